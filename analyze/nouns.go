package analyze

import (
	"strings"

	"dateline"
)

// noun is what a common noun denotes.
type noun struct {
	kind   dateline.Kind
	gender gender
}

// nouns are the common nouns that denote people, bodies of people and places.
// A role noun is one that a person holds, does or is to somebody.
var nouns, roleNouns = nounTables()

func nounTables() (map[string]noun, map[string]bool) {
	table, roles := map[string]noun{}, map[string]bool{}
	add := func(kind dateline.Kind, g gender, role bool, words string) {
		for _, w := range strings.Fields(words) {
			table[w] = noun{kind, g}
			if role {
				roles[w] = true
			}
		}
	}
	add(dateline.Person, male, false, `man boy father son brother husband uncle nephew grandfather grandson boyfriend widower gentleman guy stepfather groom dad monk`)
	add(dateline.Person, female, false, `woman girl mother daughter sister wife aunt niece grandmother granddaughter girlfriend widow lady nun bride mom stepmother`)
	add(dateline.Person, male, true, `king prince emperor duke count baron chairman spokesman businessman congressman policeman gunman actor waiter sultan emir pope sheikh lord salesman fireman`)
	add(dateline.Person, female, true, `queen princess empress duchess countess baroness chairwoman spokeswoman businesswoman congresswoman policewoman actress waitress`)
	add(dateline.Person, 0, true, `president leader minister premier chancellor secretary governor mayor senator ambassador envoy diplomat official general
		colonel major captain lieutenant sergeant admiral commander chief head director ceo chair chairperson spokesperson deputy vice-president
		prosecutor judge lawyer attorney lawmaker legislator politician candidate monarch ruler dictator founder co-founder owner
		manager editor reporter journalist correspondent analyst expert economist scientist researcher professor doctor physician nurse
		teacher engineer author writer poet novelist historian philosopher artist painter singer musician composer director actor player
		coach trainer captain astronaut cosmonaut pilot driver soldier officer inspector detective guard bishop archbishop cardinal priest
		pastor rabbi imam cleric ayatollah patriarch activist protester dissident refugee migrant prisoner suspect defendant
		victim witness survivor hostage militant rebel terrorist gunman attacker killer hacker businessperson executive banker investor
		entrepreneur billionaire farmer fisherman worker employee student pupil graduate adviser advisor aide counsel commissioner
		coordinator representative delegate negotiator mediator parliamentarian mp congressperson speaker whip premier consul
		attache defector spy agent trader merchant chef designer architect photographer filmmaker producer champion winner`)
	add(dateline.Person, 0, false, `person child baby infant teenager adult resident citizen individual friend colleague partner member neighbour neighbor parent
		relative sibling spouse cousin twin hero guest host patient passenger pedestrian customer client user reader viewer fan veteran
		successor predecessor counterpart fellow human kid figure celebrity star native immigrant observer spokespeople opponent rival ally
		participant visitor tourist volunteer expert youth speaker someone somebody everyone`)
	add(dateline.Group, 0, false, `people family couple crowd team crew delegation staff population community tribe gang mob audience public troop force army
		police militia navy personnel group band squad majority minority jury panel nation`)
	add(dateline.Organization, neuter, false, `company firm corporation organization organisation agency ministry department party government parliament
		congress senate council committee commission court bank university college school institute association union federation
		foundation newspaper magazine broadcaster network station channel publisher authority administration bureau office
		cabinet coalition alliance bloc club league board regime opposition military airline manufacturer supplier retailer operator
		conglomerate startup charity ngo church embassy consulate tribunal assembly legislature secretariat institution business
		corps battalion brigade regiment division syndicate cartel movement media press outlet watchdog regulator body`)
	add(dateline.Country, neuter, false, `country state republic kingdom empire superpower homeland`)
	add(dateline.Place, neuter, false, `city town village capital region province district county island continent river lake sea ocean mountain valley
		desert peninsula coast border area zone territory municipality suburb neighbourhood neighborhood street road square forest
		bay strait gulf canal place location site downtown settlement oblast prefecture`)
	add(dateline.Facility, neuter, false, `airport airbase base station stadium bridge dam hospital plant factory spaceport cosmodrome harbour harbor port
		palace hotel prison camp museum cathedral mosque temple library mall tower arena park zoo theatre theater refinery mine
		barracks building house home complex facility reactor warehouse depot headquarters laboratory lab launchpad shipyard`)
	add(dateline.Product, neuter, false, `rocket missile aircraft plane jet helicopter ship vessel submarine tank drone satellite car vehicle bomb weapon
		rifle truck train boat spacecraft software app vaccine drug device phone`)
	add(dateline.EventName, neuter, false, `summit war election conference meeting visit attack battle earthquake storm hurricane flood protest strike ceremony festival
		tournament crisis conflict pandemic explosion accident crash`)
	return table, roles
}

// leads reports whether a role is that of who leads a country or a body.
func leads(role string) bool {
	switch role {
	case "president", "leader", "premier", "chancellor", "king", "queen", "emperor", "head", "ruler", "dictator", "chairman", "chief",
		"minister", "secretary", "monarch", "sultan", "emir", "governor", "mayor", "prince":
		return true
	}
	return false
}
