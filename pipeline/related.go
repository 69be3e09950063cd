package pipeline

import (
	"context"

	"dateline"
	"dateline/resolve"
	"dateline/store"
)

const (
	mostPartners   = 6   // participants through which related events are looked for
	mostCandidates = 400 // events of one participant that are looked at
	mostRelations  = 24
)

// Related are the events that an event is tied to though it is none of them:
// the plan of what happened and what came of a plan, an allegation and its
// denial. They are looked for among the events of its participants.
func (p *Pipeline) Related(ctx context.Context, s *store.Store, e dateline.Event) ([]dateline.Relation, error) {
	r := relating{ctx: ctx, store: s, archive: archiveOf(ctx, s)}
	own, err := r.told(e.ID)
	if err != nil {
		return nil, err
	}
	seen := map[dateline.EventID]bool{e.ID: true}
	for _, a := range e.Participants[:min(len(e.Participants), mostPartners)] {
		if a.Entity == "" {
			continue
		}
		for other, err := range s.Lines(ctx, store.Filter{Actors: []dateline.EntityID{a.Entity}, Limit: mostCandidates, Newest: true}) {
			if err != nil {
				return nil, err
			}
			if seen[other.ID] || !mayRelate(e.Type, e.Status, other) {
				continue
			}
			seen[other.ID] = true
			theirs, err := r.told(other.ID)
			if err != nil {
				return nil, err
			}
			if kind := resolve.Relate(own, theirs); kind != "" && len(r.found) < mostRelations {
				r.found = append(r.found, dateline.Relation{Kind: kind, Event: other.ID, Summary: other.Summary})
			}
		}
	}
	return r.found, nil
}

// mayRelate spares reading the claims of events that can not be related.
func mayRelate(kind string, status dateline.Status, other store.Line) bool {
	if (status == dateline.Planned) != (other.Status == dateline.Planned) {
		return true
	}
	return kind == "ACCUSE" && other.Type == "REJECT" || kind == "REJECT" && other.Type == "ACCUSE"
}

type relating struct {
	ctx     context.Context
	store   *store.Store
	archive *archive
	found   []dateline.Relation
}

// told are the claims of an event with what their reports are about.
func (r *relating) told(id dateline.EventID) ([]resolve.Told, error) {
	var out []resolve.Told
	for c, err := range r.store.Claims(r.ctx, store.Filter{Event: id}) {
		if err != nil {
			return nil, err
		}
		t, err := r.archive.get(c.Report)
		if err != nil {
			return nil, err
		}
		out = append(out, resolve.Told{Claim: &c, Published: t.report.Published, About: t.about})
	}
	return out, nil
}
