extension Checker {
    /// Faults for a text that the value beside it can never be: one that is no code of a field's
    /// list, or of a band.
    func requireCode(_ text: SyntaxNode, of node: TypedNode) throws(ExpressionFault) {
        guard case .literal(.text(let code)) = text.content, let (name, codes) = codes(of: node),
            !codes.contains(where: { $0.utf8.elementsEqual(code.utf8) })
        else { return }
        let reason = ExpressionFault.Reason.unknownCode(
            code,
            field: name,
            codes: codes,
            suggestion: suggestion(for: code, among: codes)
        )
        throw fault(reason, at: text.offset)
    }

    /// The codes that a value can have, where they are known, and what has them.
    private func codes(of node: TypedNode) -> (name: String, codes: [String])? {
        switch node.operation {
        case .field(let field), .relatedField(let field):
            scope.schema.codes[field].map { (field.field, $0) }
        case .call(.band, let arguments):
            (Function.band.rawValue, Band(limits: arguments.dropFirst().compactMap(\.number)).codes)
        default: nil
        }
    }
}

extension TypedNode {
    /// The number, where it is nothing but one.
    fileprivate var number: Rational? {
        if case .literal(.number(let number)) = operation { number } else { nil }
    }
}
