import AcquisCrypto
import AcquisValues
import GRDB
import FoundationEssentials

/// The tables of the index.
enum IndexSchema {
  /// To be raised with every change: an index of another version is built anew.
  static let version = 1

  /// `records.hashes` is the leaf hash and the hashes of the subtrees that the leaf completes, smallest first, so every
  /// complete subtree of the tree stands in the row of its last leaf.
  static let sql = """
    CREATE TABLE meta (schema INTEGER, ledger BLOB, segment INTEGER, size INTEGER, leaf BLOB);
    CREATE TABLE records (
      seq INTEGER PRIMARY KEY, offset INTEGER NOT NULL, count INTEGER NOT NULL, hashes BLOB NOT NULL);
    CREATE TABLE ids (id BLOB PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE terms (term INTEGER PRIMARY KEY, text BLOB NOT NULL UNIQUE, count INTEGER NOT NULL);
    CREATE TABLE postings (term INTEGER, seq INTEGER, PRIMARY KEY (term, seq)) WITHOUT ROWID;
    """
}

extension Digest {
  /// As SQLite stores it.
  var data: Data { withUnsafeBytes { Data($0) } }
}

extension StatementID {
  /// As SQLite stores it.
  var data: Data { Data(bytes) }
}
