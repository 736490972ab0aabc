import Subprocess

/// Sends one request and takes one answer, by the system's command `curl` in a process of its own.
///
/// So certificates and proxies are the machine's, and the network never comes near a process that holds keys. Redirects
/// are not followed, `~/.curlrc` is not read, and no protocol but http and https is spoken.
public struct HTTPClient: Sendable {
  private let curl: String

  /// A client that runs the command `curl`, looked up in `PATH`.
  public init() { self.init(curl: "curl") }

  init(curl: String) { self.curl = curl }

  /// Sends `request` and waits for the whole answer, whatever its status.
  ///
  /// - Throws: ``HTTPError``.
  public func send(_ request: HTTPRequest) async throws(HTTPError) -> HTTPAnswer {
    let body = try TemporaryFile(request.method.body)
    let (output, messages, status) = try await run(request, sending: body)
    let report = CurlReport(messages)
    switch status {
    case .exited(0):
      guard let code = report.status else { throw .failed(reason: "no HTTP status came back") }
      return HTTPAnswer(status: code, contentType: report.contentType, body: output)
    case .exited(28): throw .timedOut(seconds: request.timeLimitSeconds)
    case .exited(63): throw .tooLong(limit: request.answerByteLimit)
    default: throw .failed(reason: report.complaint ?? "curl ended with \(status)")
    }
  }

  private typealias Outcome = (output: [UInt8], messages: String, status: TerminationStatus)

  private func run(_ request: HTTPRequest, sending file: borrowing TemporaryFile) async throws(HTTPError) -> Outcome {
    do {
      let result = try await Subprocess.run(
        .name(curl), arguments: Arguments(arguments(of: request, sending: file.path)),
        output: .bytes(limit: request.answerByteLimit), error: .string(limit: 1 << 16))
      return (result.standardOutput, result.standardError, result.terminationStatus)
    } catch let error as SubprocessError {
      switch error.code {
      case .executableNotFound: throw .curlMissing
      case .outputLimitExceeded: throw .tooLong(limit: request.answerByteLimit)
      default: throw .failed(reason: "\(error)")
      }
    } catch { throw .failed(reason: "\(error)") }
  }

  private func arguments(of request: HTTPRequest, sending file: String) -> [String] {
    // It must be the first, or ~/.curlrc is read.
    var arguments = ["--disable", "--silent", "--show-error", "--globoff", "--proto", "=http,https"]
    arguments += ["--max-time", "\(request.timeLimitSeconds)", "--max-filesize", "\(request.answerByteLimit)"]
    arguments += ["--write-out", CurlReport.format, "--output", "-"]
    if case .post(_, let contentType) = request.method {
      arguments += ["--header", "Content-Type: \(contentType)", "--header", "Expect:", "--data-binary", "@\(file)"]
    }
    return arguments + ["--url", request.address.text]
  }
}
