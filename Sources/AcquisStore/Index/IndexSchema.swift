import AcquisCrypto
import AcquisValues
import GRDB
import FoundationEssentials

/// The tables of the index.
///
/// What the index says is compared with the log, and what it denies must be proven by a row that is there: each row of `ids` and
/// `terms` names the key of the next, each row of `postings` the position before it, and each has a digest of what it says. A row that
/// is missing, or another one, then shows.
enum IndexSchema {
  /// To be raised with every change: an index of another version is built anew.
  static let version = 3

  /// `records.hashes` is the leaf hash and the hashes of the subtrees that the leaf completes, smallest first, so every
  /// complete subtree of the tree stands in the row of its last leaf. `ids` and `terms` are ``KeyedRows``,
  /// a row of `postings` is a ``PostingBlock``.
  static let sql = """
    CREATE TABLE meta (schema INTEGER, file TEXT, ledger BLOB, segment INTEGER, size INTEGER);
    CREATE TABLE records (
      seq INTEGER PRIMARY KEY, offset INTEGER NOT NULL, count INTEGER NOT NULL, hashes BLOB NOT NULL);
    CREATE TABLE ids (
      key BLOB PRIMARY KEY, next BLOB NOT NULL, seq INTEGER NOT NULL, digest INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE terms (
      key BLOB PRIMARY KEY, next BLOB NOT NULL, number INTEGER NOT NULL, count INTEGER NOT NULL, last INTEGER NOT NULL,
      digest INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE postings (
      number INTEGER, first INTEGER, before INTEGER NOT NULL, distances BLOB NOT NULL, digest INTEGER NOT NULL,
      PRIMARY KEY (number, first)) WITHOUT ROWID;
    """
}

extension Digest {
  /// As SQLite stores it.
  var data: Data { withUnsafeBytes { Data($0) } }
}
