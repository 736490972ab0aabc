import AcquisJSON
import Testing

/// A text that a reader refuses: why, and at which byte.
struct Refusal: Sendable, CustomTestStringConvertible {
  let text: [UInt8]
  let kind: JSONError.Kind
  let offset: Int

  init(_ text: [UInt8], _ kind: JSONError.Kind, _ offset: Int) {
    self.text = text
    self.kind = kind
    self.offset = offset
  }

  init(_ text: String, _ kind: JSONError.Kind, _ offset: Int) {
    self.init(Array(text.utf8), kind, offset)
  }

  var error: JSONError { JSONError(kind, at: offset) }
  var testDescription: String { "\(kind) at \(offset): \(String(decoding: text, as: UTF8.self))" }
}

/// What no reader of the ledger accepts.
let refusedByBoth: [Refusal] = [
  Refusal("", .unexpectedEnd, 0),
  Refusal("[", .unexpectedEnd, 1),
  Refusal("[1", .unexpectedEnd, 2),
  Refusal("[1,", .unexpectedEnd, 3),
  Refusal("{", .unexpectedEnd, 1),
  Refusal(#"{"a"#, .unexpectedEnd, 3),
  Refusal(#"{"a""#, .unexpectedEnd, 4),
  Refusal(#"{"a":"#, .unexpectedEnd, 5),
  Refusal(#"{"a":1"#, .unexpectedEnd, 6),
  Refusal("tru", .unexpectedEnd, 3),
  Refusal("-", .unexpectedEnd, 1),
  Refusal(#"""#, .unexpectedEnd, 1),
  Refusal(#""12345678"#, .unexpectedEnd, 9),
  Refusal(#""\"#, .unexpectedEnd, 2),
  Refusal(#""\u12"#, .unexpectedEnd, 5),

  Refusal("?", .unexpectedByte, 0),
  Refusal("\0", .unexpectedByte, 0),
  Refusal("[\0]", .unexpectedByte, 1),
  Refusal("]", .unexpectedByte, 0),
  Refusal("[1,]", .unexpectedByte, 3),
  Refusal("[,1]", .unexpectedByte, 1),
  Refusal("[1;2]", .unexpectedByte, 2),
  Refusal("[1}", .unexpectedByte, 2),
  Refusal("{1:2}", .unexpectedByte, 1),
  Refusal(#"{"a":1,}"#, .unexpectedByte, 7),
  Refusal(#"{,"a":1}"#, .unexpectedByte, 1),
  Refusal(#"{"a",1}"#, .unexpectedByte, 4),
  Refusal(#"{"a":}"#, .unexpectedByte, 5),
  Refusal("nule", .unexpectedByte, 3),
  Refusal("True", .unexpectedByte, 0),
  Refusal("NaN", .unexpectedByte, 0),
  Refusal("-Infinity", .unexpectedByte, 1),
  Refusal("+1", .unexpectedByte, 0),
  Refusal(".5", .unexpectedByte, 0),
  Refusal("'a'", .unexpectedByte, 0),
  Refusal("// a", .unexpectedByte, 0),
  Refusal("\u{A0}1", .unexpectedByte, 0),

  Refusal("\u{FEFF}{}", .byteOrderMark, 0),
  Refusal("1,2", .trailingBytes, 1),
  Refusal("{}{}", .trailingBytes, 2),
  Refusal("nullx", .trailingBytes, 4),
  Refusal("1\0", .trailingBytes, 1),

  Refusal("1.5", .notAnInteger, 1),
  Refusal("1.0", .notAnInteger, 1),
  Refusal("-0.0", .notAnInteger, 2),
  Refusal("1.", .notAnInteger, 1),
  Refusal("[1e2]", .notAnInteger, 2),
  Refusal("1E+2", .notAnInteger, 1),
  Refusal("1e-2", .notAnInteger, 1),
  Refusal("-0", .numberSpelling, 0),
  Refusal("[01]", .numberSpelling, 1),
  Refusal("-01", .numberSpelling, 0),
  Refusal("00", .numberSpelling, 0),
  Refusal("00000000000000000000001", .numberSpelling, 0),
  Refusal("9007199254740992", .integerOutOfRange, 0),
  Refusal("[-9007199254740992]", .integerOutOfRange, 1),
  Refusal("9999999999999999", .integerOutOfRange, 0),
  Refusal("10000000000000000", .integerOutOfRange, 0),
  Refusal("18446744073709551617", .integerOutOfRange, 0),
  Refusal("100000000000000000000000000000000000000001", .integerOutOfRange, 0),

  Refusal(#""\x41""#, .invalidEscape, 1),
  Refusal(#""a\U0041""#, .invalidEscape, 2),
  Refusal(#""\u12G4""#, .invalidEscape, 1),
  Refusal(#""\u12""#, .invalidEscape, 1),
  Refusal(#""\u12"     "#, .invalidEscape, 1),
  Refusal(#""\'""#, .invalidEscape, 1),
  Refusal("\"a\nb\"", .controlCharacter, 2),
  Refusal("\"\0\"", .controlCharacter, 1),
  Refusal("\"12345678\u{1F}\"", .controlCharacter, 9),
  Refusal("{\"\t\":1}", .controlCharacter, 2),

  Refusal([0xFF], .unexpectedByte, 0),
  Refusal([0x22, 0x80, 0x22], .invalidUTF8, 1),
  Refusal([0x22, 0xC0, 0x80, 0x22], .invalidUTF8, 1),
  Refusal([0x22, 0xC1, 0xBF, 0x22], .invalidUTF8, 1),
  Refusal([0x22, 0xC3, 0x22], .invalidUTF8, 1),
  Refusal([0x22, 0xC3], .invalidUTF8, 1),
  Refusal([0x22, 0x61, 0xE0, 0x9F, 0xBF, 0x22], .invalidUTF8, 2),
  Refusal([0x22, 0xE2, 0x82, 0x22], .invalidUTF8, 1),
  Refusal([0x22, 0xED, 0xA0, 0x80, 0x22], .invalidUTF8, 1),
  Refusal([0x22, 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80, 0x22], .invalidUTF8, 1),
  Refusal([0x22, 0xF0, 0x8F, 0xBF, 0xBF, 0x22], .invalidUTF8, 1),
  Refusal([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], .invalidUTF8, 1),
  Refusal([0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], .invalidUTF8, 1),
  Refusal([0x22, 0xFE, 0x22], .invalidUTF8, 1),

  Refusal(#"{"a":1,"a":1}"#, .duplicateKey, 7),
  Refusal(#"{"":1,"":2}"#, .duplicateKey, 6),
  Refusal(#"[{"a":{},"b\n":[],"b\n":0}]"#, .duplicateKey, 18),
  Refusal(String(repeating: "[", count: 65), .tooDeep, 64),
  Refusal(String(repeating: #"{"a":"#, count: 65), .tooDeep, 320),
]

/// What only canonical form refuses.
let refusedAsNotCanonical: [Refusal] = [
  Refusal(" 1", .whitespace, 0),
  Refusal("[ 1]", .whitespace, 1),
  Refusal("[1 ,2]", .whitespace, 2),
  Refusal("[1,\n2]", .whitespace, 3),
  Refusal("[\t]", .whitespace, 1),
  Refusal("{ }", .whitespace, 1),
  Refusal("{\"a\"\r:1}", .whitespace, 4),
  Refusal(#"{"a": 1}"#, .whitespace, 5),
  Refusal(#"{"a":1, "b":2}"#, .whitespace, 7),
  Refusal("1\n", .trailingBytes, 1),

  Refusal(#"{"b":1,"a":2}"#, .keyOrder, 7),
  Refusal(#"{"aa":1,"a":2}"#, .keyOrder, 8),
  Refusal(#"{"a":{"y":0,"x":0}}"#, .keyOrder, 12),
  Refusal(#"{"10":1,"1":2}"#, .keyOrder, 8),
  Refusal(#"{"1":1,"\n":2}"#, .keyOrder, 7),
  Refusal(#"{"\\":1,"[":2}"#, .keyOrder, 8),
  Refusal("{\"\u{FB33}\":1,\"\u{1F600}\":2}", .keyOrder, 9),

  Refusal(#""\/""#, .nonCanonicalEscape, 1),
  Refusal(#""\u0041""#, .nonCanonicalEscape, 1),
  Refusal(#""\u0022""#, .nonCanonicalEscape, 1),
  Refusal(#""\u005c""#, .nonCanonicalEscape, 1),
  Refusal(#""\u0008""#, .nonCanonicalEscape, 1),
  Refusal(#""\u000a""#, .nonCanonicalEscape, 1),
  Refusal(#""a\u001F""#, .nonCanonicalEscape, 2),
  Refusal(#""\u000B""#, .nonCanonicalEscape, 1),
  Refusal(#""\u007f""#, .nonCanonicalEscape, 1),
  Refusal(#""\u00e9""#, .nonCanonicalEscape, 1),
  Refusal(#""\ud83d\ude00""#, .nonCanonicalEscape, 1),
]

/// What free text refuses in its escapes; canonical form has none of these escapes to begin with.
let loneSurrogates: [Refusal] = [
  Refusal(#""\ud800""#, .loneSurrogate, 1),
  Refusal(#""\uDFFF""#, .loneSurrogate, 1),
  Refusal(#""a\ud83dx""#, .loneSurrogate, 2),
  Refusal(#""\ud83d\n""#, .loneSurrogate, 1),
  Refusal(#""\ud83d\ud83d\ude00""#, .loneSurrogate, 1),
  Refusal(#""\ude00\ud83d""#, .loneSurrogate, 1),
  Refusal(#""\ude00\ude00""#, .loneSurrogate, 1),
  Refusal(#"{"\udbff":1}"#, .loneSurrogate, 2),
]
