package corroborate

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"dateline"
)

const wire = "A blast tore through the grain mill at Aston on Sunday, killing at least twelve workers, the provincial fire service said. " +
	"Rescue teams worked through the night to reach people trapped under the collapsed roof. The owner of the mill said that the cause was not known. " +
	"Two neighbouring streets were cleared and residents spent the night in a school hall near the river."

// lines are reports: id, source, kind of text.
func reports() []dateline.Report {
	source := func(name, owner string) dateline.Source { return dateline.Source{Name: name, Owner: owner} }
	return []dateline.Report{
		{ID: "r1", Source: source("Northwire", "Northwire Trust"), Text: wire},
		{ID: "r2", Source: source("Aston Courier", "Hale Group"), Text: strings.Replace(wire, "trapped under", "caught beneath", 1) + " More soon."},
		{ID: "r3", Source: source("Brent Star", "Hale Group"), Text: "Nineteen people died when dust exploded in a silo at the Aston mill, doctors at two hospitals told this paper. Relatives waited outside."},
		{ID: "r4", Source: source("Free Valley", ""), Text: "Our reporter counted nineteen coffins in Aston. No official was there to answer questions about the dust that workers had warned of."},
		{ID: "r5", Source: source("", ""), Text: "Mill blast kills many, says a post that we found somewhere on the net and could not trace."},
		{ID: "r6", Source: source("", ""), Text: "Another page without a name tells of an explosion in the valley and of many dead."},
		{ID: "r8", Source: source("Aston Radio", ""), Published: "2026-03-08T12:00:00Z", Text: "Twelve bodies have been found at the mill so far, the mayor told listeners at noon."},
		{ID: "r9", Source: source("Vale Post", ""), Published: "2026-03-08T20:30:00Z", Text: "The count at Aston stood at fifteen when divers stopped for the night, the fire brigade told the Post."},
		{ID: "r7", Source: source("Ministry Gazette", "State of Ruritania"), Text: "The ministry denies that there was any explosion at the mill in Aston."},
	}
}

// told makes a claim: "id report field...": day:, killed:, bound:, wire:, speaker:, at:, denied, planned, unknown.
func told(words string) dateline.Claim {
	f := strings.Fields(words)
	c := dateline.Claim{ID: dateline.ClaimID(f[0]), Report: dateline.ReportID(f[1]), Kind: dateline.EventClaim, Type: "ASSAULT", Stance: dateline.Stance{Polarity: "affirmed", Modality: "actual"},
		Attribution: []dateline.Link{{Kind: "publisher", Name: "x"}}}
	bound := "exact"
	for _, w := range f[2:] {
		key, value, _ := strings.Cut(w, ":")
		switch key {
		case "day":
			c.When = &dateline.When{From: value, Precision: "day"}
		case "month":
			c.When = &dateline.When{From: value + "-01", To: value + "-31", Precision: "month"}
		case "at":
			c.Where = &dateline.Where{Name: value, Precision: "city", Country: "RUR"}
		case "bound":
			bound = strings.ReplaceAll(value, "_", " ")
		case "killed":
			var n float64
			fmt.Sscan(value, &n)
			c.Arguments = append(c.Arguments, dateline.Argument{Role: dateline.RoleCount, Of: "killed", Value: &n, Bound: bound})
		case "wire":
			c.Attribution = append(c.Attribution, dateline.Link{Kind: "agency", Name: value})
		case "speaker":
			c.Attribution = append(c.Attribution, dateline.Link{Kind: "person", Name: value, Entity: dateline.EntityID("e_" + value)})
		case "denied", "unknown":
			c.Stance.Polarity = key
		case "planned":
			c.Stance.Modality = key
		case "party":
			c.Arguments = append(c.Arguments, dateline.Argument{Role: dateline.RoleActor, Name: value})
		case "cause":
			c.Arguments = append(c.Arguments, dateline.Argument{Role: dateline.RoleCause, Quote: dateline.Quote{Text: strings.ReplaceAll(value, "_", " ")}})
		case "of":
			c.Arguments[len(c.Arguments)-1].Country = value
		}
	}
	return c
}

func claimsOf(words ...string) (dateline.Event, []dateline.Claim) {
	e := dateline.Event{ID: "v1", Summary: "Blast in Aston"}
	var claims []dateline.Claim
	for _, w := range words {
		c := told(w)
		e.Claims = append(e.Claims, c.ID)
		claims = append(claims, c)
	}
	return e, claims
}

func TestWeigh(t *testing.T) {
	for _, c := range []struct {
		name    string
		claims  []string
		status  dateline.Status
		origins int
		reasons string // parts of the reasons of folds, in order
	}{
		{"one report", []string{"c1 r1"}, dateline.Reported, 1, ""},
		{"a lightly edited copy", []string{"c1 r1", "c2 r2"}, dateline.Reported, 1, "near copy"},
		{"one owner", []string{"c2 r2", "c3 r3"}, dateline.Reported, 1, "same owner: Hale Group"},
		{"independent", []string{"c1 r1", "c4 r4"}, dateline.Corroborated, 2, ""},
		{"a copy and an owner chain up", []string{"c1 r1", "c2 r2", "c3 r3"}, dateline.Reported, 1, "near copy|same owner"},
		{"wire credits", []string{"c3 r3 wire:Northwire", "c4 r4 wire:Northwire"}, dateline.Reported, 1, "wire credit: Northwire"},
		{"a wire credit and the agency", []string{"c1 r1", "c4 r4 wire:Northwire"}, dateline.Reported, 1, "wire credit: Northwire"},
		{"a wire credit frees from the owner", []string{"c2 r2 wire:Farwire", "c3 r3"}, dateline.Corroborated, 2, "wire credit: Farwire"},
		{"one speaker", []string{"c3 r3 speaker:Kern", "c4 r4 speaker:Kern"}, dateline.Reported, 1, "same quoted speaker: Kern"},
		{"two speakers", []string{"c3 r3 speaker:Kern", "c4 r4 speaker:Dolan"}, dateline.Corroborated, 2, ""},
		{"unknown sources add nothing", []string{"c1 r1", "c5 r5", "c6 r6"}, dateline.Reported, 1, "source unknown"},
		{"unknown sources alone are one", []string{"c5 r5", "c6 r6"}, dateline.Reported, 1, "source unknown"},
		{"denied by another", []string{"c1 r1", "c7 r7 denied"}, dateline.Disputed, 1, ""},
		{"only denied", []string{"c7 r7 denied"}, dateline.Denied, 1, ""},
		{"only planned", []string{"c1 r1 planned", "c4 r4 planned"}, dateline.Planned, 2, ""},
		{"not confirmed", []string{"c1 r1 unknown"}, dateline.Denied, 1, ""},
		{"affirmed and unconfirmed", []string{"c1 r1", "c4 r4 unknown"}, dateline.Reported, 1, ""},
	} {
		e, claims := claimsOf(c.claims...)
		got := NewOrigins(reports(), claims, nil).Weigh(e, claims)
		var reasons []string
		for _, f := range got.Folds {
			reasons = append(reasons, f.Reason)
		}
		ok := len(reasons) == 0 && c.reasons == "" || len(reasons) == len(strings.Split(c.reasons, "|")) && c.reasons != ""
		for i, part := range strings.Split(c.reasons, "|") {
			ok = ok && (i >= len(reasons) || strings.Contains(reasons[i], part))
		}
		if got.Status != c.status || got.Origins != c.origins || !ok {
			t.Errorf("%s: %s by %d origins, folds %q; want %s by %d, %q", c.name, got.Status, got.Origins, reasons, c.status, c.origins, c.reasons)
		}
	}
}

func TestProperties(t *testing.T) {
	for _, c := range []struct {
		name    string
		claims  []string
		of      string
		verdict string
		values  string
	}{
		{"other days", []string{"c1 r1 day:2026-03-08", "c4 r4 day:2026-03-07"}, "when", "differs", "2026-03-07 2026-03-08"},
		{"a month and a day in it", []string{"c1 r1 month:2026-03", "c4 r4 day:2026-03-07"}, "when", "agreed", "2026-03 2026-03-07"},
		{"one day", []string{"c1 r1 day:2026-03-08", "c4 r4"}, "when", "one account", "2026-03-08"},
		{"a copy agrees with itself only", []string{"c1 r1 day:2026-03-08", "c2 r2 day:2026-03-08"}, "when", "one account", "2026-03-08"},
		{"numbers", []string{"c1 r1 killed:12", "c4 r4 killed:19"}, "deaths", "differs", "12 19"},
		{"a bound that holds", []string{"c1 r1 bound:at_least killed:12", "c4 r4 killed:19"}, "deaths", "agreed", "19 at least 12"},
		{"a bound that does not", []string{"c1 r1 bound:at_most killed:12", "c4 r4 killed:19"}, "deaths", "differs", "19 at most 12"},
		{"more by the evening", []string{"c8 r8 killed:12", "c9 r9 killed:15"}, "deaths", "agreed", "12 15"},
		{"fewer by the evening", []string{"c8 r8 killed:15", "c9 r9 killed:12"}, "deaths", "differs", "12 15"},
		{"more, nobody knows when", []string{"c1 r1 killed:12", "c9 r9 killed:15"}, "deaths", "differs", "12 15"},
		{"each blames the other", []string{"c1 r1 party:Ruritania of:RUR", "c4 r4 party:Savia of:SAV"}, "actor", "differs", "Ruritania Savia"},
		{"two sides in one report", []string{"c1 r1 party:Ruritania of:RUR speaker:Kern", "c2 r1 party:Savia of:SAV speaker:Dolan"}, "actor", "differs", "Ruritania Savia"},
		{"an army and its country", []string{"c1 r1 party:Ruritania of:RUR", "c4 r4 party:Army of:RUR"}, "actor", "agreed", "Army Ruritania"},
		{"nobody knows whose", []string{"c1 r1 party:Ruritania of:RUR", "c4 r4 party:Gunmen"}, "actor", "agreed", "Gunmen Ruritania"},
		{"other causes", []string{"c1 r1 cause:a_gas_leak", "c4 r4 cause:dust"}, "cause", "differs", "a gas leak dust"},
		{"a cause in other words", []string{"c1 r1 cause:an_explosion_of_dust", "c4 r4 cause:exploding_dust"}, "cause", "agreed", "an explosion of dust exploding dust"},
		{"status", []string{"c1 r1", "c7 r7 denied"}, "status", "differs", "affirmed denied"},
		{"participants", []string{"c1 r1 party:Kern", "c4 r4 party:Kern"}, "participants", "agreed", "Kern"},
		{"other participants", []string{"c1 r1 party:Kern", "c4 r4 party:Dolan"}, "participants", "one account", "Dolan Kern"},
	} {
		e, claims := claimsOf(c.claims...)
		got := NewOrigins(reports(), claims, nil).Weigh(e, claims)
		found := false
		for _, p := range got.Properties {
			if p.Name != c.of {
				continue
			}
			found = true
			var values []string
			for _, v := range p.Values {
				values = append(values, v.Value)
			}
			if p.Verdict != c.verdict || strings.Join(values, " ") != c.values {
				t.Errorf("%s: %s %q, want %s %q", c.name, p.Verdict, values, c.verdict, c.values)
			}
		}
		if !found {
			t.Errorf("%s: no property %s", c.name, c.of)
		}
	}
}

func TestCompare(t *testing.T) {
	e, claims := claimsOf("c1 r1 killed:12 day:2026-03-08", "c4 r4 killed:19")
	o := NewOrigins(reports(), claims, nil)
	got := o.Compare([]dateline.ReportID{"r4", "r1", "r3"}, []dateline.Event{e}, claims)
	want := map[string]string{"event": "agrees agrees omits", "deaths": "differs differs omits", "when": "omits adds omits", "status": "agrees agrees omits"}
	for _, f := range got.Facts {
		var verdicts []string
		for _, c := range f.Cells {
			verdicts = append(verdicts, c.Verdict)
		}
		if w := strings.Join(verdicts, " "); want[f.Property] != w {
			t.Errorf("%s: %s, want %s", f.Property, w, want[f.Property])
		}
		delete(want, f.Property)
	}
	if len(want) > 0 || got.Origins != 3 {
		t.Errorf("missing %v; %d origins", want, got.Origins)
	}
}

func TestOriginsInAnyOrder(t *testing.T) {
	e, claims := claimsOf("c1 r1 killed:12", "c2 r2 day:2026-03-08", "c3 r3 wire:Northwire", "c4 r4 day:2026-03-07", "c5 r5", "c6 r6", "c7 r7 denied")
	want := NewOrigins(reports(), claims, nil).Weigh(e, claims)
	for range 20 {
		rs := reports()
		rand.Shuffle(len(rs), func(i, j int) { rs[i], rs[j] = rs[j], rs[i] })
		rand.Shuffle(len(claims), func(i, j int) { claims[i], claims[j] = claims[j], claims[i] })
		rand.Shuffle(len(e.Claims), func(i, j int) { e.Claims[i], e.Claims[j] = e.Claims[j], e.Claims[i] })
		if got := NewOrigins(rs, claims, nil).Weigh(e, claims); !reflect.DeepEqual(got, want) {
			t.Fatalf("the order changes the outcome:\n%+v\n%+v", got, want)
		}
	}
}

func TestSignature(t *testing.T) {
	a, _ := sign(words(wire))
	b, _ := sign(words(strings.ToUpper(wire)))
	c, _ := sign(words(reports()[3].Text))
	if l := a.likeness(&b); l != 1 {
		t.Errorf("case changes the signature: %v", l)
	}
	if l := a.likeness(&c); l > 0.1 {
		t.Errorf("different texts are alike by %v", l)
	}
}

func BenchmarkNewOrigins(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	var rs []dateline.Report
	for i := range 20000 {
		var t strings.Builder
		for range 200 {
			fmt.Fprintf(&t, "w%d ", r.IntN(5000))
		}
		rs = append(rs, dateline.Report{ID: dateline.ReportID(fmt.Sprint("r", i)), Text: t.String()})
	}
	for b.Loop() {
		NewOrigins(rs, nil, nil)
	}
}
