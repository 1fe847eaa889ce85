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
        guard case .scalar(let source, _) = node.value else {
            log.note(.expected("an expression", found: node.kind), at: node)
            return nil
        }
        do {
            let checked = try Expression(parsing: source).checked(in: scope)
            guard checked.type == type else {
                let found = "an expression that gives a \(checked.type.rawValue)"
                log.note(.expected("an expression that gives a \(type.rawValue)", found: found), at: node)
                return nil
            }
            return checked
        } catch {
            log.note(.expression(error), at: node)
            return nil
        }
    }
}
