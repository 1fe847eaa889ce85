/// Reads what a field of national identifiers declares of them.
struct IdentifierReader {
    let log: ConfigurationReader.Log

    /// Reads the kinds of a field's identifiers; nothing where it has none.
    func form(_ own: ConfigurationReader?, of field: FieldDefinition) -> IdentifierForm? {
        guard let own else { return nil }
        let padsZeros = own.boolean("padZeros") ?? false
        guard let node = own.optional("identifier") else {
            if let node = own.node["padZeros"] {
                log.note(.contradiction("'padZeros' needs an 'identifier'"), at: node)
            }
            return nil
        }
        let form = IdentifierForm(kinds: kinds(node, own), padsZeros: padsZeros)
        check(field, own, at: node)
        if padsZeros, !form.hasOneLength {
            let text =
                "with 'padZeros' all kinds have the same number of digits: "
                + "else nobody knows how many zeros are missing"
            log.note(.contradiction(text), at: own.node["padZeros"] ?? node)
        }
        return form.kinds.isEmpty ? nil : form
    }

    /// Reads one word or a list of them.
    private func kinds(
        _ node: ConfigurationNode,
        _ own: ConfigurationReader
    ) -> [IdentifierKind] {
        guard case .list(let items) = node.value else {
            return own.choice(of: node, as: IdentifierKind.self).map { [$0] } ?? []
        }
        if items.isEmpty {
            log.note(.expected("at least one kind of identifier", found: "none"), at: node)
        }
        var kinds: [IdentifierKind] = []
        for item in items {
            guard let kind = own.choice(of: item, as: IdentifierKind.self) else { continue }
            if kinds.contains(kind) { log.note(.duplicate(kind.rawValue), at: item) }
            kinds.append(kind)
        }
        return kinds
    }

    private func check(
        _ field: FieldDefinition,
        _ own: ConfigurationReader,
        at node: ConfigurationNode
    ) {
        let header = quoted(field.header)
        if field.kind != .string {
            let text = "\(header) is an identifier, which may begin with 0: say 'type: string'"
            log.note(.contradiction(text), at: node)
        } else if field.codes != nil {
            let text = "\(header) is an identifier, so it can have no list of words"
            log.note(.contradiction(text), at: node)
        }
        let isHidden = ["pseudonym", "drop"].contains { key in
            if case .scalar("true", _) = own.node[key]?.value { return true }
            return false
        }
        if !isHidden {
            let text =
                "\(header) is an identifier, which never leaves the first stage: "
                + "say 'pseudonym: true' or 'drop: true'"
            log.note(.contradiction(text), at: node)
        }
    }
}
