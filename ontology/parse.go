package ontology

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// parser reads the lines of senses. A line is
//
//	lemma,lemma +particle slot=word,@set slot!=word slot:class slot>role mode=m ctx=c subject=s w=0.5 bare mutual
//
// in which all but the lemmas is optional; # starts a comment.
type parser struct {
	sets  map[string][]string
	lists map[string]map[string]bool // lists of words read before, by their text
}

func splitSets(sets map[string]string) map[string][]string {
	out := map[string][]string{}
	for name, words := range sets {
		out[name] = strings.Fields(words)
	}
	return out
}

// senses are the senses of all lines of a type.
func (p *parser) senses(t *Type, lines, frame string) ([]*Sense, error) {
	var out []*Sense
	base, err := parseFrame(frame)
	if err != nil {
		return nil, err
	}
	for line := range strings.SplitSeq(lines, "\n") {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		s := Sense{Type: t, Weight: 0.8, Frame: base, Event: t.Name != none, Contexts: t.Contexts}
		if err := p.fill(&s, fields[1:]); err != nil {
			return nil, fmt.Errorf("%q: %w", strings.TrimSpace(line), err)
		}
		for lemma := range strings.SplitSeq(fields[0], ",") {
			one := s
			one.Lemma = lemma
			out = append(out, &one)
		}
	}
	return out, nil
}

func (p *parser) fill(s *Sense, fields []string) error {
	var over Frame
	for _, f := range fields {
		switch {
		case f == "bare":
			s.Bare = true
		case f == "mutual":
			s.Mutual = true
		case f[0] == '+':
			s.Particle = strings.ReplaceAll(f[1:], ",+", ",")
		case strings.HasPrefix(f, "mode="):
			s.Mode = f[5:]
			if _, ok := s.Type.Modes[s.Mode]; !ok {
				return fmt.Errorf("%s has no mode %s", s.Type.Name, s.Mode)
			}
		case strings.HasPrefix(f, "subject="):
			s.In = f[8:]
		case strings.HasPrefix(f, "ctx="):
			s.Contexts = append(append([]string{}, s.Contexts...), strings.Split(f[4:], ",")...)
		case strings.HasPrefix(f, "w="):
			w, err := strconv.ParseFloat(f[2:], 64)
			if err != nil {
				return err
			}
			s.Weight = w
		case strings.Contains(f, ">"):
			one, err := parseFrame(f)
			if err != nil {
				return err
			}
			over = append(over, one...)
		default:
			n, err := p.need(f)
			if err != nil {
				return err
			}
			s.Needs = append(s.Needs, n)
		}
	}
	s.Frame = s.Frame.with(over)
	return nil
}

// need reads slot=words, slot!=words or slot:class.
func (p *parser) need(f string) (Need, error) {
	if slot, class, ok := strings.Cut(f, ":"); ok {
		switch class {
		case "party", "person", "place", "any", "none":
			return Need{Slot: slot, Class: class}, nil
		}
		return Need{}, fmt.Errorf("no class %s", class)
	}
	slot, words, ok := strings.Cut(f, "=")
	if !ok {
		return Need{}, fmt.Errorf("%s is no condition", f)
	}
	n := Need{Slot: strings.TrimSuffix(slot, "!"), Not: strings.HasSuffix(slot, "!")}
	set, err := p.words(words)
	n.Words = set
	return n, err
}

// words is a list of words in which @name stands for a set.
func (p *parser) words(list string) (map[string]bool, error) {
	if known, ok := p.lists[list]; ok {
		return known, nil
	}
	out := map[string]bool{}
	for w := range strings.SplitSeq(list, ",") {
		if name, ok := strings.CutPrefix(w, "@"); ok {
			set, ok := p.sets[name]
			if !ok {
				return nil, fmt.Errorf("no set %s", name)
			}
			for _, w := range set {
				out[w] = true
			}
			continue
		}
		out[w] = true
	}
	if p.lists != nil {
		p.lists[list] = out
	}
	return out, nil
}

// parseFrame reads slot>role pairs; slot,slot>role gives several slots one role.
func parseFrame(text string) (Frame, error) {
	var out Frame
	for f := range strings.FieldsSeq(text) {
		slots, role, ok := strings.Cut(f, ">")
		if !ok || !roles(role) {
			return nil, fmt.Errorf("%s gives no role", f)
		}
		for slot := range strings.SplitSeq(slots, ",") {
			out = append(out, Slot{Name: slot, Role: role})
		}
	}
	return out, nil
}

// roles tells whether a word is a role; "-" keeps a slot out of the claim.
func roles(role string) bool {
	switch role {
	case "actor", "recipient", "object", "instrument", "beneficiary", "accompanied-by", "topic", "place", "origin", "destination", "-":
		return true
	}
	return false
}

// readLights reads light.yaml: for each part of the subject a list of lines
// "lemma,lemma +particle at=slot type=T,T".
func (o *Ontology) readLights(folder fs.FS, p *parser) error {
	groups := map[string]string{}
	if err := decode(folder, "light.yaml", &groups); err != nil {
		return err
	}
	for _, subject := range []string{"agent", "patient", "host", "none"} {
		for line := range strings.SplitSeq(groups[subject], "\n") {
			line, _, _ = strings.Cut(line, "#")
			fields := strings.Fields(line)
			if len(fields) == 0 {
				continue
			}
			l := Light{At: "obj", Subject: subject}
			if err := p.light(&l, fields[1:]); err != nil {
				return fmt.Errorf("ontology: light.yaml: %q: %w", line, err)
			}
			for lemma := range strings.SplitSeq(fields[0], ",") {
				one := l
				one.Lemma = lemma
				o.lights[lemma] = append(o.lights[lemma], &one)
			}
		}
	}
	return nil
}

func (p *parser) light(l *Light, fields []string) error {
	for _, f := range fields {
		key, value, ok := strings.Cut(f, "=")
		switch {
		case f[0] == '+':
			l.Particle = strings.ReplaceAll(f[1:], ",+", ",")
		case ok && key == "at":
			l.At = value
		case ok && key == "type":
			set, err := p.words(value)
			if err != nil {
				return err
			}
			l.Types = set
		default:
			return fmt.Errorf("%s is not understood", f)
		}
	}
	return nil
}

// readContexts reads contexts.yaml: context: keywords.
func (o *Ontology) readContexts(folder fs.FS) error {
	lists := map[string]string{}
	if err := decode(folder, "contexts.yaml", &lists); err != nil {
		return err
	}
	for _, name := range contexts() {
		words, ok := lists[name]
		if !ok {
			return fmt.Errorf("ontology: contexts.yaml lacks %s", name)
		}
		for w := range strings.FieldsSeq(words) {
			o.contexts[w] = append(o.contexts[w], name)
		}
	}
	return nil
}

// contexts are the 37 contexts of PLOVER 2.0.
func contexts() []string {
	return strings.Fields(`military intelligence executive legislative election political_institutions pro_democracy
		pro_autocracy economic legal reparations human_rights rights_freedoms repression human_security gender lgbt
		religion_ethnicity inequality diplomatic territory peacekeeping health asylum migration disasters natural_resource
		environment technology terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking`)
}
