import Grants

/// A form in which the numbers or days of a column are written, and what the descriptor says of it.
struct ColumnForm {
    let kind: FieldDefinition.Kind
    /// The lines of the descriptor, such as `decimalChar: ","`.
    let line: String

    private static let dates = [
        "%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%Y/%m/%d", "%Y.%m.%d",
    ]

    /// The forms other than the declared one that registers write, the likeliest first.
    static func others(than kind: FieldDefinition.Kind) -> [ColumnForm] {
        switch kind {
        case .string, .boolean: []
        case .integer(let group):
            [" ", ",", "."].filter { $0 != group }
                .map { ColumnForm(kind: .integer(group: $0), line: groupLine($0)) }
        case .number(let decimal, let group): numbers(decimal, group)
        case .date(let pattern):
            dates.filter { $0 != pattern.format }.compactMap { format in
                DatePattern(format).map {
                    ColumnForm(kind: .date($0), line: "format: \"\(format)\"")
                }
            }
        }
    }

    private static func numbers(_ decimal: String, _ group: String?) -> [ColumnForm] {
        [",", "."].filter { $0 != decimal }.flatMap { other in
            // What was the decimal sign can only set groups apart, where that sign did so before.
            let groups = (group == other ? [decimal] : [group, decimal]) + [" "]
            return groups.map { number(decimal: other, group: $0, decimal, group) }
        }
            + [" ", ",", "."].filter { $0 != decimal && $0 != group }
            .map { number(decimal: decimal, group: $0, decimal, group) }
    }

    private static func number(
        decimal: String,
        group: String?,
        _ declaredDecimal: String,
        _ declaredGroup: String?
    ) -> ColumnForm {
        let lines =
            (decimal == declaredDecimal ? [] : ["decimalChar: \"\(decimal)\""])
            + (group == declaredGroup ? [] : [group.map(groupLine)].compactMap(\.self))
        return ColumnForm(
            kind: .number(decimal: decimal, group: group),
            line: lines.joined(separator: ", ")
        )
    }

    private static func groupLine(_ group: String) -> String { "groupChar: \"\(group)\"" }
}
