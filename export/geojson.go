package export

import (
	"bufio"
	"encoding/json"
	"iter"

	"dateline"
)

// feature is an item as GeoJSON has it (RFC 7946): its point, null for what
// lies nowhere known, and the item itself as properties. A point is the middle
// of a place; "precision" in the item's "where" says how wide that is.
type feature struct {
	Type       string          `json:"type"`
	ID         string          `json:"id"`
	Geometry   *point          `json:"geometry"`
	Properties json.RawMessage `json:"properties"`
}

type point struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude, latitude
}

func pointOf(w *dateline.Where) *point {
	if w == nil || w.Lat == nil || w.Lon == nil {
		return nil
	}
	return &point{"Point", [2]float64{*w.Lon, *w.Lat}}
}

func (s Shape[T]) geojson(w *bufio.Writer, items iter.Seq2[T, error]) error {
	w.WriteString(`{"type":"FeatureCollection","features":[`)
	_, err := each(w, items, "\n", ",\n", func(item T) ([]byte, error) {
		properties, err := Marshal(item)
		if err != nil {
			return nil, err
		}
		f := feature{Type: "Feature", ID: s.ID(item), Properties: properties}
		if s.Where != nil {
			f.Geometry = pointOf(s.Where(item))
		}
		return Marshal(f)
	})
	if err != nil {
		return err
	}
	_, err = w.WriteString("\n]}\n")
	return err
}
