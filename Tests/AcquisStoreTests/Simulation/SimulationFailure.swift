/// Something that must not be, found by a simulation.
struct SimulationFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Throws unless `condition` holds: with thousands of programs, the first one that fails is enough.
func demand(_ condition: Bool, _ what: @autoclosure () -> String) throws(SimulationFailure) {
  if !condition { throw SimulationFailure(what()) }
}
