import COpenSSL
import Testing

@testable import AcquisCrypto

@Suite("A timestamp")
struct TimestampTests {
  static let imprint = SHA256.hash("a checkpoint".utf8)
  static let nonce: [UInt8] = [0x00, 0x8F, 1, 2, 3, 4, 5, 6]
  static let request = TimestampRequest(imprint: imprint, nonce: nonce)

  @Test("says when, how exactly, under which policy and by whom", arguments: [TestCertificate.Kind.rsa, .p256])
  func verified(kind: TestCertificate.Kind) throws {
    let authority = try TestAuthority(kind)
    let bytes = try authority.answer(Self.request.bytes) { $0.accuracy = (1, 500, 1) }
    let response = try TimestampResponse(parsing: bytes)
    #expect(response.bytes == bytes)
    #expect(response.claim.nonce == Array(Self.nonce.dropFirst()))
    let timestamp = try response.verified(imprint: Self.imprint, by: authority.trusted, nonce: Self.nonce)
    #expect(timestamp.imprint == Self.imprint)
    #expect(timestamp.millisecondsSinceEpoch == 1_772_438_400_250)
    #expect(timestamp.accuracyMilliseconds == 1501)
    #expect(timestamp.policy == "1.2.3.4.1")
    #expect(timestamp.serial == "010203a4")
    #expect(timestamp.authority == "CN=Invented Timestamps,O=Invented Time,C=FR")
    #expect(try response.verified(imprint: Self.imprint, by: authority.trusted) == timestamp)
  }

  @Test("may leave accuracy, nonce and name out")
  func bare() throws {
    let authority = try TestAuthority()
    let response = try TimestampResponse(
      parsing: authority.answer(TimestampRequest(imprint: Self.imprint).bytes) { $0.withName = false })
    #expect(response.claim.nonce == nil)
    #expect(try response.verified(imprint: Self.imprint, by: authority.trusted).accuracyMilliseconds == nil)
    #expect(throws: TimestampError.wrongNonce) {
      try response.verified(imprint: Self.imprint, by: authority.trusted, nonce: Self.nonce)
    }
  }

  @Test("of something else, or for another request, is not the one asked for")
  func other() throws {
    let authority = try TestAuthority()
    let response = try TimestampResponse(parsing: authority.answer(Self.request.bytes))
    #expect(throws: TimestampError.wrongImprint(Self.imprint)) {
      try response.verified(imprint: SHA256.hash([]), by: authority.trusted)
    }
    #expect(throws: TimestampError.wrongNonce) {
      try response.verified(imprint: Self.imprint, by: authority.trusted, nonce: [1])
    }
  }

  @Test("is trusted only under the root that vouches for its signer, or a certificate below it")
  func roots() throws {
    let authority = try TestAuthority()
    let other = try TestAuthority()
    let response = try TimestampResponse(parsing: authority.answer(Self.request.bytes))
    #expect(throws: untrusted("certificate signature failure")) {
      try response.verified(imprint: Self.imprint, by: other.trusted)
    }
    let stranger = try TestCertificate("Invented Stranger", extensions: TestAuthority.rootExtensions)
    #expect(throws: untrusted("unable to get local issuer certificate")) {
      try response.verified(imprint: Self.imprint, by: TimestampAuthorities(pem: stranger.pem))
    }
    for pem in [stranger.pem + authority.root.pem, authority.signer.pem] {
      _ = try response.verified(imprint: Self.imprint, by: TimestampAuthorities(pem: pem))
    }
  }

  @Test("outlives the certificate of its authority, but was made while that was valid")
  func validity() throws {
    // Valid for the one second that is stamped, years ago.
    let past = try TestAuthority(valid: ("20240501000000Z", "20240502000000Z"))
    let during = try TimestampResponse(parsing: past.answer(Self.request.bytes) { $0.time = 1_714_557_600_000_000 })
    let timestamp = try during.verified(imprint: Self.imprint, by: past.trusted)
    #expect(timestamp.millisecondsSinceEpoch == 1_714_557_600_000)

    for (time, reason) in [
      (1_714_521_599_999_999, "certificate is not yet valid"), (1_714_608_001_000_000, "certificate has expired"),
    ] {
      let response = try TimestampResponse(parsing: past.answer(Self.request.bytes) { $0.time = time })
      #expect(throws: untrusted(reason)) { try response.verified(imprint: Self.imprint, by: past.trusted) }
    }
  }

  @Test(
    "is signed by a certificate for timestamps alone, and says so critically",
    arguments: [
      "timeStamping", "critical,serverAuth", "critical,timeStamping,serverAuth", "critical,timeStamping,1.2.3.4", nil,
    ])
  func usage(value: String?) throws {
    let authority = try TestAuthority()
    let signer = try TestCertificate(
      "Invented Timestamps", issuer: authority.root, twin: authority.signer,
      extensions: value.map { [("extendedKeyUsage", $0)] } ?? [])
    let response = try TimestampResponse(parsing: authority.answer(Self.request.bytes) { $0.forge = signer.takePlace })
    #expect(throws: TimestampError.untrusted(reason: "its certificate is not for timestamps alone")) {
      try response.verified(imprint: Self.imprint, by: authority.trusted)
    }
  }

  @Test("binds the very certificate of its signer, not another one of the same key and number")
  func binding() throws {
    let authority = try TestAuthority()
    let twin = try TestCertificate(
      "Invented Timestamps", issuer: authority.root, twin: authority.signer, extensions: TestAuthority.usual)
    let response = try TimestampResponse(parsing: authority.answer(Self.request.bytes) { $0.forge = twin.takePlace })
    #expect(throws: TimestampError.wrongSignature(reason: "ess cert id not found")) {
      try response.verified(imprint: Self.imprint, by: authority.trusted)
    }
  }

  @Test("says under its signature that it is a timestamp")
  func contentType() throws {
    let authority = try TestAuthority()
    let response = try TimestampResponse(
      parsing: authority.answer(Self.request.bytes) {
        $0.forge = { token in
          let info = OPENSSL_sk_value(PKCS7_get_signer_info(token), 0)?.assumingMemoryBound(to: PKCS7_SIGNER_INFO.self)
          let data = UnsafeMutableRawPointer(OBJ_nid2obj(NID_pkcs7_data))
          PKCS7_add_signed_attribute(info, NID_pkcs9_contentType, V_ASN1_OBJECT, data)
        }
      })
    #expect(throws: TimestampError.wrongSignature(reason: "it does not say that it is of a timestamp")) {
      try response.verified(imprint: Self.imprint, by: authority.trusted)
    }
  }

  @Test("that is altered is not signed")
  func altered() throws {
    let authority = try TestAuthority()
    var bytes = try authority.answer(Self.request.bytes)
    let policy = try #require(bytes.firstRange(of: [0x06, 0x04, 0x2A, 0x03, 0x04, 0x01]))
    bytes[policy.upperBound - 1] = 2
    let response = try TimestampResponse(parsing: bytes)
    #expect(response.claim.policy == "1.2.3.4.2")
    #expect(throws: TimestampError.wrongSignature(reason: "signature failure")) {
      try response.verified(imprint: Self.imprint, by: authority.trusted)
    }
  }

  @Test("is not signed over a hash weaker than SHA-256")
  func weak() throws {
    let authority = try TestAuthority()
    let response = try TimestampResponse(parsing: authority.answer(Self.request.bytes) { $0.hash = EVP_sha1() })
    #expect(throws: TimestampError.wrongSignature(reason: "it is over a hash weaker than SHA-256")) {
      try response.verified(imprint: Self.imprint, by: authority.trusted)
    }
  }

  @Test("is not signed with a key that could be broken")
  func weakKey() throws {
    let authority = try TestAuthority(.rsa1024)
    let response = try TimestampResponse(parsing: authority.answer(Self.request.bytes))
    #expect(throws: untrusted("EE certificate key too weak")) {
      try response.verified(imprint: Self.imprint, by: authority.trusted)
    }
  }

  @Test("has an accuracy of seconds, milliseconds and microseconds, each in its range")
  func accuracy() throws {
    let authority = try TestAuthority()
    let accuracies: [((Int32, Int32, Int32), Int64?)] = [
      ((0, 0, 1), 1), ((0, 999, 0), 999), ((3, 0, 0), 3000), ((0, 1000, 0), nil), ((0, 0, 1000), nil),
      ((-1, 0, 0), nil),
    ]
    for (accuracy, expected) in accuracies {
      let bytes = try authority.answer(Self.request.bytes) { $0.accuracy = accuracy }
      if let expected {
        #expect(try TimestampResponse(parsing: bytes).claim.accuracyMilliseconds == expected)
      } else {
        #expect(throws: TimestampError.malformed(.accuracy)) { try TimestampResponse(parsing: bytes) }
      }
    }
  }

  @Test("can be refused, and the authority says why")
  func rejected() throws {
    let authority = try TestAuthority()
    let refused = try authority.answer(Self.request.bytes) { $0.acceptsSHA256 = false }
    let error = #expect(throws: TimestampError.self) { try TimestampResponse(parsing: refused) }
    #expect(
      error
        == .rejected(
          TimestampRejection(status: 2, text: "Message digest algorithm is not supported.", failures: ["badAlg"])))
    let garbage = try authority.answer([1, 2, 3])
    #expect(throws: TimestampError.self) { try TimestampResponse(parsing: garbage) }
  }

  private func untrusted(_ reason: String) -> TimestampError {
    .untrusted(reason: "certificate verify error: Verify error:\(reason)")
  }
}
