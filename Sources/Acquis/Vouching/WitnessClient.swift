import AcquisHTTP
public import AcquisNotes

/// Asks witnesses over HTTP (C2SP tlog-witness).
public struct WitnessClient: Sendable {
  private let client: HTTPClient
  private let timeLimitSeconds: Int

  /// A client that waits so long for each answer.
  public init(timeLimitSeconds: Int = 30) {
    client = HTTPClient()
    self.timeLimitSeconds = timeLimitSeconds
  }

  /// What a witness said.
  enum Reply {
    /// Its lines.
    case cosigned([NoteSignature])
    /// It last cosigned another size.
    case stands(at: Int)
    /// It did not cosign; why, in one sentence.
    case refused(String)
  }

  /// Sends `request` to the witness whose submission prefix is `url`. What cannot be asked or understood is a refusal.
  func ask(_ request: AddCheckpointRequest, at url: String) async -> Reply {
    let answer: HTTPAnswer
    do {
      let address = try HTTPAddress(url.hasSuffix("/") ? url + "add-checkpoint" : url + "/add-checkpoint")
      answer = try await client.send(
        HTTPRequest(
          .post(request.bytes, contentType: "text/plain; charset=utf-8"), address, timeLimitSeconds: timeLimitSeconds,
          answerByteLimit: 1 << 16))
    } catch { return .refused("\(error)") }
    return WitnessClient.reply(answer)
  }

  static func reply(_ answer: HTTPAnswer) -> Reply {
    switch answer.status {
    case 200:
      do { return .cosigned(try NoteSignature.lines(parsing: answer.body)) } catch {
        return .refused("it answered 200, and no signature lines: \(error)")
      }
    // Only this media type makes a conflict one of sizes: a witness may answer so to another root, too.
    case 409 where answer.contentType?.prefix { $0 != ";" } == "text/x.tlog.size":
      let text = String(decoding: answer.body, as: UTF8.self)
      guard text.hasSuffix("\n"), let size = Int(text.dropLast()), "\(size)\n" == text, size >= 0 else {
        return .refused("it answered 409, and no size")
      }
      return .stands(at: size)
    case 409, 422: return .refused("it says that the checkpoint does not extend what it cosigned (\(answer.status))")
    case 404: return .refused("it does not know this ledger (404)")
    case 403: return .refused("it trusts no key that signed the checkpoint (403)")
    default: return .refused("it answered \(answer.status)")
    }
  }
}

/// What became of asking one witness.
public struct WitnessAnswer: Sendable {
  /// The witness.
  public let witness: TrustPolicy.Witness
  /// Why it has not cosigned, in one English sentence without its full stop; `nil` where it has.
  public let refusal: String?
}

extension LedgerVouching {
  /// Asks every witness of `policy` that has a URL to cosign the newest checkpoint, one after the other, and keeps what
  /// verifies. A witness that stands elsewhere than is known here is asked once more from there.
  ///
  /// Returns what each answered, and the checkpoint with all lines that are kept. Throws ``Problem``: `witness-unreachable`
  /// where the policy names no witness with a URL.
  public func askWitnesses(
    of policy: TrustPolicy, by client: WitnessClient = WitnessClient()
  ) async throws(Problem) -> (answers: [WitnessAnswer], checkpoint: SignedCheckpoint) {
    let witnesses = policy.witnesses.filter { $0.url != nil }
    guard !witnesses.isEmpty else {
      throw Problem(
        "witness-unreachable", "The policy names no witness with a URL",
        remedy: "Add the witness's submission prefix to its line, or exchange files.")
    }
    var checkpoint = try await keepNewest()
    var answers: [WitnessAnswer] = []
    for witness in witnesses {
      let (cosigned, refusal) = try await ask(witness, checkpoint, client)
      if let cosigned { checkpoint = cosigned }
      answers.append(WitnessAnswer(witness: witness, refusal: refusal))
    }
    return (answers, try files.checkpoint(size: checkpoint.checkpoint.size) ?? checkpoint)
  }

  private func ask(
    _ witness: TrustPolicy.Witness, _ checkpoint: SignedCheckpoint, _ client: WitnessClient
  ) async throws(Problem) -> (SignedCheckpoint?, refusal: String?) {
    let size = Int(clamping: checkpoint.checkpoint.size)
    var old = min(Int(clamping: try files.newestSize(by: witness.key)), size)
    for attempt in 1...2 {
      let request = try await proveConsistency(from: old, to: try checkpoint.alone(of: key))
      switch await client.ask(request, at: witness.url ?? "") {
      case .cosigned(let lines): return try await keep(lines, of: witness, on: checkpoint)
      case .stands(let known) where known > size:
        return (nil, "it has cosigned \(known) records, and this ledger has \(size): it was put back from an old copy")
      case .stands(let known) where attempt == 1: old = known
      case .stands(let known): return (nil, "it says again that it stands elsewhere, at \(known) records")
      case .refused(let reason): return (nil, reason)
      }
    }
    return (nil, "it did not answer")
  }

  private func keep(
    _ lines: [NoteSignature], of witness: TrustPolicy.Witness, on checkpoint: SignedCheckpoint
  ) async throws(Problem) -> (SignedCheckpoint?, refusal: String?) {
    let good = lines.filter { witness.key.cosignatureTime(of: $0, on: checkpoint.checkpoint) != nil }
    guard !good.isEmpty else { return (nil, "no line that it answered is its cosignature on the checkpoint") }
    for line in good where try await !isPlausible(line, by: witness.key, on: checkpoint.checkpoint) {
      return (nil, "its clock is wrong: it cosigned before the last record was made, or in the future")
    }
    return (try files.add(good.map { ($0, witness.key) }, to: checkpoint.alone(of: key)), nil)
  }
}
