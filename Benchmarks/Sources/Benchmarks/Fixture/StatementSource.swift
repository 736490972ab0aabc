import AcquisCrypto
import AcquisRecords

/// Gives the statements of a made-up ledger one by one.
struct StatementSource {
  private let founder: Founder
  private let shape: Shape
  private let text: StatementText
  private let isSigned: Bool
  /// A signature in form that nobody made.
  private let pretended: [UInt8]
  /// Learners with many records, each as often as they have records; every so many statements one is theirs.
  private var busy: [Int]
  private let stride: Int
  private var given = 0
  private var usual = 0

  init(_ founder: Founder, _ shape: Shape, size: Int, after count: Int, isSigned: Bool) {
    (self.founder, self.shape, self.isSigned) = (founder, shape, isSigned)
    text = StatementText(shape, made: founder.made)
    pretended = StatementSource.member(founder, [UInt8](repeating: 7, count: 64))
    let learners = shape == .usual ? MadeLedger.busyLearners(in: size) : []
    busy = learners.flatMap { Array(repeating: $0, count: $0) }
    stride = busy.isEmpty ? .max : (size - count) / (busy.count + 1)
  }

  mutating func appendNext(to log: inout LogWriter) {
    given += 1
    if given % stride == 0, let count = busy.popLast() {
      let (learner, id) = (MadeLedger.busyLearner(count), 1 << 43 | UInt64(given))
      let isFirst = count != lastBusy
      lastBusy = count
      append(to: &log) { [text] line in
        isFirst ? text.enrolment(learner, id, &line) : text.training(learner, id, &line)
      }
    } else {
      append(to: &log) { [text, usual] line in text.write(usual, to: &line) }
      usual += 1
    }
  }

  private var lastBusy = 0

  private func append(to log: inout LogWriter, _ write: (inout [UInt8]) -> Void) {
    guard isSigned else { return log.append(signatures: shape.isSigned ? pretended : [], statement: write) }
    var statement: [UInt8] = []
    write(&statement)
    guard let signature = try? founder.operatorKey.sign(founder.context.message(for: statement)) else {
      fatalError("nothing can be signed")
    }
    log.append(signatures: StatementSource.member(founder, signature.bytes)) { $0 += statement }
  }

  private static func member(_ founder: Founder, _ signature: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.add("{\"key\":\"")
    bytes.add(hex: founder.operatorKey.verifierKey.publicKey.keyID)
    bytes.add("\",\"sig\":\"")
    bytes += Base64.encode(signature).utf8
    bytes.add("\"}")
    return bytes
  }
}
