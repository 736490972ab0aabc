import AcquisCrypto

/// What comes out of a flux, in its order.
enum FicheOutcome {
  case read(Fiche)
  case skipped(SkippedFiche)
}

/// Follows a flux V4 tag by tag and turns each `FICHE` into an outcome, as soon as it ends.
///
/// A value, so that the parser pays for one exclusive access per event rather than one per member.
struct FluxState {
  private let limits: FicheReadLimits
  /// Outcomes not yet taken.
  var outcomes: [FicheOutcome] = []
  /// `VERSION_FLUX`, once read.
  private(set) var version: String?

  private var names = NameTable(FluxElement.allCases.lazy.map(\.rawValue))
  private var tree = FicheTree()
  private var digest = FicheDigest()
  private var depth = 0
  private var isInFiche = false
  private var startLine = 0
  private var givenUp: SkippedFiche.Reason?
  private var versionText: [UInt8]?

  init(limits: FicheReadLimits) {
    precondition(
      max(limits.ficheByteCount, limits.ficheElementCount) <= Int(Int32.max), "A fiche is limited to 2 GiB at most.")
    self.limits = limits
  }

  /// Memory held for the current fiche, in bytes.
  var capacityByteCount: Int { tree.capacityByteCount }

  /// Takes a start tag; `line` is asked where a fiche starts only.
  mutating func startTag(
    _ name: UnsafePointer<CChar>, attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>, line: () -> Int
  ) throws(ImportError) {
    depth += 1
    guard depth <= limits.depth else { throw FluxState.tooDeep(limits.depth) }
    let name = UnsafeRawBufferPointer(cString: name)
    let index = try self.index(of: name)
    switch depth {
    case 1: try checkRoot(index)
    case 2: try startEntry(FluxElement.known(index), line: line)
    default: break
    }
    if isInFiche { startTagInFiche(name, index) }
    if attributes[0] != nil { try add(attributes) }
  }

  /// Takes an end tag.
  mutating func endTag() throws(ImportError) {
    defer { depth -= 1 }
    if isInFiche {
      endTagInFiche()
      if depth == 2 { finishFiche() }
    } else if depth == 2, let text = versionText {
      versionText = nil
      try checkVersion(text.withUnsafeBytes { String(decoding: $0.trimmed, as: UTF8.self) })
    } else if depth == 1, version == nil {
      throw FluxState.versionMissing
    }
  }

  /// Takes a piece of character data.
  mutating func text(_ bytes: UnsafeRawBufferPointer) {
    if isInFiche {
      append(bytes)
    } else if let held = versionText?.count, held < 64 {
      versionText?.append(contentsOf: bytes.prefix(64))
    }
  }
}

// MARK: - The frame around the fiches

extension FluxState {
  private func checkRoot(_ index: Int) throws(ImportError) {
    guard FluxElement.known(index) != .fiches else { return }
    throw ImportError(
      .root, "the outermost element is \(names.name(at: index).shortened()), not FICHES",
      remedy: "give the XML export of the fiches, RNCP or RS, unpacked")
  }

  private mutating func startEntry(_ element: FluxElement?, line: () -> Int) throws(ImportError) {
    switch element {
    case .versionFlux:
      versionText = []
    case .fiche:
      guard version != nil else { throw FluxState.versionMissing }
      isInFiche = true
      startLine = line()
      givenUp = nil
      tree.clear()
      digest.restart()
    default:
      break
    }
  }

  private mutating func checkVersion(_ text: String) throws(ImportError) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts[0].elementsEqual("4".utf8),
      parts.dropFirst().allSatisfy({ !$0.isEmpty && $0.allSatisfy(ASCII.isDigit) })
    else {
      throw ImportError(
        .version, "VERSION_FLUX is “\(text.shortened())”, and only 4.x is known",
        remedy: "download the export in version 4, or update this software")
    }
    version = text
  }

  private static let versionMissing = ImportError(
    .version, "there is no VERSION_FLUX before the first fiche", remedy: "download the export again")

  private static func tooDeep(_ limit: Int) -> ImportError {
    ImportError(
      .depth, "elements are nested more than \(limit) deep", remedy: "check that the file is what it should be")
  }

  private mutating func index(of name: UnsafeRawBufferPointer) throws(ImportError) -> Int {
    guard let index = names.index(of: name) else {
      throw ImportError(
        .limit,
        "more than \(NameTable.maxNames) names, or one of more than \(NameTable.maxNameByteCount) bytes",
        remedy: "check that the file is what it should be")
    }
    return index
  }
}

// MARK: - Within a fiche

extension FluxState {
  private mutating func startTagInFiche(_ name: UnsafeRawBufferPointer, _ index: Int) {
    guard givenUp == nil else { return }
    guard tree.elementCount < limits.ficheElementCount else { return giveUp(.tooLarge) }
    digest.text(lastRunOf: tree)
    digest.startTag(name)
    tree.startTag(name: index)
  }

  private mutating func endTagInFiche() {
    guard givenUp == nil else { return }
    digest.text(lastRunOf: tree)
    digest.endTag()
    tree.endTag()
  }

  private mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard givenUp == nil else { return }
    if tree.runByteCount + bytes.count > limits.textByteCount {
      giveUp(.textTooLong(element: tree.currentName.map(names.name(at:)) ?? "FICHE"))
    } else if tree.byteCount + bytes.count > limits.ficheByteCount {
      giveUp(.tooLarge)
    } else {
      tree.append(bytes)
    }
  }

  private mutating func add(_ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>) throws(ImportError) {
    var pairs: [(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer)] = []
    var next = attributes
    while let name = next[0], let value = next[1] {
      let pair = (name: UnsafeRawBufferPointer(cString: name), value: UnsafeRawBufferPointer(cString: value))
      _ = try index(of: pair.name)
      pairs.append(pair)
      next += 2
    }
    guard isInFiche, givenUp == nil else { return }
    pairs.sort { $0.name.lexicographicallyPrecedes($1.name) }
    for pair in pairs { digest.attribute(pair.name, pair.value) }
  }

  private mutating func giveUp(_ reason: SkippedFiche.Reason) {
    givenUp = reason
    tree.closeAll()
  }

  private mutating func finishFiche() {
    isInFiche = false
    var mapper = FicheMapper(tree: tree)
    if let givenUp {
      outcomes.append(.skipped(SkippedFiche(number: mapper.number, line: startLine, reason: givenUp)))
      return
    }
    do {
      outcomes.append(.read(try mapper.fiche(digest: digest.finish())))
    } catch {
      outcomes.append(.skipped(SkippedFiche(number: mapper.number, line: startLine, reason: error.reason)))
    }
  }
}

extension UnsafeRawBufferPointer {
  /// The bytes before the terminating zero.
  fileprivate init(cString: UnsafePointer<CChar>) {
    var count = 0
    while cString[count] != 0 { count += 1 }
    self.init(start: cString, count: count)
  }
}
