package gazetteer

import "strings"

// greatCity is how many must live in a city for its by-names to be heard: the Big Apple.
const greatCity = 1000000

// forgotten tells whether a folded name is one that a place in a country of English
// bore once, or that its fair uses: Frankfort was Big Bend. What such places are
// called now is their name, a short form of it or of the same words.
func (p Place) forgotten(key string) bool {
	switch p.Country {
	case "USA", "GBR", "CAN", "AUS", "NZL", "IRL":
	default:
		return false
	}
	if p.Population >= greatCity || len(key) <= 3 {
		return false
	}
	name := Fold(p.Name)
	for _, w := range strings.Fields(key) {
		if len(w) >= 4 && strings.Contains(name, w[:4]) {
			return false
		}
	}
	return true
}
