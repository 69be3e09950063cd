package store

import (
	"encoding/json"

	"dateline"
)

// moves count in how many places of claims an entity came to stand for another.
type moves map[dateline.EntityID]map[dateline.EntityID]int

// compare notes the places of a claim whose entity is another than it was in an
// older reading, given as JSON. A reading without entities has nothing to say.
func (m moves) compare(old json.RawMessage, now dateline.Claim) error {
	var c dateline.Claim
	if err := json.Unmarshal(old, &c); err != nil {
		return err
	}
	for i := range min(len(c.Arguments), len(now.Arguments)) {
		if was, is := c.Arguments[i], now.Arguments[i]; was.Start == is.Start && was.End == is.End {
			m.move(was.Entity, is.Entity)
		}
	}
	for i := range min(len(c.Attribution), len(now.Attribution)) {
		m.move(c.Attribution[i].Entity, now.Attribution[i].Entity)
	}
	if c.Where != nil && now.Where != nil {
		m.move(c.Where.Entity, now.Where.Entity)
	}
	return nil
}

func (m moves) move(from, to dateline.EntityID) {
	if from == "" || to == "" || from == to {
		return
	}
	if m[from] == nil {
		m[from] = map[dateline.EntityID]int{}
	}
	m[from][to]++
}

// heir is the entity that took most places of one that is no more, "" none.
func (m moves) heir(gone dateline.EntityID) (heir dateline.EntityID) {
	most := 0
	for to, n := range m[gone] {
		if n > most || n == most && to < heir {
			heir, most = to, n
		}
	}
	return heir
}

// inherit notes that the event of a row was named after a claim that it loses, so
// that its id leads to where the claim goes.
func (d *Deriving) inherit(c dateline.ClaimID, row int64) error {
	return d.exec("INSERT OR REPLACE INTO heirs (id, claim) SELECT id, ? FROM lines WHERE k = ? AND id = ?", key(c), row, key(dateline.EventIDOf(c)))
}

// bequeath notes which entity has the places of one that is no more, and that
// what led to that one leads there too.
func (d *Deriving) bequeath(gone dateline.EntityID) error {
	heir := d.moves.heir(gone)
	if heir == "" {
		return nil
	}
	if err := d.exec("UPDATE entity_heirs SET heir = ? WHERE heir = ?", key(heir), key(gone)); err != nil {
		return err
	}
	return d.exec("INSERT OR REPLACE INTO entity_heirs (id, heir) VALUES (?, ?)", key(gone), key(heir))
}
