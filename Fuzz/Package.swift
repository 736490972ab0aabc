// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who builds acquis builds its fuzzing. scripts/fuzz says how it is linked.
let package = Package(
  name: "acquis-fuzz",
  dependencies: [.package(name: "acquis", path: "..")],
  targets: [
    .executableTarget(
      name: "Fuzz", dependencies: [.product(name: "AcquisReaders", package: "acquis")],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)])
  ]
)
