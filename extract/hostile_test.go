package extract

import (
	"math/rand"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline"
)

// TestHostileTrees reads trees that no parser would make: whatever heads,
// relations and tags, nothing panics and every span slices to words.
func TestHostileTrees(t *testing.T) {
	words := strings.Fields(`said “ " ” that the Kremlin TASS reported , according to not 12 dozen $ killed rumors of by he who claim é 日本 told : ? . (TASS) reportedly will if was`)
	relations := strings.Fields("nsubj nsubj:pass obj obl ccomp xcomp acl acl:relcl advcl parataxis conj mark case aux advmod nmod nmod:poss punct nummod csubj root")
	tags := strings.Fields("VERB NOUN PROPN PRON AUX ADP ADV PUNCT NUM ADJ SCONJ SYM")
	forms := strings.Fields("VBD VBN VBG NN NNS NNP WP IN MD VB")
	random := rand.New(rand.NewSource(1))
	x := &Extractor{}
	for range 400 {
		b := &treeBuilder{space: true}
		for range 1 + random.Intn(4) {
			n := 1 + random.Intn(14)
			for range n {
				w := words[random.Intn(len(words))]
				b.token([]string{"1", w, strings.ToLower(w), tags[random.Intn(len(tags))], forms[random.Intn(len(forms))], "_", "0", relations[random.Intn(len(relations))], "_", "_"})
				b.tokens[len(b.tokens)-1].Head = random.Intn(n+3) - 1
			}
			b.broken = random.Intn(2) == 0
			b.endSentence()
		}
		b.flush()
		checkSpans(t, x, b.out[0])
	}
}

func checkSpans(t *testing.T, x *Extractor, a *dateline.Analysis) {
	t.Helper()
	r := reportOf(a)
	d := newDocument(r, a)
	check := func(s dateline.Span) {
		if s.Start < 0 || s.Empty() || s.End > len(r.Text) || !utf8.ValidString(r.Text[s.Start:s.End]) {
			t.Fatalf("bad span %v in %q", s, r.Text)
		}
	}
	for _, s := range x.attributions(d) {
		for _, c := range s.Content {
			check(c)
		}
		if s.Source != nil {
			check(*s.Source)
		}
		if s.Cue != nil {
			check(*s.Cue)
		}
	}
	for _, c := range x.statements(d) {
		check(c.Content.Span)
		check(c.Passage.Span)
	}
	for s := range a.Sentences {
		for i := range a.Sentences[s].Tokens {
			w := word{s, i}
			x.stance(d, w)
			for _, c := range x.counts(d, w, nil) {
				check(c.Span)
			}
			for _, l := range x.attribution(d, w) {
				if l.Speaker != nil {
					check(*l.Speaker)
				}
			}
		}
	}
}
