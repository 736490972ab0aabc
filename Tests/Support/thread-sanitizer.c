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
#define continuation_resume "swift_continuation_throwingResume"
#define continuation_resume_with_error "swift_continuation_throwingResumeWithError"
#define continuation_resume_nonthrowing "swift_continuation_resume"

swift void *swift_task_getCurrent(void) __attribute__((weak));

swift void resume(void *task) __asm__(continuation_resume);
swift void resume(void *task) {
  static swift void (*library)(void *);
  if (!library) library = dlsym(RTLD_NEXT, continuation_resume);
  if (__tsan_release) __tsan_release(task);
  library(task);
}

swift void resumeWithError(void *task, void *error) __asm__(continuation_resume_with_error);
swift void resumeWithError(void *task, void *error) {
  static swift void (*library)(void *, void *);
  if (!library) library = dlsym(RTLD_NEXT, continuation_resume_with_error);
  if (__tsan_release) __tsan_release(task);
  library(task, error);
}

swift void resumeNonthrowing(void *task) __asm__(continuation_resume_nonthrowing);
swift void resumeNonthrowing(void *task) {
  static swift void (*library)(void *);
  if (!library) library = dlsym(RTLD_NEXT, continuation_resume_nonthrowing);
  if (__tsan_release) __tsan_release(task);
  library(task);
}

#define async __attribute__((swiftasynccall))

async void await(void *context) __asm__("swift_continuation_await");
async void await(void *context) {
  static async void (*library)(void *);
  if (!library) library = dlsym(RTLD_NEXT, "swift_continuation_await");
  if (__tsan_acquire && swift_task_getCurrent) __tsan_acquire(swift_task_getCurrent());
  __attribute__((musttail)) return library(context);
}
