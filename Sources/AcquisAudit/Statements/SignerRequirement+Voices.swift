public import AcquisCredits
public import AcquisRecords

extension SignerRequirement {
  /// The voices of which one must speak (SPEC §9.3).
  public var voices: [Voice] {
    switch self {
    case .operator: [Voice(.operator)]
    case .centre(let centre): [Voice(.centre, for: centre.text)]
    case .jury(let certification): [Voice(.jury, for: certification.text)]
    case .awardingBody(let bodies): bodies.map { Voice(.awardingBody, for: $0.text) }
    }
  }
}
