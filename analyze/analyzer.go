package analyze

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"

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
	positions int
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
	for _, part := range []func(*neural.File, meta) error{a.openEncoder, a.openPieces, a.openSplitter, a.openHeads} {
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
	var words []dateline.Span
	var starts []bool // of a paragraph
	for _, p := range paragraphs(r.Text) {
		found := a.splitter.split(r.Text, []dateline.Span{p})
		for i, w := range found {
			words, starts = append(words, w), append(starts, i == 0)
		}
	}
	reader := a.reader(r.Text, words, starts, nil)
	sentences, names, err := reader.read()
	if err != nil {
		return nil, err
	}
	return a.analysis(r, sentences, names), nil
}

// Tag reads sentences whose words are given; they are kept as they are, and
// their tags, heads and relations are set.
func (a *Analyzer) Tag(r *dateline.Report, given []dateline.Sentence) (*dateline.Analysis, error) {
	var words []dateline.Span
	var starts []bool
	var forms []string
	for _, s := range given {
		for i, t := range s.Tokens {
			words, starts, forms = append(words, t.Span), append(starts, i == 0), append(forms, t.Text)
		}
	}
	reader := a.reader(r.Text, words, starts, forms)
	reader.given = true
	read, names, err := reader.read()
	if err != nil {
		return nil, err
	}
	for i := range read {
		read[i].Span, read[i].Comments, read[i].Ranges = given[i].Span, given[i].Comments, given[i].Ranges
		for j := range read[i].Tokens {
			read[i].Tokens[j].Misc = given[i].Tokens[j].Misc
		}
	}
	return a.analysis(r, read, names), nil
}

func (a *Analyzer) analysis(r *dateline.Report, sentences []dateline.Sentence, names []nameSpan) *dateline.Analysis {
	return &dateline.Analysis{
		Report: r.ID, ID: r.Input, Language: "en", Text: r.Text, Model: a.name,
		Sentences: sentences, Mentions: mentions(sentences, names, r.Text),
	}
}
