package resolve

import (
	"strings"
	"testing"

	"dateline"
)

// accountOf makes claims of one report: lines of "id trigger [TYPE]: passage",
// parties in the passage marked as {actor name} or {recipient name}, with a + behind the role
// where words for a person are no name.
func accountOf(report string, lines ...string) []dateline.Claim {
	var out []dateline.Claim
	at := 0
	for _, line := range lines {
		head, passage, _ := strings.Cut(line, ": ")
		f := strings.Fields(head)
		c := dateline.Claim{ID: dateline.ClaimID(f[0]), Report: dateline.ReportID(report), Kind: dateline.EventClaim, Type: "OTHER",
			Stance: dateline.Stance{Polarity: "affirmed", Modality: "actual"}}
		if len(f) > 2 {
			c.Type = f[2]
		}
		for {
			before, rest, ok := strings.Cut(passage, "{")
			if !ok {
				break
			}
			mark, behind, _ := strings.Cut(rest, "}")
			role, name, _ := strings.Cut(mark, " ")
			role, person := strings.CutSuffix(role, "+")
			a := dateline.Argument{Role: dateline.Role(role), Quote: dateline.Quote{Text: name}, Name: name}
			if person {
				a.Kind = dateline.Person
			}
			if strings.ToLower(name) != name {
				a.Entity, a.Kind = dateline.EntityID("e_"+name), dateline.Person
			}
			c.Arguments = append(c.Arguments, a)
			passage = before + name + behind
		}
		start := strings.Index(passage, f[1])
		c.Passage = dateline.Quote{Span: dateline.Span{Start: at, End: at + len(passage)}, Text: passage}
		c.Trigger = &dateline.Quote{Span: dateline.Span{Start: at + start, End: at + start + len(f[1])}, Text: f[1]}
		at += len(passage) + 1
		out = append(out, c)
	}
	return out
}

func TestRetelling(t *testing.T) {
	ferry := accountOf("r1", "a1 sank: The ferry {actor Morning Star} sank off Port Lavel on Tuesday with ninety passengers aboard, the Lavel coast guard said.",
		"a2 died: At least eleven {recipient passengers} of the Morning Star died in the cold water near Port Lavel harbour.",
		"a3 sinking: The sinking of the {actor Morning Star} is the worst at Lavel since the war.")
	other := accountOf("r2", "b1 sinking: Divers reached the wreck of the {actor Morning Star} a day after the sinking off Port Lavel, the coast guard said.",
		"b2 killed ASSAULT: Eleven {recipient passengers} were killed when the ferry Morning Star capsized near Lavel.")
	lake := accountOf("r3", "c1 sank: A fishing boat, the {actor Anna Belle}, sank on Lake Toro after a storm; its crew of four swam ashore, Toro police reported.",
		"c2 died: A {recipient farmer} died when lightning struck his barn in the hills above Toro village.")
	guard := accountOf("r5", "e1 shot: A {actor+ gunman} shot three {recipient+ workers} at the Halden cannery in Orvik on Monday, Orvik police said.")
	clerk := accountOf("r6", "f1 opened ASSAULT: A dismissed {actor+ clerk} opened fire at the Halden cannery in Orvik, wounding three people, Orvik police said.")
	nine := accountOf("r7", "g1 arrested COERCE: The {actor Lavel Guard} arrested {recipient 9 smugglers} off Port Lavel after a chase through Lavel harbour, the guard said.")
	twelve := accountOf("r8", "h1 took: The {actor Lavel Guard} took {recipient 12 smugglers} into custody off Port Lavel after a chase through Lavel harbour.")
	raiders := accountOf("r9", "i1 arrested COERCE: The {actor Lavel Guard} arrested {recipient+ 14 smugglers} off Port Lavel.",
		"i2 captured ASSAULT: The {actor Lavel Guard}, capturing 14 of the men: captured {recipient+ 14 men} at sea.")
	blast := accountOf("r0", "k1 blast ASSAULT: A blast tore through the {recipient Lavel Hostel} in Port Lavel on Monday.",
		"k2 killed ASSAULT: One {recipient+ Oruban climber} was killed there on Monday.", "k3 killed ASSAULT: One {recipient+ Savian climber} was killed two days before.")
	blast[1].Arguments[0].Country, blast[2].Arguments[0].Country = "ORU", "SAV"
	visits := accountOf("r4", "d1 stole: Thieves stole a {recipient painting} by Oro Maddern from the Brill museum in Castel on Friday night.",
		"d2 stolen: In another raid a second {recipient painting} was stolen at Castel from the Brill family's villa.",
		"d3 theft: The theft at the Brill museum of the {recipient painting} took four minutes, Castel police said.")
	for _, c := range []struct {
		name string
		of   [][]dateline.Claim
		want string
	}{
		{"verb and noun in a report", [][]dateline.Claim{ferry}, "a1 a3|a2"},
		{"two accounts in other words", [][]dateline.Claim{ferry, other}, "a1 a3 b1|a2 b2"},
		{"people in other words, an act as a phrase", [][]dateline.Claim{guard, clerk}, "e1 f1"},
		{"another number of things done at once", [][]dateline.Claim{nine, twelve}, "g1|h1"},
		{"the number says who they are", [][]dateline.Claim{raiders}, "i1 i2"},
		{"harm beside what did it, two nationalities", [][]dateline.Claim{blast}, "k1|k2|k3"},
		{"another story", [][]dateline.Claim{ferry, lake}, "a1 a3|a2|c1|c2"},
		{"a second one of its kind", [][]dateline.Claim{visits}, "d1 d3|d2"},
	} {
		var claims []dateline.Claim
		for _, of := range c.of {
			claims = append(claims, of...)
		}
		events, _ := Events(claims, nil)
		if got := grouping(events); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestActs(t *testing.T) {
	for _, c := range []struct {
		x, y string
		same bool
	}{
		{"bought", "acquisition", true}, {"steps down", "resigned", true}, {"died", "killed", true}, {"quake", "tremors", true}, {"stabbed", "stabbing", true},
		{"opened fire", "shooting", true}, {"took nine of them into custody", "arrested", true}, {"gunned down", "shot", true}, {"foiled", "prevented", true}, {"opened the bridge", "shooting", false},
		{"planning", "plans", true}, {"murdered", "died", false}, {"arrested", "sentenced", false}, {"unveiled", "revealed", true}, {"won", "lost", false}, {"poisoned", "poisoning", true},
	} {
		x, y := &reading{acts: actsOf(c.x)}, &reading{acts: actsOf(c.y)}
		if sameAct(x, y) != c.same {
			t.Errorf("%s %v and %s %v: %v", c.x, x.acts, c.y, y.acts, !c.same)
		}
	}
}

func TestLongAgo(t *testing.T) {
	lines := []string{"The blast at the {recipient Lavel Dam} flooded Port Lavel and nine villages below the dam, Lavel officials said."}
	var claims []dateline.Claim
	var reports []dateline.Report
	for i, when := range []string{"", "", "", "2030-11-01"} {
		c := accountOf("r"+string('1'+rune(i)), "c"+string('1'+rune(i))+" blast ASSAULT: "+lines[0])[0]
		if when != "" {
			c.When = &dateline.When{From: when, Precision: "day"}
		}
		claims = append(claims, c)
		reports = append(reports, dateline.Report{ID: c.Report, Published: "2031-06-07"})
	}
	events, _ := Events(claims, nil, reports...)
	if got := grouping(events); got != "c1 c2 c3|c4" {
		t.Errorf("a blast of last year: %s", got)
	}
	for i := range reports {
		reports[i].Published = "2030-11-03"
	}
	events, _ = Events(claims, nil, reports...)
	if got := grouping(events); got != "c1 c2 c3 c4" {
		t.Errorf("a blast of these days: %s", got)
	}
}
