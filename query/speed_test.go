package query

import (
	"context"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"dateline/store"
)

// TestSpeed prints how long queries take on the record that DATELINE_SPEED_RECORD
// names: pages of 50 events by an actor, a type, a stretch of days and a place,
// each left out now and then, from the first query on. It must stay as it is:
// less than 50 ms for 95 of 100 at a million claims.
func TestSpeed(t *testing.T) {
	path := os.Getenv("DATELINE_SPEED_RECORD")
	if path == "" {
		t.Skip("DATELINE_SPEED_RECORD is not set")
	}
	start := time.Now()
	s, err := store.OpenExisting(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	t.Log("opened in", time.Since(start))
	ctx := context.Background()
	var actors, places, days []string
	for e, err := range s.Entities(ctx, store.Filter{Limit: 300}) {
		if err != nil {
			t.Fatal(err)
		}
		actors = append(actors, e.Name)
	}
	for c, err := range s.Count(ctx, store.Filter{}, store.ByPlace) {
		if err == nil && c.Name != "" && c.Count > 9 {
			places = append(places, c.Name)
		}
	}
	for c, err := range s.Count(ctx, store.Filter{}, store.ByDay) {
		if err == nil && len(c.Name) == len(time.DateOnly) && c.Count > 9 {
			days = append(days, c.Name)
		}
	}
	types := []string{"ASSAULT", "CONSULT", "ACCUSE", "COERCE", "AID", "PROTEST", "AGREE"}
	random := rand.New(rand.NewPCG(3, 5))
	some := func(of []string, share float64) string {
		if random.Float64() >= share {
			return ""
		}
		return of[random.IntN(len(of))]
	}
	took := map[string][]time.Duration{}
	for range 400 {
		q := Query{Actor: some(actors, 0.7), Type: some(types, 0.6), From: some(days, 0.6), Place: some(places, 0.4), Limit: 50}
		if q.From != "" {
			day, _ := time.Parse(time.DateOnly, q.From)
			q.To = day.AddDate(0, 0, random.IntN(30)).Format(time.DateOnly)
		}
		kind := ""
		for _, part := range [][2]string{{"actor ", q.Actor}, {"type ", q.Type}, {"days ", q.From}, {"place ", q.Place}} {
			if part[1] != "" {
				kind += part[0]
			}
		}
		start := time.Now()
		f, err := q.Filter(ctx, s, func(string) string { return "" })
		if err != nil {
			t.Fatal(err)
		}
		for _, err := range s.Events(ctx, f) {
			if err != nil {
				t.Fatal(err)
			}
		}
		took[kind] = append(took[kind], time.Since(start))
		took["all"] = append(took["all"], time.Since(start))
	}
	for kind, of := range took {
		slices.Sort(of)
		t.Logf("%s: n %d, median %v, p95 %v, most %v", kind, len(of), of[len(of)/2], of[len(of)*95/100], of[len(of)-1])
	}
}
