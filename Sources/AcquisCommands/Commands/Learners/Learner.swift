import ArgumentParser

struct Learner: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learner", abstract: "Enrol learners, say what they aim at, find, identify, merge and erase them.",
    subcommands: [
      Enrol.self, Target.self, Withdraw.self, Identify.self, Merge.self, Find.self, ListLearners.self,
      ShowLearner.self, Erase.self,
    ])
}
