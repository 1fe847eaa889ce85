extension Checker {
    /// Faults for a text that the field beside it can never be: one that is no code of its list.
    func requireCode(_ text: SyntaxNode, of node: TypedNode) throws(ExpressionFault) {
        guard case .literal(.text(let code)) = text.content, let field = node.field,
            let codes = scope.schema.codes[field],
            !codes.contains(where: { $0.utf8.elementsEqual(code.utf8) })
        else { return }
        let reason = ExpressionFault.Reason.unknownCode(
            code,
            field: field.field,
            codes: codes,
            suggestion: suggestion(for: code, among: codes)
        )
        throw fault(reason, at: text.offset)
    }
}

extension TypedNode {
    /// The field, where it is nothing but one.
    fileprivate var field: FieldReference? {
        switch operation {
        case .field(let field), .relatedField(let field): field
        default: nil
        }
    }
}
