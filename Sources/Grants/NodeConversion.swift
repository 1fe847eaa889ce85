import Yams

/// Turns what the YAML parser made of a file into values with places.
struct NodeConversion {
    let file: String

    /// Returns the value of a node; scalars stay texts, whatever YAML takes them for.
    func value(of node: Node) throws -> ConfigurationNode {
        if node.anchor != nil { throw fault(.indirection("an anchor ('&')"), at: node) }
        switch node {
        case .scalar(let scalar):
            try check(scalar.string, at: node)
            return value(.scalar(scalar.string, isPlain: scalar.style == .plain), at: node)
        case .sequence(let sequence):
            return value(.list(try sequence.map(value)), at: node)
        case .mapping(let mapping):
            return value(.map(try mapping.map { try entry($0.key, $0.value) }), at: node)
        case .alias:
            throw fault(.indirection("an alias ('*')"), at: node)
        }
    }

    private func value(_ value: ConfigurationNode.Value, at node: Node) -> ConfigurationNode {
        ConfigurationNode(value: value, line: line(node), column: column(node))
    }

    private func entry(_ key: Node, _ content: Node) throws -> ConfigurationNode.Entry {
        guard case .scalar(let scalar) = key else {
            throw fault(.expected("a key", found: "a list or a map"), at: key)
        }
        if key.anchor != nil { throw fault(.indirection("an anchor ('&')"), at: key) }
        if scalar.string == "<<" && scalar.style == .plain {
            throw fault(.indirection("a merge key ('<<')"), at: key)
        }
        try check(scalar.string, at: key)
        return ConfigurationNode.Entry(
            key: scalar.string,
            line: line(key),
            column: column(key),
            value: try value(of: content)
        )
    }

    /// Refuses what no document can carry, such as `"\0"`.
    private func check(_ text: String, at node: Node) throws {
        let isFit = text.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "\t", "\n", "\r": true
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": false
            default: true
            }
        }
        guard !isFit else { return }
        throw fault(
            .syntax("the text holds a control character, which no document can carry"),
            at: node
        )
    }

    private func line(_ node: Node) -> Int { node.mark?.line ?? 0 }

    private func column(_ node: Node) -> Int { node.mark?.column ?? 0 }

    private func fault(_ reason: ConfigurationFault.Reason, at node: Node) -> ConfigurationFaults {
        ConfigurationFaults(
            ConfigurationFault(file: file, line: line(node), column: column(node), reason: reason)
        )
    }
}
