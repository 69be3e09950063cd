package server

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"dateline"
	"dateline/query"

	"github.com/danielgtaylor/huma/v2"
)

// problem makes an error for users (RFC 9457): what went wrong, and what to do.
func problem(err error) error {
	var status huma.StatusError
	var mistake *query.Mistake
	var known *dateline.Error
	switch {
	case errors.As(err, &status):
		return err
	case errors.As(err, &mistake):
		return huma.NewError(http.StatusUnprocessableEntity, "“"+mistake.Name+"” can not be used: "+mistake.Reason,
			&huma.ErrorDetail{Location: "query." + mistake.Name, Message: mistake.Reason, Value: mistake.Value})
	case errors.Is(err, context.DeadlineExceeded):
		return huma.Error503ServiceUnavailable("this took too long; ask for less with filters, or again later")
	case errors.As(err, &known):
		return huma.NewError(statusOf(known.Kind), sentence(known))
	}
	return huma.Error500InternalServerError("the server failed on this request; its log says more")
}

// sentence is the reason with its hint, without the paths of the machine.
func sentence(e *dateline.Error) string {
	s := e.Reason
	if e.Hint != "" && e.Step != "record" {
		s += " (" + e.Hint + ")"
	}
	return s
}

func statusOf(kind dateline.ErrorKind) int {
	switch kind {
	case dateline.Invalid:
		return http.StatusUnprocessableEntity
	case dateline.NotFound:
		return http.StatusNotFound
	case dateline.Conflict:
		return http.StatusConflict
	case dateline.Unsupported:
		return http.StatusNotImplemented
	}
	return http.StatusInternalServerError
}

// refuse answers with a problem outside of huma.
func refuse(w http.ResponseWriter, status int, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Del("ETag")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(huma.NewError(status, detail))
}
