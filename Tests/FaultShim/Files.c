// The calls about an open file.
#define _GNU_SOURCE
#include "FaultShim.h"
#include "Real.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/// Half of a transfer, but something of it.
static size_t half(size_t count) { return count > 1 ? count / 2 : count; }

#define READ(name, call, parameters, arguments) \
  ssize_t name parameters { \
    enum Outcome outcome = fault_file(call, file); \
    if (outcome == SHORT) count = half(count); \
    return AS_DECIDED(outcome, REAL(name) arguments); \
  }

READ(read, "read", (int file, void *buffer, size_t count), (file, buffer, count))
READ(pread, "pread", (int file, void *buffer, size_t count, off_t offset), (file, buffer, count, offset))
READ(pread64, "pread", (int file, void *buffer, size_t count, off64_t offset), (file, buffer, count, offset))

#define WRITE(name, call, parameters, arguments) \
  ssize_t name parameters { \
    enum Outcome outcome = fault_file(call, file); \
    if (outcome == SHORT || outcome == TORN) count = half(count); \
    if (outcome == TORN) outcome = DONE; \
    size_t room = fault_room(file, count); \
    if (room == 0 && count > 0) { \
      errno = ENOSPC; \
      return -1; \
    } \
    count = room; \
    return AS_DECIDED(outcome, REAL(name) arguments); \
  }

WRITE(write, "write", (int file, const void *buffer, size_t count), (file, buffer, count))
WRITE(pwrite, "pwrite", (int file, const void *buffer, size_t count, off_t offset), (file, buffer, count, offset))
WRITE(pwrite64, "pwrite", (int file, const void *buffer, size_t count, off64_t offset), (file, buffer, count, offset))

ssize_t writev(int file, const struct iovec *parts, int count) {
  return AS_DECIDED(fault_file("writev", file), REAL(writev)(file, parts, count));
}

#define CALL(name, call, parameters, arguments) \
  int name parameters { return AS_DECIDED(fault_file(call, file), REAL(name) arguments); }

CALL(fsync, "fsync", (int file), (file))
CALL(fdatasync, "fdatasync", (int file), (file))
CALL(ftruncate, "ftruncate", (int file, off_t length), (file, length))
CALL(ftruncate64, "ftruncate", (int file, off64_t length), (file, length))
CALL(fchmod, "fchmod", (int file, mode_t mode), (file, mode))
CALL(fchown, "fchown", (int file, uid_t owner, gid_t group), (file, owner, group))
CALL(fstat, "fstat", (int file, struct stat *status), (file, status))
CALL(fstat64, "fstat", (int file, struct stat64 *status), (file, status))
CALL(flock, "flock", (int file, int operation), (file, operation))

off_t lseek(int file, off_t offset, int from) {
  return AS_DECIDED(fault_file("lseek", file), REAL(lseek)(file, offset, from));
}

off64_t lseek64(int file, off64_t offset, int from) {
  return AS_DECIDED(fault_file("lseek", file), REAL(lseek64)(file, offset, from));
}

static int is_lock(int command) { return command == F_SETLK || command == F_SETLKW || command == F_GETLK; }

#define FCNTL(name) \
  int name(int file, int command, ...) { \
    va_list rest; \
    va_start(rest, command); \
    void *argument = va_arg(rest, void *); \
    va_end(rest); \
    enum Outcome outcome = is_lock(command) ? fault_file("lock", file) : PASS; \
    return AS_DECIDED(outcome, REAL(name)(file, command, argument)); \
  }

FCNTL(fcntl)
FCNTL(fcntl64)

#define MMAP(name, offset_type) \
  void *name(void *address, size_t length, int protection, int flags, int file, offset_type offset) { \
    if (flags & MAP_ANONYMOUS || fault_file("mmap", file) == PASS) \
      return REAL(name)(address, length, protection, flags, file, offset); \
    fault_fails(); \
    return MAP_FAILED; \
  }

MMAP(mmap, off_t)
MMAP(mmap64, off64_t)

// Whatever close says, the file is closed.
int close(int file) {
  enum Outcome outcome = fault_file("close", file);
  fault_closed(file);
  int result = REAL(close)(file);
  return outcome == PASS ? result : fault_fails();
}

struct dirent *readdir(DIR *directory) {
  if (fault_file("readdir", dirfd(directory)) == PASS) return REAL(readdir)(directory);
  fault_fails();
  return NULL;
}

int closedir(DIR *directory) {
  fault_closed(dirfd(directory));
  return REAL(closedir)(directory);
}
