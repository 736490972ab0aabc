import COpenSSL

/// One pass of AES-256-GCM through `EVP_CIPHER_CTX`. Each step says whether it worked.
final class GCM {
  enum Direction: Int32 {
    case open = 0
    case seal = 1
  }

  private let handle: OpaquePointer

  init?(_ direction: Direction, key: SecretBytes, nonce: [UInt8], context: [UInt8]) {
    guard let handle = EVP_CIPHER_CTX_new() else { return nil }
    self.handle = handle
    guard EVP_CipherInit_ex(handle, EVP_aes_256_gcm(), nil, key.pointer, nonce, direction.rawValue) == 1 else {
      return nil
    }
    var written: Int32 = 0
    guard let count = Int32(exactly: context.count),
      count == 0 || EVP_CipherUpdate(handle, nil, &written, context, count) == 1
    else { return nil }
  }

  deinit { EVP_CIPHER_CTX_free(handle) }

  func update(_ input: [UInt8]) -> [UInt8]? {
    guard let count = Int32(exactly: input.count) else { return nil }
    var output = [UInt8](repeating: 0, count: input.count)
    var written: Int32 = 0
    guard count == 0 || EVP_CipherUpdate(handle, &output, &written, input, count) == 1, written == count else {
      return nil
    }
    return output
  }

  func expect(tag: [UInt8]) -> Bool {
    var tag = tag
    return EVP_CIPHER_CTX_ctrl(handle, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), &tag) == 1
  }

  /// Ends the pass; when opening, `false` means that the expected tag is not the right one.
  func finish() -> Bool {
    var rest = [UInt8](repeating: 0, count: 16)
    var written: Int32 = 0
    return EVP_CipherFinal_ex(handle, &rest, &written) == 1 && written == 0
  }

  func tag(_ count: Int) -> [UInt8]? {
    var tag = [UInt8](repeating: 0, count: count)
    return EVP_CIPHER_CTX_ctrl(handle, EVP_CTRL_AEAD_GET_TAG, Int32(count), &tag) == 1 ? tag : nil
  }
}
