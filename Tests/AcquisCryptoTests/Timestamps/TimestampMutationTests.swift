import AcquisCrypto
import Testing

@Suite("A timestamp that was altered")
struct TimestampMutationTests {
  private let imprint = SHA256.hash("a checkpoint".utf8)
  private let trusted: TimestampAuthorities
  private let bytes: [UInt8]
  private let timestamp: Timestamp

  init() throws {
    let authority = try TestAuthority()
    trusted = try authority.trusted
    bytes = try authority.answer(TimestampRequest(imprint: imprint, nonce: [1, 2, 3]).bytes) { $0.accuracy = (1, 2, 3) }
    timestamp = try TimestampResponse(parsing: bytes).verified(imprint: imprint, by: trusted)
  }

  /// What an answer says once it verifies; `nil` when it does not.
  private func judge(_ bytes: [UInt8]) -> Timestamp? {
    try? TimestampResponse(parsing: bytes).verified(imprint: imprint, by: trusted)
  }

  @Test("in any byte says the same or nothing: what is not signed, such as the status, says nothing either")
  func everyByte() {
    var refused = 0
    for index in bytes.indices {
      for change: UInt8 in [0x01, 0x20, 0x80, 0xFF] {
        var changed = bytes
        changed[index] ^= change
        let judged = judge(changed)
        if judged == nil { refused += 1 }
        #expect(judged == nil || judged == timestamp, "byte \(index) ^ \(change)")
      }
    }
    #expect(refused > bytes.count * 4 * 9 / 10)
  }

  @Test("by cutting it off anywhere, or by bytes behind it, is refused")
  func length() {
    for count in bytes.indices { #expect(judge(Array(bytes.prefix(count))) == nil) }
    #expect(judge(bytes + [0]) == nil)
    #expect(judge(bytes + bytes) == nil)
    #expect(throws: TimestampError.tooLong(limit: 1 << 20)) {
      try TimestampResponse(parsing: [UInt8](repeating: 0x30, count: 1 << 20 + 1))
    }
  }

  @Test("is judged the same from many threads at once")
  func threads() async {
    await withTaskGroup(of: Timestamp?.self) { group in
      for _ in 0..<200 { group.addTask { judge(bytes) } }
      for await judged in group { #expect(judged == timestamp) }
    }
  }
}
