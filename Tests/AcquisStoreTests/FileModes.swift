import Glibc

/// The permissions of what is at `path`.
func mode(_ path: String) -> mode_t {
  var status = stat()
  return lstat(path, &status) == 0 ? status.st_mode : 0
}

/// Gives or takes the permission to write for a directory and all directories in it.
func setWritable(_ path: String, _ writable: Bool) {
  guard mode(path) & S_IFMT == S_IFDIR else { return }
  chmod(path, writable ? 0o755 : 0o555)
  guard let directory = opendir(path) else { return }
  defer { closedir(directory) }
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != "." && name != ".." { setWritable(path + "/" + name, writable) }
  }
}
