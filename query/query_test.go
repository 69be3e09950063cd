package query

import (
	"context"
	"errors"
	"strings"
	"testing"

	"dateline"
	"dateline/store"
)

func TestMistakes(t *testing.T) {
	for want, q := range map[string]Query{
		"from yesterday: a date is":       {From: "yesterday"},
		"to 2023-13: a date is":           {To: "2023-13"},
		"status maybe: it is one of":      {Status: "maybe"},
		"limit -1: no less than 0":        {Limit: -1},
		"min-origins -2: no less than 0":  {MinOrigins: -2},
		"from 2023-09-31: a date is 2023": {From: "2023-09-31"},
	} {
		var m *Mistake
		if err := q.Check(); !errors.As(err, &m) || !strings.HasPrefix(m.Name+" "+m.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestFilter(t *testing.T) {
	s, err := store.Open(t.TempDir() + "/record.db")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx := context.Background()
	err = s.Derive(ctx, "test", func(d *store.Deriving) error {
		return d.PutEntities([]dateline.Entity{
			{ID: "e_1", Name: "Kim Jong Un", Aliases: []string{"Kim Jong-un"}, Country: "PRK", Mentions: 3},
			{ID: "e_2", Name: "Kim Yo-jong", Country: "PRK", Mentions: 2},
			{ID: "e_3", Name: "PRK Party", Mentions: 1}, {ID: "e_4", Name: "&", Mentions: 1}})
	})
	if err != nil {
		t.Fatal(err)
	}
	country := func(name string) string { return map[string]string{"Russia": "RUS"}[name] }
	for actor, want := range map[string]string{"kim": "e_1 e_2", "jong un": "e_1", "JONG-UN kim": "e_1", "PRK": "e_1 e_2 e_3", "e_9": "e_9", "nobody": "", "&": "e_4", "Jon": "", `"`: ""} {
		f, err := Query{Actor: actor, To: "2023-09", Place: "Russia"}.Filter(ctx, s, country)
		var got []string
		for _, id := range f.Actors {
			got = append(got, string(id))
		}
		if err != nil || strings.Join(got, " ") != want || f.NoActor != (want == "") || f.To != "2023-10-01" || f.Country != "RUS" {
			t.Errorf("%s: got %+v, %v, want %s", actor, f, err, want)
		}
	}
}
