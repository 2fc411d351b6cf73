-- What was decided about people and handovers can be taken back; former logins are kept with each person;
-- a channel can ask to be left alone.
--
-- As 0002: one transaction with all other steps, foreign keys off, checked before it commits.

-- No comments within: SQLite would end the table's text with them.
ALTER TABLE person ADD COLUMN former_logins TEXT;
ALTER TABLE person ADD COLUMN seen INTEGER;
ALTER TABLE handover ADD COLUMN withdrawn INTEGER;
ALTER TABLE message ADD COLUMN held_until INTEGER;

CREATE INDEX message_held ON message (held_until) WHERE held_until IS NOT NULL;

DROP INDEX handover_open;
CREATE INDEX handover_open ON handover (seq) WHERE accepted IS NULL AND withdrawn IS NULL;

UPDATE person SET former_logins =
  (SELECT NULLIF(json_group_array(login), '[]') FROM (
    SELECT DISTINCT json_extract(CAST(event.payload AS TEXT), '$.uid') AS login FROM event
    WHERE event.request IS NULL AND event.kind IN ('person-added', 'person-changed')
      AND json_extract(CAST(event.payload AS TEXT), '$.id') = person.id
    ORDER BY login)
   WHERE login IS NOT NULL AND login IS NOT person.uid);

PRAGMA user_version = 3;
