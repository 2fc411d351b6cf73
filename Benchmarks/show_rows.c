// The least that any program has to do to show a request: opens the store for reading as the command does, runs the
// statements that `tasking show` runs, and writes every column that comes back. No rule, no definition, no layout.
//
// cc -O2 -o show_rows show_rows.c -lsqlite3 && ./show_rows STORE PIO-2026-000418

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

static sqlite3 *store;

static void fail(const char *what) {
  fprintf(stderr, "show_rows: %s: %s\n", what, store ? sqlite3_errmsg(store) : "no memory");
  exit(1);
}

// Runs a statement with at most one text for its parameter; gives the first column of the first row if it is asked for.
static void rows(const char *sql, const char *parameter, char *first, int size) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v2(store, sql, -1, &statement, NULL) != SQLITE_OK) fail(sql);
  if (parameter && sqlite3_bind_text(statement, 1, parameter, -1, SQLITE_STATIC) != SQLITE_OK) fail(sql);
  int status, count = 0;
  while ((status = sqlite3_step(statement)) == SQLITE_ROW) {
    for (int column = 0; column < sqlite3_column_count(statement); column++) {
      const unsigned char *text = sqlite3_column_text(statement, column);
      if (count == 0 && column == 0 && first) snprintf(first, (size_t)size, "%s", text ? (const char *)text : "");
      printf("%s%c", text ? (const char *)text : "", column + 1 < sqlite3_column_count(statement) ? '\t' : '\n');
    }
    count++;
  }
  if (status != SQLITE_DONE) fail(sql);
  sqlite3_finalize(statement);
}

int main(int count, char **arguments) {
  if (count != 3) {
    fprintf(stderr, "usage: show_rows STORE REFERENCE\n");
    return 64;
  }
  char definition[80] = "", raiser[80] = "";
  if (sqlite3_open_v2(arguments[1], &store, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK) fail(arguments[1]);
  rows("PRAGMA foreign_keys = ON", NULL, NULL, 0);
  rows("PRAGMA synchronous = FULL", NULL, NULL, 0);
  rows("BEGIN", NULL, NULL, 0);
  rows("SELECT * FROM event ORDER BY seq DESC LIMIT 1", NULL, NULL, 0);
  rows("SELECT value FROM setting WHERE name = 'zone'", NULL, NULL, 0);
  rows("SELECT value FROM setting WHERE name = 'rehearsal-time'", NULL, NULL, 0);
  rows("SELECT definition FROM request WHERE reference = ?", arguments[2], definition, sizeof definition);
  rows("SELECT raiser FROM request WHERE reference = ?", arguments[2], raiser, sizeof raiser);
  rows("SELECT * FROM request WHERE reference = ?", arguments[2], NULL, 0);
  rows("SELECT * FROM source WHERE digest = ?", definition, NULL, 0);
  rows("SELECT * FROM person WHERE id = ?", raiser, NULL, 0);
  rows("SELECT * FROM role_grant WHERE person = ?", raiser, NULL, 0);
  rows("SELECT * FROM clock WHERE request = ?", arguments[2], NULL, 0);
  rows("SELECT last_at FROM schedule", NULL, NULL, 0);
  rows("COMMIT", NULL, NULL, 0);
  sqlite3_close(store);
  return 0;
}
