import AcquisCrypto
import AcquisExchange

/// What one reading delivered.
struct Reading {
  var fiches: [Fiche] = []
  var skipped: [SkippedFiche] = []
  var summary: FicheXMLReader.Summary?
  /// What ended it early.
  var error: ImportError?

  init(_ xml: String, pieceByteCount: Int = 1 << 20, limits: FicheReadLimits = .init()) {
    self.init(bytes: Array(xml.utf8), pieceByteCount: pieceByteCount, limits: limits)
  }

  init(bytes: [UInt8], pieceByteCount: Int = 1 << 20, limits: FicheReadLimits = .init()) {
    do {
      summary = try FicheXMLReader(limits: limits).read(
        bytes: bytes, pieceByteCount: pieceByteCount,
        onFiche: { fiches.append($0) }, onSkip: { skipped.append($0) })
    } catch {
      self.error = error as? ImportError
    }
  }
}

/// Documents of the flux, made up.
enum Flux {
  /// A document around `fiches`.
  static func document(_ fiches: String, version: String = "4.1") -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<FICHES>\n<VERSION_FLUX>\(version)</VERSION_FLUX>\n\(fiches)\n</FICHES>"
  }

  /// A fiche with `members` after its number and title.
  static func fiche(_ number: String = "RNCP90001", _ members: String = "") -> String {
    """
    <FICHE>
      <NUMERO_FICHE>\(number)</NUMERO_FICHE>
      <INTITULE>Allumeur de réverbères</INTITULE>
      \(members)
    </FICHE>
    """
  }

  static func blocks(_ codes: String...) -> String {
    let blocks = codes.map { "<BLOC_COMPETENCES><CODE>\($0)</CODE><LIBELLE>Bloc</LIBELLE></BLOC_COMPETENCES>" }
    return "<BLOCS_COMPETENCES>\(blocks.joined())</BLOCS_COMPETENCES>"
  }

  /// The only fiche of a document with these members.
  static func only(_ members: String) -> Fiche? {
    let reading = Reading(document(fiche("RNCP90001", members)))
    return reading.fiches.count == 1 ? reading.fiches[0] : nil
  }

  /// A fiche with every member the reader knows, all of it invented.
  static let full = """
    <FICHE>
      <ID_FICHE>7</ID_FICHE>
      <NUMERO_FICHE>RNCP90007</NUMERO_FICHE>
      <NOUVELLES_CERTIFICATIONS><NOUVELLE_CERTIFICATION>
        <ID_FICHE_NOUVELLE_CERTIFICATION>RS90008</ID_FICHE_NOUVELLE_CERTIFICATION>
      </NOUVELLE_CERTIFICATION></NOUVELLES_CERTIFICATIONS>
      <ANCIENNES_CERTIFICATIONS><ANCIENNE_CERTIFICATION>
        <ID_FICHE_ANCIENNE_CERTIFICATION>RNCP90006</ID_FICHE_ANCIENNE_CERTIFICATION>
      </ANCIENNE_CERTIFICATION></ANCIENNES_CERTIFICATIONS>
      <INTITULE>Gardien &amp; gardienne de phare</INTITULE>
      <ABREGE><CODE>TP</CODE><LIBELLE>Titre professionnel</LIBELLE></ABREGE>
      <ETAT_FICHE>Publiée</ETAT_FICHE>
      <ACTIF>Oui</ACTIF>
      <TYPE_ENREGISTREMENT>Enregistrement sur demande</TYPE_ENREGISTREMENT>
      <NOMENCLATURE_EUROPE><NIVEAU>NIV5</NIVEAU><LIBELLE>Niveau 5</LIBELLE></NOMENCLATURE_EUROPE>
      <DATE_DECISION>29/02/2024</DATE_DECISION>
      <DATE_EFFET>01/03/2024</DATE_EFFET>
      <DATE_DE_PUBLICATION>02/03/2024</DATE_DE_PUBLICATION>
      <DATE_FIN_ENREGISTREMENT>28/02/2027</DATE_FIN_ENREGISTREMENT>
      <DATE_LIMITE_DELIVRANCE>28/02/2031</DATE_LIMITE_DELIVRANCE>
      <DATE_DERNIER_JO>03/03/2024</DATE_DERNIER_JO>
      <DUREE_ENREGISTREMENT>3</DUREE_ENREGISTREMENT>
      <CERTIFICATEURS>
        <CERTIFICATEUR><NOM_CERTIFICATEUR>Guilde des phares imaginaires</NOM_CERTIFICATEUR>
          <ETAT_CERTIFICATEUR>Inactif</ETAT_CERTIFICATEUR></CERTIFICATEUR>
        <CERTIFICATEUR><SIRET_CERTIFICATEUR>&#9;00000000000001</SIRET_CERTIFICATEUR>
          <NOM_CERTIFICATEUR>Académie du brouillard</NOM_CERTIFICATEUR>
          <ETAT_CERTIFICATEUR>Actif</ETAT_CERTIFICATEUR></CERTIFICATEUR>
      </CERTIFICATEURS>
      <PARTENAIRES><PARTENAIRE><NOM_PARTENAIRE>École de la lanterne</NOM_PARTENAIRE>
        <SIRET_PARTENAIRE>00000000000002</SIRET_PARTENAIRE>
        <HABILITATION_PARTENAIRE>HABILITATION_ORGANISER</HABILITATION_PARTENAIRE>
        <ETAT_HABILITATION>Supprimé</ETAT_HABILITATION><DATE_ACTIF>01/04/2024</DATE_ACTIF>
        <DATE_DERNIERE_MODIFICATION_ETAT>01/05/2024</DATE_DERNIERE_MODIFICATION_ETAT></PARTENAIRE></PARTENAIRES>
      <SI_JURY_FI><ACTIF>Non</ACTIF></SI_JURY_FI>
      <SI_JURY_VAE><ACTIF>Oui</ACTIF><COMPOSITION>Deux gardiens</COMPOSITION></SI_JURY_VAE>
      <BLOCS_COMPETENCES>
        <BLOC_COMPETENCES><CODE>RNCP90007BC02</CODE><LIBELLE>Voir loin</LIBELLE>
          <LISTE_COMPETENCES><![CDATA[<p>- Voir & dire</p>
      - Compter]]></LISTE_COMPETENCES>
          <MODALITES_EVALUATION>  Mise en situation </MODALITES_EVALUATION>
          <PREREQUIS_ENTREE_FORMATION_BLOC>Aucun</PREREQUIS_ENTREE_FORMATION_BLOC>
          <PREREQUIS_VALIDATION_BLOC>Une nuit</PREREQUIS_VALIDATION_BLOC></BLOC_COMPETENCES>
        <BLOC_COMPETENCES><CODE>01</CODE><LIBELLE>Allumer</LIBELLE><LISTE_COMPETENCES/></BLOC_COMPETENCES>
      </BLOCS_COMPETENCES>
      <CORRESPONDANCES><CORRESPONDANCE>
        <SOURCE><BLOC_COMPETENCES><CODE>01</CODE></BLOC_COMPETENCES></SOURCE>
        <DESTINATION><NUMERO_FICHE>RNCP90006</NUMERO_FICHE>
          <BLOC_COMPETENCES><CODE>A</CODE></BLOC_COMPETENCES><BLOC_COMPETENCES><CODE>B</CODE></BLOC_COMPETENCES>
        </DESTINATION></CORRESPONDANCE></CORRESPONDANCES>
      <CODES_NSF><NSF><CODE>999z</CODE><LIBELLE>Lumière</LIBELLE></NSF></CODES_NSF>
      <CODES_ROME><ROME><CODE>Z9999</CODE></ROME></CODES_ROME>
      <FORMACODES><FORMACODE><CODE>00001</CODE><LIBELLE>Phares</LIBELLE></FORMACODE></FORMACODES>
      <OBJECTIFS_CONTEXTE>La nuit</OBJECTIFS_CONTEXTE><ACTIVITES_VISEES>Veiller</ACTIVITES_VISEES>
      <CAPACITES_ATTESTEES>Patience</CAPACITES_ATTESTEES>
      <PREREQUIS_ENTREE_FORMATION>Savoir lire</PREREQUIS_ENTREE_FORMATION>
      <PREREQUIS_VALIDATION_CERTIFICATION>Les deux blocs</PREREQUIS_VALIDATION_CERTIFICATION>
      <VALIDATION_PARTIELLE>Non</VALIDATION_PARTIELLE>
      <VALIDATION_PARTIELLE_PERIMETRE>Rien</VALIDATION_PARTIELLE_PERIMETRE>
      <NIVEAU_MAITRISE_COMPETENCES>Trois</NIVEAU_MAITRISE_COMPETENCES>
      <DUREE_VALIDITE>5 ans</DUREE_VALIDITE><MODALITES_RENOUVELLEMENT>Revenir</MODALITES_RENOUVELLEMENT>
      <ELEMENT_A_VENIR note="x"><DEDANS>?</DEDANS></ELEMENT_A_VENIR>
    </FICHE>
    """
}
