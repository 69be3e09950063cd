package server

import (
	"bytes"
	"log/slog"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/crypto/bcrypt"
)

const (
	wordOfAnn  = "correct horse 1"
	tokenOfEd  = "0123456789abcdef0123"
	tokenOfRev = "fedcba9876543210fedc"
)

func secretFile(t *testing.T, content string, mode os.FileMode) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "secrets")
	if err := os.WriteFile(path, []byte(content), mode); err != nil {
		t.Fatal(err)
	}
	return path
}

func someUsers(t *testing.T) *Users {
	t.Helper()
	hash, err := bcrypt.GenerateFromPassword([]byte(wordOfAnn), bcrypt.MinCost)
	if err != nil {
		t.Fatal(err)
	}
	u, err := NewUsers(secretFile(t, "# people\nann:"+string(hash)+"\n", 0o600), secretFile(t, "ed:editor:"+tokenOfEd+"\nrev:reviewer:"+tokenOfRev+"\n", 0o600))
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// TestUsersFile holds that a wrong file is refused with its line, and that no
// error says a secret.
func TestUsersFile(t *testing.T) {
	for name, c := range map[string]struct {
		users, tokens string
		mode          os.FileMode
		want          string
	}{
		"nobody":       {"# none\n", "", 0o600, "names nobody"},
		"plain word":   {"ann:hunter2hunter2hunter2:editor\n", "", 0o600, ":1: usage: this line"},
		"short token":  {"", "\ned:editor:hunter2\n", 0o600, ":2: usage: this line"},
		"unknown role": {"", "ed:king:hunter2hunter2hunter2\n", 0o600, "none of reader"},
		"readable":     {"", "ed:editor:hunter2hunter2hunter2\n", 0o644, "others may read"},
	} {
		if name == "readable" && runtime.GOOS == "windows" {
			continue
		}
		users, tokens := "", ""
		if c.users != "" {
			users = secretFile(t, c.users, c.mode)
		}
		if c.tokens != "" {
			tokens = secretFile(t, c.tokens, c.mode)
		}
		_, err := NewUsers(users, tokens)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
	}
}

// TestRoles holds what strangers, readers, reviewers and editors may do, and
// that the log never holds a secret.
func TestRoles(t *testing.T) {
	var log bytes.Buffer
	b := newBench(t, func(c *Config) {
		c.Users, c.Loopback, c.Log = someUsers(t), false, slog.New(slog.NewTextHandler(&log, nil))
	})
	judge := `{"verdict":"right","a":"c_0"}`
	ann := func(r *http.Request) { r.SetBasicAuth("ann", wordOfAnn) }
	basic := &http.Request{Header: http.Header{}}
	ann(basic)
	reader, reviewer, editor := basic.Header.Get("Authorization"), "Bearer "+tokenOfRev, "Bearer "+tokenOfEd
	for _, c := range []struct {
		method, path, body, by string
		status                 int
	}{
		{"GET", "/api/v1/events", "", "", 401}, {"GET", "/api/v1/events", "", "Bearer wrong", 401}, {"GET", "/openapi.json", "", "", 303}, {"GET", "/", "", "", 303}, {"GET", "/login", "", "", 200},
		{"GET", "/api/v1/events", "", reader, 200}, {"GET", "/", "", reader, 200}, {"POST", "/api/v1/judgements", judge, reader, 403}, {"POST", "/api/v1/judgements", judge, "", 401},
		{"POST", "/api/v1/judgements", judge, reviewer, 201}, {"POST", "/api/v1/ingest", "{}", reviewer, 403}, {"POST", "/api/v1/ingest", "{}", editor, 400},
		{"POST", "/api/v1/judgements", judge, editor, 201}, {"POST", "/api/v1/session", `{"name":"ann","password":"wrong"}`, "", 401},
	} {
		if w := b.ask(c.method, c.path, c.body, "Authorization", c.by); w.Code != c.status {
			t.Errorf("%s %s by %.12s: got %d %.200s, want %d", c.method, c.path, c.by, w.Code, w.Body, c.status)
		}
	}
	w := b.ask("POST", "/api/v1/session", `{"token":"`+tokenOfEd+`"}`)
	cookie := w.Header().Get("Set-Cookie")
	if w.Code != 200 || !strings.Contains(cookie, "HttpOnly") || !strings.Contains(cookie, "SameSite=Strict") || strings.Contains(cookie, tokenOfEd) {
		t.Fatalf("%d %s %s", w.Code, cookie, w.Body)
	}
	value, _, _ := strings.Cut(cookie, ";")
	if w := b.ask("GET", "/api/v1/session", "", "Cookie", value); !strings.Contains(w.Body.String(), `"name":"ed"`) {
		t.Errorf("the cookie's: %s", w.Body)
	}
	b.ask("DELETE", "/api/v1/session", "", "Cookie", value)
	if w := b.ask("GET", "/api/v1/session", "", "Cookie", value); w.Code != 401 {
		t.Errorf("after logging out: %d", w.Code)
	}
	for _, secret := range []string{wordOfAnn, tokenOfEd, tokenOfRev, value} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log holds a secret: %s", log.String())
		}
	}
}

func TestGuessing(t *testing.T) {
	b := newBench(t, func(c *Config) { c.Users, c.Loopback = someUsers(t), false })
	last := 0
	for range 12 {
		last = b.ask("POST", "/login", "name=ann&password=x", "Content-Type", "application/x-www-form-urlencoded").Code
	}
	if last != 429 {
		t.Errorf("after twelve guesses: %d", last)
	}
	for range 400 {
		last = b.ask("GET", "/api/v1/health", "", "Authorization", "Bearer "+tokenOfEd).Code
	}
	if last != 429 {
		t.Errorf("after 400 requests: %d", last)
	}
}

// TestUploadNames holds that names of files lead nowhere and come back tame.
func TestUploadNames(t *testing.T) {
	b := newBench(t, nil)
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	names := []string{"../../etc/passwd", `..\..\x.html`, "*.jsonl", "a\u202egpj.txt", strings.Repeat("n", 300) + ".txt", "/dev/stdin"}
	for _, name := range names {
		p, err := form.CreateFormFile("file", name)
		if err != nil {
			t.Fatal(err)
		}
		p.Write([]byte("They met."))
	}
	form.Close()
	w := b.ask("POST", "/api/v1/ingest", body.String(), "Content-Type", form.FormDataContentType())
	j := decoded[jobState](t, w)
	if w.Code != 202 || w.Header().Get("Location") != "/api/v1/ingest/"+j.ID || j.State != "waiting" || len(j.Inputs) != len(names) {
		t.Fatalf("%d %+v", w.Code, j)
	}
	for _, name := range j.Inputs {
		if strings.ContainsAny(name, "/\\\u202e") || len(name) > 200 {
			t.Errorf("a name came back as %q", name)
		}
	}
	waiting := <-b.work.jobs
	defer os.RemoveAll(waiting.folder)
	files, err := os.ReadDir(waiting.folder)
	if err != nil || len(files) != len(names) {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for i, f := range files {
		if want := []string{"0001", "0002.html", "0003.jsonl", "0004.txt", "0005.txt", "0006"}[i]; f.Name() != want {
			t.Errorf("kept as %s, want %s", f.Name(), want)
		}
	}
}
