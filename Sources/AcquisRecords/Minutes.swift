public import AcquisCrypto
import AcquisJSON
import AcquisMerkle

/// The minutes of a jury's session: one signature for all the decisions of its batch (SPEC §5).
public struct Minutes: Hashable, Sendable {
  /// The largest number of statements that minutes cover.
  public static let largestCount = 1_000_000

  /// The certification that the jury decided on.
  public let certification: String
  /// How many records, standing immediately before this one in its batch, are covered.
  public let count: Int
  /// The RFC 6962 root of the covered statements' leaf hashes.
  public let covered: Digest
  /// The session.
  public let session: String

  /// The minutes that cover `statements`, in that order. O(n).
  ///
  /// - Precondition: there is at least one statement.
  public init(certification: String, session: String, covering statements: some Collection<Statement>) {
    precondition(!statements.isEmpty, "minutes cover at least one statement")
    self.certification = certification
    self.count = statements.count
    self.covered = MerkleTree.root(ofLeafHashes: statements.map(\.leafHash))
    self.session = session
  }

  /// Whether minutes can cover a statement: by its type, a decision or an award.
  public static func canCover(_ statement: Statement) -> Bool {
    statement.type == "block-validated" || statement.type == "certification-awarded"
  }

  init(reading reader: inout ObjectReader) throws(MemberError) {
    certification = try reader.required("certification", "an id", Form.id)
    count = try reader.required("count", "1 to \(Minutes.largestCount)", Form.integer(1...Int64(Minutes.largestCount)))
    covered = try reader.required("covered", "a root in hex", Form.hash)
    session = try reader.required("session", "an id", Form.id)
  }

  var body: JSONObject {
    [
      "certification": .string(certification), "count": .integer(Int64(count)), "covered": .string(covered.hex),
      "session": .string(session),
    ]
  }
}
