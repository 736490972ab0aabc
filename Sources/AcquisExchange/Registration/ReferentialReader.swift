import AcquisCredits
import AcquisJSON
import AcquisValues

/// The members of a référentiel.
struct ReferentialReader {
  private let certification: CertificationCode
  private let title: String
  private let register: Register
  private let level: Int?
  private let bodies: [CertificationRegistered.AwardingBody]
  private let routes: [Route]
  private let period: Period
  private let finalAward: Day?
  private let predecessors: [CertificationCode]
  private let successors: [CertificationCode]
  private let scope: Scope?
  let correspondences: [Registration.Correspondence]
  private(set) var texts: [Registration.BlockText] = []

  init(_ object: JSONObject) throws(MemberError) {
    var reader = ObjectReader(object)
    certification = try reader.required("certification", ReferentialForm.id, ReferentialForm.certification)
    title = try reader.required("title", ReferentialForm.titleText, ReferentialForm.title)
    register = try reader.optional("register", "rncp, rs or other") { $0.string.flatMap(Register.init) } ?? .other
    level = try reader.optional("level", "a whole number, 1 to 8") { value in
      value.integer.flatMap { (1...8).contains($0) ? Int($0) : nil }
    }
    bodies = try reader.elements("bodies") { value, path throws(MemberError) in try ReferentialForm.body(value, path) }
    let routes = try reader.elements("routes") { value, path throws(MemberError) in
      try ReferentialForm.route(value, path)
    }
    self.routes = object["routes"] == nil ? Route.allCases : routes
    period = try ReferentialReader.period(&reader)
    finalAward = try reader.optional("finalAward", ReferentialForm.date, ReferentialForm.day)
    predecessors = try reader.elements("predecessors") { value, path throws(MemberError) in
      try ReferentialForm.code(value, path)
    }
    successors = try reader.elements("successors") { value, path throws(MemberError) in
      try ReferentialForm.code(value, path)
    }
    scope = try reader.optional("scope", "branch, inter-branch or interprofessional") { $0.string.flatMap(Scope.init) }
    correspondences = try reader.elements("correspondences") { value, path throws(MemberError) in
      try ReferentialForm.correspondence(value, path)
    }
    let activities = try reader.elements("activities") { value, path throws(MemberError) in
      try ReferentialActivity(value, path)
    }
    try reader.finish()
    texts = activities.flatMap(\.texts)
    try checkDistinct()
    try checkCorrespondences()
  }

  func head(source: Fingerprint) -> CertificationRegistered {
    CertificationRegistered(
      certification: certification, title: title, register: register, level: level, blocks: blocks, bodies: bodies,
      routes: routes, period: period, finalAward: finalAward, predecessors: predecessors, successors: successors,
      scope: scope, source: source)
  }

  private var blocks: [BlockCode] { texts.filter { $0.part == 1 }.map(\.block) }

  private static func period(_ reader: inout ObjectReader) throws(MemberError) -> Period {
    let from = try reader.optional("from", ReferentialForm.date, ReferentialForm.day)
    let until = try reader.optional("until", ReferentialForm.date, ReferentialForm.day)
    if let from, let until, from > until { throw MemberError(member: "until", expected: "a date not before from") }
    return Period(from: from, until: until)
  }

  private func checkDistinct() throws(MemberError) {
    func check(_ values: [some Hashable], _ member: String, _ what: String) throws(MemberError) {
      guard Set(values).count == values.count else { throw MemberError(member: member, expected: "\(what) once") }
    }
    try check(bodies.map(\.id), "bodies", "each id")
    try check(routes, "routes", "each route")
    try check(predecessors, "predecessors", "each certification")
    try check(successors, "successors", "each certification")
    try check(blocks, "activities", "each block")
    guard register != .rs || blocks.isEmpty else {
      throw MemberError(member: "activities", expected: "none: a certification of the register rs has no blocks")
    }
  }
}

extension ReferentialReader {
  private func checkCorrespondences() throws(MemberError) {
    let blocks = Set(blocks)
    for (index, correspondence) in correspondences.enumerated() {
      let path = "correspondences[\(index)]"
      guard correspondence.blocks.allSatisfy(blocks.contains) else {
        throw MemberError(member: path + ".blocks", expected: "blocks of this file")
      }
      guard correspondence.other != certification else {
        throw MemberError(member: path + ".certification", expected: "another certification")
      }
      guard correspondence.fits(certification) else { throw MemberError(member: path, expected: "fewer blocks") }
    }
    guard Set(correspondences).count == correspondences.count else {
      throw MemberError(member: "correspondences", expected: "each correspondence once")
    }
  }
}

/// An activity of a référentiel, as the texts of its blocks.
private struct ReferentialActivity {
  let texts: [Registration.BlockText]

  init(_ json: JSONValue, _ path: String) throws(MemberError) {
    var reader = try ObjectReader(json, at: path)
    let title = try reader.optional("title", ReferentialForm.nameText, ReferentialForm.name)
    let blocks = try reader.required("blocks", "an array of blocks, not empty") { value in
      value.array.flatMap { $0.isEmpty ? nil : $0 }
    }
    try reader.finish()
    var texts: [Registration.BlockText] = []
    for (index, block) in blocks.enumerated() {
      texts += try ReferentialActivity.texts(of: block, "\(path).blocks[\(index)]", activity: title)
    }
    self.texts = texts
  }

  private static func texts(
    of json: JSONValue, _ path: String, activity: String?
  ) throws(MemberError) -> [Registration.BlockText] {
    var reader = try ObjectReader(json, at: path)
    let code = try reader.required("block", ReferentialForm.id) { $0.string.flatMap { BlockCode($0) } }
    let title = try reader.required("title", ReferentialForm.titleText, ReferentialForm.title)
    let competences = try reader.optional("competences", ReferentialForm.linesText, ReferentialForm.lines)
    let assessment = try reader.optional("assessment", ReferentialForm.linesText, ReferentialForm.lines)
    let points = try reader.optional("points", ReferentialForm.pointsText) { $0.string.flatMap { Points($0) } }
    try reader.finish()
    var texts = TextParts.parts(
      of: code, title: title, activity: activity, competences: competences, assessment: assessment)
    texts[0].points = points
    return texts
  }
}
