-- +goose Up
-- Which entity an entity joined whose id was given out: its id leads there.
CREATE TABLE entity_heirs (
    id   ANY PRIMARY KEY, -- of the entity that is no more
    heir ANY NOT NULL     -- of the entity that has its place in claims
) STRICT, WITHOUT ROWID;

-- +goose Down
DROP TABLE entity_heirs;
