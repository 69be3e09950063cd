package extract

// deictic reads "today", "yesterday", "the day before yesterday", "tonight",
// "this morning", "last night".
func (p *timeParser) deictic(i int) phrase {
	f := phrase{form: formDays, kind: "DATE", end: i + 1}
	switch p.word(i) {
	case "today":
		return f
	case "yesterday":
		f.n = -1
		return f
	case "tomorrow":
		f.n = 1
		return f
	case "tonight":
		f.part, f.kind = "NI", "TIME"
		return f
	case "the":
		if p.word(i+1) != "day" {
			break
		}
		if p.word(i+2) == "before" && p.word(i+3) == "yesterday" {
			f.n, f.end = -2, i+4
			return f
		}
		if p.word(i+2) == "after" && p.word(i+3) == "tomorrow" {
			f.n, f.end = 2, i+4
			return f
		}
	}
	return phrase{}
}

// pointing reads "last week", "the following day", "this year's third
// quarter", "next March", "the past two weeks", "over the weekend".
func (p *timeParser) pointing(i int) phrase {
	j := i
	if w := p.word(j); w == "the" || w == "these" || w == "those" {
		j++
	}
	if p.word(j) == "year" && (p.word(p.hyphen(j+1)) == "ago" || p.word(p.hyphen(j+1)) == "earlier") {
		return p.yearAgo(i, j)
	}
	dir, story, ok := direction(p.word(j))
	if p.word(j) == "latest" {
		dir, story, ok = 0, true, true
	}
	if !ok {
		return p.definite(i, j)
	}
	if p.word(j) == "past" && j == i && p.word(i-1) != "these" && cardinal(p.word(j+1)) < 0 && p.digits(j+1) == 0 && p.word(j+1) != "few" && p.word(j+1) != "several" && p.word(j+1) != "decade" {
		return phrase{}
	}
	if u, _ := unitWord(p.word(j + 1)); p.word(i) == "the" && p.word(j) == "next" && (u == unitDay || dayPart(p.word(j+1)) != "") {
		story = true // "the next morning" is that after the story's day
	}
	f := phrase{kind: "DATE", dir: dir, story: story, pointed: true}
	k := j + 1
	if w := p.word(k); p.word(j) == "this" && (w == "past" || w == "coming") {
		f.dir, _, _ = direction(w)
		k++
	}
	if p.word(k) == "fiscal" || p.word(k) == "calendar" || p.word(k) == "very" {
		k++
	}
	w := p.word(k)
	if u, plural := unitWord(w); u >= unitDay && !plural && !(p.upper(k) && p.upper(j) && i > 0) {
		return p.pointedUnit(f, u, k+1, p.word(j), j > i)
	}
	if part := dayPart(w); part != "" && w != "overnight" && w != "dawn" {
		f.form, f.kind, f.part, f.n, f.end = formDays, "TIME", part, dir, k+1
		if p.word(j) == "last" && part != "NI" {
			f.n = -1
		}
		if p.word(j) == "past" {
			return phrase{}
		}
		return f
	}
	if m, l := p.named(k); m > 0 {
		f.form, f.month, f.end = formDate, m, l
		if d, l := p.dayNumber(l); d > 0 {
			f.day, f.end = d, l
		}
		return f
	}
	if s := seasonWord(w); s != "" {
		f.form, f.season, f.end = formSeason, s, k+1
		return f
	}
	if w == "christmas" || w == "easter" || w == "thanksgiving" {
		f.form, f.name, f.end = formHoliday, w, k+1
		return f
	}
	return p.period(f, k, p.word(j))
}

// pointedUnit is "last week" and what can follow: "this year's third quarter".
func (p *timeParser) pointedUnit(f phrase, u unit, end int, pointer string, article bool) phrase {
	f.form, f.unit, f.n, f.end = formUnit, u, f.dir, end
	if pointer == "same" && u == unitQuarter {
		f.story = true
	}
	if pointer == "past" || pointer == "last" && article && u != unitQuarter && u != unitCentury || pointer == "coming" && article {
		if u != unitYear || pointer == "past" {
			f.form, f.kind, f.n = formPeriod, "DURATION", 1
		}
	}
	if g := p.genitive(end); u == unitYear && g > end {
		if q := p.ordinalPart(g); q.end > g && q.form == formPart && q.year == 0 {
			q.dir, q.pointed, q.story = f.dir, true, f.story
			return q
		}
	}
	return f
}

// period is "the past two weeks", "the next few days", "recent" ones are references.
func (p *timeParser) period(f phrase, k int, pointer string) phrase {
	n, vague, half, next := p.count(k)
	if next == k {
		if u, plural := unitWord(p.word(k)); plural && (pointer == "past" || pointer == "coming") && u >= unitDay {
			f.form, f.kind, f.vague, f.unit, f.end = formPeriod, "DURATION", true, u, k+1
			return f
		}
		return phrase{}
	}
	if last, vagueLast := p.alternative(next); last > next {
		next, vague = last, vagueLast
	}
	if p.word(k) == "couple" && p.word(next) == "of" {
		next++
	}
	next = p.hyphen(next)
	u, _ := unitWord(p.word(next))
	if p.word(p.hyphen(next+1)) == "old" {
		return phrase{}
	}
	if u == unitNone || pointer == "same" || pointer == "that" {
		return phrase{}
	}
	f.form, f.kind, f.n, f.vague, f.half, f.unit, f.end = formPeriod, "DURATION", n, vague, half, u, next+1
	return f
}

// definite is "the weekend", "the quarter", "the year", "the weekend of ...".
func (p *timeParser) definite(i, j int) phrase {
	if p.word(i) != "the" || j == i {
		return phrase{}
	}
	switch p.word(j) {
	case "week", "weekend":
		return p.namedWeek(j)
	case "full":
		if w := p.word(j + 2); p.word(j+1) == "year" && (w == "" || w == "." || w == ",") {
			return phrase{form: formUnit, kind: "DATE", unit: unitYear, pointed: true, end: j + 2}
		}
	case "quarter":
		if p.word(j+1) == "of" || p.word(j+1) == "-" {
			return phrase{}
		}
		f := phrase{form: formUnit, kind: "DATE", unit: unitQuarter, story: true, pointed: true, end: j + 1}
		if w := p.word(j + 1); w == "ended" || w == "ending" {
			if last := p.monthDate(j + 2); last.form == formDate && last.day > 0 {
				f.year, f.month, f.day = last.year, last.month, last.day
			}
		}
		return f
	case "year":
		if w := p.word(j + 1); p.word(i-1) == "of" || p.word(i-1) == "for" && w != "ended" && w != "ending" && w != "to" {
			return phrase{form: formUnit, kind: "DATE", unit: unitYear, pointed: true, end: j + 1}
		} else if w == "," || w == "." || w == "" || w == "ended" || w == "ending" {
			return phrase{form: formLength, kind: "DURATION", n: 1, unit: unitYear, end: j + 1}
		}
	case "fiscal":
		if p.word(j+1) == "year" && p.digits(j+2) == 0 {
			return phrase{form: formLength, kind: "DURATION", n: 1, unit: unitYear, end: j + 2}
		}
	case "day":
		if w := p.word(j + 1); (w == "before" || w == "after") && (p.word(j+2) == "" || p.word(j+2) == "." || p.word(j+2) == ",") {
			return phrase{form: formShift, kind: "DATE", unit: unitDay, n: 1, dir: map[string]int{"before": -1, "after": 1}[w], story: true, end: j + 2}
		}
	}
	return phrase{}
}

// namedWeek is "the week", "the weekend", "the week of March 6".
func (p *timeParser) namedWeek(j int) phrase {
	u, _ := unitWord(p.word(j))
	if w := p.word(j + 1); w == "of" || w == "ending" || w == "beginning" {
		d := p.monthDate(j + 2)
		if d.end == 0 {
			d = p.dayMonth(j + 2)
		}
		if d.form == formDate && d.day > 0 {
			d.unit, d.week = u, true
			return d
		}
	}
	f := phrase{form: formUnit, kind: "DATE", unit: u, end: j + 1, pointed: true}
	if u == unitWeekend {
		return f
	}
	switch p.word(j + 1) {
	case "", ".", ",", "'", "’", ";":
		return f // "the week before", "the week that saw" count from something else
	}
	return phrase{}
}

// quarterOf marks a shift by a year that says it is of a quarter.
const quarterOf = "Q"

// yearAgo reads "the year-ago quarter", "the year-earlier period", "year-earlier".
func (p *timeParser) yearAgo(i, j int) phrase {
	k := p.hyphen(j+1) + 1
	if k == j+2 {
		return phrase{} // no hyphen
	}
	f := phrase{form: formShift, kind: "DATE", unit: unitYear, n: 1, dir: -1, story: true, end: k}
	switch p.word(k) {
	case "quarter":
		f.part, f.end = quarterOf, k+1
	case "period", "month", "week":
		f.end++
	default:
		if ordinal(p.word(k)) > 0 && p.word(k+1) == "quarter" {
			return phrase{form: formPart, kind: "DATE", unit: unitQuarter, n: ordinal(p.word(k)), dir: -1, pointed: true, end: k + 2}
		}
		if j > i {
			return phrase{} // of "the year-ago results" the article is the noun's
		}
	}
	return f
}

// quantity reads a length of time and what can stand behind it: "two weeks",
// "two weeks ago", "a year earlier", "three-day", "the nine months".
func (p *timeParser) quantity(i int) phrase {
	j := i
	article := p.word(j) == "the"
	if article {
		j++
		if p.word(j) == "first" || p.word(j) == "last" || p.word(j) == "final" {
			j++
		}
	}
	j = p.bounded(j)
	bounded := j > i && !article
	if p.word(j) == "half" && (p.word(j+1) == "a" || p.word(j+1) == "an") {
		return p.halfUnit(i, j)
	}
	n, vague, half, k := p.count(j)
	if k == j {
		return p.plural(i, j, bounded)
	}
	if article && (p.word(j) == "a" || n == 1) {
		return phrase{}
	}
	last, vagueLast := p.alternative(k)
	if last > k {
		k, vague = last, vagueLast
	}
	h := p.hyphen(k)
	hyphened := h > k
	if hyphened && article {
		return phrase{} // of "the two-week siege" the article is the noun's
	}
	k = h
	if w := p.word(k); w == "full" || w == "straight" || w == "consecutive" || w == "long" || w == "more" || w == "business" || w == "fiscal" || w == "whole" || w == "calendar" || w == "other" {
		k++
	}
	u, plural := unitWord(p.word(k))
	if u == unitNone || p.upper(k) && i > 0 && p.digits(j) > 0 || u == unitWeekend && n == 1 && !hyphened {
		return phrase{}
	}
	if u == unitSecond && !plural && !hyphened || u == unitQuarter && !plural && n != 1 || n == 1 && p.word(j) == "a" && u == unitSecond {
		return phrase{}
	}
	if hyphened && u == unitQuarter {
		return phrase{} // a fraction
	}
	if n != 1 && !vague && !plural && !hyphened && p.digits(j) == 0 && u != unitDay && !p.describes(k) {
		return phrase{}
	}
	if p.word(j) == "a" && !plural && (p.rate(j, k) || u == unitQuarter && p.word(k+1) == "of" || p.word(k-1) == "fiscal" || p.word(k-1) == "calendar") {
		return phrase{} // "900 seats a week", "a quarter of them", "from a fiscal year to ..."
	}
	f := phrase{form: formLength, kind: "DURATION", n: n, vague: vague, half: half, unit: u, end: k + 1}
	if e := p.hyphen(k + 1); (e > k+1 || !hyphened) && p.word(e) == "old" {
		if e > k+1 || p.word(e) == "old" {
			return phrase{} // an age
		}
	}
	if e := p.hyphen(k + 1); e > k+1 && p.word(e) == "long" {
		if n == 1 && p.word(j) != "one" {
			return phrase{} // of "a week-long strike" the article is the noun's
		}
		f.end = e + 1
	}
	if p.word(k+1) == "and" && p.word(k+2) == "a" && p.word(k+3) == "half" {
		f.half, f.end = true, k+4
	}
	if p.word(f.end) == "or" {
		switch w := p.word(f.end + 1); {
		case w == "so":
			f.end += 2
		case w == "two" || w == "three":
			f.vague, f.end = true, f.end+2
		}
	}
	return p.shifted(f)
}

// rate reports whether "a week" stands right behind what is counted, so that it
// says how often and not how long: "four flights a week", "$5 million a year".
func (p *timeParser) rate(i, unit int) bool {
	switch p.word(unit + 1) {
	case "ago", "earlier", "later", "before", "after", "from", "or", "and", "-", "later-":
		return false
	}
	if p.word(i-1) == "times" || p.word(i-1) == "percent" || p.word(i-1) == "%" {
		return true
	}
	w := p.word(i - 1)
	counted := p.digits(i-1) > 0 || w == "million" || w == "billion" || w == "hours"
	if len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' { // "900 seats a week"
		for k := i - 2; k >= max(0, i-4); k-- {
			counted = counted || p.digits(k) > 0 || cardinal(p.word(k)) > 0 || p.word(k) == "million"
		}
	}
	return counted
}

// alternative reads the second of two numbers: "two to three weeks", "12 or 18
// months". What is between two numbers has no value.
func (p *timeParser) alternative(i int) (next int, vague bool) {
	if w := p.word(i); w != "to" && w != "or" {
		return i, false
	}
	if p.digits(i+1) == 0 && cardinal(p.word(i+1)) < 1 {
		return i, false
	}
	_, _, _, k := p.count(i + 1)
	if u, _ := unitWord(p.word(p.hyphen(k))); u == unitNone || u == unitSecond {
		return i, false
	}
	return k, true
}

// describes reports whether a unit in the singular behind a number stands
// before the noun that it describes: "a five year low".
func (p *timeParser) describes(k int) bool {
	w := p.word(k + 1)
	return len(w) > 2 && w[0] >= 'a' && w[0] <= 'z' && !p.upper(k+1) && w != "ago" && w != "old" && w != "and" && w != "later" && w != "earlier"
}

// halfUnit is "half an hour", "half a year".
func (p *timeParser) halfUnit(i, j int) phrase {
	switch u, _ := unitWord(p.word(j + 2)); u {
	case unitHour:
		return p.shifted(phrase{form: formLength, kind: "DURATION", n: 30, unit: unitMinute, end: j + 3})
	case unitYear:
		return p.shifted(phrase{form: formLength, kind: "DURATION", n: 6, unit: unitMonth, end: j + 3})
	case unitDecade:
		return p.shifted(phrase{form: formLength, kind: "DURATION", n: 5, unit: unitYear, end: j + 3})
	case unitCentury:
		return p.shifted(phrase{form: formLength, kind: "DURATION", n: 50, unit: unitYear, end: j + 3})
	}
	return phrase{}
}

// plural is a plural unit without a number: "for weeks", "years ago", "decades-long".
func (p *timeParser) plural(i, j int, bounded bool) phrase {
	u, plural := unitWord(p.word(j))
	if !plural || i != j && !bounded || u == unitQuarter || u == unitWeekend || u == unitSecond {
		return phrase{}
	}
	end := j + 1
	if w := p.word(end); w == "or" || w == "and" {
		if v, also := unitWord(p.word(end + 1)); also && v != u {
			end += 2
		}
	}
	f := p.shifted(phrase{form: formLength, kind: "DURATION", vague: true, unit: u, end: end})
	if f.form != formLength {
		return f
	}
	switch p.word(i - 1) {
	case "for", "in", "over", "within", "took", "take", "takes", "taken", "last", "lasted", "spent", "after", "of", "many", "through":
		return f
	}
	if w := p.word(j + 1); w == "of" || w == "before" || w == "after" {
		return f
	}
	return phrase{}
}

// shifted turns a length with "ago", "earlier", "later" behind it into a date.
func (p *timeParser) shifted(f phrase) phrase {
	k := f.end
	switch p.word(k) {
	case "ago":
		f.dir = -1
	case "earlier", "previously":
		f.dir, f.story = -1, true
	case "before":
		if w := p.word(k + 1); w != "" && w != "." && w != "," {
			return f
		}
		f.dir, f.story = -1, true
	case "later", "afterward", "afterwards":
		f.dir, f.story = 1, true
	case "hence":
		f.dir = 1
	case "from":
		if p.word(k+1) != "now" {
			return f
		}
		f.dir, k = 1, k+1
	default:
		return f
	}
	f.form, f.kind, f.end = formShift, "DATE", k+1
	if p.word(k) == "ago" && p.word(k+1) == "today" && f.unit > unitDay {
		f.exact, f.end = true, k+2
	}
	if f.unit < unitDay {
		f.kind = "TIME"
	}
	return f
}
