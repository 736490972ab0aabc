#define _GNU_SOURCE
#include "FaultShim.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { FILES = 4096 };

static const char *under, *only, *how;
static long at, run, quota;
static int reason, trace;
static atomic_long calls, written;
static atomic_char counted[FILES];

static long number(const char *name, long otherwise) {
  const char *text = getenv(name);
  return text ? atol(text) : otherwise;
}

__attribute__((constructor)) static void begin(void) {
  under = getenv("FAULT_UNDER");
  only = getenv("FAULT_ONLY");
  how = getenv("FAULT_HOW") ?: "failed";
  at = number("FAULT_AT", 0);
  run = number("FAULT_FOR", 1);
  quota = number("FAULT_QUOTA", LONG_MAX);
  reason = (int)number("FAULT_ERRNO", EIO);
  // Not for what this process starts: the symbolizer of a sanitizer cannot load what is built with the sanitizer.
  unsetenv("LD_PRELOAD");
  const char *path = getenv("FAULT_TRACE");
  trace = path ? (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644) : -1;
}

/// Whether `path` is `under` or lies below it.
static int matters(const char *path) {
  char whole[2 * PATH_MAX];
  if (!under || !path) return 0;
  if (path[0] != '/') {
    if (syscall(SYS_getcwd, whole, PATH_MAX) < 0) return 0;
    strcat(whole, "/");
    strncat(whole, path, PATH_MAX - 2);
    path = whole;
  }
  size_t length = strlen(under);
  return strncmp(path, under, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int is_asked_for(const char *call) {
  if (!only) return 1;
  size_t length = strlen(call);
  for (const char *name = only; name; name = strchr(name, ',')) {
    name += *name == ',';
    if (strncmp(name, call, length) == 0 && (name[length] == ',' || name[length] == 0)) return 1;
  }
  return 0;
}

static enum Outcome decide(const char *call, const char *path) {
  if (!is_asked_for(call)) return PASS;
  long count = atomic_fetch_add(&calls, 1) + 1;
  if (trace >= 0) {
    char line[PATH_MAX + 64];
    int length = snprintf(line, sizeof line, "%s %s\n", call, path);
    syscall(SYS_write, trace, line, length);
  }
  if (at == 0 || count < at || (run > 0 && count >= at + run)) return PASS;
  switch (how[0]) {
    case 'd': return DONE;
    case 't': return TORN;
    case 's': return SHORT;
    default: return FAILED;
  }
}

enum Outcome fault_path(const char *call, const char *path) {
  return matters(path) ? decide(call, path) : PASS;
}

static int is_counted(int file) { return file >= 0 && file < FILES && counted[file]; }

enum Outcome fault_file(const char *call, int file) {
  if (!is_counted(file)) return PASS;
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
  path[length > 0 ? length : 0] = 0;
  return decide(call, path);
}

int fault_opened(int file, const char *path) {
  int error = errno;
  if (file >= 0 && file < FILES) counted[file] = (char)matters(path);
  errno = error;
  return file;
}

void fault_closed(int file) {
  if (file >= 0 && file < FILES) counted[file] = 0;
}

size_t fault_room(int file, size_t count) {
  if (!is_counted(file) || quota == LONG_MAX) return count;
  long before = atomic_fetch_add(&written, (long)count);
  return before >= quota ? 0 : before + (long)count > quota ? (size_t)(quota - before) : count;
}

int fault_fails(void) {
  errno = reason;
  return -1;
}
