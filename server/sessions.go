package server

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
)

// sessionOut is who the server takes a request to be from.
type sessionOut struct {
	Name  string `json:"name"`
	Role  string `json:"role" enum:"reader,reviewer,editor"`
	Users bool   `json:"users" doc:"the server has users: there is something to log in and out of"`
}

type loginIn struct {
	Body struct {
		Name     string `json:"name,omitempty" maxLength:"100"`
		Password string `json:"password,omitempty" maxLength:"200"`
		Token    string `json:"token,omitempty" maxLength:"500" doc:"instead of a name and a password"`
	}
}

type loginOut struct {
	SetCookie http.Cookie `header:"Set-Cookie"`
	Body      sessionOut
}

func (s *Server) sessions(*http.ServeMux) {
	get(s, op("session", http.MethodGet, "/session", "server", "Who am I", ""), func(ctx context.Context, _ *struct{}) (sessionOut, error) {
		p := personOf(ctx)
		return sessionOut{p.Name, p.Role.String(), s.Users != nil}, nil
	})
	o := op("login", http.MethodPost, "/session", "server", "Log in", "Gives a cookie that other sites can not use.")
	huma.Register(s.api, o, func(ctx context.Context, in *loginIn) (*loginOut, error) {
		cookie, p, err := s.login(in.Body.Name, in.Body.Password, in.Body.Token)
		if err != nil {
			return nil, err
		}
		return &loginOut{cookie, sessionOut{p.Name, p.Role.String(), true}}, nil
	})
	o = op("logout", http.MethodDelete, "/session", "server", "Log out", "")
	o.DefaultStatus = http.StatusNoContent
	huma.Register(s.api, o, func(ctx context.Context, in *struct {
		Cookie string `cookie:"dateline_session"`
	}) (*struct {
		SetCookie http.Cookie `header:"Set-Cookie"`
	}, error) {
		if s.Users != nil {
			s.Users.End(in.Cookie)
		}
		gone := cookieOf("", -1)
		return &struct {
			SetCookie http.Cookie `header:"Set-Cookie"`
		}{gone}, nil
	})
}

func (s *Server) login(name, word, token string) (http.Cookie, Person, error) {
	if s.Users == nil {
		return http.Cookie{}, Person{}, huma.Error409Conflict("this server has no users: everyone who reaches it is an editor")
	}
	p, ok := s.Users.Token(token)
	if !ok && name != "" {
		p, ok = s.Users.Password(name, word)
	}
	if !ok {
		return http.Cookie{}, Person{}, huma.Error401Unauthorized("name and password, or token, do not match a user")
	}
	return cookieOf(s.Users.Begin(p), int(sessionTime/time.Second)), p, nil
}

const cookieName = "dateline_session"

// cookieOf is the cookie of a session. Other sites can not send it, scripts can
// not read it. It is not marked Secure: the server speaks HTTP, and behind a
// proxy with TLS the proxy adds that.
func cookieOf(value string, seconds int) http.Cookie {
	return http.Cookie{Name: cookieName, Value: value, Path: "/", MaxAge: seconds, HttpOnly: true, SameSite: http.SameSiteStrictMode}
}
