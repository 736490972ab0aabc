/// Why a timestamp, a request for one, or a file of authorities was refused. Texts from outside are made harmless.
public enum TimestampError: Error, Equatable, Sendable {
  /// The bytes are not what they should be, or bytes follow them.
  case malformed(TimestampPart)
  /// There are more bytes than `limit`.
  case tooLong(limit: Int)
  /// The authority answered, and gave no timestamp.
  case rejected(TimestampRejection)
  /// The imprint is not made with SHA-256, but with the algorithm of this OID.
  case otherAlgorithm(String)
  /// The timestamp is of something else: of what has this SHA-256.
  case wrongImprint(Digest)
  /// The timestamp answers another request.
  case wrongNonce
  /// No authority that is trusted vouches for the signer, or the signer may not, or could not then, sign timestamps.
  case untrusted(reason: String)
  /// The signature does not cover what the timestamp says, or not as RFC 3161 demands.
  case wrongSignature(reason: String)
  /// The file of authorities holds no certificate.
  case noAuthority
}

/// What was being read, named in a ``TimestampError``.
public enum TimestampPart: String, Sendable {
  /// The TimeStampReq of RFC 3161 §2.4.1.
  case request
  /// The TimeStampResp of RFC 3161 §2.4.2.
  case response
  /// The PKIStatusInfo in a response.
  case status
  /// The time in a token.
  case time
  /// The accuracy in a token.
  case accuracy
  /// The serial number in a token.
  case serial = "serial number"
  /// The policy in a token.
  case policy
  /// The nonce in a token or a request.
  case nonce
  /// The imprint in a token or a request.
  case imprint
  /// A critical extension in a token that is not known here.
  case criticalExtension = "critical extension"
  /// A certificate in a file of authorities.
  case certificate
}

/// What an authority says when it gives no timestamp (PKIStatusInfo, RFC 3161 §2.4.2).
public struct TimestampRejection: Hashable, Sendable {
  /// The PKIStatus: 2 is a rejection, 3 waiting, 4 and 5 are about revocation.
  public let status: Int
  /// What the authority says, without control characters, at most 300 characters; empty if it says nothing.
  public let text: String
  /// The names of RFC 3161 for what failed, such as `badRequest`.
  public let failures: [String]
}

extension TimestampError: CustomStringConvertible {
  /// One sentence for people.
  public var description: String {
    switch self {
    case .malformed(.request): "this is no RFC 3161 request"
    case .malformed(.response): "this is no RFC 3161 response, or bytes follow it"
    case .malformed(.certificate): "a certificate cannot be read"
    case .malformed(let part): "the \(part.rawValue) of the timestamp cannot be read"
    case .tooLong(let limit): "there are more than \(limit) bytes"
    case .rejected(let rejection): "the authority gave no timestamp: \(rejection)"
    case .otherAlgorithm(let algorithm): "the imprint is not made with SHA-256, but with the algorithm \(algorithm)"
    case .wrongImprint(let found): "the timestamp is of something else, whose SHA-256 is \(found.hex)"
    case .wrongNonce: "the timestamp answers another request: its nonce is another one"
    case .untrusted(let reason): "no trusted authority vouches for the timestamp: \(reason)"
    case .wrongSignature(let reason): "the signature of the timestamp does not verify: \(reason)"
    case .noAuthority: "there is no certificate in the file of authorities"
    }
  }
}

extension TimestampRejection: CustomStringConvertible {
  /// The status, what failed, and what the authority says.
  public var description: String {
    (["status \(status)"] + failures + (text.isEmpty ? [] : ["'\(text)'"])).joined(separator: ", ")
  }
}
