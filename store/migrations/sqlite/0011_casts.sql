-- +goose Up
-- Who takes part in which event, as its body has it. Parts are of claims, and
-- hold who says so as well.
CREATE TABLE casts (
    entity TEXT NOT NULL,
    event  TEXT NOT NULL,
    PRIMARY KEY (entity, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX casts_by_event ON casts (event, entity);
CREATE VIEW cast_of AS SELECT DISTINCT json_extract(p.value, '$.entity') AS entity, e.id AS event
    FROM events e, json_each(e.body, '$.participants') p WHERE coalesce(json_extract(p.value, '$.entity'), '') <> '';
INSERT INTO casts SELECT * FROM cast_of;

-- +goose StatementBegin
CREATE TRIGGER events_cast AFTER INSERT ON events BEGIN
    INSERT INTO casts SELECT * FROM cast_of WHERE event = new.id;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER events_recast AFTER UPDATE ON events BEGIN
    DELETE FROM casts WHERE event = old.id;
    INSERT INTO casts SELECT * FROM cast_of WHERE event = new.id;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER events_uncast AFTER DELETE ON events BEGIN
    DELETE FROM casts WHERE event = old.id;
END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER events_cast;
DROP TRIGGER events_recast;
DROP TRIGGER events_uncast;
DROP VIEW cast_of;
DROP TABLE casts;
