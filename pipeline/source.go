package pipeline

import (
	"dateline"
	"dateline/gazetteer"
)

// source completes a source by what is known of its outlet. What the input
// says stays.
func (with *parts) source(s dateline.Source) dateline.Source {
	known, ok := with.gazetteer.Outlet(s.Name)
	if !ok {
		return s
	}
	if s.Kind == "" || s.Kind == "unknown" {
		s.Kind = known.Kind
	}
	if s.Owner == "" {
		s.Owner = known.Owner
	}
	if s.Country == "" {
		s.Country = known.Country
	}
	return s
}

// CountryCode is the ISO 3166 alpha-3 code of a country by one of its names,
// "" when it is none.
func (p *Pipeline) CountryCode(name string) string {
	g, err := p.gazetteer()
	if err != nil {
		return ""
	}
	c, as, ok := g.Country(name)
	if !ok || as != gazetteer.AsName {
		return ""
	}
	return c.Code
}
