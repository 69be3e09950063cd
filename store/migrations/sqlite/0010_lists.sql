-- +goose Up
-- Lists in pages: "placed" is the place of a row in its list, those of unknown
-- time last, so that a page begins where another ended, whatever came between.
-- The rows of these tables are short: lists, counts and drawings read them
-- without the bodies. Triggers keep them, whoever writes.
CREATE TABLE imprints ( -- of reports
    placed      TEXT PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    source      TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    owner       TEXT NOT NULL,
    country     TEXT NOT NULL,
    published   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE VIEW imprint AS SELECT iif(published = '', '~', published) || ' ' || id AS placed, id, source,
    json_extract(body, '$.source.kind') AS source_kind, json_extract(body, '$.source.owner') AS owner,
    json_extract(body, '$.source.country') AS country, published FROM reports;
INSERT INTO imprints SELECT * FROM imprint;

CREATE TABLE lines ( -- of events: what a timeline and a map draw
    placed    TEXT PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    type      TEXT NOT NULL,
    mode      TEXT NOT NULL,
    status    TEXT NOT NULL,
    since     TEXT NOT NULL,
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
CREATE VIEW line AS SELECT iif(since = '', '~', since) || ' ' || id AS placed, id, type, coalesce(json_extract(body, '$.mode'), '') AS mode,
    status, since, until, coalesce(json_extract(body, '$.when.precision'), '') AS precision,
    place, country, coalesce(json_extract(body, '$.where.precision'), '') AS spot,
    json_extract(body, '$.where.lat') AS lat, json_extract(body, '$.where.lon') AS lon,
    origins, coalesce(json_extract(body, '$.reports'), 0) AS reports, coalesce(json_extract(body, '$.summary'), '') AS summary FROM events;
INSERT INTO lines SELECT * FROM line;

CREATE INDEX judgements_by_pair ON judgements (a, b);

ALTER TABLE entities ADD COLUMN kind TEXT AS (json_extract(body, '$.kind')) VIRTUAL;
ALTER TABLE entities ADD COLUMN country TEXT AS (json_extract(body, '$.country')) VIRTUAL;
CREATE INDEX entities_in_order ON entities (mentions DESC, name, id);
CREATE INDEX entities_by_country ON entities (country);

ALTER TABLE readings ADD COLUMN confidence REAL AS (json_extract(body, '$.confidence')) VIRTUAL;
CREATE INDEX readings_telling ON readings (id, event); -- without the bodies
CREATE INDEX readings_by_telling ON readings (event, source);
CREATE INDEX readings_by_confidence ON readings (confidence, id);

-- The words of everything. The index holds no text: "said" says whose words
-- they are. Triggers keep it, whoever writes.
CREATE TABLE said (
    n    INTEGER PRIMARY KEY,
    kind TEXT NOT NULL, -- report, claim, event, entity
    id   TEXT NOT NULL,
    UNIQUE (kind, id)
) STRICT;
CREATE VIRTUAL TABLE words USING fts5 (title, body, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2');

INSERT INTO said (kind, id) SELECT 'report', id FROM reports;
INSERT INTO said (kind, id) SELECT 'claim', id FROM claims GROUP BY id;
INSERT INTO said (kind, id) SELECT 'event', id FROM events;
INSERT INTO said (kind, id) SELECT 'entity', id FROM entities;
INSERT INTO words (rowid, title, body) SELECT s.n, json_extract(r.body, '$.title'), r.text FROM said s JOIN reports r ON r.id = s.id WHERE s.kind = 'report';
INSERT INTO words (rowid, title, body) SELECT s.n, '', json_extract(c.body, '$.passage.text') FROM said s JOIN claims c ON c.id = s.id WHERE s.kind = 'claim' GROUP BY s.n;
INSERT INTO words (rowid, title, body) SELECT s.n, e.summary, '' FROM said s JOIN lines e ON e.id = s.id WHERE s.kind = 'event';
INSERT INTO words (rowid, title, body) SELECT s.n, n.name, json_extract(n.body, '$.aliases') FROM said s JOIN entities n ON n.id = s.id WHERE s.kind = 'entity';

-- +goose StatementBegin
CREATE TRIGGER reports_said AFTER INSERT ON reports BEGIN
    INSERT INTO imprints SELECT * FROM imprint WHERE id = new.id;
    INSERT INTO said (kind, id) VALUES ('report', new.id);
    INSERT INTO words (rowid, title, body) SELECT n, json_extract(new.body, '$.title'), new.text FROM said WHERE kind = 'report' AND id = new.id;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER reports_unsaid AFTER DELETE ON reports BEGIN
    DELETE FROM imprints WHERE id = old.id;
    DELETE FROM words WHERE rowid = (SELECT n FROM said WHERE kind = 'report' AND id = old.id);
    DELETE FROM said WHERE kind = 'report' AND id = old.id;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER claims_said AFTER INSERT ON claims WHEN NOT EXISTS (SELECT 1 FROM said WHERE kind = 'claim' AND id = new.id) BEGIN
    INSERT INTO said (kind, id) VALUES ('claim', new.id);
    INSERT INTO words (rowid, title, body) SELECT n, '', json_extract(new.body, '$.passage.text') FROM said WHERE kind = 'claim' AND id = new.id;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER claims_unsaid AFTER DELETE ON claims BEGIN
    DELETE FROM words WHERE rowid = (SELECT n FROM said WHERE kind = 'claim' AND id = old.id);
    DELETE FROM said WHERE kind = 'claim' AND id = old.id;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER events_said AFTER INSERT ON events BEGIN
    INSERT INTO lines SELECT * FROM line WHERE id = new.id;
    INSERT INTO said (kind, id) VALUES ('event', new.id);
    INSERT INTO words (rowid, title, body) SELECT n, json_extract(new.body, '$.summary'), '' FROM said WHERE kind = 'event' AND id = new.id;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER events_resaid AFTER UPDATE ON events BEGIN
    DELETE FROM lines WHERE id = old.id;
    INSERT INTO lines SELECT * FROM line WHERE id = new.id;
    UPDATE words SET title = json_extract(new.body, '$.summary'), body = '' WHERE rowid = (SELECT n FROM said WHERE kind = 'event' AND id = new.id);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER events_unsaid AFTER DELETE ON events BEGIN
    DELETE FROM lines WHERE id = old.id;
    DELETE FROM words WHERE rowid = (SELECT n FROM said WHERE kind = 'event' AND id = old.id);
    DELETE FROM said WHERE kind = 'event' AND id = old.id;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER entities_said AFTER INSERT ON entities BEGIN
    INSERT INTO said (kind, id) VALUES ('entity', new.id);
    INSERT INTO words (rowid, title, body) SELECT n, new.name, json_extract(new.body, '$.aliases') FROM said WHERE kind = 'entity' AND id = new.id;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER entities_resaid AFTER UPDATE OF body ON entities WHEN new.name IS NOT old.name OR json_extract(new.body, '$.aliases') IS NOT json_extract(old.body, '$.aliases') BEGIN
    UPDATE words SET title = new.name, body = json_extract(new.body, '$.aliases') WHERE rowid = (SELECT n FROM said WHERE kind = 'entity' AND id = new.id);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER entities_unsaid AFTER DELETE ON entities BEGIN
    DELETE FROM words WHERE rowid = (SELECT n FROM said WHERE kind = 'entity' AND id = old.id);
    DELETE FROM said WHERE kind = 'entity' AND id = old.id;
END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER reports_said;
DROP TRIGGER reports_unsaid;
DROP TRIGGER claims_said;
DROP TRIGGER claims_unsaid;
DROP TRIGGER events_said;
DROP TRIGGER events_resaid;
DROP TRIGGER events_unsaid;
DROP TRIGGER entities_said;
DROP TRIGGER entities_resaid;
DROP TRIGGER entities_unsaid;
DROP TABLE words;
DROP TABLE said;
DROP INDEX readings_by_confidence;
DROP INDEX readings_by_telling;
DROP INDEX readings_telling;
ALTER TABLE readings DROP COLUMN confidence;
DROP INDEX entities_by_country;
DROP INDEX entities_in_order;
ALTER TABLE entities DROP COLUMN country;
ALTER TABLE entities DROP COLUMN kind;
DROP INDEX judgements_by_pair;
DROP VIEW line;
DROP TABLE lines;
DROP VIEW imprint;
DROP TABLE imprints;
