package extract

// partOfUnit reads a part of the running unit: "the end of the month", "year
// end", "later in the day", "year's end".
func (p *timeParser) partOfUnit(i int) phrase {
	f := phrase{form: formUnit, kind: "DATE", pointed: true, mod: "END"}
	if p.word(i) == "year" {
		k := p.genitive(i + 1)
		k = p.hyphen(k)
		if p.word(k) == "end" {
			f.unit, f.end = unitYear, k+1
			return f
		}
		return phrase{}
	}
	j := i
	if p.word(j) == "the" {
		j++
	}
	switch w := p.word(j); w {
	case "end", "beginning", "start", "middle", "rest", "remainder":
		f.mod = map[string]string{"end": "END", "beginning": "START", "start": "START", "middle": "MID"}[w]
		if p.word(j+1) != "of" {
			return phrase{}
		}
	case "early", "late", "earlier", "later":
		f.mod = map[string]string{"early": "START", "late": "END"}[w]
		if p.word(j+1) != "in" {
			return phrase{}
		}
	default:
		return phrase{}
	}
	if p.word(j+2) != "the" && p.word(j+2) != "this" {
		return phrase{}
	}
	f.unit, _ = unitWord(p.word(j + 3))
	f.end = j + 4
	switch f.unit {
	case unitDay:
		f.story, f.mod = true, ""
	case unitWeek, unitMonth, unitQuarter, unitYear, unitDecade, unitCentury:
	default:
		return phrase{}
	}
	if w := p.word(f.end); w == "of" || f.unit == unitDecade && p.digits(f.end) > 0 {
		return phrase{}
	}
	return f
}

// lasting reads a unit that says how long: "week-long", "decades-long".
func (p *timeParser) lasting(i int) phrase {
	u, plural := unitWord(p.word(i))
	k := p.hyphen(i + 1)
	if u < unitMinute || k == i+1 || p.word(k) != "long" {
		return phrase{}
	}
	return phrase{form: formLength, kind: "DURATION", n: 1, vague: plural, unit: u, end: k + 1}
}

// yearInWords reads a year that is spelled out, as broadcasts are transcribed:
// "nineteen ninety-six", "two thousand and four".
func (p *timeParser) yearInWords(i int) (y, next int) {
	switch p.word(i) {
	case "sixteen", "seventeen", "eighteen", "nineteen", "twenty":
		tens := cardinal(p.word(i + 1))
		if tens < 10 {
			return 0, i
		}
		y, next = 100*cardinal(p.word(i))+tens, i+2
		if k := p.hyphen(next); tens >= 20 && cardinal(p.word(k)) > 0 && cardinal(p.word(k)) < 10 {
			y, next = y+cardinal(p.word(k)), k+1
		}
		return y, next
	case "two":
		if p.word(i+1) != "thousand" {
			return 0, i
		}
		y, next = 2000, i+2
		if p.word(next) == "and" {
			next++
		}
		if n := cardinal(p.word(next)); n > 0 && n < 30 {
			return y + n, next + 1
		}
		return y, i + 2
	}
	return 0, i
}

// spelledYear is a year in words that stands alone; "two thousand" and what
// counts things are none.
func (p *timeParser) spelledYear(i int) phrase {
	j, told := i, p.yearBefore(i)
	if p.word(j) == "the" && p.word(j+1) == "year" {
		j, told = j+2, true
	}
	y, k := p.yearInWords(j)
	if y == 0 || y >= 2000 && !told {
		return phrase{}
	}
	if u, _ := unitWord(p.word(p.hyphen(k))); u != unitNone || countedNoun(p.word(k)) && !p.upper(k) || y >= 2000 && j == i && p.word(k) != "," && p.word(k) != "." {
		return phrase{}
	}
	return phrase{form: formDate, kind: "DATE", year: y, end: k}
}

// yearBefore reports whether the word before is one that years follow.
func (p *timeParser) yearBefore(i int) bool {
	switch p.word(i - 1) {
	case "in", "since", "by", "until", "from", "year":
		return true
	}
	return false
}

// yearPart reads "the 1988 third quarter", "the 1988 quarter", "the 1988 period".
func (p *timeParser) yearPart(i int) phrase {
	if p.word(i) != "the" || p.digits(i+1) != 4 || p.a[i+1].n < 1900 || p.a[i+1].n > 2100 {
		return phrase{}
	}
	f := phrase{form: formPart, kind: "DATE", unit: unitQuarter, year: p.a[i+1].n, end: i + 3}
	switch n := ordinal(p.word(i + 2)); {
	case p.word(i+2) == "quarter" || p.word(i+2) == "period":
		return f
	case n > 0 && n <= 4 && p.word(p.hyphen(i+3)) == "quarter":
		f.n, f.end = n, p.hyphen(i+3)+1
		return f
	}
	return phrase{}
}
