-- +goose Up
-- Events of a place, and the places there are.
CREATE INDEX lines_by_place ON lines (place);

-- +goose Down
DROP INDEX lines_by_place;
