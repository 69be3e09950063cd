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
		{"decade", "They parted in the 1970s.", "the 1970s", "197X"},
		{"decade", "It began in the late 1990s.", "the late 1990s", "199X"},
		{"decade", "Prices rose all through the '80s.", "the '80s", "198X"},
		{"century", "A fort of the 18th century stood there.", "the 18th century", "17XX"},
		{"year before a name", "In 1991 Charles Osk founded it.", "1991", "1991"},
		{"year before a name", "In nineteen ninety-four James Lind founded it.", "nineteen ninety-four", "1994"},
		{"last month with a day", "He was shot last Oct. 23 in Lunden.", "last Oct. 23", "2022-10-23"},
		{"last month with a day", "The mine shut last Aug. 3.", "last Aug. 3", "2023-08-03"},
		{"next month with a day", "Voters decide next Nov. 5.", "next Nov. 5", "2023-11-05"},
		{"earlier on a day", "Earlier Tuesday, rail workers walked out.", "Tuesday", "2023-09-19"},
		{"earlier on a day", "The road reopened later Monday.", "Monday", "2023-09-18"},
		{"earlier on a day", "She had called later today a turning point.", "today", "2023-09-20"},
		{"no more than", "He may stay no more than sixty days.", "no more than sixty days", "P60D"},
		{"no more than", "It took no less than three hours.", "no less than three hours", "PT3H"},
		{"between two numbers ahead", "Rates will fall over the next 12 to 18 months.", "the next 12 to 18 months", "PXM"},
		{"between two numbers ahead", "Snow is due in the next two or three days.", "the next two or three days", "PXD"},
		{"a couple", "Over the next couple of years it pays.", "the next couple of years", "P2Y"},
		{"a couple", "They met in the past couple of weeks.", "the past couple of weeks", "P2W"},
		{"the week", "For the week, copper lost two points.", "the week", "2023-W38"},
		{"the week", "It was the week's worst day.", "the week", "2023-W38"},
		{"the week of a day", "The hearing is set for the week of March 6, 2024.", "the week of March 6, 2024", "2024-W10"},
		{"the week of a day", "Schools close the week of 2 October.", "the week of 2 October", "2023-W40"},
		{"the week of a day", "They raced on the weekend of May 13, 2023.", "the weekend of May 13, 2023", "2023-W19-WE"},
		{"full year", "It expects a loss for the full year.", "the full year", "2023"},
		{"last half", "Rents doubled in the last half of 2021.", "the last half of 2021", "2021-H2"},
		{"last half", "Output fell in the final quarter of 2020.", "the final quarter of 2020", "2020-Q4"},
		{"in the morning", "They leave at 4 in the morning.", "4 in the morning", "XXXX-XX-XXT04:00"},
		{"in the morning", "The slope gave way at 4.20 in the morning on 3 May 2022.", "4.20 in the morning on 3 May 2022", "2022-05-03T04:20"},
		{"in the morning", "The gates shut at 9:30 in the evening.", "9:30 in the evening", "XXXX-XX-XXT21:30"},
		{"hour of two zones", "It struck at 10:35 a.m. (0735 GMT) Monday.", "10:35 a.m. (0735 GMT) Monday", "2023-09-18T10:35"},
		{"hour of two zones", "The blast came at 6 p.m. (1500 GMT) on Sunday.", "6 p.m. (1500 GMT) on Sunday", "2023-09-17T18:00"},
		{"two plain units", "He was dead within weeks or months.", "weeks or months", "PXW"},
		{"two plain units", "The case dragged on for months and years.", "months and years", "PXM"},
		{"some while", "They must do without it for a while.", "a while", "PXX"},
		{"some while", "Troops will stay for some time.", "some time", "PXX"},
		{"some while", "The plan changed over the years.", "the years", "PXY"},
		{"some while", "Details come at a later date.", "a later date", "FUTURE_REF"},
		{"some while", "Little will change in the near term.", "the near term", "FUTURE_REF"},
		{"known by its date", "She sat on the House Jan. 6 committee.", "Jan. 6", "2021-01-06"},
		{"known by its date", "Four more January 6 rioters were sentenced.", "January 6", "2021-01-06"},
		{"known by its date", "The store reopens with a Jan. 6 sale.", "Jan. 6", "2024-01-06"},
		{"known by its date", "Families of the Oct. 7 victims wrote.", "Oct. 7", "2023-10-07"},
		{"known by its date", "Few had flown since 9/11 without fear.", "9/11", "2001-09-11"},
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
		{"Net of the quarter ended July 31, 2022, doubled. It was 4 million a year earlier.", "2021-Q2"},
		{"Net of the quarter ended Sept. 30, 2022, fell. It was 4 million a year earlier.", "2021-Q3"},
		{"Net of the second quarter doubled. For the nine months it rose from 4 million a year earlier.", "2022"},
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
	for _, text := range []string{"Two thousand sheep grazed.", "It sells 900 seats a week.", "The plant costs $5 million a year.", "More than a quarter of the ships sank.",
		"They fly ten times a month.", "Output fell two percent a year.", "The firm switched to a calendar year.", "Nineteen people came.", "The annual March for Peace drew crowds.", "He is a ten year old boy.",
		"The long road.", "She gave two or three reasons.", "The end of the road.", "Half of the members left."} {
		if found := plainTimes(text, "2023-09-20"); len(found) > 0 {
			t.Errorf("%q: %q %s", text, text[found[0].Start:found[0].End], found[0].Value)
		}
	}
}
