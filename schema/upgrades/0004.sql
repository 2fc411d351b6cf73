-- Lists of open requests, and how many of them each person has, are read from indexes.
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

PRAGMA user_version = 4;
