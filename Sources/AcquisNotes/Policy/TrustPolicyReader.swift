/// Reads a policy line by line. Names are bytes, never text: two spellings of one letter are two names.
struct TrustPolicyReader {
  /// The most logs, the most witnesses and the most groups.
  static let limit = 256

  private var logs: [TrustPolicy.Log] = []
  private var witnesses: [TrustPolicy.Witness] = []
  private var quorum: Quorum?
  private var defined: [[UInt8]: Quorum] = [:]
  private var members: Set<[UInt8]> = []
  private var groupCount = 0
  private var lineCount = 0

  mutating func take(_ line: ArraySlice<UInt8>) throws(TrustPolicyError.Reason) {
    lineCount += 1
    guard line.allSatisfy({ $0 == 0x09 || (0x20...0x7E).contains($0) || $0 >= 0x80 }) else { throw .controlCharacter }
    let words = line.split { $0 == 0x20 || $0 == 0x09 }.map { Array($0) }
    guard let keyword = words.first, keyword[0] != UInt8(ascii: "#") else { return }
    let rest = Array(words.dropFirst())
    switch String(decoding: keyword, as: UTF8.self) {
    case "log": try takeLog(rest)
    case "witness": try takeWitness(rest)
    case "group": try takeGroup(rest)
    case "quorum": try takeQuorum(rest)
    default: throw .unknownKeyword
    }
  }

  func policy() throws(TrustPolicyError) -> TrustPolicy {
    guard let quorum else { throw TrustPolicyError(line: lineCount, reason: .missingQuorum) }
    return TrustPolicy(logs: logs, witnesses: witnesses, quorum: quorum)
  }

  private mutating func takeLog(_ words: [[UInt8]]) throws(TrustPolicyError.Reason) {
    guard (1...2).contains(words.count) else { throw .wrongWordCount }
    let key = try TrustPolicyReader.key(words[0], .ed25519)
    guard !logs.contains(where: { $0.key.publicKey == key.publicKey }) else { throw .repeatedKey }
    guard logs.count < TrustPolicyReader.limit else { throw .tooMany }
    logs.append(TrustPolicy.Log(key: key, url: words.dropFirst().first.map(TrustPolicyReader.text)))
  }

  private mutating func takeWitness(_ words: [[UInt8]]) throws(TrustPolicyError.Reason) {
    guard (2...3).contains(words.count) else { throw .wrongWordCount }
    let key = try TrustPolicyReader.key(words[1], .ed25519Cosignature)
    // A line is told by name and key hash alone, so these must not be those of two.
    guard
      !witnesses.contains(where: {
        $0.key.publicKey == key.publicKey || $0.key.name == key.name && $0.key.keyHash == key.keyHash
      })
    else { throw .repeatedKey }
    guard witnesses.count < TrustPolicyReader.limit else { throw .tooMany }
    try define(words[0], .witness(witnesses.count))
    witnesses.append(
      TrustPolicy.Witness(
        name: TrustPolicyReader.text(words[0]), key: key, url: words.dropFirst(2).first.map(TrustPolicyReader.text)))
  }

  private mutating func takeGroup(_ words: [[UInt8]]) throws(TrustPolicyError.Reason) {
    guard words.count >= 3 else { throw .wrongWordCount }
    var group: [Quorum] = []
    for name in words.dropFirst(2) {
      guard let member = defined[name] else { throw .unknownName }
      guard members.insert(name).inserted else { throw .repeatedMember }
      group.append(member)
    }
    groupCount += 1
    guard groupCount <= TrustPolicyReader.limit else { throw .tooMany }
    try define(words[0], .group(threshold: try TrustPolicyReader.threshold(words[1], of: group.count), members: group))
  }

  private mutating func takeQuorum(_ words: [[UInt8]]) throws(TrustPolicyError.Reason) {
    guard words.count == 1 else { throw .wrongWordCount }
    guard quorum == nil else { throw .repeatedQuorum }
    if words[0] == TrustPolicyReader.none {
      quorum = Quorum.none
    } else {
      guard let named = defined[words[0]] else { throw .unknownName }
      quorum = named
    }
  }

  private static let none = Array("none".utf8)

  private mutating func define(_ name: [UInt8], _ quorum: Quorum) throws(TrustPolicyError.Reason) {
    guard name != TrustPolicyReader.none, defined[name] == nil else { throw .repeatedName }
    defined[name] = quorum
  }

  private static func threshold(_ word: [UInt8], of count: Int) throws(TrustPolicyError.Reason) -> Int {
    switch String(decoding: word, as: UTF8.self) {
    case "all": return count
    case "any": return 1
    default:
      guard let number = UInt64(decimal: word), (1...UInt64(count)).contains(number) else { throw .threshold }
      return Int(number)
    }
  }

  private static func key(
    _ word: [UInt8], _ algorithm: NoteAlgorithm
  ) throws(TrustPolicyError.Reason) -> VerifierKey {
    do throws(NoteError) {
      let key = try VerifierKey(parsing: String(decoding: word, as: UTF8.self))
      guard key.algorithm == algorithm else { throw .unsupportedAlgorithm(key.algorithm.rawValue) }
      return key
    } catch { throw .key(error) }
  }

  private static func text(_ word: [UInt8]) -> String { String(decoding: word, as: UTF8.self) }
}
