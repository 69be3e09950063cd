package extract

// month is the number of a month by its name or abbreviation, 0 for other words.
func month(s string) int {
	switch s {
	case "january", "jan":
		return 1
	case "february", "feb":
		return 2
	case "march", "mar":
		return 3
	case "april", "apr":
		return 4
	case "may":
		return 5
	case "june", "jun":
		return 6
	case "july", "jul":
		return 7
	case "august", "aug":
		return 8
	case "september", "sept", "sep":
		return 9
	case "october", "oct":
		return 10
	case "november", "nov":
		return 11
	case "december", "dec":
		return 12
	}
	return 0
}

// weekday is 1 for Monday to 7 for Sunday, 0 for other words.
func weekday(s string) int {
	switch s {
	case "monday", "mon":
		return 1
	case "tuesday", "tue", "tues":
		return 2
	case "wednesday", "wed":
		return 3
	case "thursday", "thu", "thur", "thurs":
		return 4
	case "friday", "fri":
		return 5
	case "saturday", "sat":
		return 6
	case "sunday", "sun":
		return 7
	}
	return 0
}

// weekdays is weekday of a plural: "Mondays".
func weekdays(s string) int {
	if len(s) > 6 && s[len(s)-1] == 's' {
		return weekday(s[:len(s)-1])
	}
	return 0
}

// unitWord is the unit that a noun names, and whether it is a plural.
func unitWord(s string) (u unit, plural bool) {
	switch s {
	case "second":
		return unitSecond, false
	case "seconds":
		return unitSecond, true
	case "minute", "min":
		return unitMinute, false
	case "minutes", "mins":
		return unitMinute, true
	case "hour", "hr":
		return unitHour, false
	case "hours", "hrs":
		return unitHour, true
	case "day":
		return unitDay, false
	case "days":
		return unitDay, true
	case "weekend":
		return unitWeekend, false
	case "weekends":
		return unitWeekend, true
	case "week":
		return unitWeek, false
	case "weeks":
		return unitWeek, true
	case "month":
		return unitMonth, false
	case "months":
		return unitMonth, true
	case "quarter":
		return unitQuarter, false
	case "quarters":
		return unitQuarter, true
	case "year":
		return unitYear, false
	case "years":
		return unitYear, true
	case "decade":
		return unitDecade, false
	case "decades":
		return unitDecade, true
	case "century":
		return unitCentury, false
	case "centuries":
		return unitCentury, true
	}
	return unitNone, false
}

// dayPart is the TIMEX3 letters of a part of the day, "" for other words.
func dayPart(s string) string {
	switch s {
	case "morning", "mornings", "dawn":
		return "MO"
	case "afternoon", "afternoons":
		return "AF"
	case "evening", "evenings", "dusk":
		return "EV"
	case "night", "nights", "overnight":
		return "NI"
	}
	return ""
}

func seasonWord(s string) string {
	switch s {
	case "spring", "springtime":
		return "SP"
	case "summer", "summertime":
		return "SU"
	case "fall", "autumn":
		return "FA"
	case "winter", "wintertime":
		return "WI"
	}
	return ""
}

// cardinal is the value of one word for a number, -1 for other words.
func cardinal(s string) int {
	for i, w := range [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
		"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"} {
		if s == w {
			return i
		}
	}
	for i, w := range [...]string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"} {
		if s == w {
			return 10 * (i + 2)
		}
	}
	return -1
}

// ordinal is the value of one ordinal word, 0 for other words.
func ordinal(s string) int {
	for i, w := range [...]string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
		"twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"} {
		if s == w {
			return i + 1
		}
	}
	if s == "twenty" {
		return 0
	}
	return 0
}

// decadeWord is the ten of a decade by name: "eighties" is 80.
func decadeWord(s string) int {
	switch s {
	case "twenties":
		return 20
	case "thirties":
		return 30
	case "forties":
		return 40
	case "fifties":
		return 50
	case "sixties":
		return 60
	case "seventies":
		return 70
	case "eighties":
		return 80
	case "nineties":
		return 90
	}
	return 0
}

// reference is the TIMEX3 value of a word for past, present or future at large.
func reference(s string) string {
	switch s {
	case "now", "currently", "current", "presently", "nowadays":
		return "PRESENT_REF"
	case "recently", "recent", "lately":
		return "PAST_REF"
	case "soon", "shortly":
		return "FUTURE_REF"
	}
	return ""
}

// often is the TIMEX3 value of a word for something regular.
func often(s string) string {
	switch s {
	case "hourly":
		return "PT1H"
	case "daily", "nightly":
		return "P1D"
	case "weekly":
		return "P1W"
	case "monthly":
		return "P1M"
	case "annually", "yearly":
		return "P1Y"
	}
	return ""
}

// direction is where words like "last", "this" and "next" point, and whether
// they count from the story's own time ("the following day").
func direction(s string) (dir int, story, ok bool) {
	switch s {
	case "last", "past":
		return -1, false, true
	case "this", "current":
		return 0, false, true
	case "next", "coming", "upcoming":
		return 1, false, true
	case "previous", "preceding", "prior":
		return -1, true, true
	case "same", "that":
		return 0, true, true
	case "following", "ensuing":
		return 1, true, true
	}
	return 0, false, false
}

// zoneWord is the offset of a time zone by its abbreviation.
func zoneWord(s string) (zone string, ok bool) {
	switch s {
	case "gmt", "utc", "z":
		return "Z", true
	case "bst", "cet", "wat":
		return "+01:00", true
	case "cest", "eet", "sast":
		return "+02:00", true
	case "eest", "msk", "trt":
		return "+03:00", true
	case "ist":
		return "+05:30", true
	case "hkt", "sgt":
		return "+08:00", true
	case "jst", "kst":
		return "+09:00", true
	case "aest":
		return "+10:00", true
	case "edt":
		return "-04:00", true
	case "est", "cdt":
		return "-05:00", true
	case "cst", "mdt":
		return "-06:00", true
	case "mst", "pdt":
		return "-07:00", true
	case "pst":
		return "-08:00", true
	case "et", "ct", "mt", "pt":
		return "", true // daylight saving unknown
	}
	return "", false
}

// starts reports whether a time expression may begin with a word: a filter
// before the grammar is tried.
func starts(a atom) bool {
	if a.digits > 0 {
		return true
	}
	s := a.text
	if len(s) < 2 {
		return s == "a" || s == "'" || s == "’" || s == "‘" || s == "q"
	}
	switch s {
	case "the", "an", "no", "every", "each", "several", "few", "couple", "some", "many", "about", "around", "nearly", "almost", "more", "less", "at", "up",
		"over", "under", "roughly", "approximately", "half", "today", "tonight", "tomorrow", "yesterday", "early", "late", "mid", "earlier", "later", "end",
		"beginning", "start", "middle", "noon", "midday", "midnight", "christmas", "new", "halloween", "valentine", "thanksgiving", "easter",
		"good", "black", "labor", "memorial", "boxing", "ash", "fiscal", "these", "those", "dozens", "hundreds", "hundred", "dozen",
		"fy", "overnight", "year", "twice", "latest", "weekend", "moments", "second", "coming", "only", "just", "fewer", "past", "alternate", "present", "mid-",
		"week", "month", "day", "decade", "hour", "century", "rest", "remainder", "election", "veterans", "presidents", "palm", "orthodox", "bastille", "columbus":
		return true
	}
	if month(s) > 0 || weekday(s) > 0 || weekdays(s) > 0 || dayPart(s) != "" || seasonWord(s) != "" || reference(s) != "" || often(s) != "" || decadeWord(s) > 0 {
		return true
	}
	if _, plural := unitWord(s); plural {
		return true
	}
	if _, _, ok := direction(s); ok {
		return true
	}
	return cardinal(s) >= 0 || ordinal(s) > 0
}
