// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who builds acquis builds its benchmarks.
let package = Package(
  name: "acquis-benchmarks",
  dependencies: [.package(name: "acquis", path: "..")],
  targets: [
    .executableTarget(name: "BareStart"),
    .executableTarget(
      name: "Benchmarks", dependencies: [.product(name: "AcquisModules", package: "acquis")],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)])
  ]
)
