/* Two calls of the kernel on names of files that the C library of every machine may not have. */
#ifndef CFILES_SHIM_H
#define CFILES_SHIM_H

#include <sys/syscall.h>

/* As in unistd.h; what else stands there, and in fcntl.h, would be this module's in the eyes of Swift. */
extern long syscall(long number, ...);

/* Gives a file another name, in one step, unless there is something of that name: renameat2(2), RENAME_NOREPLACE, with
   paths from the working folder, AT_FDCWD. */
static inline int cfiles_rename_to_free(const char *from, const char *to) {
  return (int)syscall(SYS_renameat2, -100, from, -100, to, 1U);
}

/* Of statx(2), as the kernel lays it out, what is needed here. */
struct cfiles_statx {
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
static inline int cfiles_born(const char *path, long long *seconds, unsigned *nanoseconds) {
  struct cfiles_statx found = {0};
  if (syscall(SYS_statx, -100, path, 0x100, 0x800U, &found) != 0 || !(found.mask & 0x800U)) return -1;
  *seconds = found.born.seconds;
  *nanoseconds = found.born.nanoseconds;
  return 0;
}

#endif
