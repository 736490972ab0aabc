import AcquisValues

/// The statements of a made-up ledger, as canonical bytes. Certification, blocks and centre are those of `Founder`.
struct StatementText {
  private let shape: Shape
  private let made: [UInt8]
  private let evidence: [UInt8]

  init(_ shape: Shape, made: Day) {
    self.shape = shape
    self.made = Array(made.description.utf8)
    let hashes = (0..<shape.evidenceCount).map { "\"\(String(repeating: "0", count: 62))\(10 + $0)\"" }
    evidence = Array((hashes.isEmpty ? "" : "\"evidence\":[\(hashes.joined(separator: ","))],").utf8)
  }

  /// The `number`-th statement, from 0: learners one after the other.
  func write(_ number: Int, to line: inout [UInt8]) {
    let (learner, step) = number.quotientAndRemainder(dividingBy: shape.recordsPerLearner)
    let (person, id) = (StatementText.learner(learner), UInt64(number))
    switch step {
    case 0: enrolment(person, id, &line)
    case _ where step % 2 == 1: assessment(person, block: (step - 1) / 2, id, &line)
    default: validation(person, block: (step - 2) / 2, of: id - 1, id, &line)
    }
  }

  /// The number of a learner's UUID.
  static func learner(_ number: Int) -> UInt64 { 1 << 40 | UInt64(number) }

  /// An enrolment that says nothing of the person.
  func enrolment(_ learner: UInt64, _ id: UInt64, _ line: inout [UInt8]) {
    line.add(#"{"body":{"certification":"C1","identity":{},"learner":""#)
    line.add(uuid: learner)
    end("\"}", id, "learner-enrolled", &line)
  }

  private func assessment(_ learner: UInt64, block: Int, _ id: UInt64, _ line: inout [UInt8]) {
    line.add(#"{"body":{"block":"C1B"#)
    line.add(decimal: block)
    line.add(#"","centre":"00000000000021","certification":"C1","#)
    line += evidence
    line.add(#""learner":""#)
    line.add(uuid: learner)
    end(#"","outcome":"acquired","route":"vae"}"#, id, "block-assessed", &line)
  }

  private func validation(
    _ learner: UInt64, block: Int, of assessment: UInt64, _ id: UInt64, _ line: inout [UInt8]
  ) {
    line.add(#"{"body":{"assessment":""#)
    line.add(uuid: assessment)
    line.add(#"","block":"C1B"#)
    line.add(decimal: block)
    line.add(#"","certification":"C1","decision":"acquired","learner":""#)
    line.add(uuid: learner)
    end(#"","session":"S1"}"#, id, "block-validated", &line)
  }

  /// A module that a learner followed, of which they may have any number.
  func training(_ learner: UInt64, _ id: UInt64, _ line: inout [UInt8]) {
    line.add(#"{"body":{"block":"C1B0","certification":"C1","learner":""#)
    line.add(uuid: learner)
    end(#"","module":"M1"}"#, id, "training-followed", &line)
  }

  private func end(_ body: StaticString, _ id: UInt64, _ type: StaticString, _ line: inout [UInt8]) {
    line.add(body)
    line.add(#","id":""#)
    line.add(uuid: id)
    line.add(#"","made":""#)
    line += made
    line.add(#"","type":""#)
    line.add(type)
    line.add("\"}")
  }
}
