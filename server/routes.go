package server

import (
	"context"
	"net/http"
	"reflect"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

const about = `Everything a record holds, and everything the pages show: what happened, who
took part, when and where, according to whom and how sure they are, each fact
tied to the exact words it came from. There is no truth score: the interface
says who says what, and how many independent origins stand behind it.

Lists take the filters of the command line, by the same names. They come as
JSON pages, and whole as JSON lines, CSV, GeoJSON and iCalendar, by the Accept
header or ?format=. Offsets are bytes of a report's text; start16 and end16 are
the same in UTF-16 units, for browsers.`

func (s *Server) routes(mux *http.ServeMux) {
	c := huma.DefaultConfig("Dateline", "1")
	c.Info.Description = about
	c.Info.License = &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"}
	c.DocsPath, c.SchemasPath, c.CreateHooks = "", "", nil
	c.Formats = map[string]huma.Format{"application/json": huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat}
	c.Servers = []*huma.Server{{URL: "/", Description: "this record"}}
	c.Tags = []*huma.Tag{{Name: "record", Description: "what was read and what follows from it"},
		{Name: "views", Description: "the record counted, compared and drawn"},
		{Name: "judgements", Description: "what people say of it"}, {Name: "intake", Description: "reading reports"}, {Name: "server"}}
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"token": {Type: "http", Scheme: "bearer", Description: "a token of the server's --token-file"},
		"basic": {Type: "http", Scheme: "basic", Description: "a user of the server's --users file"},
		"login": {Type: "apiKey", In: "cookie", Name: cookieName, Description: "given by POST /api/v1/session"},
	}
	c.Security = []map[string][]string{{}, {"token": {}}, {"basic": {}}, {"login": {}}} // the first: a server on loopback
	s.api = humago.New(mux, c)
	for _, add := range []func(*http.ServeMux){s.events, s.claims, s.entities, s.reports, s.sources, s.compare, s.timeline, s.geography,
		s.search, s.facets, s.judgements, s.review, s.intake, s.progress, s.sessions, s.meta} {
		add(mux)
	}
}

// op begins the description of a route.
func op(id, method, path, tag, summary, description string, errors ...int) huma.Operation {
	return huma.Operation{OperationID: id, Method: method, Path: "/api/v1" + path, Summary: summary, Description: description,
		Tags: []string{tag}, Errors: append([]int{http.StatusUnauthorized, http.StatusForbidden, http.StatusTooManyRequests,
			http.StatusInternalServerError, http.StatusServiceUnavailable}, errors...), MaxBodyBytes: mostBody}
}

// body is what a JSON route answers.
type body[T any] struct{ Body T }

// get adds a route that answers with one JSON object.
func get[In, Out any](s *Server, o huma.Operation, answer func(context.Context, *In) (Out, error)) {
	huma.Register(s.api, o, func(ctx context.Context, in *In) (*body[Out], error) {
		out, err := answer(ctx, in)
		if err != nil {
			return nil, s.failed(ctx, o, err)
		}
		return &body[Out]{out}, nil
	})
}

// failed is a problem; the log gets what users do not.
func (s *Server) failed(ctx context.Context, o huma.Operation, err error) error {
	p := problem(err)
	var status huma.StatusError
	if ctx.Err() == nil && asStatus(p, &status) && status.GetStatus() >= 500 {
		s.Log.Error("request failed", "operation", o.OperationID, "error", err.Error())
	}
	return p
}

// schema is the schema of a type, by reference.
func (s *Server) schema(v any) *huma.Schema {
	return s.api.OpenAPI().Components.Schemas.Schema(reflect.TypeOf(v), true, "")
}

func (s *Server) problems(o *huma.Operation) {
	for _, status := range o.Errors {
		o.Responses[strconv.Itoa(status)] = &huma.Response{Description: http.StatusText(status),
			Content: map[string]*huma.MediaType{"application/problem+json": {Schema: s.schema(huma.ErrorModel{})}}}
	}
}
