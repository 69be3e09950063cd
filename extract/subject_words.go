package extract

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
		"game", "player", "club", "team", "fixture", "derby", "relegation", "top-flight", "first-half", "second-half", "run-rate", "century", "overs", "serve", "fan", "stadium", "pitch", "ball", "kick",
		"chess", "knight", "pawn", "rook", "checkmate", "grandmaster":
		return true
	}
	return false
}

// artsWord tells whether a word is one of reviews.
func artsWord(lemma string) bool {
	switch lemma {
	case "novel", "novelist", "memoir", "poem", "poet", "chapter", "reader", "hero", "heroine", "plot", "narrator", "page", "author", "book", "thriller",
		"film", "movie", "director", "cast", "actor", "actress", "script", "screenplay", "sequel", "trilogy", "episode", "series", "season", "character",
		"play", "playwright", "stage", "theatre", "theater", "audience", "album", "song", "band", "singer", "encore", "concert", "guitar", "drummer", "melody",
		"orchestra", "opera", "ballet", "dancer", "exhibition", "gallery", "painting", "sculpture", "curator", "critic", "crowd", "visitor", "folk", "noise", "line":
		return true
	}
	return false
}

// marketWord tells whether a word is one of reports on prices.
func marketWord(lemma string) bool {
	switch lemma {
	case "share", "stock", "index", "bond", "yield", "bull", "bear", "dealer", "trader", "seller", "buyer", "investor", "analyst", "shareholder", "session",
		"trade", "rally", "point", "percent", "%", "dollar", "euro", "crown", "copper", "aluminium", "aluminum", "nickel", "zinc", "crude", "gold", "silver", "futures",
		"outlook", "result", "earnings", "dividend", "profit", "bid", "bidder", "takeover", "merger", "suitor", "stake", "pill", "knight", "price", "broker", "currency", "commodity", "utility", "bank", "sector", "close", "broadband", "plan":
		return true
	}
	return false
}

// courtWord tells whether a word is one of reports on pleadings.
func courtWord(lemma string) bool {
	switch lemma {
	case "court", "judge", "jury", "juror", "counsel", "barrister", "lawyer", "attorney", "solicitor", "defence", "defense", "prosecution", "claimant", "plaintiff",
		"defendant", "witness", "tribunal", "hearing", "ruling", "claim", "counterclaim", "costs", "contract", "executor", "probate", "landlord", "tenant", "paragraph",
		"argument", "testimony", "cross-examination", "verdict", "case":
		return true
	}
	return false
}

// weatherWord tells whether a word is a force of the weather.
func weatherWord(lemma string) bool {
	switch lemma {
	case "frost", "fog", "rain", "snow", "wind", "gale", "sun", "heat", "cold", "thunder", "hail", "shower", "cloud", "front", "ridge", "pressure", "mist", "ice":
		return true
	}
	return false
}
