package draft

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date makes a publication date, in any of the ways that feeds, pages and
// people write one, an ISO date ("2023-09-13") or, where the input gives both
// clock and zone, an RFC 3339 time in the zone it gave. A clock without a zone
// is left out: the day is what such an input is sure of. Days and months that
// could be swapped ("3/9/2023") are not guessed.
func Date(s string) (string, bool) {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" || len(s) > 100 {
		return "", false
	}
	if iso, ok := stamp(s); ok {
		return iso, true
	}
	var p parts
	for _, w := range words(s) {
		if !p.take(w) {
			return "", false
		}
	}
	return p.iso()
}

// stamp reads dates written as digits alone: 20230913, 20230913T101500Z and
// seconds or milliseconds since 1970.
func stamp(s string) (string, bool) {
	for _, layout := range []string{"20060102T150405Z07:00", "20060102T150405Z0700", "20060102150405Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.RFC3339), inRange(t.Year())
		}
	}
	for _, layout := range []string{"20060102", "20060102T150405", "20060102150405"} {
		if t, err := time.Parse(layout, s); err == nil && inRange(t.Year()) {
			return t.Format(time.DateOnly), true
		}
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || len(s) != 10 && len(s) != 13 {
		return "", false
	}
	if len(s) == 13 {
		n /= 1000
	}
	t := time.Unix(n, 0).UTC()
	return t.Format(time.RFC3339), inRange(t.Year())
}

func inRange(year int) bool { return year >= 1500 && year < 2200 }

// parts collects a date from its words. -1 is not seen yet.
type parts struct {
	year, month, day  int
	clock             string // "15:04:05"
	zone              string // "Z" or "+07:00"
	hasClock, hasZone bool
}

// take reads one word of a date and reports whether it can belong to one.
func (p *parts) take(w string) bool {
	low := strings.ToLower(strings.TrimSuffix(w, "."))
	switch {
	case noise[low]:
		return true
	case months[low] > 0:
		return set(&p.month, months[low])
	case strings.Contains(w, ":") && w[0] != '+' && w[0] != '-':
		return p.takeClock(w)
	case low == "am" || low == "pm":
		return p.half(low)
	case w[0] == '+' || w[0] == '-':
		return p.takeOffset(w)
	case zones[low] != "":
		return p.setZone(zones[low])
	}
	return p.takeNumber(low)
}

func set(field *int, v int) bool {
	if *field != 0 {
		return false
	}
	*field = v
	return true
}

func (p *parts) setZone(z string) bool {
	if p.hasZone && z != p.zone {
		return p.zone == "Z" // "GMT+0100": the offset refines the zone
	}
	p.zone, p.hasZone = z, true
	return true
}

// takeOffset reads +0100, +01:00 and +01; after "GMT" it is the offset of it.
func (p *parts) takeOffset(w string) bool {
	digits := strings.ReplaceAll(w[1:], ":", "")
	if len(digits) == 2 {
		digits += "00"
	}
	n, err := strconv.Atoi(digits)
	if err != nil || len(digits) != 4 || n > 1400 || n%100 > 59 {
		return false
	}
	p.zone, p.hasZone = w[:1]+digits[:2]+":"+digits[2:], true
	return true
}

// takeClock reads 10:15, 10:15:30 and 10:15:30.25.
func (p *parts) takeClock(w string) bool {
	low := strings.ToLower(w)
	half := ""
	for _, h := range []string{"am", "pm"} {
		if strings.HasSuffix(low, h) {
			half, low = h, strings.TrimSuffix(low, h)
		}
	}
	low, _, _ = strings.Cut(low, ".")
	for _, layout := range []string{"15:04:05", "15:04"} {
		if t, err := time.Parse(layout, low); err == nil && !p.hasClock {
			p.clock, p.hasClock = t.Format(time.TimeOnly), true
			return half == "" || p.half(half)
		}
	}
	return false
}

// half applies am or pm to the clock read before.
func (p *parts) half(h string) bool {
	t, err := time.Parse(time.TimeOnly, p.clock)
	if err != nil || t.Hour() > 12 || t.Hour() == 0 {
		return false
	}
	hour := t.Hour() % 12
	if h == "pm" {
		hour += 12
	}
	p.clock = fmt.Sprintf("%02d%s", hour, p.clock[2:])
	return true
}

// takeNumber reads a day, a year, 2023-09-13, 13.09.2023 and 9/13/2023.
func (p *parts) takeNumber(w string) bool {
	if fields := strings.FieldsFunc(w, func(r rune) bool { return r == '-' || r == '/' || r == '.' }); len(fields) > 1 {
		return p.takeGroup(fields, strings.Contains(w, "."))
	}
	n, ok := number(w)
	if !ok {
		for _, suffix := range []string{"st", "nd", "rd", "th"} {
			if n, ok = number(strings.TrimSuffix(w, suffix)); ok {
				break
			}
		}
	}
	switch {
	case !ok:
		return false
	case len(w) == 4 && inRange(n):
		return set(&p.year, n)
	case n >= 1 && n <= 31:
		return set(&p.day, n)
	}
	return false
}

// takeGroup reads the fields of a date written with separators. With points
// the day comes first; with slashes or hyphens the first field must show by
// its size which it is.
func (p *parts) takeGroup(fields []string, points bool) bool {
	if len(fields) != 3 {
		return false
	}
	if m := months[fields[1]]; m > 0 { // 13-Sep-2023
		day, ok1 := number(fields[0])
		year, ok2 := number(fields[2])
		if ok2 && len(fields[2]) == 2 {
			year += 2000
		}
		return ok1 && ok2 && set(&p.day, day) && set(&p.month, m) && set(&p.year, year)
	}
	a, ok1 := number(fields[0])
	b, ok2 := number(fields[1])
	c, ok3 := number(fields[2])
	if !ok1 || !ok2 || !ok3 {
		return false
	}
	switch {
	case len(fields[0]) == 4:
		return set(&p.year, a) && set(&p.month, b) && set(&p.day, c)
	case len(fields[2]) != 4:
		return false
	case points || a > 12 || a == b:
		return set(&p.day, a) && set(&p.month, b) && set(&p.year, c)
	case b > 12:
		return set(&p.month, a) && set(&p.day, b) && set(&p.year, c)
	}
	return false
}

func number(s string) (int, bool) {
	if s == "" || len(s) > 4 {
		return 0, false
	}
	n, err := strconv.ParseUint(s, 10, 16)
	return int(n), err == nil
}

// iso is the date that the parts make, if they make one.
func (p *parts) iso() (string, bool) {
	if p.year == 0 || p.month == 0 || p.day == 0 || !inRange(p.year) {
		return "", false
	}
	day := time.Date(p.year, time.Month(p.month), p.day, 0, 0, 0, 0, time.UTC)
	if day.Day() != p.day || p.month > 12 {
		return "", false
	}
	if !p.hasClock || !p.hasZone {
		return day.Format(time.DateOnly), true
	}
	return day.Format(time.DateOnly) + "T" + p.clock + p.zone, true
}

// words cuts a date into its words: at blanks and commas, and between the date,
// the clock and the zone of an ISO time.
func words(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '|' || r == '(' || r == ')' || r == ';' }) {
		if w == "-" || w == "–" || w == "—" || w == "." || w == ":" {
			continue
		}
		out = append(out, cut(w)...)
	}
	return out
}

// cut splits an ISO time "2023-09-13T10:15:00+09:00" and a clock with a zone
// "10:15Z"; other words stay whole.
func cut(w string) []string {
	if day, rest, ok := strings.Cut(w, "T"); ok && len(day) == len("2006-01-02") && strings.Contains(rest, ":") {
		return append([]string{day}, cut(rest)...)
	}
	if c := strings.Index(w, ":"); c > 0 && w[0] >= '0' && w[0] <= '9' {
		end := strings.IndexFunc(w, func(r rune) bool { return r == '+' || r == '-' || r == 'Z' || r == 'z' })
		if end > c {
			return []string{w[:end], w[end:]}
		}
	}
	for _, zone := range []string{"GMT", "UTC"} {
		if rest, ok := strings.CutPrefix(w, zone); ok && rest != "" {
			return []string{zone, rest}
		}
	}
	return []string{w}
}
