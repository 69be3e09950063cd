package extract

import "strings"

// irregularForms are the irregular verbs of the ontology: the lemma, then its
// past and its participle. They stand in for the lemma of a model that has not
// seen the form.
const irregularForms = `
beat beat beaten|begin began begun|bear bore borne|bind bound bound|blow blew blown|break broke broken|bring brought brought
build built built|buy bought bought|catch caught caught|choose chose chosen|come came come|cut cut cut|deal dealt dealt
draw drew drawn|drive drove driven|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled
fly flew flown|forbid forbade forbidden|forgive forgave forgiven|forsake forsook forsaken|freeze froze frozen|get got gotten
give gave given|go went gone|grow grew grown|hang hung hung|have had had|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt
keep kept kept|lay laid laid|lead led led|leave left left|lend lent lent|lose lost lost|make made made|meet met met|pay paid paid
put put put|quit quit quit|read read read|rise rose risen|run ran run|say said said|seek sought sought|sell sold sold|send sent sent
set set set|shake shook shaken|shoot shot shot|show showed shown|shut shut shut|sing sang sung|sink sank sunk|sit sat sat|slay slew slain
speak spoke spoken|spend spent spent|stand stood stood|steal stole stolen|strike struck stricken|swear swore sworn|take took taken
tear tore torn|tell told told|think thought thought|throw threw thrown|uphold upheld upheld|undergo underwent undergone
undertake undertook undertaken|win won won|withdraw withdrew withdrawn|withhold withheld withheld|write wrote written|overthrow overthrew overthrown
override overrode overridden|overrun overran overrun|retake retook retaken|rebuild rebuilt rebuilt|foresee foresaw foreseen|see saw seen
spread spread spread|burn burnt burnt|resell resold resold|wear wore worn|wake woke woken|bid bade bidden|shed shed shed|let let let
`

// irregulars maps the forms of irregularForms to their lemmas.
func irregulars() map[string]string {
	out := map[string]string{}
	for entry := range strings.FieldsFuncSeq(irregularForms, func(r rune) bool { return r == '|' || r == '\n' }) {
		f := strings.Fields(entry)
		for _, form := range f[1:] {
			out[form] = f[0]
		}
	}
	return out
}

// baseToo tells whether an irregular form is the base form of another verb too.
func baseToo(form string) bool {
	switch form {
	case "found", "left", "saw", "fell", "felt", "bore", "wound", "ground", "bound", "lay", "lie", "shed", "rose", "read", "let", "put", "set", "hit", "cut", "shut", "quit", "bid", "hurt", "spread", "beat", "come", "run":
		return true
	}
	return false
}
