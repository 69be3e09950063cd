-- +goose Up
-- Events of a stretch of days are found in the order of their beginning: their
-- ends stand beside it, so that those that were over before are passed quickly.
DROP INDEX lines_in_order;
CREATE INDEX lines_in_order ON lines (at, id, until);

-- +goose Down
DROP INDEX lines_in_order;
CREATE INDEX lines_in_order ON lines (at, id);
