import AcquisCrypto
import COpenSSL
import Testing

/// A timestamp authority of a test: a root, and a certificate below it that stamps at whatever time it is told.
struct TestAuthority: Sendable {
  let root: TestCertificate
  let signer: TestCertificate

  static let rootExtensions = [("basicConstraints", "critical,CA:TRUE"), ("keyUsage", "critical,keyCertSign")]
  static let usual = [("extendedKeyUsage", "critical,timeStamping"), ("keyUsage", "critical,digitalSignature")]

  init(
    _ kind: TestCertificate.Kind = .p256, valid: (String, String) = ("20240101000000Z", "20440101000000Z"),
    _ extensions: [(String, String)] = usual
  ) throws {
    root = try TestCertificate("Invented Root", kind, extensions: Self.rootExtensions)
    signer = try TestCertificate("Invented Timestamps", kind, issuer: root, valid: valid, extensions: extensions)
  }

  /// Those who trust its root.
  var trusted: TimestampAuthorities { get throws { try TimestampAuthorities(pem: root.pem) } }

  /// How an answer is made.
  struct Settings {
    /// When, in microseconds since 1970: 2026-03-02T08:00:00.250Z.
    var time = 1_772_438_400_250_000
    var accuracy: (seconds: Int32, milliseconds: Int32, microseconds: Int32)?
    var policy = "1.2.3.4.1"
    var hash = EVP_sha256()
    var acceptsSHA256 = true
    var withName = true
    /// What is done to the token once it is signed.
    var forge: (UnsafeMutablePointer<PKCS7>) -> Void = { _ in }
  }

  /// The answer to the DER of a request.
  func answer(_ request: [UInt8], _ change: (inout Settings) -> Void = { _ in }) throws -> [UInt8] {
    var settings = Settings()
    change(&settings)
    let context = try #require(TS_RESP_CTX_new())
    defer { TS_RESP_CTX_free(context) }
    #expect(TS_RESP_CTX_set_signer_cert(context, signer.certificate) == 1)
    #expect(TS_RESP_CTX_set_signer_key(context, signer.key) == 1)
    #expect(TS_RESP_CTX_set_signer_digest(context, settings.hash) == 1)
    let policy = OBJ_txt2obj(settings.policy, 1)
    defer { ASN1_OBJECT_free(policy) }
    TS_RESP_CTX_set_def_policy(context, policy)
    if settings.acceptsSHA256 { TS_RESP_CTX_add_md(context, EVP_sha256()) }
    TS_RESP_CTX_add_md(context, EVP_sha1())
    TS_RESP_CTX_set_clock_precision_digits(context, 6)
    if let accuracy = settings.accuracy {
      TS_RESP_CTX_set_accuracy(context, accuracy.seconds, accuracy.milliseconds, accuracy.microseconds)
    }
    if settings.withName { TS_RESP_CTX_add_flags(context, TS_TSA_NAME) }
    // What the request has as an extension, the token has, too.
    TS_RESP_CTX_set_extension_cb(
      context, { context, asked, _ in TS_TST_INFO_add_ext(TS_RESP_CTX_get_tst_info(context), asked, -1) }, nil)
    return try withUnsafeMutablePointer(to: &settings.time) { time in
      TS_RESP_CTX_set_time_cb(
        context,
        { _, data, seconds, microseconds in
          let time = data!.load(as: Int.self)
          seconds?.pointee = time / 1_000_000
          microseconds?.pointee = time % 1_000_000
          return 1
        }, time)
      TS_RESP_CTX_set_serial_cb(
        context,
        { _, _ in
          let serial = ASN1_INTEGER_new()
          ASN1_INTEGER_set_int64(serial, 0x0102_03A4)
          return serial
        }, nil)
      return try Self.response(context, request, settings.forge)
    }
  }

  private static func response(
    _ context: OpaquePointer, _ request: [UInt8], _ forge: (UnsafeMutablePointer<PKCS7>) -> Void
  ) throws -> [UInt8] {
    let input = BIO_new(BIO_s_mem())
    defer { BIO_free(input) }
    #expect(BIO_write(input, request, Int32(request.count)) == Int32(request.count))
    let response = try #require(TS_RESP_create_response(context, input))
    defer { TS_RESP_free(response) }
    if let token = TS_RESP_get_token(response) { forge(token) }
    let output = BIO_new(BIO_s_mem())
    defer { BIO_free(output) }
    #expect(i2d_TS_RESP_bio(output, response) == 1)
    return TestCertificate.content(of: output)
  }
}
