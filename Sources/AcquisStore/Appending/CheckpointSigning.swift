import AcquisMerkle
import AcquisNotes

extension SignerKey {
  /// The signed checkpoint of a tree.
  func checkpoint(of head: TreeHead) throws(StoreError) -> SignedCheckpoint {
    precondition(head.size > 0, "the empty tree is never signed")
    let checkpoint = Checkpoint(origin: verifierKey.name, size: UInt64(head.size), root: head.root)
    do { return try SignedCheckpoint.sign(checkpoint, with: self) } catch { throw .signing(error) }
  }
}
