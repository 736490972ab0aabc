/// Parses a flux V4 into outcomes.
final class FluxParser: ExpatParser {
  // Unchecked: three accesses per element are a tenth of the whole time, and expat's callbacks never nest.
  @exclusivity(unchecked) private var state: FluxState

  init(limits: FicheReadLimits) {
    state = FluxState(limits: limits)
    super.init()
  }

  /// `VERSION_FLUX`, once read.
  var version: String? { state.version }

  /// Memory held for the current fiche, in bytes.
  var capacityByteCount: Int { state.capacityByteCount }

  /// The outcomes since the last call.
  func takeOutcomes() -> [FicheOutcome] {
    defer { state.outcomes.removeAll() }
    return state.outcomes
  }

  override func startTag(
    _ name: UnsafePointer<CChar>, attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>
  ) throws(ImportError) {
    try state.startTag(name, attributes: attributes, line: { self.line })
  }

  override func endTag() throws(ImportError) { try state.endTag() }

  override func text(_ bytes: UnsafeRawBufferPointer) { state.text(bytes) }
}
