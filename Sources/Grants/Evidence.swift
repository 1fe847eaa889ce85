/// How far a definition was checked against its source, as its evidence mark says.
public struct Evidence: Sendable, Equatable {
    /// The kind of evidence.
    public enum Mark: String, Sendable, CaseIterable {
        /// Seen in a source that was opened.
        case source = "src"
        /// Computed or concluded from sources.
        case derived
        /// Not checked against a source.
        case memory
    }

    /// The kind of evidence.
    public var mark: Mark
    /// The sources, such as `R1301, ISUN`; empty where the mark names none.
    public var references: String

    /// Reads a mark such as `[src: R1301, ISUN]`, `[derived]` or `[memory]`.
    ///
    /// - Returns: Nothing for any other text, or a source that is not named.
    public init?(mark text: String) {
        guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
        let parts = text.dropFirst().dropLast().split(separator: ":", maxSplits: 1)
        guard let name = parts.first, let mark = Mark(rawValue: String(name)) else { return nil }
        let references = parts.count > 1 ? parts[1].trimmingPrefix(" ") : ""
        guard mark != .source || !references.isEmpty else { return nil }
        self.mark = mark
        self.references = String(references)
    }
}
