import AcquisAudit
import AcquisCrypto
import AcquisJSON
import AcquisNotes
import AcquisValues

extension Report {
  /// The contract of docs/json.md.
  var json: JSONValue {
    var json: JSONObject = [
      "findings": .array(
        findings.map {
          [
            "code": .string($0.code.rawValue), "message": .string($0.message),
            "seq": $0.seq.map { .integer(Int64($0)) } ?? .null, "severity": .string($0.severity.rawValue),
          ]
        }), "key": key.map { .string($0.description) } ?? .null, "kind": .string(kind.rawValue),
      "ledger": ledger.map { .string($0.hex) } ?? .null, "ok": .bool(ok),
      "onBehalf": onBehalf.map { .integer(Int64($0)) } ?? .null, "origin": origin.map { .string($0) } ?? .null,
      "root": root.map { .string($0.hex) } ?? .null,
      "size": size.map { .integer(Int64($0)) } ?? .null,
    ]
    if let hasEntries { json["entries"] = .bool(hasEntries) }
    if let proven { json["proven"] = ProvenRecord(proven).json }
    if let older { json["older"] = .integer(Int64(older)) }
    if let witnessing { json["witnessed"] = witnessing.json }
    if let anchoring { json["anchored"] = anchoring.json }
    if let contradiction { json["contradiction"] = .string(String(decoding: contradiction, as: UTF8.self)) }
    if !stages.isEmpty { json["stages"] = .array(stages.map(\.json)) }
    return .object(json)
  }
}

extension Witnessing {
  fileprivate var json: JSONValue {
    [
      "cosigners": .array(
        cosigners.map {
          [
            "first": .string($0.first.description), "latest": .string($0.latest.description), "name": .string($0.name),
          ]
        }), "quorum": .bool(isMet), "size": .integer(Int64(size)),
    ]
  }
}

extension Anchoring {
  fileprivate var json: JSONValue {
    [
      "authority": .string(authority), "size": .integer(Int64(size)), "time": .string(time.description),
    ]
  }
}

extension StageReport {
  fileprivate var json: JSONValue {
    [
      "checked": .integer(Int64(checked)), "outcome": .string(outcome.rawValue), "stage": .string(stage.rawValue),
    ]
  }
}
