-- +goose Up
-- Which claim an event was named after whose id was given out and that has joined
-- another since: its id leads to the event of that claim.
CREATE TABLE heirs (
    id    INTEGER PRIMARY KEY, -- of the event
    claim INTEGER NOT NULL     -- id
) STRICT;

-- +goose Down
DROP TABLE heirs;
