package pipeline

import (
	"context"
	"slices"

	"dateline"
	"dateline/gazetteer"
	"dateline/resolve"
	"dateline/store"
)

// deriving brings what follows from a record's reports up to date. Every round
// goes over what is kept of each report, which is little; only reports that are
// new, or of which something turned out otherwise, are opened, and only events
// whose claims changed are made again. What comes out is the same as from all
// reports at once, in any order.
type deriving struct {
	context.Context
	*store.Deriving
	reader   *resolve.Reader
	census   *resolve.Census
	register *resolve.Register
	filled   map[dateline.ReportID]resolve.Local // of each report what its claims were filled with
	points   []resolve.Point
	fresh    map[dateline.ClaimID]bool
	shrunk   map[uint64]bool // blocks that claims left
	weigher  *weigher
	opened   map[dateline.ReportID]*resolve.Opened // the first new reports, for all rounds
	archive  *archive
}

// maxOpened bounds the reports that are held through all rounds; of more new
// ones each round opens each again.
const maxOpened = 2000

// Derive brings what follows from the record's reports up to date: entities,
// events and what stands behind them. It does nothing when they are.
func (p *Pipeline) Derive(ctx context.Context, s *store.Store) error {
	behind, err := s.Behind(ctx, deriver)
	if err != nil || !behind {
		return err
	}
	g, err := p.gazetteer()
	if err != nil {
		return broken("gazetteer", err)
	}
	return s.Derive(ctx, deriver, func(d *store.Deriving) error { return newDeriving(ctx, d, g).all() })
}

func newDeriving(ctx context.Context, d *store.Deriving, g *gazetteer.Gazetteer) *deriving {
	reader := resolve.NewReader(g)
	out := &deriving{Context: ctx, Deriving: d, reader: reader, census: resolve.NewCensus(reader),
		filled: map[dateline.ReportID]resolve.Local{}, fresh: map[dateline.ClaimID]bool{}, shrunk: map[uint64]bool{}, opened: map[dateline.ReportID]*resolve.Opened{}}
	out.archive = newArchive(d.Testimony)
	out.weigher = &weigher{g, out.archive.get}
	return out
}

func (d *deriving) all() error {
	log, err := d.Log()
	if err != nil {
		return err
	}
	for _, round := range []func(store.Kept) error{d.vote, d.tell} {
		if err := d.each(round); err != nil {
			return err
		}
	}
	d.register = d.census.Conclude(log)
	if err := d.each(d.fill); err != nil {
		return err
	}
	if err := d.PutEntities(entities(d.register.Entities())); err != nil {
		return err
	}
	d.register, d.census, d.opened, d.filled = nil, nil, nil, nil
	return d.events(log)
}

// each goes one round over all reports.
func (d *deriving) each(round func(store.Kept) error) error {
	return d.Kept(func(k store.Kept) error {
		if err := d.Err(); err != nil {
			return err
		}
		return round(k)
	})
}

// vote is the first round: what kind each report takes each name to be. New
// reports are opened.
func (d *deriving) vote(k store.Kept) error {
	if !k.New() {
		local, err := d.local(k)
		if err == nil {
			d.census.Vote(local.Votes)
		}
		return err
	}
	o, err := d.open(k.Report)
	if err != nil {
		return err
	}
	d.census.Vote(o.Votes())
	local := d.reader.Tell(o, d.census.Kind) // as far as is known: mostly it stays so
	return d.Keep(k.Report, local.Encode(), k.Points)
}

// local is what is kept of a report.
func (d *deriving) local(k store.Kept) (*resolve.Local, error) {
	body, err := k.Body()
	if err != nil {
		return nil, err
	}
	return resolve.DecodeLocal(body)
}

// tell is the second round: what the things of each report are, once all votes
// are counted.
func (d *deriving) tell(k store.Kept) error {
	local, err := d.local(k)
	if err != nil {
		return err
	}
	if d.census.Stale(local) {
		o, err := d.open(k.Report)
		if err != nil {
			return err
		}
		filled := local.Filled
		local = d.reader.Tell(o, d.census.Kind)
		if local.Filled = 0; filled != 0 {
			local.Asked = []string{again}
		}
		if err := d.Keep(k.Report, local.Encode(), k.Points); err != nil {
			return err
		}
	}
	d.filled[k.Report] = resolve.Local{Asked: local.Asked, Filled: local.Filled}
	d.census.Count(k.Report, local)
	return nil
}

// again marks a report that was filled before and must be filled again.
const again = "\x00again"

// fill is the third round: the entities of the claims, and where these lie
// among others.
func (d *deriving) fill(k store.Kept) error {
	had, err := resolve.DecodePoints(k.Report, k.Points)
	if err != nil {
		return err
	}
	if known := d.filled[k.Report]; known.Filled != 0 && d.register.Sum(k.Report, &known) == known.Filled {
		d.points = append(d.points, had...)
		return nil
	}
	local, err := d.local(k)
	if err != nil {
		return err
	}
	known := local.Filled != 0 || slices.Contains(local.Asked, again)
	o, err := d.open(k.Report)
	if err != nil {
		return err
	}
	claims := d.register.Fill(d.reader.Again(o, local))
	fresh, err := d.PutReadings(k.Report, claims, !known)
	if err != nil {
		return err
	}
	for _, id := range fresh {
		d.fresh[id] = true
	}
	var points []resolve.Point
	about := resolve.TopicOf(claims)
	for i := range claims {
		if c := &claims[i]; c.Kind == dateline.EventClaim {
			points = append(points, resolve.PointOf(c, k.Published, about))
		}
	}
	d.left(had, points)
	d.points = append(d.points, points...)
	return d.Keep(k.Report, local.Encode(), resolve.EncodePoints(points))
}

// left notes the blocks that claims were in and are no more, or are at another
// time.
func (d *deriving) left(had, now []resolve.Point) {
	at := map[dateline.ClaimID]resolve.Point{}
	for _, p := range now {
		at[p.Claim] = p
	}
	for _, p := range had {
		if q, ok := at[p.Claim]; ok && q.Moment == p.Moment && slices.Equal(q.Blocks, p.Blocks) {
			continue
		}
		for _, b := range p.Blocks {
			d.shrunk[b] = true
		}
	}
}

func (d *deriving) open(id dateline.ReportID) (*resolve.Opened, error) {
	if o := d.opened[id]; o != nil {
		return o, nil
	}
	a, err := d.Account(id)
	if err != nil {
		return nil, err
	}
	o := d.reader.Open(account(a.Report, a.Mentions, a.Claims))
	if len(d.opened) < maxOpened {
		d.opened[id] = o
	}
	return o, nil
}

// events makes the events of components with news.
func (d *deriving) events(log []dateline.Judgement) error {
	for _, j := range log {
		if j.Verdict == dateline.Wrong && j.B == "" {
			if err := d.Unlink(dateline.ClaimID(j.A)); err != nil {
				return err
			}
		}
	}
	web := resolve.NewWeb(d.points, log)
	d.points = nil
	if err := d.Likenesses(web.Know); err != nil {
		return err
	}
	isFresh := func(id dateline.ClaimID) bool { return d.fresh[id] }
	if err := web.Link(resolve.News{Fresh: isFresh, Shrunk: d.shrunk, Open: d.archive.told, Found: d.PutLikeness}); err != nil {
		return err
	}
	return web.Components(func(c resolve.Component) error {
		if err := d.Err(); err != nil {
			return err
		}
		ids := c.Claims()
		if d.Made(c.Hash) && !slices.ContainsFunc(ids, isFresh) {
			return nil
		}
		return d.component(c, ids)
	})
}

func (d *deriving) component(c resolve.Component, ids []dateline.ClaimID) error {
	claims := make(map[dateline.ClaimID]dateline.Claim, len(ids))
	open := func(report dateline.ReportID, id dateline.ClaimID) (resolve.Told, error) {
		t, err := d.archive.told(report, id)
		if err == nil {
			claims[id] = *t.Claim
		}
		return t, err
	}
	events, judgements, err := c.Join(open)
	if err != nil {
		return err
	}
	for i := range events {
		var own []dateline.Claim
		for _, id := range events[i].Claims {
			own = append(own, claims[id])
		}
		if err := d.weigher.weigh(&events[i], own); err != nil {
			return err
		}
	}
	return d.PutEvents(ids, events, judgements)
}
