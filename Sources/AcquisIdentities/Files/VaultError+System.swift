import Glibc

extension VaultError {
  /// The fault of a system call that has just failed, told by `errno`.
  static func system(_ call: String, _ path: String, code: Int32 = errno) -> VaultError {
    let what = "\(call) failed: \(String(cString: strerror(code)))"
    switch code {
    case EACCES, EPERM, EROFS:
      return VaultError(
        .notWritable, what, at: path, remedy: "let the user who runs acquis own and write the private directory")
    case ENOENT: return VaultError(.missing, what, at: path, remedy: "check the path")
    case ELOOP, ENOTDIR, EISDIR: return .fileKind(path)
    case ENOSPC, EDQUOT: return VaultError(.failed, what, at: path, remedy: "free some space and try again")
    default: return VaultError(.failed, what, at: path, remedy: "check the disk and the system's log, then try again")
    }
  }

  static func fileKind(_ path: String) -> VaultError {
    VaultError(
      .fileKind, "a symbolic link, or a file of another kind than must stand here", at: path,
      remedy: "put the file or directory itself in its place")
  }

  static func exposed(_ path: String, mode: mode_t) -> VaultError {
    VaultError(
      .exposed, "others than the owner have access (mode \(String(mode & 0o777, radix: 8)))", at: path,
      remedy: "take their access away (chmod go=), and consider whether somebody has read it")
  }
}
