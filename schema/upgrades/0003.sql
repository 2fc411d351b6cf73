-- What was decided about people and handovers can be taken back.
--
-- As 0002: one transaction with all other steps, foreign keys off, checked before it commits.

PRAGMA user_version = 3;
