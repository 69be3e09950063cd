package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
)

// policy is the content security policy: our own files only, no script in a
// page, no frame around it.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
	"manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guarded is a handler behind everything that keeps harm out, outermost first.
func (s *Server) guarded(h http.Handler) http.Handler {
	own := http.NewCrossOriginProtection() // Sec-Fetch-Site, else Origin against Host
	own.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		refuse(w, http.StatusForbidden, "this request comes from another site")
	}))
	h = s.tagged(h)
	h = s.queued(h)
	h = own.Handler(h)
	h = s.known(h)
	h = newRates(s.Loopback && s.Users == nil).limited(h)
	h = s.local(h)
	h = small(h)
	h = headers(h)
	return s.upright(h)
}

// upright answers what a fault of the program leaves unanswered, and logs it.
func (s *Server) upright(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			fault := recover()
			if fault == nil {
				return
			}
			if err, ok := fault.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(fault) // an answer that is to break off
			}
			s.Log.Error("fault", "path", r.URL.Path, "fault", fmt.Sprint(fault), "stack", string(debug.Stack()))
			refuse(w, http.StatusInternalServerError, "the server failed on this request; its log says more")
		}()
		h.ServeHTTP(w, r)
	})
}

func headers(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		set := w.Header()
		set.Set("Content-Security-Policy", policy)
		set.Set("X-Content-Type-Options", "nosniff")
		set.Set("X-Frame-Options", "DENY")
		set.Set("Referrer-Policy", "same-origin")
		set.Set("Cross-Origin-Opener-Policy", "same-origin")
		set.Set("Cross-Origin-Resource-Policy", "same-origin")
		set.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		set.Set("Cache-Control", "private, no-cache")
		h.ServeHTTP(w, r)
	})
}

// small refuses long queries, and bodies over the limit unless they are an ingest.
func small(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if len(r.URL.RawQuery) > mostQuery {
			refuse(w, http.StatusRequestURITooLong, "the address is too long")
			return
		}
		if r.URL.Path != "/api/v1/ingest" {
			r.Body = http.MaxBytesReader(w, r.Body, mostBody)
		}
		h.ServeHTTP(w, r)
	})
}

// local refuses, on loopback, requests to other names than this machine's: a
// page of another site whose name was made to lead here (DNS rebinding) has
// its own name in Host.
func (s *Server) local(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.Loopback && !isLocal(r.Host) {
			refuse(w, http.StatusMisdirectedRequest, "this server answers to localhost only")
			return
		}
		h.ServeHTTP(w, r)
	})
}

func isLocal(host string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.TrimSuffix(strings.TrimPrefix(name, "["), "]")
	if strings.EqualFold(name, "localhost") {
		return true
	}
	ip := net.ParseIP(name)
	return ip != nil && ip.IsLoopback()
}

type personKey struct{}

// personOf is who makes the request of a context.
func personOf(ctx context.Context) Person {
	p, _ := ctx.Value(personKey{}).(Person)
	return p
}

// known finds who makes a request, and refuses strangers all but the way in.
func (s *Server) known(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p, ok := s.person(r)
		if !ok && !public(r) {
			if strings.HasPrefix(r.URL.Path, "/api/") || r.Method != http.MethodGet {
				w.Header().Set("WWW-Authenticate", `Basic realm="dateline", charset="UTF-8"`)
				if r.Header.Get("Sec-Fetch-Mode") != "" { // a page of ours: no prompt of the browser's
					w.Header().Set("WWW-Authenticate", `Bearer realm="dateline"`)
				}
				refuse(w, http.StatusUnauthorized, "log in, or send a token")
				return
			}
			http.Redirect(w, r, "/login", http.StatusSeeOther)
			return
		}
		h.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), personKey{}, p)))
	})
}

// public are the addresses that strangers may see: the way in, and files of ours.
func public(r *http.Request) bool {
	return r.URL.Path == "/login" || strings.HasPrefix(r.URL.Path, "/static/") || r.URL.Path == "/plain.css" ||
		r.URL.Path == "/api/v1/session" && r.Method == http.MethodPost
}

func (s *Server) person(r *http.Request) (Person, bool) {
	if s.Users == nil {
		return Person{s.Owner, Editor}, true
	}
	if token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return s.Users.Token(token)
	}
	if name, word, ok := r.BasicAuth(); ok {
		return s.Users.Basic(name, word)
	}
	if c, err := r.Cookie(cookieName); err == nil {
		return s.Users.Session(c.Value)
	}
	return Person{}, false
}

// allowed is who makes a request, if they may do what a role may.
func (s *Server) allowed(ctx context.Context, role Role) (Person, error) {
	p := personOf(ctx)
	if p.Role < role {
		return p, forbidden("this takes a " + role.String() + "; you are a " + p.Role.String())
	}
	if s.Store.ReadOnly() {
		return p, forbidden("this record can not be written")
	}
	return p, nil
}

func forbidden(why string) error { return huma.Error403Forbidden(why) }

// queued lets so many requests work at a time that each ends soon; the others
// wait their turn. Streams of progress and uploads do not count.
func (s *Server) queued(h http.Handler) http.Handler {
	turns := make(chan struct{}, max(4, 2*runtime.GOMAXPROCS(0)))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/api/v1/progress" || r.URL.Path == "/api/v1/ingest" || strings.HasPrefix(r.URL.Path, "/static/") {
			h.ServeHTTP(w, r)
			return
		}
		ctx := r.Context()
		if r.Method == http.MethodGet && r.URL.Query().Get("format") == "" {
			var stop context.CancelFunc
			ctx, stop = context.WithTimeout(ctx, slowest)
			defer stop()
		}
		late := time.NewTimer(slowest)
		defer late.Stop()
		select {
		case turns <- struct{}{}:
			defer func() { <-turns }()
			h.ServeHTTP(w, r.WithContext(ctx))
		case <-late.C:
			w.Header().Set("Retry-After", "5")
			refuse(w, http.StatusServiceUnavailable, "the server is busy; try again")
		case <-r.Context().Done():
		}
	})
}
