package extract

// form says how a time phrase is put on the calendar.
type form int

const (
	formNone    form = iota
	formDate         // year, month, day as far as they are given
	formRange        // from one date to another
	formWeekday      // Friday, last Friday
	formDays         // n days from the anchor: today, yesterday
	formUnit         // last week, this year, the next quarter
	formShift        // n units from the anchor: two weeks ago
	formPeriod       // n units up to or from the anchor: the past two weeks
	formLength       // n units, nowhere on the calendar
	formSeason       // last summer, the winter of 1998
	formPart         // quarters and halves of a year
	formDecade       // the 1980s
	formCentury      // the 20th century
	formHoliday      // Christmas
	formClock        // a clock time or part of a day with no date of its own
	formLiteral      // the value says it all
)

// phrase is what the words of a time expression say, before it is put on the
// calendar. Zero fields are not said.
type phrase struct {
	form    form
	kind    string // DATE, TIME, DURATION, SET
	start   int    // first atom
	end     int    // behind the last atom
	year    int
	month   int
	day     int
	to      [3]int // formRange: year, month, day of the last
	n       int    // of units or days; ordinal of a part, decade or century
	vague   bool   // "a few", "several", plural alone
	ofYear  bool   // a month or day of last, this or next year
	half    bool   // and a half more
	unit    unit
	dir     int  // -1 back, 0 here, 1 ahead
	pointed bool // the words point: last, this, next
	story   bool // counted from the story's own time
	weekday int
	season  string
	name    string // holiday
	part    string // part of the day: MO, AF, EV, NI
	mod     string // START, MID, END
	hour    int
	minute  int
	clock   bool
	zone    string
	value   string
	past    bool // no later than the anchor: "since March", "the year ended Jan. 31"
	ahead   bool // no earlier: "effective Feb. 1"
	exact   bool // to the day: "five years ago today"
	week    bool // the week, or weekend, that the day lies in
	ends    bool // bounds a period said before: "the quarter ended Sept. 30"
}

// timeParser reads time phrases from the atoms of one sentence.
type timeParser struct {
	a []atom
}

// word is the text of an atom, "" beyond the ends.
func (p *timeParser) word(i int) string {
	if i < 0 || i >= len(p.a) {
		return ""
	}
	return p.a[i].text
}

func (p *timeParser) upper(i int) bool { return i >= 0 && i < len(p.a) && p.a[i].upper }

func (p *timeParser) digits(i int) int {
	if i < 0 || i >= len(p.a) {
		return 0
	}
	return p.a[i].digits
}

func (p *timeParser) tight(i int) bool { return i >= 0 && i < len(p.a) && p.a[i].tight }

// dot skips the full stop of an abbreviation.
func (p *timeParser) dot(i int) int {
	if p.word(i) == "." && p.tight(i) {
		return i + 1
	}
	return i
}

// hyphen skips a hyphen between words.
func (p *timeParser) hyphen(i int) int {
	if w := p.word(i); w == "-" || w == "‑" || w == "–" && p.tight(i) {
		return i + 1
	}
	return i
}

// genitive skips "'s" or "'".
func (p *timeParser) genitive(i int) int {
	if w := p.word(i); (w == "'" || w == "’") && p.tight(i) {
		if p.word(i+1) == "s" && p.tight(i+1) {
			return i + 2
		}
		return i + 1
	}
	return i
}

// at reads the longest time phrase that begins at atom i.
func (p *timeParser) at(i int) (phrase, bool) {
	if !starts(p.a[i]) {
		return phrase{}, false
	}
	var best phrase
	for _, read := range [...]func(int) phrase{p.modified, p.clockDate, p.set, p.literal, p.partOfUnit, p.lasting} {
		if f := read(i); f.end > best.end {
			best = f
		}
	}
	best.start = i
	switch p.word(i - 1) {
	case "since":
		best.past = true
	case "ended":
		best.past, best.ends = true, true
	case "ending":
		best.ends = true
	case "effective", "payable", "due":
		best.ahead = true
	}
	return best, best.end > i
}

// modified is a phrase with "early", "late", "mid", "the end of" before it.
func (p *timeParser) modified(i int) phrase {
	plain := p.dated(i)
	j, mod := p.modifier(i)
	if mod == "" {
		return plain
	}
	f := p.dated(j)
	if mod == "ABOUT" && (f.form == formWeekday || f.form == formDays) {
		return plain // "earlier" is said of the hour
	}
	if f.end <= j || f.kind == "SET" || f.form == formLength && mod != "" {
		return plain
	}
	if f.mod == "" && mod != "ABOUT" {
		f.mod = mod
	}
	return f
}

// modifier reads words that take a part of what follows.
func (p *timeParser) modifier(i int) (next int, mod string) {
	j := i
	if p.word(j) == "the" || p.word(j) == "in" {
		j++
	}
	switch p.word(j) {
	case "early", "late", "mid", "earlier", "later":
		mod = map[string]string{"early": "START", "late": "END", "mid": "MID", "earlier": "ABOUT", "later": "ABOUT"}[p.word(j)]
		j = p.hyphen(j + 1)
		if p.word(j) == "in" || p.word(j) == "on" {
			j++
		}
		return j, mod
	case "beginning", "start", "end", "middle":
		if p.word(j+1) == "of" {
			mod = map[string]string{"beginning": "START", "start": "START", "end": "END", "middle": "MID"}[p.word(j)]
			return j + 2, mod
		}
	}
	return i, ""
}

// dated is any phrase but clock times and sets, with a part of the day behind it.
func (p *timeParser) dated(i int) phrase {
	var best phrase
	for _, read := range [...]func(int) phrase{p.numeric, p.monthDate, p.dayMonth, p.anotherDay, p.weekday, p.deictic, p.pointing, p.quantity, p.ordinalPart, p.decade, p.season, p.holiday, p.bareYear, p.spelledYear, p.yearPart, p.fiscal} {
		if f := read(i); f.end > best.end {
			best = f
		}
	}
	return p.withDayPart(best)
}

// withDayPart adds "morning" behind a day: "Friday morning", "yesterday evening".
func (p *timeParser) withDayPart(f phrase) phrase {
	if f.end == 0 || f.clock || f.part != "" || f.form != formWeekday && f.form != formDays && (f.form != formDate || f.day == 0) {
		return f
	}
	j := f.end
	switch {
	case p.word(j) == "at" && (p.word(j+1) == "night"):
		j++
	case (p.word(j) == "early" || p.word(j) == "late") && dayPart(p.word(j+1)) != "":
		j++
	}
	if part := dayPart(p.word(j)); part != "" && p.word(j) != "overnight" {
		f.part, f.kind, f.end = part, "TIME", j+1
	}
	return f
}

// bounded is the words before a number that say how exact it is.
func (p *timeParser) bounded(i int) int {
	switch p.word(i) {
	case "about", "around", "nearly", "almost", "roughly", "approximately", "over", "under":
		return i + 1
	case "no":
		if k := p.bounded(i + 1); k > i+1 && (p.word(i+1) == "more" || p.word(i+1) == "less") {
			return k
		}
	case "more", "less", "fewer":
		if p.word(i+1) == "than" {
			return i + 2
		}
	case "at":
		if p.word(i+1) == "least" || p.word(i+1) == "most" {
			return i + 2
		}
	case "up":
		if p.word(i+1) == "to" {
			return i + 2
		}
	}
	return i
}

// count reads a number: digits, words, "a few". Vague numbers have no value.
func (p *timeParser) count(i int) (n int, vague, half bool, next int) {
	if d := p.digits(i); d > 0 {
		if p.a[i].n < 0 || p.a[i].n > 100000 {
			return 0, false, false, i
		}
		j := i + 1
		if p.word(j) == "." && p.tight(j) && p.word(j+1) == "5" && p.tight(j+1) {
			return p.a[i].n, false, true, j + 2
		}
		if p.digits(j) == 1 && p.a[j].n == 1 && p.word(j+1) == "/" && p.tight(j+1) && p.digits(j+2) == 1 && p.a[j+2].n == 2 {
			return p.a[i].n, false, true, j + 3 // 2 1/2
		}
		if p.word(j) == "½" {
			return p.a[i].n, false, true, j + 1
		}
		return p.a[i].n, false, false, j
	}
	switch p.word(i) {
	case "a", "an":
		switch p.word(i + 1) {
		case "few":
			return 0, true, false, i + 2
		case "couple":
			if p.word(i+2) == "of" {
				return 2, false, false, i + 3
			}
			return 2, false, false, i + 2
		case "dozen":
			return 12, false, false, i + 2
		case "hundred":
			return 100, false, false, i + 2
		}
		return 1, false, false, i + 1
	case "several", "few", "some", "many":
		return 0, true, false, i + 1
	case "couple":
		if p.word(i+1) == "of" {
			return 2, false, false, i + 2
		}
		return 2, false, false, i + 1
	case "dozens", "hundreds":
		if p.word(i+1) == "of" {
			return 0, true, false, i + 2
		}
	case "dozen":
		return 12, false, false, i + 1
	}
	v := cardinal(p.word(i))
	if v < 0 {
		return 0, false, false, i
	}
	j := i + 1
	if v >= 20 {
		k := p.hyphen(j)
		if u := cardinal(p.word(k)); u > 0 && u < 10 {
			v, j = v+u, k+1
		}
	}
	if p.word(j) == "hundred" {
		v, j = v*100, j+1
	}
	if p.word(j) == "and" && p.word(j+1) == "a" && p.word(j+2) == "half" {
		return v, false, true, j + 3
	}
	return v, false, false, j
}
