package main

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net"
	"os"

	"dateline"
	"dateline/server"
	"dateline/store"

	"github.com/spf13/cobra"
)

// serving are the flags of serve.
type serving struct {
	listen, users, tokens string
}

func (p *program) serve() *cobra.Command {
	var f serving
	c := &cobra.Command{
		Use: "serve", Short: "web pages and the HTTP interface",
		Long: `Serve the record to browsers and programs: pages at /, the interface under
/api/v1, its description at /openapi.json. By default only this machine is
answered, and without a password. Any other address takes users: a file of
name:hash:role lines (htpasswd -nB NAME makes name:hash; a role is reader,
reviewer or editor), or a file of name:role:token lines, or both. Put a proxy
with TLS before it; the server itself speaks HTTP.`,
		Example: `  dateline serve
  dateline serve --listen 0.0.0.0:8390 --users users.txt
  curl -s http://127.0.0.1:8390/api/v1/events?format=csv`,
		Args: cobra.NoArgs,
	}
	flags := c.Flags()
	flags.StringVar(&f.listen, "listen", "127.0.0.1:8390", "the `ADDRESS` to answer at; port 0 takes a free one")
	flags.StringVar(&f.users, "users", "", "the `FILE` of users and their passwords' hashes")
	flags.StringVar(&f.tokens, "token-file", "", "the `FILE` of users and their tokens")
	c.RunE = func(c *cobra.Command, _ []string) error { return p.runServe(c.Context(), f) }
	return c
}

func (p *program) runServe(ctx context.Context, f serving) error {
	loopback, err := f.loopback()
	if err != nil {
		return err
	}
	var users *server.Users
	if f.users != "" || f.tokens != "" {
		if users, err = server.NewUsers(f.users, f.tokens); err != nil {
			return err
		}
	}
	if !loopback && users == nil {
		return usagef("--listen %s: others can reach this address; say who may with --users FILE or --token-file FILE, or listen at 127.0.0.1", f.listen)
	}
	s, err := p.servable()
	if err != nil {
		return err
	}
	defer s.Close()
	l, err := net.Listen("tcp", f.listen)
	if err != nil {
		return dateline.Errorf(dateline.Invalid, "usage", "the address can not be listened at: %v", cause(err)).WithInput(f.listen).
			WithHint("another program may have it; name another with --listen")
	}
	h, err := server.New(server.Config{Store: s, Pipeline: p.pipeline, Users: users, Owner: userName(), Loopback: loopback, Version: version(),
		Log: slog.New(slog.NewTextHandler(p.err, &slog.HandlerOptions{Level: slog.LevelWarn}))})
	if err != nil {
		l.Close()
		return err
	}
	if !p.quiet {
		p.told.note("http://%s shows %s; stop with Ctrl-C", l.Addr(), s.Path())
	}
	return h.Serve(ctx, l)
}

// loopback reports whether only this machine can reach the address.
func (f serving) loopback() (bool, error) {
	host, _, err := net.SplitHostPort(f.listen)
	if err != nil {
		return false, usagef("--listen %s: an address is HOST:PORT, such as 127.0.0.1:8390", f.listen)
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback(), nil
}

// servable opens the record, or begins one: reports can be taken in from a page.
func (p *program) servable() (*store.Store, error) {
	if _, err := os.Stat(p.record); !errors.Is(err, fs.ErrNotExist) {
		return store.OpenExisting(p.record)
	}
	s, err := store.Open(p.record)
	if err == nil && !p.quiet {
		p.told.note("%s is a new record", p.record)
	}
	return s, err
}

// cause is the innermost reason of an error of the network.
func cause(err error) error {
	for errors.Unwrap(err) != nil {
		err = errors.Unwrap(err)
	}
	return err
}
