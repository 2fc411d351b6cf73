-- The whole schema of a store. The program runs this file as it stands, in one transaction, when a store is made.
--
-- What is here. `event` is the journal: everything that happened, one row each, in order, for ever. `access` is the log
-- of who looked and who was refused, and `tick` that of what the scheduler did, chains of the same shape. `schedule`,
-- `command` and `setting` are what they are. Every other table is a projection: it can be made again from the journal, and is compared
-- with it by `audit verify`.
--
-- Words. An *instant* is whole seconds since 1970-01-01T00:00:00Z, without leap seconds. A *flag* is 0 or 1. A *digest*
-- is SHA-256: 32 bytes as a BLOB, 64 hexadecimal digits in lower case as TEXT. A *person* is the id of a row of
-- `person`, or `machine`, which is the scheduler. *JSON* is UTF-8, its keys sorted.
--
-- Who writes. The store's write transaction and nothing else; each column says by which of its verbs: `append` (events
-- of one request, or the scheduler's row), `administer` (people, roles), `activate` (sources), `log` (access), `keep`
-- (settings, commands with an id, how the scheduler stands).
--
-- Everything but the two pragmas and the triggers is SQL that PostgreSQL takes too, but for the names of types.

PRAGMA application_id = 1413567307;                -- the letters TASK: whose file this is
PRAGMA user_version = 4;                           -- the version of this schema; schema/upgrades leads to it

-- The journal ---------------------------------------------------------------------------------------------------------

-- All columns: append, administer, activate; `payload` and `salt` go when `append` writes an event that erases.
CREATE TABLE event (
  -- place in the journal, from 1 without a gap
  seq            INTEGER PRIMARY KEY CHECK (seq > 0),
  request        TEXT,                             -- reference of the request; NULL for an administrative event
  -- version of the request after it, from 1 without a gap; NULL as request
  version        INTEGER CHECK (version > 0),
  -- the move, `raise`, `set`, `note`, `rung`, or an administrative word
  kind           TEXT NOT NULL,
  state          TEXT,                             -- state of the request after it; NULL as request
  actor          TEXT NOT NULL,                    -- person who did it
  via            TEXT NOT NULL,                    -- the way in, e.g. `uid 1000`
  command        TEXT,                             -- id of the command; NULL when it had none
  occurred_at    INTEGER NOT NULL,                 -- instant at which it was so
  recorded_at    INTEGER NOT NULL,                 -- instant at which it was written down
  -- flag: from here on the request has no payloads, this event's included
  erases         INTEGER NOT NULL CHECK (erases IN (0, 1)),
  payload        BLOB,                             -- JSON: what it changed; NULL once erased
  -- 16 random bytes, so that no digest can be guessed back; NULL as payload
  salt           BLOB CHECK (length(salt) = 16),
  -- digest of salt, then payload; stays when they go
  payload_digest BLOB NOT NULL CHECK (length(payload_digest) = 32),
  prev_hash      BLOB NOT NULL CHECK (length(prev_hash) = 32),      -- `hash` of the event before; zeros for the first
  -- digest of prev_hash, header and payload_digest (docs: ChainEncoding.swift)
  hash           BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (request, version),
  CHECK ((request IS NULL) = (version IS NULL) AND (request IS NULL) = (state IS NULL)),
  CHECK ((payload IS NULL) = (salt IS NULL)),
  CHECK (erases = 0 OR (request IS NOT NULL AND payload IS NULL))
) STRICT;

CREATE INDEX event_command ON event (command) WHERE command IS NOT NULL;
CREATE INDEX event_administrative ON event (seq) WHERE request IS NULL;
CREATE INDEX event_erases ON event (request) WHERE erases = 1;
CREATE INDEX event_corrects ON event (request) WHERE kind = 'correct';

CREATE TRIGGER event_is_append_only_delete BEFORE DELETE ON event
BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;

-- The one change that is let through: payload and salt go, together, of a request that an event has erased.
CREATE TRIGGER event_is_append_only_update BEFORE UPDATE ON event
WHEN NEW.payload IS NOT NULL OR NEW.salt IS NOT NULL
  OR NEW.seq IS NOT OLD.seq OR NEW.request IS NOT OLD.request OR NEW.version IS NOT OLD.version
  OR NEW.kind IS NOT OLD.kind OR NEW.state IS NOT OLD.state OR NEW.actor IS NOT OLD.actor OR NEW.via IS NOT OLD.via
  OR NEW.command IS NOT OLD.command OR NEW.occurred_at IS NOT OLD.occurred_at
  OR NEW.recorded_at IS NOT OLD.recorded_at OR NEW.erases IS NOT OLD.erases
  OR NEW.payload_digest IS NOT OLD.payload_digest OR NEW.prev_hash IS NOT OLD.prev_hash OR NEW.hash IS NOT OLD.hash
  OR NOT EXISTS (SELECT 1 FROM event WHERE event.request = OLD.request AND event.erases = 1)
BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;

-- An event comes after all others, or not at all: no REPLACE, no row in a gap.
CREATE TRIGGER event_is_append_only_insert BEFORE INSERT ON event
WHEN NEW.seq IS NOT (SELECT 1 + coalesce(max(seq), 0) FROM event)
BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TABLE access (
  seq       INTEGER PRIMARY KEY CHECK (seq > 0),   -- place in the log, from 1 without a gap; log
  actor     TEXT NOT NULL,                         -- person, or what is known of somebody who is none
  via       TEXT NOT NULL,                         -- the way in, e.g. `uid 1000`
  act       TEXT NOT NULL,                         -- what was done, e.g. `refused`
  request   TEXT,                                  -- reference that it was about, as asked for; NULL when about none
  at        INTEGER NOT NULL,                      -- instant
  detail    TEXT,                                  -- JSON: codes of blockers, names of fields; never a field's text
  prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32), -- `hash` of the line before; zeros for the first
  hash      BLOB NOT NULL CHECK (length(hash) = 32)       -- digest of prev_hash and all columns above
) STRICT;

CREATE INDEX access_request ON access (request) WHERE request IS NOT NULL;

CREATE TRIGGER access_is_append_only_delete BEFORE DELETE ON access
BEGIN
  SELECT RAISE(ABORT, 'the access log is append-only');
END;

CREATE TRIGGER access_is_append_only_update BEFORE UPDATE ON access
BEGIN
  SELECT RAISE(ABORT, 'the access log is append-only');
END;

CREATE TRIGGER access_is_append_only_insert BEFORE INSERT ON access
WHEN NEW.seq IS NOT (SELECT 1 + coalesce(max(seq), 0) FROM access)
BEGIN
  SELECT RAISE(ABORT, 'the access log is append-only');
END;

-- People and sources --------------------------------------------------------------------------------------------------

CREATE TABLE person (
  id             TEXT PRIMARY KEY,                 -- short and permanent, e.g. `k.osei`; administer
  name           TEXT NOT NULL,                    -- as shown; administer
  uid            INTEGER UNIQUE,                   -- login on this host; NULL when there is none; administer
  -- JSON list of establishment codes; `[]` not tied to any, `["*"]` all; administer
  covers         TEXT NOT NULL,
  -- open requests that they may have at once; NULL no limit; administer
  capacity_limit INTEGER CHECK (capacity_limit >= 0),
  added          INTEGER NOT NULL,                 -- instant; administer
  -- JSON object: channel of notices → address there; NULL when they have none; administer
  addresses      TEXT,
  calendar       TEXT,                             -- by which they work; NULL for the plan's of notices; administer
  -- who stands in for them whenever an absence names nobody; NULL for nobody; administer
  deputy         TEXT REFERENCES person (id),
  -- JSON list of logins that were theirs, rising; NULL when there are none; administer
  former_logins  TEXT,
  -- place in the journal up to which they have seen, in their inbox, what others recorded of them; NULL for nothing;
  -- keep, and in no journal
  seen           INTEGER
) STRICT;

CREATE TABLE role_grant (
  seq     INTEGER PRIMARY KEY REFERENCES event (seq), -- the event that granted it; administer
  person  TEXT NOT NULL REFERENCES person (id),    -- who holds it; administer
  role    TEXT NOT NULL,                           -- a role of the definitions; administer
  since   INTEGER NOT NULL,                        -- first instant at which it is held; administer
  -- first instant at which it is no longer held; NULL for ever; administer
  until   INTEGER,
  -- instant at which it was taken away; NULL if it was not; administer
  revoked INTEGER
) STRICT;

CREATE INDEX role_grant_person ON role_grant (person);

CREATE TABLE source (
  digest        TEXT PRIMARY KEY,                  -- digest of the text; activate
  -- what it defines; activate
  kind          TEXT NOT NULL CHECK (kind IN ('workflow', 'calendar', 'register', 'retention', 'notices')),
  name          TEXT NOT NULL,                     -- its name, e.g. `pio-tasking`; activate
  version       INTEGER NOT NULL,                  -- as the text says; activate
  text          TEXT NOT NULL,                     -- YAML, byte for byte; activate
  activated_seq INTEGER NOT NULL REFERENCES event (seq), -- the event that last made it the one to use; activate
  is_active     INTEGER NOT NULL CHECK (is_active IN (0, 1)) -- flag: the one to use of its kind and name; activate
) STRICT;

CREATE UNIQUE INDEX source_active ON source (kind, name) WHERE is_active = 1;

-- Requests ------------------------------------------------------------------------------------------------------------

-- One row a request: the fold of its events, seen through its definition. All columns: append.
CREATE TABLE request (
  reference           TEXT PRIMARY KEY,            -- e.g. `PIO-2026-000418`
  -- its number in the store's one sequence; NULL if its reference holds none
  number              INTEGER UNIQUE,
  definition          TEXT REFERENCES source (digest), -- digest of the definition that it follows; NULL once erased
  workflow            TEXT,                        -- name of that definition; NULL once erased
  workflow_version    INTEGER,                     -- its version; NULL once erased
  state               TEXT NOT NULL,               -- where it is
  -- the stage of its state
  stage               TEXT NOT NULL CHECK (stage IN ('raise', 'assess', 'assign', 'act', 'close')),
  is_open             INTEGER NOT NULL CHECK (is_open IN (0, 1)), -- flag: its state is not final
  waits_for           TEXT,                        -- role, or person, whom its state waits for; NULL when nobody
  -- which of them; NULL as waits_for
  waits_for_kind      TEXT CHECK (waits_for_kind IN ('role', 'person', 'machine')),
  priority            TEXT,                        -- code; NULL until it is worked out
  priority_rank       INTEGER CHECK (priority_rank >= 0), -- place of that code in the definition, 0 the most urgent
  kind                TEXT,                        -- code of the register of kinds
  establishment       TEXT,                        -- code of the register of establishments
  title               TEXT,                        -- what lists show
  assignee            TEXT,                        -- person who has it; NULL when nobody has
  raiser              TEXT NOT NULL,               -- person who raised it
  raised_at           INTEGER NOT NULL,            -- instant of its first event
  entered_at          INTEGER NOT NULL,            -- instant at which it last changed state
  changed_at          INTEGER NOT NULL,            -- instant of its last event
  version             INTEGER NOT NULL CHECK (version > 0), -- version of its last event
  substantive_version INTEGER NOT NULL,            -- version of the last that changed state, fields or assignment
  cycle               INTEGER NOT NULL CHECK (cycle > 0), -- which of its lives this is, from 1
  -- instant at which something falls due by itself; NULL when nothing will
  next_at             INTEGER,
  next_due            INTEGER,                     -- instant: earliest due of its clocks that run or wait
  next_due_clock      TEXT,                        -- the clock that this is of; NULL as next_due
  fields              TEXT NOT NULL,               -- JSON object of field values; `{}` once erased
  is_erased           INTEGER NOT NULL CHECK (is_erased IN (0, 1)), -- flag: its payloads are gone
  -- JSON: what was decided about keeping it, or when it was disposed of; NULL when nothing was ever decided
  retention           TEXT
) STRICT;

CREATE INDEX request_next_at ON request (next_at, reference) WHERE next_at IS NOT NULL;
CREATE INDEX request_state ON request (state, priority_rank, next_due);
CREATE INDEX request_waits_for ON request (waits_for, waits_for_kind) WHERE waits_for IS NOT NULL;
CREATE INDEX request_assignee ON request (assignee, is_open) WHERE assignee IS NOT NULL;
CREATE INDEX request_raiser ON request (raiser, is_open);
-- How many each person has in hand.
CREATE INDEX request_load ON request (assignee, stage) WHERE assignee IS NOT NULL AND stage IN ('assign', 'act');
-- Open requests in the order of lists, with what says who may see them.
CREATE INDEX request_open ON request
  ((priority_rank IS NULL), priority_rank, (next_due IS NULL), next_due, reference, state, raiser, is_open)
  WHERE is_open = 1;

-- One row a lap of a clock; seconds are counted seconds: of working time, or real if `is_elapsed`. All columns: append.
CREATE TABLE clock (
  request          TEXT NOT NULL REFERENCES request (reference), -- whose
  clock            TEXT NOT NULL,                  -- name in the definition
  cycle            INTEGER NOT NULL,               -- life of the request, from 1
  lap              INTEGER NOT NULL,               -- lap within it, from 1
  phase            TEXT NOT NULL CHECK (phase IN ('running', 'waiting', 'stopped')), -- whether it counts
  budget           INTEGER NOT NULL,               -- seconds that may be counted
  is_elapsed       INTEGER NOT NULL CHECK (is_elapsed IN (0, 1)), -- flag: every second counts
  used             INTEGER NOT NULL,               -- seconds counted up to `since`
  since            INTEGER NOT NULL,               -- instant at which the phase began
  bound            INTEGER,                        -- instant that ends it however much is left; NULL for none
  bound_span       INTEGER,                        -- seconds from the lap's beginning to the bound; NULL as bound
  -- instant at which it is due, or was; NULL while it waits without bound
  due              INTEGER,
  -- of a lap that was paused or has ended: instant at which it was first overdue. NULL if it never was; and while it runs
  -- for the first time, since what `due` says is written down by no event
  breached_at      INTEGER,
  -- how the lap ended; NULL while it goes on
  verdict          TEXT CHECK (verdict IN ('met', 'breached', 'ended', 'carried')),
  -- of a present lap, the same two if acts counted from when they are claimed to have happened
  is_claimed       INTEGER NOT NULL CHECK (is_claimed IN (0, 1)), -- flag: they do differ
  claimed_due      INTEGER,                        -- instant at which it is due, or was, by what is claimed
  claimed_verdict  TEXT CHECK (claimed_verdict IN ('met', 'breached', 'ended', 'carried')), -- how it ended by that
  calendar         TEXT NOT NULL,                  -- name of the calendar that counts
  calendar_version INTEGER NOT NULL,               -- its version
  is_current       INTEGER NOT NULL CHECK (is_current IN (0, 1)), -- flag: no other lap or cycle has followed
  acknowledged_until INTEGER,                      -- instant until which an acknowledgement keeps it quiet; NULL for none
  PRIMARY KEY (request, clock, cycle, lap)
) STRICT, WITHOUT ROWID;

-- The scheduler's ledger: a rung that fell due. To insert the row is to claim the rung. All columns: append.
CREATE TABLE firing (
  request    TEXT NOT NULL REFERENCES request (reference), -- whose
  clock      TEXT NOT NULL,                        -- name in the definition
  cycle      INTEGER NOT NULL,                     -- life of the request, from 1
  lap        INTEGER NOT NULL,                     -- lap of the clock, from 1
  rung       INTEGER NOT NULL,                     -- place in the ladder, from 1
  occurrence INTEGER NOT NULL,                     -- from 1; more where the rung repeats
  percent    INTEGER NOT NULL,                     -- per cent of the time to due, as the ladder says
  due_at     INTEGER NOT NULL,                     -- instant at which it fell due
  superseded INTEGER NOT NULL CHECK (superseded IN (0, 1)), -- flag: a later one stood for it, so it was not told
  seq        INTEGER NOT NULL REFERENCES event (seq), -- the event that recorded it
  PRIMARY KEY (request, clock, cycle, lap, rung, occurrence)
) STRICT, WITHOUT ROWID;

-- Notices, each in its recipient's inbox. All columns: append; `status`, `routed_at` and `read_at` change by deliver, and
-- `status` becomes `void` by append when something overtakes what has not left. These three are in no journal.
CREATE TABLE outbox (
  id         TEXT PRIMARY KEY,                     -- `reference/version/n`, n from 1
  request    TEXT NOT NULL REFERENCES request (reference), -- what it is about
  seq        INTEGER NOT NULL REFERENCES event (seq), -- the event that it came with
  -- person; NULL when it is for a crowd, or nobody holds the capacity
  recipient  TEXT,
  capacity   TEXT NOT NULL,                        -- role, or part, for which they get it
  -- how many held the capacity, of a notice for all of them; NULL of one for a person, or for nobody
  crowd      INTEGER CHECK (crowd > 0),
  about      TEXT NOT NULL,                        -- the move, or the clock
  percent    INTEGER,                              -- of the clock's time, for a rung; NULL for a move
  created_at INTEGER NOT NULL,                     -- instant at which it was written
  -- where it is on its way to everywhere but the inbox
  status     TEXT NOT NULL CHECK (status IN ('pending', 'delivered', 'failed', 'void')),
  routed_at  INTEGER,                              -- instant at which its channels were chosen; NULL until then
  read_at    INTEGER                               -- instant at which its recipient saw it in the inbox; NULL until then
) STRICT;

CREATE INDEX outbox_pending ON outbox (seq) WHERE status = 'pending';
CREATE INDEX outbox_request ON outbox (request);
CREATE INDEX outbox_unrouted ON outbox (seq) WHERE routed_at IS NULL;
CREATE INDEX outbox_crowd ON outbox (capacity) WHERE crowd IS NOT NULL AND routed_at IS NULL;
CREATE INDEX outbox_recipient ON outbox (recipient, seq) WHERE recipient IS NOT NULL;

-- Messages: what goes to one person by one channel at one time, for one notice or a digest of several. Made again from
-- no journal: what was sent when. All columns: deliver.
CREATE TABLE message (
  id         TEXT PRIMARY KEY,                     -- 32 hexadecimal digits: a digest of its channel, person and notices
  channel    TEXT NOT NULL,                        -- a channel of the plan of notices
  recipient  TEXT NOT NULL REFERENCES person (id), -- who gets it
  is_urgent  INTEGER NOT NULL CHECK (is_urgent IN (0, 1)), -- flag: some notice of it waits for no morning
  created_at INTEGER NOT NULL,                     -- instant
  -- `sending` while somebody tries, `retrying` after a failure, then for good one of the others
  status     TEXT NOT NULL CHECK (status IN ('sending', 'retrying', 'sent', 'dead', 'void')),
  attempts   INTEGER NOT NULL CHECK (attempts >= 0), -- failures so far
  -- instant of the next attempt, or at which one that has not ended is taken for lost; NULL when there is none
  next_at    INTEGER,
  error      TEXT,                                 -- of the last attempt, in our words; NULL if there was none
  sent_at    INTEGER,                              -- instant; NULL until it is sent
  -- instant until which the other side asked to be left alone by every message of the channel; NULL where it asked nothing
  held_until INTEGER
) STRICT;

CREATE INDEX message_open ON message (channel, recipient) WHERE status IN ('sending', 'retrying');
CREATE INDEX message_due ON message (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX message_sent ON message (channel, recipient, sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX message_held ON message (held_until) WHERE held_until IS NOT NULL;
CREATE INDEX message_dead ON message (created_at) WHERE status = 'dead';

-- One row a notice, person and channel; `inbox` is a channel for those who are on duty. All columns: deliver.
CREATE TABLE delivery (
  notice     TEXT NOT NULL REFERENCES outbox (id), -- which
  recipient  TEXT NOT NULL REFERENCES person (id), -- who gets it
  channel    TEXT NOT NULL,                        -- by which way
  -- that it is for them, or why whoever is on duty gets it: nobody is there for it, or it could not be delivered
  why        TEXT NOT NULL CHECK (why IN ('told', 'vacant', 'dead')),
  seq        INTEGER NOT NULL,                     -- the event that the notice came with
  is_urgent  INTEGER NOT NULL CHECK (is_urgent IN (0, 1)), -- flag: it waits for no morning
  not_before INTEGER NOT NULL,                     -- instant before which it is not sent
  status     TEXT NOT NULL CHECK (status IN ('waiting', 'delivered', 'dead', 'void')), -- where it is on its way
  message    TEXT REFERENCES message (id),         -- the message that it goes in; NULL until there is one
  read_at    INTEGER,                              -- of an inbox: instant at which they saw it; NULL until then
  PRIMARY KEY (notice, recipient, channel, why)
) STRICT, WITHOUT ROWID;

CREATE INDEX delivery_waiting ON delivery (channel, recipient, not_before) WHERE status = 'waiting' AND message IS NULL;
CREATE INDEX delivery_message ON delivery (message) WHERE message IS NOT NULL;
CREATE INDEX delivery_inbox ON delivery (recipient, seq) WHERE channel = 'inbox';

-- The scheduler -------------------------------------------------------------------------------------------------------

-- How the scheduler stands, in the one row that there is: its last run, and the runs that found nothing since the last
-- row of `tick`. All columns: keep.
CREATE TABLE schedule (
  id             INTEGER PRIMARY KEY CHECK (id = 1),
  last_at        INTEGER NOT NULL,                 -- instant at which it last ran
  considered     INTEGER NOT NULL,                 -- requests for which something had fallen due, in that run
  rungs          INTEGER NOT NULL,                 -- rungs recorded
  moves          INTEGER NOT NULL,                 -- moves made
  errors         INTEGER NOT NULL,                 -- requests that could not be brought up to date
  remaining      INTEGER NOT NULL DEFAULT 0,       -- requests that it had no time for
  quiet_from     INTEGER,                          -- instant of the last row of `tick`; NULL before the first
  quiet_until    INTEGER,                          -- instant of the last run since that found nothing; NULL for none
  quiet_count    INTEGER NOT NULL DEFAULT 0,       -- how many found nothing since
  quiet_gap_from INTEGER,                          -- instant at which the longest time without a run began
  quiet_gap      INTEGER,                          -- how long that was, in seconds; NULL before the second run
  -- instant that this machine's clock showed when it was found to have gone back; NULL once it was found right
  set_back_to    INTEGER,
  program        TEXT,                             -- version of the program that ran last
  seen           INTEGER                           -- seq of the last event that it has seen
) STRICT;

-- What the scheduler did: a row each transaction in which it did something, a chain of the same shape as `access`.
CREATE TABLE tick (
  seq            INTEGER PRIMARY KEY CHECK (seq > 0), -- place in the log, from 1 without a gap; append
  at             INTEGER NOT NULL,                 -- instant; append
  considered     INTEGER NOT NULL,                 -- requests looked at since the row before; append
  rungs          INTEGER NOT NULL,                 -- rungs recorded; append
  moves          INTEGER NOT NULL,                 -- moves made; append
  notices        INTEGER NOT NULL,                 -- notices written to `outbox`; append
  errors         INTEGER NOT NULL,                 -- requests that could not be brought up to date; append
  remaining      INTEGER NOT NULL,                 -- requests left when the run's time was up; append
  lateness       INTEGER NOT NULL,                 -- seconds by which the latest of it was late; append
  -- the runs since the row before, none of which found anything
  quiet_from     INTEGER,                          -- instant of the row before; NULL in the first; append
  quiet_until    INTEGER,                          -- instant of the last of them; NULL for none; append
  quiet_count    INTEGER NOT NULL,                 -- how many; append
  quiet_gap_from INTEGER,                          -- instant at which the longest time without a run began; append
  quiet_gap      INTEGER,                          -- how long that was, in seconds; NULL in the first; append
  prev_hash      BLOB NOT NULL CHECK (length(prev_hash) = 32), -- `hash` of the row before; zeros for the first
  hash           BLOB NOT NULL CHECK (length(hash) = 32)       -- digest of prev_hash and all columns above
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

-- Absence and cover ---------------------------------------------------------------------------------------------------

-- Who is away when. All columns: administer.
CREATE TABLE absence (
  seq        INTEGER PRIMARY KEY REFERENCES event (seq), -- the event that recorded it
  person     TEXT NOT NULL REFERENCES person (id), -- who is away
  begins     INTEGER NOT NULL,                     -- first instant of it, as was said
  ends       INTEGER,                              -- first instant at which they are there again; NULL until it is known
  deputy     TEXT REFERENCES person (id),          -- who stands in; NULL for the person's own deputy
  reason     TEXT,                                 -- a word; NULL when none was given
  recorded   INTEGER NOT NULL,                     -- instant at which it was written down: it does not count before
  ended      INTEGER                               -- instant at which it was ended or called off; NULL if it was not
) STRICT;

CREATE INDEX absence_person ON absence (person);
CREATE INDEX absence_ends ON absence (ends);

-- Shifts that were handed over. All columns: administer.
CREATE TABLE handover (
  seq        INTEGER PRIMARY KEY REFERENCES event (seq), -- the event that recorded it: its number
  giver      TEXT NOT NULL REFERENCES person (id), -- whose work it is about
  receiver   TEXT NOT NULL REFERENCES person (id), -- who is to take over
  record     TEXT NOT NULL,                        -- JSON: what was listed, as references, and the digest of the list
  actor      TEXT NOT NULL,                        -- person who did it
  at         INTEGER NOT NULL,                     -- instant
  accepted   INTEGER,                              -- instant at which the receiver accepted it; NULL until then
  withdrawn  INTEGER                               -- instant at which it was withdrawn; NULL if it was not
) STRICT;

CREATE INDEX handover_open ON handover (seq) WHERE accepted IS NULL AND withdrawn IS NULL;

-- Each day's look at who is there. All columns: administer.
CREATE TABLE staffing (
  day        TEXT PRIMARY KEY,                     -- such as `2026-11-23`, on the wall of the store's zone
  seq        INTEGER NOT NULL REFERENCES event (seq), -- the event that recorded it
  record     TEXT NOT NULL,                        -- JSON: counts, and references of requests that nobody may move
  at         INTEGER NOT NULL                      -- instant
) STRICT, WITHOUT ROWID;

-- What was ordered under each command id, so that the same order again gets its receipt and another one is refused. In no
-- journal. All columns: keep; `salt` and `digest` go when `append` erases what the order wrote.
CREATE TABLE command (
  id         TEXT PRIMARY KEY,                     -- as whoever sent it chose it
  operation  TEXT NOT NULL,                        -- name on the wire, e.g. `request.raise/1`
  actor      TEXT NOT NULL,                        -- person in whose name, or `machine`
  at         INTEGER NOT NULL,                     -- instant at which it was carried out
  -- 16 random bytes, so that no digest can be guessed back; NULL once erased
  salt       BLOB CHECK (length(salt) = 16),
  digest     BLOB CHECK (length(digest) = 32),     -- digest of salt, then the whole order; NULL as salt
  CHECK ((salt IS NULL) = (digest IS NULL))
) STRICT, WITHOUT ROWID;

-- Settings of the store, of which no event tells. Those that move time have to agree with a chain, which `audit verify`
-- sees to: the zone with the calendars in use, the time of a rehearsal with the access log. All columns: keep.
CREATE TABLE setting (
  -- `zone`: the time zone in which people read and type times; `rehearsal-time`: the instant at which a rehearsal stands;
  -- `staffing-day`: the last day on which it was looked who is there;
  -- `anchors`: where anchors are kept and how often, and what became of the last
  name       TEXT PRIMARY KEY,
  value      TEXT NOT NULL                         -- a zone's name; an instant in RFC 3339; a day; JSON
) STRICT, WITHOUT ROWID;
