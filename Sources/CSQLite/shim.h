/* The system's SQLite, and in C what Swift cannot say: variadic calls and destructors that are casts of integers. */
#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H

#include <sqlite3.h>
#include <sys/syscall.h>

/* As in unistd.h; what else stands there, and in fcntl.h, would be this module's in the eyes of Swift. */
extern long syscall(long number, ...);

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

/* Gives a file another name, in one step, unless there is something of that name: renameat2(2), RENAME_NOREPLACE, with
   paths from the working folder, AT_FDCWD. */
static inline int csqlite_rename_to_free(const char *from, const char *to) {
  return (int)syscall(SYS_renameat2, -100, from, -100, to, 1U);
}

/* Of statx(2), as the kernel lays it out, what is needed here. */
struct csqlite_statx {
  unsigned mask, block_size;
  unsigned long long attributes;
  unsigned links, user, group;
  unsigned short mode, spare;
  unsigned long long inode, size, blocks, attributes_mask;
  struct { long long seconds; unsigned nanoseconds; int spare; } accessed, born, changed, modified;
  unsigned device_major, device_minor, disk_major, disk_minor;
  unsigned long long rest[14];
};

/* When a file was made, not what a link leads to (AT_SYMLINK_NOFOLLOW); not 0 where there is none, or the file system does
   not say (STATX_BTIME). */
static inline int csqlite_born(const char *path, long long *seconds, unsigned *nanoseconds) {
  struct csqlite_statx found = {0};
  if (syscall(SYS_statx, -100, path, 0x100, 0x800U, &found) != 0 || !(found.mask & 0x800U)) return -1;
  *seconds = found.born.seconds;
  *nanoseconds = found.born.nanoseconds;
  return 0;
}

#endif
