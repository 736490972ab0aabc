// The calls that name a path.
#define _GNU_SOURCE
#include "FaultShim.h"
#include "Real.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static mode_t mode_of(int flags, va_list *rest) {
  return flags & (O_CREAT | O_TMPFILE) ? va_arg(*rest, mode_t) : 0;
}

static const char *open_call(int flags) { return flags & O_CREAT ? "create" : "open"; }

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = mode_of(flags, &rest); \
    va_end(rest); \
    enum Outcome outcome = fault_path(open_call(flags), path); \
    return fault_opened(AS_DECIDED(outcome, REAL(name)(path, flags, mode)), path); \
  }

OPEN(open)
OPEN(open64)

// A path relative to an open directory is not looked at: nobody here opens that way.
#define OPENAT(name) \
  int name(int directory, const char *path, int flags, ...) { \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = mode_of(flags, &rest); \
    va_end(rest); \
    int names = path[0] == '/' || directory == AT_FDCWD; \
    enum Outcome outcome = names ? fault_path(open_call(flags), path) : PASS; \
    return fault_opened(AS_DECIDED(outcome, REAL(name)(directory, path, flags, mode)), names ? path : NULL); \
  }

OPENAT(openat)
OPENAT(openat64)

#define STAT(name, call, type) \
  int name(const char *path, struct type *status) { \
    return AS_DECIDED(fault_path(call, path), REAL(name)(path, status)); \
  }

STAT(stat, "stat", stat)
STAT(stat64, "stat", stat64)
STAT(lstat, "lstat", stat)
STAT(lstat64, "lstat", stat64)

#define PATH(name) \
  int name(const char *path) { return AS_DECIDED(fault_path(#name, path), REAL(name)(path)); }

PATH(unlink)
PATH(rmdir)

int access(const char *path, int mode) { return AS_DECIDED(fault_path("access", path), REAL(access)(path, mode)); }

int mkdir(const char *path, mode_t mode) { return AS_DECIDED(fault_path("mkdir", path), REAL(mkdir)(path, mode)); }

int chmod(const char *path, mode_t mode) { return AS_DECIDED(fault_path("chmod", path), REAL(chmod)(path, mode)); }

ssize_t readlink(const char *path, char *buffer, size_t count) {
  return AS_DECIDED(fault_path("readlink", path), REAL(readlink)(path, buffer, count));
}

int rename(const char *old, const char *new) {
  return AS_DECIDED(fault_path("rename", old), REAL(rename)(old, new));
}

DIR *opendir(const char *path) {
  if (fault_path("opendir", path) != PASS) {
    fault_fails();
    return NULL;
  }
  DIR *directory = REAL(opendir)(path);
  if (directory) fault_opened(dirfd(directory), path);
  return directory;
}
