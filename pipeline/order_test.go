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
	for got, err := range inOrder(context.Background(), numbers(100, &made), 8, work) {
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
	for range inOrder(context.Background(), numbers(1000, &made), 2, func(i int) (int, error) { return i, nil }) {
		if ahead := made.Load() - int64(done); ahead > 10 {
			t.Fatalf("%d items ahead of the reader", ahead)
		}
		if done++; done == 50 {
			break
		}
	}
}

func TestInOrderStops(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	var made atomic.Int64
	n := 0
	for range inOrder(ctx, numbers(1_000_000, &made), 2, func(i int) (int, error) { return i, nil }) {
		if n++; n == 20 {
			stop()
		}
	}
	if n > 40 {
		t.Errorf("%d answers after the stop", n-20)
	}
}
