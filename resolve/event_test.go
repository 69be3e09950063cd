package resolve

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"dateline"
)

// told makes an event claim from words: "id report TYPE/mode trigger", then
// parties as role:name (entity "e_name"; with a leading ~ no entity), and
// fields @place/precision/country, day:2026-01-02, planned, denied, unknown,
// the (the trigger refers back), of:number.
func told(words string) dateline.Claim {
	f := strings.Fields(words)
	typ, mode, _ := strings.Cut(f[2], "/")
	c := dateline.Claim{ID: dateline.ClaimID(f[0]), Report: dateline.ReportID(f[1]), Kind: dateline.EventClaim, Type: typ, Mode: mode,
		Trigger: &dateline.Quote{Span: dateline.Span{Start: 4, End: 4 + len(f[3])}, Text: f[3]}, Passage: dateline.Quote{Text: "... " + f[3]},
		Stance: dateline.Stance{Polarity: "affirmed", Certainty: "certain", Modality: "actual", Voice: "report"}}
	for _, w := range f[4:] {
		key, value, _ := strings.Cut(w, ":")
		switch {
		case w == "planned":
			c.Stance.Modality = w
		case w == "denied" || w == "unknown":
			c.Stance.Polarity = w
		case w == "the":
			c.Passage.Text = "the " + f[3]
		case w[0] == '@':
			p := strings.Split(w[1:], "/")
			c.Where = &dateline.Where{Name: p[0], Precision: p[1], Country: p[2]}
		case key == "day":
			c.When = &dateline.When{From: value, Precision: "day"}
		case key == "killed":
			var n float64
			fmt.Sscan(value, &n)
			c.Arguments = append(c.Arguments, dateline.Argument{Role: dateline.RoleCount, Of: key, Value: &n})
		default:
			a := dateline.Argument{Role: dateline.Role(key), Name: strings.TrimPrefix(value, "~"), Kind: dateline.Person}
			if value[0] != '~' {
				a.Entity = dateline.EntityID("e_" + value)
			}
			if len(value) == 3 {
				a.Kind, a.Country = dateline.Country, value
			}
			c.Arguments = append(c.Arguments, a)
		}
	}
	return c
}

func published(days ...string) []dateline.Report {
	var out []dateline.Report
	for i, d := range days {
		out = append(out, dateline.Report{ID: dateline.ReportID(fmt.Sprint("r", i+1)), Published: d})
	}
	return out
}

func TestEvents(t *testing.T) {
	near := published("2026-03-10", "2026-03-12", "2026-03-11", "2026-09-01")
	for _, c := range []struct {
		name   string
		claims []string
		want   string // groups of claim ids, in order
	}{
		{"an undated account and a dated one of one meeting at one place", []string{
			"c1 r1 CONSULT met actor:Dolan actor:Duval @Brezno/facility/SVN",
			"c2 r2 CONSULT met actor:Duval actor:Dolan @Brezno/facility/SVN day:2026-03-08"}, "c1 c2"},
		{"two persons, the same act, published together", []string{
			"c1 r1 CONSULT met actor:Dolan actor:Duval", "c2 r2 CONSULT talks actor:Dolan actor:Duval"}, "c1 c2"},
		{"the same two months later", []string{
			"c1 r1 CONSULT met actor:Dolan actor:Duval", "c2 r4 CONSULT met actor:Dolan actor:Duval"}, "c1|c2"},
		{"other days", []string{
			"c1 r1 CONSULT met actor:Dolan actor:Duval day:2026-03-08", "c2 r2 CONSULT met actor:Dolan actor:Duval day:2026-03-11"}, "c1|c2"},
		{"one more person", []string{
			"c1 r1 CONSULT met actor:Dolan actor:Duval day:2026-03-08", "c2 r2 CONSULT met actor:Dolan actor:Kern day:2026-03-08"}, "c1|c2"},
		{"visit and meeting", []string{
			"c1 r1 CONSULT/visit visited actor:Dolan recipient:Duval day:2026-03-08", "c2 r2 CONSULT met actor:Dolan actor:Duval day:2026-03-08"}, "c1|c2"},
		{"two countries and no more", []string{
			"c1 r1 AGREE agreed actor:SVN actor:FRA", "c2 r4 AGREE agreed actor:SVN actor:FRA"}, "c1|c2"},
		{"a blast without actors at a place on a day, a day off in a third report", []string{
			"c1 r1 ASSAULT explosion @Mill/facility/SVN day:2026-03-08 killed:12", "c2 r2 ASSAULT blast @Mill/facility/SVN day:2026-03-08 killed:19",
			"c3 r3 ASSAULT blast @Mill/facility/SVN day:2026-03-07 killed:12"}, "c1 c2 c3"},
		{"blasts in two towns", []string{
			"c1 r1 ASSAULT explosion @Aston/city/SVN day:2026-03-08", "c2 r2 ASSAULT explosion @Brent/city/SVN day:2026-03-08"}, "c1|c2"},
		{"a plan and the act", []string{
			"c1 r1 CONSULT meet actor:Dolan actor:Duval planned day:2026-03-08", "c2 r2 CONSULT met actor:Dolan actor:Duval day:2026-03-08"}, "c1|c2"},
		{"a denial of the dated act", []string{
			"c1 r1 ASSAULT attacked actor:RUR recipient:Kern denied day:2026-03-08", "c2 r2 ASSAULT attacked actor:RUR recipient:Kern day:2026-03-08"}, "c1 c2"},
		{"a denial of another meeting", []string{
			"c1 r1 CONSULT meeting actor:Dolan actor:Duval denied @Kremlin/facility/RUS", "c2 r2 CONSULT met actor:Dolan actor:Duval @Brezno/facility/SVN day:2026-03-08"}, "c1|c2"},
		{"the summit refers back in its report", []string{
			"c1 r1 CONSULT met actor:Dolan actor:Duval", "c2 r1 CONSULT summit the", "c3 r2 CONSULT summit the"}, "c1 c2|c3"},
		{"the summit of two meetings refers to none", []string{
			"c1 r1 CONSULT met actor:Dolan actor:Duval", "c2 r1 CONSULT summit the", "c3 r1 CONSULT met actor:Dolan actor:Kern"}, "c1|c2|c3"},
	} {
		var claims []dateline.Claim
		for _, w := range c.claims {
			claims = append(claims, told(w))
		}
		events, judgements := Events(claims, nil, near...)
		got := grouping(events)
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if len(judgements) != len(claims)-len(events) {
			t.Errorf("%s: %d judgements for %d claims in %d events", c.name, len(judgements), len(claims), len(events))
		}
	}
}

func grouping(events []dateline.Event) string {
	groups := map[string]int{}
	for _, e := range events {
		var ids []string
		for _, c := range e.Claims {
			ids = append(ids, string(c))
		}
		groups[strings.Join(ids, " ")]++
	}
	return strings.Join(sortedKeys(groups), "|")
}

func TestSummary(t *testing.T) {
	for words, want := range map[string]string{
		"c1 r1 CONSULT met actor:Dolan actor:Duval @Brezno/facility/SVN": "Dolan and Duval met at Brezno",
		"c1 r1 CONSULT meet actor:Dolan actor:Duval planned":             "Planned: Dolan and Duval to meet",
		"c1 r1 ASSAULT attacked actor:~gunmen recipient:Kern denied":     "Denied: Gunmen attacked Kern",
		"c1 r1 CONSULT meeting actor:Dolan actor:Duval unknown":          "Not confirmed: Dolan and Duval met",
		"c1 r1 ASSAULT attack @Aston/city/SVN":                           "Attack in Aston",
		"c1 r1 CONSULT/visit visited actor:Dolan recipient:SVN":          "Dolan visited SVN",
		"c1 r1 AGREE visit actor:Dolan recipient:SVN planned":            "Planned: Dolan to visit SVN",
		"c1 r1 ASSAULT slaughtered actor:~gunmen recipient:Kern":         "Gunmen attacked Kern",
		"c1 r1 OTHER death actor:Dolan recipient:Kern":                   "Death: Kern",
		"c1 r1 OTHER unveiled actor:Dolan recipient:Kern":                "Dolan unveiled Kern",
		"c1 r1 ASSAULT killings recipient:Kern":                          "Kern killed",
	} {
		events, _ := Events([]dateline.Claim{told(words)}, nil)
		if events[0].Summary != want {
			t.Errorf("%s: %q, want %q", words, events[0].Summary, want)
		}
	}
}

func TestJudgedEvents(t *testing.T) {
	claims := []dateline.Claim{told("c1 r1 CONSULT met actor:A actor:B day:2026-03-08"), told("c2 r2 CONSULT met actor:A actor:B day:2026-03-08"), told("c3 r3 CONSULT met actor:A actor:C day:2026-03-08")}
	log := []dateline.Judgement{
		{ID: "j1", A: "c2", B: "c1", Verdict: dateline.Different, Kind: "person"},
		{ID: "j2", A: string(dateline.EventIDOf("c3")), B: string(dateline.EventIDOf("c1")), Verdict: dateline.Same, Kind: "person"},
	}
	if events, _ := Events(claims, log); grouping(events) != "c1 c3|c2" {
		t.Errorf("%s", grouping(events))
	}
	if events, _ := Events(claims, []dateline.Judgement{{ID: "j3", A: "c1", Verdict: dateline.Wrong, Kind: "person"}}); grouping(events) != "c2|c3" {
		t.Errorf("%s", grouping(events))
	}
	// A claim that is taken out of an event leaves it, whichever others it was tied to, and the others stay together.
	four := []dateline.Claim{told("c_1 r1 CONSULT met actor:A actor:B day:2026-03-08"), told("c_2 r2 CONSULT met actor:A actor:B day:2026-03-08"), told("c_3 r3 CONSULT met actor:A actor:B day:2026-03-08"), told("c_4 r4 CONSULT met actor:A actor:B day:2026-03-08")}
	for taken, want := range map[string]string{"c_3": "c_1 c_2 c_4|c_3", "c_1": "c_1|c_2 c_3 c_4"} {
		log := []dateline.Judgement{{ID: "j4", A: taken, B: string(dateline.EventIDOf("c_1")), Verdict: dateline.Different, Kind: "person"}}
		if events, _ := Events(four, log); grouping(events) != want {
			t.Errorf("%s taken out: %s, want %s", taken, grouping(events), want)
		}
	}
}

// crowd makes claims of n reports about a few people and places.
func crowd(n int) ([]dateline.Claim, []dateline.Report) {
	r := rand.New(rand.NewPCG(1, 2))
	var claims []dateline.Claim
	var reports []dateline.Report
	for i := range n {
		day := time.Date(2026, 1, 1+i*200/n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		reports = append(reports, dateline.Report{ID: dateline.ReportID(fmt.Sprintf("r%06d", i)), Published: day})
		for k := range 5 {
			a, b := r.IntN(300), r.IntN(300)
			words := fmt.Sprintf("c%06d-%d r%06d %s %s actor:P%d recipient:P%d", i, k, i, []string{"CONSULT", "ASSAULT", "AGREE"}[r.IntN(3)], []string{"met", "attack", "signed"}[r.IntN(3)], a%40, b)
			if r.IntN(2) == 0 {
				words += " day:" + day
			}
			if r.IntN(3) == 0 {
				words += fmt.Sprintf(" @Town%d/city/SVN", r.IntN(30))
			}
			claims = append(claims, told(words))
		}
	}
	return claims, reports
}

func TestEventsInAnyOrder(t *testing.T) {
	claims, reports := crowd(400)
	want, wantLog := Events(claims, nil, reports...)
	for range 5 {
		rand.Shuffle(len(claims), func(i, j int) { claims[i], claims[j] = claims[j], claims[i] })
		rand.Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
		got, log := Events(claims, nil, reports...)
		if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(log, wantLog) {
			t.Fatal("the order of claims changes the events")
		}
	}
}

func BenchmarkEvents(b *testing.B) {
	claims, reports := crowd(20000)
	for b.Loop() {
		events, _ := Events(claims, nil, reports...)
		b.ReportMetric(float64(len(events)), "events")
	}
}
