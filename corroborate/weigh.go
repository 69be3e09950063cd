package corroborate

import (
	"slices"
	"strings"

	"dateline"
)

// Weigh says what stands behind one event. The claims may be more than those
// of the event; only its own are read.
//
// Origins are those of the reports that affirm the event as something that
// happened; of an event that none affirms, those of all that speak of it.
func (o *Origins) Weigh(event dateline.Event, claims []dateline.Claim) dateline.Corroboration {
	own := ownClaims(event, claims)
	a := byReport(own)
	f := o.fold(a)
	c := dateline.Corroboration{Reports: len(a), Folds: f.sorted(), Properties: properties(own, f)}
	affirming := map[dateline.ReportID]bool{}
	for _, k := range own {
		if affirms(k) {
			affirming[k.Report] = true
		}
	}
	c.Origins = f.origins(func(id dateline.ReportID) bool { return affirming[id] })
	c.Status = status(own, c.Origins)
	if c.Origins == 0 {
		c.Origins = f.all()
	}
	return c
}

// ownClaims are the claims of an event, sorted by id, each once.
func ownClaims(event dateline.Event, claims []dateline.Claim) []*dateline.Claim {
	in := map[dateline.ClaimID]bool{}
	for _, id := range event.Claims {
		in[id] = true
	}
	var out []*dateline.Claim
	for i := range claims {
		if in[claims[i].ID] {
			out = append(out, &claims[i])
		}
	}
	slices.SortFunc(out, func(a, b *dateline.Claim) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return slices.CompactFunc(out, func(a, b *dateline.Claim) bool { return a.ID == b.ID })
}

// stand is how one claim stands to the event: affirmed, denied, planned or unknown.
func stand(c *dateline.Claim) string {
	switch {
	case c.Stance.Polarity == "denied":
		return "denied"
	case c.Stance.Polarity == "unknown" || c.Stance.Modality == "hypothetical":
		return "unknown"
	case c.Stance.Modality == "planned":
		return "planned"
	}
	return "affirmed"
}

func affirms(c *dateline.Claim) bool { return stand(c) == "affirmed" }

// status says how the event stands. An event that one report affirms and
// another denies is disputed; one that nobody affirms is planned, or denied:
// "not confirmed" is no report that it happened.
func status(claims []*dateline.Claim, origins int) dateline.Status {
	affirm, deny := map[dateline.ReportID]bool{}, map[dateline.ReportID]bool{}
	stands := map[string]int{}
	for _, c := range claims {
		s := stand(c)
		stands[s]++
		switch s {
		case "affirmed":
			affirm[c.Report] = true
		case "denied":
			deny[c.Report] = true
		}
	}
	for id := range deny {
		for other := range affirm {
			if other != id {
				return dateline.Disputed
			}
		}
	}
	switch {
	case stands["affirmed"] > 0 && origins > 1:
		return dateline.Corroborated
	case stands["affirmed"] > 0:
		return dateline.Reported
	case stands["planned"] > 0 || stands["denied"] == 0 && onlyHypothetical(claims):
		return dateline.Planned
	}
	return dateline.Denied
}

// onlyHypothetical reports whether all claims put the event as a possibility
// ahead, without denying or doubting it.
func onlyHypothetical(claims []*dateline.Claim) bool {
	for _, c := range claims {
		if c.Stance.Polarity != "affirmed" {
			return false
		}
	}
	return true
}
