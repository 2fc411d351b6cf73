-- Sources of two more kinds; what was decided about keeping requests; corrections are found by an index;
-- acknowledgements; notices and how they were delivered; absences, handovers and who is there; the scheduler's own log.
--
-- The first lines say what the step does, to whoever asks for it. A step runs within one transaction with all others,
-- with foreign keys off, and they are checked before it commits. It says its own version at its end.
--
-- A CHECK cannot be changed, so `source` and `outbox` are built anew under other names: the way of
-- https://www.sqlite.org/lang_altertable.html § 7. What refers to them refers to them by name throughout.

CREATE TABLE source_2 (
  digest        TEXT PRIMARY KEY,                  -- digest of the text; activate
  -- what it defines; activate
  kind          TEXT NOT NULL CHECK (kind IN ('workflow', 'calendar', 'register', 'retention', 'notices')),
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

-- No comments within: SQLite would end the table's text with them.
ALTER TABLE request ADD COLUMN retention TEXT;
ALTER TABLE clock ADD COLUMN acknowledged_until INTEGER;
ALTER TABLE person ADD COLUMN addresses TEXT;
ALTER TABLE person ADD COLUMN calendar TEXT;
ALTER TABLE person ADD COLUMN deputy TEXT REFERENCES person (id);

CREATE TABLE outbox_2 (
  id         TEXT PRIMARY KEY,
  request    TEXT NOT NULL REFERENCES request (reference),
  seq        INTEGER NOT NULL REFERENCES event (seq),
  recipient  TEXT,
  capacity   TEXT NOT NULL,
  about      TEXT NOT NULL,
  percent    INTEGER,
  created_at INTEGER NOT NULL,
  status     TEXT NOT NULL CHECK (status IN ('pending', 'delivered', 'failed', 'void')),
  routed_at  INTEGER,
  read_at    INTEGER
) STRICT;

-- Nothing that was written before there was a way to send it is sent now: it is in the inbox.
INSERT INTO outbox_2 (id, request, seq, recipient, capacity, about, percent, created_at, status, routed_at)
SELECT id, request, seq, recipient, capacity, about, percent, created_at, 'delivered', created_at FROM outbox
ORDER BY rowid;

DROP TABLE outbox;

ALTER TABLE outbox_2 RENAME TO outbox;

CREATE INDEX outbox_pending ON outbox (seq) WHERE status = 'pending';
CREATE INDEX outbox_request ON outbox (request);
CREATE INDEX outbox_unrouted ON outbox (seq) WHERE routed_at IS NULL;
CREATE INDEX outbox_recipient ON outbox (recipient, seq) WHERE recipient IS NOT NULL;

CREATE TABLE message (
  id         TEXT PRIMARY KEY,
  channel    TEXT NOT NULL,
  recipient  TEXT NOT NULL REFERENCES person (id),
  is_urgent  INTEGER NOT NULL CHECK (is_urgent IN (0, 1)),
  created_at INTEGER NOT NULL,
  status     TEXT NOT NULL CHECK (status IN ('sending', 'retrying', 'sent', 'dead', 'void')),
  attempts   INTEGER NOT NULL CHECK (attempts >= 0),
  next_at    INTEGER,
  error      TEXT,
  sent_at    INTEGER
) STRICT;

CREATE INDEX message_open ON message (channel, recipient) WHERE status IN ('sending', 'retrying');
CREATE INDEX message_due ON message (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX message_sent ON message (channel, recipient, sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX message_dead ON message (created_at) WHERE status = 'dead';

CREATE TABLE delivery (
  notice     TEXT NOT NULL REFERENCES outbox (id),
  recipient  TEXT NOT NULL REFERENCES person (id),
  channel    TEXT NOT NULL,
  why        TEXT NOT NULL CHECK (why IN ('told', 'vacant', 'dead')),
  seq        INTEGER NOT NULL,
  is_urgent  INTEGER NOT NULL CHECK (is_urgent IN (0, 1)),
  not_before INTEGER NOT NULL,
  status     TEXT NOT NULL CHECK (status IN ('waiting', 'delivered', 'dead', 'void')),
  message    TEXT REFERENCES message (id),
  read_at    INTEGER,
  PRIMARY KEY (notice, recipient, channel, why)
) STRICT, WITHOUT ROWID;

CREATE INDEX delivery_waiting ON delivery (channel, recipient, not_before) WHERE status = 'waiting' AND message IS NULL;
CREATE INDEX delivery_message ON delivery (message) WHERE message IS NOT NULL;
CREATE INDEX delivery_inbox ON delivery (recipient, seq) WHERE channel = 'inbox';

CREATE TABLE schedule_2 (
  id             INTEGER PRIMARY KEY CHECK (id = 1),
  last_at        INTEGER NOT NULL,
  considered     INTEGER NOT NULL,
  rungs          INTEGER NOT NULL,
  moves          INTEGER NOT NULL,
  errors         INTEGER NOT NULL,
  remaining      INTEGER NOT NULL DEFAULT 0,
  quiet_from     INTEGER,
  quiet_until    INTEGER,
  quiet_count    INTEGER NOT NULL DEFAULT 0,
  quiet_gap_from INTEGER,
  quiet_gap      INTEGER,
  set_back_to    INTEGER,
  program        TEXT,
  seen           INTEGER
) STRICT;

INSERT INTO schedule_2 (id, last_at, considered, rungs, moves, errors)
SELECT id, last_at, considered, rungs, moves, errors FROM schedule;

DROP TABLE schedule;

ALTER TABLE schedule_2 RENAME TO schedule;

CREATE TABLE tick (
  seq            INTEGER PRIMARY KEY CHECK (seq > 0),
  at             INTEGER NOT NULL,
  considered     INTEGER NOT NULL,
  rungs          INTEGER NOT NULL,
  moves          INTEGER NOT NULL,
  notices        INTEGER NOT NULL,
  errors         INTEGER NOT NULL,
  remaining      INTEGER NOT NULL,
  lateness       INTEGER NOT NULL,
  quiet_from     INTEGER,
  quiet_until    INTEGER,
  quiet_count    INTEGER NOT NULL,
  quiet_gap_from INTEGER,
  quiet_gap      INTEGER,
  prev_hash      BLOB NOT NULL CHECK (length(prev_hash) = 32),
  hash           BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX tick_at ON tick (at);

CREATE TRIGGER tick_is_append_only_delete BEFORE DELETE ON tick
BEGIN
  SELECT RAISE(ABORT, 'the scheduler''s log is append-only');
END;

CREATE TRIGGER tick_is_append_only_update BEFORE UPDATE ON tick
BEGIN
  SELECT RAISE(ABORT, 'the scheduler''s log is append-only');
END;

CREATE TRIGGER tick_is_append_only_insert BEFORE INSERT ON tick
WHEN NEW.seq IS NOT (SELECT 1 + coalesce(max(seq), 0) FROM tick)
BEGIN
  SELECT RAISE(ABORT, 'the scheduler''s log is append-only');
END;

CREATE INDEX event_corrects ON event (request) WHERE kind = 'correct';

CREATE TABLE absence (
  seq        INTEGER PRIMARY KEY REFERENCES event (seq),
  person     TEXT NOT NULL REFERENCES person (id),
  begins     INTEGER NOT NULL,
  ends       INTEGER,
  deputy     TEXT REFERENCES person (id),
  reason     TEXT,
  recorded   INTEGER NOT NULL,
  ended      INTEGER
) STRICT;

CREATE INDEX absence_person ON absence (person);
CREATE INDEX absence_ends ON absence (ends);

CREATE TABLE handover (
  seq        INTEGER PRIMARY KEY REFERENCES event (seq),
  giver      TEXT NOT NULL REFERENCES person (id),
  receiver   TEXT NOT NULL REFERENCES person (id),
  record     TEXT NOT NULL,
  actor      TEXT NOT NULL,
  at         INTEGER NOT NULL,
  accepted   INTEGER
) STRICT;

CREATE INDEX handover_open ON handover (seq) WHERE accepted IS NULL;

CREATE TABLE staffing (
  day        TEXT PRIMARY KEY,
  seq        INTEGER NOT NULL REFERENCES event (seq),
  record     TEXT NOT NULL,
  at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
