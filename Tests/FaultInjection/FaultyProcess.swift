import Glibc

/// The variables under which a process is traced, or meets a fault. See `Tests/FaultShim`.
public struct FaultyProcess: Sendable {
  private let library: String
  private let directory: String

  /// For processes whose files lie under `directory`, with the library that was built into `products`.
  public init(products: String, directory: String) {
    library = products + "/libFaultShim.so"
    self.directory = directory
  }

  /// Whether the library is there.
  public var isPossible: Bool { access(library, R_OK) == 0 }

  private var variables: [String: String] {
    // What is preloaded into the tests stays so: a sanitizer may need it.
    let libraries = [library] + [FaultRun.variable("LD_PRELOAD")].compactMap(\.self)
    return ["LD_PRELOAD": libraries.joined(separator: ":"), "FAULT_UNDER": directory]
  }

  /// Has every call written to `file`.
  public func traced(to file: String) -> [String: String] { variables.merging(["FAULT_TRACE": file]) { $1 } }

  /// Lets one call fail.
  public func meeting(_ fault: Fault) -> [String: String] {
    variables.merging(
      [
        "FAULT_AT": "\(fault.call.number)", "FAULT_HOW": fault.extent.rawValue, "FAULT_ERRNO": "\(fault.code)",
      ]) { $1 }
  }

  /// Lets so many bytes be written, then the disk is full.
  public func meetingFullDisk(after bytes: Int) -> [String: String] {
    variables.merging(["FAULT_QUOTA": "\(bytes)"]) { $1 }
  }

  /// Lets every call of these names fail, from the first or a later one on.
  public func failing(_ names: [String], _ code: Int32, from number: Int = 1) -> [String: String] {
    variables.merging(
      [
        "FAULT_ONLY": names.joined(separator: ","), "FAULT_AT": "\(number)", "FAULT_FOR": "0", "FAULT_ERRNO": "\(code)",
      ]) { $1 }
  }
}

/// What the tests of faults are told from outside, and tell.
public enum FaultRun {
  /// Whether every sensible errno is tried, and not only one for each kind of call: `ACQUIS_FAULTS=all`.
  public static let isComplete = variable("ACQUIS_FAULTS") == "all"

  /// Prints a line for docs/reliability.md, if such lines are wanted: `ACQUIS_REPORT=1`.
  public static func report(_ line: String) {
    guard variable("ACQUIS_REPORT") == "1" else { return }
    print("report: \(line)")
  }

  fileprivate static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
