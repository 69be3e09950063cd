-- +goose Up
-- Events of most origins first, then of most reports.
DROP INDEX lines_by_origins;
CREATE INDEX lines_by_weight ON lines (origins, reports, id);

-- +goose Down
DROP INDEX lines_by_weight;
CREATE INDEX lines_by_origins ON lines (origins) WHERE origins > 1;
