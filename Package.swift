// swift-tools-version: 6.2
import PackageDescription

// Each module imports only what stands above it in this list; Tests/ArchitectureTests proves it.
let package = Package(
    name: "grantline",
    products: [
        .executable(name: "grantline", targets: ["grantline"]),
        .executable(name: "grantline-ingest", targets: ["grantline-ingest"]),
        .executable(name: "grantline-validate", targets: ["grantline-validate"]),
        .executable(name: "grantline-aggregate", targets: ["grantline-aggregate"]),
        .executable(name: "grantline-render", targets: ["grantline-render"]),
        .executable(name: "grantline-diff", targets: ["grantline-diff"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Bytes, XML, YAML, expressions and files know nothing of grants.
        .systemLibrary(
            name: "CLibXML2",
            pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"])]
        ),
        .systemLibrary(
            name: "CLibYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"])]
        ),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CPrefetch"),
        .target(name: "CByteScan"),
        .target(name: "CSV", dependencies: ["CByteScan"]),
        .target(name: "XML", dependencies: ["CLibXML2"]),
        .target(name: "YAML", dependencies: ["CLibYAML"]),
        .target(name: "Expressions", dependencies: ["CPrefetch"]),
        .target(name: "Files", dependencies: ["CMalloc"]),

        // The vocabulary of grants.
        .target(name: "Grants", dependencies: ["CSV", "Expressions", "Files", "YAML"]),

        // The stages.
        .target(
            name: "Ingestion",
            dependencies: [
                "CSV", "Expressions", "Files", "Grants",
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .target(
            name: "Validation",
            dependencies: [
                "CSV", "Expressions", "Grants", "Ingestion",
            ]
        ),
        .target(
            name: "Aggregation",
            dependencies: ["Expressions", "Grants", "Ingestion", "Validation"]
        ),
        .target(
            name: "Rendering",
            dependencies: ["Expressions", "Files", "Grants", "XML"]
        ),
        .target(
            name: "Filings",
            dependencies: [
                "Expressions", "Files", "Grants",
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),

        // The commands, and one short file for each executable.
        .target(
            name: "Commands",
            dependencies: [
                "Aggregation", "CSV", "Expressions", "Files", "Filings", "Grants", "Ingestion",
                "Rendering", "Validation", "XML",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .executableTarget(name: "grantline", dependencies: ["Commands"]),
        .executableTarget(name: "grantline-ingest", dependencies: ["Commands"]),
        .executableTarget(name: "grantline-validate", dependencies: ["Commands"]),
        .executableTarget(name: "grantline-aggregate", dependencies: ["Commands"]),
        .executableTarget(name: "grantline-render", dependencies: ["Commands"]),
        .executableTarget(name: "grantline-diff", dependencies: ["Commands"]),

        // What the tests of several modules share.
        .target(name: "TestSupport", path: "Tests/TestSupport"),

        .testTarget(
            name: "CSVTests",
            dependencies: ["CSV", "TestSupport"],
            exclude: ["Resources"]
        ),
        .testTarget(name: "XMLTests", dependencies: ["TestSupport", "XML"]),
        .testTarget(
            name: "YAMLTests",
            dependencies: ["TestSupport", "YAML", .product(name: "Yams", package: "Yams")]
        ),
        .target(name: "ColumnCutting", dependencies: ["Expressions"], path: "Tests/ColumnCutting"),
        .testTarget(
            name: "ExpressionsTests",
            dependencies: ["ColumnCutting", "Expressions", "TestSupport"]
        ),
        .testTarget(name: "FilesTests", dependencies: ["Files"]),
        .testTarget(
            name: "GrantsTests",
            dependencies: [
                "CSV", "Expressions", "Files", "Grants", "TestSupport",
                .product(name: "Yams", package: "Yams"),
            ]
        ),
        .testTarget(
            name: "IngestionTests",
            dependencies: [
                "CSV", "Expressions", "Files", "Grants", "Ingestion", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .testTarget(
            name: "ValidationTests",
            dependencies: [
                "ColumnCutting", "Expressions", "Files", "Grants", "Ingestion", "Validation",
            ]
        ),
        .testTarget(
            name: "AggregationTests",
            dependencies: [
                "Aggregation", "ColumnCutting", "Expressions", "Files", "Grants", "Ingestion",
                "TestSupport",
                "Validation",
            ]
        ),
        .testTarget(
            name: "RenderingTests",
            dependencies: [
                "Aggregation", "Expressions", "Files", "Grants", "Ingestion", "Rendering",
                "TestSupport", "Validation", "XML",
                .product(name: "Mustache", package: "swift-mustache"),
            ]
        ),
        .testTarget(
            name: "FilingsTests",
            dependencies: ["Expressions", "Files", "Filings", "Grants", "TestSupport"]
        ),
        .testTarget(
            name: "CommandsTests",
            dependencies: [
                "CSV", "Commands", "Expressions", "Files", "Filings", "Grants", "Ingestion",
                "TestSupport", "grantline", "grantline-aggregate", "grantline-diff",
                "grantline-ingest",
                "grantline-render", "grantline-validate",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .testTarget(name: "ArchitectureTests"),
    ],
    swiftLanguageModes: [.v6]
)

// With this a release makes types with parameters from parts that the compiler names. Without it the
// runtime finds them by their mangled names, and looks through 4,600 conformances for each: 10
// million instructions of a run, of some 70. Only the frontend of the compiler has the switch.
let namedTypes = ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"]

for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .strictMemorySafety(),
            .treatAllWarnings(as: .error),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("ExistentialAny"),
            .unsafeFlags(namedTypes, .when(configuration: .release)),
        ]
}
