package server

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"dateline/pipeline"
	"dateline/store"

	"github.com/danielgtaylor/huma/v2"
)

// Config is what a server needs. Only Store and Pipeline are required.
type Config struct {
	Store    *store.Store
	Pipeline *pipeline.Pipeline
	Users    *Users       // nil: everyone who reaches the server is Owner, an editor
	Owner    string       // who judges where there are no users
	Loopback bool         // only names of this machine are answered (DNS rebinding)
	Version  string       // of the program
	Log      *slog.Logger // nil: nothing is logged; bodies, cookies and tokens never are
}

// Limits of what is taken in.
const (
	mostBody   = 1 << 20   // bytes of a request that is no ingest
	mostUpload = 256 << 20 // bytes of an ingest
	mostFiles  = 1000      // files of an ingest
	mostPage   = 500       // items of a JSON page
	mostQuery  = 4096      // bytes of a query string
	slowest    = 20 * time.Second
)

// Server answers requests. Run must run beside it for judgements to take effect
// and reports to be read.
type Server struct {
	Config
	api     huma.API
	handler http.Handler
	work    *work
	layers  *analyses
	memo    memo
	birth   string // tells ETags of one process from another's
}

// New makes a server.
func New(c Config) (*Server, error) {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	s := &Server{Config: c, work: newWork(c), layers: newAnalyses(c.Pipeline), birth: secret()}
	s.work.warm = s.warm
	mux := http.NewServeMux()
	s.routes(mux)
	if err := s.pages(mux); err != nil {
		return nil, err
	}
	s.handler = s.guarded(mux)
	return s, nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Run does what requests leave to be done (reading reports, deriving), until
// ctx is done.
func (s *Server) Run(ctx context.Context) { s.work.run(ctx) }

// Serve answers on a listener until ctx is done; requests under way have ten
// seconds to end. It runs Run.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	h := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       60 * time.Second,
		WriteTimeout:      120 * time.Second,
		IdleTimeout:       120 * time.Second,
		MaxHeaderBytes:    32 << 10,
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ErrorLog:          slog.NewLogLogger(s.Log.Handler(), slog.LevelWarn),
	}
	worked := make(chan struct{})
	go func() { s.Run(ctx); close(worked) }()
	failed := make(chan error, 1)
	go func() { failed <- h.Serve(l) }()
	var err error
	select {
	case err = <-failed:
	case <-ctx.Done():
		late, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		s.work.hush() // streams of progress end, or the shutdown would wait for them
		err = h.Shutdown(late)
	}
	stop()
	<-worked
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
