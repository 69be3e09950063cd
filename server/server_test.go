package server

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline"
	"dateline/pipeline"
	"dateline/store"
)

// hostile is what texts of reports may hold: scripts, broken tags, direction
// and zero-width characters, a formula, a huge line.
const hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> \u202egnihton\u202c \u200bhidden\u2066 =cmd|'/c calc'!A1 </title>"

// bench is a server over a small record, made without the model.
type bench struct {
	*Server
	store *store.Store
}

func newBench(t *testing.T, change func(*Config)) *bench {
	t.Helper()
	s, err := store.Open(filepath.Join(t.TempDir(), "record.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	fillRecord(t, s)
	c := Config{Store: s, Pipeline: pipeline.New(), Owner: "tester", Loopback: true, Version: "test"}
	if change != nil {
		change(&c)
	}
	h, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return &bench{Server: h, store: s}
}

func degree(f float64) *float64 { return &f }

// fillRecord keeps three reports of one meeting, one of them hostile, and what
// follows from them.
func fillRecord(t *testing.T, s *store.Store) {
	t.Helper()
	ctx := context.Background()
	var d struct {
		Claims     []dateline.Claim
		Entities   []dateline.Entity
		Events     []dateline.Event
		Judgements []dateline.Judgement
	}
	for i, r := range []dateline.Report{
		{Input: "a", Source: dateline.Source{Name: "Wire", Kind: "agency", Owner: "W", Country: "XXX"}, Published: "2023-09-14", Title: "Talks", Text: "Talks\n\nÄnne 🙂 met Bo in Port."},
		{Input: "b", Source: dateline.Source{Name: "Paper", Kind: "unknown"}, Published: "2023-09-15", Title: "More talks", Text: "More talks\n\nÄnne met Bo, it said."},
		{Input: "c", Source: dateline.Source{Name: "", Kind: "unknown"}, Title: hostile, URL: "javascript:alert(3)", Byline: hostile, Text: hostile + "\n\nÄnne met Bo. " + hostile + strings.Repeat("x", 200_000)},
	} {
		r.ID, r.Language = dateline.ReportIDOf(r.Source.Name, r.URL, r.Text), "en"
		at := strings.Index(r.Text, "Änne")
		quote := func(words string) dateline.Quote {
			q, err := r.Quote(dateline.Span{Start: at + strings.Index(r.Text[at:], words), End: at + strings.Index(r.Text[at:], words) + len(words)})
			if err != nil {
				t.Fatal(err)
			}
			return q
		}
		met := quote("met")
		c := dateline.Claim{ID: dateline.ClaimID(fmt.Sprintf("c_%d", i)), Report: r.ID, Input: r.Input, Source: r.Source.Name, Kind: dateline.EventClaim, Type: "CONSULT", Trigger: &met, Confidence: 0.5,
			Arguments: []dateline.Argument{{Role: dateline.RoleActor, Quote: quote("Änne"), Entity: "e_1", Name: "Änne"}, {Role: dateline.RoleActor, Quote: quote("Bo"), Entity: "e_2", Name: "Bo"}},
			Stance:    dateline.Stance{Polarity: "affirmed", Certainty: "certain", Modality: "actual", Voice: "report"}, Attribution: []dateline.Link{{Kind: "publisher", Name: r.Source.Name}},
			Passage: dateline.Quote{Span: dateline.Span{Start: at, End: met.End}, Text: r.Text[at:met.End]}, Maker: "test"}
		mentions := []dateline.Mention{{ID: "m1", Kind: dateline.Person, Form: dateline.Name, Span: c.Arguments[0].Span, Head: c.Arguments[0].Span, Chain: "x"}}
		if _, err := s.Add(ctx, store.Account{Report: r, Mentions: mentions, Claims: []dateline.Claim{c}, Maker: "test"}); err != nil {
			t.Fatal(err)
		}
		d.Claims = append(d.Claims, c)
	}
	d.Entities = []dateline.Entity{{ID: "e_1", Kind: dateline.Person, Name: "Änne", Aliases: []string{}, Roles: []dateline.EntityRole{}, Mentions: 3, Reports: 3},
		{ID: "e_2", Kind: dateline.Person, Name: "Bo " + hostile, Aliases: []string{}, Roles: []dateline.EntityRole{}, Mentions: 3, Reports: 3}}
	parts := []dateline.Participant{{Entity: "e_1", Name: "Änne", Role: "actor"}, {Entity: "e_2", Name: "Bo", Role: "actor"}}
	d.Events = []dateline.Event{{ID: "v_1", Type: "CONSULT", Status: dateline.Corroborated, Summary: "Änne and Bo met " + hostile, Participants: parts, Origins: 2, Reports: 3,
		When: &dateline.When{From: "2023-09-13", To: "2023-09-14", Precision: "day"}, Where: &dateline.Where{Name: "Port", Country: "RUS", Lat: degree(50), Lon: degree(30), Precision: "city"},
		Claims:     []dateline.ClaimID{"c_0", "c_1", "c_2"},
		Properties: []dateline.Property{{Name: "when", Verdict: "one account", Values: []dateline.Value{{Value: "2023-09-13", For: []dateline.ClaimID{"c_0"}, Against: []dateline.ClaimID{}}}}},
		Folds:      []dateline.Fold{{Reports: []dateline.ReportID{d.Claims[0].Report, d.Claims[1].Report}, Reason: "wire credit: Wire"}}},
		{ID: "v_2", Type: "ASSAULT", Status: dateline.Denied, Summary: "No attack", Participants: []dateline.Participant{}, Origins: 1, Reports: 1, Claims: []dateline.ClaimID{}, Properties: []dateline.Property{}, Folds: []dateline.Fold{}}}
	d.Judgements = []dateline.Judgement{{ID: "j_m", A: "c_0", B: "c_1", Verdict: dateline.Same, Score: 0.6, Kind: "rule", Maker: "test"}}
	err := s.Derive(ctx, "", func(k *store.Deriving) error {
		var ids []dateline.ClaimID
		for _, c := range d.Claims {
			if _, err := k.PutReadings(c.Report, []dateline.Claim{c}, true); err != nil {
				return err
			}
			ids = append(ids, c.ID)
		}
		if err := k.PutEntities(d.Entities); err != nil {
			return err
		}
		return k.PutEvents(ids, d.Events, d.Judgements)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Quarantine(ctx, dateline.Errorf(dateline.Invalid, "decode", "no text").WithInput("bad.html")); err != nil {
		t.Fatal(err)
	}
}

// ask sends a request to a server and gives the answer.
func (b *bench) ask(method, path, body string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Host = "127.0.0.1:8390"
	if strings.HasPrefix(body, "{") {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	b.ServeHTTP(w, r)
	return w
}

func decoded[T any](t *testing.T, w *httptest.ResponseRecorder) (v T) {
	t.Helper()
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		t.Fatalf("%d: %v: %.300s", w.Code, err, w.Body)
	}
	return v
}

func reportID(t *testing.T, s *store.Store, input string) string {
	t.Helper()
	for r, err := range s.Reports(context.Background(), store.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Input == input {
			return string(r.ID)
		}
	}
	t.Fatal("no report", input)
	return ""
}

// TestRoutes asks every route for what it should and should not give.
func TestRoutes(t *testing.T) {
	b := newBench(t, nil)
	a, c := reportID(t, b.store, "a"), reportID(t, b.store, "c")
	for _, test := range []struct {
		path   string
		status int
		want   string
	}{
		{"events", 200, `"id":"v_1"`}, {"events?type=consult&min-origins=2", 200, `"id":"v_1"`}, {"events?status=denied", 200, `{"items":[{"id":"v_2"`},
		{"events?actor=%C3%84nne&place=Russia&from=2023-09&to=2023", 200, `"id":"v_1"`}, {"events?actor=nobody", 200, `{"items":[]}`},
		{"events?words=met", 200, `"id":"v_1"`}, {"events?source=paper", 200, `"id":"v_1"`}, {"events?report=" + a, 200, `"id":"v_1"`},
		{"events?from=yesterday", 422, "query.from"}, {"events?status=true", 422, "corroborated"}, {"events?limit=-1", 422, "query.limit"},
		{"events?limit=501", 422, "jsonl"}, {"events?cursor=nonsense", 422, "next"}, {"events?format=xml", 422, "query.format"}, {"events?order=random", 422, "query.order"},
		{"events?as-of=2023-09-14", 200, `"reports":1`}, {"events?as-of=2023-09-13", 200, `{"items":[]}`}, {"events?as-of=Friday", 422, "query.as-of"},
		{"events?retrieved-by=2023", 200, `{"items":[]}`}, {"events?retrieved-by=2023-99", 422, "query.retrieved-by"},
		{"events/v_1", 200, `"told":[{"id":"c_0"`}, {"events/v_1?related=true", 200, `"history":[`}, {"events/v_1?related=perhaps", 422, "query.related"}, {"events/v_9", 404, "nothing of this id"},
		{"claims?kind=event&event=v_1", 200, `"id":"c_2"`}, {"claims?kind=statement", 200, `{"items":[]}`}, {"claims?kind=lie", 422, "query.kind"}, {"claims/c_1", 200, `"event":"v_1"`}, {"claims/c_9", 404, ""},
		{"entities?kind=person", 200, `"id":"e_1"`}, {"entities/e_1", 200, `"companions":[{"id":"e_2"`}, {"entities/e_1?companions=999", 422, ""}, {"entities/e_9", 404, ""},
		{"reports?order=newest", 200, `{"items":[{"id":"`}, {"reports/" + a, 200, `"layers":{"claims":[{"id":"c_0"`}, {"reports/" + a + "?layers=times,gossip", 422, "layers"}, {"reports/r_9", 404, ""},
		{"sources", 200, `"name":"Paper"`}, {"compare?event=v_1", 200, `"facts":[`}, {"compare?reports=" + a + "," + c, 200, `"sides":[`}, {"compare?reports=" + a, 422, "two reports"}, {"compare?event=v_9", 404, ""},
		{"timeline?lanes=actor&bucket=day", 200, `"buckets":[{"at":"2023-09-13","count":1`}, {"timeline?lanes=place", 200, `"lanes":[{"name":"Port"`}, {"timeline?bucket=week", 422, ""},
		{"map?zoom=3", 200, `"coordinates":[30,50]`}, {"map?box=0,0,1", 422, "west"}, {"map?box=40,0,50,60", 200, `"features":[]`}, {"map?zoom=99", 422, ""},
		{"search?q=met", 200, `"kind":"event"`}, {"search", 422, "query.q"}, {"search?q=met&kinds=gossip", 422, "kinds"}, {"search?q=%22%20OR%20*", 200, `{"items":`},
		{"facets", 200, `"total":2`}, {"review", 200, `"kind":"pair"`}, {"review?kind=claim", 200, `"kind":"claim"`}, {"judgements", 200, `"id":"j_m"`}, {"judgements/j_m", 200, ""}, {"judgements/j_9", 404, ""},
		{"ingest", 200, `{"items":[]}`}, {"ingest/i_9", 404, ""}, {"quarantine", 200, "bad.html"}, {"session", 200, `"role":"editor"`}, {"health", 200, `"ok"`}, {"version", 200, `"test"`}, {"totals", 200, `"reports":3`},
		{"nothing", 404, "openapi.json"}, {"../../../etc/passwd", 404, ""}, {"events/..%2f..%2fetc%2fpasswd", 404, ""}, {"events?x=" + strings.Repeat("y", 5000), 414, ""},
	} {
		w := b.ask("GET", "/api/v1/"+test.path, "")
		if strings.Contains(test.path, "..") && w.Code >= 300 && w.Code < 400 {
			continue // the path is cleaned by a redirect
		}
		if w.Code != test.status || !strings.Contains(w.Body.String(), test.want) {
			t.Errorf("%s: got %d %.300s, want %d %s", test.path, w.Code, w.Body, test.status, test.want)
		}
		kind := w.Header().Get("Content-Type")
		if test.status >= 400 && kind != "application/problem+json" || test.status == 200 && kind != "application/json" {
			t.Errorf("%s: content type %s", test.path, kind)
		}
	}
	if w := b.ask("PUT", "/api/v1/events", ""); w.Code != 405 || w.Header().Get("Allow") != "GET" {
		t.Errorf("PUT: %d, Allow %s", w.Code, w.Header().Get("Allow"))
	}
}

// TestOffsets holds that UTF-16 offsets slice to the same words as bytes do.
func TestOffsets(t *testing.T) {
	b := newBench(t, nil)
	r := decoded[reportOut](t, b.ask("GET", "/api/v1/reports/"+reportID(t, b.store, "a"), ""))
	units := utf16Of(r.Text)
	c := r.Layers.Claims[0]
	for _, p := range append(c.Parts, part{Mark: c.Mark}, part{Mark: r.Layers.Mentions[0].Mark}) {
		if got, want := units(p.Mark.Start16, p.Mark.End16), r.Text[p.Mark.Start:p.Mark.End]; got != want {
			t.Errorf("%s: got %q, want %q", p.Part, got, want)
		}
	}
	if r.Layers.Mentions[0].Entity != "e_1" {
		t.Errorf("the mention's entity: %+v", r.Layers.Mentions[0])
	}
	h := decoded[reportOut](t, b.ask("GET", "/api/v1/reports/"+reportID(t, b.store, "c")+"?layers=hidden", ""))
	if len(h.Layers.Hidden) < 4 || h.Layers.Hidden[0].Code != "U+202E" || h.Layers.Claims != nil {
		t.Errorf("hidden: %+v", h.Layers)
	}
}

// TestConditional holds that who has an answer already does not get it again,
// until the record changes.
func TestConditional(t *testing.T) {
	b := newBench(t, nil)
	w := b.ask("GET", "/api/v1/events", "")
	tag := w.Header().Get("ETag")
	for range 2 {
		if again := b.ask("GET", "/api/v1/events", ""); again.Header().Get("ETag") != tag || again.Body.String() != w.Body.String() || again.Header().Get("Content-Type") != "application/json" {
			t.Errorf("the same answer again: %v %.200s", again.Header(), again.Body)
		}
	}
	if w := b.ask("GET", "/api/v1/events", "", "If-None-Match", tag); tag == "" || w.Code != 304 || w.Body.Len() != 0 {
		t.Errorf("tag %s: got %d with %d bytes", tag, w.Code, w.Body.Len())
	}
	if w := b.ask("GET", "/api/v1/events?format=csv", "", "If-None-Match", tag); w.Code != 200 {
		t.Errorf("another format: %d", w.Code)
	}
	if err := b.store.Judge(context.Background(), dateline.Judgement{ID: "j_x", A: "c_1", Verdict: dateline.Right, Kind: "person"}); err != nil {
		t.Fatal(err)
	}
	if w := b.ask("GET", "/api/v1/events", "", "If-None-Match", tag); w.Code != 200 || w.Header().Get("ETag") == tag {
		t.Errorf("after a change: %d %s", w.Code, w.Header().Get("ETag"))
	}
	if w := b.ask("GET", "/api/v1/reports/"+reportID(t, b.store, "c"), "", "Accept-Encoding", "gzip"); w.Header().Get("Content-Encoding") != "gzip" || w.Body.Len() > 20_000 {
		t.Errorf("not packed: %v", w.Header())
	}
	if w := b.ask("GET", "/api/v1/events/v_9", ""); w.Header().Get("ETag") != "" {
		t.Error("an error has a tag")
	}
}

func TestNegotiate(t *testing.T) {
	b := newBench(t, nil)
	for accept, want := range map[string]string{"": "application/json", "*/*": "application/json", "text/csv": "text/csv", "application/x-ndjson": "application/jsonl",
		"text/html,application/json;q=0.9": "application/json", "text/calendar, text/csv;q=0.4": "text/calendar", "application/geo+json": "application/geo+json"} {
		for _, list := range []string{"events", "claims", "entities", "reports", "sources", "judgements", "review", "quarantine", "ingest", "search?q=met"} {
			if w := b.ask("GET", "/api/v1/"+list, "", "Accept", accept); w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), want) {
				t.Errorf("%s of %s: %d %s", accept, list, w.Code, w.Header().Get("Content-Type"))
			}
		}
	}
	if w := b.ask("GET", "/api/v1/events", "", "Accept", "image/png"); w.Code != 406 {
		t.Errorf("image/png: %d", w.Code)
	}
}

// TestPagesOfList follows the cursors to the end.
func TestPagesOfList(t *testing.T) {
	b := newBench(t, nil)
	for _, list := range []string{"events", "claims", "entities", "reports", "sources", "search?q=met"} {
		sep := "?"
		if strings.Contains(list, "?") {
			sep = "&"
		}
		whole := decoded[page[json.RawMessage]](t, b.ask("GET", "/api/v1/"+list, ""))
		var got []json.RawMessage
		for next, n := "", 0; n < 10; n++ {
			p := decoded[page[json.RawMessage]](t, b.ask("GET", "/api/v1/"+list+sep+"limit=1&cursor="+next, ""))
			got = append(got, p.Items...)
			if next = p.Next; next == "" {
				break
			}
		}
		if fmt.Sprintf("%s", got) != fmt.Sprintf("%s", whole.Items) {
			t.Errorf("%s: pages %d, whole %d", list, len(got), len(whole.Items))
		}
	}
}

// TestGuards holds what keeps harm out.
func TestGuards(t *testing.T) {
	b := newBench(t, nil)
	judge := `{"verdict":"right","a":"c_0"}`
	for name, c := range map[string]struct {
		w      *httptest.ResponseRecorder
		status int
	}{
		"rebinding":         {b.ask("GET", "/api/v1/events", "", "Host", "evil.example:8390"), 421},
		"rebinding a page":  {b.ask("GET", "/", "", "Host", "evil.example"), 421},
		"localhost":         {b.ask("GET", "/api/v1/health", "", "Host", "localhost:8390"), 200},
		"IPv6":              {b.ask("GET", "/api/v1/health", "", "Host", "[::1]:8390"), 200},
		"another site":      {b.ask("POST", "/api/v1/judgements", judge, "Sec-Fetch-Site", "cross-site"), 403},
		"another origin":    {b.ask("POST", "/api/v1/judgements", judge, "Origin", "https://evil.example"), 403},
		"another port":      {b.ask("DELETE", "/api/v1/judgements/j_m", "", "Origin", "http://127.0.0.1:99"), 403},
		"no such id":        {b.ask("POST", "/api/v1/judgements", `{"verdict":"right","a":"c_77"}`), 404},
		"no judgement":      {b.ask("POST", "/api/v1/judgements", `{"verdict":"true","a":"c_0"}`), 422},
		"two kinds":         {b.ask("POST", "/api/v1/judgements", `{"verdict":"same","a":"c_0","b":"e_1"}`), 422},
		"broken JSON":       {b.ask("POST", "/api/v1/judgements", `{"verdict":`), 400},
		"huge body":         {b.ask("POST", "/api/v1/judgements", `{"verdict":"right","a":"c_0","reason":"`+strings.Repeat("x", mostBody)+`"}`), 413},
		"the machine's":     {b.ask("DELETE", "/api/v1/judgements/j_m", ""), 409},
		"addresses":         {b.ask("POST", "/api/v1/ingest", `{"urls":["http://169.254.169.254/"]}`), 400},
		"no type":           {b.ask("POST", "/api/v1/ingest", "x", "Content-Type", "image/png"), 415},
		"no file":           {b.ask("POST", "/api/v1/ingest", "--x--\r\n", "Content-Type", "multipart/form-data; boundary=x"), 400},
		"login without use": {b.ask("POST", "/api/v1/session", `{"name":"a","password":"b"}`), 409},
		"static traversal":  {b.ask("GET", "/static/..%2f..%2fweb.go", ""), 404},
		"static hidden":     {b.ask("GET", "/static/.keep", ""), 404},
		"static folder":     {b.ask("GET", "/static/", ""), 404},
		"templates":         {b.ask("GET", "/templates/home.html", ""), 404},
	} {
		if c.w.Code != c.status {
			t.Errorf("%s: got %d %.200s, want %d", name, c.w.Code, c.w.Body, c.status)
		}
		for header, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "frame-ancestors 'none'"} {
			if !strings.Contains(c.w.Header().Get(header), want) {
				t.Errorf("%s: %s is %q", name, header, c.w.Header().Get(header))
			}
		}
		if p := c.w.Header().Get("Content-Security-Policy"); strings.Contains(p, "unsafe") {
			t.Errorf("policy: %s", p)
		}
	}
}

// TestHostileText holds that no text of a report becomes part of a page.
func TestHostileText(t *testing.T) {
	b := newBench(t, nil)
	for _, path := range []string{"/", "/events/v_1", "/reports/" + reportID(t, b.store, "c"), "/?words=" + "%3Cscript%3Ealert(1)%3C/script%3E", "/events/%3Cscript%3E"} {
		w := b.ask("GET", path, "")
		page := w.Body.String()
		if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			t.Errorf("%s: %s", path, w.Header().Get("Content-Type"))
		}
		for _, bad := range []string{"<script>alert", "<img src=x", "\u202e", "\u200b", "\u2066", `href="javascript:`} {
			if strings.Contains(page, bad) {
				t.Errorf("%s holds %q", path, bad)
			}
		}
	}
	page := b.ask("GET", "/events/v_1", "").Body.String()
	for _, want := range []string{"[U&#43;202E]", "&lt;script&gt;", "Änne met", "wire credit: Wire"} {
		if !strings.Contains(page, want) {
			t.Errorf("the event's page lacks %q", want)
		}
	}
	if page := b.ask("GET", "/reports/"+reportID(t, b.store, "a"), "").Body.String(); !strings.Contains(page, "<mark>Änne 🙂 met</mark>") {
		t.Errorf("no mark: %s", page)
	}
}

// TestJudge judges, sees it in the log and takes it back.
func TestJudge(t *testing.T) {
	b := newBench(t, nil)
	w := b.ask("POST", "/api/v1/judgements", `{"verdict":"different","a":"c_1","b":"c_0","reason":"two meetings"}`)
	j := decoded[noted](t, w)
	if w.Code != 201 || j.A != "c_0" || j.Maker != "tester" || j.Applied {
		t.Fatalf("%d %+v", w.Code, j)
	}
	if w := b.ask("GET", "/api/v1/review?kind=pair", ""); strings.Contains(w.Body.String(), "j_m") {
		t.Error("what was judged is still in the queue")
	}
	if w := b.ask("DELETE", "/api/v1/judgements/"+j.ID, ""); w.Code != 200 || decoded[noted](t, w).Withdrawn == "" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := b.ask("GET", "/api/v1/review?kind=pair", ""); !strings.Contains(w.Body.String(), "j_m") {
		t.Error("what was withdrawn is not in the queue again")
	}
}

// TestProgress hears of the record when what follows from it was derived, and
// ends with the server.
func TestProgress(t *testing.T) {
	b := newBench(t, nil)
	h := httptest.NewServer(b)
	defer h.Close()
	r, err := http.Get(h.URL + "/api/v1/progress")
	if err != nil || r.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatal(r, err)
	}
	defer r.Body.Close()
	go func() {
		time.Sleep(50 * time.Millisecond)
		b.work.tell(news{"record", map[string]string{"version": "<&>\n"}})
		b.work.hush()
	}()
	heard, err := io.ReadAll(r.Body)
	if want := "event: record\ndata: {\"version\":\"<&>\\n\"}\n\n"; err != nil || !strings.Contains(string(heard), want) {
		t.Errorf("heard %q, %v", heard, err)
	}
}

// TestReadersBesideWriter reads from many sides while reports come in.
func TestReadersBesideWriter(t *testing.T) {
	b := newBench(t, nil)
	ctx, stop := context.WithCancel(context.Background())
	var wait sync.WaitGroup
	wait.Go(func() {
		for i := 0; ctx.Err() == nil; i++ {
			r := dateline.Report{Input: fmt.Sprint("w", i), Published: "2023-09-16", Text: fmt.Sprint("They met again, report ", i)}
			r.ID = dateline.ReportIDOf("", "", r.Text)
			if _, err := b.store.Add(context.Background(), store.Account{Report: r, Maker: "test"}); err != nil {
				t.Error(err)
			}
		}
	})
	var readers sync.WaitGroup
	for range 8 {
		readers.Go(func() {
			for _, path := range []string{"events", "reports?order=newest&words=met", "facets", "timeline?lanes=actor", "search?q=met", "sources", "claims?format=csv"} {
				if w := b.ask("GET", "/api/v1/"+path, ""); w.Code != 200 {
					t.Errorf("%s: %d %.200s", path, w.Code, w.Body)
				}
			}
		})
	}
	readers.Wait()
	stop()
	wait.Wait()
}

func utf16Of(text string) func(from, to int) string {
	var units []rune // one for each unit; the second of a pair is 0
	for _, r := range text {
		units = append(units, r)
		if r > 0xffff {
			units = append(units, 0)
		}
	}
	return func(from, to int) string { return strings.ReplaceAll(string(units[from:to]), "\x00", "") }
}

// TestRelated holds that an event names the plan that it came of, where that is
// asked for.
func TestRelated(t *testing.T) {
	b := newBench(t, nil)
	ctx := context.Background()
	r := dateline.Report{Input: "p", Source: dateline.Source{Name: "Gazette"}, Published: "2023-09-10", Text: "Änne will meet Bo on 13 September."}
	r.ID = dateline.ReportIDOf(r.Source.Name, r.URL, r.Text)
	trigger, _ := r.Quote(dateline.Span{Start: strings.Index(r.Text, "meet"), End: strings.Index(r.Text, "meet") + 4})
	plan := dateline.Claim{ID: "c_p", Report: r.ID, Input: "p", Source: "Gazette", Kind: dateline.EventClaim, Type: "CONSULT", Trigger: &trigger,
		Arguments: []dateline.Argument{{Role: dateline.RoleActor, Entity: "e_1", Name: "Änne"}, {Role: dateline.RoleActor, Entity: "e_2", Name: "Bo"}},
		When:      &dateline.When{From: "2023-09-13", To: "2023-09-14", Precision: "day"},
		Stance:    dateline.Stance{Polarity: "affirmed", Certainty: "certain", Modality: "planned", Voice: "report"}, Passage: dateline.Quote{Span: dateline.Span{End: len(r.Text)}, Text: r.Text}, Maker: "test"}
	if _, err := b.store.Add(ctx, store.Account{Report: r, Claims: []dateline.Claim{plan}, Maker: "test"}); err != nil {
		t.Fatal(err)
	}
	done, err := b.store.Claim(ctx, "c_0")
	if err != nil {
		t.Fatal(err)
	}
	done.When = plan.When
	err = b.store.Derive(ctx, "", func(d *store.Deriving) error {
		if _, err := d.PutReadings(done.Report, []dateline.Claim{done}, true); err != nil {
			return err
		}
		if _, err := d.PutReadings(r.ID, []dateline.Claim{plan}, true); err != nil {
			return err
		}
		return d.PutEvents([]dateline.ClaimID{"c_p"}, []dateline.Event{{ID: "v_p", Type: "CONSULT", Status: dateline.Planned, Summary: "Änne and Bo are to meet", When: plan.When,
			Participants: []dateline.Participant{{Entity: "e_1", Name: "Änne", Role: "actor"}, {Entity: "e_2", Name: "Bo", Role: "actor"}}, Claims: []dateline.ClaimID{"c_p"}}}, nil)
	})
	if err != nil {
		t.Fatal(err)
	}
	if w := b.ask("GET", "/api/v1/events/v_1?related=true", ""); !strings.Contains(w.Body.String(), `"event":"v_p"`) {
		t.Errorf("related: %.2000s", w.Body)
	}
	if w := b.ask("GET", "/api/v1/events/v_1", ""); strings.Contains(w.Body.String(), `"related"`) {
		t.Error("related without being asked")
	}
}
