// swift-tools-version: 6.2
import PackageDescription

/// The settings of the project's own targets.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

// A package of its own, so that the project does not build it; Benchmarks/time does.
let package = Package(
  name: "working-time-benchmark",
  dependencies: [.package(name: "tasking", path: "../..")],
  targets: [
    .target(name: "CAllocations"),
    .executableTarget(
      name: "working-time",
      dependencies: ["CAllocations", .product(name: "WorkingTime", package: "tasking")],
      swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
