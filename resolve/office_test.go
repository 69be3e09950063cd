package resolve

import (
	"slices"
	"strings"
	"testing"

	"dateline"
)

func on(a Account, published string) Account {
	a.Report.Published = published
	return a
}

// TestOffices resolves descriptions by office and date: the names of the
// entities of an account, sorted.
func TestOffices(t *testing.T) {
	g := load(t)
	for _, c := range []struct{ name, published, text, want string }{
		{"a leader by date", "2023-09-14", "[person a ~|The North Korean leader] rode a train.", "Kim Jong Un"},
		{"another date", "2004-09-14", "[person a ~|The North Korean leader] rode a train.", "Kim Jong Il"},
		{"a minister", "2019-05-02", "On Monday [person a ~|the Russian foreign minister] left.", "Sergei Lavrov"},
		{"without an article in the mention", "2019-05-02", "On Monday the [person a ~|Russian foreign minister] left.", "Sergei Lavrov"},
		{"behind of", "2021-03-01", "[person a ~|the president of France] spoke.", "Emmanuel Macron"},
		{"a possessive", "2021-03-01", "[person a ~|France's president] spoke.", "Emmanuel Macron"},
		{"of a body", "2016-03-01", "[person a ~|the head of the IMF] spoke.", "Christine Lagarde"},
		{"a body in front", "2016-03-01", "[person a ~|the NATO secretary general] spoke.", "Jens Stoltenberg"},
		{"no date", "", "[person a ~|The North Korean leader] rode a train.", ""},
		{"the month of a change", "2011-12-17", "[person a ~|The North Korean leader] rode a train.", ""},
		{"former", "2023-09-14", "[person a ~|The former French president] spoke.", ""},
		{"several", "2023-09-14", "[person a ~|The French presidents] spoke.", ""},
		{"another leader", "2023-09-14", "[person a ~|The Ukrainian military leader] spoke.", ""},
		{"any", "2023-09-14", "[person a ~|a French president] spoke.", ""},
		{"a deputy", "2023-09-14", "[person a ~|the Russian deputy foreign minister] spoke.", ""},
		{"the report names another", "2023-09-14", "[person b|Ana Duval], president of France, came. Later [person a ~|the French president] spoke.", "Ana Duval"},
		{"a last name and a title", "2018-03-01", "Canadian Prime Minister [person a|Trudeau] spoke.", "Justin Trudeau"},
		{"a last name and a title without a country", "2018-03-01", "Prime Minister [person a|Trudeau] spoke.", "Justin Trudeau"},
		{"another of that last name", "2018-03-01", "Mayor [person a|Trudeau] spoke.", "Trudeau"},
		{"not of that chain", "2023-09-14", "President [person a|Biden] met [person a ~|the Costa Rican president] on Monday.", "Joe Biden Rodrigo Chaves"},
		{"of that chain", "2023-09-14", "President [person a|Biden] came. [person a ~|The American president] smiled.", "Joe Biden"},
		{"the name stands too", "2023-09-14", "[person b|Putin] came. [person a ~|The Russian president] spoke.", "Vladimir Putin"},
	} {
		entities, _ := Entities([]Account{on(marked("r_1", c.text), c.published)}, nil, g)
		var names []string
		for _, e := range entities {
			if e.Kind == dateline.Person {
				names = append(names, e.Name)
			}
		}
		slices.Sort(names)
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestOfficeAcrossReports joins a description with the names that other reports
// have for its bearer, and says how sure that is.
func TestOfficeAcrossReports(t *testing.T) {
	described := on(marked("r_1", "[person a ~|The Ukrainian president] met nobody."), "2022-03-04")
	described.Claims = []dateline.Claim{{ID: "c_1", Report: "r_1", Arguments: []dateline.Argument{{Role: dateline.RoleActor, Mention: "m1", Quote: dateline.Quote{Span: described.Mentions[0].Span, Text: described.Mentions[0].Text}}}}}
	entities, claims := Entities([]Account{described,
		on(marked("r_2", "President [person a|Volodymyr Zelenskyy] of [country b|Ukraine] spoke."), "2022-03-04"),
		on(marked("r_3", "[country b|Ukraine]'s President [person a|Vladimir Zelensky] spoke."), "2022-03-05"),
	}, nil, load(t))
	found := named(entities, "Volodymyr Zelenskyy")
	if len(found) != 1 || found[0].Reports != 3 || len(named(found, "Vladimir Zelensky")) != 1 || len(named(found, "The Ukrainian president")) != 1 {
		t.Errorf("%+v", entities)
	}
	for _, c := range claims {
		if c.ID == "c_1" && (c.Arguments[0].Entity != found[0].ID || c.Arguments[0].Sure != 0.9) {
			t.Errorf("%+v", c.Arguments[0])
		}
	}
}

// TestDescribedByReports finds the bearer of an office that no table knows in
// what other reports of the time say.
func TestDescribedByReports(t *testing.T) {
	say := func(id, day string) Account {
		return on(marked(id, "[person a ~|The head of Orbita] resigned."), day)
	}
	kern := on(marked("r_1", "[person a|Ivo Kern], head of [organization b|Orbita], spoke."), "2031-03-04")
	duval := on(marked("r_2", "[person a|Ana Duval], head of [organization b|Orbita], spoke."), "2036-03-04")
	for _, c := range []struct {
		name     string
		accounts []Account
		kern     int // reports of Ivo Kern
	}{
		{"in the months", []Account{kern, say("r_3", "2031-05-01")}, 2},
		{"years apart", []Account{kern, say("r_3", "2035-05-01")}, 1},
		{"of two the one of the time", []Account{kern, duval, say("r_3", "2031-05-01")}, 2},
		{"two at a time", []Account{kern, on(duval, "2031-04-01"), say("r_3", "2031-05-01")}, 1},
		{"no date", []Account{kern, say("r_3", "")}, 1},
		{"in the same report", []Account{on(marked("r_1", "[person a|Ivo Kern], head of [organization b|Orbita], spoke. [person c ~|The head of Orbita] resigned."), "")}, 1},
	} {
		entities, _ := Entities(c.accounts, nil, load(t))
		found := named(entities, "Ivo Kern")
		if len(found) != 1 || found[0].Reports != c.kern {
			t.Errorf("%s: %+v", c.name, found)
			continue
		}
		if c.name == "in the same report" && len(named(found, "The head of Orbita")) != 1 {
			t.Errorf("%s: %+v", c.name, found)
		}
	}
}
