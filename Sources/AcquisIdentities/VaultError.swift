import AcquisCrypto

/// Why the vault could not do what was asked: what, where, and what to do about it.
///
/// Names files, subjects by the ids of the log, and fields; never a value, a salt or a key.
public struct VaultError: Error, Hashable, Sendable {
  /// What kind of fault it is: stable names, for programs.
  public enum Code: String, Sendable, CaseIterable {
    /// There is no vault in the directory.
    case missing = "vault-missing"
    /// There are keys but no database, or a database but no keys.
    case partLost = "vault-part-lost"
    /// The vault belongs to another ledger.
    case otherLedger = "vault-other-ledger"
    /// The vault was written by a newer version.
    case newer = "vault-newer"
    /// Others than the owner can get at a file or directory.
    case exposed = "vault-exposed"
    /// A file is a symbolic link, or not of the kind it must be.
    case fileKind = "vault-file-kind"
    /// The directory or a file in it cannot be written.
    case notWritable = "vault-not-writable"
    /// Another process held the vault for longer than ``Vault/patience``.
    case busy = "vault-busy"
    /// A row, a key or the database is not what was written.
    case damaged = "vault-damaged"
    /// A subject has rows but no key.
    case keyMissing = "vault-key-missing"
    /// A statement already has other values.
    case alreadyStored = "vault-already-stored"
    /// A value cannot be committed to.
    case invalidValue = "vault-invalid-value"
    /// A system or library call failed that has no reason to.
    case failed = "vault-failed"
  }

  /// The kind of fault.
  public let code: Code
  /// What happened, as a phrase without a full stop.
  public let what: String
  /// The file, directory, subject or field.
  public let location: String
  /// What to do about it, as a phrase without a full stop.
  public let remedy: String

  init(_ code: Code, _ what: String, at location: String, remedy: String) {
    self.code = code
    self.what = what
    self.location = location
    self.remedy = remedy
  }
}

extension VaultError: CustomStringConvertible {
  /// What, where, and what to do about it.
  public var description: String { "\(what) (\(location)): \(remedy)" }
}

extension VaultError {
  static func invalidValue(_ field: CommittedField, _ fault: String) -> VaultError {
    VaultError(.invalidValue, "the value cannot be kept: \(fault)", at: field.description, remedy: "correct the value")
  }

  static func crypto(_ error: CryptoError) -> VaultError {
    VaultError(.failed, error.description, at: "vault", remedy: "check the system's OpenSSL and try again")
  }

  static func keyMissing(_ subject: SubjectID) -> VaultError {
    VaultError(
      .keyMissing, "the subject has values but no key", at: subject.description,
      remedy: "restore its file in learner-keys from a backup, or erase the subject")
  }

  static func alreadyStored(_ subject: SubjectID) -> VaultError {
    VaultError(
      .alreadyStored, "other values are stored for the same statement", at: subject.description,
      remedy: "use the values that are stored, or sweep them if the statement was never recorded")
  }

  static func damagedRow(_ subject: SubjectID) -> VaultError {
    VaultError(
      .damaged, "a row cannot be opened: it, its subject, its statement or the key is not what was written",
      at: subject.description, remedy: "restore the vault's database and learner-keys from the same backup")
  }
}
