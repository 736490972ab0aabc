import COpenSSL

/// The certificates in which whoever verifies timestamps puts trust: roots, or certificates below one.
///
/// Holds their DER and nothing of OpenSSL's, so it can be shared between threads.
public struct TimestampAuthorities: Hashable, Sendable {
  /// The most bytes of PEM that are read: 1 MiB.
  public static let byteLimit = 1 << 20

  /// The DER of each certificate, in the order of the file.
  let certificates: [[UInt8]]

  /// Reads the certificates in PEM text (RFC 7468). What stands between them is passed over.
  ///
  /// - Throws: ``TimestampError``: `noAuthority` when there is none, `malformed` when one cannot be read, `tooLong`.
  public init(pem: some Collection<UInt8>) throws(TimestampError) {
    let pem = Array(pem)
    guard pem.count <= TimestampAuthorities.byteLimit else { throw .tooLong(limit: TimestampAuthorities.byteLimit) }
    defer { ERR_clear_error() }
    ERR_clear_error()
    // OpenSSL keeps the pointer until the last certificate is read: the bytes must stay where they are.
    certificates = try pem.withUnsafeBufferPointer { (pem) throws(TimestampError) in
      try TimestampAuthorities.certificates(in: pem)
    }
  }

  private static func certificates(in pem: UnsafeBufferPointer<UInt8>) throws(TimestampError) -> [[UInt8]] {
    guard let input = BIO_new_mem_buf(pem.baseAddress, Int32(pem.count)) else { throw .malformed(.certificate) }
    defer { BIO_free(input) }
    var certificates: [[UInt8]] = []
    while let certificate = PEM_read_bio_X509(input, nil, nil, nil) {
      defer { X509_free(certificate) }
      guard let der = TimestampAuthorities.der(certificate) else { throw .malformed(.certificate) }
      certificates.append(der)
    }
    // The reader ends with an error in any case: that there is no further beginning is the good one.
    guard ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE else { throw .malformed(.certificate) }
    guard !certificates.isEmpty else { throw .noAuthority }
    return certificates
  }

  private static func der(_ certificate: OpaquePointer) -> [UInt8]? {
    let count = Int(i2d_X509(certificate, nil))
    guard count > 0 else { return nil }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
      var cursor = buffer.baseAddress
      written = Int(max(0, i2d_X509(certificate, &cursor)))
    }
  }

  /// A store that trusts the certificates as of `time`, in seconds since 1970; the caller frees it.
  ///
  /// Keys and hashes weaker than 112 bits do not count (NIST SP 800-57). Any certificate in it is trusted as it is, be it
  /// a root or not. Revocation is not looked up.
  func store(at time: Int) -> OpaquePointer? {
    guard let store = X509_STORE_new() else { return nil }
    let settings = X509_STORE_get0_param(store)
    X509_VERIFY_PARAM_set_time(settings, time)
    X509_VERIFY_PARAM_set_auth_level(settings, 2)
    var complete = X509_VERIFY_PARAM_set_flags(settings, UInt(X509_V_FLAG_PARTIAL_CHAIN)) == 1
    for der in certificates {
      let certificate = DER.decode(der, d2i_X509, freeingWith: X509_free)
      complete = complete && certificate != nil && X509_STORE_add_cert(store, certificate) == 1
      X509_free(certificate)
    }
    if complete { return store }
    X509_STORE_free(store)
    return nil
  }
}
