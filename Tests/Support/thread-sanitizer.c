// What the thread sanitizer is to be told, because it lies in libraries that are not built with it. Preloaded by
// scripts/sanitize.
//
// Synchronization.Mutex: who has waited for the lock sees what was done under it before. Every contended mutex would be a
// race.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>

#define swift __attribute__((swiftcall))
#define this_mutex __attribute__((swift_context)) void *mutex
#define lock_slow "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define try_lock_slow "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define unlock_slow "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

// Of the sanitizer, in a process that has it.
extern void __tsan_acquire(void *) __attribute__((weak));
extern void __tsan_release(void *) __attribute__((weak));

swift void lockSlow(uint32_t thread, this_mutex) __asm__(lock_slow);
swift void lockSlow(uint32_t thread, this_mutex) {
  static swift void (*library)(uint32_t, this_mutex);
  if (!library) library = dlsym(RTLD_NEXT, lock_slow);
  library(thread, mutex);
  if (__tsan_acquire) __tsan_acquire(mutex);
}

swift bool tryLockSlow(this_mutex) __asm__(try_lock_slow);
swift bool tryLockSlow(this_mutex) {
  static swift bool (*library)(this_mutex);
  if (!library) library = dlsym(RTLD_NEXT, try_lock_slow);
  bool locked = library(mutex);
  if (locked && __tsan_acquire) __tsan_acquire(mutex);
  return locked;
}

swift void unlockSlow(this_mutex) __asm__(unlock_slow);
swift void unlockSlow(this_mutex) {
  static swift void (*library)(this_mutex);
  if (!library) library = dlsym(RTLD_NEXT, unlock_slow);
  if (__tsan_release) __tsan_release(mutex);
  library(mutex);
}

// Continuations: a task sees what whoever resumed it has done. Of tasks that wait the runtime tells the sanitizer itself, not
// of those that are resumed before they come to it.

swift void *swift_task_getCurrent(void) __attribute__((weak));

// A function that resumes `task`, and what it takes besides.
#define resuming(name, symbol, parameters, ...) \
  swift void name parameters __asm__(symbol); \
  swift void name parameters { \
    static swift void (*library) parameters; \
    if (!library) library = dlsym(RTLD_NEXT, symbol); \
    if (__tsan_release) __tsan_release(task); \
    library(__VA_ARGS__); \
  }

resuming(resume, "swift_continuation_resume", (void *task), task)
resuming(resumeThrowing, "swift_continuation_throwingResume", (void *task), task)
resuming(resumeWithError, "swift_continuation_throwingResumeWithError", (void *task, void *error), task, error)

#define async __attribute__((swiftasynccall))
#define async_context __attribute__((swift_async_context)) void *context

// The beginning of what a task waits with (AsyncContext and ContinuationAsyncContext of swift/ABI/Task.h).
struct Context {
  void *parent;
  async void (*resume)(async_context);
  uint32_t flags;
};
enum { switches_executor = 2 };

// How the task on this thread goes on that has not had to wait. Not known before the runtime says so: whoever resumes it may
// come at the last moment.
static __thread async void (*resume_parent)(async_context);

static async void resumed(async_context) {
  ((struct Context *)context)->resume = resume_parent;
  __tsan_acquire(swift_task_getCurrent());
  __attribute__((musttail)) return resume_parent(context);
}

async void await(struct Context *context) __asm__("swift_continuation_await");
async void await(struct Context *context) {
  static async void (*library)(struct Context *);
  if (!library) library = dlsym(RTLD_NEXT, "swift_continuation_await");
  if (__tsan_acquire && swift_task_getCurrent) {
    __tsan_acquire(swift_task_getCurrent());
    if (!(context->flags & switches_executor)) {
      resume_parent = context->resume;
      context->resume = resumed;
    }
  }
  __attribute__((musttail)) return library(context);
}
