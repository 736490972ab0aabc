import Foundation
import Testing

/// The second verifier, `verify.py`.
enum Python {
  struct Answer: Decodable {
    let exit: Int
    let finding: String?
    /// Every error and all that was left unchecked.
    let codes: [String]
  }

  static let absent: Comment = "python3 or openssl is absent: verify.py was not tried"

  static let isThere = Tool.areThere("python3", "openssl")

  /// What `verify.py` says, called with each of `calls` in the samples' directory.
  static func judge(_ calls: [[String]]) throws -> [Answer] {
    let directory = try TemporaryDirectory()
    try directory.write("calls.json", Array(try JSONEncoder().encode(calls)))
    let command = ["python3", "-B", "-c", driver, "\(directory.path)/calls.json"]
    let (_, answers) = try Tool.run(command, in: Committed.directory)
    return try JSONDecoder().decode([Answer].self, from: answers)
  }

  private static let driver = """
    import importlib.util, io, json, sys
    spec = importlib.util.spec_from_file_location("verify", "verify.py")
    verify = importlib.util.module_from_spec(spec)
    sys.modules["verify"] = verify
    spec.loader.exec_module(verify)

    def judge(call):
        sys.stdout = said = io.StringIO()
        status = verify.main(call + ["--json"])
        findings = json.loads(said.getvalue())["findings"]
        codes = [f["code"] for severity in ("error", "unchecked") for f in findings if f["severity"] == severity]
        return {"exit": status, "finding": codes[0] if codes else None, "codes": codes}

    answers = [judge(call) for call in json.load(open(sys.argv[1]))]
    json.dump(answers, sys.__stdout__)
    """
}
