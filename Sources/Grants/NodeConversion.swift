import YAML

/// Turns what the YAML parser made of a file into values with places.
struct NodeConversion {
    let file: String

    /// Returns the value of a node; scalars stay texts, whatever YAML takes them for.
    func value(of node: YAMLNode) throws -> ConfigurationNode {
        if node.hasAnchor { throw fault(.indirection("an anchor ('&')"), at: node) }
        switch node.value {
        case .scalar(let text, let isPlain):
            try check(text, at: node)
            return value(.scalar(text, isPlain: isPlain), at: node)
        case .list(let items):
            return value(.list(try items.map(value)), at: node)
        case .map(let entries):
            return value(.map(try entries.map(entry)), at: node)
        case .alias:
            throw fault(.indirection("an alias ('*')"), at: node)
        }
    }

    private func value(_ value: ConfigurationNode.Value, at node: YAMLNode) -> ConfigurationNode {
        ConfigurationNode(value: value, line: node.mark.line, column: node.mark.column)
    }

    private func entry(_ entry: YAMLNode.Entry) throws -> ConfigurationNode.Entry {
        let key = entry.key
        guard case .scalar(let text, let isPlain) = key.value else {
            throw fault(.expected("a key", found: "a list or a map"), at: key)
        }
        if key.hasAnchor { throw fault(.indirection("an anchor ('&')"), at: key) }
        if text == "<<" && isPlain {
            throw fault(.indirection("a merge key ('<<')"), at: key)
        }
        try check(text, at: key)
        return ConfigurationNode.Entry(
            key: text,
            line: key.mark.line,
            column: key.mark.column,
            value: try value(of: entry.value)
        )
    }

    /// Refuses what no document can carry, such as `"\0"`.
    private func check(_ text: String, at node: YAMLNode) throws {
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

    private func fault(
        _ reason: ConfigurationFault.Reason,
        at node: YAMLNode
    ) -> ConfigurationFaults {
        ConfigurationFaults(
            ConfigurationFault(
                file: file,
                line: node.mark.line,
                column: node.mark.column,
                reason: reason
            )
        )
    }
}
