import AcquisJSON

extension Scribe {
  /// The smallest ledger that says something: founded, one certification, one learner.
  static func threeRecords() throws -> Scribe {
    var scribe = Scribe()
    try scribe.found()
    try scribe.record("certification-registered", threeRecordsCertification)
    let enrolled = Story.enrolled(Story.ada, named: "Ada Invented", scribe.nextID, for: "CQP-DEMO")
    try scribe.record("learner-enrolled", enrolled)
    return scribe
  }

  private static let threeRecordsCertification: JSONObject = [
    "blocks": ["BC01"], "bodies": [], "certification": "CQP-DEMO", "predecessors": [], "register": "other",
    "routes": ["vae"], "source": Story.source, "successors": [], "title": "Certification inventée",
  ]
}
