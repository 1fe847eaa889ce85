import Expressions

/// Reads expressions of a configuration file and checks their types.
struct ExpressionReader {
    let log: ConfigurationReader.Log

    /// Returns the checked expression, or notes what is wrong at its place in the file.
    func expression(
        _ node: ConfigurationNode,
        in scope: Scope,
        type: ValueType
    ) -> CheckedExpression? {
        guard case .scalar(let source, _) = node.value, !source.isEmpty else {
            log.note(.expected("an expression", found: node.kind), at: node)
            return nil
        }
        do throws(ExpressionFault) {
            let checked = try Expression(parsing: source).checked(in: scope)
            if checked.type == type { return checked }
            let mismatch = ExpressionFault.Reason.typeMismatch(
                expected: [type],
                found: checked.type
            )
            throw ExpressionFault(reason: mismatch, offset: 0, source: source)
        } catch {
            log.note(.expression(error), at: node)
            return nil
        }
    }
}
