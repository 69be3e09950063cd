package server

import (
	"bufio"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"

	"dateline"

	"golang.org/x/crypto/bcrypt"
)

// Role is what a user may do; each may do what those before it may.
type Role int

// The roles: readers look, reviewers judge, editors take reports in.
const (
	Nobody Role = iota
	Reader
	Reviewer
	Editor
)

func (r Role) String() string {
	return [...]string{"nobody", "reader", "reviewer", "editor"}[r]
}

func roleOf(name string) (Role, bool) {
	for _, r := range []Role{Reader, Reviewer, Editor} {
		if name == r.String() {
			return r, true
		}
	}
	return Nobody, false
}

// Person is who makes a request.
type Person struct {
	Name string
	Role Role
}

// Users are who may reach a server that is not on loopback. It is safe for
// concurrent use.
type Users struct {
	passwords map[string]password          // by name
	tokens    map[[sha256.Size]byte]Person // by hash: a look-up tells nothing of the token
	nobody    []byte                       // a hash that a wrong name is checked against, so that it takes as long

	mu       sync.Mutex
	sessions map[[sha256.Size]byte]session // by hash of the cookie
	proven   map[[sha256.Size]byte]session // basic credentials that were right, by hash, for a minute
}

type password struct {
	Person
	hash []byte
}

type session struct {
	Person
	ends time.Time
}

const (
	sessionTime  = 12 * time.Hour
	provenTime   = time.Minute
	mostSessions = 10_000
)

// NewUsers reads the users of a --users file (lines of name:hash:role, the hash
// by bcrypt as htpasswd -B makes it; a missing role is reader) and the tokens of
// a --token-file (lines of name:role:token, a token 20 characters or longer).
// Either may be "". Empty lines and those that begin with # are passed over.
func NewUsers(users, tokens string) (*Users, error) {
	u := &Users{passwords: map[string]password{}, tokens: map[[sha256.Size]byte]Person{}, sessions: map[[sha256.Size]byte]session{}, proven: map[[sha256.Size]byte]session{}}
	var err error
	if u.nobody, err = bcrypt.GenerateFromPassword([]byte(secret()), bcrypt.DefaultCost); err != nil {
		return nil, err
	}
	if err := secretLines(users, u.addUser); err != nil {
		return nil, err
	}
	if err := secretLines(tokens, u.addToken); err != nil {
		return nil, err
	}
	if len(u.passwords)+len(u.tokens) == 0 {
		return nil, usersError(users+tokens, "names nobody", "htpasswd -nB NAME makes a line; add :reader, :reviewer or :editor")
	}
	return u, nil
}

func usersError(path, reason, hint string) error {
	return dateline.Errorf(dateline.Invalid, "usage", "%s", reason).WithInput(path).WithHint(hint)
}

func (u *Users) addUser(line string) string {
	name, rest, _ := strings.Cut(line, ":")
	hash, role, _ := strings.Cut(rest, ":")
	if role == "" {
		role = "reader"
	}
	r, ok := roleOf(role)
	if _, err := bcrypt.Cost([]byte(hash)); err != nil || name == "" || !ok {
		return "is no name:hash:role with a bcrypt hash and a role of reader, reviewer or editor"
	}
	u.passwords[name] = password{Person{name, r}, []byte(hash)}
	return ""
}

func (u *Users) addToken(line string) string {
	parts := strings.SplitN(line, ":", 3)
	if len(parts) != 3 || parts[0] == "" || len(parts[2]) < 20 {
		return "is no name:role:token with a token of 20 characters or more"
	}
	r, ok := roleOf(parts[1])
	if !ok {
		return "has a role that is none of reader, reviewer, editor"
	}
	u.tokens[sha256.Sum256([]byte(parts[2]))] = Person{parts[0], r}
	return ""
}

// secretLines reads a file that only its owner may read. Errors name the line's
// number, never its words.
func secretLines(path string, add func(string) string) error {
	if path == "" {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return usersError(path, "the file can not be read", "check the path and who may read it")
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return usersError(path, "the file can not be read", "check the path and who may read it")
	}
	if open := info.Mode() & (fs.ModePerm & 0o077); open != 0 && runtime.GOOS != "windows" {
		return usersError(path, "others may read this file of secrets", "chmod 600 it")
	}
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if wrong := add(line); wrong != "" {
			return usersError(fmt.Sprintf("%s:%d", path, n), "this line "+wrong, "see docs/formats/api.md")
		}
	}
	return lines.Err()
}

// Password is who a name and password are of.
func (u *Users) Password(name, word string) (Person, bool) {
	known, ok := u.passwords[name]
	hash := known.hash
	if !ok {
		hash = u.nobody
	}
	right := bcrypt.CompareHashAndPassword(hash, []byte(word)) == nil
	return known.Person, ok && right
}

// Basic is Password for requests that send it every time: it is checked anew
// every minute only, because bcrypt is slow on purpose.
func (u *Users) Basic(name, word string) (Person, bool) {
	key := sha256.Sum256([]byte(name + "\x00" + word))
	if p, ok := u.find(u.proven, key); ok {
		return p, true
	}
	p, ok := u.Password(name, word)
	if ok {
		u.put(u.proven, key, session{p, time.Now().Add(provenTime)})
	}
	return p, ok
}

// Token is who a token is of.
func (u *Users) Token(token string) (Person, bool) {
	p, ok := u.tokens[sha256.Sum256([]byte(token))]
	return p, ok
}

// Begin makes a session and gives what its cookie holds.
func (u *Users) Begin(p Person) string {
	value := secret()
	u.put(u.sessions, sha256.Sum256([]byte(value)), session{p, time.Now().Add(sessionTime)})
	return value
}

// Session is who a cookie is of.
func (u *Users) Session(value string) (Person, bool) {
	return u.find(u.sessions, sha256.Sum256([]byte(value)))
}

// End ends a session.
func (u *Users) End(value string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	delete(u.sessions, sha256.Sum256([]byte(value)))
}

func (u *Users) find(in map[[sha256.Size]byte]session, key [sha256.Size]byte) (Person, bool) {
	u.mu.Lock()
	defer u.mu.Unlock()
	s, ok := in[key]
	if ok && time.Now().After(s.ends) {
		delete(in, key)
		return Person{}, false
	}
	return s.Person, ok
}

// put keeps a session; what has ended makes room, and at the worst all goes.
func (u *Users) put(in map[[sha256.Size]byte]session, key [sha256.Size]byte, s session) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if len(in) >= mostSessions {
		for k, old := range in {
			if time.Now().After(old.ends) {
				delete(in, k)
			}
		}
	}
	if len(in) >= mostSessions {
		clear(in)
	}
	in[key] = s
}

// secret is 32 random bytes in hexadecimal.
func secret() string {
	b := make([]byte, 32)
	rand.Read(b) // never fails: crypto/rand of Go 1.24 and later
	return hex.EncodeToString(b)
}
