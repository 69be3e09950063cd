package extract

import (
	"fmt"
	"time"
)

// tense is what the verb over a time expression says of it.
type tense int

const (
	tenseNone tense = iota
	tensePast
	tenseFuture
)

// timeline is what relative expressions of a report count from: its
// publication, or the date of its place line, and the dates of its own story.
type timeline struct {
	anchor    time.Time // zero: unknown
	name      string    // of the anchor: published, dateline
	story     stretch   // the last date said
	storyDay  stretch   // the last that was a day
	months    bool      // results of several months were told last: "the nine months"
	undatable bool      // a date was said that has no place on the calendar: what follows it has none
}

// reading is a phrase put on the calendar.
type reading struct {
	value  string
	when   stretch // zero: nowhere
	anchor string  // what it was counted from, "" for absolute dates
}

// read puts a phrase on the calendar as far as the anchor allows.
func (l *timeline) read(f phrase, t tense) reading {
	if f.ahead {
		t = tenseFuture
	}
	switch f.form {
	case formLiteral:
		return reading{value: f.value}
	case formLength:
		return reading{value: lengthValue(f)}
	case formRange:
		return l.readRange(f, t)
	case formDate:
		return l.readDate(f, t)
	case formWeekday:
		return l.inDay(f, l.readWeekday(f, t))
	case formDays:
		return l.inDay(f, l.readDays(f))
	case formUnit:
		return l.readUnit(f)
	case formShift:
		return l.readShift(f)
	case formPeriod:
		return l.readPeriod(f)
	case formSeason:
		return l.readSeason(f, t)
	case formPart:
		return l.readPart(f, t)
	case formDecade:
		return read(containing(civil(f.year, 1, 1), unitDecade), f.mod, "")
	case formCentury:
		s := containing(civil(f.n*100, 1, 1), unitCentury)
		return reading{value: twoDigits(f.n-1) + "XX", when: s.third(f.mod)}
	case formHoliday:
		return l.readHoliday(f, t)
	case formClock:
		return l.readClock(f)
	}
	return reading{}
}

// read is a stretch of one unit with its value.
func read(s stretch, mod, anchor string) reading {
	return reading{value: s.value(), when: s.third(mod), anchor: anchor}
}

// lengthValue is the TIMEX3 value of a duration: P3D, PT2H, PXY.
func lengthValue(f phrase) string {
	n := fmt.Sprint(f.n)
	if f.half && !f.vague {
		switch f.unit {
		case unitYear:
			return "P" + n + "Y6M"
		case unitHour:
			return "PT" + n + "H30M"
		case unitMinute:
			return "PT" + n + "M30S"
		}
		n += ".5"
	}
	if f.vague {
		n = "X"
	}
	if f.unit == unitWeekend {
		return "P2D"
	}
	if f.unit < unitDay {
		return "PT" + n + f.unit.letter()
	}
	if !f.vague && !f.half && (f.unit == unitCentury || f.unit == unitDecade) {
		return fmt.Sprintf("P%dY", map[unit]int{unitDecade: 10, unitCentury: 100}[f.unit]*f.n)
	}
	return "P" + n + f.unit.letter()
}

func (l *timeline) known() bool { return !l.anchor.IsZero() }

// readDate is a date with or without its year.
func (l *timeline) readDate(f phrase, t tense) reading {
	if f.week {
		return l.readWeekOf(f, t)
	}
	if f.year > 0 {
		return l.inDay(f, read(dateStretch(f.year, f.month, f.day), f.mod, ""))
	}
	if !l.known() {
		value := "XXXX-" + twoDigits(f.month)
		if f.day > 0 {
			value += "-" + twoDigits(f.day)
		}
		return l.inDay(f, reading{value: value})
	}
	y := l.yearOf(f, t)
	if f.day > 0 && !validDate(y, f.month, f.day) {
		return reading{value: "XXXX-" + twoDigits(f.month) + "-" + twoDigits(f.day)}
	}
	return l.inDay(f, read(dateStretch(y, f.month, f.day), f.mod, l.name))
}

func dateStretch(y, m, d int) stretch {
	switch {
	case m == 0:
		return containing(civil(y, 1, 1), unitYear)
	case d == 0:
		return containing(civil(y, m, 1), unitMonth)
	}
	return containing(civil(y, m, d), unitDay)
}

// yearOf is the year of a date that does not say it: the nearest to the
// anchor. What lies on the other side than the tense tells counts as farther:
// news names few dates that are farther than half a year.
func (l *timeline) yearOf(f phrase, t tense) int {
	if f.ofYear {
		return l.anchor.Year() + f.dir
	}
	best, near := l.anchor.Year(), time.Duration(1<<62)
	for y := l.anchor.Year() - 1; y <= l.anchor.Year()+1; y++ {
		s := dateStretch(y, f.month, f.day)
		if f.month == 0 {
			s = dateStretch(y, 1, 0)
		}
		if f.pointed && !l.fits(s, f, t) || f.past && s.from.After(l.anchor) {
			continue
		}
		d := s.from.Sub(day(l.anchor)).Abs()
		if f.day == 0 {
			d = s.from.AddDate(0, 0, 14).Sub(day(l.anchor)).Abs()
		}
		if !l.fits(s, f, t) || t == tenseNone && s.from.After(l.anchor) {
			d += against(t)
		}
		if d < near {
			best, near = y, d
		}
	}
	return best
}

// against is how much farther a date on the other side of the anchor than the
// tense tells counts: past verbs tell it more surely than verbs of the future.
func against(t tense) time.Duration {
	const day = 24 * time.Hour
	switch t {
	case tensePast:
		return 250 * day
	case tenseFuture:
		return 200 * day
	}
	return 40 * day // news tells more of the past
}

// fits reports whether a stretch lies on the side of the anchor that the words tell.
func (l *timeline) fits(s stretch, f phrase, t tense) bool {
	now := day(l.anchor)
	switch {
	case f.pointed && f.dir < 0:
		return !s.to.After(now)
	case f.pointed && f.dir > 0:
		return s.from.After(now)
	case f.pointed:
		return s.from.Year() == now.Year()
	case t == tensePast:
		return !s.from.After(now.AddDate(0, 0, 1))
	case t == tenseFuture:
		return s.to.After(now.AddDate(0, 0, -1))
	}
	return true
}

// readWeekday is a weekday: the nearest past one, or the next under a verb of
// the future; "last" and "next" leave the day itself out.
func (l *timeline) readWeekday(f phrase, t tense) reading {
	base, anchor := l.anchor, l.name
	if f.story && !l.storyDay.zero() {
		base, anchor = l.storyDay.from, "story"
	}
	if base.IsZero() {
		return reading{value: "XXXX-WXX-" + digit(f.weekday)}
	}
	back := (int(base.Weekday()) + 6 - (f.weekday - 1)) % 7 // days since
	ahead := (7 - back) % 7
	n := -back
	switch {
	case f.pointed && f.dir < 0 && back == 0:
		n = -7
	case f.pointed && f.dir > 0 && ahead == 0:
		n = 7
	case f.pointed && f.dir > 0, !f.pointed && t == tenseFuture:
		n = ahead
	case f.pointed && f.dir == 0 && t == tenseFuture:
		n = ahead
	}
	return read(containing(day(base).AddDate(0, 0, n), unitDay), "", anchor)
}

// readDays is a number of days from the anchor: today, yesterday, last night.
func (l *timeline) readDays(f phrase) reading {
	base, anchor := l.anchor, l.name
	if f.story && !l.storyDay.zero() {
		base, anchor = l.storyDay.from, "story"
	}
	if base.IsZero() || f.story && l.undatable {
		return reading{value: "XXXX-XX-XX"}
	}
	return read(containing(day(base).AddDate(0, 0, f.n), unitDay), "", anchor)
}

// inDay narrows a day to a clock time or a part of the day.
func (l *timeline) inDay(f phrase, r reading) reading {
	switch {
	case f.clock:
		r.value += fmt.Sprintf("T%02d:%02d", f.hour, f.minute)
		if f.zone == "Z" {
			r.value += "Z"
		}
		if !r.when.zero() {
			r.when.from = r.when.from.Add(time.Duration(f.hour)*time.Hour + time.Duration(f.minute)*time.Minute)
			r.when.to, r.when.precision, r.when.zone = r.when.from.Add(time.Minute), "minute", f.zone
		}
	case f.part != "":
		r.value += "T" + f.part
		if !r.when.zero() {
			hours := map[string][2]int{"MO": {5, 12}, "AF": {12, 18}, "EV": {18, 24}, "NI": {18, 30}}[f.part]
			start := r.when.from
			r.when.from, r.when.to = start.Add(time.Duration(hours[0])*time.Hour), start.Add(time.Duration(hours[1])*time.Hour)
			r.when.precision = "daypart"
		}
	}
	return r
}

// readUnit is a unit of the calendar, n units from the anchor: last week, the
// following day, this quarter.
func (l *timeline) readUnit(f phrase) reading {
	base, anchor := l.base(f)
	if base.IsZero() {
		return reading{value: unknownValue(f.unit)}
	}
	if f.unit == unitQuarter && f.month > 0 {
		return l.readQuarterEnded(f)
	}
	if f.unit == unitQuarter && f.story && f.n == 0 && l.story.unit != unitQuarter {
		base = shift(l.anchor, -1, unitQuarter) // "the quarter" of a report on one is the last full one
		if !l.known() {
			return reading{value: unknownValue(f.unit)}
		}
		anchor = l.name
	}
	s := containing(base, f.unit)
	if f.unit == unitWeekend && f.n == 0 && f.pointed && !f.story && s.from.After(day(base)) && base.Weekday() < time.Thursday && base.Weekday() != time.Sunday {
		s = containing(shift(base, -1, unitWeek), unitWeekend) // "over the weekend" early in a week
	} else if f.n != 0 {
		u := f.unit
		if u == unitWeekend {
			u = unitWeek
		}
		s = containing(shift(s.from, f.n, u), f.unit)
	}
	return read(s, f.mod, anchor)
}

// base is the time that a phrase counts from, and its name.
func (l *timeline) base(f phrase) (time.Time, string) {
	if !f.story {
		return l.anchor, l.name
	}
	if l.undatable {
		return time.Time{}, ""
	}
	if f.unit <= unitDay && !l.storyDay.zero() {
		return l.storyDay.from, "story"
	}
	if !l.story.zero() {
		return l.story.from, "story"
	}
	return l.anchor, l.name
}

// readShift is a distance from the anchor: two weeks ago, a day later. It is
// as fine as its unit.
func (l *timeline) readShift(f phrase) reading {
	u := max(f.unit, unitDay)
	if u == unitDecade || u == unitCentury {
		u = unitYear
	}
	base, anchor := l.base(f)
	if base.IsZero() || f.vague {
		if f.vague && f.dir < 0 {
			return reading{value: "PAST_REF"}
		} else if f.vague {
			return reading{value: "FUTURE_REF"}
		}
		return reading{value: unknownValue(u)}
	}
	if f.unit == unitYear && f.n == 1 && f.dir < 0 && !l.undatable && !l.months && (l.story.unit == unitQuarter || f.story && l.story.unit == unitMonth) {
		base, anchor, u = l.story.from, "story", l.story.unit // a year before a quarter is a quarter
	} else if f.unit == unitYear && f.part == quarterOf {
		base, u = shift(base, -1, unitQuarter), unitQuarter // the last full one
	}
	if f.exact {
		u = unitDay
	}
	s := containing(shift(base, f.n*f.dir, f.unit), u)
	if f.unit < unitDay {
		exact := shift(base, f.n*f.dir, f.unit)
		if base.Hour()+base.Minute() > 0 { // the hour of the base is known
			s = stretch{from: exact, to: exact.Add(time.Hour), precision: "hour"}
		}
		return reading{value: exact.Format("2006-01-02T15:04"), when: s, anchor: anchor}
	}
	return read(s, "", anchor)
}

// readPeriod is a length of time that ends or begins at the anchor.
func (l *timeline) readPeriod(f phrase) reading {
	r := reading{value: lengthValue(f)}
	base, anchor := l.base(f)
	if base.IsZero() || f.vague || f.unit < unitDay || f.dir == 0 {
		return r
	}
	now := day(base)
	s := stretch{unit: f.unit, precision: f.unit.precision(), from: now, to: shift(now, f.n, f.unit)}
	if f.dir < 0 {
		s.from, s.to = shift(now, -f.n, f.unit), now.AddDate(0, 0, 1)
	}
	r.when, r.anchor = s, anchor
	return r
}
