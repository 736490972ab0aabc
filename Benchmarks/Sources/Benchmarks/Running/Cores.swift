import Glibc

/// How many cores this process may use.
let coreCount = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
