package analyze

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"

	"dateline"
	"dateline/neural"
)

//go:embed english.model
var english []byte

// Analyzer reads English with one embedded network. It is safe for concurrent
// use; every call works on one goroutine.
type Analyzer struct {
	name      string
	encoder   *neural.Encoder
	pieces    *neural.WordPiece
	splitter  *splitter
	heads     heads
	parser    parser
	ranker    *ranker // nil: chains grow by passes alone
	framer    framer
	happener  happener
	speaker   speaker
	positions int
	batches   sync.Pool // of *batch
}

// meta is what a weight file says of its heads.
type meta struct {
	Name   string `json:"name"`
	Labels labels `json:"labels"`
}

// labels are the classes of the heads, in the order of their outputs.
type labels struct {
	UPOS   []string `json:"upos"`
	XPOS   []string `json:"xpos"`
	Feats  []string `json:"feats"`
	Lemma  []string `json:"lemma"`
	Names  []string `json:"names"`
	Deprel []string `json:"deprel"`
	Sense  []string `json:"sense"`
	Role   []string `json:"role"`
	Event  []string `json:"event"`
	Part   []string `json:"part"`
	Speech []string `json:"speech"`

	Polarity  []string `json:"polarity"`
	Certainty []string `json:"certainty"`
	Modality  []string `json:"modality"`
	Voice     []string `json:"voice"`

	Rolesets map[string][]string `json:"rolesets"` // that a lemma was seen to have
}

// Open makes an Analyzer of the model that the program carries.
func Open() (*Analyzer, error) { return OpenModel(english) }

// OpenModel makes an Analyzer of a weight file (docs/formats/model.md). The
// bytes must stay as they are while the Analyzer is in use.
func OpenModel(data []byte) (*Analyzer, error) {
	f, err := neural.Open(data)
	if err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	var m meta
	if err := json.NewDecoder(bytes.NewReader(f.Meta())).Decode(&m); err != nil {
		return nil, fmt.Errorf("model: labels: %w", err)
	}
	a := &Analyzer{name: m.Name}
	for _, part := range []func(*neural.File, meta) error{a.openEncoder, a.openPieces, a.openSplitter, a.openHeads, a.openRanker} {
		if err := part(f, m); err != nil {
			return nil, fmt.Errorf("model %s: %w", m.Name, err)
		}
	}
	return a, nil
}

func (a *Analyzer) openEncoder(f *neural.File, _ meta) (err error) {
	if a.encoder, err = neural.NewEncoder(f); err == nil {
		a.positions = a.encoder.Config().Positions
	}
	return err
}

func (a *Analyzer) openPieces(f *neural.File, _ meta) (err error) {
	vocab, ok := f.Tensor("vocab")
	if !ok {
		return fmt.Errorf("no vocabulary")
	}
	words, err := vocab.Bytes()
	if err == nil {
		a.pieces, err = neural.NewWordPiece(words)
	}
	return err
}

func (a *Analyzer) openSplitter(f *neural.File, _ meta) (err error) {
	a.splitter, err = newSplitter(f)
	return err
}

func (a *Analyzer) openHeads(f *neural.File, m meta) (err error) {
	if a.heads, err = newHeads(f, m.Labels); err == nil {
		a.parser, err = newParser(f, m.Labels.Deprel)
	}
	if err == nil {
		a.framer, err = newFramer(f, m.Labels)
	}
	if err == nil {
		a.happener, err = newHappener(f, m.Labels)
	}
	if err == nil {
		a.speaker, err = newSpeaker(f, m.Labels)
	}
	return err
}

func (a *Analyzer) openRanker(f *neural.File, _ meta) (err error) {
	a.ranker, err = newRanker(f)
	return err
}

// Model names the model and its version.
func (a *Analyzer) Model() string { return a.name }

// isWord reports whether the network's vocabulary holds a word whole.
func (a *Analyzer) isWord(s string) bool {
	var room [8]int32
	ids := a.pieces.Word(room[:0], s)
	return len(ids) == 1 && ids[0] != a.pieces.UNK()
}

// Analyze reads running text: it finds words and sentences itself.
func (a *Analyzer) Analyze(r *dateline.Report) (*dateline.Analysis, error) {
	return one(a.All([]Given{{Report: *r}}))
}

// Tag reads sentences whose words are given; they are kept as they are, and
// their tags, heads and relations are set.
func (a *Analyzer) Tag(r *dateline.Report, given []dateline.Sentence) (*dateline.Analysis, error) {
	if given == nil {
		given = []dateline.Sentence{}
	}
	return one(a.All([]Given{{Report: *r, Sentences: given}}))
}

func one(all []*dateline.Analysis, err error) (*dateline.Analysis, error) {
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

// All reads several reports, each as Analyze reads it or, where sentences are
// given, as Tag does, and with the same result. Short reports read together cost
// less than one by one. An error is of them all.
func (a *Analyzer) All(reports []Given) ([]*dateline.Analysis, error) {
	readers := make([]*reader, len(reports))
	for i, r := range reports {
		if r.Sentences == nil {
			readers[i] = a.running(r.Report.Text)
		} else {
			readers[i] = given(r.Report.Text, r.Sentences)
		}
	}
	if err := a.read(readers); err != nil {
		return nil, err
	}
	out := make([]*dateline.Analysis, len(reports))
	for i, r := range readers {
		if r.given {
			restore(r.out, reports[i].Sentences)
		}
		out[i] = a.analysis(&reports[i].Report, r)
	}
	return out, nil
}

// running is the reader of a running text.
func (a *Analyzer) running(text string) *reader {
	var words []dateline.Span
	var starts []bool // of a paragraph
	for _, p := range paragraphs(text) {
		before := len(words)
		words = a.splitter.split(words, text, p)
		starts = append(starts, make([]bool, len(words)-before)...)
		if before < len(words) {
			starts[before] = true
		}
	}
	return newReader(text, words, starts, nil)
}

// given is the reader of given words.
func given(text string, sentences []dateline.Sentence) *reader {
	var words []dateline.Span
	var starts []bool
	var forms []string
	for _, s := range sentences {
		for i, t := range s.Tokens {
			words, starts, forms = append(words, t.Span), append(starts, i == 0), append(forms, t.Text)
		}
	}
	r := newReader(text, words, starts, forms)
	r.given = true
	return r
}

// restore puts back what of given sentences was not read.
func restore(read, given []dateline.Sentence) {
	for i := range read {
		read[i].Span, read[i].Comments, read[i].Ranges = given[i].Span, given[i].Comments, given[i].Ranges
		for j := range read[i].Tokens {
			read[i].Tokens[j].Misc = given[i].Tokens[j].Misc
		}
	}
}

func (a *Analyzer) analysis(r *dateline.Report, read *reader) *dateline.Analysis {
	return &dateline.Analysis{
		Report: r.ID, ID: r.Input, Language: "en", Text: r.Text, Model: a.name,
		Sentences: read.out, Mentions: mentions(read.out, read.names, r.Text, a.ranker, &read.kept),
		Frames: read.meant.frames, Certainty: read.meant.certainty, Events: append([]dateline.EventReading{}, read.meant.events...), Speech: read.meant.speech,
	}
}
