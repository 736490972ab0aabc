import Foundation
import Testing

@testable import AcquisHTTP

@Suite("The HTTP client", .enabled(if: TestServer.toolsAreThere, "python3 or curl is not installed"))
struct HTTPClientTests {
  private let server: TestServer

  init() throws { server = try TestServer() }

  private func send(
    _ method: HTTPRequest.Method, _ path: String, seconds: Int = 20, limit: Int = 1 << 20
  ) async throws -> HTTPAnswer {
    let address = try HTTPAddress(server.address + path)
    return try await HTTPClient().send(
      HTTPRequest(method, address, timeLimitSeconds: seconds, answerByteLimit: limit))
  }

  @Test("gets status, content type and bytes")
  func get() async throws {
    let answer = try await send(.get, "/hello")
    #expect(answer == HTTPAnswer(status: 200, contentType: "text/plain; charset=utf-8", body: Array("/hello".utf8)))
  }

  @Test("posts any bytes, also none, and many", arguments: [0, 1, 256, 3_000_000])
  func post(count: Int) async throws {
    let body = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    let answer = try await send(.post(body, contentType: "application/x-bytes"), "/", limit: 4_000_000)
    #expect(answer.status == 200 && answer.contentType == "application/test")
    #expect(answer.body == Array("application/x-bytes|".utf8) + body)
  }

  @Test("gives other statuses as they are, and follows no redirect")
  func statuses() async throws {
    let missing = try await send(.get, "/missing")
    #expect(missing == HTTPAnswer(status: 404, contentType: nil, body: Array("nothing".utf8)))
    let moved = try await send(.get, "/moved")
    #expect(moved.status == 302 && moved.body == Array("elsewhere".utf8))
  }

  @Test("takes no more than the limit, whether the server says the length or not", arguments: ["/long", "/stream"])
  func limit(path: String) async throws {
    #expect(try await send(.get, path, limit: 200_000).body.count == 200_000)
    await #expect(throws: HTTPError.tooLong(limit: 199_999)) { try await send(.get, path, limit: 199_999) }
  }

  @Test("waits no longer than the limit")
  func slow() async {
    await #expect(throws: HTTPError.timedOut(seconds: 1)) { try await send(.get, "/slow", seconds: 1) }
  }

  @Test("says why there is no answer")
  func unreachable() async throws {
    let address = try HTTPAddress("http://127.0.0.1:1/")
    let error = await #expect(throws: HTTPError.self) { try await HTTPClient().send(HTTPRequest(.get, address)) }
    guard case .failed(let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.hasPrefix("(7) Failed to connect to 127.0.0.1 port 1"))
  }

  @Test("passes an address on as one word, whatever is in it")
  func injection() async throws {
    for path in ["/?a=[1-3]{b,c}", "/%20$(id)`id`;id&&id|id", "/'\"\\-o", "/--output"] {
      #expect(try await send(.get, path).body == Array(path.utf8))
    }
  }
}

@Suite("What the HTTP client refuses by itself")
struct HTTPFormTests {
  @Test(
    "is an address of another form",
    arguments: [
      "", "http://", "http:///x", "https://", "ftp://example.org/", "file:///etc/passwd", "HTTP://example.org", "-o",
      "example.org", "http://example.org/a b", "http://example.org/\n", "http://exämple.org/",
      "http://example.org/" + String(repeating: "a", count: 2048),
    ])
  func address(text: String) {
    #expect(throws: HTTPError.addressForm) { try HTTPAddress(text) }
  }

  @Test("is work without curl")
  func missing() async throws {
    let request = HTTPRequest(.get, try HTTPAddress("http://127.0.0.1:1/"))
    await #expect(throws: HTTPError.curlMissing) {
      try await HTTPClient(curl: "no-such-command-as-this").send(request)
    }
  }

  @Test("is an answer of a curl that does not read what it is given, and says nothing", arguments: ["true", "false"])
  func otherCommand(name: String) async throws {
    let body = [UInt8](repeating: 7, count: 3_000_000)
    let request = HTTPRequest(.post(body, contentType: "text/plain"), try HTTPAddress("http://127.0.0.1:1/"))
    let error = await #expect(throws: HTTPError.self) { try await HTTPClient(curl: name).send(request) }
    guard case .failed = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("leaves no file behind")
  func temporaryFile() throws {
    var path = ""
    do {
      let file = try TemporaryFile([1, 2, 3])
      path = file.path
      #expect(try Array(Data(contentsOf: URL(filePath: path))) == [1, 2, 3])
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("is a complaint that could drive a terminal")
  func report() {
    let report = CurlReport("curl: (6) \u{1B}[31mno such host\nanswer 000 \n")
    #expect(report.complaint == "(6) [31mno such host")
    #expect(report.status == nil && report.contentType == nil)
    #expect(CurlReport("\nanswer 200 text/plain; a=b\n").contentType == "text/plain; a=b")
  }
}
