package analyze

import (
	"slices"

	"dateline"
)

// halves makes one name of two that the reader saw where a word that opens names
// stands before another name ("New" and "York", "Hurricane" and "Idalia"), and drops
// such a word where it stands alone: "New charges".
func halves(names []nameSpan, tokens []dateline.Token) []nameSpan {
	for i := 0; i < len(names); i++ {
		n := names[i]
		if n.first != n.last || !opensNames(tokens[n.first].Text) {
			continue
		}
		if i+1 < len(names) && names[i+1].first == n.last+1 {
			names[i+1].first = n.first
		}
		if opensOnly(tokens[n.first].Text) || i+1 < len(names) && names[i+1].first == n.first {
			names = slices.Delete(names, i, i+1)
			i--
		}
	}
	return names
}

// opensNames tells whether a word begins the names of places and storms.
func opensNames(word string) bool {
	switch word {
	case "North", "South", "East", "West", "Saint", "St", "St.", "Santa", "Fort", "Port", "Mount", "Cape", "Costa", "Hong", "Sri", "Baton", "Buenos", "Abu", "Tel", "Kuala", "Addis", "Saudi":
		return true
	}
	return opensOnly(word)
}

// opensOnly tells whether a word that begins names is none by itself.
func opensOnly(word string) bool {
	switch word {
	case "New", "Great", "San", "Los", "Las", "Hurricane", "Typhoon", "Cyclone", "Tropical":
		return true
	}
	return false
}
