import COpenSSL
import Glibc

/// Reads what OpenSSL decoded into values. Every pointer stays the caller's.
enum TimestampReading {
  static func imprint(_ imprint: OpaquePointer?) throws(TimestampError) -> Digest {
    guard let imprint, let algorithm = TS_MSG_IMPRINT_get_algo(imprint) else { throw .malformed(.imprint) }
    var object: OpaquePointer?
    X509_ALGOR_get0(&object, nil, nil, algorithm)
    guard OBJ_obj2nid(object) == NID_sha256 else { throw .otherAlgorithm(oid(object) ?? "?") }
    guard let digest = Digest(bytes: bytes(TS_MSG_IMPRINT_get_msg(imprint))) else { throw .malformed(.imprint) }
    return digest
  }

  /// Big-endian, without leading zeros.
  static func nonce(_ nonce: UnsafePointer<ASN1_INTEGER>?) throws(TimestampError) -> [UInt8]? {
    guard let nonce else { return nil }
    guard let magnitude = magnitude(nonce) else { throw .malformed(.nonce) }
    return magnitude
  }

  static func claim(_ info: OpaquePointer) throws(TimestampError) -> TimestampClaim {
    guard TS_TST_INFO_get_ext_by_critical(info, 1, -1) < 0 else { throw .malformed(.criticalExtension) }
    guard let time = milliseconds(bytes(TS_TST_INFO_get_time(info))) else { throw .malformed(.time) }
    guard let policy = oid(TS_TST_INFO_get_policy_id(info)) else { throw .malformed(.policy) }
    guard let serial = TS_TST_INFO_get_serial(info).flatMap(magnitude) else { throw .malformed(.serial) }
    return TimestampClaim(
      imprint: try imprint(TS_TST_INFO_get_msg_imprint(info)), millisecondsSinceEpoch: time,
      accuracyMilliseconds: try accuracy(TS_TST_INFO_get_accuracy(info)), policy: policy,
      serial: serial.isEmpty ? "00" : Hex.encode(serial), nonce: try nonce(TS_TST_INFO_get_nonce(info)))
  }

  /// `YYYYMMDDhhmmss[.f…]Z` (RFC 3161 §2.4.2); `nil` for any other spelling, and for a moment that does not exist.
  static func milliseconds(_ text: [UInt8]) -> Int64? {
    let parts = text.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    // There is no year 0.
    guard text.last == UInt8(ascii: "Z"), let whole = decimal(parts[0].prefix(14)), whole >= 10_000_000_000 else {
      return nil
    }
    var milliseconds = 0
    if parts.count == 2 {
      let fraction = parts[1].dropLast()
      guard parts[0].count == 14, decimal(fraction) != nil else { return nil }
      milliseconds = decimal((fraction + [0x30, 0x30]).prefix(3))!
    } else {
      guard text.count == 15 else { return nil }
    }
    var moment = tm()
    moment.tm_year = Int32(whole / 10_000_000_000) - 1900
    moment.tm_mon = Int32(whole / 100_000_000 % 100) - 1
    moment.tm_mday = Int32(whole / 1_000_000 % 100)
    moment.tm_hour = Int32(whole / 10_000 % 100)
    moment.tm_min = Int32(whole / 100 % 100)
    moment.tm_sec = Int32(whole % 100)
    let asked = [moment.tm_mon, moment.tm_mday, moment.tm_hour, moment.tm_min, moment.tm_sec]
    // A moment that does not exist comes back as another one.
    let seconds = timegm(&moment)
    guard asked == [moment.tm_mon, moment.tm_mday, moment.tm_hour, moment.tm_min, moment.tm_sec] else { return nil }
    return Int64(seconds) * 1000 + Int64(milliseconds)
  }

  /// Rounded up to milliseconds; a part that is left out is 0 (RFC 3161 §2.4.2).
  private static func accuracy(_ accuracy: OpaquePointer?) throws(TimestampError) -> Int64? {
    guard let accuracy else { return nil }
    func part(_ number: UnsafePointer<ASN1_INTEGER>?, _ allowed: ClosedRange<Int64>) throws(TimestampError) -> Int64 {
      guard let number else { return 0 }
      var value: Int64 = -1
      guard ASN1_INTEGER_get_int64(&value, number) == 1, allowed.contains(value) else { throw .malformed(.accuracy) }
      return value
    }
    let seconds = try part(TS_ACCURACY_get_seconds(accuracy), 0...(1 << 40))
    let milliseconds = try part(TS_ACCURACY_get_millis(accuracy), 0...999)
    let microseconds = try part(TS_ACCURACY_get_micros(accuracy), 0...999)
    return seconds * 1000 + milliseconds + (microseconds + 999) / 1000
  }

  static func bytes(_ string: UnsafePointer<ASN1_STRING>?) -> [UInt8] {
    guard let string, let start = ASN1_STRING_get0_data(string) else { return [] }
    return Array(UnsafeBufferPointer(start: start, count: Int(ASN1_STRING_length(string))))
  }

  /// The magnitude of a number that is not negative.
  private static func magnitude(_ number: UnsafePointer<ASN1_INTEGER>) -> [UInt8]? {
    ASN1_STRING_type(number) == V_ASN1_INTEGER ? DER.magnitude(bytes(number)) : nil
  }

  /// The dotted numbers of an OID.
  static func oid(_ object: OpaquePointer?) -> String? {
    var text = [CChar](repeating: 0, count: 256)
    let count = Int(OBJ_obj2txt(&text, Int32(text.count), object, 1))
    guard object != nil, count > 0, count < text.count else { return nil }
    return String(decoding: text[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func decimal(_ digits: some Collection<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value &* 10 &+ Int(digit - 0x30)
    }
    return digits.isEmpty ? nil : value
  }
}
