package analyze

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline"
)

// TestScoreOfPair: the score is the hidden layer's, as worked out by hand.
func TestScoreOfPair(t *testing.T) {
	r := &ranker{hidden: 2, nothing: 1, pair: classTable{width: 2, first: make([]int32, pairSlots+1), values: []float32{1, -10}}, score: []float32{2, 3, 0.5}}
	for i := range pairSlots {
		r.pair.first[i+1] = 1 // the first slot has one class, the others none
	}
	anaphor := scored{anaphor: []float32{1, 2}, left: []float32{2, 0}}
	antecedent := scored{antecedent: []float32{3, 4}, right: []float32{5, 9}}
	var slots [pairSlots]uint16
	room := make([]float32, 2)
	// 1+3+2·5+1 = 15 and 2+4+0·9-10 = -4, which counts as nothing
	if got := r.scoreOf(&antecedent, &anaphor, &slots, room); got != 2*15+0.5 {
		t.Error(got)
	}
	slots[0] = 7 // a class that training did not see
	if got := r.scoreOf(&antecedent, &anaphor, &slots, room); got != 2*14+3*6+0.5 {
		t.Error(got)
	}
}

// TestRanked: chains of running text by the model that the program carries.
func TestRanked(t *testing.T) {
	a := analyzer(t)
	if a.ranker == nil {
		t.Skip("the model has no ranker")
	}
	for _, c := range []struct{ text, first, second string }{
		{"Marta Veld met Tomas Brandt in Lisbon on Monday. She thanked him for the invitation.", "Marta Veld", "She"},
		{"Marta Veld met Tomas Brandt in Lisbon on Monday. She thanked him for the invitation.", "Tomas Brandt", "him"},
		{"The Odrin ferry company sold two ships last year. The company said it had lost money.", "The company", "it"},
		{"Anna Kolb, the mayor of Tessin, closed the bridge. She said that her engineers had found cracks.", "Anna Kolb", "the mayor of Tessin"},
		{"Anna Kolb, the mayor of Tessin, closed the bridge. She said that her engineers had found cracks.", "Anna Kolb", "her"},
	} {
		chains := chainsIn(t, a, c.text)
		if chains[c.first] == "" || chains[c.first] != chains[c.second] {
			t.Errorf("%s: %q and %q are not in one chain: %v", c.text, c.first, c.second, chains)
		}
	}
}

// TestNoChainOfManAndWoman: what the ranker likes does not join "he" and "she".
func TestNoChainOfManAndWoman(t *testing.T) {
	a := analyzer(t)
	text := strings.Repeat("The clerk told the teacher that he would call her. She said that he knew her sister, and that she knew his. ", 20)
	got, err := a.Analyze(&dateline.Report{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	men, women := map[string]bool{}, map[string]bool{}
	for _, m := range got.Mentions {
		switch strings.ToLower(text[m.Start:m.End]) {
		case "he", "him", "his":
			men[m.Chain] = true
		case "she", "her", "hers":
			women[m.Chain] = true
		}
	}
	if len(men) == 0 || len(women) == 0 {
		t.Fatal("no pronouns")
	}
	for c := range men {
		if women[c] {
			t.Errorf("chain %s has both", c)
		}
	}
}

// TestAntecedentsAreBounded: a mention is compared with so many at most, however
// long the text is.
func TestAntecedentsAreBounded(t *testing.T) {
	text := strings.Repeat("Borin sold the old harbour company to Veld, and Veld thanked Borin for the company and the harbour. ", 200)
	a := analyzer(t)
	r := a.running(text)
	if err := a.read([]*reader{r}); err != nil {
		t.Fatal(err)
	}
	d := newDiscourse(r.out, r.names, text)
	d.sieve()
	all, k := d.describe(), known{}
	for i := range d.candidates {
		if found := d.antecedentsOf(all, i, k); len(found.of) > rankedBack+4*rankedFurther || !slices.IsSortedFunc(found.of, func(a, b int) int { return b - a }) {
			t.Fatalf("candidate %d: %v", i, found.of)
		}
		d.remember(k, i)
	}
}

// TestRowsOfWords: rows are found by the number of the word in the text, and
// words that head no mention have none.
func TestRowsOfWords(t *testing.T) {
	var w wordRows
	w.add([]float32{1, 1, 2, 2, 3, 3}, []dateline.Token{{Text: "the", UPOS: "DET"}, {Text: "of", UPOS: "ADP"}, {Text: "dam", UPOS: "NOUN"}})
	w.add([]float32{4, 4}, []dateline.Token{{Text: "Odrin", UPOS: "PROPN"}})
	for word, want := range []string{"[1 1]", "[]", "[3 3]", "[4 4]", "[]"} {
		if got := fmt.Sprint(w.row(word)); got != want {
			t.Errorf("word %d: %s, want %s", word, got, want)
		}
	}
}

// chainsIn is the chain of every mention, by its words.
func chainsIn(t *testing.T, a *Analyzer, text string) map[string]string {
	t.Helper()
	got, err := a.Analyze(&dateline.Report{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, m := range got.Mentions {
		out[text[m.Start:m.End]] = m.Chain
	}
	return out
}
