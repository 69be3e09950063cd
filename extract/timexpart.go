package extract

import (
	"fmt"
	"time"
)

// readRange is a range of dates; its value is an ISO interval.
func (l *timeline) readRange(f phrase, t tense) reading {
	first := f
	first.form, first.mod = formDate, ""
	last := first
	last.year, last.month, last.day = f.to[0], f.to[1], f.to[2]
	a := l.readDate(first, t)
	b := l.readDate(last, t)
	if f.year == 0 && f.to[0] > 0 {
		first.year = f.to[0]
		a = l.readDate(first, t)
	}
	r := reading{value: a.value + "/" + b.value, anchor: a.anchor}
	if !a.when.zero() && !b.when.zero() && b.when.to.After(a.when.from) {
		r.when = a.when
		r.when.to = b.when.to
	}
	return r
}

// readWeekOf is the week, or the weekend, in which a day lies.
func (l *timeline) readWeekOf(f phrase, t tense) reading {
	u := f.unit
	f.unit, f.week = unitNone, false
	r := l.readDate(f, t)
	if r.when.zero() {
		return reading{value: unknownValue(u)}
	}
	return read(containing(r.when.from, u), "", r.anchor)
}

// readQuarterEnded is the quarter that ended on a day, of the calendar's that
// which has most of its days: "the quarter ended July 31" is the second.
func (l *timeline) readQuarterEnded(f phrase) reading {
	f.form, f.unit, f.past, f.story, f.pointed = formDate, unitNone, true, false, false
	r := l.readDate(f, tensePast)
	if r.when.zero() {
		return reading{value: unknownValue(unitQuarter)}
	}
	return read(containing(r.when.from.AddDate(0, 0, -45), unitQuarter), "", r.anchor)
}

// readSeason is a season; winter is counted to the year in which it begins.
func (l *timeline) readSeason(f phrase, t tense) reading {
	y, anchor := f.year, ""
	if y == 0 {
		if !l.known() {
			return reading{value: "XXXX-" + f.season}
		}
		y, anchor = l.anchor.Year(), l.name
		if f.unit == unitNone && f.pointed {
			y = l.pointedSeason(f, y)
		} else if s := season(y, f.season); t != tenseFuture && s.from.After(l.anchor) {
			y--
		}
	}
	s := season(y, f.season)
	return reading{value: fmt.Sprintf("%04d-%s", y, f.season), when: s.third(f.mod), anchor: anchor}
}

func (l *timeline) pointedSeason(f phrase, y int) int {
	s := season(y, f.season)
	switch {
	case f.dir < 0 && !s.to.Before(l.anchor):
		return y - 1
	case f.dir > 0 && !s.from.After(l.anchor):
		return y + 1
	case f.dir == 0 && l.anchor.Before(season(y-1, f.season).to):
		return y - 1 // "this winter", said in February
	}
	return y
}

// readPart is a quarter or half of a year, without a year the nearest.
func (l *timeline) readPart(f phrase, t tense) reading {
	if f.n == 0 { // "the 1988 quarter" is that of the story
		if l.story.unit != unitQuarter {
			return read(containing(civil(f.year, 1, 1), unitYear), "", "")
		}
		return read(containing(civil(f.year, int(l.story.from.Month()), 1), unitQuarter), "", "story")
	}
	y, anchor := f.year, ""
	if y == 0 {
		base, name := l.anchor, l.name
		if base.IsZero() {
			letter := "Q"
			if f.unit == unitHalf {
				letter = "H"
			}
			return reading{value: "XXXX-" + letter + digit(f.n)}
		}
		y, anchor = base.Year(), name
		switch {
		case f.pointed:
			y += f.dir
		case t != tenseFuture && partOf(y, f).from.After(base.AddDate(0, 0, 75)):
			y--
		}
	}
	return read(partOf(y, f), f.mod, anchor)
}

func partOf(y int, f phrase) stretch {
	months := 3
	if f.unit == unitHalf {
		months = 6
	}
	return containing(civil(y, (f.n-1)*months+1, 1), f.unit)
}

// readHoliday is the day of a feast, without a year the nearest that fits.
func (l *timeline) readHoliday(f phrase, t tense) reading {
	if f.year > 0 {
		return read(containing(holiday(f.year, f.name), unitDay), "", "")
	}
	if !l.known() {
		return reading{value: "XXXX" + holiday(2001, f.name).Format("-01-02")}
	}
	best, near := time.Time{}, time.Duration(1<<62)
	for y := l.anchor.Year() - 1; y <= l.anchor.Year()+1; y++ {
		s := containing(holiday(y, f.name), unitDay)
		if d := s.from.Sub(l.anchor).Abs(); d < near && l.fits(s, f, t) {
			best, near = s.from, d
		}
	}
	if best.IsZero() {
		best = holiday(l.anchor.Year(), f.name)
	}
	return read(containing(best, unitDay), "", l.name)
}

// readClock is a clock time or part of the day of the story's last day, and
// where the story has none, of an unknown day.
func (l *timeline) readClock(f phrase) reading {
	if l.storyDay.zero() || l.undatable {
		return l.inDay(f, reading{value: "XXXX-XX-XX"})
	}
	return l.inDay(f, read(containing(l.storyDay.from, unitDay), "", "story"))
}

// follow keeps the last date of the story, for what counts from it.
func (l *timeline) follow(f phrase, r reading) {
	if f.ends && (l.story.unit == unitQuarter || l.story.unit == unitYear) {
		return
	}
	switch {
	case f.form == formLength && f.unit == unitMonth && f.n >= 6 && l.story.unit == unitQuarter:
		l.months = true
	case f.form == formPart || f.form == formUnit:
		l.months = false
	}
	switch f.form {
	case formLiteral, formLength, formPeriod, formClock, formCentury, formDecade, formSeason:
		return
	}
	if r.when.zero() {
		l.undatable = l.undatable || f.form == formDate || f.form == formWeekday || f.form == formDays
		return
	}
	l.undatable = false
	if f.form == formShift && f.unit == unitYear && (f.story || r.when.unit == unitQuarter) {
		return // a comparison does not move the story
	}
	s := r.when
	s.from = day(s.from)
	if f.form == formDate && f.month == 0 && !l.storyDay.zero() {
		l.story = s
		return
	}
	l.story = s
	if s.unit == unitDay && f.form != formRange {
		l.storyDay = containing(s.from, unitDay)
	}
}
