import Glibc
import Synchronization
import Testing

@testable import AcquisStore

@Suite("Callers that append at the same time")
struct CompanyTests {
  private func company(_ group: Int, others: Int, in duration: Duration = .milliseconds(1)) -> Company {
    var company = Company(mostPatience: .milliseconds(2))
    company.wrote(group, others: others, in: duration)
    return company
  }

  @Test("whoever is alone waits for nobody")
  func alone() {
    #expect(company(1, others: 0).patience(with: 1) == nil)
  }

  @Test("a group waits for those of the last one, for half as long as that took")
  func together() {
    let company = company(22, others: 42)
    #expect(company.patience(with: 42) == .microseconds(500))
    #expect(company.patience(with: 63) == .microseconds(500))
    #expect(company.patience(with: 64) == nil)
  }

  @Test("nobody waits long for a slow disk")
  func slowDisk() { #expect(company(2, others: 0, in: .seconds(3)).patience(with: 1) == .milliseconds(2)) }

  @Test("who waited in vain waits less and less often")
  func inVain() {
    var company = company(2, others: 0)
    var waits: [Int] = []
    for group in 0..<500 {
      if company.patience(with: 1) != nil {
        waits.append(group)
        company.waited(inVain: true)
      }
      company.wrote(2, others: 0, in: .milliseconds(1))
    }
    let gaps = zip(waits.dropFirst(), waits).map { $0 - $1 }
    #expect(gaps.prefix(6) == [2, 6, 14, 30, 62, 64])
    #expect(Set(gaps.dropFirst(5)) == [64])
  }

  @Test("once they come again, all wait again")
  func again() {
    var company = company(2, others: 0)
    company.waited(inVain: true)
    company.waited(inVain: false)
    #expect(company.patience(with: 1) != nil)
  }
}

@Suite("Groups of concurrent callers")
struct CompanyOfCallersTests {
  /// Callers that come back as soon as they are told share each sync, where without waiting half would wait for two.
  @Test("callers that come back at once share their syncs")
  func shared() async throws {
    try await Ledger.with(size: 5, layout: 1000) { ledger in
      var ledger = ledger
      ledger.options.mostPatience = .seconds(1)
      let syncs = Atomic(0)
      ledger.options.calls.fdatasync = { descriptor in
        syncs.add(1, ordering: .relaxed)
        usleep(200_000)
        return SystemCalls.system.fdatasync(descriptor)
      }
      let store = try await ledger.open()
      let before = syncs.load(ordering: .relaxed)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for caller in 0..<8 {
          group.addTask {
            for round in 0..<10 { _ = try await store.append([Fixture.credit(100 + 10 * caller + round)], if: nil) }
          }
        }
        try await group.waitForAll()
      }
      // One for each round, and few more where somebody came late.
      #expect(syncs.load(ordering: .relaxed) - before < 16)
      try await store.close()
    }
  }
}
