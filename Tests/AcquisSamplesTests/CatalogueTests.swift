import AcquisAudit
import AcquisSamples
import Foundation
import Testing

@Suite("The catalogue of samples")
struct CatalogueTests {
  let catalogue = Committed.catalogue

  @Test("is what the generator writes, byte for byte, with nothing missing and nothing more")
  func reproduced() throws {
    let others = ["README.md", "tlog.py", "verify.py"]
    let committed = try Committed.files(in: Committed.directory).filter { name, _ in
      !others.contains(name) && !name.hasPrefix("inputs/") && !name.contains("__pycache__")
    }
    #expect(Set(committed.keys) == Set(catalogue.files.keys))
    for (name, file) in catalogue.files { #expect(committed[name] == file, "\(name) is not what the generator writes") }
  }

  @Test("is written as it is made")
  func written() throws {
    let directory = try TemporaryDirectory()
    for _ in 1...2 { try catalogue.write(to: directory.path) }
    #expect(try Committed.files(in: directory.path) == catalogue.files)
  }

  @Test("has a sample of every finding that a file can show")
  func complete() {
    let shown = catalogue.samples.flatMap { [$0.finding].compactMap(\.self) + $0.warnings }
    // Permissions, what an auditor remembers, and timestamps, which are signed anew each time. Of published trees there is
    // no sample yet.
    let inNoFile: Set<FindingCode> = [
      .unreadable, .rolledBack, .tileMissing, .tileWrong, .anchorForm, .anchorWrong, .anchorUnchecked,
      .anchorMissing, .unanchoredTail,
    ]
    #expect(Set(shown) == Set(FindingCode.allCases).subtracting(inNoFile))
  }

  @Test("has a name for each sample, and the manifest has them all")
  func manifest() throws {
    let data = try Data(contentsOf: URL(filePath: Committed.directory + "/manifest.json"))
    let entries = try JSONDecoder().decode(Manifest.self, from: data).samples
    #expect(Set(entries.map(\.path)).count == entries.count)
    #expect(entries.count == catalogue.samples.count)
    for (entry, sample) in zip(entries, catalogue.samples) {
      #expect(entry.path == sample.path && entry.arguments == sample.arguments && entry.why == sample.why)
      #expect(entry.exit == sample.exitStatus && entry.finding == sample.finding?.rawValue)
    }
  }
}

/// The manifest, as a reader without this package sees it.
struct Manifest: Decodable {
  struct Entry: Decodable {
    let path: String
    let arguments: [String]
    let exit: Int
    let finding: String?
    let why: String
  }
  let samples: [Entry]
}
