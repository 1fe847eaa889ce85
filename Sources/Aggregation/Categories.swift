import Expressions
import Grants

/// The categories of one breakdown, and in which of them each record lies.
struct Categories {
    /// The breakdown's field names, joined with `;`.
    let breakdown: String
    /// The categories' codes, joined with `;`; one empty category for the total.
    let names: [String]
    /// For each record the index of its category.
    let categoryOfRecord: [Int]

    /// The total: one category for all records.
    init(totalOf count: Int) {
        breakdown = ""
        names = [""]
        categoryOfRecord = [Int](repeating: 0, count: count)
    }

    /// Crosses the codes of one or more fields.
    ///
    /// - Parameters:
    ///   - fields: The fields; each has codes.
    ///   - table: The records.
    init(crossing fields: [FieldDefinition], of table: DataTable) {
        breakdown = fields.map(\.name).joined(separator: ";")
        var names = [""]
        var indices = [Int](repeating: 0, count: table.recordCount)
        for (position, field) in fields.enumerated() {
            let codes = Self.codes(of: field)
            names = names.flatMap { name in
                codes.map { position == 0 ? $0 : "\(name);\($0)" }
            }
            let order = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
            let column = table.columns[field.name]
            for record in 0..<table.recordCount {
                var code = Self.blank
                if case .text(let text) = column?.value(at: record) { code = text }
                let position = order[code]
                indices[record] =
                    position.map { indices[record] < 0 ? -1 : indices[record] * codes.count + $0 }
                    ?? -1
            }
        }
        self.names = names
        categoryOfRecord = indices
    }

    private static let blank = "blank"

    /// The codes of a field, with `blank` where a record without one can count.
    private static func codes(of field: FieldDefinition) -> [String] {
        let codes = field.codes?.map(\.code) ?? []
        return field.canBeBlank ? codes + [blank] : codes
    }
}
