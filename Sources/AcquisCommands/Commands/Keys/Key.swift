import Acquis
import AcquisCrypto
import AcquisJSON
import AcquisNotes
import AcquisRecords
import AcquisStore
import AcquisValues
import ArgumentParser

struct Key: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Make, enrol, revoke, rotate and list keys.",
    subcommands: [New.self, EnrolKey.self, Revoke.self, Rotate.self, ListKeys.self])

  /// The roles that can be enrolled after the founding.
  static func role(_ text: String) throws(Problem) -> Role {
    guard let role = Role(rawValue: text), role != .checkpoint, role != .extract else {
      throw Input.wrong("--role", "one of operator, centre, jury, awarding-body")
    }
    return role
  }

  /// The public key in a verifier key, which must be named as the one it is to speak for: so 'key new --for' names it.
  static func publicKey(_ text: String, for subject: String) throws(Problem) -> Ed25519PublicKey {
    let key = try Input.verifierKey(text, "VKEY")
    guard key.name.description.hasSameBytes(as: subject) else {
      throw Problem(
        "key-name", "The key is named \(key.name), and it is to speak for \(subject)",
        remedy: "Give the key that was made for \(subject) (acquis key new --for \(subject)).")
    }
    return key.publicKey
  }
}

extension Key {
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Make a key pair: the private key in a file, the verifier key on stdout. Needs no ledger.")

    @OptionGroup var output: OutputOptions
    @Option(help: "operator, centre, jury or awarding-body.") var role: String
    @Option(name: .customLong("for"), help: "For whom the key speaks: a centre, a certification, an organisation.")
    var subject: String
    @Option(name: .short, help: "The file of the private key; must not exist.", completion: .file()) var out: String

    mutating func run() throws {
      let role = try Key.role(role)
      guard isIdentifier(subject) else {
        throw Input.wrong("--for", "1 to 64 letters, digits, '.', '_', ':', '/' or '-'")
      }
      let key: SignerKey
      do { key = try SignerKey.generate(name: KeyName(subject)) } catch {
        throw Problem("no-randomness", "\(error)", remedy: "Try again.")
      }
      try KeyFile.write(key, to: out)
      let vkey = key.verifierKey
      Answer(
        json: [
          "file": .string(out), "key": .string(vkey.description), "keyId": .string(vkey.publicKey.keyID.hex),
          "role": .string(role.rawValue),
        ], text: [vkey.description]
      ).print(asJSON: output.json)
    }
  }

  struct EnrolKey: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "enrol", abstract: "Enrol a key: from the next record on it speaks in its role.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @Argument(help: "The verifier key, as 'key new' printed it.") var vkey: String
    @Option(help: "operator, centre, jury or awarding-body.") var role: String
    @Option(name: .customLong("for"), help: "For whom it speaks.") var subject: String
    @Option(help: "The first day it speaks for.") var from: String?
    @Option(help: "The last day it speaks for.") var until: String?
    @Option(help: "Who holds the private key: holder or operator.") var custody: String = "holder"
    @Option(help: "When (default: today).") var on: String?

    func answer() async throws -> Answer {
      let (id, made, signers) = (try recording.statementID(), try Input.on(on), try recording.signers())
      guard isIdentifier(subject) else {
        throw Input.wrong("--for", "1 to 64 letters, digits, '.', '_', ':', '/' or '-'")
      }
      let enrolment = Enrolment(
        publicKey: try Key.publicKey(vkey, for: subject), role: try Key.role(role), subject: subject,
        custody: try Input.word(custody, "--custody"), from: try Input.day(from, "--from"),
        until: try Input.day(until, "--until"))
      guard let enrolment else { throw Input.wrong("--until", "a day that is not before --from") }
      return try await ledger.write { session in
        Recorded(
          try await session.enrol(enrolment, made: made, id: id, signers: signers), "key-enrolled"
        ).answer
      }
    }
  }

  struct Revoke: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "revoke",
      abstract: "Revoke a key: from the next record on it no longer speaks. What it signed before stands.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @Argument(help: "The key: its verifier key, its id, or the beginning of that.") var key: String
    @Option(help: "Why, as a code such as lost, stolen or left.") var reason: String = "revoked"
    @Option(parsing: .unconditional, help: "The record since which the key may have been misused.")
    var compromisedSince: Int?
    @Option(help: "When (default: today).") var on: String?

    func answer() async throws -> Answer {
      let (id, made, signers) = (try recording.statementID(), try Input.on(on), try recording.signers())
      let reason = try Input.code(reason, "--reason")
      return try await ledger.write { session in
        try await checkCompromised(session.view)
        let statement = LedgerStatement.keyRevoked(
          key: try await session.view.key(key).enrolment.key, reason: reason, compromisedSince: compromisedSince)
        let draft = try Draft(statement, made: made, id: id)
        return Recorded(try await session.writer.record([draft], signers: signers)[0], "key-revoked").answer
      }
    }

    /// A record that is not there yet cannot have been misused.
    private func checkCompromised(_ view: LedgerView) async throws {
      guard let since = compromisedSince else { return }
      let size = try await view.reader.head().size
      guard since >= 0, since < size else {
        throw Problem(
          "out-of-range", "--compromised-since \(since) is no record of this ledger: its last is #\(size - 1)",
          remedy: "Give the first record that the key may have been misused for, from 0 to \(size - 1).")
      }
    }
  }

  struct Rotate: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "rotate", abstract: "Replace a key by another of the same role, in one step.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @Argument(help: "The key that is replaced.") var key: String
    @Argument(help: "The verifier key that replaces it; left out for an operator's, whose new key is made here.")
    var vkey: String?
    @Option(help: "When (default: today).") var on: String?

    func answer() async throws -> Answer {
      let (id, made, signers) = (try recording.statementID(), try Input.on(on), try recording.signers())
      return try await ledger.write { session in
        let old = try await session.view.key(key).enrolment
        if old.role == .operator, vkey == nil {
          let acknowledgement = try await session.rotateOperator(old, made: made, id: id, signers: signers)
          return Recorded(acknowledgement, "key-enrolled").answer
        }
        guard let vkey else { throw Input.wrong("VKEY", "the verifier key that replaces this one") }
        let new = Enrolment(
          publicKey: try Key.publicKey(vkey, for: old.subject), role: old.role, subject: old.subject,
          custody: old.custody, from: nil, until: old.until)!
        return Recorded(
          try await session.rotate(old.key, to: new, made: made, id: id, signers: signers), "key-enrolled"
        ).answer
      }
    }
  }

  struct ListKeys: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List every key ever enrolled.")

    @OptionGroup var ledger: LedgerOptions

    func answer() async throws -> Answer {
      try await ledger.read { view in
        let keys = try await view.keys()
        var table = Table([
          say("KEY", "CLÉ"), say("ROLE", "RÔLE"), say("FOR", "POUR"), say("HELD BY", "DÉTENUE PAR"),
          say("PERIOD", "PÉRIODE"), say("SINCE", "DEPUIS"), say("REVOKED", "RÉVOQUÉE"),
        ])
        for key in keys {
          let enrolment = key.enrolment
          table.add([
            String(enrolment.key.hex.prefix(16)), word(enrolment.role), enrolment.subject, word(enrolment.custody),
            period(enrolment.from, enrolment.until), "#\(key.enrolledAt)", key.revokedAt.map { "#\($0)" } ?? "–",
          ])
        }
        return Answer(json: ["keys": .array(keys.map(\.json))], text: table.lines(.current))
      }
    }
  }
}

extension KeyRing.Entry {
  fileprivate var json: JSONValue {
    var json = enrolment.members
    json["key"] = .string(enrolment.key.hex)
    json["enrolledAt"] = .integer(Int64(enrolledAt))
    if let revokedAt { json["revokedAt"] = .integer(Int64(revokedAt)) }
    if let compromisedSince { json["compromisedSince"] = .integer(Int64(compromisedSince)) }
    return .object(json)
  }
}
