import COpenSSL

/// Verifies the token of a decoded response. Lives within a call; what it points to stays its caller's.
struct TimestampVerification {
  private let response: OpaquePointer

  init(_ response: OpaquePointer) { self.response = response }

  /// The subject of the certificate that signed, once everything verifies as of `time`, in seconds since 1970.
  func authority(trusting authorities: TimestampAuthorities, at time: Int) throws(TimestampError) -> String {
    guard let token = TS_RESP_get_token(response) else { throw .malformed(.response) }
    try checkSigner(token)
    // Borrowed from the token; the stack alone is ours.
    let signers = PKCS7_get0_signers(token, nil, 0)
    defer { OPENSSL_sk_free(signers) }
    guard let signers, let signer = OPENSSL_sk_value(signers, 0).map(OpaquePointer.init) else {
      throw .wrongSignature(reason: "the certificate of its signer is not in it")
    }
    try checkUsage(signer)
    try check(authorities, at: time)
    return name(X509_get_subject_name(signer))
  }

  /// The hashes under a signature: SHA-256 and stronger.
  private static let hashes: Set<Int32> = [
    NID_sha256, NID_sha384, NID_sha512, NID_sha3_256, NID_sha3_384, NID_sha3_512,
  ]

  /// Checks what OpenSSL does not: one signer, a strong hash, and the content type under the signature (RFC 5652 §11.1).
  private func checkSigner(_ token: UnsafeMutablePointer<PKCS7>) throws(TimestampError) {
    guard let infos = PKCS7_get_signer_info(token), OPENSSL_sk_num(infos) == 1,
      let info = OPENSSL_sk_value(infos, 0)?.assumingMemoryBound(to: PKCS7_SIGNER_INFO.self)
    else { throw .wrongSignature(reason: "it must have one signer") }
    var hash: OpaquePointer?
    if let algorithm = info.pointee.digest_alg { X509_ALGOR_get0(&hash, nil, nil, algorithm) }
    guard TimestampVerification.hashes.contains(OBJ_obj2nid(hash)) else {
      throw .wrongSignature(reason: "it is over a hash weaker than SHA-256")
    }
    guard let type = PKCS7_get_signed_attribute(info, NID_pkcs9_contentType), ASN1_TYPE_get(type) == V_ASN1_OBJECT,
      OBJ_obj2nid(type.pointee.value.object) == NID_id_smime_ct_TSTInfo
    else { throw .wrongSignature(reason: "it does not say that it is of a timestamp") }
  }

  /// The chain as of `time`, the signature, the certificate's binding, the authority's name where the token has it.
  private func check(_ authorities: TimestampAuthorities, at time: Int) throws(TimestampError) {
    guard let context = TS_VERIFY_CTX_new() else { throw TimestampVerification.refusal() }
    defer { TS_VERIFY_CTX_free(context) }
    guard let store = authorities.store(at: time) else { throw TimestampVerification.refusal() }
    // From here on the context owns the store.
    _ = TS_VERIFY_CTX_set_store(context, store)
    _ = TS_VERIFY_CTX_set_flags(context, Int32(TS_VFY_SIGNATURE | TS_VFY_VERSION | TS_VFY_SIGNER))
    guard TS_RESP_verify_response(context, response) == 1 else { throw TimestampVerification.refusal() }
  }

  /// The extended key usage must be critical and `timeStamping` alone (RFC 3161 §2.3); OpenSSL passes unknown ones over.
  private func checkUsage(_ signer: OpaquePointer) throws(TimestampError) {
    var critical: Int32 = 0
    let usage = X509_get_ext_d2i(signer, NID_ext_key_usage, &critical, nil).map(OpaquePointer.init)
    defer { OPENSSL_sk_pop_free(usage) { ASN1_OBJECT_free($0.map(OpaquePointer.init)) } }
    guard critical == 1, let usage, OPENSSL_sk_num(usage) == 1,
      OBJ_obj2nid(OPENSSL_sk_value(usage, 0).map(OpaquePointer.init)) == NID_time_stamp
    else { throw .untrusted(reason: "its certificate is not for timestamps alone") }
  }

  /// What OpenSSL put last into its queue: of the chain, or of the signature.
  private static func refusal() -> TimestampError {
    var data: UnsafePointer<CChar>?
    let code = ERR_peek_last_error_all(nil, nil, nil, &data, nil)
    let texts = [ERR_reason_error_string(code), data].compactMap { $0.map { String(cString: $0) } }
    let reason = harmless(texts.filter { !$0.isEmpty }.joined(separator: ": "), limit: 300)
    let isOfChain = ERR_GET_LIB(code) == ERR_LIB_TS && ERR_GET_REASON(code) == TS_R_CERTIFICATE_VERIFY_ERROR
    return isOfChain ? .untrusted(reason: reason) : .wrongSignature(reason: reason)
  }

  /// Those of RFC 4514, in UTF-8.
  private static let nameFlags = [
    ASN1_STRFLGS_ESC_2253, ASN1_STRFLGS_ESC_CTRL, ASN1_STRFLGS_UTF8_CONVERT, ASN1_STRFLGS_DUMP_UNKNOWN,
    ASN1_STRFLGS_DUMP_DER, XN_FLAG_SEP_COMMA_PLUS, XN_FLAG_DN_REV, XN_FLAG_FN_SN, XN_FLAG_DUMP_UNKNOWN_FIELDS,
  ].reduce(UInt(0)) { $0 | UInt($1) }

  /// A name as RFC 4514 writes it, in UTF-8.
  private func name(_ name: OpaquePointer?) -> String {
    guard let output = BIO_new(BIO_s_mem()) else { return "" }
    defer { BIO_free(output) }
    guard X509_NAME_print_ex(output, name, 0, TimestampVerification.nameFlags) >= 0 else { return "" }
    var text = [UInt8](repeating: 0, count: 4096)
    let count = Int(BIO_read(output, &text, Int32(text.count)))
    return harmless(String(decoding: text.prefix(max(0, count)), as: UTF8.self), limit: 500)
  }
}
