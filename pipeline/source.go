package pipeline

import "dateline"

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
