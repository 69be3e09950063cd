package server

import (
	"context"
	"errors"
	"os"
	"sync"
	"time"

	"dateline"
	"dateline/analyze"
	"dateline/pipeline"

	"iter"
)

// work does what requests leave to be done, one thing at a time: it reads
// reports in and derives what follows from judgements.
type work struct {
	Config
	jobs chan *job
	kick chan struct{}
	warm func(context.Context) // finds what readers will ask of a record that changed
	cool func()                // ends the last warming

	mu      sync.Mutex
	all     []*job // the last ones, oldest first
	waiting []chan struct{}
	heard   map[chan news]struct{}
	quiet   bool
}

// Limits of what waits.
const (
	mostJobs     = 8
	keptJobs     = 50
	mostFailures = 1000
	mostHearers  = 64
)

// jobState is a job as users see it.
type jobState struct {
	ID       string         `json:"id"`
	State    string         `json:"state" enum:"waiting,reading,done,failed"`
	By       string         `json:"by" doc:"who asked"`
	Inputs   []string       `json:"inputs" doc:"names of the files"`
	Tally    pipeline.Tally `json:"tally"`
	Failures []failure      `json:"failures" doc:"reports that could not be read; the first 1000"`
	Reason   string         `json:"reason,omitempty" doc:"why the job as a whole failed"`
	Asked    string         `json:"asked"`
	Ended    string         `json:"ended,omitempty"`
}

// failure is a report that could not be read.
type failure struct {
	Input  string `json:"input"`
	Step   string `json:"step"`
	Reason string `json:"reason"`
	Hint   string `json:"hint"`
}

func failureOf(err error) failure {
	e := &dateline.Error{Step: "read", Reason: err.Error()}
	errors.As(err, &e)
	return failure{e.Input, e.Step, e.Reason, e.Hint}
}

// job is reports to be read.
type job struct {
	jobState
	folder  string // temporary; removed at the end
	reports func(context.Context) iter.Seq2[analyze.Given, error]
}

// news is what listeners hear.
type news struct {
	kind string // job, failed, record
	data any
}

func newWork(c Config) *work {
	return &work{Config: c, jobs: make(chan *job, mostJobs), kick: make(chan struct{}, 1), cool: func() {}, heard: map[chan news]struct{}{}}
}

func (w *work) run(ctx context.Context) {
	defer func() { w.cool() }()
	if w.Store.ReadOnly() {
		w.rewarm(ctx)
	} else {
		w.derive(ctx) // what a run that was cut off left behind
	}
	for {
		select {
		case <-ctx.Done():
			w.drop()
			return
		case j := <-w.jobs:
			w.read(ctx, j)
		case <-w.kick:
			w.derive(ctx)
		}
	}
}

// drop removes what waiting jobs left on the disk.
func (w *work) drop() {
	for {
		select {
		case j := <-w.jobs:
			os.RemoveAll(j.folder)
		default:
			return
		}
	}
}

// ask puts a job in the queue; false when it is full.
func (w *work) ask(j *job) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	select {
	case w.jobs <- j:
	default:
		return false
	}
	if w.all = append(w.all, j); len(w.all) > keptJobs {
		w.all = w.all[1:]
	}
	return true
}

func (w *work) read(ctx context.Context, j *job) {
	defer os.RemoveAll(j.folder)
	w.change(j, func(s *jobState) { s.State = "reading" })
	last := time.Now()
	tally, err := w.Pipeline.Ingest(ctx, w.Store, j.reports(ctx), pipeline.Watch{
		Failed: func(err error) {
			f := failureOf(err)
			w.mu.Lock()
			if len(j.Failures) < mostFailures {
				j.Failures = append(j.Failures, f)
			}
			w.mu.Unlock()
			w.tell(news{"failed", struct {
				Job string `json:"job"`
				failure
			}{j.ID, f}})
		},
		Progress: func(t pipeline.Tally) {
			if time.Since(last) > time.Second/4 {
				last = time.Now()
				w.change(j, func(s *jobState) { s.Tally = t })
			}
		},
	})
	w.change(j, func(s *jobState) {
		s.State, s.Tally, s.Ended = "done", tally, time.Now().UTC().Format(time.RFC3339)
		if err != nil {
			s.State, s.Reason = "failed", failureOf(err).Reason
		}
	})
	w.settled(ctx)
}

func (w *work) derive(ctx context.Context) {
	if err := w.Pipeline.Derive(ctx, w.Store); err != nil && ctx.Err() == nil {
		w.Log.Error("derive", "error", err.Error())
		return
	}
	w.settled(ctx)
}

// settled says that the record follows from all that was said.
func (w *work) settled(ctx context.Context) {
	w.mu.Lock()
	waiting := w.waiting
	w.waiting = nil
	w.mu.Unlock()
	for _, done := range waiting {
		close(done)
	}
	version, _ := w.Store.Version(ctx)
	w.tell(news{"record", map[string]string{"version": version}})
	w.rewarm(ctx)
}

// rewarm begins to warm anew.
func (w *work) rewarm(ctx context.Context) {
	w.cool()
	ctx, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	w.cool = func() { stop(); <-done }
	go func() {
		defer close(done)
		w.warm(ctx)
	}()
}

// derived asks for what follows from a change and waits a moment for it; false
// when it takes longer.
func (w *work) derived(ctx context.Context) bool {
	done := make(chan struct{})
	w.mu.Lock()
	w.waiting = append(w.waiting, done)
	w.mu.Unlock()
	select {
	case w.kick <- struct{}{}:
	default:
	}
	late := time.NewTimer(1500 * time.Millisecond)
	defer late.Stop()
	select {
	case <-done:
		return true
	case <-late.C:
	case <-ctx.Done():
	}
	return false
}

func (w *work) change(j *job, how func(*jobState)) {
	w.mu.Lock()
	how(&j.jobState)
	s := j.snapshot()
	w.mu.Unlock()
	s.Failures = []failure{} // they are told one by one
	w.tell(news{"job", s})
}

// snapshot is the state as it is; the lock is held.
func (j *job) snapshot() jobState {
	s := j.jobState
	s.Failures = append([]failure{}, s.Failures...)
	return s
}

func (w *work) list() []jobState {
	w.mu.Lock()
	defer w.mu.Unlock()
	out := []jobState{}
	for i := len(w.all) - 1; i >= 0; i-- {
		out = append(out, w.all[i].snapshot())
	}
	return out
}

// listen gives a channel of news, and a function that ends it; nil when too
// many listen.
func (w *work) listen() (chan news, func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.quiet || len(w.heard) >= mostHearers {
		return nil, nil
	}
	c := make(chan news, 64)
	w.heard[c] = struct{}{}
	return c, func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		if _, ok := w.heard[c]; ok {
			delete(w.heard, c)
			close(c)
		}
	}
}

// tell gives news to all who listen; who is slow misses some.
func (w *work) tell(n news) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for c := range w.heard {
		select {
		case c <- n:
		default:
		}
	}
}

// hush ends all listening.
func (w *work) hush() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.quiet = true
	for c := range w.heard {
		delete(w.heard, c)
		close(c)
	}
}
