import Testing

@testable import Grants

/// Returns the faults that a body throws, each in its words; none where it throws nothing.
func faults(_ body: () throws -> Void) throws -> [String] {
    do {
        try body()
        return []
    } catch let error as ConfigurationFaults {
        return error.faults.map { "\($0)" }
    }
}

/// Returns the faults of a file's bytes.
func faults(of text: String) throws -> [String] {
    try faults { _ = try ConfigurationFile(bytes: Array(text.utf8), name: "f") }
}

/// Returns the value at the root of a text.
func root(_ text: String) throws -> ConfigurationNode {
    try ConfigurationFile(bytes: Array(text.utf8), name: "f").root
}

extension ConfigurationNode {
    /// The text of a scalar; nil for anything else.
    var text: String? {
        if case .scalar(let text, _) = value { return text }
        return nil
    }

    /// The items of a list; nil for anything else.
    var items: [ConfigurationNode]? {
        if case .list(let items) = value { return items }
        return nil
    }
}
