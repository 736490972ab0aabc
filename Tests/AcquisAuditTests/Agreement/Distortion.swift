import AcquisJSON

/// What a line can be that is no record.
enum Distortion: CaseIterable {
  case memberAfterStatement, memberWithin, noSignatures, array, number, unordered, spaced, tooLong
  case longSignature, shortSignature, numberAsSignature, numberAsSeq, largeSeq, nullAsRest, deep

  func apply(to line: JSONValue) -> [UInt8] {
    var object = line.object!
    switch self {
    case .memberAfterStatement: object["x"] = 1
    case .memberWithin: object["rest2"] = 1
    case .noSignatures: object["signatures"] = nil
    case .array: return JSONValue.array([line]).canonicalBytes
    case .number: return ascii("7")
    case .unordered: return ascii(#"{"x":1,"#) + line.canonicalBytes.dropFirst()
    case .spaced: return line.canonicalBytes + ascii(" ")
    case .tooLong: object["x"] = .string(String(repeating: "x", count: 70_000))
    case .longSignature: object["signatures"] = Distortion.signatures(.string(String(repeating: "A", count: 92)))
    case .shortSignature: object["signatures"] = Distortion.signatures("AA==")
    case .numberAsSignature: object["signatures"] = Distortion.signatures(7)
    case .numberAsSeq: object["seq"] = "1"
    case .largeSeq: object["seq"] = .integer(1 << 53 - 1)
    case .nullAsRest: object["rest"] = .null
    case .deep:
      let nest = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
      return line.canonicalBytes.dropLast() + ascii(#","x":\#(nest)}"#)
    }
    return JSONValue.object(object).canonicalBytes
  }

  private static func signatures(_ sig: JSONValue) -> JSONValue {
    [["key": .string(String(repeating: "0", count: 64)), "sig": sig]]
  }
}

private func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }
