package pipeline

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"dateline"
	"dateline/gazetteer"
	"dateline/resolve"
	"dateline/store"

	"github.com/google/go-cmp/cmp"
)

// teller makes up reports with their mentions and claims, as if they had been
// read: few names and days, so that much of it hangs together.
type teller struct{ *rand.Rand }

func (t teller) one(of ...string) string { return of[t.IntN(len(of))] }

// account is a report of one to three sentences.
func (t teller) account(n int) store.Account {
	b := &telling{teller: t}
	for range 1 + t.IntN(3) {
		b.sentence()
	}
	source := t.one("Wire One", "TASS", "Reuters", "The Lantern", "")
	r := dateline.Report{Input: fmt.Sprint("in-", n), Source: dateline.Source{Name: source}, Text: strings.TrimSpace(b.text.String()),
		Published: t.one("", "2031-05-03", "2031-05-04T10:00:00Z", "2031-05-05", "2031-07-20", "2099-01-01")}
	r.ID = dateline.ReportIDOf(source, r.Input, r.Text)
	for i := range b.claims {
		c := &b.claims[i]
		c.ID, c.Report, c.Source, c.Input = dateline.ClaimID(dateline.NewID("c_", string(r.ID), fmt.Sprint(i))), r.ID, source, r.Input
		c.Attribution = append([]dateline.Link{{Kind: "publisher", Name: source}}, c.Attribution...)
	}
	return store.Account{Report: r, Mentions: b.mentions, Claims: b.claims, Maker: "test"}
}

type telling struct {
	teller
	text     strings.Builder
	mentions []dateline.Mention
	claims   []dateline.Claim
}

// say writes words and gives their place.
func (b *telling) say(words string) dateline.Quote {
	start := b.text.Len()
	b.text.WriteString(words)
	q := dateline.Quote{Text: words}
	q.Start, q.End = start, b.text.Len()
	b.text.WriteString(" ")
	return q
}

func (b *telling) name(kind dateline.Kind, words string) dateline.Argument {
	q := b.say(words)
	head := q.Span
	if i := strings.LastIndex(words, " "); i >= 0 {
		head.Start += i + 1
	}
	m := dateline.Mention{ID: fmt.Sprint("m", len(b.mentions)+1), Kind: kind, Form: dateline.Name, Span: q.Span, Head: head, Chain: "x" + words}
	b.mentions = append(b.mentions, m)
	return dateline.Argument{Quote: q, Mention: m.ID, Name: words, Kind: kind}
}

// party is someone named in one of several ways; of some names it is unclear
// of what kind they are.
func (b *telling) party() dateline.Argument {
	switch b.IntN(8) {
	case 0:
		b.say(b.one("President", "Governor", "Russian Foreign Minister", "Kenyan Defence Minister"))
		return b.name(dateline.Person, b.one("Anton Kelver", "Maria Osei Dunn", "Dara Vosk"))
	case 1:
		a := b.name(dateline.Person, b.one("Anton Kelver", "Dara Vosk"))
		b.text.WriteString(b.one(", governor of Lapland, ", ", a singer, ", ", president of Kenya, "))
		return a
	case 2:
		return b.name(dateline.Person, b.one("Kelver", "Vosk", "Dunn", "Kim"))
	case 3:
		return b.name(dateline.Country, b.one("Russia", "Kenya", "France", "Kenyan"))
	case 4:
		return b.name(dateline.Kind(b.one("organization", "organization", "place", "person", "product")), b.one("Meridian", "Halcyon"))
	case 5:
		return b.name(dateline.Organization, b.one("Defence Ministry", "Reuters", "United Nations", "UN", "Meridian Guard"))
	case 6:
		return dateline.Argument{Quote: b.say(b.one("the Kenyan government", "the government of France", "protesters"))}
	}
	return b.name(dateline.Person, b.one("Anton Kelver", "Dara Vosk", "Maria Osei Dunn", "Kim Orlo Tan"))
}

func (b *telling) sentence() {
	actor := b.party()
	actor.Role = dateline.RoleActor
	c := dateline.Claim{Kind: dateline.EventClaim, Type: "CONSULT", Confidence: 0.5,
		Stance: dateline.Stance{Polarity: b.one("affirmed", "affirmed", "affirmed", "denied"), Modality: b.one("actual", "actual", "planned")}}
	verb := b.one("met", "attacked", "met", "talks with")
	if verb == "attacked" {
		c.Type = "ASSAULT"
	}
	trigger := b.say(verb)
	other := b.party()
	if other.Role = dateline.RoleRecipient; c.Type == "CONSULT" {
		other.Role = dateline.RoleActor
	}
	c.Trigger, c.Arguments = &trigger, []dateline.Argument{actor, other}
	if b.IntN(3) == 0 {
		c.Arguments = nil // "the talks": they may refer back
	}
	if b.IntN(2) == 0 {
		day := 1 + b.IntN(3)
		c.When = &dateline.When{From: fmt.Sprintf("2031-05-%02d", day), To: fmt.Sprintf("2031-05-%02d", day+1), Precision: "day"}
	}
	if b.IntN(3) == 0 {
		b.say("in")
		place := b.name(dateline.Place, b.one("Nairobi", "Paris", "Quillport"))
		c.Where = &dateline.Where{Name: place.Text, Precision: "city"}
		c.Where.Start, c.Where.End = place.Start, place.End
	}
	if b.IntN(4) == 0 {
		c.Attribution = []dateline.Link{{Kind: "agency", Name: b.one("TASS", "Reuters", "Interfax")}}
	}
	b.text.WriteString(". ")
	c.Passage = dateline.Quote{Text: "the " + verb}
	c.Passage.Start = trigger.Start - 4
	b.claims = append(b.claims, c)
}

// dump is all that follows from a record, as JSON lines.
func dump(t *testing.T, s *store.Store) []string {
	t.Helper()
	ctx := context.Background()
	var out []string
	out = lines(t, out, s.Entities(ctx, store.Filter{}))
	out = lines(t, out, s.Events(ctx, store.Filter{}))
	return lines(t, out, s.Claims(ctx, store.Filter{}))
}

func lines[T any](t *testing.T, out []string, items iter.Seq2[T, error]) []string {
	t.Helper()
	for item, err := range items {
		if err != nil {
			t.Fatal(err)
		}
		body, err := json.Marshal(item)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(body))
	}
	return out
}

// arrive brings reports and judgements to a new record in a random order, and
// derives after each of some batches.
func arrive(t *testing.T, p *Pipeline, accounts []store.Account, log []dateline.Judgement, random *rand.Rand, most int) []string {
	t.Helper()
	ctx := context.Background()
	s, err := store.Open(filepath.Join(t.TempDir(), "record.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for i, n := range random.Perm(len(accounts) + len(log)) {
		if n >= len(accounts) {
			err = s.Judge(ctx, log[n-len(accounts)])
		} else {
			_, err = s.Add(ctx, accounts[n])
		}
		if err != nil {
			t.Fatal(err)
		}
		if i+1 == len(accounts)+len(log) || random.IntN(most) == 0 {
			if err := p.Derive(ctx, s); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dump(t, s)
}

// TestOrders holds that a record is the same in whatever order and batches its
// reports and judgements came, and the same as what is concluded from all at
// once in memory.
func TestOrders(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 11))
	var accounts []store.Account
	for i := range 50 {
		accounts = append(accounts, teller{random}.account(i))
	}
	p := New()
	g, err := p.gazetteer()
	if err != nil {
		t.Fatal(err)
	}
	for name, log := range map[string][]dateline.Judgement{"unjudged": nil, "judged": judgements(accounts, g)} {
		t.Run(name, func(t *testing.T) {
			want := arrive(t, p, accounts, log, random, 1<<30)
			if diff := cmp.Diff(inMemory(t, accounts, log, g), want); diff != "" {
				t.Fatalf("in memory and at once:\n%s", diff)
			}
			for order := range orders(t) {
				if diff := cmp.Diff(want, arrive(t, p, accounts, log, random, 1+order%8*2)); diff != "" {
					t.Fatalf("order %d:\n%s", order, diff)
				}
			}
		})
	}
}

// orders are how many orders are tried: 8, or what DATELINE_ORDERS says.
func orders(t *testing.T) int {
	t.Helper()
	asked := os.Getenv("DATELINE_ORDERS")
	if asked == "" {
		return 8
	}
	n, err := strconv.Atoi(asked)
	if err != nil {
		t.Fatal("DATELINE_ORDERS:", err)
	}
	return n
}

// judgements are some judgements on entities, events and claims of a conclusion.
func judgements(accounts []store.Account, g *gazetteer.Gazetteer) []dateline.Judgement {
	c := Conclude(read(accounts), nil, g)
	var log []dateline.Judgement
	judge := func(a, b string, v dateline.Verdict) {
		log = append(log, dateline.Judgement{ID: dateline.NewID("j_", a, b), A: a, B: b, Verdict: v, Kind: "person", MadeAt: fmt.Sprint("2031-01-0", len(log)+1)})
	}
	judge(string(c.Entities[1].ID), string(c.Entities[4].ID), dateline.Same)
	judge(string(c.Events[2].ID), string(c.Events[9].ID), dateline.Same)
	judge(string(c.Events[5].Claims[0]), "", dateline.Wrong)
	for _, e := range c.Events {
		if len(e.Claims) > 2 {
			judge(string(e.Claims[0]), string(e.Claims[1]), dateline.Different)
			break
		}
	}
	return log
}

func read(accounts []store.Account) []resolve.Account {
	var out []resolve.Account
	for _, a := range accounts {
		out = append(out, account(a.Report, a.Mentions, a.Claims))
	}
	return out
}

// inMemory is what dump gives of a record of the accounts, concluded without one.
func inMemory(t *testing.T, accounts []store.Account, log []dateline.Judgement, g *gazetteer.Gazetteer) []string {
	t.Helper()
	c := Conclude(read(accounts), log, g)
	s, err := store.Open(filepath.Join(t.TempDir(), "memory.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx := context.Background()
	for _, a := range accounts {
		if _, err := s.Add(ctx, a); err != nil {
			t.Fatal(err)
		}
	}
	err = s.Derive(ctx, "memory", func(d *store.Deriving) error {
		of := map[dateline.ReportID][]dateline.Claim{}
		for _, k := range c.Claims {
			of[k.Report] = append(of[k.Report], k)
		}
		for id, claims := range of {
			if _, err := d.PutReadings(id, claims, true); err != nil {
				return err
			}
		}
		for _, e := range c.Events {
			if err := d.PutEvents(e.Claims, []dateline.Event{e}, nil); err != nil {
				return err
			}
		}
		return d.PutEntities(entities(c.Entities))
	})
	if err != nil {
		t.Fatal(err)
	}
	return dump(t, s)
}
