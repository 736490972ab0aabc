import AcquisCrypto

/// RFC 6962 §2.1 word for word over the data of the leaves: slow, recursive, and without a line of the module it judges.
enum RFC6962Oracle {
  typealias Leaf = [UInt8]

  static func mth(_ d: ArraySlice<Leaf>) -> Digest {
    switch d.count {
    case 0: return SHA256.hash([])
    case 1: return SHA256.hash([0x00] + d.first!)
    default:
      let k = split(d.count)
      return SHA256.hash([0x01] + mth(d.prefix(k)).bytes + mth(d.dropFirst(k)).bytes)
    }
  }

  static func path(_ m: Int, _ d: ArraySlice<Leaf>) -> [Digest] {
    if d.count == 1 { return [] }
    let k = split(d.count)
    if m < k { return path(m, d.prefix(k)) + [mth(d.dropFirst(k))] }
    return path(m - k, d.dropFirst(k)) + [mth(d.prefix(k))]
  }

  static func proof(_ m: Int, _ d: ArraySlice<Leaf>) -> [Digest] { subproof(m, d, true) }

  private static func subproof(_ m: Int, _ d: ArraySlice<Leaf>, _ b: Bool) -> [Digest] {
    if m == d.count { return b ? [] : [mth(d)] }
    let k = split(d.count)
    if m <= k { return subproof(m, d.prefix(k), b) + [mth(d.dropFirst(k))] }
    return subproof(m - k, d.dropFirst(k), false) + [mth(d.prefix(k))]
  }

  private static func split(_ n: Int) -> Int {
    var k = 1
    while k * 2 < n { k *= 2 }
    return k
  }
}
