package extract

import (
	"slices"
	"time"
)

// knownDay is a day that news calls by its month and day alone, years after.
type knownDay struct {
	year, month, day int
	of               []string // what it is said of: "the Jan. 6 riot"
}

// knownDays are the days that readers of news know by their date.
func knownDays() []knownDay {
	attack := []string{"attack", "attacks", "terror", "terrorist", "bombing", "bombings", "massacre", "assault", "hijackers", "victims", "victim", "survivor", "survivors", "hostages", "hostage", "commission", "mastermind"}
	capitol := []string{"riot", "riots", "rioter", "rioters", "insurrection", "insurrectionist", "insurrectionists", "attack", "attacks", "siege", "breach", "assault", "capitol", "storming", "committee",
		"panel", "probe", "investigation", "case", "cases", "charges", "defendant", "defendants", "prosecution", "prosecutions", "prisoners", "conspiracy", "sedition"}
	return []knownDay{{2001, 9, 11, attack}, {2005, 7, 7, attack}, {2021, 1, 6, capitol}, {2023, 1, 8, capitol}, {2023, 10, 7, attack}}
}

// nineEleven reads "9/11", which is a day and no fraction.
func (p *timeParser) nineEleven(i int) bool {
	return p.word(i) == "9" && p.word(i+1) == "/" && p.word(i+2) == "11" && p.tight(i+1) && p.tight(i+2) && p.word(i-1) != "/" && p.word(i+3) != "/" && p.word(i+3) != "%"
}

// knownYear is the year of a day that is known by its date, 0 for others and for
// reports from before it or soon after its return.
func (p *timeParser) knownYear(f phrase, anchor time.Time) int {
	if f.form != formDate || f.year > 0 || f.day == 0 || f.ofYear || f.pointed {
		return 0
	}
	for _, k := range knownDays() {
		that := civil(k.year, k.month, k.day)
		if k.month == f.month && k.day == f.day && anchor.After(that) && slices.Contains(k.of, p.word(f.end)) && !near(anchor, that) {
			return k.year
		}
	}
	return 0
}

// near tells whether a day has just come round again, a year or more after: what
// happened on it this time may be meant.
func near(anchor, that time.Time) bool {
	again := civil(anchor.Year(), int(that.Month()), that.Day())
	since := anchor.Sub(again)
	return anchor.Year() > that.Year() && since >= 0 && since < 14*24*time.Hour
}
