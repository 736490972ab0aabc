import Acquis
import AcquisJSON
import ArgumentParser
import FoundationEssentials
import Glibc

struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Tell the whole story on a temporary ledger: found, record, show, export, verify, tamper.")

  @OptionGroup var output: OutputOptions
  @Argument(help: "The directory of the shipped samples.", completion: .directory) var samples = "ledger-samples"
  @Flag(help: "Keep the temporary ledger.") var keep = false

  mutating func run() async throws {
    let inputs = samples + "/inputs"
    guard try SmallFile.read("\(inputs)/fiches-rncp.xml", limit: 16 << 20).count > 0 else {
      throw Problem(
        "nothing-to-record", "The file is empty", at: "\(inputs)/fiches-rncp.xml",
        remedy: "Give the directory of the shipped samples.")
    }
    let directory = try Demo.temporaryDirectory()
    let story = Story(directory: directory, inputs: inputs, isSilent: output.json)
    do {
      let steps = try await story.tell()
      finish(steps, in: directory)
    } catch {
      Demo.remove(directory)
      throw error
    }
    if !keep { Demo.remove(directory) }
  }

  private func finish(_ steps: [Story.Step], in directory: String) {
    if output.json {
      let kept: JSONValue = keep ? .string(directory) : .null
      Answer(json: ["kept": kept, "steps": .array(steps.map(\.json))], text: []).print(asJSON: true)
    } else if keep {
      Terminal.out(say("\nKept in \(directory).", "\nConservé dans \(directory)."))
    }
  }

  private static func remove(_ directory: String) { try? FileManager.default.removeItem(atPath: directory) }

  private static func temporaryDirectory() throws -> String {
    let parent = environment("TMPDIR") ?? "/tmp"
    var template = Array("\(parent)/acquis-demo-XXXXXX".utf8CString)
    guard let path = template.withUnsafeMutableBufferPointer({ mkdtemp($0.baseAddress!).map { String(cString: $0) } })
    else {
      throw Problem(
        "unreadable", "No temporary directory can be made", at: parent, remedy: "Set TMPDIR to a directory with space.")
    }
    return path
  }
}
