import AcquisCredits
import AcquisRecords
import AcquisValues

/// What carried statements say about one another, so that a row can tell what other records add to its own.
struct PageReferences {
  /// A statement that follows up on another.
  struct FollowUp {
    let word: PageWords.Name
    let id: StatementID
    let seq: Int
  }

  /// A decision or a recognition, on which another recognition may rest.
  struct Credit {
    let subject: BlockReference
    let seq: Int
  }

  /// By the statement that they name, in the order carried; whether they count is for the state to say.
  private var followUps: [StatementID: [FollowUp]] = [:]
  private var annulled: Set<StatementID> = []
  private var credit: [StatementID: Credit] = [:]
  private var awards: Set<StatementID> = []
  /// The record of the first document about a statement.
  private var originals: [StatementID: Int] = [:]

  /// Takes the next carried statement.
  mutating func learn(_ statement: CreditStatement, _ carried: PageRecord.Carried) {
    let (id, seq) = (carried.record.statement.id, carried.record.seq)
    func follow(_ target: StatementID, _ word: PageWords.Name) {
      followUps[target, default: []].append(FollowUp(word: word, id: id, seq: seq))
    }
    func know(_ subject: BlockReference) { if credit[id] == nil { credit[id] = Credit(subject: subject, seq: seq) } }
    switch statement {
    case .blockValidated(let validation): know(validation.subject)
    case .creditRecognised(let recognition): know(recognition.subject)
    case .certificationAwarded: awards.insert(id)
    case .decisionConfirmed(let confirmation): follow(confirmation.decision, .confirmation)
    case .conditionLifted(let lifting): follow(lifting.decision, .lifting)
    case .recognitionSuspended(let suspension): follow(suspension.recognition, .suspension)
    case .documentIssued(let document): if originals[document.target] == nil { originals[document.target] = seq }
    case .statementAnnulled(let annulment): annulled.insert(annulment.target)
    default: break
    }
  }

  /// The confirmations, liftings and suspensions of a statement that count.
  func followUps(of id: StatementID, counting state: CreditState) -> [FollowUp] {
    (followUps[id] ?? []).filter { state.counts($0.id) }
  }

  /// Whether an annulment names the statement itself.
  func isAnnulled(_ id: StatementID) -> Bool { annulled.contains(id) }

  /// The decision or recognition of that id; `nil` where none is carried.
  func credit(_ id: StatementID) -> Credit? { credit[id] }

  /// Whether the statement is an award.
  func isAward(_ id: StatementID) -> Bool { awards.contains(id) }

  /// Whether the document in record `seq` is the first about its target.
  func isOriginal(_ document: DocumentIssued, at seq: Int) -> Bool { originals[document.target] == seq }
}
