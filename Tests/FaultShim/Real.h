#ifndef REAL_H
#define REAL_H

#include <dlfcn.h>

/// The function that would have been called.
#define REAL(name) \
  ({ \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name); \
    real; \
  })

/// Makes a call as was decided.
#define AS_DECIDED(outcome, call) \
  ({ \
    enum Outcome decided = (outcome); \
    if (decided == DONE) (void)(call); \
    decided == FAILED || decided == DONE ? fault_fails() : (call); \
  })

#endif
