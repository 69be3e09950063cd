-- +goose Up
-- Ids as integers (key.go), what points to a row by the row, a report with all
-- that was read in it in one body, its readings in another packed behind that
-- one. What was read is taken over (takeover.go), the rest derived anew.
ALTER TABLE reports RENAME TO unpacked;
DROP TABLE words;
DROP TABLE imprints;
DROP TABLE readings;
DROP TABLE parts;
DROP TABLE events;
DROP TABLE lines;
DROP TABLE casts;
DROP TABLE entities;
DROP TABLE locals;
DROP TABLE likenesses;
DROP TABLE components;

CREATE TABLE reports ( -- what lists need
    k           INTEGER PRIMARY KEY,
    id          ANY NOT NULL,
    at          TEXT NOT NULL, -- of publication, '~' unknown
    source      TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    owner       TEXT NOT NULL,
    country     TEXT NOT NULL,
    maker       TEXT NOT NULL, -- what read it
    claims      INTEGER NOT NULL -- how many
) STRICT;
CREATE UNIQUE INDEX reports_by_id ON reports (id);
CREATE INDEX reports_in_order ON reports (at, id);
CREATE INDEX reports_by_source ON reports (lower(source));
CREATE TABLE accounts ( -- the report, its text, and mentions and claims as extracted: no entities yet
    k    INTEGER PRIMARY KEY,
    body BLOB NOT NULL
) STRICT;
CREATE VIRTUAL TABLE words USING fts5 (title, body, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2');

-- What follows.
CREATE TABLE readings ( -- claims with their event
    k          INTEGER PRIMARY KEY,
    id         ANY NOT NULL,
    report     INTEGER NOT NULL,
    n          INTEGER NOT NULL, -- place in the report
    event      INTEGER NOT NULL, -- 0 none
    type       TEXT NOT NULL,
    since      TEXT NOT NULL,
    until      TEXT NOT NULL,
    place      TEXT NOT NULL,
    country    TEXT NOT NULL,
    confidence REAL NOT NULL
) STRICT;
CREATE INDEX readings_by_id ON readings (id);
CREATE INDEX readings_by_report ON readings (report, n);
CREATE INDEX readings_by_event ON readings (event, report);
CREATE INDEX readings_by_confidence ON readings (confidence);
CREATE TABLE tellings ( -- the readings of a report, with their entities
    k    INTEGER PRIMARY KEY,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE parts ( -- who takes part in which claim
    entity ANY NOT NULL,
    event  INTEGER NOT NULL, -- of the claim, 0 none
    claim  INTEGER NOT NULL,
    says   INTEGER NOT NULL, -- 1: the claim goes back to it
    PRIMARY KEY (entity, event, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX parts_by_claim ON parts (claim);

CREATE TABLE lines ( -- of events: what lists, a timeline and a map need
    k         INTEGER PRIMARY KEY,
    id        ANY NOT NULL,
    at        TEXT NOT NULL, -- when it began, '~' unknown
    type      TEXT NOT NULL,
    mode      TEXT NOT NULL,
    status    TEXT NOT NULL,
    until     TEXT NOT NULL,
    precision TEXT NOT NULL,
    place     TEXT NOT NULL,
    country   TEXT NOT NULL,
    spot      TEXT NOT NULL, -- precision of the place
    lat       REAL,
    lon       REAL,
    origins   INTEGER NOT NULL,
    reports   INTEGER NOT NULL,
    summary   TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX lines_by_id ON lines (id);
CREATE INDEX lines_in_order ON lines (at, id);
CREATE INDEX lines_by_type ON lines (type, at);
CREATE INDEX lines_by_status ON lines (status);
CREATE INDEX lines_by_place ON lines (place);
CREATE INDEX lines_by_country ON lines (country) WHERE country <> '';
CREATE INDEX lines_by_reports ON lines (reports) WHERE reports > 1;
CREATE INDEX lines_by_origins ON lines (origins) WHERE origins > 1;
CREATE TABLE events ( -- what a line does not say
    k    INTEGER PRIMARY KEY,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE casts ( -- who takes part in which event
    entity ANY NOT NULL,
    event  INTEGER NOT NULL,
    PRIMARY KEY (entity, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX casts_by_event ON casts (event);

CREATE TABLE entities (
    k        INTEGER PRIMARY KEY,
    id       ANY NOT NULL,
    name     TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    country  TEXT NOT NULL,
    print    INTEGER NOT NULL, -- hash of the body as JSON
    body     BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX entities_by_id ON entities (id);
CREATE INDEX entities_in_order ON entities (mentions DESC, name, id);
CREATE INDEX entities_by_country ON entities (country) WHERE country <> '';

-- What derivation keeps, so that only what a new report touches is made again.
CREATE TABLE locals (
    k      INTEGER PRIMARY KEY, -- the report's
    body   BLOB NOT NULL, -- what it brings to the entities
    points BLOB NOT NULL  -- where its event claims lie among others
) STRICT;
CREATE TABLE likenesses ( -- claims that may tell of one event
    a     ANY NOT NULL,
    b     ANY NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX likenesses_by_b ON likenesses (b);
CREATE TABLE components ( -- of such claims, by a hash: their events are made
    hash INTEGER PRIMARY KEY
) STRICT;
DELETE FROM meta WHERE key IN ('derived', 'maker');
