-- +goose Up
-- What was read: kept for good.
CREATE TABLE reports (
    id        TEXT PRIMARY KEY,
    input     TEXT NOT NULL,
    source    TEXT NOT NULL,
    published TEXT NOT NULL,
    standing  TEXT NOT NULL, -- which of two arrivals of one report stays: the lesser
    maker     TEXT NOT NULL, -- what read it
    body      TEXT NOT NULL, -- the report as JSON, without its text
    text      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
    report     TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    n          INTEGER NOT NULL,
    id         TEXT NOT NULL,
    kind       TEXT NOT NULL,
    form       TEXT NOT NULL,
    chain      TEXT NOT NULL,
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    head_start INTEGER NOT NULL,
    head_end   INTEGER NOT NULL,
    PRIMARY KEY (report, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
    report   TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    n        INTEGER NOT NULL, -- place in the report
    id       TEXT NOT NULL,
    body     TEXT NOT NULL,    -- as extracted: no entities yet
    mentions TEXT NOT NULL,    -- of its arguments and links, which the JSON leaves out
    PRIMARY KEY (report, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE judgements (
    seq          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL,
    a            TEXT NOT NULL,
    b            TEXT NOT NULL,
    verdict      TEXT NOT NULL,
    score        REAL NOT NULL,
    kind         TEXT NOT NULL,
    maker        TEXT NOT NULL,
    reason       TEXT NOT NULL,
    made_at      TEXT NOT NULL,
    withdrawn_at TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX judgements_by_id ON judgements (id);

CREATE TABLE quarantine (
    id     TEXT PRIMARY KEY,
    input  TEXT NOT NULL,
    step   TEXT NOT NULL,
    kind   TEXT NOT NULL,
    reason TEXT NOT NULL,
    hint   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX quarantine_by_input ON quarantine (input);

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What follows from it: replaced as a whole, never edited.
CREATE TABLE entities (
    id       TEXT PRIMARY KEY,
    name     TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    body     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    id      TEXT PRIMARY KEY,
    type    TEXT NOT NULL,
    status  TEXT NOT NULL,
    since   TEXT NOT NULL, -- '' unknown
    until   TEXT NOT NULL,
    place   TEXT NOT NULL,
    country TEXT NOT NULL,
    origins INTEGER NOT NULL,
    body    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX events_by_time ON events (since, id);

CREATE TABLE readings ( -- claims with their entities and event
    id      TEXT PRIMARY KEY,
    report  TEXT NOT NULL,
    n       INTEGER NOT NULL,
    event   TEXT NOT NULL, -- '' none
    type    TEXT NOT NULL,
    source  TEXT NOT NULL,
    since   TEXT NOT NULL,
    until   TEXT NOT NULL,
    place   TEXT NOT NULL,
    country TEXT NOT NULL,
    body    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX readings_by_report ON readings (report, n);
CREATE INDEX readings_by_event ON readings (event);

CREATE TABLE parts ( -- who takes part in which claim
    claim  TEXT NOT NULL,
    entity TEXT NOT NULL,
    PRIMARY KEY (claim, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX parts_by_entity ON parts (entity);

PRAGMA application_id = 1146375246; -- "DTLN"

-- +goose Down
DROP TABLE parts;
DROP TABLE readings;
DROP TABLE events;
DROP TABLE entities;
DROP TABLE meta;
DROP TABLE quarantine;
DROP TABLE judgements;
DROP TABLE claims;
DROP TABLE mentions;
DROP TABLE reports;
