public import AcquisCrypto

extension Problem {
  /// What an authority's answer is not.
  init(_ error: TimestampError) {
    switch error {
    case .rejected:
      self.init(
        "authority-refused", "\(error)", remedy: "Ask the authority why, or another one; nothing was stored.")
    case .malformed, .tooLong, .otherAlgorithm:
      self.init(
        "anchor-form", "\(error)", remedy: "Give the authority's answer (.tsr) as it came.", kind: .foundWrong)
    case .untrusted, .wrongSignature, .noAuthority:
      self.init(
        "anchor-wrong", "\(error)", remedy: "Check that --authority has the certificate of this authority's root.",
        kind: .foundWrong)
    case .wrongImprint, .wrongNonce:
      self.init(
        "anchor-wrong", "\(error)", remedy: "Give the answer to this very request, or ask again.", kind: .foundWrong)
    }
  }
}

extension TimestampAuthorities {
  /// Reads the certificates of a PEM file. Throws ``Problem``.
  public init(file path: String) throws(Problem) {
    let bytes = try SmallFile.read(path, limit: TimestampAuthorities.byteLimit)
    do { try self.init(pem: bytes) } catch {
      throw Problem(
        "authority-file", "This is no file of certificates: \(error)", at: path,
        remedy: "Give the certificate of the authority's root as PEM (-----BEGIN CERTIFICATE-----).")
    }
  }
}

extension TimestampRequest {
  /// Reads a request from a file. Throws ``Problem``.
  public init(file path: String) throws(Problem) {
    let bytes = try SmallFile.read(path, limit: TimestampRequest.byteLimit)
    do { try self.init(parsing: bytes) } catch {
      throw Problem(
        "request-form", "\(error)", at: path, remedy: "Give the file that 'acquis anchor request' wrote.")
    }
  }
}
