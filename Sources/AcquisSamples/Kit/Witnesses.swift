import AcquisCrypto
import AcquisNotes
import AcquisValues

/// Two witnesses of the samples, and the policy that asks for both.
enum Witnesses {
  static let one = cosigner("one.witness.example", Keys.witnessOne)
  static let two = cosigner("two.witness.example", Keys.witnessTwo)
  static let stranger = cosigner("other.witness.example", Keys.stranger)

  /// After the end of the story.
  static let time = Instant("2026-03-02T09:00:00.000Z")!
  static let hour: Int64 = 3_600_000

  static let policyPath = "keys/witnesses.policy"

  /// The policy in `keys/witnesses.policy`.
  static let policy = """
    # Both witnesses must have cosigned.
    log \(Keys.verifier)
    witness one \(one.verifierKey)
    witness two \(two.verifierKey)
    group both all one two
    quorum both

    """

  private static func cosigner(_ name: String, _ key: Ed25519PrivateKey) -> CosignerKey {
    CosignerKey(name: try! KeyName(name), privateKey: key)
  }

  /// `checkpoint` with the lines of `witnesses`.
  static func cosign(
    _ checkpoint: [UInt8], by witnesses: [CosignerKey] = [one, two], at time: Instant = time
  ) throws -> [UInt8] {
    var signed = try SignedCheckpoint(parsing: checkpoint)
    for witness in witnesses {
      let line = try witness.cosign(signed.checkpoint, time: UInt64(time.millisecondsSinceEpoch / 1000))
      signed = try signed.cosigned(line, by: witness.verifierKey)
    }
    return signed.note.bytes
  }
}
