package resolve

import (
	"slices"
	"strings"

	"dateline/gazetteer"
)

// generic gives the words of a name that every state has a bearer of
// ("the Russian Defence Ministry", "Supreme Court"): sorted, without nation and
// small words. The empty string: the name is a proper one.
func (l *lexicon) generic(name string) string {
	var kept []string
	for _, w := range strings.Fields(withoutArticle(name)) {
		if _, as, ok := l.country(trimPossessive(w)); ok && (as == gazetteer.AsDemonym || as == gazetteer.AsName) {
			continue
		}
		switch f := organizationKey(w); f {
		case "of", "the", "for", "and", "in", "on", "s":
		default:
			if !everyState(f) {
				return ""
			}
			kept = append(kept, f)
		}
	}
	slices.Sort(kept)
	return strings.Join(kept, " ")
}

// everyState reports whether a folded word stands in the names of offices and
// bodies that most states have.
func everyState(w string) bool {
	switch w {
	case "ministry", "ministries", "defense", "foreign", "affairs", "interior", "internal", "external", "finance", "health", "education", "justice", "energy",
		"economy", "economic", "trade", "transport", "agriculture", "culture", "environment", "labor", "information", "tourism", "sports", "development",
		"government", "parliament", "senate", "house", "assembly", "national", "supreme", "high", "constitutional", "court", "appeals",
		"central", "bank", "police", "army", "navy", "air", "force", "forces", "armed", "military", "ground", "space", "special", "operations",
		"guard", "border", "coast", "security", "council", "service", "state", "federal", "department", "office", "presidency", "presidential",
		"cabinet", "general", "staff", "prosecutor", "prosecutors", "generals", "election", "elections", "electoral", "commission", "emergency",
		"emergencies", "situations", "intelligence", "agency", "ruling", "party", "opposition", "communist", "socialist", "democratic", "liberal", "conservative",
		"republican", "nationalist", "committee", "customs", "investigative", "fire", "civil", "defence", "aviation", "authority", "administration", "embassy",
		"consulate", "lower", "upper", "representatives", "congress", "ministers", "public", "statistics", "television", "radio", "university", "hospital",
		"command", "northern", "southern", "eastern", "western", "rescue", "immigration", "city", "municipal", "regional", "provincial", "district", "union", "chamber", "commerce":
		return true
	}
	return false
}
