-- A source may be a policy of retention; a request has a column for what was decided about keeping it; corrections are
-- found by an index.
--
-- The first lines say what the step does, to whoever asks for it. A step runs within one transaction with all others,
-- with foreign keys off, and they are checked before it commits. It says its own version at its end.
--
-- A CHECK cannot be changed, so `source` is built anew under another name: the way of
-- https://www.sqlite.org/lang_altertable.html § 7. What refers to `source` refers to it by that name throughout.

CREATE TABLE source_2 (
  digest        TEXT PRIMARY KEY,                  -- digest of the text; activate
  -- what it defines; activate
  kind          TEXT NOT NULL CHECK (kind IN ('workflow', 'calendar', 'register', 'retention')),
  name          TEXT NOT NULL,                     -- its name, e.g. `pio-tasking`; activate
  version       INTEGER NOT NULL,                  -- as the text says; activate
  text          TEXT NOT NULL,                     -- YAML, byte for byte; activate
  activated_seq INTEGER NOT NULL REFERENCES event (seq), -- the event that last made it the one to use; activate
  is_active     INTEGER NOT NULL CHECK (is_active IN (0, 1)) -- flag: the one to use of its kind and name; activate
) STRICT;

INSERT INTO source_2 (digest, kind, name, version, text, activated_seq, is_active)
SELECT digest, kind, name, version, text, activated_seq, is_active FROM source ORDER BY rowid;

DROP TABLE source;

ALTER TABLE source_2 RENAME TO source;

CREATE UNIQUE INDEX source_active ON source (kind, name) WHERE is_active = 1;

-- No comment within: SQLite would end the table's text with it.
ALTER TABLE request ADD COLUMN retention TEXT;

CREATE INDEX event_corrects ON event (request) WHERE kind = 'correct';

PRAGMA user_version = 2;
