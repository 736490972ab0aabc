import AcquisCrypto
import AcquisJSON
public import AcquisNotes
public import AcquisRecords
import AcquisStore

/// A signed statement as a line of its own: `{"signatures":[…],"statement":{…}}`, for the way from signer to ledger.
public enum SignedLine {
  /// What signs.
  public typealias Key = SignerKey

  /// Signs a draft for the ledger that `context` names, beside the signatures it has. Throws ``Problem``.
  public static func sign(_ draft: Draft, with keys: [Key], _ context: SigningContext) throws(Problem) -> [UInt8] {
    var signatures = draft.signatures
    for key in keys where !signatures.contains(where: { $0.key == key.verifierKey.publicKey.keyID }) {
      do {
        let bytes = try key.sign(context.message(for: draft.statement.bytes)).bytes
        signatures.append(StatementSignature(key: key.verifierKey.publicKey.keyID, bytes: bytes))
      } catch { throw Problem("signing-failed", "\(error)", remedy: "Check the key file.") }
    }
    return line(draft, signatures)
  }

  /// A draft with signatures as a line, without its LF.
  static func line(_ draft: Draft, _ signatures: [StatementSignature]) -> [UInt8] {
    let entries = signatures.map { signature -> JSONValue in
      ["key": .string(signature.key.hex), "sig": .string(Base64.encode(signature.bytes))]
    }
    var line = Array(#"{"signatures":"#.utf8)
    JSONValue.array(entries).write(to: &line)
    line += Array(#","statement":"#.utf8) + draft.statement.bytes + Array("}".utf8)
    return line
  }

  /// Reads such a line: the statement's bytes are taken as they stand. Throws ``Problem``.
  static func read(_ object: JSONObject) throws(Problem) -> Draft {
    guard object.count == 2, let statement = object["statement"], let entries = object["signatures"]?.array else {
      throw malformed("a signed line has the members signatures and statement")
    }
    var signatures: [StatementSignature] = []
    for entry in entries {
      guard let key = entry.object?["key"]?.string.flatMap({ Digest(hex: $0) }),
        let bytes = entry.object?["sig"]?.string.flatMap({ Base64.decode($0) }), bytes.count == 64,
        !signatures.contains(where: { $0.key == key })
      else { throw malformed("a signature has the members key and sig, and no key signs twice") }
      signatures.append(StatementSignature(key: key, bytes: bytes))
    }
    do { return try Draft(signed: Statement(canonical: statement.canonicalBytes), signatures: signatures) } catch {
      throw (error as? Problem) ?? malformed("\(error)")
    }
  }

  /// The context of the ledger in a directory, read from its record 0 alone. Throws ``Problem``.
  public static func context(ofLedger path: String) throws(Problem) -> SigningContext {
    let segment = LedgerDirectory(path).log + "/" + Segment.name(first: 0)
    let line = try SmallFile.firstLine(segment, limit: Limits.lineByteCount)
    do {
      let record = try Record(line: line)
      guard case .founded(let founding)? = try LedgerStatement(type: record.statement.type, body: record.statement.body)
      else { throw malformed("record 0 does not found a ledger") }
      return SigningContext(origin: founding.origin, ledger: record.leafHash)
    } catch {
      throw Problem("not-founded", "\(error)", at: segment, remedy: "Run 'acquis verify' on the ledger.")
    }
  }

  private static func malformed(_ what: String) -> Problem {
    Problem("line-malformed", what, remedy: "Use the file that 'acquis sign' wrote, unchanged.")
  }
}
