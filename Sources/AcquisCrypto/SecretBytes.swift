import COpenSSL

/// Bytes of a key: kept in one place, never copied by the language, overwritten when the last owner lets go.
///
/// Immutable after initialisation, hence safe to share between threads.
final class SecretBytes: @unchecked Sendable {
  private let storage: UnsafeMutableRawBufferPointer

  init(copying bytes: some Collection<UInt8>) {
    storage = .allocate(byteCount: bytes.count, alignment: 16)
    storage.copyBytes(from: bytes)
  }

  deinit {
    OPENSSL_cleanse(storage.baseAddress, storage.count)
    storage.deallocate()
  }

  var pointer: UnsafePointer<UInt8>? {
    UnsafeRawPointer(storage.baseAddress)?.assumingMemoryBound(to: UInt8.self)
  }

  var bytes: [UInt8] { [UInt8](storage) }
}
