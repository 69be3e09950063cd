package extract

import (
	"strings"
	"testing"

	"dateline"
	"dateline/gazetteer"
)

// tree is a sentence as "word/UPOS/head/relation" items; a word beginning with
// @ is a place name.
func tree(t *testing.T, items string) *document {
	t.Helper()
	a, s := &dateline.Analysis{}, dateline.Sentence{}
	var text strings.Builder
	for _, item := range strings.Fields(items) {
		f := strings.Split(item, "/")
		if text.Len() > 0 && f[0] != "." && f[0] != "," {
			text.WriteByte(' ')
		}
		word, place := strings.CutPrefix(f[0], "@")
		token := dateline.Token{Span: dateline.Span{Start: text.Len(), End: text.Len() + len(word)}, Text: word, Lemma: strings.TrimSuffix(strings.ToLower(word), "ed"), UPOS: f[1], Deprel: f[3]}
		for _, c := range f[2] {
			token.Head = 10*token.Head + int(c-'0')
		}
		if token.UPOS == "VERB" {
			token.XPOS = "VBD"
		}
		text.WriteString(word)
		s.Tokens = append(s.Tokens, token)
		if place {
			a.Mentions = append(a.Mentions, dateline.Mention{Kind: dateline.Place, Form: dateline.Name, Span: token.Span, Head: token.Span})
		}
	}
	s.End = text.Len()
	a.Text, a.Sentences = text.String(), []dateline.Sentence{s}
	d := newDocument(&dateline.Report{Text: a.Text, Published: "2023-09-20"}, a)
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	x := &Extractor{gazetteer: g}
	a.Times, a.Places = x.times(d), x.places(d)
	return d
}

func (d *document) called(t *testing.T, form string) word {
	t.Helper()
	for i, k := range d.analysis.Sentences[0].Tokens {
		if k.Text == form {
			return word{0, i}
		}
	}
	t.Fatalf("no word %q", form)
	return nowhere
}

// TestWhenAndWhere holds the time and place of the event at a trigger, "" for unknown.
func TestWhenAndWhere(t *testing.T) {
	for _, c := range []struct{ about, tree, trigger, from, place string }{
		{"adjuncts of the verb", "Kim/PROPN/2/nsubj met/VERB/0/root Putin/PROPN/2/obj at/ADP/5/case @Vladivostok/PROPN/2/obl on/ADP/7/case Monday/PROPN/2/obl ./PUNCT/2/punct", "met", "2023-09-18", "Vladivostok"},
		{"hung on the name before", "Kim/PROPN/2/nsubj met/VERB/0/root Putin/PROPN/2/obj in/ADP/5/case @Vladivostok/PROPN/3/nmod on/ADP/7/case Monday/PROPN/3/nmod ./PUNCT/2/punct", "met", "2023-09-18", "Vladivostok"},
		{"another clause's date", "He/PRON/2/nsubj said/VERB/0/root Monday/PROPN/2/obl that/SCONJ/6/mark they/PRON/6/nsubj met/VERB/2/ccomp ./PUNCT/2/punct", "met", "", ""},
		{"the capital as a government", "@Moscow/PROPN/2/nsubj criticized/VERB/0/root Monday/PROPN/2/obl the/DET/5/det raid/NOUN/2/obj ./PUNCT/2/punct", "criticized", "2023-09-18", ""},
		{"not before a date", "They/PRON/2/nsubj met/VERB/0/root before/ADP/4/case Monday/PROPN/2/obl ./PUNCT/2/punct", "met", "", ""},
		{"a noun with its verb", "The/DET/2/det talks/NOUN/3/nsubj took/VERB/0/root place/NOUN/3/obj in/ADP/6/case @Geneva/PROPN/3/obl on/ADP/8/case Monday/PROPN/3/obl ./PUNCT/3/punct", "talks", "2023-09-18", "Geneva"},
		{"the later act of a chain", "Kim/PROPN/2/nsubj met/VERB/0/root Putin/PROPN/2/obj on/ADP/5/case Monday/PROPN/2/obl and/CCONJ/7/cc left/VERB/2/conj ./PUNCT/2/punct", "left", "2023-09-18", ""},
		{"what a visit leads to", "Kim/PROPN/2/nsubj visited/VERB/0/root @Vladivostok/PROPN/2/obj ./PUNCT/2/punct", "visited", "", "Vladivostok"},
		{"the date of a noun", "Monday/PROPN/3/nmod:poss 's/PART/1/case attack/NOUN/4/nsubj drew/VERB/0/root protests/NOUN/4/obj ./PUNCT/4/punct", "attack", "2023-09-18", ""},
		{"no date at all", "They/PRON/2/nsubj met/VERB/0/root ./PUNCT/2/punct", "met", "", ""},
		{"an opening date over what is said", "On/ADP/2/case Monday/PROPN/5/obl ,/PUNCT/5/punct officials/NOUN/5/nsubj said/VERB/0/root rebels/NOUN/7/nsubj attacked/VERB/5/ccomp ./PUNCT/5/punct", "attacked", "2023-09-18", ""},
	} {
		d := tree(t, c.tree)
		x := &Extractor{}
		x.gazetteer, _ = gazetteer.Load()
		w := d.called(t, c.trigger)
		from, place := "", ""
		if when := x.when(d, w); when != nil {
			from = when.From
		}
		if where := x.where(d, w); where != nil {
			place = where.Name
		}
		if from != c.from || place != c.place {
			t.Errorf("%s: %q has time %q and place %q, want %q and %q", c.about, d.report.Text, from, place, c.from, c.place)
		}
	}
}
