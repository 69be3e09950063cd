package extract

import (
	"slices"
	"sort"
	"strings"

	"dateline"
)

// members are the mentions behind a group: "the two leaders", "both sides",
// "they". None when the word is no group or nobody can be told.
func (d *document) members(w word, t *trigger) []dateline.Mention {
	if m := d.joint(w); len(m) >= 2 {
		return m
	}
	kind, number, ok := d.group(w)
	if !ok {
		return nil
	}
	if m := d.coordinated(w); len(m) >= 2 && (number == 0 || len(m) == number) {
		return m
	}
	m := d.salient(w, kind, max(number, 2), d.chainsAround(w, t))
	if len(m) < 2 {
		return nil
	}
	return m
}

// joint are the owners that a plural shares between them: "Chadian and Sudanese
// troops", "the armies of Chad and Sudan".
func (d *document) joint(w word) []dateline.Mention {
	t := d.token(w)
	if t.XPOS != "NNS" && t.XPOS != "NNPS" {
		return nil
	}
	for _, c := range d.dependents(w, "amod", "compound", "nmod:poss", "nmod") {
		if is(d.relation(c), "nmod") && d.relation(c) != "nmod:poss" && d.preposition(c) != "of" {
			continue
		}
		if all := d.conjuncts(c); len(all) > 1 {
			if out := d.namedOnes(all); len(out) == len(all) {
				return out
			}
		}
	}
	return nil
}

// chainsAround are the chains of the other parties of an event: in "they told
// him" he is not one of them.
func (d *document) chainsAround(w word, t *trigger) map[string]bool {
	out := map[string]bool{}
	for _, f := range t.slots {
		if f.w == w || f.slot == "comp" || f.slot == "poss" {
			continue
		}
		for _, c := range d.conjuncts(f.w) {
			if m, ok := d.mentionAt(c); ok && m.Chain != "" && c != w {
				out[m.Chain] = true
			}
		}
	}
	return out
}

// group tells whether w names several parties at once, of which kind and how
// many; 0 when the words do not say.
func (d *document) group(w word) (dateline.Kind, int, bool) {
	t := d.token(w)
	form := strings.ToLower(t.Text)
	if t.UPOS == "PRON" {
		return "", 0, form == "they" || form == "them" || form == "both"
	}
	if t.UPOS != "NOUN" || t.XPOS != "NNS" && !strings.Contains(t.Feats, "Number=Plur") {
		return "", 0, false
	}
	number, definite := 0, false
	for _, c := range d.dependents(w, "det", "nummod", "amod", "nmod:poss") {
		switch strings.ToLower(d.token(c).Text) {
		case "two", "2":
			number = 2
		case "both":
			number, definite = 2, true
		case "three", "3":
			number = 3
		case "the", "these", "those", "their":
			definite = true
		}
	}
	switch strings.ToLower(t.Lemma) {
	case "leader", "president", "minister", "premier", "king", "chief", "counterpart", "statesman", "man", "woman", "head", "diplomat", "general", "official":
		if number == 0 && !d.ofNumber(w) {
			return "", 0, false
		}
		return dateline.Person, max(number, 2), definite
	case "country", "nation", "state", "side", "party", "neighbor", "neighbour", "ally", "government", "capital", "power", "rival":
		if number == 0 {
			return "", 0, false
		}
		return dateline.Country, number, definite
	}
	return "", 0, false
}

// ofNumber tells whether a plural is owned by a number of countries: "the
// leaders of the two countries".
func (d *document) ofNumber(w word) bool {
	for _, c := range d.dependents(w, "nmod") {
		for _, n := range d.dependents(c, "nummod", "det") {
			switch strings.ToLower(d.token(n).Text) {
			case "two", "both":
				return true
			}
		}
	}
	tokens := d.analysis.Sentences[w.sentence].Tokens // the parse may hang the phrase elsewhere
	next := func(i int, words ...string) bool {
		return w.token+i < len(tokens) && slices.Contains(words, strings.ToLower(tokens[w.token+i].Text))
	}
	return next(1, "of") && (next(2, "both", "two") || next(2, "the", "these") && next(3, "two"))
}

// coordinated are the members of a coordination that the chain of w has named
// before: "Kim and Putin met. They agreed".
func (d *document) coordinated(w word) []dateline.Mention {
	m, ok := d.mentionAt(w)
	if !ok || m.Chain == "" {
		return nil
	}
	for _, other := range d.recent(w, 10) {
		if other.Chain != m.Chain || other.Start >= m.Start {
			continue
		}
		h := d.at(other.Head.Start)
		if h == nowhere {
			continue
		}
		if out := d.namedOnes(d.conjuncts(h)); len(out) >= 2 {
			return out
		}
	}
	return nil
}

func (d *document) namedOnes(words []word) []dateline.Mention {
	var out []dateline.Mention
	for _, c := range words {
		if m, ok := d.mentionAt(c); ok && m.Form == dateline.Name {
			out = append(out, m)
		}
	}
	return out
}

// chainWeight is how present a chain is at a place of the text.
type chainWeight struct {
	mention dateline.Mention
	weight  float64
	first   int
}

// salient are the parties of a kind that stand most in view before w: each
// mention counts, half as much for every sentence back, and those who met in
// the last event count more. A pronoun needs such a last event or coordination.
func (d *document) salient(w word, kind dateline.Kind, number int, but map[string]bool) []dateline.Mention {
	if kind == "" {
		for _, k := range [...]dateline.Kind{dateline.Person, dateline.Country, dateline.Organization} {
			if m := d.lastParties(w, k, but); len(m) > 0 {
				return m
			}
		}
		return nil
	}
	if m := d.lastParties(w, kind, but); len(m) == number {
		return m
	}
	var chains []chainWeight
	sentence := max(0, w.sentence-farthest)
	for _, m := range d.recent(w, farthest) {
		if m.Kind != kind || but[m.Chain] || m.Form == dateline.Pronoun && m.Chain == "" {
			continue
		}
		for sentence < w.sentence && d.analysis.Sentences[sentence].End <= m.Start {
			sentence++
		}
		chains = weigh(chains, m, d.presence(m, w.sentence-sentence))
	}
	chains = slices.DeleteFunc(chains, func(c chainWeight) bool { return c.mention.Form != dateline.Name })
	slices.SortStableFunc(chains, func(a, b chainWeight) int {
		switch {
		case a.weight > b.weight:
			return -1
		case a.weight < b.weight:
			return 1
		}
		return a.first - b.first
	})
	var out []dateline.Mention
	for _, c := range chains[:min(number, len(chains))] {
		out = append(out, c.mention)
	}
	slices.SortStableFunc(out, func(a, b dateline.Mention) int { return a.Start - b.Start })
	return out
}

// farthest is how many sentences back a group looks for its members.
const farthest = 40

// recent are the mentions of the last sentences before w, in order.
func (d *document) recent(w word, sentences int) []dateline.Mention {
	all := d.analysis.Mentions
	from, to := d.analysis.Sentences[max(0, w.sentence-sentences)].Start, d.token(w).Start
	i := sort.Search(len(all), func(i int) bool { return all[i].Start >= from })
	j := sort.Search(len(all), func(j int) bool { return all[j].Start >= to })
	return all[i:max(i, j)]
}

// presence is the weight of one mention some sentences back; a title of a
// leader near the name doubles it.
func (d *document) presence(m dateline.Mention, back int) float64 {
	weight := 1.0
	for range min(back, 20) {
		weight *= 0.8
	}
	from, to := max(0, m.Start-40), min(len(d.report.Text), m.End+60)
	around := strings.ToLower(d.report.Text[from:to])
	for _, title := range [...]string{"president", "leader", "prime minister", "premier", "chancellor", "head of state", "king ", "general secretary"} {
		if strings.Contains(around, title) {
			return weight * 2
		}
	}
	return weight
}

// weigh adds a mention to the weight of its chain; a chain is shown by its last name.
func weigh(chains []chainWeight, m dateline.Mention, weight float64) []chainWeight {
	for i := range chains {
		c := &chains[i]
		if c.mention.Chain == m.Chain && m.Chain != "" {
			c.weight += weight
			if m.Form == dateline.Name {
				c.mention = m
			}
			return chains
		}
	}
	return append(chains, chainWeight{mention: m, weight: weight, first: m.Start})
}

// lastParties are the parties of the last event before w in which several of
// the kind acted together, when it is not far back.
func (d *document) lastParties(w word, kind dateline.Kind, but map[string]bool) []dateline.Mention {
	for i := len(d.together) - 1; i >= 0; i-- {
		t := d.together[i]
		if w.sentence-t.sentence > 6 || t.sentence == w.sentence && t.token > w.token {
			break
		}
		var out []dateline.Mention
		for _, m := range t.parties {
			if m.Kind == kind && !but[m.Chain] {
				out = append(out, m)
			}
		}
		if len(out) >= 2 && len(out) == countKind(t.parties, kind) {
			return out
		}
	}
	return nil
}

func countKind(parties []dateline.Mention, kind dateline.Kind) int {
	n := 0
	for _, m := range parties {
		if m.Kind == kind {
			n++
		}
	}
	return n
}

// gathering remembers who acted together in an event.
type gathering struct {
	word
	parties []dateline.Mention
}

// remember notes the parties of an event for groups that come after it.
func (d *document) remember(w word, arguments []dateline.Argument) {
	var parties []dateline.Mention
	seen := map[string]bool{}
	for _, a := range arguments {
		if a.Role != dateline.RoleActor && a.Role != dateline.RoleRecipient || a.Mention == "" || a.Via == viaWithin || a.Via == viaPlace {
			continue
		}
		m, ok := d.mentionByID(a.Mention)
		if !ok || seen[m.ID] || m.Chain != "" && seen[m.Chain] {
			continue
		}
		seen[m.ID], seen[m.Chain] = true, true
		parties = append(parties, d.nameOf(m))
	}
	if len(parties) >= 2 {
		d.together = append(d.together, gathering{w, parties})
	}
}

func (d *document) mentionByID(id string) (dateline.Mention, bool) {
	if d.ids == nil {
		d.ids = map[string]int{}
		for i, m := range d.analysis.Mentions {
			d.ids[m.ID] = i
		}
	}
	i, ok := d.ids[id]
	if !ok {
		return dateline.Mention{}, false
	}
	return d.analysis.Mentions[i], true
}

// nameOf is the last name that a chain bore before a mention, else the mention.
func (d *document) nameOf(m dateline.Mention) dateline.Mention {
	w := d.at(m.Head.Start)
	if m.Form == dateline.Name || m.Chain == "" || w == nowhere {
		return m
	}
	for _, o := range slices.Backward(d.recent(w, farthest)) {
		if o.Chain == m.Chain && o.Form == dateline.Name {
			return o
		}
	}
	return m
}
