import COpenSSL
import Testing

/// A certificate and its private key, made for a test. Names are invented.
final class TestCertificate: @unchecked Sendable {
  /// Kinds of key that OpenSSL stamps with; nobody should with RSA of 1024 bits.
  enum Kind: Sendable { case rsa, p256, rsa1024 }

  let certificate: OpaquePointer
  let key: OpaquePointer

  /// A certificate named `name` with extensions such as `("extendedKeyUsage", "critical,timeStamping")`.
  ///
  /// `issuer`: who signs it; itself if `nil`. `twin`: a certificate whose key and number it has, too. `valid`: from and
  /// until, as GeneralizedTime.
  init(
    _ name: String, _ kind: Kind = .p256, issuer: TestCertificate? = nil, twin: TestCertificate? = nil,
    valid: (String, String) = ("20240101000000Z", "20440101000000Z"), extensions: [(String, String)]
  ) throws {
    key = try twin?.key ?? TestCertificate.key(kind)
    if let twin { EVP_PKEY_up_ref(twin.key) }
    certificate = try #require(X509_new())
    X509_set_version(certificate, 2)
    ASN1_INTEGER_set_int64(X509_get_serialNumber(certificate), Int64.random(in: 1..<1 << 60))
    if let twin { X509_set_serialNumber(certificate, X509_get_serialNumber(twin.certificate)) }
    let subject = X509_get_subject_name(certificate)
    for (field, text) in [("C", "FR"), ("O", "Invented Time"), ("CN", name)] {
      X509_NAME_add_entry_by_txt(subject, field, TestCertificate.utf8, text, -1, -1, 0)
    }
    X509_set_issuer_name(certificate, X509_get_subject_name(issuer?.certificate ?? certificate))
    #expect(ASN1_TIME_set_string(X509_getm_notBefore(certificate), valid.0) == 1)
    #expect(ASN1_TIME_set_string(X509_getm_notAfter(certificate), valid.1) == 1)
    X509_set_pubkey(certificate, key)
    for (name, value) in extensions {
      let made = try #require(X509V3_EXT_nconf(nil, nil, name, value), "\(name) = \(value)")
      X509_add_ext(certificate, made, -1)
      X509_EXTENSION_free(made)
    }
    #expect(X509_sign(certificate, issuer?.key ?? key, EVP_sha256()) > 0)
  }

  deinit {
    X509_free(certificate)
    EVP_PKEY_free(key)
  }

  /// The certificate as PEM.
  var pem: [UInt8] {
    let output = BIO_new(BIO_s_mem())
    defer { BIO_free(output) }
    PEM_write_bio_X509(output, certificate)
    return TestCertificate.content(of: output)
  }

  /// Takes the place of the first certificate in a token.
  func takePlace(in token: UnsafeMutablePointer<PKCS7>) {
    guard let certificates = token.pointee.d.sign.pointee.cert else { return }
    X509_free(OPENSSL_sk_value(certificates, 0).map(OpaquePointer.init))
    X509_up_ref(certificate)
    OPENSSL_sk_set(certificates, 0, UnsafeRawPointer(certificate))
  }

  static func content(of output: OpaquePointer?) -> [UInt8] {
    var (bytes, buffer): ([UInt8], [UInt8]) = ([], [UInt8](repeating: 0, count: 4096))
    while case let count = Int(BIO_read(output, &buffer, Int32(buffer.count))), count > 0 { bytes += buffer[..<count] }
    return bytes
  }

  private static func key(_ kind: Kind) throws -> OpaquePointer {
    let context = try #require(EVP_PKEY_CTX_new_from_name(nil, kind == .p256 ? "EC" : "RSA", nil))
    defer { EVP_PKEY_CTX_free(context) }
    EVP_PKEY_keygen_init(context)
    switch kind {
    case .rsa: EVP_PKEY_CTX_set_rsa_keygen_bits(context, 2048)
    case .rsa1024: EVP_PKEY_CTX_set_rsa_keygen_bits(context, 1024)
    case .p256: EVP_PKEY_CTX_set_group_name(context, "P-256")
    }
    var key: OpaquePointer?
    EVP_PKEY_generate(context, &key)
    return try #require(key)
  }

  /// `MBSTRING_UTF8`, a macro that Swift does not see.
  private static let utf8: Int32 = 0x1000
}
