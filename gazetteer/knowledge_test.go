package gazetteer

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline"
)

// TestShippedTables holds that every row can be taken, that no two rows share
// a name, and that the tables are as large as they were.
func TestShippedTables(t *testing.T) {
	g := load(t)
	with := tables{country: func(code string) bool { _, ok := g.CountryByCode(code); return ok }}
	least := map[string]int{"outlets": 750, "organizations": 600, "offices": 1450}
	for name, text := range map[string]string{"outlets": outletLines, "organizations": organizationLines, "offices": officeLines} {
		n, seen := 0, map[string]int{}
		for r, err := range csvRows(text, columnsOf(name)) {
			if err == nil {
				err = with.take(newKnowledge(), name, r)
			}
			if err != nil {
				t.Errorf("%s.csv:%d: %v", name, r.line, err)
				continue
			}
			n++
			for _, own := range r.list("names") {
				key := Fold(own)
				if name == "offices" {
					key += "|" + r.cells["of"] + "|" + r.cells["office"] + "|" + r.cells["from"]
				}
				if before, dup := seen[key]; dup {
					t.Errorf("%s.csv:%d: %q stands on line %d too", name, r.line, own, before)
				}
				if name != "offices" || own == r.list("names")[0] {
					seen[key] = r.line
				}
			}
		}
		if n < least[name] {
			t.Errorf("%s: %d rows, there were %d", name, n, least[name])
		}
	}
}

// TestOffices holds that no office of a country has two holders at a time, and
// that what it is of is known.
func TestOffices(t *testing.T) {
	g := load(t)
	of := map[string][]Holder{}
	for _, h := range shipped("offices").offices.holders {
		if _, country := g.CountryByCode(h.Of); !country {
			if _, known := g.Organization(h.Of); !known {
				t.Errorf("no country or organization %q", h.Of)
			}
		}
		if h.From == "" {
			t.Errorf("%s, %v of %s: no date of beginning", h.Name(), h.Offices, h.Of)
		}
		key := h.Of + " " + strings.Join(h.Offices, ";") + " " + h.Titles[0]
		of[key] = append(of[key], h)
	}
	for key, hs := range of {
		for i := 1; i < len(hs); i++ {
			if hs[i-1].To == "" || lastDay(hs[i].From) < firstDay(hs[i-1].To) {
				t.Errorf("%s: %s and %s at a time", key, hs[i-1].Name(), hs[i].Name())
			}
		}
	}
}

func TestHolder(t *testing.T) {
	g := load(t)
	for _, c := range []struct{ of, title, day, want string }{
		{"PRK", "leader", "2023-09-13", "Kim Jong Un"},
		{"PRK", "Leader", "2005-01-01", "Kim Jong Il"},
		{"RUS", "foreign minister", "2019-02-01T10:00:00Z", "Sergei Lavrov"},
		{"RUS", "president", "2010-06-01", "Dmitry Medvedev"},
		{"FRA", "president", "2017-05-14", ""}, // the day of the change
		{"FRA", "president", "2017-05-15", "Emmanuel Macron"},
		{"GBR", "leader", "2022-10-01", "Liz Truss"},
		{"GBR", "king", "2021-01-01", ""},
		{"USA", "top diplomat", "2015-07-14", "John Kerry"},
		{"UN", "secretary general", "2010-01-01", "Ban Ki-moon"},
		{"Roscosmos", "head", "2019-01-01", "Dmitry Rogozin"},
		{"FRA", "president", "", ""},
		{"FRA", "gardener", "2020-01-01", ""},
		{"Nowhere", "president", "2020-01-01", ""},
	} {
		h, sure, ok := g.Holder(c.of, c.title, c.day)
		got := ""
		if ok {
			got = h.Name()
		}
		if got != c.want || ok != (sure > 0) {
			t.Errorf("%s of %s on %s: %q (%v), want %q", c.title, c.of, c.day, got, sure, c.want)
		}
	}
	if h, _, ok := g.Titled("Trudeau", "prime minister", "2018-01-01"); !ok || h.Of != "CAN" {
		t.Errorf("Prime Minister Trudeau: %+v", h)
	}
	if _, sure, _ := g.Holder("PRK", "leader", "2026-08-01"); sure > 0.7 {
		t.Errorf("after the table's last day it is as sure as before: %v", sure)
	}
}

func TestLearn(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("outlets.csv", "# ours\nnames,kind,country,owner,domains\nValley Voice;VV,independent,FRA,\"Hale, Sons & Co\",valley.example\nBad Kind,excellent,FRA,,\nTASS,agency,RUS,Someone Else,\nshort,row\nno country,state,XYZ,,\n\"open,state,,,\n")
	write("offices.yaml", "- of: FRA\n  office: [state, leader]\n  titles: president\n  names: [Ana Duval, A. Duval]\n  from: 2030-01-01\n- of: FRA\n  post: mayor\n- of: FRA\n  titles: [mayor of Lyon]\n  names: Ivo Kern\n  from: 2001-99\n\n- of: Valley Club\n  titles: [chair]\n  names: Rita Oster\n  from: 2020\n")
	write("countries.csv", "code,names,seats\nFRA,Gallia,Maison Bleue\nQQQ,Nowhere,\n")
	write("recipes.csv", "a,b\n")
	write("readme.txt", "no table")
	g := load(t)
	var told []string
	for _, err := range g.Learn(dir) {
		var e *dateline.Error
		if !errors.As(err, &e) || e.Hint == "" {
			t.Errorf("%v is no error for users", err)
			continue
		}
		told = append(told, filepath.Base(e.Input))
	}
	if got, want := strings.Join(told, " "), "countries.csv:3 offices.yaml:7 offices.yaml:8 outlets.csv:4 outlets.csv:6 outlets.csv:7 outlets.csv:8 recipes.csv"; got != want {
		t.Errorf("errors at %s\nwant %s", got, want)
	}
	if s, ok := g.Outlet("https://www.valley.example/a"); !ok || s.Owner != "Hale, Sons & Co" {
		t.Errorf("%+v", s)
	}
	if s, _ := g.Outlet("TASS"); s.Owner != "Someone Else" {
		t.Errorf("the user's own does not come first: %+v", s)
	}
	if h, _, ok := g.Holder("FRA", "leader", "2031-01-01"); !ok || h.Name() != "Ana Duval" {
		t.Errorf("%+v", h)
	}
	if h, _, ok := g.Holder("Valley Club", "chair", "2022-01-01"); !ok || h.Name() != "Rita Oster" {
		t.Errorf("%+v", h)
	}
	if c, as, ok := g.Country("Maison Bleue"); !ok || c.Code != "FRA" || as != AsSeat {
		t.Errorf("%v %v %v", c, as, ok)
	}
	if errs := g.Learn(filepath.Join(dir, "missing")); len(errs) != 1 {
		t.Errorf("a folder that is not there: %v", errs)
	}
}

func FuzzRows(f *testing.F) {
	f.Add("names,kind\na;b,state\n\"x\"\"y\",\n")
	f.Add("- names: [a, b]\n  kind: state\n-\n- {}\n")
	f.Fuzz(func(t *testing.T, text string) {
		for range csvRows(text, columnsOf("outlets")) {
		}
		for range yamlRows(text, columnsOf("outlets")) {
		}
	})
}

func BenchmarkShipped(b *testing.B) {
	for b.Loop() {
		readShipped("outlets", outletLines)
		readShipped("organizations", organizationLines)
		readShipped("offices", officeLines)
	}
}
