package ontology

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"gopkg.in/yaml.v3"
)

//go:embed types/*.yaml sets.yaml light.yaml contexts.yaml
var files embed.FS

// Ontology is the lexicon of event types. It is read-only and safe for concurrent use.
type Ontology struct {
	types                  map[string]*Type
	verbs                  map[string][]*Sense
	nouns                  map[string][]*Sense
	lights                 map[string][]*Light
	plainVerbs, plainNouns map[string]*Sense   // by type
	contexts               map[string][]string // keyword lemma -> contexts
	states                 map[string]bool     // verbs that tell of no happening
}

// Type is an event type of PLOVER 2.0, or one of our own beside it.
type Type struct {
	Name       string             `yaml:"name"`
	Own        bool               `yaml:"own"`          // not of PLOVER: without quad class and score
	As         string             `yaml:"as"`           // the type that its claims carry, "" its own name
	Quad       int                `yaml:"quad"`         // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
	Score      float64            `yaml:"score"`        // conflict-cooperation, -10..10
	Modes      map[string]float64 `yaml:"modes"`        // with their own scores
	Future     string             `yaml:"future"`       // the type of a planned event of this type; "" the same
	Denied     string             `yaml:"denied"`       // the type of a refusal to do it: "will not meet"; "" the same
	FutureMode map[string]string  `yaml:"future-modes"` // the mode of the planned event by that of this one, "" for all others, "denied" for refusals
	Reciprocal bool               `yaml:"reciprocal"`   // every party is an actor
	Contexts   []string           `yaml:"contexts"`
	VerbFrame  string             `yaml:"verb-frame"` // slot>role ..., for senses that say nothing else
	NounFrame  string             `yaml:"noun-frame"`
	Verbs      string             `yaml:"verbs"` // one line of senses each; see parse.go
	Nouns      string             `yaml:"nouns"`
	States     string             `yaml:"states"` // verbs that the sense * of any verb leaves out
}

// Load opens the embedded ontology.
func Load() (*Ontology, error) { return Read(files) }

// Read opens an ontology in a folder of the same shape as the embedded one:
// types/*.yaml, sets.yaml, light.yaml and contexts.yaml.
func Read(folder fs.FS) (*Ontology, error) {
	o := &Ontology{types: map[string]*Type{}, verbs: map[string][]*Sense{}, nouns: map[string][]*Sense{},
		lights: map[string][]*Light{}, plainVerbs: map[string]*Sense{}, plainNouns: map[string]*Sense{}, contexts: map[string][]string{}, states: map[string]bool{}}
	sets := map[string]string{}
	if err := decode(folder, "sets.yaml", &sets); err != nil {
		return nil, err
	}
	p := &parser{sets: splitSets(sets), lists: map[string]map[string]bool{}}
	names, err := fs.Glob(folder, "types/*.yaml")
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("ontology: no files types/*.yaml: %w", err)
	}
	sort.Strings(names)
	for _, name := range names {
		if err := o.readType(folder, name, p); err != nil {
			return nil, err
		}
	}
	if err := o.readLights(folder, p); err != nil {
		return nil, err
	}
	return o, o.readContexts(folder)
}

func decode(folder fs.FS, name string, into any) error {
	data, err := fs.ReadFile(folder, name)
	if err != nil {
		return fmt.Errorf("ontology: %w", err)
	}
	if err := yaml.Unmarshal(data, into); err != nil {
		return fmt.Errorf("ontology: %s: %w", name, err)
	}
	return nil
}

func (o *Ontology) readType(folder fs.FS, name string, p *parser) error {
	t := &Type{}
	if err := decode(folder, name, t); err != nil {
		return err
	}
	if t.Name == "" {
		return fmt.Errorf("ontology: %s has no name", path.Base(name))
	}
	verbs, err := p.senses(t, t.Verbs, t.VerbFrame)
	if err != nil {
		return fmt.Errorf("ontology: %s: verbs: %w", name, err)
	}
	nouns, err := p.senses(t, t.Nouns, t.NounFrame)
	if err != nil {
		return fmt.Errorf("ontology: %s: nouns: %w", name, err)
	}
	for _, s := range verbs {
		o.verbs[s.Lemma] = append(o.verbs[s.Lemma], s)
	}
	for _, s := range nouns {
		o.nouns[s.Lemma] = append(o.nouns[s.Lemma], s)
	}
	for v := range strings.FieldsSeq(t.States) {
		o.states[v] = true
	}
	if t.Name == none {
		return nil
	}
	o.types[t.Name] = t
	for to, frame := range map[*map[string]*Sense]string{&o.plainVerbs: t.VerbFrame, &o.plainNouns: t.NounFrame} {
		f, err := parseFrame(frame)
		if err != nil {
			return fmt.Errorf("ontology: %s: %w", name, err)
		}
		(*to)[t.Name] = &Sense{Type: t, Weight: 0.7, Frame: f, Event: true, Contexts: t.Contexts}
	}
	return nil
}

// Plain is the sense of a word that is known only to mean an event of a type:
// without mode, with the frame of the type's verbs or nouns; nil without such a type.
func (o *Ontology) Plain(typ string, verb bool) *Sense {
	if verb {
		return o.plainVerbs[typ]
	}
	return o.plainNouns[typ]
}

// none is the name of the file of senses that are no events: "strike a chord".
const none = "none"

// Type is the event type of a name, nil when there is none.
func (o *Ontology) Type(name string) *Type { return o.types[name] }

// Types are the event types by name.
func (o *Ontology) Types() []*Type {
	var out []*Type
	for _, t := range o.types {
		out = append(out, t)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out
}

// Verb are the senses of a verb, by lemma.
func (o *Ontology) Verb(lemma string) []*Sense { return o.verbs[lemma] }

// Noun are the senses of a noun, by lemma.
func (o *Ontology) Noun(lemma string) []*Sense { return o.nouns[lemma] }

// anyVerb is the lemma of senses that hold for every verb.
const anyVerb = "*"

// AnyVerb are the senses of verbs that have none of their own.
func (o *Ontology) AnyVerb() []*Sense { return o.verbs[anyVerb] }

// State tells whether a verb, by lemma, says how things are rather than what
// happens, or only lends its tense to another word.
func (o *Ontology) State(lemma string) bool { return o.states[lemma] }

// Light are the uses of a verb that carries an event noun, by lemma.
func (o *Ontology) Light(lemma string) []*Light { return o.lights[lemma] }

// Contexts are the contexts for which a word, by lemma, is a sign.
func (o *Ontology) Contexts(lemma string) []string { return o.contexts[lemma] }

// Label is the type and mode that a claim of this type carries: some of our
// own types are kinds of OTHER, which then names them as its mode.
func (t *Type) Label(mode string) (string, string) {
	if t.As == "" {
		return t.Name, mode
	}
	if mode == "" {
		mode = strings.ToLower(t.Name)
	}
	return t.As, mode
}

// Score is the conflict-cooperation score of a type in a mode ("" for none).
func (t *Type) ScoreOf(mode string) float64 {
	if s, ok := t.Modes[mode]; ok {
		return s
	}
	return t.Score
}
