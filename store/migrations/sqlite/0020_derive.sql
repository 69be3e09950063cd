-- +goose Up
-- What derivation keeps of each report and pair, so that only what a new
-- report touches is made again. All of it can be thrown away.
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
DELETE FROM meta WHERE key = 'derived';

-- +goose Down
DROP TABLE components;
DROP TABLE likenesses;
DROP TABLE locals;
