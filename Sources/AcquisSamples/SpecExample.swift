import AcquisCrypto
import AcquisMerkle

/// The ledger of three records as SPEC §2 prints it, and how to recompute it with tools that everybody has.
public enum SpecExample {
  /// The directory, below `ledger-samples/`.
  public static let path = "valid/three-records.ledger"

  /// The text between SPEC's two marks, as Markdown. Throws what the sample throws.
  public static func text() throws -> String {
    let scribe = try Scribe.threeRecords()
    let leaves = scribe.lines.map { MerkleTree.leafHash($0).hex }
    let rows = leaves.enumerated().map { "| \($0) | `\($1)` |" }.joined(separator: "\n")
    let checkpoint = String(decoding: try scribe.checkpoint(), as: UTF8.self)
    return """
      This is `ledger-samples/\(path)`, whole. Its segment, `log/000000000000.jsonl`, has three lines:

      ```json
      \(scribe.lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n"))
      ```

      | seq | leaf hash (§6) |
      |---|---|
      \(rows)

      The first is the ledger id. Its `checkpoint` (§8) gives the root in base64; in hex it is `\(scribe.root().hex)`:

      ```
      \(checkpoint.dropLast())
      ```

      Its verifier key is `\(Keys.verifier)`. With nothing but a shell, in the ledger's directory:

      ```sh
      \(commands(leaves, root: scribe.root()).map { "$ \($0)\n\($1)" }.joined(separator: "\n"))
      ```

      """
  }

  /// What to type, and what it prints: a leaf hash, the two nodes of the tree, the signature.
  static func commands(_ leaves: [String], root: Digest) -> [(String, String)] {
    let node = MerkleTree.nodeHash(Digest(hex: leaves[0])!, Digest(hex: leaves[1])!).hex
    let hash = { (left: String, right: String) in
      "(printf '\\1'; printf \(left)\(right) | tr a-f A-F | basenc --base16 -d) | sha256sum"
    }
    let publicKey = Keys.verifier.split(separator: "+", maxSplits: 2)[2]
    let key = "(printf 302A300506032B6570032100 | basenc --base16 -d; printf \(publicKey) | base64 -d | tail -c 32)"
    return [
      ("(printf '\\0'; sed -n 2p log/000000000000.jsonl | tr -d '\\n') | sha256sum", "\(leaves[1])  -"),
      (hash(leaves[0], leaves[1]), "\(node)  -"),
      (hash(node, leaves[2]), "\(root.hex)  -"),
      (
        """
        t=$(mktemp -d); \(key) > $t/key; head -n 3 checkpoint > $t/text
        $ tail -n 1 checkpoint | cut -d ' ' -f 3 | base64 -d | tail -c 64 > $t/signature
        $ openssl pkeyutl -verify -pubin -keyform DER -inkey $t/key -rawin -in $t/text -sigfile $t/signature
        """, "Signature Verified Successfully"
      ),
    ]
  }
}
