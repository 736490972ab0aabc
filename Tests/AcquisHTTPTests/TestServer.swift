import Foundation
import Testing

/// A server on 127.0.0.1, in Python, that goes away with its last owner.
final class TestServer {
  let address: String
  /// The server goes as soon as nobody holds this any more, also when the tests crash.
  private let input = Pipe()

  /// Whether the tools of these tests are there.
  static let toolsAreThere = ["python3", "curl"].allSatisfy { name in
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  private static let script = """
    import http.server, os, sys, threading, time
    class Handler(http.server.BaseHTTPRequestHandler):
        def answer(self, status, body, kind="text/plain", more={}):
            self.send_response(status)
            if kind: self.send_header("Content-Type", kind)
            if not self.path.startswith("/stream"): self.send_header("Content-Length", str(len(body)))
            for name, value in more.items(): self.send_header(name, value)
            self.end_headers()
            try: self.wfile.write(body)
            except BrokenPipeError: pass
        def do_GET(self):
            if self.path == "/moved": self.answer(302, b"elsewhere", more={"Location": "/hello"})
            elif self.path == "/missing": self.answer(404, b"nothing", None)
            elif self.path == "/slow": time.sleep(20)
            elif self.path in ("/long", "/stream"): self.answer(200, b"x" * 200000)
            else: self.answer(200, self.path.encode(), "text/plain; charset=utf-8")
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.answer(200, self.headers["Content-Type"].encode() + b"|" + body, "application/test")
        def log_message(self, *arguments): pass
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    def leave():
        sys.stdin.read()
        os._exit(0)
    threading.Thread(target=leave).start()
    print(server.server_port, flush=True)
    server.serve_forever()
    """

  init() throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", TestServer.script]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let port = try #require(Int(line.prefix { $0 != "\n" }))
    address = "http://127.0.0.1:\(port)"
  }

  deinit { try? input.fileHandleForWriting.close() }
}
