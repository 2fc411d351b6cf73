-- Lists of open requests, and how many of them each person has, are read from indexes; a command's id is kept with a digest
-- of what was ordered; a notice for all who hold a role is one row.
--
-- As 0002: one transaction with all other steps, foreign keys off, checked before it commits.

DROP INDEX request_assignee;
DROP INDEX request_raiser;
CREATE INDEX request_assignee ON request (assignee, is_open) WHERE assignee IS NOT NULL;
CREATE INDEX request_raiser ON request (raiser, is_open);
CREATE INDEX request_load ON request (assignee, stage) WHERE assignee IS NOT NULL AND stage IN ('assign', 'act');
CREATE INDEX request_open ON request
  ((priority_rank IS NULL), priority_rank, (next_due IS NULL), next_due, reference, state, raiser, is_open)
  WHERE is_open = 1;

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

ALTER TABLE outbox ADD COLUMN crowd INTEGER CHECK (crowd > 0);
CREATE INDEX outbox_crowd ON outbox (capacity) WHERE crowd IS NOT NULL AND routed_at IS NULL;

PRAGMA user_version = 4;
