package server

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline"
	"dateline/query"
	"dateline/store"
	"dateline/web"

	"github.com/danielgtaylor/huma/v2"
)

//go:embed templates
var templates embed.FS

// plainPages are the pages that need no script. The application takes them over
// where it is built.
type plainPages struct {
	*Server
	entry web.Entry
	all   *template.Template
}

// view is what every page has.
type view struct {
	Title  string
	Entry  web.Entry
	Person Person
	Users  bool
	Data   any
}

func (s *Server) pages(mux *http.ServeMux) error {
	entry, err := web.Load()
	if err != nil {
		return err
	}
	all, err := template.New("").Funcs(template.FuncMap{"tame": tame, "moment": moment, "source": orUnknown, "words": words}).ParseFS(templates, "templates/*.html")
	if err != nil {
		return err
	}
	p := &plainPages{s, entry, all}
	mux.HandleFunc("GET /{$}", p.home)
	mux.HandleFunc("GET /events/{id}", p.event)
	mux.HandleFunc("GET /reports/{id}", p.report)
	mux.HandleFunc("GET /login", p.askLogin)
	mux.HandleFunc("POST /login", p.takeLogin)
	mux.HandleFunc("GET /plain.css", func(w http.ResponseWriter, r *http.Request) { http.ServeFileFS(w, r, templates, "templates/plain.css") })
	mux.HandleFunc("GET /static/{file...}", p.static)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { p.rest(mux, w, r) })
	return nil
}

// show writes a page; it is whole or an error.
func (p *plainPages) show(w http.ResponseWriter, r *http.Request, status int, name, title string, data any) {
	var b bytes.Buffer
	v := view{tame(title), p.entry, personOf(r.Context()), p.Users != nil, data}
	if name == "login.html" {
		v.Entry.Script = "" // the application has no such view and would take the form away
	}
	if err := p.all.ExecuteTemplate(&b, name, v); err != nil {
		p.Log.Error("page", "name", name, "error", err.Error())
		http.Error(w, "the server failed on this page; its log says more", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	w.Write(b.Bytes())
}

// wrong shows a problem as a page.
func (p *plainPages) wrong(w http.ResponseWriter, r *http.Request, err error) {
	status, text := http.StatusInternalServerError, "the server failed on this page"
	var known huma.StatusError
	if errors.As(problem(err), &known) {
		status, text = known.GetStatus(), known.Error()
	}
	if status >= 500 {
		p.Log.Error("page", "path", r.URL.Path, "error", err.Error())
	}
	p.show(w, r, status, "problem.html", http.StatusText(status), text)
}

// homeData is the first page: the latest events that a search lets through.
type homeData struct {
	Query  query.Query
	Totals store.Totals
	Events []dateline.Event
	Next   string
}

func (p *plainPages) home(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	data := homeData{Query: query.Query{Actor: q.Get("actor"), Type: q.Get("type"), From: q.Get("from"), To: q.Get("to"), Place: q.Get("place"), Words: q.Get("words"),
		Source: q.Get("source"), Status: q.Get("status")}}
	f, err := data.Query.Filter(r.Context(), p.Store, p.Pipeline.CountryCode)
	if err == nil {
		data.Totals, err = p.Store.Totals(r.Context())
	}
	const shown = 50
	if err == nil {
		f.Newest, f.Limit = true, shown
		f.After, err = open(q.Get("cursor"), "home")
	}
	last := ""
	if err == nil {
		for e, failed := range p.Store.PlacedEvents(r.Context(), f) {
			if err = failed; err != nil {
				break
			}
			data.Events, last = append(data.Events, e.Item), e.Place
		}
	}
	if err != nil {
		p.wrong(w, r, err)
		return
	}
	if len(data.Events) == shown {
		q.Set("cursor", seal(last, "home"))
		data.Next = "/?" + q.Encode()
	}
	p.show(w, r, http.StatusOK, "home.html", "Dateline", data)
}

// eventData is an event with what is said of it.
type eventData struct {
	eventOut
	By map[dateline.ClaimID]dateline.Claim
}

func (p *plainPages) event(w http.ResponseWriter, r *http.Request) {
	e, err := p.Server.event(r.Context(), &eventIn{ID: ID{r.PathValue("id")}})
	if err != nil {
		p.wrong(w, r, err)
		return
	}
	data := eventData{e, map[dateline.ClaimID]dateline.Claim{}}
	for _, c := range e.Told {
		data.By[c.ID] = c
	}
	p.show(w, r, http.StatusOK, "event.html", e.Summary, data)
}

// Sources names who has a value, each once.
func (d eventData) Sources(ids []dateline.ClaimID) string {
	var names []string
	for _, id := range ids {
		if c, ok := d.By[id]; ok && !slices.Contains(names, orUnknown(c.Source)) {
			names = append(names, orUnknown(c.Source))
		}
	}
	return strings.Join(names, ", ")
}

// reportData is a report with its claims and its text in pieces.
type reportData struct {
	dateline.Report
	Claims     []dateline.Claim
	Paragraphs [][]piece
}

// piece is a stretch of text that no claim's passage begins or ends in.
type piece struct {
	Text   string
	Claims []dateline.ClaimID // whose passage it is
	Begins []dateline.ClaimID // that begin here: anchors
}

func (p *plainPages) report(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	found, err := p.Store.Report(ctx, dateline.ReportID(r.PathValue("id")))
	data := reportData{Report: found.Report}
	if err == nil {
		data.Claims, err = gather(p.Store.Claims(ctx, store.Filter{Report: found.ID}))
	}
	if err != nil {
		p.wrong(w, r, err)
		return
	}
	data.Paragraphs = paragraphs(found.Text, data.Claims)
	p.show(w, r, http.StatusOK, "report.html", cmpOr(found.Title, found.Input), data)
}

func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// paragraphs cuts a text at line ends and at the ends of passages.
func paragraphs(text string, claims []dateline.Claim) [][]piece {
	cuts := []int{0, len(text)}
	for i, r := range text {
		if r == '\n' {
			cuts = append(cuts, i, i+1)
		}
	}
	for _, c := range claims {
		for _, at := range []int{c.Passage.Start, c.Passage.End} {
			if at >= 0 && at < len(text) && utf8.RuneStart(text[at]) {
				cuts = append(cuts, at)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	starts := map[int][]dateline.Claim{}
	for _, c := range claims {
		starts[c.Passage.Start] = append(starts[c.Passage.Start], c)
	}
	var out [][]piece
	var line []piece
	var open []dateline.Claim
	for i := range len(cuts) - 1 {
		from, to := cuts[i], cuts[i+1]
		if text[from:to] == "\n" {
			out, line = append(out, line), nil
			continue
		}
		open = append(slices.DeleteFunc(open, func(c dateline.Claim) bool { return c.Passage.End <= from }), starts[from]...)
		p := piece{Text: text[from:to]}
		for _, c := range open {
			p.Claims = append(p.Claims, c.ID)
			if c.Passage.Start == from {
				p.Begins = append(p.Begins, c.ID)
			}
		}
		line = append(line, p)
	}
	out = append(out, line)
	return slices.DeleteFunc(out, func(line []piece) bool { return len(line) == 0 })
}

func (p *plainPages) askLogin(w http.ResponseWriter, r *http.Request) {
	p.show(w, r, http.StatusOK, "login.html", "Log in", "")
}

func (p *plainPages) takeLogin(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		p.show(w, r, http.StatusBadRequest, "login.html", "Log in", "The form could not be read.")
		return
	}
	cookie, _, err := p.login(r.PostForm.Get("name"), r.PostForm.Get("password"), r.PostForm.Get("token"))
	if err != nil {
		p.show(w, r, http.StatusUnauthorized, "login.html", "Log in", "Name and password, or token, do not match a user.")
		return
	}
	http.SetCookie(w, &cookie)
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// static serves the built files; their names hold a hash of what is in them, so
// they may be kept for good.
func (p *plainPages) static(w http.ResponseWriter, r *http.Request) {
	name := path.Clean(r.PathValue("file"))
	info, err := fs.Stat(web.Static(), name)
	if err != nil || info.IsDir() || strings.HasPrefix(path.Base(name), ".") || strings.HasPrefix(name, ".") {
		refuse(w, http.StatusNotFound, "there is no such file")
		return
	}
	if strings.HasPrefix(name, "assets/") {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	http.ServeFileFS(w, r, web.Static(), name)
}

// rest is every other address: the application's, where it is built.
func (p *plainPages) rest(mux *http.ServeMux, w http.ResponseWriter, r *http.Request) {
	allowed := methods(mux, r)
	switch {
	case len(allowed) > 0:
		w.Header().Set("Allow", strings.Join(allowed, ", "))
		refuse(w, http.StatusMethodNotAllowed, "this address takes "+strings.Join(allowed, ", "))
	case strings.HasPrefix(r.URL.Path, "/api/"):
		refuse(w, http.StatusNotFound, "there is nothing at this address; /openapi.json says what there is")
	case p.entry.Script == "" || strings.Contains(path.Base(r.URL.Path), "."):
		p.show(w, r, http.StatusNotFound, "problem.html", "Not found", "There is no page at this address.")
	default:
		p.show(w, r, http.StatusOK, "app.html", "Dateline", nil)
	}
}

// methods are those that an address takes, when it does not take a request's.
func methods(mux *http.ServeMux, r *http.Request) []string {
	var out []string
	for _, m := range []string{http.MethodGet, http.MethodPost, http.MethodDelete} {
		if _, pattern := mux.Handler(&http.Request{Method: m, URL: r.URL, Host: r.Host}); pattern != "/" && m != r.Method {
			out = append(out, m)
		}
	}
	return out
}

// tame makes signs that can not be seen visible, so that a text can not turn
// the words around it (bidi controls) or hide some.
func tame(s string) string {
	if strings.IndexFunc(s, hidden) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if hidden(r) {
			fmt.Fprintf(&b, "[U+%04X]", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func orUnknown(s string) string {
	if s == "" {
		return "unknown source"
	}
	return s
}

// words is how a claim stands, where it is not plain.
func words(s dateline.Stance) string {
	var out []string
	if s.Polarity != "affirmed" && s.Polarity != "" {
		out = append(out, s.Polarity)
	}
	if s.Modality != "actual" && s.Modality != "" {
		out = append(out, s.Modality)
	}
	if s.Certainty != "certain" && s.Certainty != "" && s.Certainty != "unknown" {
		out = append(out, s.Certainty)
	}
	if s.Voice == "opinion" {
		out = append(out, "opinion")
	}
	return strings.Join(out, ", ")
}

// moment is a time for people, no finer than its precision.
func moment(w *dateline.When) string {
	if w == nil || w.From == "" {
		return "time unknown"
	}
	keep := map[string]int{"year": 4, "decade": 4, "century": 4, "month": 7, "quarter": 7, "season": 7, "day": 10, "daypart": 10, "week": 10}[w.Precision]
	s := w.From
	if keep > 0 && len(s) > keep {
		s = s[:keep]
	}
	switch w.Precision {
	case "decade":
		return s + "s"
	case "century", "week", "quarter", "season":
		return s + " (" + w.Precision + ")"
	}
	return strings.Replace(strings.TrimSuffix(s, "Z"), "T", " ", 1)
}
