import AcquisCredits

/// Divides partners into groups that each fit one `partners-listed`.
enum PartnerGroups {
  /// A row takes at most 171 bytes of its five columns: an id of 64, a commitment of 64, two days, `organise`, and
  /// quotation marks and commas. 180 rows are 30,780 bytes; what stands around them takes fewer than 600.
  static let rowLimit = 180

  /// The groups, in the order of `partners`. A statement names no centre twice (SPEC §9.2), so further rows of a centre
  /// stand in later groups. O(n).
  static func groups(of partners: [Registration.Partner]) -> [[Registration.Partner]] {
    var layers: [[Registration.Partner]] = []
    var counts: [CentreID: Int] = [:]
    for partner in partners {
      let layer = counts[partner.centre, default: 0]
      counts[partner.centre] = layer + 1
      if layer == layers.count { layers.append([]) }
      layers[layer].append(partner)
    }
    return layers.flatMap { layer in
      stride(from: 0, to: layer.count, by: rowLimit).map { Array(layer[$0..<min($0 + rowLimit, layer.count)]) }
    }
  }
}
