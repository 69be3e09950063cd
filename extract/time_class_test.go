package extract

import "testing"

// TestTimeClasses holds the value of the one expression of each sentence, by
// class; the publication is Wednesday, 20 September 2023.
func TestTimeClasses(t *testing.T) {
	for _, c := range []struct{ class, text, words, value string }{
		{"fraction", "The ferry lay idle for 3 1/2 years.", "3 1/2 years", "P3Y6M"},
		{"fraction", "The hearing took 2 1/2 hours.", "2 1/2 hours", "PT2H30M"},
		{"fraction", "They argued for one and a half hours.", "one and a half hours", "PT1H30M"},
		{"between two numbers", "Repairs need four to six weeks.", "four to six weeks", "PXW"},
		{"between two numbers", "A permit takes 10 or 12 days.", "10 or 12 days", "PXD"},
		{"between two numbers", "Give it a month or two.", "a month or two", "PXM"},
		{"or so", "He stayed a week or so.", "a week or so", "P1W"},
		{"year in words", "The mill closed in nineteen eighty-seven.", "nineteen eighty-seven", "1987"},
		{"year in words", "She was elected in nineteen ninety.", "nineteen ninety", "1990"},
		{"year in words", "It was ready by the year two thousand.", "the year two thousand", "2000"},
		{"year in words", "They met in March nineteen seventy-eight.", "March nineteen seventy-eight", "1978-03"},
		{"part of the running unit", "The pool opens by the end of the month.", "the end of the month", "2023-09"},
		{"part of the running unit", "Wages fell earlier in the year.", "earlier in the year", "2023"},
		{"part of the running unit", "The plant shuts at year-end.", "year-end", "2023"},
		{"part of the running unit", "The plant shuts by year's end.", "year's end", "2023"},
		{"the year of the report", "Sales of the year were poor.", "the year", "2023"},
		{"lasting", "A week-long strike ended.", "week-long", "P1W"},
		{"lasting", "Their decades-long quarrel is over.", "decades-long", "PXDE"},
		{"describing", "Copper fell to a six year low.", "six year", "P6Y"},
		{"describing", "The ten-day siege was lifted.", "ten-day", "P10D"},
		{"since looks back", "Nobody has seen him since November.", "November", "2022-11"},
		{"ended looks back", "Profit of the term ended Oct. 31 was flat.", "Oct. 31", "2022-10-31"},
		{"effective looks ahead", "The tariff is effective March 1.", "March 1", "2024-03-01"},
		{"colon behind a date", "The paper wrote on Monday, Sept. 18: enough.", "Monday, Sept. 18", "2023-09-18"},
		{"this past", "It froze this past winter.", "this past winter", "2022-WI"},
		{"this coming", "The race is this coming Sunday.", "this coming Sunday", "2023-09-24"},
		{"feast", "Turnout on Election Day was high.", "Election Day", "2023-11-07"},
		{"feast", "Crowds came on Palm Sunday.", "Palm Sunday", "2023-04-02"},
		{"hedged", "It was only three days ago.", "three days ago", "2023-09-17"},
	} {
		found := plainTimes(c.text, "2023-09-20")
		if len(found) != 1 {
			t.Errorf("%s: %q: %d expressions: %+v", c.class, c.text, len(found), found)
			continue
		}
		if f := found[0]; c.text[f.Start:f.End] != c.words || f.Value != c.value {
			t.Errorf("%s: %q: %q %s, want %q %s", c.class, c.text, c.text[f.Start:f.End], f.Value, c.words, c.value)
		}
	}
}

// TestQuarters holds the last expression of reports on quarters: what is said
// "a year ago" of a quarter is a quarter.
func TestQuarters(t *testing.T) {
	for _, c := range []struct{ text, value string }{
		{"Net of the second quarter doubled. It was 4 million a year ago.", "2022-Q2"},
		{"Net of the second quarter doubled. It was 4 million a year earlier.", "2022-Q2"},
		{"In the second quarter net doubled. In the 2022 quarter it was 4 million.", "2022-Q2"},
		{"Net doubled from that of the year-earlier quarter.", "2022-Q2"},
		{"Net doubled from that of the 2021 first quarter.", "2021-Q1"},
		{"In the second quarter, ended June 30, net doubled. It was 4 million a year ago.", "2022-Q2"},
	} {
		found := plainTimes(c.text, "2023-09-20")
		if len(found) == 0 || found[len(found)-1].Value != c.value {
			t.Errorf("%q: %+v, want %s", c.text, found, c.value)
		}
	}
}

// TestNoTimesOfClasses holds what the rules above must leave alone.
func TestNoTimesOfClasses(t *testing.T) {
	for _, text := range []string{"Two thousand sheep grazed.", "Nineteen people came.", "The annual March for Peace drew crowds.", "He is a ten year old boy.",
		"The long road.", "She gave two or three reasons.", "The end of the road.", "Half of the members left."} {
		if found := plainTimes(text, "2023-09-20"); len(found) > 0 {
			t.Errorf("%q: %q %s", text, text[found[0].Start:found[0].End], found[0].Value)
		}
	}
}
