// The least that any program has to do to write what `tasking tick` wrote: the same rows into the same tables, in the same
// transactions, with the same settings of the engine, each digest worked out anew. No rule, no definition, no JSON, no
// calendar: what is to be written it copies from a store in which the command has done it already. Its journal ends with
// the same hash, or it says so.
//
// cc -O2 -o tick_rows tick_rows.c -lsqlite3 -lcrypto && ./tick_rows BEFORE AFTER [read]
//
// Prints how many transactions and events it wrote, how many microseconds the writing took, and how many the copying took.
// With `read` it also takes the entries of each request from the store into memory first, as whoever decides has to.

#include <fcntl.h>
#include <openssl/sha.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { request_columns = 5, longest_log = 4120000, routed_at_once = 500 };
static sqlite3 *store, *done;
static const char *store_path;

static void fail(const char *what) {
  fprintf(stderr, "tick_rows: %s: %s; %s\n", what, sqlite3_errmsg(store), sqlite3_errmsg(done));
  exit(1);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static sqlite3_stmt *prepared(sqlite3 *database, const char *sql) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK) fail(sql);
  return statement;
}

static void execute(const char *sql) {
  if (sqlite3_exec(store, sql, NULL, NULL, NULL) != SQLITE_OK) fail(sql);
}

// Steps to the end, and touches every column on the way.
static void run(sqlite3_stmt *statement) {
  int status;
  while ((status = sqlite3_step(statement)) == SQLITE_ROW)
    for (int column = 0; column < sqlite3_column_count(statement); column++) sqlite3_column_value(statement, column);
  if (status != SQLITE_DONE) fail(sqlite3_sql(statement));
  sqlite3_reset(statement);
}

// Empties the log where it is long, as the command does.
static void truncate_log(const char *log) {
  struct stat size;
  if (!stat(log, &size) && size.st_size > longest_log)
    sqlite3_wal_checkpoint_v2(store, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}

// Rows in memory.
struct rows {
  sqlite3_value **values;
  int count, columns, room;
};

static void load(struct rows *rows, sqlite3_stmt *statement) {
  rows->columns = sqlite3_column_count(statement);
  int status;
  while ((status = sqlite3_step(statement)) == SQLITE_ROW) {
    if (rows->count == rows->room) {
      rows->room = rows->room ? 2 * rows->room : 512;
      rows->values = realloc(rows->values, sizeof(sqlite3_value *) * (size_t)(rows->room * rows->columns));
      if (!rows->values) exit(1);
    }
    for (int column = 0; column < rows->columns; column++)
      rows->values[rows->count * rows->columns + column] = sqlite3_value_dup(sqlite3_column_value(statement, column));
    rows->count++;
  }
  if (status != SQLITE_DONE) fail(sqlite3_sql(statement));
  sqlite3_reset(statement);
}

static void empty(struct rows *rows) {
  for (int i = 0; i < rows->count * rows->columns; i++) sqlite3_value_free(rows->values[i]);
  rows->count = 0;
}

static sqlite3_value *cell(struct rows *rows, int row, int column) { return rows->values[row * rows->columns + column]; }

static void bind(sqlite3_stmt *statement, struct rows *rows, int row) {
  for (int column = 0; column < rows->columns; column++) sqlite3_bind_value(statement, column + 1, cell(rows, row, column));
}

// What is digested, as docs and Sources/Store/ChainEncoding.swift say: numbers 1 and eight bytes, texts 2, length, bytes.
static unsigned char line[4096];
static size_t filled;

static void put(const void *bytes, size_t count) {
  if (filled + count > sizeof line) exit(1);
  memcpy(line + filled, bytes, count);
  filled += count;
}

static void put_eight(sqlite3_int64 number) {
  for (int shift = 56; shift >= 0; shift -= 8) put(&(unsigned char){(unsigned char)(number >> shift)}, 1);
}

static void put_value(sqlite3_value *value) {
  switch (sqlite3_value_type(value)) {
  case SQLITE_NULL: put("\0", 1); break;
  case SQLITE_INTEGER: put("\1", 1); put_eight(sqlite3_value_int64(value)); break;
  default:
    put("\2", 1);
    put_eight(sqlite3_value_bytes(value));
    put(sqlite3_value_text(value), (size_t)sqlite3_value_bytes(value));
  }
}

// Digests an entry anew and chains it: columns 13 to 15 are digest, hash before and hash.
static void digest(struct rows *events, int row, unsigned char *last, unsigned char *payload_digest) {
  SHA256_CTX context;
  SHA256_Init(&context);
  for (int column = 12; column >= 11; column--)
    SHA256_Update(&context, sqlite3_value_blob(cell(events, row, column)), (size_t)sqlite3_value_bytes(cell(events, row, column)));
  SHA256_Final(payload_digest, &context);
  filled = 0;
  put(last, 32);
  put("\2", 1);
  put_eight(15);
  put("tasking.event.1", 15);
  for (int column = 0; column < 11; column++) put_value(cell(events, row, column));
  put(payload_digest, 32);
  SHA256(line, filled, last);
}

int main(int count, char **arguments) {
  if (count < 3) {
    fprintf(stderr, "usage: tick_rows BEFORE AFTER [read]\n");
    return 64;
  }
  int reads = count > 3;
  store_path = arguments[1];
  if (sqlite3_open_v2(arguments[1], &store, SQLITE_OPEN_READWRITE, NULL)) fail(arguments[1]);
  if (sqlite3_open_v2(arguments[2], &done, SQLITE_OPEN_READWRITE, NULL)) fail(arguments[2]);
  char log[4096], lock_path[4096];
  snprintf(log, sizeof log, "%s-wal", store_path);
  snprintf(lock_path, sizeof lock_path, "%s.lock", store_path);
  int lock = open(lock_path, O_RDWR | O_CREAT, 0600);
  if (lock < 0) fail(lock_path);
  execute("PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0");

  sqlite3_stmt *version = prepared(store, "PRAGMA user_version");
  sqlite3_stmt *setting = prepared(store, "SELECT value FROM setting WHERE name = 'erasure-owed'");
  sqlite3_stmt *due = prepared(
    store, "SELECT reference, next_at, definition FROM request WHERE next_at <= ?1 AND (next_at, reference) > (?2, ?3)"
           " ORDER BY next_at, reference LIMIT 201");
  sqlite3_stmt *journal = prepared(store, "SELECT * FROM event WHERE request = ? ORDER BY version");
  sqlite3_stmt *found = prepared(store, "SELECT version FROM request WHERE reference = ?");
  sqlite3_stmt *update = prepared(
    store, "UPDATE request SET changed_at = ?, version = ?, next_at = ?, retention = ? WHERE reference = ?");
  sqlite3_stmt *head = prepared(store, "SELECT seq, hash, recorded_at FROM event ORDER BY seq DESC LIMIT 1");
  sqlite3_stmt *event = prepared(store, "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  sqlite3_stmt *notice = prepared(
    store, "INSERT INTO outbox (id, request, seq, recipient, capacity, about, percent, created_at, status)"
           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  sqlite3_stmt *firing = prepared(
    store, "INSERT INTO firing (request, clock, cycle, lap, rung, occurrence, percent, due_at, superseded, seq)"
           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  sqlite3_stmt *tick_head = prepared(store, "SELECT seq, hash, at FROM tick ORDER BY seq DESC LIMIT 1");
  sqlite3_stmt *tick = prepared(
    store, "INSERT INTO tick VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  sqlite3_stmt *schedule = prepared(
    store, "INSERT OR REPLACE INTO schedule VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  sqlite3_stmt *all_events = prepared(done, "SELECT request FROM event WHERE seq > ? ORDER BY seq");
  sqlite3_stmt *its_events = prepared(done, "SELECT * FROM event WHERE seq > ? AND seq <= ? ORDER BY seq");
  sqlite3_stmt *its_notices = prepared(
    done, "SELECT id, request, seq, recipient, capacity, about, percent, created_at, 'pending' FROM outbox"
          " WHERE request = ? AND seq = ? ORDER BY rowid");
  sqlite3_stmt *its_ways = prepared(
    done, "SELECT routed_at, status, id FROM outbox WHERE seq > ? AND routed_at IS NOT NULL ORDER BY seq, rowid");
  sqlite3_stmt *unrouted = prepared(store, "SELECT * FROM outbox WHERE routed_at IS NULL ORDER BY seq, rowid LIMIT ?");
  sqlite3_stmt *route = prepared(store, "UPDATE outbox SET routed_at = ?, status = ? WHERE id = ?");
  sqlite3_stmt *its_firings = prepared(
    done, "SELECT request, clock, cycle, lap, rung, occurrence, percent, due_at, superseded, seq FROM firing"
          " WHERE request = ? AND seq = ?");
  sqlite3_stmt *its_request = prepared(
    done, "SELECT changed_at, version, next_at, retention, reference FROM request WHERE reference = ?");
  sqlite3_stmt *its_ticks = prepared(done, "SELECT * FROM tick WHERE seq > ? ORDER BY seq");
  sqlite3_stmt *its_schedule = prepared(
    done, "SELECT last_at, considered, rungs, moves, errors, remaining, quiet_from, quiet_until, quiet_count,"
          " quiet_gap_from, quiet_gap, set_back_to, program, seen FROM schedule");

  double began = now(), copied = 0;
  struct rows ticks = {0}, last_schedule = {0}, first = {0}, first_tick = {0};
  load(&first, head);
  load(&first_tick, tick_head);
  sqlite3_int64 seq = sqlite3_value_int64(cell(&first, 0, 0));
  unsigned char last[32], payload_digest[32];
  memcpy(last, sqlite3_value_blob(cell(&first, 0, 1)), 32);
  sqlite3_bind_int64(its_ticks, 1, first_tick.count ? sqlite3_value_int64(cell(&first_tick, 0, 0)) : 0);
  load(&ticks, its_ticks);
  load(&last_schedule, its_schedule);
  copied += now() - began;

  int written = 0;
  struct rows events = {0}, notices = {0}, firings = {0}, requests = {0};
  for (int chunk = 0; chunk < ticks.count; chunk++) {
    double start = now();
    empty(&events), empty(&notices), empty(&firings), empty(&requests);
    // As many requests as that transaction looked at; what belongs to one of them stands together.
    int wanted = sqlite3_value_int(cell(&ticks, chunk, 2)), status;
    sqlite3_int64 until = seq;
    char of[64] = "";
    sqlite3_bind_int64(all_events, 1, seq);
    while ((status = sqlite3_step(all_events)) == SQLITE_ROW) {
      const char *name = (const char *)sqlite3_column_text(all_events, 0);
      if (strcmp(name, of) && !wanted--) break;
      snprintf(of, sizeof of, "%s", name);
      until++;
    }
    sqlite3_reset(all_events);
    sqlite3_bind_int64(its_events, 1, seq);
    sqlite3_bind_int64(its_events, 2, until);
    load(&events, its_events);
    for (int row = 0; row < events.count; row++) {
      for (int i = 0; i < 2; i++) {
        sqlite3_bind_value(i ? its_firings : its_notices, 1, cell(&events, row, 1));
        sqlite3_bind_value(i ? its_firings : its_notices, 2, cell(&events, row, 0));
      }
      load(&notices, its_notices);
      load(&firings, its_firings);
      if (row && !strcmp((const char *)sqlite3_value_text(cell(&events, row, 1)),
                         (const char *)sqlite3_value_text(cell(&events, row - 1, 1))))
        continue;
      sqlite3_bind_value(its_request, 1, cell(&events, row, 1));
      load(&requests, its_request);
    }
    copied += now() - start;

    flock(lock, LOCK_EX);
    execute("BEGIN IMMEDIATE");
    run(version);
    run(setting);
    sqlite3_bind_value(due, 1, cell(&ticks, chunk, 1));
    sqlite3_bind_int64(due, 2, 0);
    sqlite3_bind_text(due, 3, "", 0, SQLITE_STATIC);
    run(due);
    run(head);
    int row = 0, next_notice = 0, next_firing = 0;
    for (int request = 0; request < requests.count; request++) {
      sqlite3_value *name = cell(&requests, request, request_columns - 1);
      if (reads) sqlite3_bind_value(journal, 1, name), run(journal);
      sqlite3_bind_value(found, 1, name);
      run(found);
      bind(update, &requests, request);
      run(update);
      const char *text = (const char *)sqlite3_value_text(name);
      for (; row < events.count && !strcmp((const char *)sqlite3_value_text(cell(&events, row, 1)), text); row++) {
        bind(event, &events, row);
        sqlite3_bind_blob(event, 15, last, 32, SQLITE_TRANSIENT);
        digest(&events, row, last, payload_digest);
        sqlite3_bind_blob(event, 14, payload_digest, 32, SQLITE_STATIC);
        sqlite3_bind_blob(event, 16, last, 32, SQLITE_STATIC);
        run(event);
        sqlite3_int64 at = sqlite3_value_int64(cell(&events, row, 0));
        for (; next_notice < notices.count && sqlite3_value_int64(cell(&notices, next_notice, 2)) == at; next_notice++)
          bind(notice, &notices, next_notice), run(notice);
        for (; next_firing < firings.count && sqlite3_value_int64(cell(&firings, next_firing, 9)) == at; next_firing++)
          bind(firing, &firings, next_firing), run(firing);
        written++;
      }
    }
    run(tick_head);
    bind(tick, &ticks, chunk);
    run(tick);
    bind(schedule, &last_schedule, 0);
    run(schedule);
    execute("COMMIT");
    truncate_log(log);
    flock(lock, LOCK_UN);
    seq = until;
  }
  // Then each notice is given its ways: here none but the inbox, where it is.
  double start = now();
  struct rows ways = {0};
  sqlite3_bind_int64(its_ways, 1, sqlite3_value_int64(cell(&first, 0, 0)));
  load(&ways, its_ways);
  copied += now() - start;
  for (int way = 0; way < ways.count;) {
    flock(lock, LOCK_EX);
    execute("BEGIN IMMEDIATE");
    run(version);
    run(setting);
    sqlite3_bind_int(unrouted, 1, routed_at_once);
    if (reads) run(unrouted);
    for (int until = way + routed_at_once; way < ways.count && way < until; way++) bind(route, &ways, way), run(route);
    execute("COMMIT");
    truncate_log(log);
    flock(lock, LOCK_UN);
  }
  double took = now() - began - copied;
  struct rows end = {0};
  load(&end, prepared(done, "SELECT hash FROM event ORDER BY seq DESC LIMIT 1"));
  if (memcmp(last, sqlite3_value_blob(cell(&end, 0, 0)), 32)) {
    fprintf(stderr, "tick_rows: the journal ends with another hash\n");
    return 1;
  }
  printf("%d\t%d\t%.0f\t%.0f\n", ticks.count, written, took, copied);
  return 0;
}
