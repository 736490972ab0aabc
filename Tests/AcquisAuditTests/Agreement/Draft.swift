import AcquisCrypto
import AcquisJSON
import AcquisMerkle
import AcquisRecords

/// A ledger as JSON, to be changed at will; `lines` signs it and chains it anew.
struct Draft {
  struct Entry {
    var statement: JSONValue
    var signers: [Ed25519PrivateKey]
    var recorded: JSONValue
    var rest: JSONValue
    var distortion: Distortion?

    var type: String? { statement.object?["type"]?.string }
  }

  var entries: [Entry]

  private static let keys = Dictionary(
    uniqueKeysWithValues: (1...9).map { (Keys.key($0).publicKey.keyID, Keys.key($0)) })

  init(_ scribe: Scribe) {
    entries = scribe.records.map { record in
      let object = try! JSONValue(canonical: record.line).object!
      return Entry(
        statement: object["statement"]!, signers: record.envelope.signatures.map { Draft.keys[$0.key]! },
        recorded: object["recorded"]!, rest: object["rest"]!)
    }
  }

  /// The lines; whatever was changed, each statement is signed as it is now.
  var lines: [[UInt8]] {
    var lines: [[UInt8]] = []
    var context = SigningContext(origin: origin, ledger: .zero)
    for (seq, entry) in entries.enumerated() {
      let message = context.message(for: entry.statement.canonicalBytes)
      let signatures = entry.signers.sorted { $0.publicKey.keyID < $1.publicKey.keyID }.map { key -> JSONValue in
        let signature = Base64.encode(try! key.sign(message))
        return ["key": .string(key.publicKey.keyID.hex), "sig": .string(signature)]
      }
      let prev = lines.last.map { MerkleTree.leafHash($0) } ?? .zero
      let line: JSONValue = [
        "prev": .string(prev.hex), "recorded": entry.recorded, "rest": entry.rest, "seq": .integer(Int64(seq)),
        "signatures": .array(signatures), "statement": entry.statement,
      ]
      lines.append(entry.distortion?.apply(to: line) ?? line.canonicalBytes)
      if seq == 0 { context = SigningContext(origin: origin, ledger: MerkleTree.leafHash(lines[0])) }
    }
    return lines
  }

  private var origin: String {
    entries.first?.statement.object?["body"]?.object?["origin"]?.string ?? Keys.origin
  }

  /// Makes minutes cover what now stands before them.
  mutating func coverAnew() {
    for seq in entries.indices where entries[seq].type == "minutes" {
      guard var statement = entries[seq].statement.object, var body = statement["body"]?.object,
        let count = body["count"]?.integer.map({ Int($0) }), (1...max(seq, 1)).contains(count), seq > 0
      else { continue }
      let covered = entries[seq - count..<seq].map { MerkleTree.leafHash($0.statement.canonicalBytes) }
      body["covered"] = .string(MerkleTree.root(ofLeafHashes: covered).hex)
      statement["body"] = .object(body)
      entries[seq].statement = .object(statement)
    }
  }
}
