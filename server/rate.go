package server

import (
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// rates bound how often one address may ask: a bucket of tokens each. Attempts
// to log in have a bucket of their own.
type rates struct {
	free bool // only logging in is bounded
	mu   sync.Mutex
	by   map[string]*tokens
}

type tokens struct {
	left float64
	at   time.Time
}

const (
	askRate, askBurst     = 50.0, 300.0
	loginRate, loginBurst = 0.1, 10.0 // a second
	mostAddresses         = 100_000
)

func newRates(free bool) *rates { return &rates{free: free, by: map[string]*tokens{}} }

func (l *rates) limited(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ip, _, err := net.SplitHostPort(r.RemoteAddr)
		if err != nil {
			ip = r.RemoteAddr
		}
		login := r.Method == http.MethodPost && (r.URL.Path == "/login" || r.URL.Path == "/api/v1/session")
		tries := strings.HasPrefix(r.Header.Get("Authorization"), "Basic ")
		ok := l.free || l.take(ip, askRate, askBurst)
		if ok && (login || tries && l.empty("login "+ip)) {
			ok = l.take("login "+ip, loginRate, loginBurst)
		}
		if !ok {
			w.Header().Set("Retry-After", "10")
			refuse(w, http.StatusTooManyRequests, "too many requests; wait a moment")
			return
		}
		if !tries {
			h.ServeHTTP(w, r)
			return
		}
		seen := &seenStatus{ResponseWriter: w}
		h.ServeHTTP(seen, r)
		if seen.status == http.StatusUnauthorized {
			l.take("login "+ip, loginRate, loginBurst)
		}
	})
}

// seenStatus remembers the status of an answer.
type seenStatus struct {
	http.ResponseWriter
	status int
}

func (s *seenStatus) WriteHeader(status int) {
	s.status = status
	s.ResponseWriter.WriteHeader(status)
}

func (s *seenStatus) Unwrap() http.ResponseWriter { return s.ResponseWriter }

// take takes a token, if there is one.
func (l *rates) take(key string, rate, burst float64) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	t := l.bucket(key, rate, burst)
	if t.left < 1 {
		return false
	}
	t.left--
	return true
}

// empty reports whether failed attempts have used an address's bucket up.
func (l *rates) empty(key string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.bucket(key, loginRate, loginBurst).left < 1
}

func (l *rates) bucket(key string, rate, burst float64) *tokens {
	now := time.Now()
	t := l.by[key]
	if t == nil {
		if len(l.by) >= mostAddresses {
			clear(l.by)
		}
		t = &tokens{burst, now}
		l.by[key] = t
	}
	t.left = min(burst, t.left+rate*now.Sub(t.at).Seconds())
	t.at = now
	return t
}
