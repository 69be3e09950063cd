package store

import (
	"context"
	"testing"

	"dateline"
)

// derived is what follows from the reports of a test.
type derived struct {
	Entities   []dateline.Entity
	Claims     []dateline.Claim // with their entities
	Events     []dateline.Event
	Judgements []dateline.Judgement // of the claims
	Maker      string
}

// replace puts it in place of what the record had of the same things.
func replace(t *testing.T, s *Store, d derived) {
	t.Helper()
	err := s.Derive(context.Background(), d.Maker, func(k *Deriving) error {
		var ids []dateline.ClaimID
		of := map[dateline.ReportID][]dateline.Claim{}
		for _, c := range d.Claims {
			of[c.Report] = append(of[c.Report], c)
			ids = append(ids, c.ID)
		}
		for report, claims := range of {
			if _, err := k.PutReadings(report, claims, false); err != nil {
				return err
			}
		}
		if err := k.PutEntities(d.Entities); err != nil {
			return err
		}
		return k.PutEvents(ids, d.Events, d.Judgements)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// accounts are what the record holds as it was read, by report.
func accounts(t *testing.T, s *Store) []Account {
	t.Helper()
	var out []Account
	err := s.Derive(context.Background(), "", func(d *Deriving) error {
		return d.Kept(func(k Kept) error {
			a, err := d.Account(k.Report)
			out = append(out, a)
			return err
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
