import Foundation

/// The YAML files of the project: grants, descriptors, packs and labels.
public enum ShippedYAML {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Their paths in the project, sorted.
    public static let names = ["Benchmarks/esf", "input", "templates"].flatMap { folder in
        let found = try? FileManager.default.subpathsOfDirectory(
            atPath: root.appending(path: folder).path
        )
        return (found ?? []).filter { $0.hasSuffix(".yaml") }.map { "\(folder)/\($0)" }.sorted()
    }

    /// Reads one of them.
    public static func text(_ name: String) throws -> String {
        try String(contentsOf: root.appending(path: name), encoding: .utf8)
    }
}
