package server

import (
	"fmt"
	"net/http"
	"time"

	"dateline/export"

	"github.com/danielgtaylor/huma/v2"
)

func (s *Server) progress(mux *http.ServeMux) {
	o := op("progress", http.MethodGet, "/progress", "intake", "Progress",
		"Server-sent events: \"job\" with the state of an ingest, \"failed\" with a report that could not be read, \"record\" with the record's version when entities and events follow from all that was said. A comment every 15 seconds keeps the stream open.")
	o.Responses = map[string]*huma.Response{"200": {Description: "a stream of events", Content: map[string]*huma.MediaType{
		"text/event-stream": {Schema: &huma.Schema{Type: "string"}, Example: "event: record\ndata: {\"version\":\"derived=2\"}\n\n"}}}}
	s.problems(&o)
	s.api.OpenAPI().AddOperation(&o)
	mux.HandleFunc("GET /api/v1/progress", s.stream)
}

func (s *Server) stream(w http.ResponseWriter, r *http.Request) {
	heard, end := s.work.listen()
	if heard == nil {
		refuse(w, http.StatusServiceUnavailable, "too many are listening; ask /api/v1/ingest instead")
		return
	}
	defer end()
	w.Header().Set("Content-Type", "text/event-stream")
	c := http.NewResponseController(w)
	alive := time.NewTicker(15 * time.Second)
	defer alive.Stop()
	say := func(text string) error {
		c.SetWriteDeadline(time.Now().Add(30 * time.Second)) // not all writers can
		if _, err := fmt.Fprint(w, text); err != nil {
			return err
		}
		return c.Flush()
	}
	err := say(": listening\nretry: 3000\n\n")
	for _, j := range s.work.list() {
		if j.State == "waiting" || j.State == "reading" {
			err = say(event(news{"job", j}))
		}
	}
	for err == nil {
		select {
		case <-r.Context().Done():
			return
		case n, more := <-heard:
			if !more {
				return
			}
			err = say(event(n))
		case <-alive.C:
			err = say(": alive\n\n")
		}
	}
}

// event is news as a server-sent event; JSON has no line ends.
func event(n news) string {
	body, err := export.Marshal(n.data)
	if err != nil {
		return ": \n\n"
	}
	return "event: " + n.kind + "\ndata: " + string(body) + "\n\n"
}
