import AcquisCrypto
import Foundation
import Testing

@Suite("Timestamps and the command openssl", .enabled(if: OpenSSLCommand.isThere, "openssl is not installed"))
struct OpenSSLCommandTests {
  private let imprint = SHA256.hash("a checkpoint".utf8)

  @Test("its request is read, its answer verifies, and it verifies what answers ours")
  func both() throws {
    let command = try OpenSSLCommand()
    defer { command.remove() }
    try command.write("data", Array("a checkpoint".utf8))
    try command.write("configuration", Array(OpenSSLCommand.configuration.utf8))
    try command.run(
      "req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -days 9 -subj /CN=Invented -batch")
    try command.run(
      "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout tsa.key -out tsa.csr -subj /CN=Time")
    try command.run(
      "x509 -req -in tsa.csr -CA root.pem -CAkey root.key -out tsa.pem -extfile configuration -extensions extensions")
    try command.write("serial", Array("01".utf8))

    try command.run("ts -query -data data -sha256 -cert -out query")
    let query = try TimestampRequest(parsing: command.read("query"))
    #expect(query.nonce?.isEmpty == false)
    #expect(query.imprint == imprint)
    try command.run("ts -reply -config configuration -queryfile query -out reply")
    let trusted = try TimestampAuthorities(pem: command.read("root.pem"))
    let response = try TimestampResponse(parsing: command.read("reply"))
    let timestamp = try response.verified(imprint: imprint, by: trusted, nonce: query.nonce)
    #expect(timestamp.authority == "CN=Time")
    #expect(timestamp.accuracyMilliseconds == 1000)

    try command.write("ours", TimestampRequest(imprint: imprint, nonce: SecureRandom.bytes(16)).bytes)
    try command.run("ts -reply -config configuration -queryfile ours -out answer")
    try command.run("ts -verify -queryfile ours -in answer -CAfile root.pem")
    let nonce = try TimestampRequest(parsing: command.read("ours")).nonce
    let answer = try TimestampResponse(parsing: command.read("answer"))
    _ = try answer.verified(imprint: imprint, by: trusted, nonce: nonce)
  }
}

/// The command `openssl` in a directory of its own.
private struct OpenSSLCommand {
  private let directory: URL

  static let isThere = ["/usr/bin/openssl", "/usr/local/bin/openssl"].contains(
    where: FileManager.default.isExecutableFile)

  static let configuration = """
    [tsa]
    default_tsa = authority
    [authority]
    serial = serial
    signer_cert = tsa.pem
    signer_key = tsa.key
    signer_digest = sha256
    default_policy = 1.2.3.4.1
    digests = sha256
    accuracy = secs:1
    [extensions]
    extendedKeyUsage = critical,timeStamping
    keyUsage = critical,digitalSignature
    """

  init() throws {
    directory = FileManager.default.temporaryDirectory.appending(path: "acquis-openssl-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
  }

  func remove() { try? FileManager.default.removeItem(at: directory) }

  func write(_ name: String, _ bytes: [UInt8]) throws { try Data(bytes).write(to: directory.appending(path: name)) }

  func read(_ name: String) throws -> [UInt8] { try Array(Data(contentsOf: directory.appending(path: name))) }

  func run(_ line: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["openssl"] + line.split(separator: " ").map(String.init)
    process.currentDirectoryURL = directory
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "openssl \(line)")
  }
}
