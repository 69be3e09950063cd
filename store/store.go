package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"dateline"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver "sqlite"
)

//go:embed migrations/sqlite/*.sql
var migrations embed.FS

// step is the step that errors of the record name; the program ends with
// status 3 on them.
const step = "record"

// Store is an open record. It is safe for concurrent use; writes take turns on
// one connection, reads have their own and do not wait for them.
type Store struct {
	path   string
	writer *sql.DB // nil: read-only
	reader *sql.DB
	packer packer
}

// Open opens the record in a file, and makes it if the file is not there.
// Errors are of the step "record".
func Open(path string) (*Store, error) {
	if err := check(path, true); err != nil {
		return nil, err
	}
	return open(path)
}

// OpenExisting opens a record that must be there. A record that may be read
// but not written opens read-only.
func OpenExisting(path string) (*Store, error) {
	if err := check(path, false); err != nil {
		return nil, err
	}
	s, err := open(path)
	if err != nil && isReadOnly(err) {
		return openReadOnly(path)
	}
	return s, err
}

// ReadOnly reports whether the record can not be written.
func (s *Store) ReadOnly() bool { return s.writer == nil }

// Path is the record's file.
func (s *Store) Path() string { return s.path }

// Close closes the record.
func (s *Store) Close() error {
	err := s.reader.Close()
	if s.writer != nil {
		err = errors.Join(err, s.writer.Close())
	}
	return err
}

// check looks at the file before SQLite does, whose words for these are no help.
func check(path string, create bool) error {
	fail := func(kind dateline.ErrorKind, reason, hint string) error {
		return dateline.Errorf(kind, step, "%s", reason).WithInput(path).WithHint(hint)
	}
	if strings.HasPrefix(path, "postgres://") || strings.HasPrefix(path, "postgresql://") {
		return fail(dateline.Unsupported, "records in PostgreSQL are not built yet", "name a file with --record")
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && create:
		if _, err := os.Stat(filepath.Dir(path)); err != nil {
			return fail(dateline.NotFound, "its folder does not exist", "make the folder, or name another file with --record")
		}
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return fail(dateline.NotFound, "there is no such record", "make one with dateline ingest, or name another file with --record")
	case err != nil:
		return fail(dateline.Invalid, reason(err), "name a file with --record")
	case info.IsDir():
		return fail(dateline.Invalid, "this is a folder, not a record", "name a file with --record")
	case info.Size() == 0 && !create:
		return fail(dateline.Invalid, "the file is empty and holds no record", "make one with dateline ingest")
	case info.Size() > 0:
		return checkHeader(path)
	}
	return nil
}

// checkHeader reads the marks of an SQLite file and of a record: bytes 0-15
// and the application id at 68 (https://sqlite.org/fileformat.html#the_database_header).
func checkHeader(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return dateline.Errorf(dateline.Invalid, step, "%s", reason(err)).WithInput(path).WithHint("check who may read the file")
	}
	defer f.Close()
	header := make([]byte, 100)
	if _, err := io.ReadFull(f, header); err != nil || string(header[:16]) != "SQLite format 3\x00" || string(header[68:72]) != "DTLN" {
		return dateline.Errorf(dateline.Invalid, step, "the file is no record of dateline").WithInput(path).
			WithHint("it was left as it is; name another file with --record")
	}
	return nil
}

// reason is the cause of a file error without the path, which the message names already.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

func open(path string) (*Store, error) {
	s := &Store{path: path}
	writer, err := sql.Open("sqlite", dsn(path, "rwc")+"&_txlock=immediate&_pragma=synchronous(NORMAL)"+cache)
	if err != nil {
		return nil, s.failure(err)
	}
	writer.SetMaxOpenConns(1)
	s.writer = writer
	err = mark(writer)
	if err == nil {
		err = s.migrate(writer)
	}
	if err == nil { // only now: the file of a newer program stays as it is
		_, err = writer.Exec("PRAGMA journal_mode = WAL")
	}
	if err != nil {
		writer.Close()
		return nil, s.failure(err)
	}
	if s.reader, err = sql.Open("sqlite", dsn(path, "rw")+"&_pragma=query_only(1)"+cache); err != nil {
		writer.Close()
		return nil, s.failure(err)
	}
	s.reader.SetMaxIdleConns(8) // many readers at a time need not open the file anew
	return s, nil
}

// openReadOnly opens a record in a place that can not be written, where SQLite
// can not keep its side files either.
func openReadOnly(path string) (*Store, error) {
	s := &Store{path: path}
	reader, err := sql.Open("sqlite", dsn(path, "ro")+"&immutable=1"+cache)
	if err != nil {
		return nil, s.failure(err)
	}
	s.reader = reader
	var version int64
	if err := reader.QueryRow("SELECT max(version_id) FROM goose_db_version").Scan(&version); err != nil {
		reader.Close()
		return nil, s.failure(err)
	}
	if version != newest {
		reader.Close()
		return nil, s.failure(&versionError{found: version})
	}
	return s, nil
}

// cache lets each connection hold 32 MB of pages, where SQLite gives it 2: then
// counts over all events cost a quarter.
const cache = "&_pragma=cache_size(-32768)"

func dsn(path, mode string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/...
	}
	u := url.URL{Scheme: "file", Path: path}
	return u.String() + "?mode=" + mode + "&_pragma=busy_timeout(30000)&_pragma=foreign_keys(1)"
}

// mark says of a new file that it is a record, before anything else is in it: a
// run that is killed while it makes one leaves what the next run goes on with.
func mark(db *sql.DB) error {
	var id int64
	if err := db.QueryRow("PRAGMA application_id").Scan(&id); err != nil || id != 0 {
		return err
	}
	_, err := db.Exec("PRAGMA application_id = 1146375246") // "DTLN"
	return err
}

// newest is the version of the tables that this program knows.
const newest = 28

// migrate brings the tables to the newest version; a newer one is an error. What
// is cut off between the tables and the packing goes on when it is opened next.
func (s *Store) migrate(db *sql.DB) error {
	folder, err := fs.Sub(migrations, "migrations/sqlite")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, folder, goose.WithLogger(goose.NopLogger()), goose.WithAllowOutofOrder(true))
	if err != nil {
		return err
	}
	version, err := provider.GetDBVersion(context.Background())
	if err != nil {
		return err
	}
	if version > newest {
		return &versionError{found: version}
	}
	if version < newest {
		if _, err = provider.Up(context.Background()); err != nil {
			return err
		}
	}
	return s.packer.takeOver(context.Background(), db)
}

// write runs one transaction on the writing connection.
func (s *Store) write(ctx context.Context, do func(*sql.Tx) error) error {
	if s.writer == nil {
		return s.failure(errReadOnly)
	}
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return s.failure(err)
	}
	defer tx.Rollback()
	if err := do(tx); err != nil {
		return s.failure(err)
	}
	return s.failure(tx.Commit())
}
