/// A column of texts, each different text stored once.
public struct TextColumn: Sendable {
    /// For each record the index of its text in `values`.
    public private(set) var codes: Parts<PackedIntegers>
    /// The different texts, no two with the same UTF-8 bytes.
    public private(set) var values: [String]

    /// Makes a column of texts that are coded already.
    ///
    /// - Parameters:
    ///   - codes: For each record the index of its text in `values`.
    ///   - values: The different texts, no two with the same UTF-8 bytes.
    public init(codes: Parts<PackedIntegers>, values: [String]) {
        self.codes = codes
        self.values = values
    }

    /// Makes a column of texts, coded in the order in which they come.
    public init(_ texts: [String?]) {
        var list = TextList()
        let codes = texts.map { text in text.map { list.code(for: $0) } ?? .none }
        self.init(codes: Parts([PackedIntegers(codes)]), values: list.values)
    }

    /// The text of a record, counted from 0; nil where it has none.
    public subscript(record: Int) -> String? {
        let (part, index) = codes.locate(record)
        return part[index].map { values[Int($0)] }
    }

    /// Returns for some records what a list holds for their codes; the other number for none.
    public func numbers(_ list: [Int32], none: Int32, in records: Range<Int>) -> [Int32] {
        var numbers: [Int32] = []
        codes.forEach(in: records) { part, range in
            let own = part.map(list, none: none, in: range)
            if numbers.isEmpty { numbers = own } else { numbers += own }
        }
        return numbers
    }

    /// Counts some records by their cells and texts.
    ///
    /// - Parameters:
    ///   - records: The records.
    ///   - cells: The cell of each of them.
    ///   - counts: For each cell one count for each code, and one for no text; of fewer than 2^32
    ///     records.
    public func count(_ records: Range<Int>, by cells: [Int32], into counts: inout [UInt32]) {
        var start = 0
        codes.forEach(in: records) { part, range in
            part.count(range, by: cells, from: start, width: values.count + 1, into: &counts)
            start += range.count
        }
    }

    /// Returns for each text its place in another column's list; -1 where that does not have it.
    public func places(in other: TextColumn) -> [Int32] {
        if TextList.areSame(values, other.values) { return Array(0..<Int32(values.count)) }
        var places: [TextKey: Int32] = [:]
        for (place, text) in other.values.enumerated() { places[TextKey(text)] = Int32(place) }
        return values.map { places[TextKey($0)] ?? -1 }
    }

    /// Returns the column with other texts for the same codes.
    public func with(values: [String]) -> TextColumn {
        TextColumn(codes: codes, values: values)
    }

    /// Puts columns together, one behind the other; their texts are looked up once each.
    static func joined(_ columns: [TextColumn]) -> TextColumn {
        let values = columns.first?.values ?? []
        if columns.allSatisfy({ TextList.areSame($0.values, values) }) {
            return TextColumn(codes: Parts(columns.flatMap(\.codes.all)), values: values)
        }
        var list = TextList()
        var codes = Parts<PackedIntegers>()
        for column in columns {
            let newCodes = column.values.map { Int64(list.code(for: $0)) }
            for part in column.codes.all {
                let own = part.map(newCodes, none: PackedIntegers.none, in: 0..<part.count)
                codes.append(PackedIntegers(own))
            }
        }
        return TextColumn(codes: codes, values: list.values)
    }
}
