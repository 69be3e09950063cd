package server

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"dateline/query"
	"dateline/store"
)

type mapIn struct {
	Filters
	Zoom int    `query:"zoom" minimum:"0" maximum:"18" default:"2" doc:"of web maps: at 0 the world is 256 pixels wide"`
	Box  string `query:"box" maxLength:"100" doc:"west,south,east,north in degrees; west may be greater than east" example:"20,40,60,60"`
}

// mapOut is GeoJSON (RFC 7946).
type mapOut struct {
	Type     string    `json:"type" enum:"FeatureCollection"`
	Features []cluster `json:"features"`
	Unplaced int       `json:"unplaced" doc:"filtered events that have no coordinates"`
}

// cluster is what lies within about 40 pixels of one another, of one width of
// places: countries are areas, not pins.
type cluster struct {
	Type       string        `json:"type" enum:"Feature"`
	Geometry   geometry      `json:"geometry"`
	Properties clusterOfWhat `json:"properties"`
}

type geometry struct {
	Type        string     `json:"type" enum:"Point"`
	Coordinates [2]float64 `json:"coordinates" doc:"longitude, latitude: the middle of the places"`
}

type clusterOfWhat struct {
	Events    int            `json:"events"`
	Precision string         `json:"precision" doc:"facility, city, district, region, country, sea"`
	Country   string         `json:"country,omitempty" doc:"where all lie in one"`
	Name      string         `json:"name" doc:"the most common place"`
	Places    int            `json:"places" doc:"different names"`
	Status    map[string]int `json:"status"`
	From      string         `json:"from,omitempty" doc:"of the earliest"`
	To        string         `json:"to,omitempty" doc:"of the latest"`
	Some      []timelineMark `json:"some" doc:"the first ten"`
}

func (s *Server) geography(*http.ServeMux) {
	drawn(s, op("map", http.MethodGet, "/map", "views", "Map", "Events in space as GeoJSON, clustered for a zoom.", http.StatusUnprocessableEntity), mapOut{}, s.mapWritten)
}

func (s *Server) mapWritten(ctx context.Context, in *mapIn) ([]byte, error) {
	key := ""
	if in.Filters == (Filters{}) && in.Box == "" {
		key = "map " + strconv.Itoa(in.Zoom)
	}
	return written(ctx, s, key, func() (mapOut, error) { return s.mapOf(ctx, in) })
}

func (s *Server) mapOf(ctx context.Context, in *mapIn) (mapOut, error) {
	out := mapOut{Type: "FeatureCollection", Features: []cluster{}}
	inside, err := box(in.Box)
	if err != nil {
		return out, err
	}
	f, err := s.filter(ctx, in.Filters)
	if err != nil {
		return out, err
	}
	for c, err := range s.Store.Count(ctx, f, store.ByLocated) {
		if err != nil {
			return out, err
		}
		if c.Name == "0" {
			out.Unplaced = c.Count
		}
	}
	f.Located = true
	g := gathering{zoom: in.Zoom, at: map[string]*heap{}}
	for l, err := range s.Store.Lines(ctx, f) {
		if err != nil {
			return out, err
		}
		if inside(*l.Lon, *l.Lat) {
			g.add(l)
		}
	}
	out.Features = g.clusters()
	return out, nil
}

// box reads west,south,east,north; "" is the world.
func box(asked string) (func(lon, lat float64) bool, error) {
	if asked == "" {
		return func(float64, float64) bool { return true }, nil
	}
	parts := strings.Split(asked, ",")
	var v [4]float64
	for i := range v {
		f, err := 0.0, error(nil)
		if len(parts) == 4 {
			f, err = strconv.ParseFloat(strings.TrimSpace(parts[i]), 64)
		}
		if len(parts) != 4 || err != nil || math.IsNaN(f) || math.Abs(f) > 360 {
			return nil, &query.Mistake{Name: "box", Value: asked, Reason: "it is west,south,east,north in degrees"}
		}
		v[i] = f
	}
	return func(lon, lat float64) bool {
		if lat < v[1] || lat > v[3] {
			return false
		}
		if v[0] <= v[2] {
			return lon >= v[0] && lon <= v[2]
		}
		return lon >= v[0] || lon <= v[2] // across the date line
	}, nil
}

// gathering puts events that lie close at a zoom together.
type gathering struct {
	zoom int
	at   map[string]*heap
	keys []string
}

// heap is a cluster in the making.
type heap struct {
	cluster
	lon, lat  float64 // sums
	names     map[string]int
	countries map[string]bool
}

// add puts an event with others of its cell: 40 pixels of a web map at this
// zoom (Mercator), and of countries by country.
func (g *gathering) add(l store.Line) {
	key := "country " + l.Country
	if l.Spot != "country" {
		pixels := 256 * math.Exp2(float64(g.zoom))
		lat := math.Max(-85, math.Min(85, *l.Lat)) * math.Pi / 180
		x := (*l.Lon + 180) / 360 * pixels
		y := (1 - math.Log(math.Tan(lat)+1/math.Cos(lat))/math.Pi) / 2 * pixels
		key = fmt.Sprintf("%s %d %d", l.Spot, int(x/40), int(y/40))
	}
	h := g.at[key]
	if h == nil {
		h = &heap{names: map[string]int{}, countries: map[string]bool{}}
		h.Type, h.Geometry.Type = "Feature", "Point"
		h.Properties.Precision, h.Properties.Status, h.Properties.Some = l.Spot, map[string]int{}, []timelineMark{}
		g.at[key], g.keys = h, append(g.keys, key)
	}
	h.add(l)
}

func (h *heap) add(l store.Line) {
	p := &h.Properties
	p.Events++
	p.Status[string(l.Status)]++
	h.lon, h.lat = h.lon+*l.Lon, h.lat+*l.Lat
	h.names[l.Place]++
	h.countries[l.Country] = true
	if l.From != "" && (p.From == "" || l.From < p.From) {
		p.From = l.From
	}
	p.To = max(p.To, l.To)
	if len(p.Some) < 10 {
		p.Some = append(p.Some, markOf(l))
	}
}

// clusters are the clusters, the greatest first.
func (g *gathering) clusters() []cluster {
	out := []cluster{}
	for _, key := range g.keys {
		h := g.at[key]
		n := float64(h.Properties.Events)
		h.Geometry.Coordinates = [2]float64{round(h.lon / n), round(h.lat / n)}
		h.Properties.Places = len(h.names)
		for name, count := range h.names {
			best := h.names[h.Properties.Name]
			if count > best || count == best && name < h.Properties.Name {
				h.Properties.Name = name
			}
		}
		if len(h.countries) == 1 {
			for c := range h.countries {
				h.Properties.Country = c
			}
		}
		out = append(out, h.cluster)
	}
	slices.SortStableFunc(out, func(a, b cluster) int { return cmp.Compare(b.Properties.Events, a.Properties.Events) })
	return out
}

// round keeps five places: about a metre.
func round(degrees float64) float64 { return math.Round(degrees*1e5) / 1e5 }
