import AcquisAudit
import AcquisCredits
import AcquisJSON
import AcquisMerkle
import AcquisNotes
import AcquisProjections
import AcquisRecords
import AcquisValues
import Glibc

/// Of bytes that are read.
func readingPaths(_ world: World) throws -> [HotPath] {
  let (lines, statements) = (world.lines, world.statements.map(\.statement))
  let trusted = world.checkpointKey.verifierKey
  var (scanner, chain) = (CanonicalScanner(), ChainCheck())
  var account = LearnerAccount(of: world.learner)
  return [
    HotPath(name: "scan-json") { range in
      for index in range { try scanner.scan(lines[index]) }
      keep(scanner.members.count)
    },
    HotPath(name: "build-statement") { range in
      for index in range {
        let it = statements[index]
        keep(try Statement(type: it.type, id: it.id, made: it.made, body: it.body))
      }
    },
    HotPath(name: "read-record") { range in
      for index in range {
        let record = try Record(line: lines[index])
        let faults = chain.follow(record.envelope, type: record.statement.type, leafHash: record.leafHash)
        guard faults.isEmpty else { throw Unexpected(what: "\(faults)") }
      }
    },
    HotPath(name: "fold-statement") { range in
      for index in range {
        let it = statements[index]
        let credit = try CreditStatement(type: it.type, body: it.body)
        account.apply(
          LedgerEntry(credit, id: it.id, made: it.made, recorded: it.made, seq: index + 1, signing: .onBehalf))
      }
    },
    HotPath(name: "verify-checkpoint", warmUp: 1, count: 4) { range in
      for _ in range { keep(try SignedCheckpoint(parsing: world.checkpoint).verified(by: trusted, leniency: .own)) }
    },
  ]
}

/// Of trees and proofs.
func treePaths(_ world: World) throws -> [HotPath] {
  let lines = world.lines
  let tree = InMemoryTree(leafHashes: lines.map { MerkleTree.leafHash($0) })
  let proofs = try lines.indices.map { try InclusionProof.prove(leaf: $0, in: tree.size, from: tree) }
  let (leaves, head) = (lines.map { MerkleTree.leafHash($0) }, tree.head)
  var range = CompactRange()
  return [
    HotPath(name: "append-leaf") { indices in
      for index in indices { range.append(MerkleTree.leafHash(lines[index])) }
      keep(range.leaves)
    },
    HotPath(name: "make-proof") { indices in
      for index in indices { keep(try InclusionProof.prove(leaf: index, in: tree.size, from: tree)) }
    },
    HotPath(name: "check-proof") { indices in
      for index in indices { try proofs[index].verify(leafHash: leaves[index], in: head) }
    },
  ]
}

/// A complete audit, but for the signatures, whose cost is that of the library.
func auditPath(_ world: World) throws -> HotPath {
  let path = "/tmp/acquis-hot-paths-\(getpid())"
  let demands = AuditDemands(
    trust: Trust([world.checkpointKey.verifierKey]), now: world.start, stages: [.integrity, .rules])
  let log = Array(world.lines.joined(separator: [0x0A])) + [0x0A]
  return HotPath(name: "audit-1000-records", warmUp: 1, count: 2) { range in
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0, write(file, log, log.count) == log.count else { throw Unexpected(what: "cannot write \(path)") }
    close(file)
    defer { unlink(path) }
    for _ in range {
      let report = Audit.segment(file: path, demands: demands, checkpoint: world.checkpoint)
      guard report.size == 1000, report.exitStatus != 1 else { throw Unexpected(what: "\(report.findings)") }
    }
  }
}

/// Why what was counted is not what it should be.
struct Unexpected: Error { let what: String }
