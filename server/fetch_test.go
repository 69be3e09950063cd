package server

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline"
)

func TestPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.216.34:443": true, "[2606:2800:220:1::1]:80": true,
		"93.184.216.34:22": false, "127.0.0.1:80": false, "10.1.2.3:80": false, "172.16.0.1:443": false, "192.168.1.1:80": false, "169.254.169.254:80": false,
		"100.64.0.1:80": false, "0.0.0.0:80": false, "255.255.255.255:80": false, "224.0.0.1:80": false, "198.18.0.1:80": false, "[::1]:80": false, "[::]:80": false,
		"[fe80::1]:80": false, "[fd00::1]:80": false, "[ff02::1]:80": false, "[::ffff:127.0.0.1]:80": false, "[::ffff:10.0.0.1]:443": false, "[64:ff9b::7f00:1]:80": false, "[2002:7f00:1::]:80": false,
	} {
		if got := onWeb(netip.MustParseAddrPort(address)); got != want {
			t.Errorf("onWeb(%s) = %v", address, got)
		}
	}
}

func TestFetchable(t *testing.T) {
	for address, want := range map[string]bool{
		"https://example.org/a?b=c": true, "http://93.184.216.34/": true,
		"": false, "example.org": false, "file:///etc/passwd": false, "gopher://example.org/": false, "javascript:alert(1)": false, "http://user:word@example.org/": false,
		"http://127.0.0.1/": false, "http://[::1]/": false, "http://10.0.0.1:80/": false, "http:///nothing": false, "https://example.org/" + strings.Repeat("x", longestAddress): false,
	} {
		if err := fetchable(address); (err == nil) != want {
			t.Errorf("fetchable(%.60q): %v", address, err)
		}
	}
}

// A site on this machine, which only the tests may reach.
func site(t *testing.T) string {
	t.Helper()
	mux := http.NewServeMux()
	answer := func(kind, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.Write([]byte(body))
		}
	}
	mux.HandleFunc("/page", answer("text/html; charset=utf-8", "<p>The ministers met in Port.</p>"))
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/page", http.StatusFound) })
	mux.HandleFunc("/inward", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://10.0.0.1/", http.StatusFound)
	})
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	mux.HandleFunc("/round", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/round", http.StatusFound) })
	mux.HandleFunc("/image", answer("image/png", "x"))
	mux.HandleFunc("/large", answer("text/plain", strings.Repeat("x", mostFetched+1)))
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return strings.Replace(s.URL, "127.0.0.1", "localhost", 1) // a name, as a redirect to the number is refused
}

func TestFetch(t *testing.T) {
	f := fetcher{may: func(to netip.AddrPort) bool { return to.Addr().IsLoopback() }}
	at := site(t)
	for _, page := range []string{"/page", "/moved"} {
		file, from, err := f.get(context.Background(), at+page, filepath.Join(t.TempDir(), "1"))
		if err != nil {
			t.Fatal(page, err)
		}
		if text, _ := os.ReadFile(file); !strings.Contains(string(text), "ministers met") || filepath.Ext(file) != ".html" || from != at+"/page" {
			t.Errorf("%s: %s of %s: %s", page, file, from, text)
		}
	}
	for page, reason := range map[string]string{"/inward": "private network", "/file": "only http", "/round": "redirects", "/image": "no report", "/large": "more than 16 MB", "/none": "404"} {
		_, _, err := f.get(context.Background(), at+page, filepath.Join(t.TempDir(), "1"))
		var known *dateline.Error
		if !errors.As(err, &known) || !strings.Contains(known.Reason, reason) || known.Step != "fetch" || known.Input != at+page {
			t.Errorf("%s: %v", page, err)
		}
	}
}

// A name that leads to this machine is refused where the connection is made.
func TestFetchOfPrivateName(t *testing.T) {
	_, _, err := fetcher{may: onWeb}.get(context.Background(), site(t)+"/page", filepath.Join(t.TempDir(), "1"))
	if err == nil || !strings.Contains(err.Error(), "private network") {
		t.Error(err)
	}
}
