public import AcquisAudit
import AcquisJSON

/// What a sample puts on disk.
public enum SampleFile: Hashable, Sendable {
  /// A regular file.
  case bytes([UInt8])
  /// A symbolic link, to this path beside it.
  case link(String)
}

/// An input of a verifier, and what a verifier must say of it.
public struct Sample: Sendable {
  /// What to verify: a directory or a file, below `ledger-samples/`.
  public let path: String
  /// What follows `verify PATH`; its paths are relative to `ledger-samples/`.
  public let arguments: [String]
  /// The finding that comes first; `nil` where there is nothing but warnings.
  public let finding: FindingCode?
  /// What was done to it, or what it shows, in one sentence.
  public let why: String
  /// The files it needs, by their paths below `ledger-samples/`.
  public let files: [String: SampleFile]

  /// The exit status of a verifier (SPEC §3).
  public var exitStatus: Int {
    switch finding?.severity {
    case .error: 1
    case .unchecked: 2
    case .warning, nil: 0
    }
  }

  /// Its entry in the manifest.
  var entry: JSONValue {
    [
      "arguments": .array(arguments.map { .string($0) }), "exit": .integer(Int64(exitStatus)),
      "finding": finding.map { .string($0.rawValue) } ?? .null, "path": .string(path), "why": .string(why),
    ]
  }
}

extension Sample {
  /// `valid/` or `invalid/`, by what a verifier must say.
  private static func folder(_ finding: FindingCode?) -> String { finding == nil ? "valid" : "invalid" }

  /// A ledger's directory.
  ///
  /// - Parameters:
  ///   - folder: where it stands, if not where its finding puts it.
  ///   - key: the verifier key that is given; none if `nil`.
  ///   - checkpoint: the bytes of `checkpoint`; those of the log's end if `nil`, no such file if empty.
  ///   - older: an older checkpoint to give.
  ///   - record: a learner's record to hold against the ledger.
  ///   - more: further files of the directory, by their paths in it; these win.
  static func ledger(
    _ name: String, _ finding: FindingCode? = nil, _ why: String, _ scribe: Scribe, in folder: String? = nil,
    key: String? = Keys.verifier, checkpoint: [UInt8]? = nil, older: [UInt8]? = nil, record: [UInt8]? = nil,
    more: [String: SampleFile] = [:]
  ) throws -> Sample {
    let folder = folder ?? Sample.folder(finding)
    let path = "\(folder)/\(name).ledger"
    let checkpoint = try checkpoint ?? scribe.checkpoint()
    var files = ["\(path)/log/000000000000.jsonl": SampleFile.bytes(scribe.log)]
    if !checkpoint.isEmpty { files["\(path)/checkpoint"] = .bytes(checkpoint) }
    for (name, file) in more { files["\(path)/\(name)"] = file }
    var arguments = key.map { ["--key", $0] } ?? []
    for (option, suffix, bytes) in [("--checkpoint", "older", older), ("--record", "json", record)] {
      guard let bytes else { continue }
      let file = "\(folder)/\(name).\(suffix)"
      files[file] = .bytes(bytes)
      arguments += [option, file]
    }
    return Sample(path: path, arguments: arguments, finding: finding, why: why, files: files)
  }

  /// One file; `checkpoint`: a checkpoint to give with it.
  static func file(
    _ name: String, _ finding: FindingCode? = nil, _ why: String, _ bytes: [UInt8], key: String? = Keys.verifier,
    checkpoint: [UInt8]? = nil
  ) -> Sample {
    let path = "\(folder(finding))/\(name)"
    var files = [path: SampleFile.bytes(bytes)]
    var arguments = key.map { ["--key", $0] } ?? []
    if let checkpoint {
      files["\(path).checkpoint"] = .bytes(checkpoint)
      arguments += ["--checkpoint", "\(path).checkpoint"]
    }
    return Sample(path: path, arguments: arguments, finding: finding, why: why, files: files)
  }

  /// The same sample, with more options after `verify PATH`, and without a key if a policy names it.
  func with(_ options: String...) -> Sample {
    let kept = options.contains("--policy") ? arguments.filter { $0 != "--key" && $0 != Keys.verifier } : arguments
    return Sample(path: path, arguments: kept + options, finding: finding, why: why, files: files)
  }

  /// The ledger of rules 2 with one thing more, and a checkpoint of its end.
  static func juries(
    _ name: String, _ finding: FindingCode? = nil, _ why: String, _ change: (inout Juries) throws -> Void
  ) throws -> Sample {
    var juries = try Juries.told.get()
    try change(&juries)
    return try ledger(name, finding, why, juries.scribe)
  }

  /// The story with one thing more or one thing else, and a checkpoint of its end.
  static func story(
    _ name: String, _ finding: FindingCode? = nil, _ why: String, _ change: (inout Story) throws -> Void
  ) throws -> Sample {
    var story = try Story.told.get()
    try change(&story)
    return try ledger(name, finding, why, story.scribe)
  }
}
