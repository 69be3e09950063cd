package gazetteer

import (
	"slices"
	"strings"
)

// Holder is one tenure of an office: the president of a country, the head of
// an organization.
type Holder struct {
	Of      string   // ISO 3166 alpha-3 of the country, else the organization's usual name
	Offices []string // state, government, leader, foreign, defence, deputy, party, crown, head
	Titles  []string // as reports call the office, without the country
	Names   []string // the usual one first
	From    string   // a day, month or year; "" unknown
	To      string   // the first day, month or year of another holder or of none; "" not known to have ended
	Shipped bool     // from the table that the program carries
}

// knownUntil is the last day on which the writer of the shipped table knew who
// held an office.
const knownUntil = "2025-12-31"

// Name is the usual name of the holder.
func (h Holder) Name() string { return h.Names[0] }

// holds reports whether a day lies safely within a tenure: not on the day or
// in the month or year in which it may have begun or ended.
func (h Holder) holds(day string) bool {
	return (h.From == "" || day > lastDay(h.From)) && (h.To == "" || day < firstDay(h.To))
}

// sure is how sure it is that a tenure holds the day: one that is not known to
// have ended may have ended since.
func (h Holder) sure(day string) float64 {
	if h.Shipped && h.To == "" && day > knownUntil {
		return 0.6
	}
	return 0.9
}

// firstDay and lastDay bound a date of a day, a month or a year.
func firstDay(date string) string { return date + "0000-01-01"[len(date):] }
func lastDay(date string) string  { return date + "9999-12-31"[len(date):] }

// words are all titles by which an office may be called, folded.
func (h Holder) words() []string {
	var out []string
	for _, t := range h.Titles {
		out = append(out, Fold(t))
	}
	for _, o := range h.Offices {
		out = append(out, calledByOffice(o)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// calledByOffice are the words for an office that hold in every country.
func calledByOffice(office string) []string {
	switch office {
	case "state":
		return []string{"head of state"}
	case "government":
		return []string{"head of government", "premier", "prime minister"}
	case "leader":
		return []string{"leader", "ruler", "strongman", "dictator"}
	case "foreign":
		return []string{"foreign minister", "minister of foreign affairs", "minister for foreign affairs", "top diplomat", "chief diplomat"}
	case "defence":
		return []string{"defense minister", "defence minister", "minister of defence", "minister of defense"}
	case "head":
		return []string{"head", "chief"}
	}
	return nil
}

// offices finds holders by office and by name.
type offices struct {
	holders []Holder
	called  map[string][]int    // "PRK\x00leader"
	named   map[string][]int    // last word of a name, folded
	usual   map[string]string   // the usual name by other full names, folded; "" of two persons
	words   map[string][]string // by offices and titles
}

func newOffices() offices {
	return offices{called: map[string][]int{}, named: map[string][]int{}, usual: map[string]string{}, words: map[string][]string{}}
}

// wordsOf are the words of a holder's office; most offices have many holders.
func (o *offices) wordsOf(h Holder) []string {
	key := strings.Join(h.Offices, ";") + "\x00" + strings.Join(h.Titles, ";")
	if o.words[key] == nil {
		o.words[key] = h.words()
	}
	return o.words[key]
}

func (o *offices) add(h Holder) {
	n := len(o.holders)
	o.holders = append(o.holders, h)
	of := h.Of
	if len(of) != 3 || strings.ToUpper(of) != of {
		of = Fold(of)
	}
	for _, w := range o.wordsOf(h) {
		o.called[of+"\x00"+w] = append(o.called[of+"\x00"+w], n)
	}
	seen := map[string]bool{}
	for i, name := range h.Names {
		if full := Fold(name); i > 0 && strings.Contains(full, " ") {
			if have, taken := o.usual[full]; taken && have != h.Name() {
				o.usual[full] = ""
			} else {
				o.usual[full] = h.Name()
			}
		}
		if k := Fold(lastWord(name)); !seen[k] {
			seen[k] = true
			o.named[k] = append(o.named[k], n)
		}
	}
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// on is the one holder among some on a day; two persons are none.
func (o *offices) on(day string, among []int) (Holder, float64, bool) {
	found := -1
	for _, n := range among {
		if !o.holders[n].holds(day) {
			continue
		}
		if found >= 0 && Fold(o.holders[found].Name()) != Fold(o.holders[n].Name()) {
			return Holder{}, 0, false
		}
		found = n
	}
	if found < 0 {
		return Holder{}, 0, false
	}
	return o.holders[found], o.holders[found].sure(day), true
}

// Holder is who held an office on a day (ISO), called by a title: of a country
// (alpha-3) or of an organization (any of its names), and how sure that is (0 to
// 1). ok is false when nobody or more than one person may be meant, and on the
// days of a change.
func (g *Gazetteer) Holder(of, title, day string) (h Holder, sure float64, ok bool) {
	if len(day) < len("2006-01-02") {
		return Holder{}, 0, false
	}
	day, title = day[:10], Fold(title)
	keys := []string{of}
	if len(of) != 3 || strings.ToUpper(of) != of {
		keys = []string{Fold(of)}
	}
	if b, known := g.Organization(of); known {
		keys = append(keys, Fold(b.Name()))
	}
	for _, o := range g.officesOf() {
		for _, k := range keys {
			if h, sure, ok := o.on(day, o.called[k+"\x00"+title]); ok {
				return h, sure, true
			}
		}
	}
	return Holder{}, 0, false
}

// Official is the usual name of a holder of an office by another full name of
// his ("Vladimir Zelensky").
func (g *Gazetteer) Official(name string) (usual string, ok bool) {
	key := Fold(name)
	for _, o := range g.officesOf() {
		if usual = o.usual[key]; usual != "" {
			return usual, true
		}
	}
	return "", false
}

// Lands are the countries that the holders of offices of a full name served, one
// for each office of a country.
func (g *Gazetteer) Lands(name string) []string {
	var out []string
	key := Fold(name)
	for _, o := range g.officesOf() {
		for _, n := range o.named[lastWord(key)] {
			if h := o.holders[n]; len(h.Of) == 3 && slices.ContainsFunc(h.Names, func(n string) bool { return Fold(n) == key }) {
				out = append(out, h.Of)
			}
		}
	}
	return out
}

// Titled is the one person of a last name who held an office of a title on a
// day, of whatever country.
func (g *Gazetteer) Titled(last, title, day string) (h Holder, sure float64, ok bool) {
	if len(day) < len("2006-01-02") {
		return Holder{}, 0, false
	}
	day, last, title = day[:10], Fold(last), Fold(title)
	for _, o := range g.officesOf() {
		var among []int
		for _, n := range o.named[last] {
			if slices.Contains(o.wordsOf(o.holders[n]), title) {
				among = append(among, n)
			}
		}
		if h, sure, ok := o.on(day, among); ok {
			return h, sure, true
		}
	}
	return Holder{}, 0, false
}
