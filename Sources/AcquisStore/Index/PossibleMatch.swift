/// A position at which a record may match a query, and the lists on disk that it stands in for that.
///
/// A record in a list that it does not belong to says that the index is wrong, and that others may be missing from theirs.
struct PossibleMatch {
  let seq: Int
  let lists: [Term]
}
