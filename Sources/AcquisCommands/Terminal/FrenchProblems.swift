/// What a problem says in French: what happened and what to do next, by its code. The detail stays as it was found.
enum FrenchProblems {
  /// The two sentences for a code; `nil` where the English ones have to do.
  static func sentences(for code: String) -> (message: String, remedy: String)? {
    table[code] ?? juries[code] ?? vouching[code]
  }

  private static let correct = "Corrigez, puis relancez la commande."
  private static let checkFile = "Vérifiez que c'est bien le fichier que vous vouliez."
  private static let nothingDone = "Rien n'a été enregistré ; corrigez, puis relancez la commande."

  static let table: [String: (message: String, remedy: String)] = [
    "after-closed": ("Le registre est clos", "Enregistrez dans celui qui lui a succédé."),
    "anchor-form": (
      "L'horodatage, ou le point de contrôle qu'il date, manque ou n'a pas la bonne forme",
      "Donnez la réponse de l'autorité (.tsr) telle qu'elle est venue."
    ),
    "anchor-unknown": (
      "L'horodatage ne date aucun point de contrôle conservé de ce registre",
      "Faites horodater une demande de « acquis anchor request », et gardez le point de contrôle dont elle est faite."
    ),
    "anchor-wrong": (
      "L'horodatage ne se vérifie pas pour son point de contrôle",
      "Vérifiez que --authority a le certificat racine de cette autorité, et que c'est la réponse à cette demande."
    ),
    "annul-target": (
      "Cette déclaration ne peut pas être annulée", "Donnez une déclaration qui peut l'être et ne l'est pas déjà."
    ),
    "assessment-decided": (
      "Un jury s'est déjà prononcé sur cette évaluation", "Annulez d'abord la décision, ou donnez une autre évaluation."
    ),
    "assessment-missing": (
      "Aucune validation sans évaluation", "Enregistrez d'abord l'évaluation, ou choisissez-en une par --assessment."
    ),
    "authority-file": (
      "Ce fichier ne contient pas de certificats", "Donnez le certificat racine de l'autorité, en PEM."
    ),
    "authority-refused": (
      "L'autorité n'a pas donné d'horodatage", "Vérifiez l'adresse, demandez-lui pourquoi, ou allez à une autre."
    ),
    "authority-unreachable": (
      "L'autorité n'a pas répondu", "Vérifiez l'adresse et le réseau, puis réessayez ; rien n'a été conservé."
    ),
    "award-repeated": ("La certification est déjà délivrée", "Annulez d'abord la délivrance si elle était fausse."),
    "award-unmet": (
      "La règle de la certification n'est pas satisfaite ce jour-là", "Délivrez quand les blocs requis sont acquis."
    ),
    "bad-argument": ("Un argument n'est pas de la bonne forme", correct),
    "batch-mixed": (
      "Une partie des déclarations est déjà enregistrée", "Rien n'a été enregistré ; envoyez à part les nouvelles."
    ),
    "block-required": ("Cette certification a des blocs", "Nommez le bloc."),
    "block-unknown": ("Ce bloc est inconnu", "Nommez un bloc de la certification, ou une exigence de sa règle."),
    "blocks-refused": ("Une certification du répertoire spécifique n'a pas de blocs", "Enregistrez-la sans blocs."),
    "body-invalid": ("La déclaration n'a pas la forme de son type", "Voir SPEC §9."),
    "centre-unauthorised": (
      "Le centre n'est pas habilité pour cette certification à cette date",
      "Faites habiliter le centre pour une période qui contient ce jour."
    ),
    "body-unknown": (
      "Aucune certification enregistrée n'a ce certificateur",
      "Donnez son identifiant (acquis certification show), ou enregistrez d'abord sa certification."
    ),
    "certification-official": (
      "Cette certification vient d'un répertoire officiel",
      "Donnez au référentiel un code à lui ; « acquis import » révise ce qui vient d'un répertoire."
    ),
    "certification-unknown": (
      "Cette certification est inconnue", "Enregistrez ou importez-la d'abord, ou corrigez son code."
    ),
    "checkpoint-invalid": (
      "Ce point de contrôle n'est pas signé par la clé du registre, ou un autre est conservé pour cette taille",
      "Signez-en un par « acquis checkpoint » ; s'il y en a deux, gardez-les tous les deux et comparez-les."
    ),
    "checkpoint-malformed": (
      "Le point de contrôle n'est pas celui de ce registre",
      "Lancez « acquis recover » : il vérifie le registre depuis le premier octet."
    ),
    "checkpoint-missing": (
      "Le point de contrôle manque", "Lancez « acquis recover » : il vérifie le registre depuis le premier octet."
    ),
    "curl-missing": (
      "La commande curl n'est pas installée, et acquis n'atteint le réseau que par elle",
      "Installez curl ; ou faites horodater le fichier de « acquis anchor request », puis « acquis anchor add »."
    ),
    "damaged": ("Le registre est endommagé", "Restaurez le fichier d'une copie et vérifiez ; rien n'a été modifié."),
    "file-exists": ("Ce fichier existe déjà", "Choisissez un autre nom, ou déplacez-le."),
    "fiche-unknown": (
      "Aucune des fiches demandées n'est dans les fichiers",
      "Corrigez les numéros de --only, ou donnez l'export qui les contient."
    ),
    "file-kind": ("Ce n'est pas un fichier ordinaire", "Mettez un fichier ordinaire à cet endroit."),
    "file-too-long": ("Ce fichier est trop long", "Vérifiez que c'est bien celui que vous vouliez."),
    "identity-unknown": ("Le coffre ne sait rien de cet apprenant", "Exportez sans --with-identity."),
    "index-unusable": (
      "L'index ne peut pas être écrit",
      "Vérifiez la place et les droits d'écriture ; sans index, toute réponse est juste, et plus lente."
    ),
    "key-file-malformed": (
      "Ce fichier ne contient pas de clé privée", "Donnez un fichier fait par « acquis key new »."
    ),
    "key-fixed": (
      "Cette clé est celle du premier enregistrement et ne peut pas être révoquée",
      "Si elle est perdue ou volée, fondez un registre qui succède à celui-ci (acquis init --succeeds)."
    ),
    "key-form": (
      "Cette clé n'est pas utilisable ici",
      "Donnez une clé de vérification telle qu'elle a été affichée, et qui n'est pas déjà inscrite."
    ),
    "key-out-of-period": (
      "La date est hors de la période de la clé", "Signez avec une clé dont la période contient la date."
    ),
    "key-revoked": ("La clé est révoquée", "Signez avec une autre clé."),
    "key-role": ("La clé n'a pas le rôle requis", "Signez avec une clé du rôle requis."),
    "key-unknown": ("La clé n'est pas inscrite", "Inscrivez-la d'abord (acquis key enrol)."),
    "keys-missing": (
      "Les clés du registre ne sont pas là", "Remettez private/ depuis sa copie ; sans elles, on ne fait que lire."
    ),
    "learner-ambiguous": ("Plusieurs apprenants sont possibles", "Donnez l'identifiant (acquis learner find)."),
    "learner-closed": (
      "On ne peut plus rien déclarer de cet apprenant", "Donnez l'identifiant sous lequel la personne continue."
    ),
    "countersigned-wrong": (
      "La contresignature ne se vérifie pas", "Contresignez à nouveau, pour ce registre, avec une clé inscrite."
    ),
    "learner-mismatch": ("L'annulation ne nomme pas l'apprenant de sa cible", correct),
    "learner-repeated": ("L'apprenant est déjà inscrit", "Ajoutez-lui une cible."),
    "learner-unknown": (
      "Cet apprenant est inconnu", "Cherchez par « acquis learner find » ou « acquis learner list »."
    ),
    "ledger-busy": ("Le registre change sans cesse", "Réessayez ; rien n'a été enregistré."),
    "ledger-locked": (
      "Un autre programme écrit dans le registre", "Attendez qu'il ait fini, ou donnez un --wait plus long."
    ),
    "ledger-not-named": ("Aucun registre n'est nommé", "Donnez --ledger DOSSIER, ou définissez ACQUIS_LEDGER."),
    "line-malformed": ("Une ligne n'a pas la bonne forme", nothingDone),
    "log-truncated": (
      "Le journal est plus court que son point de contrôle", "Cherchez la copie la plus récente du dossier."
    ),
    "made-after-recorded": (
      "Cette date n'est pas encore venue", "Enregistrez quand c'est arrivé, ou corrigez la date."
    ),
    "checkpoint-behind": (
      "Ce qui est enregistré est en sécurité, mais aucun point de contrôle ne le couvre encore",
      "Remédiez-y, puis lancez « acquis checkpoint »."
    ),
    "mark-behind": (
      "Ce qui est enregistré est en sécurité, mais la marque ne le couvre pas encore",
      "Rendez son disque accessible en écriture, ou gardez-la ailleurs : « acquis mark set CHEMIN »."
    ),
    "mark-invalid": (
      "La marque n'est pas un point de contrôle de ce registre",
      "Remettez la marque de ce registre, ou gardez-la ailleurs : « acquis mark set CHEMIN »."
    ),
    "mark-missing": (
      "La marque manquait : rien ne dit si cette copie du registre est la plus récente",
      "Elle est écrite à nouveau ; si un autre disque devrait être là, montez-le et comparez."
    ),
    "mark-unusable": (
      "La marque ne peut pas être lue ou écrite",
      "Rendez son disque accessible en écriture, ou gardez-la ailleurs : « acquis mark set CHEMIN »."
    ),
    "tail-cut": (
      "Des octets qui ne faisaient pas un lot complet ont été coupés et gardés",
      "Rien de confirmé n'est perdu ; qui a lu « outcome-unknown » répète sa commande avec le même --id."
    ),
    "minutes-mismatch": (
      "Le procès-verbal ne couvre pas les décisions qui le précèdent",
      "Envoyez les décisions de la session, puis leur procès-verbal, inchangés, dans un seul fichier."
    ),
    "module-as-credit": ("Un module de formation ne vaut jamais acquis", "Donnez une évaluation."),
    "not-a-ledger": (
      "Il n'y a pas de registre à cet endroit", "Vérifiez le chemin, ou fondez un registre par « acquis init »."
    ),
    "not-json": ("Une ligne n'est pas du JSON utilisable", nothingDone),
    "nothing-to-record": ("Il n'y a rien à enregistrer", "Voir « acquis record --template »."),
    "nothing-yet": (
      "Rien n'était encore enregistré de cet apprenant à cette date",
      "Donnez une date plus tardive ; « acquis learner show » a les dates."
    ),
    "on-behalf-forbidden": (
      "La politique du registre interdit de signer pour autrui", "Signez avec la clé requise (--sign-with)."
    ),
    "origin-form": ("Le nom du registre n'a pas la bonne forme", "Par exemple acquis.example.org/2026."),
    "operator-key-last": (
      "Sans cette clé, plus personne ne pourrait enregistrer", "Remplacez-la par « acquis key rotate »."
    ),
    "out-of-range": (
      "Cet enregistrement n'existe pas, ou aucun point de contrôle ne le couvre",
      "Donnez un numéro qui existe, ou lancez d'abord « acquis checkpoint »."
    ),
    "outcome-unknown": (
      "On ne sait pas si l'enregistrement a eu lieu",
      "Relancez la même commande avec le même --id : elle n'enregistre qu'une fois."
    ),
    "recorded-backwards": ("L'horloge est en retard sur le dernier enregistrement", "Réglez l'horloge de la machine."),
    "referential-invalid": ("Le référentiel n'a pas la bonne forme", "Voir docs/referential.md."),
    "reference-taken": (
      "Un autre apprenant a déjà cette référence",
      "Donnez une autre référence, ou reprenez cet apprenant (acquis learner find)."
    ),
    "revocation-repeated": (
      "Cette clé est déjà révoquée", "Il n'y a plus rien à faire ; une autre s'inscrit par « acquis key enrol »."
    ),
    "refused": ("L'enregistrement est refusé", nothingDone),
    "request-form": (
      "Ce n'est pas une demande d'horodatage", "Donnez le fichier qu'a écrit « acquis anchor request »."
    ),
    "rolled-back": ("Ce dossier est une ancienne copie du registre", "Cherchez la copie la plus récente."),
    "root-mismatch": (
      "Le journal n'est pas celui que couvre le point de contrôle", "Restaurez d'une copie et vérifiez."
    ),
    "rule-invalid": ("La règle n'a pas la bonne forme", "Corrigez la règle : voir SPEC §9.2."),
    "signature-invalid": ("Une signature ne se vérifie pas", "Signez à nouveau, pour ce registre."),
    "signature-missing": (
      "Il manque la signature de qui possède une clé",
      "Signez avec cette clé (--sign-with), ou à distance (acquis sign)."
    ),
    "statement-id-repeated": (
      "Une autre déclaration porte cet identifiant",
      "Répétez la même commande pour réessayer, ou choisissez un autre --id."
    ),
    "target-repeated": ("L'apprenant vise déjà cette certification", "Il n'y a plus rien à faire."),
    "target-unknown": (
      "L'apprenant ne vise pas cette certification et n'en détient rien", "Nommez une autre certification."
    ),
    "type-unknown": ("Ce type de déclaration n'existe pas", "Voir SPEC §9."),
    "unreadable": ("Ce fichier ne peut pas être lu ou écrit", "Vérifiez le chemin, les droits et la place libre."),
    "validated-before-assessed": ("La décision précède l'évaluation", "Corrigez la date."),
    "vault-missing": (
      "Le coffre des identités n'est pas là",
      "Donnez l'identifiant de l'apprenant, ou allez sur la machine de l'opérateur."
    ),
    "version-lowered": ("Une version ne peut que monter", "Il n'y a plus rien à faire."),
    "version-newer": ("Le registre est d'une version plus récente", "Utilisez un logiciel plus récent."),
    "founding-failed": ("Le registre n'a pas pu être fondé", "Corrigez, puis recommencez dans un dossier neuf."),
    "internal-error": ("Erreur interne", "Merci de la signaler ; rien n'a été modifié."),
    "key-name": ("La clé ne porte pas le nom qu'il faut", "Donnez la clé faite pour cet identifiant (acquis key new)."),
    "no-randomness": ("La source d'aléa du système a échoué", "Réessayez."),
    "not-founded": (
      "Le premier enregistrement ne fonde pas de registre", "Restaurez le fichier d'une copie et vérifiez."
    ),
    "operator-key-missing": (
      "La clé de l'opérateur n'est pas là", "Remettez-la dans private/keys depuis une sauvegarde."
    ),
    "checkpoint-inconsistent": (
      "Le registre ne prolonge pas un point de contrôle plus ancien",
      "Gardez les deux : ce sont deux histoires signées de la même clé."
    ),
    "entries-published": (
      "Ce dossier publie les enregistrements eux-mêmes, et pas seulement leurs empreintes",
      "Donnez --entries pour continuer à les montrer, ou publiez dans un dossier vide."
    ),
    "not-a-tree": ("Ce dossier n'est pas l'arbre publié de ce registre", "Publiez dans un dossier vide."),
    "publish-failed": (
      "Un fichier n'a pas pu être publié",
      "Ce qui était publié est entier. Vérifiez la place libre et les droits, puis relancez la commande."
    ),
    "publish-place": (
      "On ne peut pas publier à cet endroit", "Choisissez un dossier à l'écart de celui du registre."
    ),
    "published-ahead": (
      "Ce qui est publié va plus loin que le registre", "Cherchez la copie la plus récente du registre."
    ),
    "tree-locked": (
      "Un autre programme publie dans ce dossier", "Attendez qu'il ait fini, ou donnez un --wait plus long."
    ),
    "log-changed": (
      "Un autre a remplacé ou modifié le journal pendant l'écriture",
      "Cherchez qui écrit là, puis relancez la commande avec le même --id."
    ),
    "read-back-differs": ("Le disque ne rend pas ce qui a été écrit", "Vérifiez le disque ; rien n'a été signé."),
    "record-form": ("Un enregistrement n'a pas la bonne forme", "Vérifiez que c'est bien le fichier que vous vouliez."),
    "signing-failed": ("La signature a échoué", "Vérifiez le fichier de clé."),
    "usage": ("La commande est mal écrite", "Voir « acquis help »."),
    "writer-stopped": ("Un échec antérieur a arrêté l'écriture", "Rouvrez le registre : relancez la commande."),
    "vault-already-stored": (
      "Le coffre a déjà d'autres valeurs pour cette déclaration", "Reprenez les valeurs qui y sont."
    ),
    "vault-busy": ("Un autre programme tient le coffre", "Attendez qu'il ait fini, puis réessayez."),
    "vault-damaged": ("Le coffre est endommagé", "Restaurez la base et learner-keys de la même sauvegarde."),
    "vault-exposed": (
      "D'autres que le propriétaire ont accès au coffre",
      "Retirez-leur l'accès (chmod go=), et demandez-vous si quelqu'un l'a lu."
    ),
    "vault-failed": ("Le coffre n'a pas pu être utilisé", "Vérifiez la place libre et le disque, puis réessayez."),
    "vault-file-kind": (
      "Un fichier du coffre n'est pas ce qu'il doit être", "Remettez le fichier lui-même à sa place."
    ),
    "vault-invalid-value": ("Cette valeur ne peut pas être conservée", correct),
    "vault-key-missing": ("La clé d'une personne manque", "Restaurez-la dans learner-keys, ou effacez la personne."),
    "vault-newer": ("Le coffre est d'une version plus récente", "Utilisez un logiciel plus récent."),
    "vault-not-writable": (
      "Le coffre ne peut pas être ouvert en écriture", "Le dossier private doit appartenir à qui lance acquis."
    ),
    "vault-other-ledger": ("Le coffre est celui d'un autre registre", "Remettez celui de ce registre."),
    "vault-part-lost": ("Une partie du coffre manque", "Restaurez-la d'une sauvegarde."),
    "import-columns": ("Les colonnes ne sont pas celles attendues", "Comparez le fichier à sa description."),
    "import-depth": ("Le fichier est imbriqué trop profondément", checkFile),
    "import-doctype": ("Le fichier déclare un DTD, ce qui est refusé", checkFile),
    "import-encoding": ("L'encodage du fichier n'est pas celui attendu", "Convertissez-le en UTF-8."),
    "import-ill-formed": ("Le fichier n'est pas bien formé", checkFile),
    "import-limit": ("Le fichier dépasse une limite", checkFile),
    "import-partial": (
      "L'import a échoué après avoir enregistré des certifications",
      "Corrigez ce qui suit et relancez la même commande : elle reprend où elle s'est arrêtée."
    ),
    "import-quote": ("Un guillemet n'est pas à sa place", "Corrigez la ligne."),
    "import-root": ("Le fichier n'est pas un export de ce genre", checkFile),
    "import-table": ("Il manque un fichier de l'export", "Décompressez l'archive entière."),
    "import-truncated": ("Le fichier s'arrête avant sa fin", "Téléchargez-le à nouveau."),
    "import-unreadable": ("Ce fichier ne peut pas être lu", "Vérifiez le chemin et les droits."),
    "import-version": ("La version de l'export n'est pas connue", "Téléchargez l'export à nouveau."),
    "wrong-key": ("La clé n'est pas celle du registre", "Donnez la clé avec laquelle il a été fondé."),
  ]
}
