import AcquisCredits
import AcquisExchange
import AcquisJSON
import AcquisValues

/// What is registered from files of others.
extension Target {
  static let imports = [
    Target(name: "rncp-xml", check: checkFiches), Target(name: "csv", check: checkCSV),
    Target(name: "referential", check: checkReferential),
  ]

  /// The size of the pieces does not matter, and every fiche can be registered or says why not.
  private static func checkFiches(_ bytes: [UInt8]) {
    let whole = FicheReading(bytes, pieceByteCount: 1 << 20)
    let pieces = FicheReading(bytes, pieceByteCount: 7)
    demand(whole == pieces, "the fiches depend on the size of the pieces")
    for fiche in whole.fiches {
      if let registration = try? Registration(fiche) { check(registration) }
    }
  }

  private static func checkCSV(_ bytes: [UInt8]) {
    demand(CSVReading(bytes, 1 << 20) == CSVReading(bytes, 3), "the records depend on the size of the pieces")
  }

  private static func checkReferential(_ bytes: [UInt8]) {
    do throws(ReferentialError) { check(try Registration(referential: bytes)) } catch {
      demand(!error.member.isEmpty && !error.expected.isEmpty, "a référentiel is refused without a word")
    }
  }

  /// What is registered is a statement that a reader of ledgers accepts.
  private static func check(_ registration: Registration) {
    var count: UInt8 = 0
    let batch = registration.batch {
      count &+= 1
      return StatementID(version4From: [UInt8](repeating: count, count: 16))
    } commitment: { _, _, _ in
      nil
    }
    for drafted in batch {
      let read = try? CreditStatement(type: drafted.statement.type, body: drafted.statement.body)
      demand(read == drafted.statement, "what is registered is no statement")
      let bytes = JSONValue.object(drafted.statement.body).canonicalBytes
      demand((try? JSONValue(canonical: bytes)) != nil, "what is registered has no canonical form")
    }
  }
}

/// What a reading of fiches gave.
private struct FicheReading: Equatable {
  var fiches: [Fiche] = []
  private var skipped: [SkippedFiche] = []
  private var error: ImportError?

  init(_ bytes: [UInt8], pieceByteCount: Int) {
    do {
      _ = try FicheXMLReader().read(bytes: bytes, pieceByteCount: pieceByteCount) {
        fiches.append($0)
      } onSkip: {
        skipped.append($0)
      }
    } catch {
      self.error = error as? ImportError
      demand(self.error != nil, "fiches are refused by another error")
    }
  }
}

/// What a reading of CSV gave.
private struct CSVReading: Equatable {
  private var records: [CSVRecord] = []
  private var error: ImportError?

  init(_ bytes: [UInt8], _ pieceByteCount: Int) {
    do {
      try CSVReader().read(bytes: bytes, pieceByteCount: pieceByteCount) { records.append($0) }
    } catch {
      self.error = error as? ImportError
      demand(self.error != nil, "CSV is refused by another error")
    }
  }
}
