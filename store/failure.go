package store

import (
	"context"
	"errors"
	"fmt"

	"dateline"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

var errReadOnly = errors.New("the record can not be written")

// versionError says that a record has tables of another version.
type versionError struct{ found int64 }

func (e *versionError) Error() string {
	return fmt.Sprintf("the record has version %d, this program knows version %d", e.found, newest)
}

// failure makes an error of the record for users. Errors that already are one,
// and an interruption, stay as they are.
func (s *Store) failure(err error) error {
	var known *dateline.Error
	if err == nil || errors.As(err, &known) || errors.Is(err, context.Canceled) {
		return err
	}
	kind, reason, hint := explain(err)
	e := dateline.Errorf(kind, step, "%s", reason).WithInput(s.path).WithHint(hint)
	e.Err = err
	return e
}

func explain(err error) (kind dateline.ErrorKind, reason, hint string) {
	var version *versionError
	if errors.As(err, &version) {
		return dateline.Unsupported, version.Error(), "use a newer dateline, or another record"
	}
	if errors.Is(err, errReadOnly) {
		return dateline.Invalid, err.Error(), "check who may write the file and its folder"
	}
	switch code(err) {
	case sqlite3.SQLITE_FULL:
		return dateline.Internal, "the disk is full", "free some space and run again; what was read so far is kept"
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return dateline.Invalid, errReadOnly.Error(), "check who may write the file and its folder"
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH:
		return dateline.Invalid, "the record can not be opened", "check who may write the file and its folder"
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return dateline.Conflict, "another program is writing the record", "run again when it has ended"
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		return dateline.Invalid, "the record is damaged", "restore a copy, or ingest the reports into a new record"
	case sqlite3.SQLITE_IOERR:
		return dateline.Internal, "the disk can not be read or written", "check the disk and its free space"
	}
	return dateline.Internal, err.Error(), ""
}

// code is the primary result code of an SQLite error, 0 for other errors.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

func isReadOnly(err error) bool {
	switch code(err) {
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return true
	}
	return false
}
