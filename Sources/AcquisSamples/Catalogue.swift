import AcquisJSON

/// All samples of `ledger-samples/`, made from nothing: the same bytes every time, on every machine.
public struct Catalogue: Sendable {
  /// The samples, valid ones first.
  public let samples: [Sample]
  /// Every file that the catalogue owns, by its path below `ledger-samples/`: those of the samples, the manifest and the
  /// verifier keys.
  public let files: [String: SampleFile]

  /// Makes them. Throws what a sample throws that cannot be made, which is an error in its definition.
  public init() throws {
    samples =
      try Sample.valid() + Sample.lines() + Sample.chain() + Sample.checkpoints() + Sample.directories()
      + Sample.ledgerStatements() + Sample.credit() + Sample.signatures() + Sample.records() + Sample.pages()
      + Sample.proofs() + Sample.validRules2() + Sample.rules2()
      + Sample.limits() + Sample.vouched()
    var files = samples.map(\.files).reduce(into: [:]) { files, more in
      files.merge(more) { _, _ in preconditionFailure("two samples write the same file") }
    }
    files["manifest.json"] = .bytes(Array(Catalogue.manifest(samples).utf8))
    files["keys/samples.vkey"] = .bytes(Array((Keys.verifier + "\n").utf8))
    files["keys/other.vkey"] = .bytes(Array((Keys.verifier(Keys.foreignOrigin, Keys.checkpoint) + "\n").utf8))
    files[Witnesses.policyPath] = .bytes(Array(Witnesses.policy.utf8))
    self.files = files
  }

  private static func manifest(_ samples: [Sample]) -> String {
    let lines = samples.map { "  " + String(decoding: $0.entry.canonicalBytes, as: UTF8.self) }
    return "{\"samples\":[\n" + lines.joined(separator: ",\n") + "\n]}\n"
  }
}
