package pipeline

import (
	"context"
	"iter"
)

const (
	// together is the most work, in weights, that a worker takes at a time, and
	// ahead the work a worker that may be under way or waiting.
	together = 12
	ahead    = 3 * together
)

// answer is what became of one item.
type answer[T any] struct {
	value T
	err   error
}

// job is an item on its way, of some weight from 1 to together.
type job[In, Out any] struct {
	item   In
	weight int
	reply  chan<- answer[Out]
}

// order is how items are worked on in the order they come: several at a time on
// several workers, of which each takes what is waiting, up to a limit.
type order[In, Out any] struct {
	workers int
	weight  func(In) int
	work    func([]In) []answer[Out] // one answer an item
}

// run yields the answers in the order of the items, with errors of in in their
// places. No more than ahead items a worker are held at a time, fewer if they are
// heavy, whatever the length of in. in is read on a goroutine of its own, which
// may still wait for it when the caller stops early.
func (o order[In, Out]) run(ctx context.Context, in iter.Seq2[In, error]) iter.Seq2[Out, error] {
	return func(yield func(Out, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		line := make(chan (<-chan answer[Out]), ahead*o.workers)
		go o.feed(ctx, in, line)
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
func (o order[In, Out]) feed(ctx context.Context, in iter.Seq2[In, error], line chan<- (<-chan answer[Out])) {
	defer close(line)
	waiting := make(chan job[In, Out], ahead*o.workers)
	defer close(waiting)
	room := make(chan struct{}, ahead*o.workers)
	for range o.workers {
		go o.worker(ctx, waiting, room)
	}
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
		j := job[In, Out]{item, max(1, min(o.weight(item), together)), reply}
		for range j.weight {
			room <- struct{}{}
		}
		waiting <- j
	}
}

// worker takes jobs until there are no more. After a stop it only clears the way.
func (o order[In, Out]) worker(ctx context.Context, waiting <-chan job[In, Out], room <-chan struct{}) {
	for first := range waiting {
		jobs := o.gather(first, waiting)
		if ctx.Err() == nil {
			o.do(jobs)
		}
		for _, j := range jobs {
			for range j.weight {
				<-room
			}
		}
	}
}

func (o order[In, Out]) do(jobs []job[In, Out]) {
	items := make([]In, len(jobs))
	for i, j := range jobs {
		items[i] = j.item
	}
	for i, a := range o.work(items) {
		jobs[i].reply <- a
	}
}

// gather adds to a job a worker's share of what else is waiting, without waiting
// for more.
func (o order[In, Out]) gather(first job[In, Out], waiting <-chan job[In, Out]) []job[In, Out] {
	jobs, weight := []job[In, Out]{first}, first.weight
	for share := len(waiting) / o.workers; share > 0 && weight < together; share-- {
		select {
		case j, more := <-waiting:
			if !more {
				return jobs
			}
			jobs, weight = append(jobs, j), weight+j.weight
		default:
			return jobs
		}
	}
	return jobs
}
