// The victim of the tests that kill processes, let them take turns, fill the disk, and make system calls fail. Prints every
// acknowledgement.
//
//   StoreTorture found LEDGER           found an invented ledger
//   StoreTorture forever LEDGER NAME    append from four tasks at once until killed
//   StoreTorture rounds LEDGER NAME     open, append from four tasks at once, close, again and again until killed
//   StoreTorture turns LEDGER NAME      open, append and close, twelve times
//   StoreTorture limited LEDGER NAME    append until no file can grow beyond 24 KiB, and say how that ended
//   StoreTorture session LEDGER NAME BATCHES MARK
//                                       open, append some batches with a checkpoint after each, close, and say how each
//                                       step ended
//   StoreTorture fill LEDGER NAME COUNT append up to so many batches, and say how that ended
//   StoreTorture soak LEDGER COUNT CALLERS
//                                       append so many records from so many tasks, and print samples of the memory in use

import AcquisStore
import Glibc

let words = Array(CommandLine.arguments.dropFirst())
switch words.count > 1 ? words[0] : "" {
case "found": try await found(words[1]).close()
case "forever": try await appendForever(words[1], words[2])
case "rounds": while true { try await appendRound(words[1], words[2]) }
case "turns": try await takeTurns(words[1], words[2])
case "limited": try await fillFile(words[1], words[2])
case "session": try await holdSession(words[1], words[2], Int(words[3])!, mark: words[4])
case "fill": try await fill(words[1], words[2], Int(words[3])!)
case "soak": try await soak(words[1], Int(words[2])!, callers: Int(words[3])!)
default:
  say("usage: see the beginning of Tests/StoreTorture/main.swift")
  exit(64)
}
