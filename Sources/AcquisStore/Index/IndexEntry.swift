import AcquisCrypto
import AcquisMerkle
import AcquisRecords
import AcquisValues

/// What an index holds about one record.
struct IndexEntry: Sendable {
  /// The identity of the statement.
  let id: StatementID
  /// What the record is listed under.
  var terms: [Term]
  /// Where the line begins in its segment, in bytes.
  let offset: Int
  /// The length of the line without its LF, in bytes.
  let byteCount: Int
  /// The leaf hash, and the hashes of the subtrees that this leaf completes, smallest first.
  let hashes: [Digest]

  var leafHash: Digest { hashes[0] }

  /// The entry of a record that the tree `frontier` takes next; `terms` are those of its statement, where they are known.
  init(
    _ record: Record, terms: [Term]? = nil, leafHash: Digest, offset: Int, appendingTo frontier: inout CompactRange
  ) {
    id = record.statement.id
    self.terms = terms ?? Term.all(of: record.statement)
    self.offset = offset
    byteCount = record.line.count
    var hashes: [Digest] = []
    frontier.append(leafHash) { hashes.append($1) }
    self.hashes = hashes
  }
}
