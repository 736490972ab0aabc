public import AcquisCrypto
import AcquisMerkle

/// One line of a ledger: an envelope around a statement, with the bytes as they stand (SPEC §5).
public struct Record: Hashable, Sendable {
  /// What the ledger added.
  public let envelope: Envelope
  /// What somebody claims.
  public let statement: Statement
  /// The line, without its LF.
  public let line: [UInt8]

  /// Builds the line of `statement` in `envelope`. Throws ``RecordError`` when it exceeds the limit. O(n).
  public init(envelope: Envelope, statement: Statement) throws(RecordError) {
    let line = EnvelopeWriter.line(envelope, statement: statement.bytes)
    guard line.count <= Limits.lineByteCount else {
      throw RecordError(.lineTooLong, "\(line.count) bytes; the limit is \(Limits.lineByteCount)")
    }
    self.envelope = envelope
    self.statement = statement
    self.line = line
  }

  /// Reads a line, without its LF. Throws ``RecordError``. O(n).
  public init(line: some Collection<UInt8>) throws(RecordError) {
    let line = Array(line)
    guard line.count <= Limits.lineByteCount else {
      throw RecordError(.lineTooLong, "\(line.count) bytes; the limit is \(Limits.lineByteCount)")
    }
    guard let (envelope, statement) = line.withUnsafeBufferPointer({ Record.parts(of: $0) }) else {
      throw RecordMisreading.error(in: line)
    }
    self.envelope = envelope
    self.statement = statement
    self.line = line
  }

  private static func parts(of line: UnsafeBufferPointer<UInt8>) -> (Envelope, Statement)? {
    var reader = EnvelopeReader(line)
    guard let head = reader.head() else { return nil }
    var signatures: [StatementSignature] = []
    let areSound = reader.signatures { key, text in
      guard let bytes = Base64.decode(bytes: text), bytes.count == StatementSignature.byteCount else { return false }
      signatures.append(StatementSignature(key: key, bytes: bytes))
      return true
    }
    guard areSound, let statement = reader.statement().flatMap({ Statement(spelled: $0) }) else { return nil }
    return (Envelope(head, ordered: signatures), statement)
  }

  /// H(0x00 ‖ line): chain link and Merkle leaf at once (SPEC §6). O(n).
  public var leafHash: Digest { MerkleTree.leafHash(line) }

  /// The position.
  public var seq: Int { envelope.seq }
}
