package server

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"iter"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"dateline/export"
	"dateline/query"
	"dateline/store"

	"github.com/danielgtaylor/huma/v2"
)

// Filters are the filters that lists share, as on the command line.
type Filters struct {
	Actor      string `query:"actor" maxLength:"200" doc:"only with this actor: words of a name, a country code or an entity id" example:"Kim Jong Un"`
	Type       string `query:"type" maxLength:"40" doc:"only of this event type (PLOVER 2.0)" example:"CONSULT"`
	From       string `query:"from" maxLength:"40" doc:"not before this date: 2023, 2023-09, 2023-09-13 or a time" example:"2023-09"`
	To         string `query:"to" maxLength:"40" doc:"not after this date, which counts as a whole" example:"2023-09"`
	Place      string `query:"place" maxLength:"200" doc:"only at this place, or in this country" example:"Russia"`
	Source     string `query:"source" maxLength:"200" doc:"only as this source tells it" example:"TASS"`
	Status     string `query:"status" maxLength:"40" doc:"only events of this status: reported, corroborated, disputed, planned, denied" example:"corroborated"`
	MinOrigins int    `query:"min-origins" minimum:"0" doc:"only events with at least so many independent origins" example:"2"`
	Words      string `query:"words" maxLength:"500" doc:"only with these words, in any form and order; \"a phrase\", -without, beginn*" example:"missile -test"`
	Event      string `query:"event" maxLength:"40" doc:"only of this event"`
	Report     string `query:"report" maxLength:"40" doc:"only of this report"`
}

func (f Filters) query() query.Query {
	return query.Query{Actor: f.Actor, Type: f.Type, From: f.From, To: f.To, Place: f.Place, Source: f.Source, Status: f.Status,
		MinOrigins: f.MinOrigins, Words: f.Words, Event: f.Event, Report: f.Report}
}

// filter is what the record makes of the filters.
func (s *Server) filter(ctx context.Context, f Filters) (store.Filter, error) {
	return f.query().Filter(ctx, s.Store, s.Pipeline.CountryCode)
}

// Paging says which part of a list is asked for, and how written.
type Paging struct {
	Limit  int    `query:"limit" minimum:"0" maximum:"1000000" doc:"at most so many. JSON: 50 unless given, 500 at most; other formats: all unless given" example:"50"`
	Cursor string `query:"cursor" maxLength:"1000" doc:"\"next\" of the page before"`
	Order  string `query:"order" enum:"oldest,newest,origins" default:"oldest" doc:"by time, the unknown times last either way, or events of most origins first; entities are by mentions"`
	Form
}

// Form is the format that is asked for.
type Form struct {
	Format string `query:"format" enum:"json,jsonl,csv,geojson,ics" doc:"instead of the Accept header"`
	Accept string `header:"Accept" hidden:"true"`
}

// page is one page of a list.
type page[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty" doc:"cursor of the next page; absent on the last one"`
}

// listed is the answer to a list: JSON is a page, other formats are streams.
type listed[T any] struct {
	format export.Format
	shape  export.Shape[T]
	items  func(store.Filter) iter.Seq2[store.Placed[T], error]
}

// collection adds a route that answers with a list. asked gives the filter and
// the list from the input.
func collection[In any, T any](s *Server, o huma.Operation, shape export.Shape[T], with func(*In) Paging,
	asked func(context.Context, *In) (store.Filter, func(store.Filter) iter.Seq2[store.Placed[T], error], error)) {
	o.Errors = append(o.Errors, http.StatusNotAcceptable, http.StatusUnprocessableEntity)
	o.Responses = map[string]*huma.Response{"200": {Description: "the list", Content: s.formats(page[T]{}),
		Headers: map[string]*huma.Param{"ETag": {Schema: &huma.Schema{Type: "string"}, Description: "of the record's state and the request"},
			"Link": {Schema: &huma.Schema{Type: "string"}, Description: "rel=next where there is one"}}}}
	s.problems(&o)
	huma.Register(s.api, o, func(ctx context.Context, in *In) (*huma.StreamResponse, error) {
		p := with(in)
		format, err := negotiate(p.Format, p.Accept)
		if err != nil {
			return nil, err
		}
		f, items, err := asked(ctx, in)
		if err == nil {
			f.Newest, f.Weightiest = p.Order == "newest", p.Order == "origins"
			f.After, err = open(p.Cursor, o.OperationID+p.Order)
		}
		if err != nil {
			return nil, s.failed(ctx, o, err)
		}
		l := listed[T]{format, shape, items}
		if format == export.JSON {
			return l.page(ctx, s, o, f, p)
		}
		f.Limit = p.Limit
		return l.stream(s, o, f), nil
	})
}

// formats are the media types of a list.
func (s *Server) formats(jsonPage any) map[string]*huma.MediaType {
	out := map[string]*huma.MediaType{"application/json": {Schema: s.schema(jsonPage)}}
	for _, f := range export.Formats()[1:] {
		kind, _, _ := strings.Cut(f.MediaType(), ";")
		out[kind] = &huma.MediaType{Schema: &huma.Schema{Type: "string"}}
	}
	return out
}

func (l listed[T]) page(ctx context.Context, s *Server, o huma.Operation, f store.Filter, p Paging) (*huma.StreamResponse, error) {
	if p.Limit > mostPage {
		return nil, problem(&query.Mistake{Name: "limit", Value: strconv.Itoa(p.Limit), Reason: "a JSON page holds 500 at most; follow \"next\", or ask for format=jsonl"})
	}
	if p.Limit == 0 {
		p.Limit = 50
	}
	f.Limit = p.Limit + 1
	out := page[T]{Items: []T{}}
	last := ""
	for item, err := range l.items(f) {
		if err != nil {
			return nil, s.failed(ctx, o, err)
		}
		if len(out.Items) == p.Limit {
			out.Next = seal(last, o.OperationID+p.Order)
			break
		}
		out.Items, last = append(out.Items, item.Item), item.Place
	}
	body, err := export.Marshal(out)
	if err != nil {
		return nil, s.failed(ctx, o, err)
	}
	return &huma.StreamResponse{Body: func(c huma.Context) {
		c.SetHeader("Content-Type", "application/json")
		if out.Next != "" {
			c.SetHeader("Link", "<"+following(c.URL(), out.Next)+`>; rel="next"`)
		}
		c.BodyWriter().Write(append(body, '\n'))
	}}, nil
}

// following is the address of the next page.
func following(u url.URL, cursor string) string {
	q := u.Query()
	q.Set("cursor", cursor)
	return u.Path + "?" + q.Encode()
}

// stream writes a whole list. An error in the midst of it cuts the answer off,
// so that it can not be taken for whole.
func (l listed[T]) stream(s *Server, o huma.Operation, f store.Filter) *huma.StreamResponse {
	return &huma.StreamResponse{Body: func(c huma.Context) {
		c.SetHeader("Content-Type", l.format.MediaType())
		c.SetHeader("Content-Disposition", `attachment; filename="`+o.OperationID+"."+string(l.format)+`"`)
		if err := export.Write(c.BodyWriter(), l.format, bare(l.items(f)), l.shape); err != nil {
			if !errors.Is(err, context.Canceled) && c.Context().Err() == nil {
				s.Log.Error("list cut off", "operation", o.OperationID, "error", err.Error())
			}
			panic(http.ErrAbortHandler)
		}
	}}
}

func bare[T any](list iter.Seq2[store.Placed[T], error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for p, err := range list {
			if !yield(p.Item, err) {
				return
			}
		}
	}
}

// unplaced is a list that comes whole: it has no second page.
func unplaced[T any](list []T) func(store.Filter) iter.Seq2[store.Placed[T], error] {
	return func(f store.Filter) iter.Seq2[store.Placed[T], error] {
		return func(yield func(store.Placed[T], error) bool) {
			after, _ := strconv.Atoi(f.After)
			for i, item := range list {
				if i < after || f.Limit > 0 && i-after >= f.Limit {
					continue
				}
				if !yield(store.Placed[T]{Item: item, Place: strconv.Itoa(i + 1)}, nil) {
					return
				}
			}
		}
	}
}

// counted is a list whose order has no places that last: a place is how many
// items came before.
func counted[T any](f store.Filter, list func(store.Filter) iter.Seq2[T, error]) iter.Seq2[store.Placed[T], error] {
	return func(yield func(store.Placed[T], error) bool) {
		after, _ := strconv.Atoi(f.After)
		if f.Limit > 0 {
			f.Limit += after
		}
		n := 0
		for item, err := range list(f) {
			n++
			if (n > after || err != nil) && !yield(store.Placed[T]{Item: item, Place: strconv.Itoa(n)}, err) {
				return
			}
		}
	}
}

// negotiate is the format asked for by name, else by the Accept header, whose
// order of preference decides. JSON is given where everything is taken.
func negotiate(name, accept string) (export.Format, error) {
	if name != "" {
		return export.Format(name), nil
	}
	best, quality := export.JSON, 0.0
	if strings.TrimSpace(accept) == "" {
		return best, nil
	}
	for _, part := range strings.Split(accept, ",") {
		kind, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		q := 1.0
		if v, err := strconv.ParseFloat(params["q"], 64); err == nil {
			q = v
		}
		if f, ok := formatOf(kind); ok && q > quality {
			best, quality = f, q
		}
	}
	if quality == 0 {
		return "", huma.Error406NotAcceptable("lists come as application/json, application/jsonl, text/csv, application/geo+json and text/calendar")
	}
	return best, nil
}

func formatOf(kind string) (export.Format, bool) {
	switch kind {
	case "application/json", "application/*", "*/*", "text/html", "text/*":
		return export.JSON, true
	case "application/x-ndjson", "application/ndjson", "application/jsonlines":
		return export.JSONL, true
	}
	for _, f := range export.Formats() {
		if of, _, _ := strings.Cut(f.MediaType(), ";"); of == kind {
			return f, true
		}
	}
	return "", false
}

// cursor is the place where a page ended, of which list.
type cursor struct {
	List  string `json:"l"`
	Place string `json:"p"`
}

// seal makes a cursor that says nothing to users.
func seal(place, list string) string {
	b, _ := json.Marshal(cursor{list, place}) // strings can not fail
	return base64.RawURLEncoding.EncodeToString(b)
}

// open is the place that a cursor holds; cursors of other lists are refused.
func open(sealed, list string) (string, error) {
	if sealed == "" {
		return "", nil
	}
	var c cursor
	b, err := base64.RawURLEncoding.DecodeString(sealed)
	if err != nil || json.Unmarshal(b, &c) != nil || c.List != list {
		return "", &query.Mistake{Name: "cursor", Value: sealed, Reason: "it is no \"next\" of this list in this order"}
	}
	return c.Place, nil
}

func asStatus(err error, to *huma.StatusError) bool { return errors.As(err, to) }

// few refuses lists of ids in a parameter that are too long.
func few(name, list string, most int) ([]string, error) {
	ids := slices.DeleteFunc(strings.Split(list, ","), func(s string) bool { return s == "" })
	if len(ids) > most {
		return nil, &query.Mistake{Name: name, Value: strconv.Itoa(len(ids)) + " ids", Reason: strconv.Itoa(most) + " at most"}
	}
	return ids, nil
}
