-- +goose Up
-- Small rows: bodies packed (pack.go), integer keys "k" for what points to a
-- row, no body twice. What was read is taken over, packed when the tables
-- are there (repack.go); what follows from it is derived anew.
CREATE TABLE kept (
    k         INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    input     TEXT NOT NULL,
    source    TEXT NOT NULL,
    published TEXT NOT NULL, -- '' unknown
    maker     TEXT NOT NULL, -- what read it
    claims    INTEGER NOT NULL, -- how many
    body      BLOB NOT NULL, -- the report, without its text
    text      BLOB NOT NULL,
    account   BLOB NOT NULL  -- mentions and claims, as extracted: no entities yet
) STRICT;
INSERT INTO kept (id, input, source, published, maker, claims, body, text, account)
    SELECT r.id, r.input, r.source, r.published, r.maker, (SELECT count(*) FROM claims c WHERE c.report = r.id),
        CAST(r.body AS BLOB), CAST(x'00' || CAST(r.text AS BLOB) AS BLOB),
        CAST(json_object(
            'mentions', (SELECT json_group_array(json_object('i', m.id, 'k', m.kind, 'f', m.form, 'c', m.chain,
                's', m.start, 'e', m."end", 'h', m.head_start, 't', m.head_end)) FROM (SELECT * FROM mentions WHERE report = r.id ORDER BY n) m),
            'claims', (SELECT json_group_array(json_object('c', json(c.body), 'a', json_extract(c.mentions, '$.a'), 'l', json_extract(c.mentions, '$.l')))
                FROM (SELECT * FROM claims WHERE report = r.id ORDER BY n) c)) AS BLOB)
    FROM reports r ORDER BY r.id;

DROP VIEW cast_of;
DROP VIEW line;
DROP VIEW imprint;
DROP TABLE words;
DROP TABLE said;
DROP TABLE claims;
DROP TABLE mentions;
DROP TABLE reports;
DROP TABLE readings;
DROP TABLE parts;
DROP TABLE events;
DROP TABLE lines;
DROP TABLE casts;
DROP TABLE entities;
DROP TABLE locals;
DROP TABLE likenesses;
DROP TABLE components;
ALTER TABLE kept RENAME TO reports;

CREATE VIRTUAL TABLE words USING fts5 (title, body, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2');
INSERT INTO words (rowid, title, body) SELECT k << 2 | 3, json_extract(CAST(body AS TEXT), '$.title'), CAST(substr(text, 2) AS TEXT) FROM reports;

-- What follows.
CREATE TABLE readings ( -- claims with their entities and event
    k          INTEGER PRIMARY KEY,
    id         TEXT NOT NULL,
    report     TEXT NOT NULL,
    n          INTEGER NOT NULL, -- place in the report
    event      TEXT NOT NULL,    -- '' none
    type       TEXT NOT NULL,
    source     TEXT NOT NULL,
    since      TEXT NOT NULL,
    until      TEXT NOT NULL,
    place      TEXT NOT NULL,
    country    TEXT NOT NULL,
    confidence REAL NOT NULL,
    body       BLOB NOT NULL
) STRICT;
CREATE INDEX readings_telling ON readings (id, event); -- without the bodies
CREATE INDEX readings_by_report ON readings (report, n);
CREATE INDEX readings_by_telling ON readings (event, source);
CREATE INDEX readings_by_confidence ON readings (confidence, id);

CREATE TABLE parts ( -- who takes part in which claim
    entity TEXT NOT NULL,
    claim  INTEGER NOT NULL, -- of readings
    says   INTEGER NOT NULL, -- 1: the claim goes back to it
    PRIMARY KEY (entity, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX parts_by_claim ON parts (claim);

CREATE TABLE events (
    k    INTEGER PRIMARY KEY,
    id   TEXT NOT NULL UNIQUE,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE lines ( -- of events: what lists, a timeline and a map need
    placed    TEXT PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    type      TEXT NOT NULL,
    mode      TEXT NOT NULL,
    status    TEXT NOT NULL,
    since     TEXT NOT NULL, -- '' unknown
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
) STRICT, WITHOUT ROWID;
CREATE INDEX lines_by_type ON lines (type);
CREATE INDEX lines_by_status ON lines (status);
CREATE INDEX lines_by_reports ON lines (reports);

CREATE TABLE casts ( -- who takes part in which event
    entity TEXT NOT NULL,
    event  TEXT NOT NULL,
    PRIMARY KEY (entity, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX casts_by_event ON casts (event, entity);

CREATE TABLE entities (
    k        INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    country  TEXT NOT NULL,
    print    INTEGER NOT NULL, -- hash of the body as JSON
    body     BLOB NOT NULL
) STRICT;
CREATE INDEX entities_in_order ON entities (mentions DESC, name, id);
CREATE INDEX entities_by_country ON entities (country);

-- What derivation keeps, so that only what a new report touches is made again.
CREATE TABLE locals (
    report TEXT PRIMARY KEY,
    body   BLOB NOT NULL, -- what it brings to the entities
    points BLOB NOT NULL  -- where its event claims lie among others
) STRICT;
CREATE TABLE likenesses ( -- claims that may tell of one event
    a     TEXT NOT NULL,
    b     TEXT NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX likenesses_by_b ON likenesses (b);
CREATE TABLE components ( -- of such claims, by a hash: their events are made
    hash INTEGER PRIMARY KEY
) STRICT;
DELETE FROM meta WHERE key IN ('derived', 'maker');
