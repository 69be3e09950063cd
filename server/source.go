package server

import (
	"cmp"
	"context"
	"iter"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"dateline"
	"dateline/export"
	"dateline/store"
)

// sourceOut is a source with what it told first and whom it copies. Counts are
// of events that several reports tell of.
type sourceOut struct {
	dateline.Source
	Reports int      `json:"reports"`
	Claims  int      `json:"claims"`
	From    string   `json:"from" doc:"first publication; \"\" unknown"`
	To      string   `json:"to"`
	Shared  int      `json:"shared" doc:"events that it and others tell of"`
	First   int      `json:"first" doc:"of these, how many it alone published first"`
	Missed  int      `json:"missed" doc:"events that the sources it shares most with tell together and it does not; see docs/formats/api.md"`
	Copies  []copied `json:"copies" doc:"whose words or credits its reports share, by the folds of events"`
}

type copied struct {
	Source string `json:"source" doc:"agency or outlet; \"\" when it is not known who was first"`
	Reason string `json:"reason" doc:"wire credit, near copy, same passage, same owner, same source, same quoted speaker"`
	Events int    `json:"events"`
}

func (s *Server) sources(*http.ServeMux) {
	collection(s, op("sources", http.MethodGet, "/sources", "record", "List sources", "Who publishes: owner, kind, what it told first and whom it copies."),
		sourceShape(), func(in *struct{ Paging }) Paging { return in.Paging },
		func(ctx context.Context, _ *struct{ Paging }) (store.Filter, func(store.Filter) iter.Seq2[store.Placed[sourceOut], error], error) {
			all, err := s.sourceList(ctx)
			return store.Filter{}, unplaced(all), err
		})
}

func sourceShape() export.Shape[sourceOut] {
	type o = sourceOut
	n := func(of func(o) int) func(o) string { return func(v o) string { return strconv.Itoa(of(v)) } }
	return export.Shape[o]{
		Columns: []export.Column[o]{
			{Title: "name", Value: func(v o) string { return v.Name }}, {Title: "kind", Value: func(v o) string { return v.Kind }},
			{Title: "owner", Value: func(v o) string { return v.Owner }}, {Title: "country", Value: func(v o) string { return v.Country }},
			{Title: "reports", Value: n(func(v o) int { return v.Reports })}, {Title: "claims", Value: n(func(v o) int { return v.Claims })},
			{Title: "from", Value: func(v o) string { return v.From }}, {Title: "to", Value: func(v o) string { return v.To }},
			{Title: "shared", Value: n(func(v o) int { return v.Shared })}, {Title: "first", Value: n(func(v o) int { return v.First })},
			{Title: "missed", Value: n(func(v o) int { return v.Missed })},
			{Title: "copies", Value: func(v o) string {
				var parts []string
				for _, c := range v.Copies {
					parts = append(parts, c.Reason+": "+c.Source+" ("+strconv.Itoa(c.Events)+")")
				}
				return strings.Join(parts, ";")
			}},
		},
		ID:    func(v o) string { return "source:" + v.Name },
		Title: func(v o) string { return cmp.Or(v.Name, "unknown") },
		Text:  func(v o) string { return strings.TrimSpace(v.Kind + " " + v.Owner) },
	}
}

func (s *Server) sourceList(ctx context.Context) ([]sourceOut, error) {
	return remembered(ctx, s, "sources", func() ([]sourceOut, error) { return s.findSources(ctx) })
}

func (s *Server) findSources(ctx context.Context) ([]sourceOut, error) {
	counts, err := gather(s.Store.Sources(ctx))
	if err != nil {
		return nil, err
	}
	told, err := s.telling(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]sourceOut, len(counts))
	for i, c := range counts {
		out[i] = sourceOut{Source: c.Source, Reports: c.Reports, Claims: c.Claims, From: c.First, To: c.Last, Copies: []copied{},
			Shared: told.shared[c.Name], First: told.first[c.Name], Missed: told.missed(c.Name)}
		for k, n := range told.copies[c.Name] {
			out[i].Copies = append(out[i].Copies, copied{k[0], k[1], n})
		}
		slices.SortFunc(out[i].Copies, func(a, b copied) int {
			return cmp.Or(cmp.Compare(b.Events, a.Events), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Reason, b.Reason))
		})
	}
	return out, nil
}

// telling is who told of the events that several reports tell of.
type telling struct {
	shared, first map[string]int
	copies        map[string]map[[2]string]int
	events        map[dateline.EventID]map[string]bool // sources of each
}

func (s *Server) telling(ctx context.Context) (*telling, error) {
	t := &telling{shared: map[string]int{}, first: map[string]int{}, copies: map[string]map[[2]string]int{}, events: map[dateline.EventID]map[string]bool{}}
	published := map[dateline.EventID][]store.Published{}
	for p, err := range s.Store.PublishedFor(ctx) {
		if err != nil {
			return nil, err
		}
		published[p.Event] = append(published[p.Event], p.Published)
		if t.events[p.Event] == nil {
			t.events[p.Event] = map[string]bool{}
		}
		t.events[p.Event][p.Source] = true
	}
	for e, sources := range t.events {
		if len(sources) < 2 {
			delete(t.events, e)
			continue
		}
		for name := range sources {
			t.shared[name]++
		}
		if name, ok := earliest(published[e]); ok {
			t.first[name]++
		}
	}
	for e, err := range s.Store.Shared(ctx) {
		if err != nil {
			return nil, err
		}
		for _, f := range e.Folds {
			t.fold(f, published[e.ID])
		}
	}
	return t, nil
}

// earliest is the source that alone published first; reports come by
// publication, unknown ones last. Days and times are compared by day.
func earliest(reports []store.Published) (string, bool) {
	first := reports[0]
	if first.At == "" {
		return "", false
	}
	for _, r := range reports[1:] {
		if r.Source == first.Source || r.At == "" {
			continue
		}
		if r.At == first.At || len(r.At) != len(first.At) && strings.HasPrefix(r.At, first.At) || r.At[:min(10, len(r.At))] == first.At {
			return "", false
		}
	}
	return first.Source, true
}

// fold counts who shares with whom: of a wire credit the agency, of copies the
// report that was published first.
func (t *telling) fold(f dateline.Fold, by []store.Published) {
	reason, of, _ := strings.Cut(f.Reason, ": ")
	reason, _, _ = strings.Cut(reason, " (")
	in := slices.DeleteFunc(slices.Clone(by), func(p store.Published) bool { return !slices.Contains(f.Reports, p.Report) })
	if len(in) == 0 || reason == "source unknown" {
		return
	}
	if reason != "wire credit" {
		of = ""
		if name, ok := earliest(in); ok {
			of = name
		}
	}
	counted := map[string]bool{}
	for _, p := range in {
		if p.Source == of || counted[p.Source] {
			continue
		}
		counted[p.Source] = true
		if t.copies[p.Source] == nil {
			t.copies[p.Source] = map[[2]string]int{}
		}
		t.copies[p.Source][[2]string{of, reason}]++
	}
}

// missed counts the shared events that a source does not tell and that two or
// more of the five sources tell that it shares most events with.
func (t *telling) missed(name string) int {
	with := map[string]int{}
	for _, sources := range t.events {
		if sources[name] {
			for other := range sources {
				with[other]++
			}
		}
	}
	delete(with, name)
	peers := make([]string, 0, len(with))
	for p := range with {
		peers = append(peers, p)
	}
	slices.SortFunc(peers, func(a, b string) int { return cmp.Or(cmp.Compare(with[b], with[a]), cmp.Compare(a, b)) })
	n := 0
	for _, sources := range t.events {
		told := 0
		for _, p := range peers[:min(5, len(peers))] {
			if sources[p] {
				told++
			}
		}
		if told > 1 && !sources[name] {
			n++
		}
	}
	return n
}
