// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.init(stringLiteral: name)] + dependencies, exclude: exclude,
    swiftSettings: strict)
}

// Rows as in ARCHITECTURE.md: a module imports only modules of a lower row.
let package = Package(
  name: "acquis",
  products: [
    .executable(name: "acquis", targets: ["acquis"]),
    .library(name: "Acquis", targets: ["Acquis"]),
    // For the package in Benchmarks/, which measures the modules one by one.
    .library(
      name: "AcquisModules",
      targets: [
        "Acquis", "AcquisStore", "AcquisAudit", "AcquisProjections", "AcquisExchange", "AcquisRecords",
        "AcquisCredits", "AcquisMerkle", "AcquisNotes", "AcquisCrypto", "AcquisValues",
      ]),
    // For the package in Fuzz/: the modules that read what comes from outside, without the database of the store.
    .library(
      name: "AcquisReaders",
      targets: [
        "AcquisExchange", "AcquisAudit", "AcquisRecords", "AcquisCredits", "AcquisNotes", "AcquisMerkle",
        "AcquisCrypto", "AcquisJSON", "AcquisValues",
      ]),
    // For the tests alone: preloaded into the programs whose system calls are to fail.
    .library(name: "FaultShim", type: .dynamic, targets: ["FaultShim"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: []),
  ],
  targets: [
    // C libraries
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),

    // Row 0
    module("AcquisCrypto", ["COpenSSL"]),
    module("AcquisHTTP", [subprocess]),
    module("AcquisJSON"),
    module("AcquisValues"),

    // Row 1
    module("AcquisMerkle", ["AcquisCrypto"]),
    module("AcquisNotes", ["AcquisCrypto"]),
    module("AcquisCredits", ["AcquisValues", "AcquisJSON"]),

    // Row 2
    module("AcquisRecords", ["AcquisValues", "AcquisJSON", "AcquisMerkle", "AcquisCrypto"]),

    // Row 3
    module(
      "AcquisStore", ["AcquisRecords", "AcquisNotes", "AcquisMerkle", "AcquisCrypto", "AcquisValues", grdb, sqlite]),
    module("AcquisIdentities", ["AcquisValues", "AcquisJSON", "AcquisCrypto", grdb]),
    module("AcquisProjections", ["AcquisCredits", "AcquisValues"]),
    module(
      "AcquisAudit",
      [
        "AcquisRecords", "AcquisNotes", "AcquisCredits", "AcquisMerkle", "AcquisCrypto", "AcquisJSON", "AcquisValues",
      ]),
    module(
      "AcquisExchange",
      ["AcquisCredits", "AcquisRecords", "AcquisValues", "AcquisJSON", "AcquisCrypto", "CExpat"]),

    // Row 4
    module(
      "Acquis",
      [
        "AcquisStore", "AcquisIdentities", "AcquisProjections", "AcquisAudit", "AcquisExchange",
        "AcquisRecords", "AcquisNotes", "AcquisCredits", "AcquisMerkle", "AcquisCrypto", "AcquisHTTP", "AcquisJSON",
        "AcquisValues",
      ]),

    // Row 5
    module(
      "AcquisCommands",
      [
        "Acquis", "AcquisAudit", "AcquisStore", "AcquisProjections", "AcquisExchange", "AcquisRecords", "AcquisNotes",
        "AcquisCredits", "AcquisCrypto", "AcquisJSON", "AcquisValues", argumentParser,
      ]),

    // The samples, beside the command line: nothing depends on them.
    module(
      "AcquisSamples",
      [
        "AcquisAudit", "AcquisExchange", "AcquisRecords", "AcquisNotes", "AcquisCredits", "AcquisMerkle",
        "AcquisCrypto", "AcquisJSON", "AcquisValues",
      ]),

    // Row 6
    .executableTarget(name: "acquis", dependencies: ["AcquisCommands"], swiftSettings: strict),
    .executableTarget(name: "acquis-samples", dependencies: ["AcquisSamples"], swiftSettings: strict),

    // Tests
    tests("AcquisCrypto", ["COpenSSL"]),
    tests("AcquisHTTP", []),
    tests("AcquisValues", []),
    tests("AcquisJSON", ["Seeded"]),
    tests("AcquisMerkle", ["AcquisCrypto"]),
    tests("AcquisRecords", ["AcquisValues", "AcquisJSON", "AcquisCrypto"]),
    tests("AcquisNotes", ["AcquisCrypto"]),
    tests("AcquisCredits", ["AcquisJSON", "AcquisValues", "Seeded"]),
    .target(name: "Seeded", path: "Tests/Seeded", swiftSettings: strict),
    .target(name: "FaultShim", path: "Tests/FaultShim"),
    .target(name: "FaultInjection", path: "Tests/FaultInjection", swiftSettings: strict),
    // The victim of the tests that kill processes.
    .executableTarget(
      name: "StoreTorture",
      dependencies: ["AcquisStore", "AcquisRecords", "AcquisNotes", "AcquisCrypto", "AcquisValues", "AcquisJSON"],
      path: "Tests/StoreTorture", swiftSettings: strict),
    tests(
      "AcquisStore",
      [
        "AcquisRecords", "AcquisNotes", "AcquisMerkle", "AcquisCrypto", "AcquisValues", "AcquisJSON", grdb,
        "StoreTorture", "FaultInjection", "Seeded",
      ]),
    // What scripts/instructions counts.
    .executableTarget(
      name: "HotPaths",
      dependencies: [
        "AcquisCommands", "AcquisAudit", "AcquisStore", "AcquisProjections", "AcquisRecords", "AcquisNotes",
        "AcquisCredits", "AcquisMerkle", "AcquisCrypto", "AcquisJSON", "AcquisValues", argumentParser,
      ],
      path: "Tests/HotPaths", exclude: ["thresholds"], swiftSettings: strict),
    tests("AcquisProjections", ["AcquisCredits", "AcquisJSON", "AcquisValues", "Seeded"]),
    tests(
      "AcquisAudit",
      [
        "AcquisRecords", "AcquisNotes", "AcquisCredits", "AcquisMerkle", "AcquisCrypto", "AcquisJSON", "AcquisValues",
        "AcquisExchange", "COpenSSL", "Seeded",
      ]),
    tests(
      "AcquisExchange",
      ["AcquisCredits", "AcquisRecords", "AcquisNotes", "AcquisMerkle", "AcquisValues", "AcquisJSON", "AcquisCrypto"],
      exclude: ["Golden"]),
    tests("AcquisIdentities", ["AcquisValues", "AcquisCrypto", grdb, "Seeded", "FaultInjection"]),
    tests(
      "Acquis",
      [
        "AcquisStore", "AcquisIdentities", "AcquisProjections", "AcquisAudit", "AcquisExchange", "AcquisRecords",
        "AcquisNotes", "AcquisCredits", "AcquisMerkle", "AcquisCrypto", "AcquisJSON", "AcquisValues", "Seeded",
      ]),
    tests("AcquisSamples", ["Acquis", "AcquisAudit", "AcquisNotes", "AcquisValues"]),
    .testTarget(
      name: "RepositoryTests",
      dependencies: ["AcquisAudit", "AcquisCredits", "AcquisCommands", "acquis", argumentParser],
      swiftSettings: strict),
    .testTarget(
      name: "AcquisCommandsTests", dependencies: ["acquis", "FaultInjection"], exclude: ["Scenarios"],
      swiftSettings: strict),
  ]
)
