// The thread sanitizer does not see how Synchronization.Mutex waits: that part of it lies in the library, which is not
// built with the sanitizer. It would report every contended mutex as a race. Preloaded by scripts/sanitize, this tells
// the sanitizer what the library does: who has waited for the lock sees what was done under it before.
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
