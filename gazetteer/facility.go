package gazetteer

import "strings"

// FacilityHead is the canonical form of the noun that says what kind of
// facility a name names: "spaceport" and "cosmodrome" are one. The empty
// string: no such noun.
func FacilityHead(noun string) string {
	switch strings.ToLower(noun) {
	case "cosmodrome", "spaceport", "cosmodromes", "spaceports":
		return "cosmodrome"
	case "airport", "aerodrome", "airfield":
		return "airport"
	case "airbase":
		return "air base"
	case "plant", "factory", "works", "mill":
		return "plant"
	case "base", "garrison", "barracks":
		return "base"
	case "station", "dam", "port", "harbor", "harbour", "bridge", "prison", "hospital", "embassy", "consulate",
		"palace", "castle", "cathedral", "church", "mosque", "temple", "synagogue", "university", "school", "stadium",
		"square", "hotel", "museum", "monastery", "refinery", "pipeline", "terminal", "camp", "crossing", "checkpoint",
		"reactor", "mine", "canal", "tunnel", "reservoir", "shipyard", "parliament", "courthouse", "arena", "mall",
		"theater", "theatre", "tower", "jail", "warehouse", "depot", "range", "facility", "complex", "site", "center", "centre", "silo":
		return strings.NewReplacer("harbour", "harbor", "theatre", "theater", "centre", "center", "jail", "prison").Replace(strings.ToLower(noun))
	}
	return ""
}

// CanonicalFacility is a folded name with the words for its kind in one form:
// "vostochny spaceport" is "vostochny cosmodrome", "x npp" is "x nuclear power plant".
func CanonicalFacility(key string) string {
	last := key[strings.LastIndexByte(key, ' ')+1:]
	switch last {
	case "center", "centre", "site", "port", "spaceport", "station", "plant", "npp", "dam", "airbase", "steelworks", "factory", "settlement", "crossing", "airport":
	default:
		return key
	}
	for _, r := range [...][2]string{
		{"space launch center", "cosmodrome"}, {"launch site", "cosmodrome"}, {"space port", "cosmodrome"}, {"spaceport", "cosmodrome"}, {"space centre", "space center"},
		{"nuclear power station", "nuclear power plant"}, {"atomic power plant", "nuclear power plant"}, {"nuclear station", "nuclear power plant"},
		{"nuclear plant", "nuclear power plant"}, {"atomic plant", "nuclear power plant"}, {"npp", "nuclear power plant"},
		{"hydroelectric dam", "dam"}, {"hydroelectric plant", "dam"}, {"hydroelectric station", "dam"}, {"hydroelectric power station", "dam"},
		{"airbase", "air base"}, {"steelworks", "steel plant"}, {"aircraft factory", "aircraft plant"}, {"aviation plant", "aircraft plant"},
		{"refugee settlement", "refugee camp"}, {"border crossing", "crossing"}, {"airport", "international airport"},
	} {
		if rest, ok := strings.CutSuffix(key, " "+r[0]); ok && (r[1] != "international airport" || !strings.HasSuffix(key, " "+r[1])) {
			return rest + " " + r[1]
		}
	}
	return key
}
