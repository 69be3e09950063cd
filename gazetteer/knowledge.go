package gazetteer

import (
	_ "embed" // the tables
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"dateline"
)

var (
	//go:embed tables/outlets.csv
	outletLines string
	//go:embed tables/organizations.csv
	organizationLines string
	//go:embed tables/offices.csv
	officeLines string
)

// knowledge is what tables say of who is who: outlets, organizations, and who
// held which office when.
type knowledge struct {
	outlets       map[string]dateline.Source // by folded name and by domain
	organizations map[string]Organization    // by folded name
	offices       offices
}

func newKnowledge() *knowledge {
	return &knowledge{map[string]dateline.Source{}, map[string]Organization{}, newOffices()}
}

// shipped are the tables that the program carries, each read when it is first
// asked. TestShippedTables holds that they have no errors.
func shipped(table string) *knowledge {
	switch table {
	case "outlets":
		return shippedOutlets()
	case "organizations":
		return shippedOrganizations()
	}
	return shippedOffices()
}

var (
	shippedOutlets       = sync.OnceValue(func() *knowledge { return readShipped("outlets", outletLines) })
	shippedOrganizations = sync.OnceValue(func() *knowledge { return readShipped("organizations", organizationLines) })
	shippedOffices       = sync.OnceValue(func() *knowledge { return readShipped("offices", officeLines) })
)

func readShipped(table, text string) *knowledge {
	k, t := newKnowledge(), tables{country: func(string) bool { return true }, shipped: true}
	for r, err := range csvRows(text, columnsOf(table)) {
		if err == nil {
			t.take(k, table, r)
		}
	}
	return k
}

// columnsOf are the columns that a table may have; nil for no table of ours.
func columnsOf(table string) []string {
	switch table {
	case "outlets":
		return []string{"names", "kind", "country", "owner", "domains"}
	case "organizations":
		return []string{"names", "kind", "country", "sector", "from", "to"}
	case "offices":
		return []string{"of", "office", "titles", "names", "from", "to"}
	case "countries":
		return []string{"code", "names", "demonyms", "capitals", "seats"}
	}
	return nil
}

// tables takes rows into knowledge.
type tables struct {
	country func(code string) bool
	shipped bool
}

// take reads a row of a table. Of two rows that share a name the first has it.
func (t tables) take(k *knowledge, table string, r row) error {
	if err := t.check(table, r); err != nil {
		return err
	}
	switch table {
	case "outlets":
		s := dateline.Source{Name: r.list("names")[0], Kind: orUnknown(r.cells["kind"]), Country: r.cells["country"], Owner: r.cells["owner"]}
		for _, n := range r.list("names") {
			first(k.outlets, Fold(n), s)
		}
		for _, d := range r.list("domains") {
			first(k.outlets, strings.ToLower(d), s)
		}
	case "organizations":
		o := Organization{r.list("names"), r.cells["kind"], r.cells["country"], r.cells["sector"], r.cells["from"], r.cells["to"]}
		for _, n := range o.Names {
			first(k.organizations, Fold(n), o)
		}
	case "offices":
		k.offices.add(Holder{r.cells["of"], r.list("office"), r.list("titles"), r.list("names"), r.cells["from"], r.cells["to"], t.shipped})
	}
	return nil
}

func first[V any](m map[string]V, key string, v V) {
	if _, taken := m[key]; !taken && key != "" {
		m[key] = v
	}
}

func orUnknown(kind string) string {
	if kind == "" {
		return "unknown"
	}
	return kind
}

// check refuses a row that says what can not be.
func (t tables) check(table string, r row) error {
	if table != "countries" && len(r.list("names")) == 0 {
		return fmt.Errorf("no names")
	}
	if c := r.cells["country"]; c != "" && !t.country(c) {
		return fmt.Errorf("country %q: an ISO 3166 code of three letters is asked (FRA)", c)
	}
	for _, column := range []string{"from", "to"} {
		if d := r.cells[column]; d != "" && !isDate(d) {
			return fmt.Errorf("%s %q: a date is 2006, 2006-01 or 2006-01-02", column, d)
		}
	}
	if from, to := r.cells["from"], r.cells["to"]; from != "" && to != "" && lastDay(to) < firstDay(from) {
		return fmt.Errorf("ends (%s) before it begins (%s)", to, from)
	}
	switch table {
	case "outlets":
		if kinds := outletKinds(); !slices.Contains(kinds, orUnknown(r.cells["kind"])) {
			return fmt.Errorf("kind %q: it is one of %s", r.cells["kind"], strings.Join(kinds, ", "))
		}
	case "offices":
		if r.cells["of"] == "" || len(r.list("office"))+len(r.list("titles")) == 0 {
			return fmt.Errorf("an office needs of, and office or titles")
		}
		if kinds := officeKinds(); slices.ContainsFunc(r.list("office"), func(o string) bool { return !slices.Contains(kinds, o) }) {
			return fmt.Errorf("office %q: each is one of %s", r.cells["office"], strings.Join(kinds, ", "))
		}
	case "countries":
		if !t.country(r.cells["code"]) {
			return fmt.Errorf("code %q: an ISO 3166 code of three letters is asked (FRA)", r.cells["code"])
		}
	}
	return nil
}

func outletKinds() []string {
	return []string{"state", "agency", "public", "independent", "party", "official", "aggregator", "unknown"}
}

func officeKinds() []string {
	return []string{"state", "government", "leader", "foreign", "defence", "deputy", "party", "crown", "head"}
}

// isDate reports whether a text is a year, a month or a day.
func isDate(s string) bool {
	shape := "dddd-dd-dd"
	if len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return false
	}
	for i := range len(s) {
		if digit := s[i] >= '0' && s[i] <= '9'; digit != (shape[i] == 'd') {
			return false
		}
	}
	return (len(s) < 7 || s[5:7] >= "01" && s[5:7] <= "12") && (len(s) < 10 || s[8:] >= "01" && s[8:] <= "31")
}

func (g *Gazetteer) officesOf() []*offices {
	if g.own != nil {
		return []*offices{&g.own.offices, &shipped("offices").offices}
	}
	return []*offices{&shipped("offices").offices}
}

// maxTable bounds a file of knowledge, in bytes.
const maxTable = 16 << 20

// Learn reads a folder of the user's own knowledge, tables outlets,
// organizations, offices and countries as .csv, .yaml or .yml, which come
// before what the program carries. What is wrong in it is an error each, with
// file and line; the rest is used. A gazetteer that others use must not learn.
func (g *Gazetteer) Learn(dir string) []error {
	files, err := os.ReadDir(dir)
	if err != nil {
		return []error{dateline.Errorf(dateline.NotFound, "knowledge", "%w", err).WithInput(dir).WithHint("--knowledge names a folder of tables")}
	}
	g.own = newKnowledge()
	var errs []error
	for _, f := range files {
		if ext := filepath.Ext(f.Name()); !f.IsDir() && (ext == ".csv" || ext == ".yaml" || ext == ".yml") {
			errs = append(errs, g.learn(filepath.Join(dir, f.Name()))...)
		}
	}
	return errs
}

func (g *Gazetteer) learn(path string) []error {
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	columns := columnsOf(name)
	if columns == nil {
		return []error{dateline.Errorf(dateline.Unsupported, "knowledge", "no table is called %q", name).WithInput(path).
			WithHint("the tables are outlets, organizations, offices and countries")}
	}
	text, err := readTable(path)
	if err != nil {
		return []error{err}
	}
	rows := csvRows
	if filepath.Ext(path) != ".csv" {
		rows = yamlRows
	}
	var errs []error
	t := tables{country: func(code string) bool { _, ok := g.byCode[code]; return ok }}
	for r, err := range rows(text, columns) {
		if err == nil {
			err = t.take(g.own, name, r)
		}
		if err != nil {
			errs = append(errs, wrong(path, r.line, err))
			continue
		}
		if name == "countries" {
			g.extend(r)
		}
	}
	return errs
}

func readTable(path string) (string, error) {
	if s, err := os.Stat(path); err == nil && s.Size() > maxTable {
		return "", dateline.Errorf(dateline.Unsupported, "knowledge", "larger than %d MB", maxTable>>20).WithInput(path).WithHint("part the table")
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return "", dateline.Errorf(dateline.NotFound, "knowledge", "%w", err).WithInput(path).WithHint("check that the file can be read")
	}
	return strings.ToValidUTF8(string(text), "\ufffd"), nil
}

// extend gives a country more names.
func (g *Gazetteer) extend(r row) {
	n := g.byCode[r.cells["code"]]
	c := &g.countries[n]
	c.Names, c.Demonyms = append(c.Names, r.list("names")...), append(c.Demonyms, r.list("demonyms")...)
	c.Capitals, c.Seats = append(c.Capitals, r.list("capitals")...), append(c.Seats, r.list("seats")...)
	g.name(n, AsName, r.list("names")...)
	g.name(n, AsDemonym, r.list("demonyms")...)
	g.name(n, AsCapital, r.list("capitals")...)
	g.name(n, AsSeat, r.list("seats")...)
}
