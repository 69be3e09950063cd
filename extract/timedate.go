package extract

// numeric reads dates in digits: 2023-09-13, 9/13/2023 (American order unless
// the first number can be no month), 13.09.2023.
func (p *timeParser) numeric(i int) phrase {
	if p.nineEleven(i) {
		return phrase{form: formDate, kind: "DATE", year: 2001, month: 9, day: 11, end: i + 3}
	}
	if p.digits(i) == 0 || !p.tight(i+1) || !p.tight(i+2) || !p.tight(i+3) || !p.tight(i+4) {
		return phrase{}
	}
	sep := p.word(i + 1)
	if sep != "-" && sep != "/" && sep != "." || p.word(i+3) != sep || p.digits(i+2) == 0 || p.digits(i+2) > 2 {
		return phrase{}
	}
	a, b, c := p.a[i].n, p.a[i+2].n, p.a[i+4].n
	f := phrase{form: formDate, kind: "DATE", end: i + 5}
	switch {
	case p.digits(i) == 4 && p.digits(i+4) > 0 && p.digits(i+4) <= 2:
		f.year, f.month, f.day = a, b, c
	case p.digits(i) <= 2 && (p.digits(i+4) == 4 || p.digits(i+4) == 2 && sep == "/"):
		f.year, f.month, f.day = fullYear(c, p.digits(i+4)), a, b
		if sep == "." || a > 12 {
			f.month, f.day = b, a
		}
	default:
		return phrase{}
	}
	if !validDate(f.year, f.month, f.day) {
		return phrase{}
	}
	if p.word(f.end) == "t" && p.tight(f.end) && p.digits(f.end+1) == 2 {
		if c, ok := p.clockDigits(f.end + 1); ok {
			f.hour, f.minute, f.clock, f.kind, f.zone, f.end = c.hour, c.minute, true, "TIME", c.zone, c.end
		}
	}
	return f
}

func fullYear(y, digits int) int {
	switch {
	case digits > 2:
		return y
	case y < 50:
		return 2000 + y
	}
	return 1900 + y
}

func validDate(y, m, d int) bool {
	return m >= 1 && m <= 12 && d >= 1 && (y == 0 && d <= 31 || d <= civil(y, m+1, 0).Day())
}

// named is a month by name at i; "may" and "march" must be capitals, and the
// short forms too.
func (p *timeParser) named(i int) (m, next int) {
	w := p.word(i)
	m = month(w)
	if m == 0 || !p.upper(i) {
		return 0, i
	}
	if len(w) <= 4 && w != "may" && w != "june" && w != "july" {
		return m, p.dot(i + 1)
	}
	return m, i + 1
}

// monthDate reads "September", "September 13", "Sept. 13, 2023", "September
// 2023", "May 3-5", "May 3 to June 2".
func (p *timeParser) monthDate(i int) phrase {
	m, j := p.named(i)
	if m == 0 {
		return phrase{}
	}
	f := phrase{form: formDate, kind: "DATE", month: m, end: j}
	if w := p.word(i + 1); p.word(i) == "march" && p.word(i-1) == "annual" || p.word(i) == "march" && w == "for" && p.upper(i+2) {
		return phrase{} // a march
	}
	if d, k := p.dayNumber(j); d > 0 {
		f.day, f.end = d, k
		f = p.dayRange(f)
		if y, k := p.yearAfter(f.end); y > 0 {
			f.year, f.end = y, k
			if f.form == formRange {
				f.to[0] = y
			}
		} else if dir, k, ok := p.pointedYear(f.end); ok && f.form == formDate {
			f.dir, f.ofYear, f.end = dir, true, k
		}
		return f
	}
	if y, k := p.yearAfter(j); y > 0 {
		f.year, f.end = y, k
		return f
	}
	if dir, k, ok := p.pointedYear(j); ok {
		f.dir, f.ofYear, f.end = dir, true, k
		return f
	}
	if d, k := p.ordinalDay(j); d > 0 {
		f.day, f.end = d, k
		return f
	}
	if p.word(i) == "may" && !p.prepositionBefore(i) || p.word(i) == "march" && p.word(i-1) == "the" || (p.word(i) == "april" || p.word(i) == "june" || p.word(i) == "may" || p.word(i) == "august") && p.upper(i+1) && month(p.word(i+1)) == 0 && weekday(p.word(i+1)) == 0 {
		return phrase{} // the verb, the act, a first name
	}
	if p.word(i) == "mar" || p.word(i) == "jan" && p.upper(i+1) || p.word(i) == "dec" && p.word(i+1) != "." && !p.prepositionBefore(i) {
		return phrase{}
	}
	return f
}

func (p *timeParser) prepositionBefore(i int) bool {
	switch p.word(i - 1) {
	case "in", "by", "since", "until", "till", "of", "from", "last", "next", "this", "early", "late", "mid", "-", "to", "through", "between", "and", "before", "after", "during", "for", "or", "previous", "each", "every":
		return true
	}
	return false
}

// dayNumber reads the day of a month: 13, 13th, the 13th.
func (p *timeParser) dayNumber(i int) (d, next int) {
	if p.digits(i) == 0 || p.digits(i) > 2 || p.a[i].n < 1 || p.a[i].n > 31 {
		return 0, i
	}
	j := i + 1
	if p.word(j) == ":" && p.tight(j) && p.digits(j+1) > 0 && p.tight(j+1) || p.word(j) == "." && p.tight(j) && p.digits(j+1) > 0 && p.tight(j+1) {
		return 0, i // a clock time, a decimal
	}
	switch p.word(j) {
	case "st", "nd", "rd", "th":
		if p.tight(j) {
			return p.a[i].n, j + 1
		}
	case "%", "percent", "million", "billion":
		return 0, i
	case "am", "pm", "a", "p":
		if p.word(j) == "am" || p.word(j) == "pm" || p.word(j+1) == "." && p.word(j+2) == "m" {
			return 0, i
		}
	}
	return p.a[i].n, j
}

// anotherDay reads the second day of a pair behind the first: "April 24 and 25".
func (p *timeParser) anotherDay(i int) phrase {
	if p.word(i-1) != "and" && p.word(i-1) != "or" || p.digits(i-2) == 0 {
		return phrase{}
	}
	m, k := 0, i-3
	if p.word(k) == "." {
		k--
	}
	if m, _ = p.named(k); m == 0 {
		return phrase{}
	}
	d, next := p.dayNumber(i)
	first, _ := p.dayNumber(i - 2)
	if d <= first || first == 0 || p.a[i].n < d {
		return phrase{}
	}
	if w := p.word(next); len(w) > 2 && w[0] >= 'a' && w[0] <= 'z' && countedNoun(w) {
		return phrase{} // "on May 4 and 12 people died"
	}
	f := phrase{form: formDate, kind: "DATE", month: m, day: d, end: next}
	if y, l := p.yearAfter(next); y > 0 {
		f.year, f.end = y, l
	}
	return f
}

// ordinalDay reads the day of a month in words: "September thirteenth".
func (p *timeParser) ordinalDay(i int) (d, next int) {
	if n := ordinal(p.word(i)); n > 0 {
		return n, i + 1
	}
	if t := cardinal(p.word(i)); t == 20 || t == 30 {
		k := p.hyphen(i + 1)
		if n := ordinal(p.word(k)); n > 0 && n < 10 && t+n <= 31 {
			return t + n, k + 1
		}
	}
	if p.word(i) == "thirtieth" {
		return 30, i + 1
	}
	return 0, i
}

// dayRange extends a day of a month to a range: "May 3-5", "May 3 to June 2".
func (p *timeParser) dayRange(f phrase) phrase {
	j := f.end
	switch p.word(j) {
	case "-", "–", "—", "to", "through", "until":
		j++
	default:
		return f
	}
	to := [3]int{f.year, f.month, 0}
	if m, k := p.named(j); m > 0 {
		to[1], j = m, k
	} else if p.word(j-1) == "until" {
		return f
	}
	d, k := p.dayNumber(j)
	if d == 0 || to[1] == f.month && d <= f.day {
		return f
	}
	to[2] = d
	f.form, f.to, f.end = formRange, to, k
	return f
}

// yearAfter reads a year behind a month or day: ", 2023", " 2023", " '98".
func (p *timeParser) yearAfter(i int) (y, next int) {
	j := i
	if p.word(j) == "," || p.word(j) == "of" {
		j++
	}
	if p.word(j) == "this" || p.word(j) == "last" || p.word(j) == "next" {
		return 0, i
	}
	if p.digits(j) == 4 && p.a[j].n >= 1000 && p.a[j].n < 2200 && p.a[j].end-p.a[j].start == 4 {
		if p.word(j+1) == ":" && p.tight(j+1) {
			return 0, i
		}
		return p.a[j].n, j + 1
	}
	if y, k := p.yearInWords(j); y > 0 {
		return y, k
	}
	if (p.word(j) == "'" || p.word(j) == "’") && p.digits(j+1) == 2 && p.tight(j+1) {
		return fullYear(p.a[j+1].n, 2), j + 2
	}
	return 0, i
}

// pointedYear reads "last year", "of this year" behind a month or day.
func (p *timeParser) pointedYear(i int) (dir, next int, ok bool) {
	j := i
	if p.word(j) == "of" {
		j++
	}
	dir, story, ok := direction(p.word(j))
	if !ok || story || p.word(j+1) != "year" || p.word(p.genitive(j+2)) != p.word(j+2) {
		return 0, i, false
	}
	return dir, j + 2, true
}

// dayMonth reads "13 September 2023", "the 13th of September", "3 to 5 May".
func (p *timeParser) dayMonth(i int) phrase {
	j := i
	if p.word(j) == "the" {
		j++
	}
	d, k := p.dayNumber(j)
	if d == 0 || p.tight(j) && p.word(j-1) != "-" && p.word(j-1) != "–" && p.word(j-1) != "(" {
		return phrase{}
	}
	f := phrase{form: formDate, kind: "DATE", day: d}
	if w := p.word(k); w == "-" || w == "–" || w == "to" || w == "and" {
		if last, l := p.dayNumber(k + 1); last > d {
			if m, end := p.named(l); m > 0 && w != "and" {
				f.form, f.month, f.to, f.end = formRange, m, [3]int{0, m, last}, end
				if y, n := p.yearAfter(end); y > 0 {
					f.year, f.to[0], f.end = y, y, n
				}
				return f
			}
		}
	}
	if p.word(k) == "of" {
		k++
	}
	m, end := p.named(k)
	if m == 0 {
		return phrase{}
	}
	f.month, f.end = m, end
	if n, _ := p.dayNumber(end); n > 0 && p.word(end+1) == "," {
		return phrase{} // "40 May 5, ..."
	}
	if y, n := p.yearAfter(end); y > 0 {
		f.year, f.end = y, n
	}
	return f
}

// weekday reads "Friday", "Friday, Sept. 15, 2023", "last Friday", "Fri.".
func (p *timeParser) weekday(i int) phrase {
	f := phrase{form: formWeekday, kind: "DATE"}
	j := i
	if p.word(j) == "the" {
		j++
	}
	dir, story, ok := direction(p.word(j))
	if ok {
		f.dir, f.story, f.pointed = dir, story, true
		j++
		if w := p.word(j); p.word(j-1) == "this" && (w == "coming" || w == "past") {
			f.dir, _, _ = direction(w)
			j++
		}
	} else if j > i {
		return phrase{}
	}
	w := weekday(p.word(j))
	if w == 0 || !p.upper(j) {
		return phrase{}
	}
	f.weekday, f.end = w, j+1
	if len(p.word(j)) <= 5 {
		if p.word(j) == "sun" || p.word(j) == "sat" || p.word(j) == "mon" {
			k := p.dot(j + 1)
			if p.word(k) == "," {
				k++
			}
			if month(p.word(k)) == 0 && p.digits(k) == 0 {
				return phrase{}
			}
		}
		f.end = p.dot(j + 1)
	}
	k := f.end
	if p.word(k) == "," {
		k++
	}
	if d := p.monthDate(k); d.day > 0 && d.form == formDate {
		d.weekday = w
		return d
	}
	if d := p.dayMonth(k); d.day > 0 && d.form == formDate {
		d.weekday = w
		return d
	}
	return f
}

// bareYear reads a year that stands alone: "in 1998", "2014-2016".
func (p *timeParser) bareYear(i int) phrase {
	if p.digits(i) != 4 || p.a[i].end-p.a[i].start != 4 || p.a[i].n < 1000 || p.a[i].n > 2150 || p.tight(i) && !p.opens(i-1) {
		return phrase{}
	}
	y := p.a[i].n
	f := phrase{form: formDate, kind: "DATE", year: y, end: i + 1}
	if w := p.word(i + 1); w == "-" || w == "–" || w == "/" {
		if p.digits(i+2) == 4 && p.a[i+2].n > y && p.a[i+2].n < 2200 {
			f.form, f.to, f.end = formRange, [3]int{p.a[i+2].n, 0, 0}, i+3
			return f
		}
		if p.digits(i+2) == 2 && p.tight(i+2) && p.a[i+2].n > y%100 {
			f.form, f.to, f.end = formRange, [3]int{y/100*100 + p.a[i+2].n, 0, 0}, i+3
			return f
		}
	}
	if !p.yearly(i) {
		return phrase{}
	}
	return f
}

// opens reports whether what stands right before a year does not make it part
// of another number.
func (p *timeParser) opens(i int) bool {
	switch p.word(i) {
	case "(", "[", "-", "–", "—", "/", "\"", "“", "'", "‘", "":
		return true
	}
	return false
}

// yearly reports whether four digits at i are a year and no other number.
func (p *timeParser) yearly(i int) bool {
	y, next := p.a[i].n, p.word(i+1)
	counted := countedNoun(next) && !p.upper(i+1)
	if p.tight(i+1) && (next == "." && p.digits(i+2) > 0 && p.tight(i+2) || next == "%" || next == ":" || next == "°") {
		return false
	}
	if p.tight(i+1) && len(next) > 0 && next[0] >= 'a' && next[0] <= 'z' {
		return false
	}
	switch p.word(i - 1) {
	case "in", "since", "by", "until", "till", "of", "from", "during", "before", "after", "early", "late", "mid", "year", "through", "for", "fiscal", "between", "through-", "to":
		return !counted && (y >= 1500 || y >= 1000 && p.word(i-1) == "in")
	}
	return y >= 1900 && y < 2050 && !counted
}

// countedNoun reports whether a word behind four digits shows that they count.
func countedNoun(s string) bool {
	switch s {
	case "people", "percent", "men", "women", "children", "million", "billion", "gmt", "utc", "hours", "local", "or", "of", "million-":
		return true
	}
	return len(s) > 4 && s[len(s)-1] == 's' && s[len(s)-2] != 's' && s != "elections" && s != "games" && s != "olympics" && s != "talks"
}

// fiscal reads "fiscal 1990", "fiscal year 1990", "FY1990".
func (p *timeParser) fiscal(i int) phrase {
	j := i
	if p.word(j) == "the" {
		j++
	}
	switch {
	case p.word(j) == "fiscal" && p.word(j+1) == "year":
		j += 2
	case p.word(j) == "fiscal" || p.word(j) == "fy" || p.word(j) == "year" && p.word(j-1) == "the":
		j++
	default:
		return phrase{}
	}
	if p.digits(j) == 4 && p.a[j].n > 1900 && p.a[j].n < 2100 {
		return phrase{form: formDate, kind: "DATE", year: p.a[j].n, end: j + 1}
	}
	return phrase{}
}
