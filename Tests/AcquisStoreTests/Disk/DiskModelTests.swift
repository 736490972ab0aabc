import Seeded
import Testing

@Suite("The model of a disk")
struct DiskModelTests {
  private func states(_ disk: DiskModel) -> Set<DiskTree> {
    var generator = SeededGenerator(seed: 1)
    return Set(PowerFailure(disk).states(random: 600, &generator))
  }

  private func contents(_ disk: DiskModel, _ path: String = "file") -> Set<[UInt8]?> {
    Set(states(disk).map { $0.files[path] })
  }

  /// A disk with one durable file.
  private func disk(_ bytes: [UInt8]) throws -> (DiskModel, file: Int) {
    var tree = DiskTree()
    tree.files["file"] = bytes
    let disk = DiskModel(tree)
    return (disk, try #require(disk.node("file")))
  }

  @Test("a write that was not synced is there or not, or only its size is")
  func write() throws {
    var (disk, file) = try disk([1, 2])
    disk.write([3, 4], at: 2, in: file)
    #expect(contents(disk) == [[1, 2], [1, 2, 0, 0], [1, 2, 3, 4]])
    disk.sync(file)
    #expect(contents(disk) == [[1, 2, 3, 4]])
  }

  @Test("pages are written in any order, and torn between sectors")
  func pages() throws {
    var (disk, file) = try disk([])
    disk.write([UInt8](repeating: 7, count: 6000), at: 0, in: file)
    let full = contents(disk).compactMap { $0 }.filter { $0.count == 6000 }
    let firstBytes = Set(full.map { [$0[0], $0[600], $0[5000]] })
    #expect(firstBytes.isSuperset(of: [[0, 0, 0], [7, 7, 0], [0, 0, 7], [7, 7, 7], [7, 0, 0], [0, 7, 0]]))
  }

  @Test("a name that was not synced is there or not, whatever was synced of the file")
  func name() {
    var disk = DiskModel()
    let file = disk.makeFile("file")
    disk.write([1], at: 0, in: file)
    disk.sync(file)
    #expect(contents(disk) == [nil, [1]])
    disk.sync(DiskModel.root)
    #expect(contents(disk) == [[1]])
  }

  @Test("a rename leaves the old file or the new one")
  func rename() throws {
    var (disk, _) = try disk([1])
    let file = disk.makeFile("new")
    disk.write([2], at: 0, in: file)
    disk.sync(file)
    disk.rename("new", to: "file")
    #expect(contents(disk) == [[1], [2]])
    disk.sync(DiskModel.root)
    #expect(contents(disk) == [[2]] && contents(disk, "new") == [nil])
  }

  @Test("names are removed in any order")
  func remove() throws {
    var tree = DiskTree()
    for name in ["a", "b"] { tree.files[name] = [] }
    var disk = DiskModel(tree)
    for name in ["a", "b"] { disk.remove(name) }
    #expect(Set(states(disk).map { Set($0.files.keys) }) == [[], ["a"], ["b"], ["a", "b"]])
  }

  @Test("what was cut off may be there still, and never comes back after a sync")
  func truncate() throws {
    var (disk, file) = try disk([1, 2, 3])
    disk.truncate(file, to: 1)
    #expect(contents(disk) == [[1], [1, 2, 3], [1, 0, 0]])
    disk.sync(file)
    disk.write([9, 9], at: 1, in: file)
    #expect(contents(disk) == [[1], [1, 0, 0], [1, 9, 9]])
  }

  @Test("after a failed sync, no later one makes durable what was written before")
  func failedSync() throws {
    var (disk, file) = try disk([1])
    disk.write([2], at: 1, in: file)
    disk.failSync(file)
    disk.sync(file)
    #expect(contents(disk) == [[1], [1, 0], [1, 2]])
    disk.write([2], at: 1, in: file)
    disk.sync(file)
    #expect(contents(disk) == [[1, 2]])
  }
}
