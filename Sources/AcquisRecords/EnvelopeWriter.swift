import AcquisCrypto
import AcquisValues

/// Spells an envelope around a statement. The members are written in canonical order, so nothing needs sorting.
enum EnvelopeWriter {
  static func line(_ envelope: Envelope, statement: [UInt8]) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(180 + envelope.signatures.count * 180 + statement.count)
    line += #"{"prev":""#.utf8
    envelope.prev.appendHex(to: &line)
    line += #"","recorded":""#.utf8
    envelope.recorded.append(to: &line)
    line += #"","rest":"#.utf8
    line += String(envelope.rest).utf8
    line += #","seq":"#.utf8
    line += String(envelope.seq).utf8
    line += #","signatures":["#.utf8
    for (index, signature) in envelope.signatures.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      line += #"{"key":""#.utf8
      signature.key.appendHex(to: &line)
      line += #"","sig":""#.utf8
      Base64.append(signature.bytes, to: &line)
      line += #""}"#.utf8
    }
    line += #"],"statement":"#.utf8
    line += statement
    line.append(UInt8(ascii: "}"))
    return line
  }
}
