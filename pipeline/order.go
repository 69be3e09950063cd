package pipeline

import (
	"context"
	"iter"
)

// answer is what became of one item.
type answer[T any] struct {
	value T
	err   error
}

// inOrder does the work for every item of in on several workers and yields the
// answers in the order of the items, with errors of in in their places. At most
// three items a worker are held at a time, whatever the length of in. in is
// read on a goroutine of its own, which may still wait for it when the caller
// stops early.
func inOrder[In, Out any](ctx context.Context, in iter.Seq2[In, error], workers int, work func(In) (Out, error)) iter.Seq2[Out, error] {
	return func(yield func(Out, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		line := make(chan chan answer[Out], 2*workers)
		go feed(ctx, in, workers, work, line)
		for {
			select {
			case <-ctx.Done():
				return
			case reply, more := <-line:
				if !more {
					return
				}
				a := <-reply
				if !yield(a.value, a.err) {
					return
				}
			}
		}
	}
}

// feed puts a reply for every item in line and has the items worked on.
func feed[In, Out any](ctx context.Context, in iter.Seq2[In, error], workers int, work func(In) (Out, error), line chan<- chan answer[Out]) {
	defer close(line)
	busy := make(chan struct{}, workers)
	for item, err := range in {
		reply := make(chan answer[Out], 1)
		select {
		case <-ctx.Done():
			return
		case line <- reply:
		}
		if err != nil {
			reply <- answer[Out]{err: err}
			continue
		}
		busy <- struct{}{}
		go func() {
			defer func() { <-busy }()
			value, err := work(item)
			reply <- answer[Out]{value, err}
		}()
	}
}
