import COpenSSL
import Testing

@testable import AcquisCrypto

@Suite("The form of timestamps")
struct TimestampFormTests {
  static let imprint = SHA256.hash("a checkpoint".utf8)

  @Test("a request is the DER of RFC 3161, and is read back")
  func request() throws {
    let request = TimestampRequest(imprint: Self.imprint, nonce: [0, 0xFE, 0x01])
    let expected =
      "303e020101" + "3031300d060960864801650304020105000420" + Self.imprint.hex + "020300fe01" + "0101ff"
    #expect(Hex.encode(request.bytes) == expected)
    #expect(request.nonce == [0xFE, 0x01])
    #expect(try TimestampRequest(parsing: request.bytes) == request)
    let bare = TimestampRequest(imprint: Self.imprint)
    #expect(bare.nonce == nil)
    #expect(try TimestampRequest(parsing: bare.bytes) == bare)
    let longest = TimestampRequest(imprint: Self.imprint, nonce: [UInt8](repeating: 0xFF, count: 64))
    #expect(try TimestampRequest(parsing: longest.bytes) == longest)
    #expect(try TimestampRequest(parsing: TimestampRequest(imprint: Self.imprint, nonce: [0]).bytes).nonce == [])
  }

  @Test("a request of another form is refused")
  func wrongRequest() throws {
    let bytes = TimestampRequest(imprint: Self.imprint, nonce: [1]).bytes
    for wrong in [[], bytes + [0], Array(bytes.dropLast()), Array(bytes.dropFirst())] {
      #expect(throws: TimestampError.malformed(.request)) { try TimestampRequest(parsing: wrong) }
    }
    var negative = bytes
    negative[bytes.count - 4] = 0xFF
    #expect(throws: TimestampError.malformed(.nonce)) { try TimestampRequest(parsing: negative) }
    #expect(throws: TimestampError.tooLong(limit: 1 << 16)) {
      try TimestampRequest(parsing: [UInt8](repeating: 0x30, count: 1 << 16 + 1))
    }
    for index in bytes.indices { _ = try? TimestampRequest(parsing: bytes.prefix(index)) }
  }

  @Test("an imprint made with another hash is refused, in a request and in an answer")
  func otherHash() throws {
    let sha1: [UInt8] = [0x30, 0x07, 0x06, 0x05, 0x2B, 0x0E, 0x03, 0x02, 0x1A]
    let imprint = DER.element(0x30, sha1 + DER.element(0x04, [UInt8](repeating: 7, count: 20)))
    let request = DER.element(0x30, DER.element(0x02, [1]) + imprint + DER.element(0x01, [0xFF]))
    #expect(throws: TimestampError.otherAlgorithm("1.3.14.3.2.26")) { try TimestampRequest(parsing: request) }
    let answer = try TestAuthority().answer(request)
    #expect(throws: TimestampError.otherAlgorithm("1.3.14.3.2.26")) { try TimestampResponse(parsing: answer) }
  }

  @Test("an extension that is critical must be known")
  func extensions() throws {
    let authority = try TestAuthority()
    func answer(_ critical: [UInt8]) throws -> [UInt8] {
      let unknown = DER.element(0x30, DER.element(0x06, [0x2A, 3, 4]) + critical + DER.element(0x04, [0x05, 0x00]))
      let request = TimestampRequest(imprint: Self.imprint).bytes.dropFirst(2) + DER.element(0xA0, unknown)
      return try authority.answer(DER.element(0x30, Array(request)))
    }
    let known = try TimestampResponse(parsing: answer([]))
    _ = try known.verified(imprint: Self.imprint, by: authority.trusted)
    let critical = try answer(DER.element(0x01, [0xFF]))
    #expect(throws: TimestampError.malformed(.criticalExtension)) { try TimestampResponse(parsing: critical) }
  }

  @Test("a moment has one meaning, or none")
  func moments() {
    let cases: [(String, Int64?)] = [
      ("19700101000000Z", 0), ("20260302080000.25Z", 1_772_438_400_250), ("20260302080000Z", 1_772_438_400_000),
      ("20260302080000.2509Z", 1_772_438_400_250), ("19691231235959.999Z", -1), ("20240229000000Z", 1_709_164_800_000),
      ("20230229000000Z", nil), ("20261301000000Z", nil), ("20260001000000Z", nil), ("20260302240000Z", nil),
      ("20260302085960Z", nil), ("20260302080000", nil), ("20260302080000.Z", nil), ("20260302080000.2xZ", nil),
      ("20260302080000+0100", nil), ("202603020800Z", nil), ("2026030208000.1Z", nil), ("202603020800000Z", nil),
      ("00010101000000Z", -62_135_596_800_000), ("00001231235959Z", nil), ("", nil), ("Z", nil), (".Z", nil),
      ("2026030208000xZ", nil), ("20260302080000.1.2Z", nil),
    ]
    for (text, expected) in cases { #expect(TimestampReading.milliseconds(Array(text.utf8)) == expected, "\(text)") }
  }

  @Test("authorities are read from PEM, one or more, and nothing else")
  func authorities() throws {
    let authority = try TestAuthority()
    let two = Array("Two roots:\n".utf8) + authority.root.pem + Array("\n# and\n".utf8) + authority.signer.pem
    #expect(try TimestampAuthorities(pem: two).certificates.count == 2)
    #expect(throws: TimestampError.noAuthority) { try TimestampAuthorities(pem: []) }
    #expect(throws: TimestampError.noAuthority) { try TimestampAuthorities(pem: "no certificate".utf8) }
    #expect(throws: TimestampError.malformed(.certificate)) {
      try TimestampAuthorities(pem: authority.root.pem.dropLast(40))
    }
    var broken = authority.root.pem
    broken[60] = UInt8(ascii: "!")
    #expect(throws: TimestampError.malformed(.certificate)) { try TimestampAuthorities(pem: two + broken) }
    #expect(throws: TimestampError.tooLong(limit: 1 << 20)) {
      try TimestampAuthorities(pem: [UInt8](repeating: 0x0A, count: 1 << 20 + 1))
    }
  }

  @Test("text from outside is shown without what could drive a terminal")
  func shown() {
    #expect(harmless("a\u{1B}[31mb\u{202E}c\nd\u{2028}é", limit: 300) == "a[31mbcdé")
    #expect(harmless("abcdef", limit: 3) == "abc")
  }
}
