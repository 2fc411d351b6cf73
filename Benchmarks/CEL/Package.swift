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

// A package of its own, so that the project does not build it; Benchmarks/rules does.
let package = Package(
  name: "rules-benchmark",
  dependencies: [.package(name: "tasking", path: "../..")],
  targets: [
    .executableTarget(
      name: "rules",
      dependencies: [.product(name: "CEL", package: "tasking"), .product(name: "WorkingTime", package: "tasking")],
      swiftSettings: house)
  ],
  swiftLanguageModes: [.v6]
)
