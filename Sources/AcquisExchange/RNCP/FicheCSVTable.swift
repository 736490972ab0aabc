import AcquisValues

/// The files of the official CSV set that the reader uses.
enum FicheCSVTable: CaseIterable {
  case standard, blocks, awardingBodies, partners, succession, routes, nsf, rome, formacodes

  /// The part of the file name between `export_fiches_CSV_` and the date, folded.
  private var stems: [String] {
    switch self {
    case .standard: ["standard"]
    case .blocks: ["blocsdecompetences"]
    case .awardingBodies: ["certificateurs"]
    case .partners: ["partenaires"]
    case .succession: ["anciennenouvellecertification"]
    case .routes: ["voixdacces", "voiesdacces", "voiedacces"]
    case .nsf: ["nsf"]
    case .rome: ["rome"]
    case .formacodes: ["formacode"]
    }
  }

  /// Columns without which the file is another one than expected.
  var columns: [String] {
    switch self {
    case .standard: ["Numero_Fiche", "Intitule", "Actif"]
    case .blocks: ["Numero_Fiche", "Bloc_Competences_Code", "Bloc_Competences_Libelle"]
    case .awardingBodies: ["Numero_Fiche", "Siret_Certificateur", "Nom_Certificateur"]
    case .partners: ["Numero_Fiche", "Nom_Partenaire", "Siret_Partenaire", "Habilitation_Partenaire"]
    case .succession: ["Numero_Fiche", "Ancienne_Certification", "Nouvelle_Certification"]
    case .routes: ["Numero_Fiche", "Si_Jury"]
    case .nsf: ["Numero_Fiche", "Nsf_Code", "Nsf_Intitule"]
    case .rome: ["Numero_Fiche", "Codes_Rome_Code", "Codes_Rome_Libelle"]
    case .formacodes: ["Numero_Fiche", "Formacode_Code", "Formacode_Libelle"]
    }
  }

  /// The table in a file of that name and the date of the export: `export_fiches_CSV_<stem>_YYYY_MM_DD.csv`.
  static func recognise(fileName: String) -> (table: FicheCSVTable, date: Day)? {
    let folded = fold(fileName)
    let prefix = "exportfichescsv"
    guard folded.hasPrefix(prefix), folded.hasSuffix("csv") else { return nil }
    let middle = folded.dropFirst(prefix.count).dropLast(3)
    let (stem, digits) = (middle.dropLast(8), middle.suffix(8))
    guard digits.count == 8,
      let date = Day("\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"),
      let table = allCases.first(where: { $0.stems.contains(String(stem)) })
    else { return nil }
    return (table, date)
  }

  /// Lower case, accents of French taken off however they are composed, only letters and digits kept.
  private static func fold(_ name: String) -> String {
    var folded = ""
    for character in name.lowercased() {
      switch character {
      case "a"..."z" where character.isASCII, "0"..."9" where character.isASCII: folded.append(character)
      case "é", "è", "ê", "ë": folded.append("e")
      case "à", "â": folded.append("a")
      case "î", "ï": folded.append("i")
      case "ô": folded.append("o")
      case "û", "ù": folded.append("u")
      case "ç": folded.append("c")
      default: break
      }
    }
    return folded
  }
}
