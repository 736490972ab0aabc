import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisValues

/// Why a fiche cannot be registered.
public struct Unregistrable: Error, Hashable, Sendable, CustomStringConvertible {
  /// The number of the fiche.
  public let fiche: String
  /// What stands in the way.
  public let reason: String

  /// One sentence.
  public var description: String { "\(fiche): \(reason)" }
}

extension Registration {
  /// What a fiche of France compétences says, as statements. The same fiche gives the same registration. O(n).
  ///
  /// Throws ``Unregistrable`` where leaving something out would change what makes the certification: the number or a
  /// block's code is not an id, a block's code is repeated, the blocks of a fiche of the RNCP are unknown, or the
  /// registration exceeds a statement. Everything else that cannot be taken over stands in ``remarks``.
  public init(_ fiche: Fiche) throws(Unregistrable) {
    guard let certification = CertificationCode(fiche.number) else {
      throw Unregistrable(fiche: fiche.number, reason: "its number is not an id")
    }
    var remarks: [String] = []
    let blocks = try FicheBlocks(fiche, remarks: &remarks).blocks
    let partners = PartnerRows(fiche, remarks: &remarks).partners
    let title = FicheHead.title(of: fiche, &remarks)
    let bodies = FicheHead.bodies(of: fiche, &remarks)
    let period = FicheHead.period(of: fiche, &remarks)
    let predecessors = FicheHead.codes(fiche.predecessors, of: fiche, &remarks)
    let successors = FicheHead.codes(fiche.successors, of: fiche, &remarks)
    let correspondences = CorrespondenceRows(
      fiche, certification: certification, blocks: blocks.map(\.code), remarks: &remarks
    ).correspondences
    let draft = { (source: Fingerprint) in
      Registration(
        head: CertificationRegistered(
          certification: certification, title: title, register: fiche.register == .rs ? .rs : .rncp,
          level: fiche.level, blocks: blocks.map(\.code), bodies: bodies, routes: FicheHead.routes(of: fiche),
          period: period, finalAward: fiche.dates.finalAward, predecessors: predecessors, successors: successors,
          source: source),
        texts: blocks.flatMap(\.texts), partners: partners, correspondences: correspondences, remarks: remarks)
    }
    let source = fiche.digest.flatMap { Fingerprint($0.hex) } ?? draft(.none)?.sourceOfUndigested
    guard let source, let registration = draft(source) else {
      throw Unregistrable(
        fiche: fiche.number, reason: "its blocks, awarding bodies and related certifications exceed a statement")
    }
    self = registration
    isPartial = fiche.digest == nil
  }

  /// A fiche from the CSV set has no digest. What is recorded of it, names apart, stands for it:
  /// SHA-256 of `acquis-fiche-csv/v1`, LF, and the canonical JSON of the array of the bodies.
  private var sourceOfUndigested: Fingerprint? {
    let bodies = JSONValue.array(bodies.map { .object($0) }).canonicalBytes
    return Fingerprint(SHA256.hash(Array("acquis-fiche-csv/v1\n".utf8) + bodies).hex)
  }
}

extension Fingerprint {
  fileprivate static let none = Fingerprint(Digest.zero.hex)!
}
