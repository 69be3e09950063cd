package analyze

import (
	"strings"

	"dateline"
)

// joinSpeakers joins "I", "we" and "you": outside quotations with each other,
// inside with the one who is said to speak.
func (d *discourse) joinSpeakers() {
	quoted := d.quotations()
	last := map[string]int{} // by person, number and whether quoted
	for i := range d.candidates {
		c := &d.candidates[i]
		if c.form != dateline.Pronoun || c.person > 2 || c.demonstrative {
			continue
		}
		inside := quoted[c.sentence][c.head]
		key := "you"
		if c.person == 1 {
			key = "we"
			if c.number == singular {
				key = "I"
			}
		}
		if inside {
			key += " quoted"
			if speaker, ok := d.speaker(c, quoted); ok && c.number == singular && c.person == 1 {
				d.link(speaker, i)
				last[key] = i
				continue
			}
		}
		const near = 3
		if j, ok := last[key]; ok && (!inside || c.sentence-d.candidates[j].sentence <= near) {
			d.link(j, i)
		}
		last[key] = i
	}
}

// quotations says of every word whether it stands inside quotation marks. A
// quotation ends with its paragraph at the latest.
func (d *discourse) quotations() [][]bool {
	out := make([][]bool, len(d.sentences))
	open := false
	for i, s := range d.sentences {
		if i > 0 && strings.Contains(d.text[min(d.sentences[i-1].End, s.Start):s.Start], "\n") {
			open = false
		}
		out[i] = make([]bool, len(s.Tokens))
		for j, t := range s.Tokens {
			switch t.Text {
			case "“", "``", "«", "„":
				open = true
			case "”", "''", "»":
				open = false
			case "\"":
				open = !open
			}
			out[i][j] = open
		}
	}
	return out
}

// speaker is the subject of a verb of saying outside quotations, in the same
// sentence or the ones beside it.
func (d *discourse) speaker(c *candidate, quoted [][]bool) (int, bool) {
	const most = 100 // candidates of a sentence
	for _, s := range []int{c.sentence, c.sentence - 1, c.sentence + 1} {
		if s < 0 || s >= len(d.sentences) {
			continue
		}
		for i := d.first[s]; i < min(d.first[s+1], d.first[s]+most); i++ {
			x := &d.candidates[i]
			if quoted[s][x.head] || x.person == 1 || x.person == 2 || x.number == plural || x.together {
				continue
			}
			t := d.sentences[s].Tokens[x.head]
			if d.chain(i).kind == dateline.Person && relationIn(t.Deprel, "nsubj") && t.Head > 0 && speechVerbs[d.sentences[s].Tokens[t.Head-1].Lemma] {
				return i, true
			}
		}
	}
	return 0, false
}

var speechVerbs = map[string]bool{"say": true, "tell": true, "add": true, "state": true, "ask": true, "explain": true, "reply": true, "announce": true,
	"note": true, "write": true, "warn": true, "claim": true, "argue": true, "declare": true, "insist": true, "recall": true, "continue": true,
	"comment": true, "stress": true, "admit": true, "answer": true, "remark": true, "conclude": true, "think": true, "tweet": true, "describe": true}
