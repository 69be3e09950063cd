package extract

import (
	"strings"

	"dateline/gazetteer"
)

// What counts as near, in kilometres, and how many of the names of a report
// are asked: a report that names more is a list.
const (
	nearKilometres = 150
	nearNames      = 200
)

// nearer adds to the options of every name what the other places of the report
// say: those around them, and those of the same first-order division.
func nearer(keys []string, options map[string]gazetteer.Senses, chosen map[string]gazetteer.Sense) {
	var anchors []string
	for _, k := range keys {
		if c := chosen[k]; c.Known() && c.Place.Precision != "country" && c.Place.Precision != "sea" && c.Place.Country != "" && len(anchors) < nearNames {
			anchors = append(anchors, k)
		}
	}
	for _, k := range keys[:min(len(keys), nearNames)] {
		for i := range options[k] {
			o := &options[k][i]
			if o.Place.Precision == "country" || o.Place.Precision == "sea" {
				continue
			}
			around := 0.0
			for _, a := range anchors {
				switch c := chosen[a].Place; {
				case a == k:
				case c.Precision != "region" && gazetteer.Distance(c.Lat, c.Lon, o.Place.Lat, o.Place.Lon) < nearKilometres:
					around++
				case c.Country == o.Place.Country && c.Precision == "region" && o.Place.Precision == "region" && c.Admin1 == "" && o.Place.Admin1 == "":
					around++ // a list of states
				case c.Country == o.Place.Country && o.Place.Admin1 != "" && (c.Admin1 == o.Place.Admin1 || c.Name == o.Place.Admin1):
					around++
				}
			}
			o.Weight += min(1.8, 0.6*around)
		}
	}
}

// settle gives names that the gazetteer lacks a rough place where the report
// leaves little doubt: that of the known place behind them ("Royal Street in
// New Orleans"), or of where most of the report's places lie. They are no more
// precise than a region.
func (d *document) settle(found []namedPlace) {
	main, sure := mainPlace(found)
	for i := range found {
		f := &found[i]
		if f.meant.Known() || f.inside {
			continue
		}
		c, ok := main, sure
		if i+1 < len(found) {
			if next := found[i+1]; next.meant.Known() && local(next.meant.Place) && within(d.report.Text[f.span.End:max(f.span.End, next.span.Start)]) {
				c, ok = next.meant.Place, true
			}
		}
		if ok {
			c.Name, c.ID, c.Precision = f.name, 0, "region"
			f.meant = gazetteer.Sense{Place: c}
		}
	}
}

// local reports whether a place is small enough to tell where another is.
func local(p gazetteer.Place) bool {
	return p.Country != "" && (p.Precision == "city" || p.Precision == "district" || p.Precision == "facility")
}

// within reports whether the words between two names put the first in the second.
func within(s string) bool {
	switch strings.TrimSpace(s) {
	case ",", "in", "of", ", in", "(", "near", ", near", "at":
		return true
	}
	return false
}

// mainPlace is the place of a report that most of its local places lie around;
// sure when they are two thirds of them and at least two mentions.
func mainPlace(found []namedPlace) (gazetteer.Place, bool) {
	var places []gazetteer.Place
	for _, f := range found {
		if f.meant.Known() && !f.inside && local(f.meant.Place) && len(places) < nearNames {
			places = append(places, f.meant.Place)
		}
	}
	best, most := gazetteer.Place{}, 0
	for _, p := range places {
		n := 0
		for _, q := range places {
			if gazetteer.Distance(p.Lat, p.Lon, q.Lat, q.Lon) < nearKilometres {
				n++
			}
		}
		if n > most {
			best, most = p, n
		}
	}
	return best, most >= 2 && 3*most >= 2*len(places)
}
