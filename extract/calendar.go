package extract

import (
	"fmt"
	"time"
)

// unit is a unit of time, as durations and shifts count them.
type unit int

const (
	unitNone unit = iota
	unitSecond
	unitMinute
	unitHour
	unitDay
	unitWeekend
	unitWeek
	unitMonth
	unitSeason
	unitQuarter
	unitHalf // of a year
	unitYear
	unitDecade
	unitCentury
)

// letter is the designator of a unit in a TIMEX3 duration.
func (u unit) letter() string {
	return [...]string{"", "S", "M", "H", "D", "WE", "W", "M", "SU", "Q", "H", "Y", "DE", "CE"}[u]
}

// precision is the name of a unit in a dateline.When.
func (u unit) precision() string {
	return [...]string{"", "second", "minute", "hour", "day", "day", "week", "month", "season", "quarter", "quarter", "year", "decade", "century"}[u]
}

// stretch is a stretch of calendar time, half-open, with the unit that it is
// one of. Clock times without a known zone are written without one.
type stretch struct {
	from, to  time.Time
	unit      unit
	precision string // of dateline.When; "daypart" has no unit of its own
	zone      string // "" unknown, "Z" or "+03:00"
}

func (s stretch) zero() bool { return s.from.IsZero() }

// write gives the two ends in ISO form: dates for days and more, else times.
func (s stretch) write() (from, to string) {
	layout, zone := "2006-01-02", ""
	if s.precision == "daypart" || s.precision == "hour" || s.precision == "minute" || s.precision == "second" {
		layout, zone = "2006-01-02T15:04:05", s.zone
	}
	return s.from.Format(layout) + zone, s.to.Format(layout) + zone
}

func civil(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// day is the calendar day of t.
func day(t time.Time) time.Time { return civil(t.Year(), int(t.Month()), t.Day()) }

// containing is the stretch of a unit in which t lies.
func containing(t time.Time, u unit) stretch {
	t = day(t)
	y, m := t.Year(), int(t.Month())
	s := stretch{unit: u, precision: u.precision()}
	switch u {
	case unitWeek:
		s.from = monday(t)
	case unitWeekend:
		s.from = monday(t).AddDate(0, 0, 5)
	case unitMonth:
		s.from = civil(y, m, 1)
	case unitQuarter:
		s.from = civil(y, (m-1)/3*3+1, 1)
	case unitHalf:
		s.from = civil(y, (m-1)/6*6+1, 1)
	case unitYear:
		s.from = civil(y, 1, 1)
	case unitDecade:
		s.from = civil(y/10*10, 1, 1)
	case unitCentury:
		s.from = civil((y-1)/100*100+1, 1, 1)
	default:
		s.from, s.unit, s.precision = t, unitDay, "day"
	}
	s.to = shift(s.from, 1, s.unit)
	return s
}

func monday(t time.Time) time.Time { return t.AddDate(0, 0, -((int(t.Weekday()) + 6) % 7)) }

// shift moves t by n units; the day of the month is kept where the month has
// it, else it is the month's last.
func shift(t time.Time, n int, u unit) time.Time {
	switch u {
	case unitSecond:
		return t.Add(time.Duration(n) * time.Second)
	case unitMinute:
		return t.Add(time.Duration(n) * time.Minute)
	case unitHour:
		return t.Add(time.Duration(n) * time.Hour)
	case unitDay:
		return t.AddDate(0, 0, n)
	case unitWeekend:
		return t.AddDate(0, 0, 2*n)
	case unitWeek:
		return t.AddDate(0, 0, 7*n)
	}
	months := n * map[unit]int{unitMonth: 1, unitSeason: 3, unitQuarter: 3, unitHalf: 6, unitYear: 12, unitDecade: 120, unitCentury: 1200}[u]
	first := civil(t.Year(), int(t.Month())+months, 1)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1)
}

// value is the TIMEX3 value of a stretch of one unit.
func (s stretch) value() string {
	y := s.from.Year()
	switch s.unit {
	case unitWeek:
		wy, w := s.from.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", wy, w)
	case unitWeekend:
		wy, w := s.from.ISOWeek()
		return fmt.Sprintf("%04d-W%02d-WE", wy, w)
	case unitMonth:
		return s.from.Format("2006-01")
	case unitQuarter:
		return fmt.Sprintf("%04d-Q%d", y, (int(s.from.Month())+2)/3)
	case unitHalf:
		return fmt.Sprintf("%04d-H%d", y, (int(s.from.Month())+5)/6)
	case unitYear:
		return fmt.Sprintf("%04d", y)
	case unitDecade:
		return fmt.Sprintf("%03dX", y/10)
	case unitCentury:
		return fmt.Sprintf("%02dXX", y/100)
	}
	return s.from.Format("2006-01-02")
}

// unknownValue is the TIMEX3 value of a unit whose place on the calendar is unknown.
func unknownValue(u unit) string {
	switch u {
	case unitWeek:
		return "XXXX-WXX"
	case unitWeekend:
		return "XXXX-WXX-WE"
	case unitMonth:
		return "XXXX-XX"
	case unitQuarter:
		return "XXXX-QX"
	case unitHalf:
		return "XXXX-HX"
	case unitYear:
		return "XXXX"
	case unitDecade:
		return "XXX"
	case unitCentury:
		return "XX"
	}
	return "XXXX-XX-XX"
}

// third is the first, middle or last part of a stretch ("early June").
func (s stretch) third(mod string) stretch {
	days := int(s.to.Sub(s.from).Hours() / 24)
	if s.unit == unitDay && days == 1 {
		return s.partOfDay(mod)
	}
	if days < 6 {
		return s
	}
	a, b := s.from.AddDate(0, 0, days/3), s.from.AddDate(0, 0, 2*days/3)
	if s.unit == unitYear {
		a, b = s.from.AddDate(0, 4, 0), s.from.AddDate(0, 8, 0)
	}
	switch mod {
	case "START":
		s.to = a
	case "MID":
		s.from, s.to = a, b
	case "END":
		s.from = b
	}
	return s
}

// partOfDay is the morning of "early on Monday", the evening of "late on Monday".
func (s stretch) partOfDay(mod string) stretch {
	from, to := 5, 12
	switch mod {
	case "START":
	case "END":
		from, to = 18, 24
	default:
		return s
	}
	start := s.from
	s.from, s.to, s.precision = start.Add(time.Duration(from)*time.Hour), start.Add(time.Duration(to)*time.Hour), "daypart"
	return s
}

// season is the stretch of a northern season that begins in a year.
func season(y int, name string) stretch {
	month := map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[name]
	from := civil(y, month, 1)
	return stretch{from: from, to: from.AddDate(0, 3, 0), unit: unitSeason, precision: "season"}
}

// easter is Easter Sunday of a year (the Gregorian computus of Butcher).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	return civil(y, (h+l-7*m+114)/31, (h+l-7*m+114)%31+1)
}

// nthWeekday is the n-th (from 1; -1 the last) weekday of a month.
func nthWeekday(y, m, n int, w time.Weekday) time.Time {
	if n < 0 {
		last := civil(y, m+1, 1).AddDate(0, 0, -1)
		return last.AddDate(0, 0, -((int(last.Weekday()) - int(w) + 7) % 7))
	}
	first := civil(y, m, 1)
	return first.AddDate(0, 0, (int(w)-int(first.Weekday())+7)%7+7*(n-1))
}

// holiday is the day of a feast in a year; the zero time for a name it does not know.
func holiday(y int, name string) time.Time {
	switch name {
	case "christmas", "christmas day":
		return civil(y, 12, 25)
	case "christmas eve":
		return civil(y, 12, 24)
	case "boxing day":
		return civil(y, 12, 26)
	case "new years day":
		return civil(y, 1, 1)
	case "new years eve":
		return civil(y, 12, 31)
	case "halloween":
		return civil(y, 10, 31)
	case "valentines day":
		return civil(y, 2, 14)
	case "may day":
		return civil(y, 5, 1)
	case "fourth of july", "july fourth":
		return civil(y, 7, 4)
	case "thanksgiving", "thanksgiving day":
		return nthWeekday(y, 11, 4, time.Thursday)
	case "black friday":
		return nthWeekday(y, 11, 4, time.Thursday).AddDate(0, 0, 1)
	case "labor day":
		return nthWeekday(y, 9, 1, time.Monday)
	case "memorial day":
		return nthWeekday(y, 5, -1, time.Monday)
	case "election day": // of the United States
		return nthWeekday(y, 11, 1, time.Monday).AddDate(0, 0, 1)
	case "veterans day":
		return civil(y, 11, 11)
	case "columbus day":
		return nthWeekday(y, 10, 2, time.Monday)
	case "presidents day":
		return nthWeekday(y, 2, 3, time.Monday)
	case "bastille day":
		return civil(y, 7, 14)
	case "orthodox christmas":
		return civil(y, 1, 7)
	case "palm sunday":
		return easter(y).AddDate(0, 0, -7)
	case "easter", "easter sunday":
		return easter(y)
	case "easter monday":
		return easter(y).AddDate(0, 0, 1)
	case "good friday":
		return easter(y).AddDate(0, 0, -2)
	case "ash wednesday":
		return easter(y).AddDate(0, 0, -46)
	}
	return time.Time{}
}
