package extract

// ordinalPart reads quarters, halves and centuries: "the third quarter of
// 1998", "third-quarter", "first half", "the 20th century", "Q3 2022".
func (p *timeParser) ordinalPart(i int) phrase {
	if p.word(i) == "q" || p.word(i) == "h" {
		if p.digits(i+1) == 1 && p.tight(i+1) && p.upper(i) && p.a[i+1].n >= 1 && p.a[i+1].n <= 4 {
			return p.ofYear(phrase{form: formPart, kind: "DATE", unit: unitQuarter, n: p.a[i+1].n, end: i + 2})
		}
		return phrase{}
	}
	j := i
	if p.word(j) == "the" {
		j++
	}
	if p.word(j) == "fiscal" {
		j++
	}
	n := ordinal(p.word(j))
	k := j + 1
	if w := p.word(k); (w == "half" || w == "quarter") && (p.word(j) == "last" || p.word(j) == "final" || p.word(j) == "latter") && p.word(k+1) == "of" {
		n = map[string]int{"half": 2, "quarter": 4}[w]
	}
	if n == 0 && p.digits(j) > 0 && p.digits(j) <= 2 {
		switch p.word(k) {
		case "st", "nd", "rd", "th":
			n, k = p.a[j].n, k+1
		}
	}
	if n == 0 && cardinal(p.word(j)) == 20 && p.word(p.hyphen(k)) == "first" {
		n, k = 21, p.hyphen(k)+1
	}
	if n <= 0 {
		return phrase{}
	}
	if h := p.hyphen(k); h > k {
		if p.word(i) == "the" {
			return phrase{} // of "the third-quarter loss" the article is the noun's
		}
		k = h
	}
	if p.word(k) == "fiscal" {
		k++
	}
	f := phrase{form: formPart, kind: "DATE", n: n, end: k + 1}
	switch w := p.word(k); {
	case w == "quarter" && n <= 4:
		f.unit = unitQuarter
	case w == "half" && n <= 2 && (p.word(k+1) == "of" || p.word(k-1) != "-" && p.word(i) == "the"):
		f.unit = unitHalf
		if g := p.ofYear(f); g.end == f.end {
			return phrase{} // half of something else
		}
	case (w == "century" || w == "centuries") && n <= 30:
		f.form, f.unit = formCentury, unitCentury
		return f
	default:
		return phrase{}
	}
	return p.ofYear(f)
}

// ofYear adds the year of a quarter, half or season: "of 1998", "1998", "of
// last year", "of this year", "of the year".
func (p *timeParser) ofYear(f phrase) phrase {
	j := f.end
	if p.word(j) == "of" || p.word(j) == "in" || p.word(j) == "," {
		j++
	}
	if p.word(j) == "fiscal" {
		j++
	}
	if p.digits(j) == 4 && p.a[j].n > 1000 && p.a[j].n < 2200 {
		f.year, f.end = p.a[j].n, j+1
		return f
	}
	if y, k := p.yearInWords(j); y > 0 {
		f.year, f.end = y, k
		return f
	}
	if p.word(j) == "the" && p.word(j+1) == "year" && j > f.end {
		f.end = j + 2
		return f
	}
	if dir, story, ok := direction(p.word(j)); ok && p.word(j+1) == "year" {
		f.dir, f.story, f.pointed, f.end = dir, story, true, j+2
	}
	return f
}

// decade reads "the 1980s", "the '80s", "the eighties", "the mid-1990s".
func (p *timeParser) decade(i int) phrase {
	j := i
	if p.word(j) == "the" {
		j++
	}
	mod := ""
	if w := p.word(j); w == "early" || w == "late" || w == "mid" {
		mod = map[string]string{"early": "START", "late": "END", "mid": "MID"}[w]
		j = p.hyphen(j + 1)
	}
	f := phrase{form: formDecade, kind: "DATE", unit: unitDecade, mod: mod}
	switch {
	case p.digits(j) == 4 && p.a[j].n%10 == 0 && p.pluralS(j+1) > j+1:
		f.year, f.end = p.a[j].n, p.pluralS(j+1)
	case p.digits(j) == 2 && p.a[j].n%10 == 0 && p.a[j].n >= 10 && p.pluralS(j+1) > j+1 && (j > i || p.opens(j-1) && p.word(j-1) != ""):
		f.year, f.end = 1900+p.a[j].n, p.pluralS(j+1)
	case (p.word(j) == "'" || p.word(j) == "’" || p.word(j) == "‘") && p.digits(j+1) == 2 && p.a[j+1].n%10 == 0 && p.pluralS(j+2) > j+2:
		f.year, f.end = 1900+p.a[j+1].n, p.pluralS(j+2)
	case decadeWord(p.word(j)) > 0 && j > i:
		f.year, f.end = 1900+decadeWord(p.word(j)), j+1
	}
	return f
}

// pluralS skips the s of "1980s" and "1980's".
func (p *timeParser) pluralS(i int) int {
	if p.word(i) == "s" && p.tight(i) {
		return i + 1
	}
	if g := p.genitive(i); g == i+2 {
		return g
	}
	return i
}

// season reads "the summer", "summer 2022", "the winter of 1998", "in spring".
func (p *timeParser) season(i int) phrase {
	j := i
	if p.word(j) == "the" {
		j++
	}
	if w := p.word(j); (w == "early" || w == "late" || w == "mid") && j > i {
		j = p.hyphen(j + 1)
	}
	s := seasonWord(p.word(j))
	if s == "" {
		return phrase{}
	}
	f := p.ofYear(phrase{form: formSeason, kind: "DATE", season: s, end: j + 1})
	if f.year > 0 || f.pointed {
		return f
	}
	switch p.word(j) {
	case "fall", "spring":
		switch p.word(i - 1) {
		case "in", "by", "until", "since", "during", "early", "late":
		default:
			if p.word(i) != "the" || p.word(f.end) == "of" || p.word(f.end) == "in" {
				return phrase{}
			}
		}
	}
	if p.word(i+1) != "" && p.word(i) == "summer" && p.upper(i+1) {
		return phrase{} // Summer Olympics, a name
	}
	return f
}

// holiday reads feasts by name: "Christmas Eve", "New Year's Day", "the Fourth of July".
func (p *timeParser) holiday(i int) phrase {
	if !p.upper(i) {
		return phrase{}
	}
	f := phrase{form: formHoliday, kind: "DATE"}
	w, next := p.word(i), p.word(i+1)
	two := w + " " + next
	switch {
	case w == "new" && next == "year" || w == "valentine":
		k := i + 1
		if w == "new" {
			k = i + 2
		}
		g := p.genitive(k)
		if g == k {
			return phrase{}
		}
		f.name, f.end = map[string]string{"new": "new years ", "valentine": "valentines "}[w]+p.word(g), g+1
	case w == "fourth" && next == "of" && p.word(i+2) == "july":
		f.name, f.end = "fourth of july", i+3
	case !holiday(2000, two).IsZero():
		f.name, f.end = two, i+2
	case !holiday(2000, w).IsZero():
		f.name, f.end = w, i+1
	}
	if f.name == "" || holiday(2000, f.name).IsZero() {
		return phrase{}
	}
	f.year, f.end = p.yearAfterHoliday(f.end)
	return f
}

func (p *timeParser) yearAfterHoliday(i int) (y, end int) {
	if p.digits(i) == 4 {
		return p.yearAfter(i)
	}
	return 0, i
}

// set reads what recurs: "daily", "every Monday", "each year", "Tuesdays",
// "every two weeks".
func (p *timeParser) set(i int) phrase {
	f := phrase{form: formLiteral, kind: "SET", end: i + 1}
	if v := often(p.word(i)); v != "" {
		f.value = v
		return f
	}
	if w := weekdays(p.word(i)); w > 0 && p.upper(i) {
		f.value = "XXXX-WXX-" + digit(w)
		if part := dayPart(p.word(i + 1)); part != "" {
			f.value, f.end = f.value+"T"+part, i+2
		}
		return f
	}
	if w := weekday(p.word(i)); w > 0 && p.upper(i) && dayPart(p.word(i+1)) != "" && p.word(i + 1)[len(p.word(i+1))-1] == 's' {
		f.value, f.end = "XXXX-WXX-"+digit(w)+"T"+dayPart(p.word(i+1)), i+2
		return f
	}
	if w := p.word(i); w != "every" && w != "each" {
		return phrase{}
	}
	j := i + 1
	if p.word(j) == "other" {
		j++
	}
	if w := weekday(p.word(j)); w > 0 {
		f.value, f.end = "XXXX-WXX-"+digit(w), j+1
		return f
	}
	if m, k := p.named(j); m > 0 {
		f.value, f.end = "XXXX-"+twoDigits(m), k
		return f
	}
	if s := seasonWord(p.word(j)); s != "" {
		f.value, f.end = "XXXX-"+s, j+1
		return f
	}
	if part := dayPart(p.word(j)); part != "" {
		f.value, f.end = "XXXX-XX-XXT"+part, j+1
		return f
	}
	n, vague, _, k := p.count(j)
	if k == j {
		n = 1
	}
	if p.word(i+1) == "other" {
		n = 2
	}
	u, _ := unitWord(p.word(k))
	if u == unitNone {
		return phrase{}
	}
	f.value, f.end = lengthValue(phrase{n: n, vague: vague, unit: u}), k+1
	return f
}

func digit(n int) string { return string(rune('0' + n%10)) }

func twoDigits(n int) string { return digit(n/10) + digit(n) }

// literal reads references to past, present and future at large.
func (p *timeParser) literal(i int) phrase {
	f := phrase{form: formLiteral, kind: "DATE", end: i + 1}
	w, next := p.word(i), p.word(i+1)
	switch {
	case w == "the" && (next == "past" || next == "future" || next == "present") && p.standsAlone(i+2):
		f.value, f.end = map[string]string{"past": "PAST_REF", "future": "FUTURE_REF", "present": "PRESENT_REF"}[next], i+2
	case w == "the" && (next == "near" || next == "foreseeable") && p.word(i+2) == "future":
		f.value, f.end = "FUTURE_REF", i+3
	case w == "the" && next == "moment" && p.word(i-1) == "at", w == "these" && next == "days", w == "this" && next == "time" && p.word(i-1) == "at":
		f.value, f.end = "PRESENT_REF", i+2
	case w == "a" && next == "while" && p.word(i-1) == "for", w == "some" && next == "time" && p.word(i-1) == "for":
		f.kind, f.value, f.end = "DURATION", "PXX", i+2
	case w == "the" && next == "years" && p.word(i-1) == "over":
		f.kind, f.value, f.end = "DURATION", "PXY", i+2
	case w == "the" && (next == "near" || next == "short") && p.word(i+2) == "term":
		f.value, f.end = "FUTURE_REF", i+3
	case w == "a" && next == "later" && (p.word(i+2) == "date" || p.word(i+2) == "time"):
		f.value, f.end = "FUTURE_REF", i+3
	case w == "the" && next == "current", w == "the" && next == "recent":
		return phrase{}
	case w == "recent":
		f.value = "PAST_REF"
		if _, plural := unitWord(next); plural {
			f.end = i + 2
		}
	case w == "current" && p.word(i-1) == "alternating":
		return phrase{}
	case (w == "soon" || w == "shortly") && (p.word(i-1) == "as" || next == "after" || next == "before" || next == "afterwards"):
		return phrase{}
	case reference(w) != "":
		f.value = reference(w)
	default:
		return phrase{}
	}
	return f
}

// standsAlone reports whether no noun follows, so that "the past" is the noun.
func (p *timeParser) standsAlone(i int) bool {
	switch p.word(i) {
	case "", ".", ",", ";", ":", "\"", "”", "'", "’", ")", "and", "or", "but", "of", "to", "is", "was", "has", "will", "with", "that", "when", "as", "for", "on", "we", "he", "it", "they":
		return true
	}
	return false
}
