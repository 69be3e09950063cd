package server

import (
	"bytes"
	"compress/gzip"
	"container/list"
	"net/http"
	"strings"
	"sync"

	"dateline"
)

// tagged gives what only depends on the record an ETag, answers 304 to who has
// it already, keeps the last answers, and packs what is long.
func (s *Server) tagged(h http.Handler) http.Handler {
	kept := newShelf(64 << 20)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/api/v1/progress" {
			h.ServeHTTP(w, r)
			return
		}
		packs := strings.Contains(r.Header.Get("Accept-Encoding"), "gzip")
		if !follows(r) {
			g := &gzipped{ResponseWriter: w, packs: packs}
			defer g.Close()
			h.ServeHTTP(g, r)
			return
		}
		version, err := s.Store.Version(r.Context())
		if err != nil {
			s.refuse(w, err)
			return
		}
		tag := `W/"` + dateline.NewID("", s.birth, version, r.URL.Path, r.URL.RawQuery, r.Header.Get("Accept")) + `"`
		w.Header().Set("Vary", "Accept, Accept-Encoding, Cookie, Authorization")
		if has(r.Header.Get("If-None-Match"), tag) {
			w.Header().Set("ETag", tag)
			w.WriteHeader(http.StatusNotModified)
			return
		}
		key := tag
		if packs {
			key += " gzip"
		}
		if old, ok := kept.find(key); ok && r.Method == http.MethodGet {
			old.write(w)
			return
		}
		k := &keeping{ResponseWriter: w, tag: tag}
		g := &gzipped{ResponseWriter: k, packs: packs}
		h.ServeHTTP(g, r)
		g.Close()
		if k.whole() && r.Method == http.MethodGet {
			kept.put(key, k.answer())
		}
	})
}

// follows reports whether the answer to a request follows from the record alone.
func follows(r *http.Request) bool {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return false
	}
	rest, ok := strings.CutPrefix(r.URL.Path, "/api/v1/")
	name, _, _ := strings.Cut(rest, "/")
	return ok && name != "ingest" && name != "session" && name != "health" && name != "version"
}

// has reports whether an If-None-Match names a tag (RFC 9110, 13.1.2).
func has(header, tag string) bool {
	for _, t := range strings.Split(header, ",") {
		if t = strings.TrimSpace(t); t == "*" || strings.TrimPrefix(t, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

// answer is what was answered.
type answer struct {
	header http.Header
	body   []byte
}

func (a answer) write(w http.ResponseWriter) {
	for name, values := range a.header {
		w.Header()[name] = values
	}
	w.Write(a.body)
}

// mostKept is the longest answer that is kept, in bytes.
const mostKept = 2 << 20

// keeping passes an answer on and keeps it, if it is right and short enough.
type keeping struct {
	http.ResponseWriter
	tag    string
	status int
	body   bytes.Buffer
	long   bool
	broken bool
}

func (k *keeping) WriteHeader(status int) {
	if k.status == 0 {
		k.status = status
		if status == http.StatusOK {
			k.Header().Set("ETag", k.tag)
		}
	}
	k.ResponseWriter.WriteHeader(status)
}

func (k *keeping) Write(p []byte) (int, error) {
	if k.status == 0 {
		k.WriteHeader(http.StatusOK)
	}
	if k.long = k.long || k.body.Len()+len(p) > mostKept; !k.long {
		k.body.Write(p)
	}
	n, err := k.ResponseWriter.Write(p)
	k.broken = k.broken || err != nil
	return n, err
}

func (k *keeping) Unwrap() http.ResponseWriter { return k.ResponseWriter }

func (k *keeping) whole() bool { return k.status == http.StatusOK && !k.long && !k.broken }

func (k *keeping) answer() answer {
	return answer{k.Header().Clone(), bytes.Clone(k.body.Bytes())}
}

// shelf holds answers up to a size; those used longest ago make room.
type shelf struct {
	mu    sync.Mutex
	most  int
	size  int
	order *list.List
	by    map[string]*list.Element
}

type shelved struct {
	key string
	answer
}

func newShelf(most int) *shelf {
	return &shelf{most: most, order: list.New(), by: map[string]*list.Element{}}
}

func (s *shelf) find(key string) (answer, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e, ok := s.by[key]
	if !ok {
		return answer{}, false
	}
	s.order.MoveToFront(e)
	return e.Value.(shelved).answer, true
}

func (s *shelf) put(key string, a answer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.by[key]; ok {
		return
	}
	s.by[key] = s.order.PushFront(shelved{key, a})
	s.size += len(a.body) + 1024
	for s.size > s.most {
		last := s.order.Back()
		old := last.Value.(shelved)
		s.order.Remove(last)
		delete(s.by, old.key)
		s.size -= len(old.body) + 1024
	}
}

// gzipped packs an answer that is long enough and of words.
type gzipped struct {
	http.ResponseWriter
	packs  bool
	status int
	held   []byte // the beginning, until it is known whether to pack
	pack   *gzip.Writer
	plain  bool
}

// leastPacked is the shortest answer that is packed, in bytes.
const leastPacked = 1024

func (g *gzipped) WriteHeader(status int) {
	if g.status == 0 {
		g.status = status
	}
}

func (g *gzipped) Write(p []byte) (int, error) {
	if g.status == 0 {
		g.status = http.StatusOK
	}
	switch {
	case g.pack != nil:
		return g.pack.Write(p)
	case g.plain:
		return g.ResponseWriter.Write(p)
	}
	g.held = append(g.held, p...)
	if len(g.held) < leastPacked {
		return len(p), nil
	}
	return len(p), g.begin(g.packs && packable(g.Header()))
}

// begin sends the header and what is held.
func (g *gzipped) begin(pack bool) error {
	if pack {
		g.Header().Set("Content-Encoding", "gzip")
		g.Header().Del("Content-Length")
		if g.Header().Get("Vary") == "" {
			g.Header().Set("Vary", "Accept-Encoding")
		}
	}
	g.ResponseWriter.WriteHeader(g.status)
	held := g.held
	g.held = nil
	if !pack {
		g.plain = true
		_, err := g.ResponseWriter.Write(held)
		return err
	}
	level := gzip.BestSpeed
	if strings.Contains(g.Header().Get("Cache-Control"), "immutable") {
		level = gzip.BestCompression // a browser asks for it once
	}
	g.pack, _ = gzip.NewWriterLevel(g.ResponseWriter, level) // the levels are right ones
	_, err := g.pack.Write(held)
	return err
}

// Close ends the answer.
func (g *gzipped) Close() error {
	switch {
	case g.pack != nil:
		return g.pack.Close()
	case g.plain || g.status == 0:
		return nil
	case len(g.held) == 0:
		g.ResponseWriter.WriteHeader(g.status)
		return nil
	}
	return g.begin(false)
}

func (g *gzipped) Unwrap() http.ResponseWriter { return g.ResponseWriter }

func packable(h http.Header) bool {
	if h.Get("Content-Encoding") != "" {
		return false
	}
	kind := h.Get("Content-Type")
	return strings.HasPrefix(kind, "text/") || strings.Contains(kind, "json") || strings.Contains(kind, "javascript") || strings.Contains(kind, "svg")
}
