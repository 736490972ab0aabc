import AcquisAudit
import AcquisCrypto
import AcquisNotes
import AcquisValues
import Dispatch

extension Measurement {
  static let signatures = Measurement(
    name: "signatures", summary: "a complete audit of signed statements, and one that goes on from the last"
  ) { settings, report in
    let size = min(settings.size, 20_000)
    let ledger = try await MadeLedger(at: settings.workspace.path + "/signatures", size: size, isSigned: true)
    defer { ledger.remove() }
    for cores in Set([1, coreCount]).sorted() { report(complete(ledger, cores, min(3, settings.rounds))) }
    report(try continued(ledger, settings.rounds))
  }

  private static func complete(_ ledger: MadeLedger, _ cores: Int, _ rounds: Int) -> Row {
    let key = "\(ledger.founder.checkpointKey.verifierKey)"
    let pairs = Pairs.measure(rounds: rounds) {
      Child.task(
        ["verify", ledger.path, key, "\(ledger.size)", "integrity", "rules", "signatures"], onOneCore: cores == 1
      ).number / Double(ledger.size)
    } limit: {
      Child.task(["ed25519", "\(cores)", "2000"], onOneCore: cores == 1).number
    }
    return Row(
      id: "signatures/complete", what: "audit: everything, one signature a record",
      parameters: ledger.parameters.merging(["cores": cores]) { $1 },
      limit: "Ed25519 verifications, same library, as many cores", ratio: pairs.ratio(.share),
      values: ["records/s": 1 / pairs.subject.median, "limit, verifications/s": 1 / pairs.limit.median])
  }

  /// What an auditor pays who was here before.
  private static func continued(_ ledger: MadeLedger, _ rounds: Int) throws -> Row {
    let demands = AuditDemands(
      trust: Trust([ledger.founder.checkpointKey.verifierKey]), now: Instant(millisecondsSinceEpoch: 1 << 42)!)
    var state: AuditState?
    let audit = { (known: AuditState?) -> Double in
      seconds {
        let report = Audit.ledger(directory: ledger.path, demands: demands, known: known)
        precondition(report.ok, "the ledger does not verify: \(report.findings)")
        state = report.state
      }
    }
    _ = audit(nil)
    let pairs = Pairs.measure(rounds: min(3, rounds)) {
      audit(state)
    } limit: {
      audit(nil)
    }
    return Row(
      id: "signatures/continued", what: "audit: everything, nothing new since the last",
      parameters: ledger.parameters.merging(["cores": coreCount]) { $1 }, limit: "the first audit",
      ratio: pairs.ratio(.times),
      values: ["seconds": pairs.subject.median, "limit, seconds": pairs.limit.median])
  }
}

/// Verifications of one signature, by the library that acquis verifies with.
enum SignatureLimit {
  /// Seconds a verification, on so many threads.
  static func secondsPerVerification(threads: Int, count: Int) throws -> Double {
    let key = try Ed25519PrivateKey(seed: [UInt8](repeating: 3, count: 32))
    let message = [UInt8](repeating: 7, count: 400)
    let signature = try key.sign(message)
    let time = seconds {
      DispatchQueue.concurrentPerform(iterations: threads) { _ in
        for _ in 0..<count {
          precondition(key.publicKey.isValid(signature: signature, for: message), "a signature of our own is not valid")
        }
      }
    }
    return time / Double(count * threads)
  }
}
