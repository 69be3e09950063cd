package corpus

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"dateline"
)

// instant reads a date or a time to the minute.
func instant(s string) (time.Time, error) {
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04", "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no date, nor a time as 2025-05-14T10:30", s)
}

// when reads a value of TIMEX3 (2025-05-14, 2025-05-14TMO, 2025-W20, 2025-SU,
// 199, ...), or from..to/precision, to exclusive.
func when(value string) (dateline.When, error) {
	if from, rest, ok := strings.Cut(value, ".."); ok {
		to, precision, _ := strings.Cut(rest, "/")
		a, errA := instant(from)
		b, errB := instant(to)
		if errA != nil || errB != nil || !b.After(a) || precision == "" {
			return dateline.When{}, fmt.Errorf("%q is no stretch as 2025-05-10..2025-05-12/day", value)
		}
		return stretch(a, b, precision, len(from) > len(time.DateOnly)), nil
	}
	for _, f := range forms() {
		if m := f.shape.FindStringSubmatch(value); m != nil {
			from, to, err := f.read(m)
			if err != nil {
				return dateline.When{}, fmt.Errorf("%q: %w", value, err)
			}
			return stretch(from, to, f.precision, f.clock), nil
		}
	}
	return dateline.When{}, fmt.Errorf("%q is no time: 2025-05-14, 2025-05-14TMO, 2025-05-14T10:30, 2025-W20, 2025-05, 2025-Q2, 2025-SU, 2025, 199X, 18XX or from..to/precision", value)
}

func stretch(from, to time.Time, precision string, clock bool) dateline.When {
	layout := time.DateOnly
	if clock {
		layout = "2006-01-02T15:04:05"
	}
	return dateline.When{From: from.Format(layout), To: to.Format(layout), Precision: precision}
}

// form is a shape of values with the stretch it stands for.
type form struct {
	shape     *regexp.Regexp
	precision string
	clock     bool
	read      func(m []string) (from, to time.Time, err error)
}

func forms() []form {
	return []form{
		{regexp.MustCompile(`^(\d{4}-\d\d-\d\d)$`), "day", false, spell("2006-01-02", func(t time.Time) time.Time { return t.AddDate(0, 0, 1) })},
		{regexp.MustCompile(`^(\d{4}-\d\d)$`), "month", false, spell("2006-01", func(t time.Time) time.Time { return t.AddDate(0, 1, 0) })},
		{regexp.MustCompile(`^(\d{4})$`), "year", false, spell("2006", func(t time.Time) time.Time { return t.AddDate(1, 0, 0) })},
		{regexp.MustCompile(`^(\d{4}-\d\d-\d\dT\d\d:\d\d)$`), "minute", true, spell("2006-01-02T15:04", func(t time.Time) time.Time { return t.Add(time.Minute) })},
		{regexp.MustCompile(`^(\d{4}-\d\d-\d\dT\d\d)$`), "hour", true, spell("2006-01-02T15", func(t time.Time) time.Time { return t.Add(time.Hour) })},
		{regexp.MustCompile(`^(\d{4}-\d\d-\d\d)T(MO|AF|EV|NI)$`), "daypart", true, daypart},
		{regexp.MustCompile(`^(\d{4})-W(\d\d)$`), "week", false, week},
		{regexp.MustCompile(`^(\d{4})-Q([1-4])$`), "quarter", false, func(m []string) (time.Time, time.Time, error) { return months(m[1], 3*int(m[2][0]-'0')-2) }},
		{regexp.MustCompile(`^(\d{4})-(SP|SU|FA|WI)$`), "season", false, func(m []string) (time.Time, time.Time, error) {
			return months(m[1], map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[m[2]])
		}},
		{regexp.MustCompile(`^(\d{3})X$`), "decade", false, func(m []string) (time.Time, time.Time, error) { return years(m[1]+"0", 10) }},
		{regexp.MustCompile(`^(\d{2})XX$`), "century", false, func(m []string) (time.Time, time.Time, error) { return years(m[1]+"00", 100) }},
	}
}

func spell(layout string, next func(time.Time) time.Time) func([]string) (time.Time, time.Time, error) {
	return func(m []string) (time.Time, time.Time, error) {
		t, err := time.Parse(layout, m[1])
		return t, next(t), err
	}
}

// daypart has the hours that package extract gives: morning 5-12, afternoon
// 12-18, evening 18-24, night 18-6 of the next day.
func daypart(m []string) (from, to time.Time, err error) {
	hours := map[string][2]int{"MO": {5, 12}, "AF": {12, 18}, "EV": {18, 24}, "NI": {18, 30}}[m[2]]
	day, err := time.Parse(time.DateOnly, m[1])
	return day.Add(time.Duration(hours[0]) * time.Hour), day.Add(time.Duration(hours[1]) * time.Hour), err
}

// week is an ISO week, from Monday.
func week(m []string) (from, to time.Time, err error) {
	fourth, err := time.Parse(time.DateOnly, m[1]+"-01-04") // is always in week 1
	n, _ := strconv.Atoi(m[2])
	from = fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7+7*(n-1))
	return from, from.AddDate(0, 0, 7), err
}

func months(year string, first int) (from, to time.Time, err error) {
	y, err := time.Parse("2006", year)
	return y.AddDate(0, first-1, 0), y.AddDate(0, first+2, 0), err
}

func years(first string, n int) (from, to time.Time, err error) {
	y, err := time.Parse("2006", first)
	return y, y.AddDate(n, 0, 0), err
}
