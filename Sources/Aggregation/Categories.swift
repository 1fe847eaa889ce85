import Expressions
import Grants

/// The categories of one breakdown, and in which of them each record lies.
struct Categories {
    /// The breakdown's field names, joined with `;`.
    let breakdown: String
    /// The categories' codes, joined with `;`; one empty category for the total.
    let names: [String]
    /// For each record the index of its category.
    let categoryOfRecord: [Int32]

    /// The total: one category for all records.
    init(totalOf count: Int) {
        breakdown = ""
        names = [""]
        categoryOfRecord = [Int32](repeating: 0, count: count)
    }

    /// Crosses the codes of one or more fields.
    ///
    /// - Parameters:
    ///   - fields: The fields; each has codes.
    ///   - table: The records.
    init(crossing fields: [FieldDefinition], of table: DataTable) {
        breakdown = fields.map(\.name).joined(separator: ";")
        var names = [""]
        var indices = [Int32](repeating: 0, count: table.recordCount)
        for (position, field) in fields.enumerated() {
            let codes = Self.codes(of: field)
            names = names.flatMap { name in
                codes.map { position == 0 ? $0 : "\(name);\($0)" }
            }
            let order = Dictionary(
                uniqueKeysWithValues: codes.enumerated().map { ($1, Int32($0)) }
            )
            let width = Int32(codes.count)
            let blank = order[Self.blank] ?? -1
            guard case .text(let column) = table.columns[field.name] else {
                indices = indices.map { Self.crossed($0, width, blank) }
                continue
            }
            let categories = column.values.map { order[$0] ?? -1 }
            let coded = Column.text(column).codes.ofRecords
            for record in indices.indices {
                let category = coded[record] < 0 ? blank : categories[Int(coded[record])]
                indices[record] = Self.crossed(indices[record], width, category)
            }
        }
        self.names = names
        categoryOfRecord = indices
    }

    private static func crossed(_ index: Int32, _ count: Int32, _ category: Int32) -> Int32 {
        index < 0 || category < 0 ? -1 : index * count + category
    }

    private static let blank = "blank"

    /// The codes of a field, with `blank` where a record without one can count.
    private static func codes(of field: FieldDefinition) -> [String] {
        let codes = field.codes?.map(\.code) ?? []
        return field.canBeBlank ? codes + [blank] : codes
    }
}
