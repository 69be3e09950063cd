package resolve

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"dateline"
	"dateline/gazetteer"
)

// marked makes an account of a text in which mentions stand as
// [kind chain|words], or [kind chain ~|words] for descriptions.
func marked(id, text string) Account {
	a := Account{Report: dateline.Report{ID: dateline.ReportID(id)}}
	var plain strings.Builder
	for text != "" {
		before, rest, ok := strings.Cut(text, "[")
		plain.WriteString(before)
		if !ok {
			break
		}
		inner, after, _ := strings.Cut(rest, "]")
		label, words, _ := strings.Cut(inner, "|")
		f := strings.Fields(label)
		m := Said{Text: words}
		m.ID = fmt.Sprint("m", len(a.Mentions)+1)
		m.Kind, m.Form = dateline.Kind(f[0]), dateline.Name
		m.Chain = f[1]
		if len(f) > 2 {
			m.Form = dateline.Nominal
		}
		m.Start = plain.Len()
		plain.WriteString(words)
		m.End = plain.Len()
		m.Head = dateline.Span{Start: max(m.Start, m.Start+strings.LastIndex(words, " ")+1), End: m.End}
		a.Mentions = append(a.Mentions, m)
		text = after
	}
	a.Report.Text = plain.String()
	return a
}

// story are reports about invented people.
func story() []Account {
	return []Account{
		marked("r_1", "[person a|Marek Dolan], president of the Republic of Slovenia, met [person b|Ana Duval-Roy], the French foreign minister, at the [facility c|Brezno Spaceport]. [place d|Ljubljana] praised the talks. [person e|Dolan] left."),
		marked("r_2", "[person a|Marek Dolan] met French Foreign Minister [person b|Ana Duval Roy] at the [place c|Brezno Cosmodrome], [organization d|TASS] said. [group e|Slovenian] officials agreed. President [person a|Dolan] lives in [place f|Ljubljana]."),
		marked("r_3", "[country x ~|The Slovenian leader] spoke to Mayor [person p|Ivo Kern]. [person q|Ivo Kern], a singer, was not there. [person r|Marek Dolan] thanked him."),
		marked("r_4", "The Russian state-run corporation [organization g|Orbita PJSC] showed the [product h|Su-99]. [organization k|Orbita] makes it. Australian swimmer [person a|Marek Dolan] won."),
	}
}

func load(t testing.TB) *gazetteer.Gazetteer {
	t.Helper()
	g, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func named(entities []dateline.Entity, name string) []dateline.Entity {
	var out []dateline.Entity
	for _, e := range entities {
		for _, n := range append([]string{e.Name}, e.Aliases...) {
			if n == name {
				out = append(out, e)
				break
			}
		}
	}
	return out
}

func TestEntities(t *testing.T) {
	entities, _ := Entities(story(), nil, load(t))
	for _, c := range []struct {
		name, kind, country, sector string
		reports                     int
		aliases                     string
	}{
		{"Ana Duval Roy", "person", "FRA", "GOV", 2, "Ana Duval-Roy"},
		{"Slovenia", "country", "SVN", "", 2, "Ljubljana"},
		{"TASS", "organization", "RUS", "JRN", 1, ""},
		{"Su-99", "product", "", "", 1, ""},
		{"Orbita", "organization", "RUS", "", 1, ""},
	} {
		found := named(entities, c.name)
		if len(found) != 1 {
			t.Errorf("%s: %d entities: %+v", c.name, len(found), found)
			continue
		}
		e := found[0]
		if string(e.Kind) != c.kind || e.Country != c.country || e.Sector != c.sector || e.Reports != c.reports {
			t.Errorf("%s: %s %s %s in %d reports, want %s %s %s in %d", c.name, e.Kind, e.Country, e.Sector, e.Reports, c.kind, c.country, c.sector, c.reports)
		}
		for _, a := range strings.Fields(c.aliases) {
			if len(named([]dateline.Entity{e}, a)) == 0 && !strings.Contains(strings.Join(e.Aliases, "|"), a) {
				t.Errorf("%s: no alias %s in %q", c.name, a, e.Aliases)
			}
		}
	}
	// A president, a swimmer and one of whom nothing is said; a mayor and a singer.
	for name, want := range map[string]int{"Marek Dolan": 3, "Ivo Kern": 2} {
		if found := named(entities, name); len(found) != want {
			t.Errorf("%s: %d entities, want %d: %+v", name, len(found), want, found)
		}
	}
}

func TestSpaceportIsCosmodrome(t *testing.T) {
	entities, _ := Entities(story(), nil, load(t))
	a, b := named(entities, "Brezno Spaceport"), named(entities, "Brezno Cosmodrome")
	if len(a) != 1 || len(b) != 1 || a[0].ID != b[0].ID {
		t.Errorf("%+v\n%+v", a, b)
	}
}

func TestLeaderIsPresident(t *testing.T) {
	a := marked("r_9", "[person a|Marek Dolan], president of Slovenia, arrived. [person b ~|The Slovenian leader] waved.")
	entities, _ := Entities([]Account{a}, nil, load(t))
	if e := named(entities, "The Slovenian leader"); len(e) != 1 || e[0].Name != "Marek Dolan" {
		t.Errorf("%+v", entities)
	}
}

func TestEntitiesInAnyOrder(t *testing.T) {
	g := load(t)
	want, wantClaims := Entities(story(), nil, g)
	for range 20 {
		shuffled := story()
		rand.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		got, claims := Entities(shuffled, nil, g)
		if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(claims, wantClaims) {
			t.Fatal("the order of accounts changes the entities")
		}
	}
}

func TestJudgedEntities(t *testing.T) {
	g := load(t)
	before, _ := Entities(story(), nil, g)
	a, b := named(before, "Orbita")[0], named(before, "TASS")[0]
	log := []dateline.Judgement{
		{ID: "j1", A: string(a.ID), B: string(b.ID), Verdict: dateline.Same, Kind: "person", MadeAt: "2026-01-01"},
		{ID: "j2", A: string(b.ID), B: string(a.ID), Verdict: dateline.Different, Kind: "rule", MadeAt: "2026-02-01"},
	}
	after, _ := Entities(story(), log, g)
	if len(after) != len(before)-1 {
		t.Errorf("%d entities, %d before", len(after), len(before))
	}
	log[0].Withdrawn = "2026-03-01"
	if again, _ := Entities(story(), log, g); !reflect.DeepEqual(again, before) {
		t.Error("a withdrawn judgement still counts")
	}
}

func TestEntitiesShow(t *testing.T) {
	entities, _ := Entities(story(), nil, load(t))
	for _, e := range entities {
		t.Logf("%s %s %q %s %s %q %v", e.ID, e.Kind, e.Name, e.Country, e.Sector, e.Aliases, e.Roles)
	}
}

func BenchmarkEntities(b *testing.B) {
	g := load(b)
	r := rand.New(rand.NewPCG(3, 4))
	first, last := []string{"Marek", "Ana", "Ivo", "Petra", "Olan", "Rita", "Samo", "Vesna"}, []string{"Dolan", "Duval", "Kern", "Hale", "Brezno", "Oster", "Lunt", "Varga"}
	var accounts []Account
	for i := range 20000 {
		name := fmt.Sprintf("%s %s%c", first[r.IntN(8)], last[r.IntN(8)], 'a'+rune(r.IntN(26)))
		text := fmt.Sprintf("President [person a|%s] of [country b|France] met [person c|%s %s] in [place d|Lyon]. [person e|%s] left. The [organization f|Ministry of Defence] and [organization g|Orbita%d] agreed.",
			name, first[r.IntN(8)], last[r.IntN(8)], last[r.IntN(8)], r.IntN(500))
		a := marked(fmt.Sprintf("r_%06d", i), text)
		for k := range 5 {
			c := told(fmt.Sprintf("c%d-%d r_%06d CONSULT met", i, k, i))
			for _, m := range a.Mentions[:3] {
				c.Arguments = append(c.Arguments, dateline.Argument{Role: dateline.RoleActor, Mention: m.ID, Quote: dateline.Quote{Span: m.Span, Text: m.Text}})
			}
			a.Claims = append(a.Claims, c)
		}
		accounts = append(accounts, a)
	}
	for b.Loop() {
		entities, claims := Entities(accounts, nil, g)
		b.ReportMetric(float64(len(entities)), "entities")
		b.ReportMetric(float64(len(claims)), "claims")
	}
}

// TestForemostBearer holds that a family name alone is that of the one whom nearly
// all reports of the record speak of, and nobody's where two are spoken of alike.
func TestForemostBearer(t *testing.T) {
	for reports, want := range map[int]int{12: 13, 2: 2} {
		accounts := []Account{marked("r_short", "[person a|Zelmanov] spoke again."), marked("r_other", "The singer [person a|Boris Zelmanov] sang.")}
		for i := range reports {
			accounts = append(accounts, marked(fmt.Sprintf("r_%d", i), "[country u|Ukraine]'s President [person a|Oleh Zelmanov] spoke."))
		}
		entities, _ := Entities(accounts, nil, load(t))
		if found := named(entities, "Oleh Zelmanov"); len(found) != 1 || found[0].Reports != want {
			t.Errorf("of %d reports: %+v, want one of %d", reports, found, want)
		}
	}
}
