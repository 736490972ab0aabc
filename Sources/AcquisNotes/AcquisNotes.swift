// # AcquisNotes: signed notes, checkpoints and proofs as files
//
// ## Concept
//
// A *note* is a short text that people sign and keep. It is plain UTF-8, so it can be mailed, printed and compared by
// eye, and it carries its signatures under itself. A *checkpoint* is a note whose text says how many records a log has
// and what the root of the tree over them is: whoever keeps one can later tell whether the log still begins with the
// same records. A *cosignature* is a witness's signature on somebody else's checkpoint, with the time it was seen. A
// *transparency proof* is a file that ties one record to one checkpoint.
//
// This module knows no trees and no records: it turns bytes into values and signatures into facts. Types carry trust:
//
//     bytes ─ parse ─▶ SignedNote ─ verified(by:) ─▶ VerifiedNote
//     bytes ─ parse ─▶ SignedCheckpoint ─ verified(by:) ─▶ VerifiedCheckpoint
//
// Nothing but verification makes a verified value, and every parsed value gives its bytes back unchanged.
//
// ## Format
//
// The text, ending in LF; an empty line; then one line a signature: an em dash (U+2014), a space, the name of the key, a
// space, and base64 of key hash (4 bytes) ‖ signature (C2SP signed-note). The last empty line separates. A checkpoint's
// text is origin, decimal size and base64 root, a line each (C2SP tlog-checkpoint). Base64 and decimals have one
// spelling here, so that no byte of a signed file can be changed unnoticed.
//
// A key hash is SHA-256(name ‖ LF ‖ algorithm ‖ public key), the first 4 bytes: it finds a key among several, no more.
// Unknown keys are set aside, because a note may have signers that its reader has never heard of; a known key whose
// line does not verify makes the whole note invalid (NoteLeniency tells the two ways of reading apart).
//
// ## Example
//
// The seed 00 01 02 … 1f makes the key whose verifier key is
//
//     example.com/invented+52335e01+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4
//
// and with it
//
//     let checkpoint = Checkpoint(origin: key.verifierKey.name, size: 0, root: SHA256.hash([]))
//     let signed = try SignedCheckpoint.sign(checkpoint, with: key)
//
// gives, in signed.note.bytes:
//
//     example.com/invented
//     0
//     47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
//
//     — example.com/invented UjNeAU6yWSopCCICSYXfAuqOGueB+o0dArq2v1WCRPCCluT7jk5VB04huzWT0Sb3L8DP8hE8pUAYOOI57rJyi1/O0AE=
//
// which a reader who has the verifier key from elsewhere checks with
//
//     let verifierKey = try VerifierKey(parsing: text)
//     let checkpoint = try SignedCheckpoint(parsing: bytes).verified(by: verifierKey, leniency: .foreign).checkpoint
//
// The tests make this example anew and compare it with the lines above.
