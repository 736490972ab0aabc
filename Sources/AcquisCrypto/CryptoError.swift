/// Why a cryptographic operation was refused. No case carries key, message or random bytes.
public enum CryptoError: Error, Equatable, Sendable {
  /// An input of fixed size has another size (in bytes).
  case wrongLength(of: CryptoInput, expected: Int, found: Int)

  /// A public key's y coordinate is not below the field prime 2²⁵⁵ − 19 (RFC 8032 §5.1.3).
  case nonCanonicalPublicKey

  /// A public key is one of the points of order 1, 2, 4 or 8: signatures under it prove nothing.
  case smallOrderPublicKey

  /// The bytes are not the DER SubjectPublicKeyInfo of an Ed25519 key (RFC 8410 §4).
  case notEd25519SubjectPublicKeyInfo

  /// A sealed text, its associated data or its key is not what it was when sealed.
  case sealBroken

  /// OpenSSL could not carry out an operation that has no reason to fail: out of memory, or no entropy.
  case libraryFailure(CryptoOperation)
}

/// An input of fixed size, named in a ``CryptoError``.
public enum CryptoInput: String, Sendable {
  /// The 32-byte seed of an Ed25519 private key.
  case ed25519Seed = "Ed25519 seed"
  /// The 32 raw bytes of an Ed25519 public key.
  case ed25519PublicKey = "Ed25519 public key"
  /// The 32 bytes of an AES-256-GCM key.
  case aeadKey = "AES-256-GCM key"
}

/// An operation of the underlying library, named in a ``CryptoError``.
public enum CryptoOperation: String, Sendable {
  /// Drawing random bytes.
  case random = "drawing random bytes"
  /// Setting up an Ed25519 key.
  case ed25519Key = "setting up an Ed25519 key"
  /// Signing with Ed25519.
  case ed25519Sign = "signing with Ed25519"
  /// Sealing with AES-256-GCM.
  case seal = "sealing with AES-256-GCM"
  /// Opening with AES-256-GCM.
  case open = "opening with AES-256-GCM"
}

extension CryptoError: CustomStringConvertible {
  /// One sentence for people.
  public var description: String {
    switch self {
    case .wrongLength(let input, let expected, let found):
      "the \(input.rawValue) must have \(expected) bytes, not \(found)"
    case .nonCanonicalPublicKey:
      "the Ed25519 public key is not written canonically (its y coordinate is not below 2^255 - 19)"
    case .smallOrderPublicKey:
      "the Ed25519 public key is a point of small order, under which signatures prove nothing"
    case .notEd25519SubjectPublicKeyInfo:
      "the bytes are not the DER SubjectPublicKeyInfo of an Ed25519 key"
    case .sealBroken:
      "the sealed data cannot be opened: it, its context or its key is not the one it was sealed with"
    case .libraryFailure(let operation):
      "OpenSSL failed at \(operation.rawValue)"
    }
  }
}
