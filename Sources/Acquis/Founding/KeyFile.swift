public import AcquisNotes
import Glibc

/// A private key in a file of its own: one line in the form of Go's `note` package, readable by its owner only.
public enum KeyFile {
  /// Reads a private key. Throws ``Problem`` when there is none or it is malformed.
  public static func read(_ path: String) throws(Problem) -> SignerKey {
    let bytes = try SmallFile.read(path, limit: 4096)
    let text = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard text.count == 1 || (text.count == 2 && text[1].isEmpty) else { throw malformed(path) }
    do { return try SignerKey(parsing: text[0]) } catch { throw malformed(path) }
  }

  /// Writes a private key to a new file, mode 0600. Throws ``Problem`` when the file exists or cannot be written.
  public static func write(_ key: SignerKey, to path: String) throws(Problem) {
    let text: String
    do { text = try key.secretText } catch {
      throw Problem("signing-failed", "\(error)", remedy: "Try again.")
    }
    try SmallFile.create(path, bytes: Array((text + "\n").utf8), mode: 0o600)
  }

  private static func malformed(_ path: String) -> Problem {
    Problem(
      "key-file-malformed", "This file does not hold a private key", at: path,
      remedy: "Give a file made by 'acquis key new'.")
  }
}

/// A witness's private key in a file of its own, in the same form.
public enum CosignerKeyFile {
  /// Reads a private key. Throws ``Problem`` when there is none or it is malformed.
  public static func read(_ path: String) throws(Problem) -> CosignerKey {
    let text = String(decoding: try SmallFile.read(path, limit: 4096), as: UTF8.self)
    do { return try CosignerKey(parsing: text.hasSuffix("\n") ? text.dropLast() : text[...]) } catch {
      throw Problem(
        "key-file-malformed", "This file does not hold a witness's private key", at: path,
        remedy: "Give a file made by 'acquis witness key'.")
    }
  }

  /// Writes a private key to a new file, mode 0600. Throws ``Problem`` when the file exists or cannot be written.
  public static func write(_ key: CosignerKey, to path: String) throws(Problem) {
    let text: String
    do { text = try key.secretText } catch {
      throw Problem("signing-failed", "\(error)", remedy: "Try again.")
    }
    try SmallFile.create(path, bytes: Array((text + "\n").utf8), mode: 0o600)
  }
}
