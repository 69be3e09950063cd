package extract

// clockDate reads clock times, parts of the day, and either with a date:
// "10:35 a.m.", "5 p.m. Sunday", "noon", "at 0900 GMT on 3 May", "overnight".
func (p *timeParser) clockDate(i int) phrase {
	f := p.clock(i)
	if f.end == 0 {
		f = p.barePart(i)
	}
	if f.end == 0 || f.form != formClock {
		return f
	}
	j := p.secondClock(f.end)
	if f.clock {
		f.end = j
	}
	if p.word(j) == "," {
		j++
	}
	if p.word(j) == "on" || p.word(j) == "of" {
		j++
	}
	var date phrase
	for _, read := range [...]func(int) phrase{p.numeric, p.monthDate, p.dayMonth, p.weekday, p.deictic} {
		if d := read(j); d.end > date.end {
			date = d
		}
	}
	if date.end == 0 || date.form == formRange || date.form == formDate && date.day == 0 || date.part != "" && f.part != "" {
		return f
	}
	date.kind, date.hour, date.minute, date.clock, date.zone = "TIME", f.hour, f.minute, f.clock, f.zone
	if f.part != "" {
		date.part = f.part
	}
	if f.clock {
		date.part = ""
	}
	return date
}

// secondClock skips the same hour in another zone: "10:35 a.m. (0735 GMT)".
func (p *timeParser) secondClock(i int) int {
	if p.word(i) != "(" {
		return i
	}
	if f := p.clock(i + 1); f.clock && p.word(f.end) == ")" {
		return f.end + 1
	}
	return i
}

// clock reads a time of day with hours.
func (p *timeParser) clock(i int) phrase {
	f := phrase{form: formClock, kind: "TIME", clock: true}
	switch p.word(i) {
	case "noon", "midday":
		f.hour, f.end = 12, i+1
		return f
	case "midnight":
		f.hour, f.end = 24, i+1 // the end of the day that is named with it
		return f
	}
	d := p.digits(i)
	if d == 0 || d > 4 || d == 3 || p.a[i].end-p.a[i].start != d {
		return phrase{}
	}
	if c, ok := p.clockDigits(i); ok {
		return c
	}
	switch {
	case d == 4 && p.a[i].n/100 < 24 && p.a[i].n%100 < 60:
		zone, k, ok := p.zoneAt(i + 1)
		if !ok {
			return phrase{}
		}
		f.hour, f.minute, f.zone, f.end = p.a[i].n/100, p.a[i].n%100, zone, k
		return f
	case d <= 2:
		half, k := p.halfDay(i + 1)
		if half == "" || p.a[i].n > 12 || p.a[i].n == 0 {
			return phrase{}
		}
		f.hour, f.end = p.a[i].n, k
		return p.zoned(p.inHalf(f, half))
	}
	return phrase{}
}

// clockDigits reads "10:35", "10.35 a.m.", "22:10:05 GMT".
func (p *timeParser) clockDigits(i int) (phrase, bool) {
	f := phrase{form: formClock, kind: "TIME", clock: true}
	sep := p.word(i + 1)
	if (sep != ":" && sep != "." && sep != "h") || !p.tight(i+1) || p.digits(i+2) != 2 || !p.tight(i+2) || p.digits(i) > 2 || p.a[i].n > 24 || p.a[i+2].n > 59 {
		return f, false
	}
	f.hour, f.minute, f.end = p.a[i].n, p.a[i+2].n, i+3
	if p.word(f.end) == ":" && p.tight(f.end) && p.digits(f.end+1) == 2 {
		f.end += 2
	}
	half, k := p.halfDay(f.end)
	if half != "" {
		if f.hour > 12 {
			return f, false
		}
		f.end = k
		return p.zoned(p.inHalf(f, half)), true
	}
	if sep != ":" || f.hour > 23 {
		return f, false
	}
	return p.zoned(f), true
}

// halfDay reads "a.m.", "pm", "o'clock".
func (p *timeParser) halfDay(i int) (half string, next int) {
	switch w := p.word(i); {
	case w == "am" || w == "pm":
		return w[:1], p.dot(i + 1)
	case (w == "a" || w == "p") && p.word(i+1) == "." && p.word(i+2) == "m":
		return w, p.dot(i + 3)
	case w == "o" && p.word(i+2) == "clock":
		return "o", i + 3
	case w == "noon":
		return "p", i + 1
	case w == "in" && p.word(i+1) == "the":
		switch p.word(i + 2) {
		case "morning":
			return "a", i + 3
		case "afternoon", "evening":
			return "p", i + 3
		}
	}
	return "", i
}

func (p *timeParser) inHalf(f phrase, half string) phrase {
	if f.hour == 12 && half == "a" {
		f.hour = 0
	} else if half == "p" && f.hour < 12 {
		f.hour += 12
	}
	return f
}

func (p *timeParser) zoned(f phrase) phrase {
	if zone, k, ok := p.zoneAt(f.end); ok {
		f.zone, f.end = zone, k
	}
	return f
}

// zoneAt reads "GMT", "(EST)", "local time", "Moscow time".
func (p *timeParser) zoneAt(i int) (zone string, next int, ok bool) {
	w, bracket := p.word(i), false
	if w == "(" {
		bracket = true
		i++
		w = p.word(i)
	}
	z, ok := zoneWord(w)
	next = i + 1
	if ok && len(w) == 2 && !p.upper(i) {
		ok = false
	}
	if !ok && p.word(i+1) == "time" {
		switch w {
		case "moscow", "istanbul", "local", "eastern", "pacific", "central", "beijing", "kyiv", "london", "tokyo", "hours":
			z, ok = map[string]string{"moscow": "+03:00", "istanbul": "+03:00", "beijing": "+08:00", "tokyo": "+09:00"}[w], true
			next = i + 2
		}
	}
	if !ok && w == "hours" {
		return "", i + 1, true
	}
	if ok && bracket {
		if p.word(next) != ")" {
			return "", i, false
		}
		next++
	}
	return z, next, ok
}

// barePart reads a part of the day without a day: "the morning", "overnight".
func (p *timeParser) barePart(i int) phrase {
	f := phrase{form: formClock, kind: "TIME"}
	j := i
	if p.word(j) == "overnight" {
		f.form, f.part, f.n, f.end = formDays, "NI", -1, j+1
		return f
	}
	if p.word(j) == "the" {
		j++
	}
	early := p.word(j) == "early" || p.word(j) == "late" || p.word(j) == "mid"
	if early {
		j = p.hyphen(j + 1)
	}
	w := p.word(j)
	if p.word(j) == "small" && p.word(j+1) == "hours" {
		early, j, w = true, j+1, "hours"
	}
	if early && w == "hours" && p.word(j+1) == "of" {
		f.part, f.end = "MO", j+1
		return f
	}
	part := dayPart(w)
	if part == "" || p.word(j)[len(w)-1] == 's' {
		return phrase{}
	}
	f.part, f.end = part, j+1
	if (w == "dawn" || w == "dusk") && p.word(j+1) == "on" && weekday(p.word(j+2)) > 0 {
		return f
	}
	if weekday(p.word(j+1)) > 0 || p.word(j+1) == "of" || p.word(i) == "the" && (p.word(i-1) == "in" || p.word(i-1) == "during" || p.word(i-1) == "by") || w == "dawn" && p.word(i-1) == "at" {
		return f
	}
	return phrase{}
}
