package extract

import (
	"strings"
	"sync"
)

// personNoun tells whether a noun denotes people, by what they are or do.
func personNoun(lemma string) bool { return personNouns()[lemma] }

var personNouns = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(`
	president leader minister premier chancellor king queen prince pope chief general commander ambassador envoy diplomat spokesman spokeswoman
	spokesperson official governor mayor senator lawmaker congressman mp deputy secretary director head chairman chairwoman chair judge prosecutor lawyer
	man woman boy girl child person journalist reporter activist soldier officer policeman suspect gunman attacker bomber assailant militant rebel
	terrorist insurgent fighter extremist hostage prisoner detainee victim civilian citizen resident worker employee teacher student doctor nurse driver
	pilot farmer protester protestor demonstrator dissident refugee migrant critic analyst expert observer counterpart delegate representative politician
	candidate opponent supporter negotiator mediator emir sheikh sultan emperor monarch dictator guerrilla separatist jihadist mercenary sailor troop
	peacekeeper inspector monitor tourist villager settler peasant cleric priest bishop imam monk nun rabbi hacker smuggler trafficker criminal thug
	robber killer mob crew teenager youth family national relative wife husband son daughter father mother brother sister friend ally enemy aide adviser
	advisor executive founder owner member delegation guest colonel captain major lieutenant sergeant marshal admiral president-elect ex-president czar
	tsar ruler strongman musician writer author blogger scientist engineer actor miner trader businessman banker trucker fisherman climber hiker skier
	snowboarder swimmer diver surfer runner jogger cyclist biker motorcyclist rider pedestrian motorist passenger commuter traveler traveller backpacker
	camper hunter angler walker paddler athlete player coach footballer boxer wrestler cricketer golfer racer referee fan spectator singer rapper actress
	celebrity influencer star model comedian producer chef cook waiter waitress bartender shopper customer client buyer seller vendor shopkeeper investor
	entrepreneur billionaire millionaire developer programmer researcher professor lecturer principal headteacher pupil schoolboy schoolgirl graduate
	staffer contractor courier mechanic plumber electrician carpenter builder gardener cleaner nanny babysitter surgeon dentist therapist psychologist
	psychiatrist pharmacist midwife paramedic firefighter detective sheriff cop constable ranger policewoman guard bodyguard marine sniper veteran
	serviceman airman defector exile immigrant expat stowaway survivor bystander witness plaintiff defendant convict inmate fugitive stalker rapist
	murderer arsonist thief burglar gangster dealer looter vandal rioter insurrectionist commissioner superintendent councillor councilor councilman
	councilwoman legislator congresswoman treasurer attorney barrister solicitor magistrate juror clerk coroner whistleblower lobbyist campaigner
	organizer organiser volunteer donor philanthropist historian economist meteorologist forecaster astronaut cosmonaut photographer cameraman editor
	columnist broadcaster presenter commentator pundit podcaster composer conductor painter artist sculptor architect designer dancer poet novelist
	playwright filmmaker screenwriter pastor preacher reverend vicar pilgrim worshipper worshiper reveller partygoer teen adult pensioner retiree lover
	partner fiance fiancee fiancé fiancée spouse sibling twin nephew niece aunt uncle cousin grandmother grandfather grandson granddaughter grandparent
	stepfather stepmother stepson stepdaughter orphan widow widower girlfriend boyfriend neighbor neighbour parent mum mom dad baby infant toddler
	newborn patient landlord tenant homeowner accountant receptionist manager supervisor colleague coworker co-worker employer janitor voter taxpayer
	consumer user
	`) {
		out[w] = true
	}
	return out
})
