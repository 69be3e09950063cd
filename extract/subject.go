package extract

import "strings"

// Reports on sport use the words of war. What a report is about is told by
// the words that only such reports use.
const (
	sportWords = 4  // different words of sport that make a report one on sport
	sportShare = 50 // and at least one of them in so many words
)

// subject is what a report is about where that changes the sense of words:
// "sport", "horoscope", else "".
func (d *document) subject() string {
	if d.about == nil {
		about := ""
		switch {
		case d.isHoroscope():
			about = "horoscope"
		case d.isSport():
			about = "sport"
		}
		d.about = &about
	}
	return *d.about
}

// isHoroscope: a paragraph begins with a sign of the zodiac and a colon, a
// dash or its end, and speaks to the reader.
func (d *document) isHoroscope() bool {
	signs, you := 0, false
	for i := range d.analysis.Sentences {
		tokens := d.analysis.Sentences[i].Tokens
		if len(tokens) > 1 && zodiac(strings.ToLower(tokens[0].Text)) && (tokens[1].UPOS == "PUNCT" || len(tokens) < 4) {
			signs++
		}
		for j := range tokens {
			you = you || toReader(tokens[j].Text)
		}
	}
	return signs > 1 || signs == 1 && (you || zodiac(strings.ToLower(d.analysis.Sentences[0].Tokens[0].Text)))
}

func zodiac(word string) bool {
	switch word {
	case "aries", "taurus", "gemini", "cancer", "leo", "virgo", "libra", "scorpio", "sagittarius", "capricorn", "aquarius", "pisces":
		return true
	}
	return false
}

func (d *document) isSport() bool {
	different, all, words := map[string]bool{}, 0, 0
	for i := range d.analysis.Sentences {
		for j := range d.analysis.Sentences[i].Tokens {
			t := &d.analysis.Sentences[i].Tokens[j]
			words++
			if lemma := strings.ToLower(t.Lemma); sportWord(lemma) {
				different[lemma] = true
				all++
			}
		}
	}
	least := sportWords
	if words < 60 {
		least-- // of a headline and a lead
	}
	return len(different) >= least && all*sportShare >= words
}

// sportWord tells whether a word is one of sport and of little else.
func sportWord(lemma string) bool {
	switch lemma {
	case "match", "goal", "striker", "midfielder", "goalkeeper", "keeper", "defender", "winger", "forward", "quarterback", "linebacker", "pitcher",
		"batsman", "bowler", "innings", "wicket", "inning", "homer", "touchdown", "penalty", "trick", "half", "half-time", "halftime", "full-time", "stoppage",
		"semifinal", "semi-final", "quarterfinal", "quarter-final", "final", "playoff", "league", "premiership", "cup", "championship",
		"champion", "tournament", "coach", "season", "teammate", "team-mate", "roster", "squad", "substitute", "referee", "umpire", "scorer",
		"equaliser", "equalizer", "hat-trick", "header", "offside", "corner", "free-kick", "dribble", "rebound", "assist", "puck", "goalie",
		"tiebreak", "tie-break", "seed", "unseeded", "grand-slam", "wimbledon", "nba", "nfl", "nhl", "mlb", "fifa", "uefa", "football", "soccer", "basketball",
		"baseball", "hockey", "rugby", "cricket", "tennis", "golf", "golfer", "birdie", "bogey", "par", "fairway", "lap", "podium", "grand prix",
		"medal", "sprinter", "swimmer", "olympic", "olympics", "marathon", "knockout", "heavyweight", "boxer", "bout", "scoreboard", "score", "win",
		"game", "player", "club", "team", "fixture", "derby", "relegation", "top-flight", "first-half", "second-half", "run-rate", "century", "overs", "serve", "fan", "stadium", "pitch", "ball", "kick":
		return true
	}
	return false
}
