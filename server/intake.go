package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dateline"
	"dateline/analyze"
	"dateline/export"
	"dateline/ingest"
	"dateline/pipeline"
	"dateline/store"

	"github.com/danielgtaylor/huma/v2"
)

func (s *Server) intake(mux *http.ServeMux) {
	o := op("ingest", http.MethodPost, "/ingest", "intake", "Read reports",
		"Take reports in: files (multipart/form-data, any fields), JSON lines, a text or a page. They are read one job after another; /progress tells how it goes. For editors. Of a JSON body, \"urls\" are up to 100 public http or https addresses of pages, texts or feeds, which are fetched; those of private networks are refused.",
		http.StatusBadRequest, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType)
	for _, name := range []string{"source", "published", "url", "title"} {
		o.Parameters = append(o.Parameters, &huma.Param{Name: name, In: "query", Description: "of reports that carry none", Schema: &huma.Schema{Type: "string"}})
	}
	text := &huma.MediaType{Schema: &huma.Schema{Type: "string"}}
	o.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
		"multipart/form-data": {Schema: &huma.Schema{Type: "object", Properties: map[string]*huma.Schema{
			"file": {Type: "array", Items: &huma.Schema{Type: "string", Format: "binary"}}}}},
		"application/json": {Schema: &huma.Schema{Type: "object", Properties: map[string]*huma.Schema{
			"urls": {Type: "array", Items: &huma.Schema{Type: "string", Format: "uri"}}}}},
		"application/jsonl": {Schema: &huma.Schema{Type: "string"}, Example: `{"text":"They met.","source":"TASS","published":"2023-09-14"}`},
		"text/plain":        text, "text/html": text}}
	o.Responses = map[string]*huma.Response{"202": {Description: "the job", Content: map[string]*huma.MediaType{"application/json": {Schema: s.schema(jobState{})}},
		Headers: map[string]*huma.Param{"Location": {Schema: &huma.Schema{Type: "string"}, Description: "of the job"}}}}
	s.problems(&o)
	s.api.OpenAPI().AddOperation(&o)
	mux.HandleFunc("POST /api/v1/ingest", s.ingest)

	collection(s, op("jobs", http.MethodGet, "/ingest", "intake", "List jobs", "Ingests since the server began, the latest first; the last fifty."), jobShape(),
		func(in *struct{ Paging }) Paging { return in.Paging },
		func(context.Context, *struct{ Paging }) (store.Filter, func(store.Filter) iter.Seq2[store.Placed[jobState], error], error) {
			return store.Filter{}, unplaced(s.work.list()), nil
		})
	get(s, op("job", http.MethodGet, "/ingest/{id}", "intake", "One job", "With the reports that could not be read.", http.StatusNotFound), s.job)
	collection(s, op("quarantine", http.MethodGet, "/quarantine", "intake", "List what could not be read", "With step, reason and what to do; an input leaves it when it is read after all."),
		failureShape(), func(in *struct{ Paging }) Paging { return in.Paging },
		func(ctx context.Context, _ *struct{ Paging }) (store.Filter, func(store.Filter) iter.Seq2[store.Placed[failure], error], error) {
			var out []failure
			for e, err := range s.Store.Quarantined(ctx) {
				if err != nil {
					return store.Filter{}, nil, err
				}
				out = append(out, failureOf(&e))
			}
			return store.Filter{}, unplaced(out), nil
		})
}

func (s *Server) job(_ context.Context, in *ID) (jobState, error) {
	for _, j := range s.work.list() {
		if j.ID == in.ID {
			return j, nil
		}
	}
	return jobState{}, huma.Error404NotFound("there is no such job; a server forgets them when it ends")
}

func jobShape() export.Shape[jobState] {
	return export.Shape[jobState]{
		Columns: []export.Column[jobState]{
			{Title: "id", Value: func(v jobState) string { return v.ID }}, {Title: "state", Value: func(v jobState) string { return v.State }},
			{Title: "by", Value: func(v jobState) string { return v.By }}, {Title: "inputs", Value: func(v jobState) string { return strings.Join(v.Inputs, ";") }},
			{Title: "reports", Value: func(v jobState) string { return fmt.Sprint(v.Tally.Reports) }},
			{Title: "quarantined", Value: func(v jobState) string { return fmt.Sprint(v.Tally.Quarantined) }},
			{Title: "asked", Value: func(v jobState) string { return v.Asked }}, {Title: "ended", Value: func(v jobState) string { return v.Ended }},
		},
		ID: func(v jobState) string { return v.ID }, Title: func(v jobState) string { return strings.Join(v.Inputs, ", ") },
		When: func(v jobState) *dateline.When { return &dateline.When{From: v.Asked, Precision: "second"} },
	}
}

func failureShape() export.Shape[failure] {
	return export.Shape[failure]{
		Columns: []export.Column[failure]{
			{Title: "input", Value: func(v failure) string { return v.Input }}, {Title: "step", Value: func(v failure) string { return v.Step }},
			{Title: "reason", Value: func(v failure) string { return v.Reason }}, {Title: "hint", Value: func(v failure) string { return v.Hint }},
		},
		ID:    func(v failure) string { return dateline.NewID("q_", v.Input, v.Step, v.Reason) },
		Title: func(v failure) string { return v.Input + ": " + v.Reason },
	}
}

// ingest takes the bodies to a folder of its own and puts a job in the queue.
func (s *Server) ingest(w http.ResponseWriter, r *http.Request) {
	by, err := s.allowed(r.Context(), Editor)
	if err != nil {
		s.refuse(w, err)
		return
	}
	http.NewResponseController(w).SetReadDeadline(time.Now().Add(10 * time.Minute)) // uploads are long; not all writers can
	folder, err := os.MkdirTemp("", "dateline-ingest-")
	if err != nil {
		s.refuse(w, err)
		return
	}
	files, err := receive(folder, r)
	if err != nil {
		os.RemoveAll(folder)
		s.refuse(w, err)
		return
	}
	j := newJob(folder, files, by.Name, r)
	state := j.jobState
	if !s.work.ask(j) {
		os.RemoveAll(folder)
		w.Header().Set("Retry-After", "60")
		refuse(w, http.StatusServiceUnavailable, "too many ingests are waiting; try again when some have ended")
		return
	}
	body, err := export.Marshal(state)
	if err != nil {
		s.refuse(w, err)
		return
	}
	w.Header().Set("Location", "/api/v1/ingest/"+state.ID)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusAccepted)
	w.Write(append(body, '\n'))
}

func (s *Server) refuse(w http.ResponseWriter, err error) {
	var status huma.StatusError
	if !errors.As(problem(err), &status) {
		status = huma.Error500InternalServerError("")
	}
	if status.GetStatus() >= 500 {
		s.Log.Error("ingest", "error", err.Error())
	}
	refuse(w, status.GetStatus(), status.Error())
}

// received is a file as it was sent, under a name of ours, or an address to
// fetch it from.
type received struct {
	path    string
	name    string // as the sender calls it
	address string // "" of a file that is there
}

func receive(folder string, r *http.Request) ([]received, error) {
	r.Body = http.MaxBytesReader(nil, r.Body, mostUpload)
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		kind = ""
	}
	switch kind {
	case "multipart/form-data":
		return parts(folder, multipart.NewReader(r.Body, params["boundary"]))
	case "application/jsonl", "application/x-ndjson", "application/ndjson":
		return one(folder, r.Body, "request.jsonl")
	case "text/plain":
		return one(folder, r.Body, "request.txt")
	case "text/html":
		return one(folder, r.Body, "request.html")
	case "application/json":
		return addresses(folder, r.Body)
	}
	return nil, huma.Error415UnsupportedMediaType("send multipart/form-data with files, application/jsonl, text/plain or text/html")
}

// addresses are pages that the job is to fetch.
func addresses(folder string, from io.Reader) ([]received, error) {
	var asked struct {
		URLs []string `json:"urls"`
	}
	body, err := io.ReadAll(io.LimitReader(from, mostFetches*(longestAddress+16)))
	if err != nil {
		return nil, upload(err)
	}
	if err := json.Unmarshal(body, &asked); err != nil || len(asked.URLs) == 0 || len(asked.URLs) > mostFetches {
		return nil, huma.Error400BadRequest(fmt.Sprintf("send {\"urls\": [...]} with 1 to %d addresses", mostFetches))
	}
	var out []received
	for i, u := range asked.URLs {
		if err := fetchable(u); err != nil {
			return nil, huma.Error400BadRequest(fmt.Sprintf("address %d: %s", i+1, err))
		}
		out = append(out, received{path: filepath.Join(folder, fmt.Sprintf("%04d", i+1)), name: u, address: u})
	}
	return out, nil
}

func one(folder string, from io.Reader, name string) ([]received, error) {
	f, err := save(folder, 1, name, from)
	return []received{f}, err
}

func parts(folder string, from *multipart.Reader) ([]received, error) {
	var out []received
	for {
		p, err := from.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, upload(err)
		}
		if p.FileName() == "" {
			continue // a field, not a file
		}
		if len(out) == mostFiles {
			return nil, huma.NewError(http.StatusRequestEntityTooLarge, fmt.Sprintf("%d files at most at a time", mostFiles))
		}
		f, err := save(folder, len(out)+1, p.FileName(), p)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	if len(out) == 0 {
		return nil, huma.Error400BadRequest("there is no file in the request")
	}
	return out, nil
}

// save writes a file under a number; of the sender's name only a known ending
// is used, so that no name leads out of the folder or is taken for a pattern.
func save(folder string, n int, name string, from io.Reader) (received, error) {
	r := received{path: filepath.Join(folder, fmt.Sprintf("%04d%s", n, ending(name))), name: shown(name)}
	f, err := os.OpenFile(r.path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return r, err
	}
	if _, err := io.Copy(f, from); err != nil {
		f.Close()
		return r, upload(err)
	}
	return r, f.Close()
}

func upload(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return huma.NewError(http.StatusRequestEntityTooLarge, fmt.Sprintf("%d MB at most at a time", mostUpload>>20))
	}
	return huma.Error400BadRequest("the request breaks off, or is no multipart/form-data")
}

func ending(name string) string {
	name = strings.ToLower(name)
	packed := ""
	if rest, ok := strings.CutSuffix(name, ".gz"); ok {
		name, packed = rest, ".gz"
	}
	for _, e := range []string{".jsonl", ".ndjson", ".json", ".txt", ".text", ".html", ".htm", ".xhtml", ".xml", ".rss", ".atom"} {
		if strings.HasSuffix(name, e) {
			return e + packed
		}
	}
	return packed
}

// shown is the last part of the sender's name, without what can not be seen.
func shown(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		if hidden(r) || r == '\n' || r == '\t' || r == 0xfffd {
			return -1
		}
		return r
	}, name)
	for len(name) > 200 {
		name = name[:len(name)-1]
	}
	return strings.ToValidUTF8(name, "")
}

func newJob(folder string, files []received, by string, r *http.Request) *job {
	q := r.URL.Query()
	j := &job{folder: folder, jobState: jobState{ID: "i_" + secret()[:16], State: "waiting", By: by, Failures: []failure{}, Asked: time.Now().UTC().Format(time.RFC3339)}}
	for _, f := range files {
		j.Inputs = append(j.Inputs, f.name)
	}
	o := ingest.Options{Source: q.Get("source"), Published: q.Get("published"), URL: q.Get("url"), Title: q.Get("title")}
	get := fetcher{may: onWeb}
	j.reports = func(ctx context.Context) iter.Seq2[analyze.Given, error] {
		return func(yield func(analyze.Given, error) bool) {
			for _, f := range files {
				o := o
				if f.address != "" {
					var err error
					if f.path, o.URL, err = get.get(ctx, f.address, f.path); err != nil {
						if !yield(analyze.Given{}, err) {
							return
						}
						continue
					}
				}
				for given, err := range pipeline.Given(ingest.Read(ctx, []string{f.path}, o)) {
					if !yield(f.called(given, err)) {
						return
					}
				}
			}
		}
	}
	return j
}

// called gives a report, or an error, the sender's name of the file.
func (f received) called(given analyze.Given, err error) (analyze.Given, error) {
	r := &given.Report
	r.Input, r.Origin.Path = strings.Replace(r.Input, f.path, f.name, 1), strings.Replace(r.Origin.Path, f.path, f.name, 1)
	var e *dateline.Error
	if errors.As(err, &e) {
		renamed := e.WithInput(strings.Replace(e.Input, f.path, f.name, 1))
		renamed.Reason = strings.ReplaceAll(renamed.Reason, f.path, f.name)
		return given, renamed
	}
	return given, err
}
