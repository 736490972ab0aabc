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
    var reader = EnvelopeReader(line)
    guard let envelope = reader.envelope(), let bytes = reader.statement(),
      let statement = try? Statement(canonical: bytes)
    else { throw RecordMisreading.error(in: line) }
    self.envelope = envelope
    self.statement = statement
    self.line = line
  }

  /// H(0x00 ‖ line): chain link and Merkle leaf at once (SPEC §6). O(n).
  public var leafHash: Digest { MerkleTree.leafHash(line) }

  /// The position.
  public var seq: Int { envelope.seq }
}
