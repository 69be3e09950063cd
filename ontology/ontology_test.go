package ontology

import (
	"strings"
	"testing"
)

func TestLoad(t *testing.T) {
	o, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	plover := 0
	for _, typ := range o.Types() {
		if !typ.Own {
			plover++
		} else if typ.Quad != 0 || typ.Score != 0 {
			t.Errorf("%s has a quad class or a score, which only PLOVER's types have", typ.Name)
		}
	}
	if plover != 16 {
		t.Errorf("%d types, want the 16 of PLOVER 2.0", plover)
	}
	verbs, nouns := 0, 0
	for _, senses := range o.verbs {
		verbs += len(senses)
	}
	for _, senses := range o.nouns {
		nouns += len(senses)
	}
	t.Logf("%d verbs with %d senses, %d nouns with %d senses", len(o.verbs), verbs, len(o.nouns), nouns)
	if len(o.verbs) < 400 || len(o.nouns) < 150 {
		t.Errorf("%d verbs and %d nouns, want 400 and 150", len(o.verbs), len(o.nouns))
	}
}

// TestTypes holds the scale of PLOVER 2.0 against slips: signs follow the quad
// classes, and a future type exists.
func TestTypes(t *testing.T) {
	o, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range o.Types() {
		if typ.Own {
			continue
		}
		if typ.Quad < 1 || typ.Quad > 4 {
			t.Errorf("%s: quad %d", typ.Name, typ.Quad)
		}
		if (typ.Quad > 2) != (typ.Score < 0) && typ.Name != "REQUEST" {
			t.Errorf("%s: score %v does not suit quad %d", typ.Name, typ.Score, typ.Quad)
		}
		if typ.Future != "" && o.Type(typ.Future) == nil {
			t.Errorf("%s: no future type %s", typ.Name, typ.Future)
		}
		if typ.Denied != "" && o.Type(typ.Denied) == nil {
			t.Errorf("%s: no type %s of its refusal", typ.Name, typ.Denied)
		}
		for _, mode := range typ.FutureMode {
			_, a := o.Type("THREATEN").Modes[mode]
			_, b := o.Type("REJECT").Modes[mode]
			if !a && !b {
				t.Errorf("%s: no future mode %s", typ.Name, mode)
			}
		}
		if len(typ.VerbFrame) == 0 || len(typ.NounFrame) == 0 {
			t.Errorf("%s: no default frame", typ.Name)
		}
	}
	if got := o.Type("CONSULT").ScoreOf("visit"); got != 4 {
		t.Errorf("a visit scores %v, want 4", got)
	}
}

// TestLabel: kinds of OTHER are OTHER to the reader, with their kind as mode.
func TestLabel(t *testing.T) {
	o, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, mode, wantType, wantMode string }{
		{"ASSAULT", "aerial", "ASSAULT", "aerial"}, {"SPEECH", "", "SPEECH", ""}, {"OTHER", "", "OTHER", ""},
		{"DISASTER", "earthquake", "OTHER", "earthquake"}, {"DISASTER", "", "OTHER", "disaster"}, {"SPORT", "", "OTHER", "sport"},
	} {
		if typ, mode := o.Type(c.name).Label(c.mode); typ != c.wantType || mode != c.wantMode {
			t.Errorf("%s/%s is written %s/%s", c.name, c.mode, typ, mode)
		}
	}
}

func TestSenses(t *testing.T) {
	p := &parser{sets: map[string][]string{"deal": {"accord", "pact"}}}
	typ := &Type{Name: "X", Modes: map[string]float64{"m": 1}}
	senses, err := p.senses(typ, "sign,ink +up obj=@deal,note obj>topic mode=m w=0.4 # why", "subj>actor obj>recipient")
	if err != nil || len(senses) != 2 {
		t.Fatalf("%d senses, %v", len(senses), err)
	}
	s := senses[1]
	if s.Lemma != "ink" || s.Particle != "up" || s.Mode != "m" || s.Weight != 0.4 {
		t.Errorf("read as %+v", s)
	}
	if !s.Needs[0].Words["pact"] || !s.Needs[0].Words["note"] || s.Needs[0].Words["up"] {
		t.Errorf("words %v", s.Needs[0].Words)
	}
	if s.Frame.Role("obj") != "topic" || s.Frame.Role("subj") != "actor" {
		t.Errorf("frame %v", s.Frame)
	}
	for _, bad := range []string{"sign obj", "sign obj=@none", "sign mode=z", "sign w=x", "sign obj>boss", "sign obj:boss"} {
		if _, err := p.senses(typ, bad, ""); err == nil {
			t.Errorf("%q is accepted", bad)
		}
	}
}

// TestLemmas catches slips of the pen: a lemma is one lower-case word.
// No particle keeps a mark of the notation: a line with one would match nothing.
func TestParticles(t *testing.T) {
	o, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, lemma := range []string{"step", "pull", "walk", "lash", "break"} {
		found := false
		for _, s := range o.Verb(lemma) {
			found = found || s.Particle != ""
			if strings.ContainsAny(s.Particle, "+ ") {
				t.Errorf("%s has the particle %q", lemma, s.Particle)
			}
		}
		if !found {
			t.Errorf("%s has no sense with a particle", lemma)
		}
	}
}

func TestLemmas(t *testing.T) {
	o, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range []map[string][]*Sense{o.verbs, o.nouns} {
		for lemma := range table {
			if lemma != anyVerb && lemma != strings.ToLower(lemma) || strings.ContainsAny(lemma, " @+=>") || lemma == "" {
				t.Errorf("lemma %q", lemma)
			}
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}
