package server

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestDescription holds that the description names every route, with an
// operation id, a summary and its errors, and that all references lead somewhere.
func TestDescription(t *testing.T) {
	b := newBench(t, nil)
	w := b.ask("GET", "/openapi.json", "")
	var d struct {
		OpenAPI string
		Paths   map[string]map[string]struct {
			OperationID string                    `json:"operationId"`
			Summary     string                    `json:"summary"`
			Responses   map[string]map[string]any `json:"responses"`
		}
		Components struct{ Schemas map[string]any }
	}
	if err := json.Unmarshal(w.Body.Bytes(), &d); err != nil || d.OpenAPI != "3.1.0" {
		t.Fatalf("%v %s", err, d.OpenAPI)
	}
	seen := map[string]bool{}
	for path, methods := range d.Paths {
		for method, o := range methods {
			if o.OperationID == "" || seen[o.OperationID] || o.Summary == "" || len(o.Responses) < 4 {
				t.Errorf("%s %s: %q %q with %d responses", method, path, o.OperationID, o.Summary, len(o.Responses))
			}
			seen[o.OperationID] = true
		}
	}
	if len(seen) < 30 {
		t.Errorf("%d operations", len(seen))
	}
	for _, part := range strings.Split(w.Body.String(), `"$ref":"#/components/schemas/`)[1:] {
		name, _, _ := strings.Cut(part, `"`)
		if d.Components.Schemas[name] == nil {
			t.Errorf("no schema %s", name)
		}
	}
}
