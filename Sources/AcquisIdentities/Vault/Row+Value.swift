import GRDB

extension Row {
  /// What stands in `column`. Throws ``VaultError`` `damaged` where that is of another type, as in a damaged row: a subscript of
  /// GRDB's would end the process.
  func value<Value: DatabaseValueConvertible>(_ column: String, at place: String) throws(VaultError) -> Value {
    guard let value = Value.fromDatabaseValue(self[column]) else {
      throw .damagedDatabase(place, "its \(column) is of another type")
    }
    return value
  }
}
