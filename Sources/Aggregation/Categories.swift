import Expressions
import Grants

/// The categories of one breakdown, and how each record finds its own.
struct Categories: Sendable {
    /// The breakdown's field names, joined with `;`.
    let breakdown: String
    /// The categories' codes, joined with `;`; one empty category for the total.
    let names: [String]
    /// The places of the names in the order of their bytes.
    let order: [Int]
    private let parts: [Part]

    /// What the codes of a field's column mean.
    private struct Part: Sendable {
        var column: TextColumn?
        var width: Int32
        /// For each code its category, or -1.
        var categories: [Int32]
        var blank: Int32

        /// The same with the number of another category in the place of -1.
        func outside(_ outside: Int32) -> Part {
            var part = self
            part.categories = categories.map { $0 < 0 ? outside : $0 }
            part.blank = blank < 0 ? outside : blank
            return part
        }

        func lanes(of records: Range<Int>) -> [Int32] {
            column?.numbers(categories, none: blank, in: records)
                ?? [Int32](repeating: blank, count: records.count)
        }
    }

    /// The total: one category for all records.
    static let total = Categories(breakdown: "", names: [""], parts: [])

    private init(breakdown: String, names: [String], parts: [Part]) {
        self.breakdown = breakdown
        self.names = names
        order = Counter.order(of: names.map { [$0] })
        self.parts = parts.count == 1 ? parts.map { $0.outside(Int32(names.count)) } : parts
    }

    /// Crosses the codes of one or more fields.
    ///
    /// - Parameters:
    ///   - fields: The fields; each has codes.
    ///   - table: The records.
    init(crossing fields: [FieldDefinition], of table: DataTable) {
        var names = [""]
        for (position, field) in fields.enumerated() {
            let codes = Self.codes(of: field)
            names = names.flatMap { name in
                codes.map { position == 0 ? $0 : "\(name);\($0)" }
            }
        }
        self.init(
            breakdown: fields.map(\.name).joined(separator: ";"),
            names: names,
            parts: fields.map { Self.part($0, table) }
        )
    }

    private static func part(_ field: FieldDefinition, _ table: DataTable) -> Part {
        let codes = codes(of: field)
        let order = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, Int32($0)) })
        var column: TextColumn?
        if case .text(let texts)? = table.columns[field.name] { column = texts }
        return Part(
            column: column,
            width: Int32(codes.count),
            categories: column?.values.map { order[$0] ?? -1 } ?? [],
            blank: order[blank] ?? -1
        )
    }

    /// Returns for each of some records the index of its category; that behind the last for one
    /// that lies in none, and -1 for one that does not count.
    ///
    /// The codes of a field are looked up in a short list, so that no text is compared.
    func lanes(of records: Range<Int>, isIncluded: [Bool]?) -> [Int32] {
        var lanes =
            parts.first?.lanes(of: records) ?? [Int32](repeating: 0, count: records.count)
        for part in parts.dropFirst() {
            let own = part.lanes(of: records)
            for index in own.indices {
                let isOutside = lanes[index] < 0 || own[index] < 0
                lanes[index] = isOutside ? -1 : lanes[index] * part.width + own[index]
            }
        }
        if parts.count > 1 {
            let outside = Int32(names.count)
            for index in lanes.indices where lanes[index] < 0 { lanes[index] = outside }
        }
        if let isIncluded { Self.leaveOut(&lanes, isIncluded, records) }
        return lanes
    }

    private static func leaveOut(
        _ lanes: inout [Int32],
        _ isIncluded: [Bool],
        _ records: Range<Int>
    ) {
        var lanes = lanes.mutableSpan
        let isIncluded = isIncluded.span.extracting(records)
        for index in lanes.indices { lanes[index] = isIncluded[index] ? lanes[index] : -1 }
    }

    private static let blank = "blank"

    /// The codes of a field, with `blank` where a record without one can count.
    private static func codes(of field: FieldDefinition) -> [String] {
        let codes = field.codes?.map(\.code) ?? []
        return field.canBeBlank ? codes + [blank] : codes
    }
}
