// swift-tools-version: 6.2
import PackageDescription

/// The settings of every target: strict where the language lets us be.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "tasking",
  products: [
    .executable(name: "tasking", targets: ["tasking"]),
    .library(name: "WorkingTime", targets: ["WorkingTime"]),
    .library(name: "CEL", targets: ["CEL"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // Pure: values in, values out.
    .target(name: "WorkingTime", swiftSettings: house),
    .target(name: "Patterns", swiftSettings: house),
    .target(name: "CEL", dependencies: ["WorkingTime", "Patterns"], swiftSettings: house),
    .target(name: "Workflow", dependencies: ["WorkingTime", "CEL"], swiftSettings: house),

    // What stands beside the core, and nothing in it needs: pictures, pages, scenarios, simulation, replay.
    .target(name: "WorkflowLab", dependencies: ["Workflow", "WorkingTime", "CEL"], swiftSettings: house),

    // Files.
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "WorkflowFile", dependencies: ["Workflow", "WorkflowLab", "CYAML"], swiftSettings: house),

    .systemLibrary(name: "CJansson", pkgConfig: "jansson", providers: [.apt(["libjansson-dev"])]),
    .target(name: "JSON", dependencies: ["CJansson"], swiftSettings: house),

    // The store.
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: house),
    .target(
      name: "Store",
      dependencies: ["Workflow", "WorkingTime", "JSON", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: house),
    // What every engine of the store must keep, as a library that the tests of an engine run.
    .target(
      name: "StoreConformance", dependencies: ["Store", "Workflow", "WorkingTime"], swiftSettings: house),
    .target(name: "SQLStore", dependencies: ["Store", "Workflow", "WorkingTime"], swiftSettings: house),
    .systemLibrary(name: "CFiles"),
    .target(name: "StoreFiles", dependencies: ["CFiles", "Store"], swiftSettings: house),
    .target(
      name: "SQLiteStore", dependencies: ["SQLStore", "StoreFiles", "Store", "SQLite"], swiftSettings: house,
      plugins: ["EmbedText"]),

    // The service and the command line.
    .target(name: "TaskingAPI", dependencies: ["Workflow", "WorkflowLab", "WorkingTime"], swiftSettings: house),
    .target(
      name: "Tasking", dependencies: ["TaskingAPI", "Workflow", "WorkflowLab", "WorkflowFile", "Store", "WorkingTime"],
      swiftSettings: house, plugins: ["EmbedText"]),
    .target(
      name: "TaskingRendering", dependencies: ["TaskingAPI", "Workflow", "WorkflowLab", "WorkingTime"],
      swiftSettings: house),
    .target(
      name: "TaskingMachine",
      dependencies: ["Tasking", "TaskingAPI", "StoreFiles", "Store", "Workflow", "WorkflowFile", "WorkingTime"],
      swiftSettings: house),
    .target(
      name: "TaskingCLI",
      dependencies: [
        "TaskingAPI", "TaskingRendering", "TaskingMachine", "Tasking", "SQLiteStore", "Store", "Workflow",
        "WorkflowLab", "WorkflowFile",
        "WorkingTime",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),
    .executableTarget(name: "tasking", dependencies: ["TaskingCLI"], swiftSettings: house),

    // Text files of the top level become string literals in the binary.
    .executableTarget(name: "embed-text", path: "Sources/embed-text", swiftSettings: house),
    .plugin(name: "EmbedText", capability: .buildTool(), dependencies: ["embed-text"]),

    .testTarget(name: "WorkingTimeTests", dependencies: ["WorkingTime"], swiftSettings: house),
    .testTarget(name: "PatternsTests", dependencies: ["Patterns"], swiftSettings: house),
    .testTarget(name: "CELTests", dependencies: ["CEL", "WorkingTime"], swiftSettings: house),
    // A definition with people and registers, for the tests of the kernel and of what stands beside it.
    .target(
      name: "WorkflowBench", dependencies: ["Workflow", "WorkflowFile", "WorkingTime"], path: "Tests/WorkflowBench",
      swiftSettings: house),
    .testTarget(
      name: "WorkflowTests",
      dependencies: ["Workflow", "WorkflowBench", "WorkflowLab", "WorkflowFile", "CEL", "WorkingTime"],
      swiftSettings: house),
    .testTarget(
      name: "WorkflowLabTests",
      dependencies: ["WorkflowLab", "WorkflowBench", "Workflow", "WorkflowFile", "WorkingTime"],
      swiftSettings: house),
    .testTarget(name: "WorkflowFileTests", dependencies: ["WorkflowFile", "WorkflowLab"], swiftSettings: house),
    .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: house),
    .testTarget(name: "SQLiteTests", dependencies: ["SQLite"], swiftSettings: house),
    .testTarget(
      name: "SQLiteStoreTests",
      dependencies: [
        "SQLiteStore", "SQLStore", "StoreConformance", "StoreFiles", "Store", "SQLite", "Workflow", "WorkingTime",
      ],
      swiftSettings: house),
    .testTarget(
      name: "TaskingTests",
      dependencies: [
        "TaskingAPI", "Tasking", "SQLiteStore", "SQLStore", "SQLite", "Store", "Workflow", "WorkflowLab",
        "WorkflowFile",
        "WorkingTime",
      ],
      swiftSettings: house),
    .testTarget(
      name: "TaskingCLITests",
      dependencies: [
        "TaskingCLI", "TaskingMachine", "TaskingRendering", "TaskingAPI", "Tasking", "SQLite", "Workflow",
        "WorkingTime",
      ],
      exclude: ["Goldens"],
      swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
