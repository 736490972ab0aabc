/// A request: what to send where, and how much of what to wait for.
public struct HTTPRequest: Sendable {
  /// What is asked.
  public enum Method: Sendable {
    /// What is there.
    case get
    /// What comes of these bytes. `contentType`: their media type, printable ASCII.
    case post([UInt8], contentType: String)

    var body: [UInt8] {
      switch self {
      case .get: []
      case .post(let bytes, _): bytes
      }
    }
  }

  /// Where to.
  public let address: HTTPAddress
  /// What is asked.
  public let method: Method
  /// How long everything may take, in seconds.
  public let timeLimitSeconds: Int
  /// The most bytes of an answer that are taken.
  public let answerByteLimit: Int

  /// A request. Limits: 30 seconds and 1 MiB, unless others are given.
  ///
  /// - Precondition: both limits are at least 1; a content type is printable ASCII.
  public init(_ method: Method, _ address: HTTPAddress, timeLimitSeconds: Int = 30, answerByteLimit: Int = 1 << 20) {
    precondition(timeLimitSeconds > 0 && answerByteLimit > 0, "a request needs some time, and room for an answer")
    if case .post(_, let contentType) = method {
      precondition(contentType.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "a content type is printable ASCII")
    }
    self.address = address
    self.method = method
    self.timeLimitSeconds = timeLimitSeconds
    self.answerByteLimit = answerByteLimit
  }
}

/// An absolute http or https URL.
public struct HTTPAddress: Hashable, Sendable {
  /// The URL, as it was given.
  public let text: String

  /// Takes a URL of at most 2,048 printable ASCII characters, `http://` or `https://` and more.
  ///
  /// - Throws: ``HTTPError/addressForm``.
  public init(_ text: some StringProtocol) throws(HTTPError) {
    let text = String(text)
    let rest = ["http://", "https://"].lazy.filter(text.hasPrefix).first.map { text.dropFirst($0.count) }
    guard let rest, let first = rest.utf8.first, first != UInt8(ascii: "/"), text.utf8.count <= 2048,
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { throw .addressForm }
    self.text = text
  }
}

/// The answer to a request, of any status.
public struct HTTPAnswer: Hashable, Sendable {
  /// The HTTP status.
  public let status: Int
  /// The media type as the server says it, printable ASCII; `nil` if it says none.
  public let contentType: String?
  /// The bytes.
  public let body: [UInt8]
}
