-- +goose Up
-- Only the least sure claims are looked for by how sure they are.
DROP INDEX readings_by_confidence;
CREATE INDEX readings_by_confidence ON readings (confidence, id) WHERE confidence < 0.1;

-- +goose Down
DROP INDEX readings_by_confidence;
CREATE INDEX readings_by_confidence ON readings (confidence);
