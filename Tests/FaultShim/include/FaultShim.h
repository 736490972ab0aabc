/// Makes system calls on files fail, in a process that this library is preloaded into (`LD_PRELOAD`).
///
///     FAULT_UNDER=DIRECTORY  count the calls about what lies under this directory (a real, absolute path), from 1
///     FAULT_ONLY=NAMES       count only calls of these names, separated by commas
///     FAULT_TRACE=FILE       append the name and the path of every call that is counted
///     FAULT_AT=N             the call that fails
///     FAULT_FOR=N            how many calls fail, from that one on: 1 unless told, 0 for all that follow
///     FAULT_ERRNO=N          the reason that is given
///     FAULT_HOW=WORD         `failed`: nothing is done; `done`: all is done, and failure is reported; `torn`: half of a
///                            write is done, and failure is reported; `short`: half of a read or write is done, and said
///     FAULT_QUOTA=BYTES      so many bytes can be written, then the disk is full (ENOSPC)
///
/// The names are those of the calls without `64`; `create` is an open that may make a file, `lock` a lock by fcntl.
#ifndef FAULT_SHIM_H
#define FAULT_SHIM_H

#include <stddef.h>

/// What becomes of a call.
enum Outcome { PASS, FAILED, DONE, TORN, SHORT };

/// Decides on a call that names a path.
enum Outcome fault_path(const char *call, const char *path);
/// Decides on a call about an open file.
enum Outcome fault_file(const char *call, int file);
/// Notes that a file was opened under `path`, if it is one of those that matter.
int fault_opened(int file, const char *path);
/// Notes that a file is closed.
void fault_closed(int file);
/// How many of `count` bytes fit on the disk.
size_t fault_room(int file, size_t count);
/// Reports the failure.
int fault_fails(void);

#endif
