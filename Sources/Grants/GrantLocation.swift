import Files

/// Where a grant, its packs and the templates lie.
public struct GrantLocation: Sendable, Equatable {
    /// The grant's folder.
    public let folder: String

    /// Makes the location of a name or a path: a bare name means `input/grants/NAME`.
    public init(_ argument: String) {
        var path = argument
        while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
        let isPath = path.utf8.contains(UInt8(ascii: "/")) || path == "." || path == ".."
        folder = isPath ? path : "input/grants/\(path)"
    }

    /// The grant's configuration.
    public var configuration: String { "\(folder)/grant.yaml" }

    /// The folder some levels above the grant's.
    public func ancestor(_ levels: Int) -> String {
        let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = !parts.contains("..") && !parts.contains(".")
        guard isPlain, parts.count >= levels else {
            return folder + String(repeating: "/..", count: levels)
        }
        let above = parts.dropLast(levels).joined(separator: "/")
        return above.isEmpty ? (folder.hasPrefix("/") ? "/" : ".") : above
    }

    /// The places where a pack may lie, the nearest first.
    public func packs(_ path: String, installation: String?) -> [String] {
        let near = "\(ancestor(2))/\(path)/pack.yaml"
        return [near] + (installation.map { ["\($0)/input/\(path)/pack.yaml"] } ?? [])
    }
}
