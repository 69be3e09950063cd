package extract

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"testing"

	"dateline"
)

// readTrees reads CoNLL-U for tests: one analysis for every "# newdoc", or one
// in all. Names come from NER= in MISC; names with the same last word share a chain.
func readTrees(t testing.TB, path string) []*dateline.Analysis {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	b := &treeBuilder{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		b.line(lines.Text())
	}
	b.flush()
	return b.out
}

type treeBuilder struct {
	out    []*dateline.Analysis
	a      *dateline.Analysis
	text   strings.Builder
	tokens []dateline.Token
	tags   []string
	id     string
	space  bool
	broken bool
}

func (b *treeBuilder) line(line string) {
	switch {
	case strings.HasPrefix(line, "# newdoc"):
		b.flush()
	case strings.HasPrefix(line, "# sent_id"):
		b.id = strings.TrimSpace(line[strings.Index(line, "=")+1:])
	case strings.HasPrefix(line, "# newpar"):
		b.broken = true
	case line == "":
		b.endSentence()
	case line[0] != '#':
		f := strings.Split(line, "\t")
		if len(f) < 10 || strings.ContainsAny(f[0], "-.") {
			return
		}
		b.token(f)
	}
}

func (b *treeBuilder) token(f []string) {
	if b.a == nil {
		b.a = &dateline.Analysis{}
	}
	if len(b.tokens) == 0 && b.text.Len() > 0 {
		if b.broken {
			b.text.WriteString("\n")
		} else {
			b.text.WriteString(" ")
		}
		b.broken = false
	} else if len(b.tokens) > 0 && b.space {
		b.text.WriteString(" ")
	}
	head, _ := strconv.Atoi(f[6])
	t := dateline.Token{Text: f[1], Lemma: f[2], UPOS: f[3], XPOS: f[4], Feats: f[5], Head: head, Deprel: f[7]}
	t.Start = b.text.Len()
	b.text.WriteString(f[1])
	t.End = b.text.Len()
	b.space = !strings.Contains(f[9], "SpaceAfter=No")
	tag := ""
	for m := range strings.SplitSeq(f[9], "|") {
		if v, ok := strings.CutPrefix(m, "NER="); ok {
			tag = v
		}
	}
	b.tokens, b.tags = append(b.tokens, t), append(b.tags, tag)
}

func (b *treeBuilder) endSentence() {
	if len(b.tokens) == 0 {
		return
	}
	span := dateline.Span{Start: b.tokens[0].Start, End: b.tokens[len(b.tokens)-1].End}
	b.a.Sentences = append(b.a.Sentences, dateline.Sentence{Span: span, Tokens: b.tokens, Comments: []string{b.id}})
	for i := 0; i < len(b.tags); i++ {
		if !strings.HasPrefix(b.tags[i], "B-") {
			continue
		}
		j := i + 1
		for j < len(b.tags) && strings.HasPrefix(b.tags[j], "I-") {
			j++
		}
		b.mention(b.tags[i][2:], i, j)
	}
	b.tokens, b.tags = nil, nil
}

func (b *treeBuilder) mention(tag string, i, j int) {
	kinds := map[string]dateline.Kind{"PER": dateline.Person, "ORG": dateline.Organization, "LOC": dateline.Place}
	head := i
	for k := i; k < j; k++ {
		if h := b.tokens[k].Head - 1; h < i || h >= j {
			head = k
			break
		}
	}
	b.a.Mentions = append(b.a.Mentions, dateline.Mention{
		ID: "m" + strconv.Itoa(len(b.a.Mentions)), Kind: kinds[tag], Form: dateline.Name,
		Span: dateline.Span{Start: b.tokens[i].Start, End: b.tokens[j-1].End}, Head: b.tokens[head].Span, Chain: b.tokens[j-1].Text,
	})
}

func (b *treeBuilder) flush() {
	b.endSentence()
	if b.a != nil {
		b.a.Text = b.text.String()
		b.out = append(b.out, b.a)
	}
	b.a, b.text, b.broken = nil, strings.Builder{}, false
}

// TestShow prints what extraction finds in the trees of the file that the
// variable SHOW names; a tool for looking, skipped otherwise.
func TestShow(t *testing.T) {
	path := os.Getenv("SHOW")
	if path == "" {
		t.Skip("SHOW names no file")
	}
	for _, a := range readTrees(t, path) {
		show(t, a)
	}
}

func show(t *testing.T, a *dateline.Analysis) {
	r := &dateline.Report{Text: a.Text, Published: "2023-09-20", Source: dateline.Source{Name: "Paper"}}
	x, d := &Extractor{}, newDocument(r, a)
	t.Logf("genre %s", x.Genre(r, a))
	for _, s := range a.Sentences {
		t.Log("TEXT ", a.Text[s.Start:s.End])
		for _, c := range x.statements(d) {
			if s.Contains(c.Content.Span) {
				chain := ""
				for _, l := range c.Attribution {
					chain += " > " + l.Kind + ":" + l.Name
					if l.Cue != nil {
						chain += "[" + a.Text[l.Cue.Start:l.Cue.End] + "]"
					}
				}
				t.Logf("   STATEMENT %v %s %q %s", c.Stance, c.QuoteKind, c.Content.Text, chain)
			}
		}
	}
}

// reportOf is a report of the text of an analysis.
func reportOf(a *dateline.Analysis) *dateline.Report {
	return &dateline.Report{Text: a.Text, Published: "2023-09-20", Source: dateline.Source{Name: "Paper"}}
}
