import AcquisAudit
import AcquisCrypto
import Glibc

extension Deviation {
  static let directories: [Deviation] = [
    Deviation(.segmentMissing, "a second segment after one that is not full") {
      let directory = Directory()
      let scribe = Story.full.scribe
      try scribe.write(checkpoint: scribe.checkpoint(), into: directory)
      try directory.write("log/000000065536.jsonl", scribe.log)
      return Audit.ledger(directory: directory.path, trust: Keys.trust)
    },
    Deviation(.segmentMissing, "no first segment") {
      let directory = Directory()
      try directory.write("log/000000065536.jsonl", Story.full.scribe.log)
      try directory.write("checkpoint", Story.full.scribe.checkpoint())
      return Audit.ledger(directory: directory.path, trust: Keys.trust)
    },
    Deviation(.fileKind, "a segment that is a symbolic link") {
      let directory = Directory()
      let scribe = Story.full.scribe
      try scribe.write(checkpoint: scribe.checkpoint(), into: directory)
      try directory.write("elsewhere", scribe.log)
      try directory.remove("log/000000000000.jsonl")
      try succeed(symlink("../elsewhere", directory.path + "/log/000000000000.jsonl"))
      return Audit.ledger(directory: directory.path, trust: Keys.trust)
    },
    Deviation(.fileKind, "a segment that is a pipe") {
      let directory = Directory()
      let scribe = Story.full.scribe
      try scribe.write(checkpoint: scribe.checkpoint(), into: directory)
      try directory.remove("log/000000000000.jsonl")
      try succeed(mkfifo(directory.path + "/log/000000000000.jsonl", 0o600))
      return Audit.ledger(directory: directory.path, trust: Keys.trust)
    },
    Deviation(.fileKind, "a checkpoint that is a symbolic link") {
      let directory = Directory()
      let scribe = Story.full.scribe
      try scribe.write(checkpoint: nil, into: directory)
      try directory.write("elsewhere", scribe.checkpoint())
      try succeed(symlink("elsewhere", directory.path + "/checkpoint"))
      return Audit.ledger(directory: directory.path, trust: Keys.trust)
    },
    Deviation(.fileKind, "a single file that is a pipe") {
      let directory = Directory()
      try succeed(mkfifo(directory.path + "/pipe", 0o600))
      return Audit.segment(file: directory.path + "/pipe", trust: Keys.trust)
    },
    Deviation(.checkpointMissing, "no checkpoint") {
      let directory = Directory()
      try Story.full.scribe.write(checkpoint: nil, into: directory)
      return Audit.ledger(directory: directory.path, trust: Keys.trust)
    },
    Deviation(.tailUncovered, "a record beyond the checkpoint") {
      try Story.full.scribe.judge(checkpoint: Story.full.scribe.checkpoint(19))
    },
    Deviation(.tailUncovered, "bytes after the last line") {
      let directory = Directory()
      let scribe = Story.full.scribe
      try scribe.write(checkpoint: scribe.checkpoint(), into: directory)
      try directory.write("log/000000000000.jsonl", scribe.log + [0x7B])
      return Audit.ledger(directory: directory.path, trust: Keys.trust)
    },
    Deviation(.selfDeclared, "no key given") { try Story.full.scribe.judge(trust: nil) },
    Deviation(.endUnprotected, "a single file without checkpoint") {
      let directory = Directory()
      return Audit.segment(file: try directory.write("log.jsonl", Story.full.scribe.log), trust: Keys.trust)
    },
    Deviation(.notFounded, "a single file that begins with another record") {
      let directory = Directory()
      let scribe = Story.full.scribe
      let log = Array(scribe.log[(scribe.lines[0].count + 1)...])
      return Audit.segment(
        file: try directory.write("log.jsonl", log), trust: Keys.trust, checkpoint: try scribe.checkpoint())
    },
    Deviation(.notFounded, "a directory without log") {
      let directory = Directory()
      try directory.write("checkpoint", Story.full.scribe.checkpoint())
      return Audit.ledger(directory: directory.path, trust: Keys.trust)
    },
    Deviation(.notFounded, "an empty file") {
      let directory = Directory()
      let checkpoint = try Story.full.scribe.checkpoint()
      return Audit.segment(file: try directory.write("log.jsonl", []), trust: Keys.trust, checkpoint: checkpoint)
    },
    Deviation(.unreadable, "no such directory") {
      Audit.ledger(directory: Directory().path + "/none", trust: Keys.trust)
    },
    Deviation(.unreadable, "no such file") { Audit.segment(file: Directory().path + "/none", trust: Keys.trust) },
    Deviation(.unreadable, "no such record") { Audit.record(file: Directory().path + "/none", trust: Keys.trust) },
    Deviation(.unreadable, "no such proof") { Audit.proof(file: Directory().path + "/none", trust: Keys.trust) },
  ]
}

/// Throws what a system call that failed left in `errno`.
func succeed(_ result: Int32) throws {
  if result != 0 { throw SystemCallFailed(errno: errno) }
}

struct SystemCallFailed: Error { let errno: Int32 }
