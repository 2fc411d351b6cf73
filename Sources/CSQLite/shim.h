/* The system's SQLite, and in C what Swift cannot say: variadic calls and destructors that are casts of integers. */
#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H

#include <sqlite3.h>

/* Sets a boolean SQLITE_DBCONFIG_* option and gives back in `now` what it is afterwards. */
static inline int csqlite_configure(sqlite3 *database, int option, int on, int *now) {
  return sqlite3_db_config(database, option, on, now);
}

/* Binds UTF-8 text of `count` bytes, which SQLite copies. */
static inline int csqlite_bind_text(sqlite3_stmt *statement, int position, const void *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_text64(statement, position, (const char *)bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/* Binds a blob of `count` bytes, which SQLite copies. */
static inline int csqlite_bind_blob(sqlite3_stmt *statement, int position, const void *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_blob64(statement, position, bytes, count, SQLITE_TRANSIENT);
}

#endif
