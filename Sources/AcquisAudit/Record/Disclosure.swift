import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues

extension LearnerRecord.Disclosure {
  /// Whether the value opens the commitment of its field in the newest of `records` that identifies the learner by that
  /// field, and names that statement (SPEC §14, §17).
  func opens(in records: [Record], learner: LearnerID, origin: String) -> Bool {
    let newest = records.last { record in
      let statement = record.statement
      return (statement.type == "learner-enrolled" || statement.type == "learner-identified")
        && statement.names("learner") == [learner.description] && commitment(in: statement) != nil
    }
    guard let newest, newest.statement.id == statement else { return false }
    return commitment(in: newest.statement) == computed(origin: origin)
  }

  private func commitment(in statement: Statement) -> Digest? {
    statement.body["identity"]?.object?[field]?.string.flatMap { Digest(hex: $0) }
  }

  private func computed(origin: String) -> Digest {
    let parts = ["acquis-commitment/v1", origin, statement.description, field, salt.hex, value]
    return SHA256.hash(JSONValue.array(parts.map { .string($0) }).canonicalBytes)
  }
}
