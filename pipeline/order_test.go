package pipeline

import (
	"context"
	"errors"
	"iter"
	"strconv"
	"sync/atomic"
	"testing"
	"time"
)

// each makes one answer an item, and fails if a worker takes too many.
func each[In, Out any](t *testing.T, workers int, work func(In) (Out, error)) order[In, Out] {
	return order[In, Out]{workers, func(In) int { return 1 }, func(items []In) []answer[Out] {
		if len(items) == 0 || len(items) > together {
			t.Errorf("%d items at a time", len(items))
		}
		var out []answer[Out]
		for _, item := range items {
			value, err := work(item)
			out = append(out, answer[Out]{value, err})
		}
		return out
	}}
}

func same(i int) (int, error) { return i, nil }

func numbers(n int, made *atomic.Int64) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		for i := range n {
			made.Add(1)
			var err error
			if i%10 == 7 {
				err = errors.New("bad " + strconv.Itoa(i))
			}
			if !yield(i, err) {
				return
			}
		}
	}
}

// TestInOrder holds that answers and errors come in the order of the items,
// however long each takes.
func TestInOrder(t *testing.T) {
	var made atomic.Int64
	work := func(i int) (string, error) {
		time.Sleep(time.Duration((i*7)%5) * time.Millisecond)
		return strconv.Itoa(i), nil
	}
	n := 0
	for got, err := range each(t, 8, work).run(context.Background(), numbers(100, &made)) {
		want, bad := strconv.Itoa(n), "bad "+strconv.Itoa(n)
		if err == nil && got != want || err != nil && err.Error() != bad || (err != nil) != (n%10 == 7) {
			t.Errorf("at %d: %q, %v", n, got, err)
		}
		n++
	}
	if n != 100 {
		t.Errorf("%d answers, want 100", n)
	}
}

// TestInOrderHoldsFew holds that a slow reader does not make the items pile up.
func TestInOrderHoldsFew(t *testing.T) {
	var made atomic.Int64
	done := 0
	for range each(t, 2, same).run(context.Background(), numbers(1000, &made)) {
		if most := made.Load() - int64(done); most > 2*(2*ahead+2) { // waiting or under way, and done but not yet taken
			t.Fatalf("%d items ahead of the reader", most)
		}
		if done++; done == 500 {
			break
		}
	}
}

func TestInOrderStops(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	var made atomic.Int64
	n := 0
	for range each(t, 2, same).run(ctx, numbers(1_000_000, &made)) {
		if n++; n == 20 {
			stop()
		}
	}
	if n > 20+2*2*ahead {
		t.Errorf("%d answers after the stop", n-20)
	}
}

// TestOrderHeavy holds that heavy items go alone, and that fewer of them are held.
func TestOrderHeavy(t *testing.T) {
	var made atomic.Int64
	done := int64(0)
	heavy := each(t, 2, same)
	heavy.weight = func(int) int { return 1000 }
	one := heavy.work
	heavy.work = func(items []int) []answer[int] {
		if len(items) != 1 {
			t.Errorf("%d heavy items at a time", len(items))
		}
		time.Sleep(time.Millisecond)
		return one(items)
	}
	for range heavy.run(context.Background(), numbers(60, &made)) {
		if done++; made.Load()-done > 40 {
			t.Errorf("%d heavy items ahead of the reader", made.Load()-done)
		}
	}
	if done != 60 {
		t.Errorf("%d answers, want 60", done)
	}
}
