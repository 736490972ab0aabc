import AcquisAudit
import AcquisJSON
import AcquisRecords
import AcquisValues

/// What a proof proves to be in the ledger: the record's place and what its statement says.
struct ProvenRecord {
  private let record: Record

  init(_ record: Record) { self.record = record }

  /// Members of a body, as SPEC §9 names them, that say what a statement is about.
  private static let members = [
    "learner", "certification", "block", "centre", "session", "outcome", "decision", "reason", "statement",
  ]

  /// The members that the statement has: of one value, or of several.
  private var said: [(member: String, value: String)] {
    ProvenRecord.members.compactMap { member in
      switch record.statement.body[member] {
      case .string(let value)?: (member, value)
      case .array(let values)?: (member, values.compactMap(\.string).joined(separator: ", "))
      default: nil
      }
    }
  }

  /// The same with a label each, for people.
  var facts: [(label: String, value: String)] {
    let statement = record.statement
    return [
      (say("record", "n°"), "#\(record.seq) \(statement.type)"), (say("made", "fait le"), "\(statement.made)"),
      (say("statement", "déclaration"), "\(statement.id)"),
    ] + said.map { (ProvenRecord.label($0.member), $0.value) }
  }

  private static func label(_ member: String) -> String {
    switch member {
    case "learner": say("learner", "apprenant")
    case "block": say("block", "bloc")
    case "outcome": say("outcome", "résultat")
    case "decision": say("decision", "décision")
    case "reason": say("reason", "motif")
    case "statement": say("about", "sur")
    default: member
    }
  }

  var json: JSONValue {
    var json: JSONObject = [
      "id": .string(record.statement.id.description), "made": .string(record.statement.made.description),
      "seq": .integer(Int64(record.seq)), "type": .string(record.statement.type),
    ]
    for (member, _) in said { json[member] = record.statement.body[member] }
    return .object(json)
  }
}
