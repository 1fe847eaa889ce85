import CSV
import Expressions

/// The waivers of a grant: `entries/waivers.csv`, which people write in a spreadsheet.
public struct WaiverFile: Sendable {
    /// The columns; people may head them in the languages of the grant.
    public enum Column: String, Sendable, CaseIterable {
        case fingerprint, rule, table, field, reason, owner, expires
    }

    /// What is wrong with a waiver, which then does not hold.
    public struct Fault: Sendable, Equatable {
        /// What is wrong.
        public enum Reason: String, Sendable, CaseIterable {
            /// The row has more or fewer cells than the header, or a quote out of place.
            case row
            /// A cell that must be filled is not.
            case missing
            /// The day is neither `2019-06-30` nor `30.06.2019`.
            case day
            /// Neither a fingerprint nor a rule is named, or both are.
            case scope
            /// There is no such rule, table or field.
            case unknown
        }

        /// What is wrong.
        public var reason: Reason
        /// Where the waiver stands.
        public var place: Waiver.Place
        /// The column concerned.
        public var column: Column
    }

    /// The waivers that are in order.
    public private(set) var waivers: [Waiver] = []
    /// What is wrong with the others.
    public private(set) var faults: [Fault] = []
    /// The number of each column in the file, from 1.
    public let columns: [Column: Int]
    /// The header of each column as it stands in the file.
    public let headers: [Column: String]

    /// Reads the file; nothing where no header has the columns that must be there: `reason`,
    /// `owner`, `expires`, and `fingerprint` or `rule`.
    ///
    /// It may be written in UTF-8, UTF-16 with a byte order mark, or else Windows-1251, with commas,
    /// semicolons or tabs.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - words: By column what people may write in its header besides the English word.
    ///   - grant: Whose rules, tables and fields the waivers may name.
    public init?(_ bytes: [UInt8], words: [Column: [String]], of grant: Grant) {
        let text = DecodedText(bytes, encoding: Self.encoding(of: bytes))
        for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
            var reader = Reader(text, dialect: Dialect(delimiter: [delimiter]))
            let header = (reader.readHeader() ?? []).map(Self.text)
            let columns = Self.columns(header, words)
            guard Self.areEnough(columns) else { continue }
            self.columns = columns
            headers = columns.mapValues { header[$0 - 1] }
            reader.columnCount = header.count
            read(&reader, width: header.count, grant)
            return
        }
        return nil
    }

    private static func encoding(of bytes: [UInt8]) -> Encoding {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
        return DecodedText(bytes, encoding: .utf8).faults.isEmpty ? .utf8 : .windows1251
    }

    private static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self).trimmingBlanks
    }

    private static func columns(
        _ header: [String],
        _ words: [Column: [String]]
    ) -> [Column: Int] {
        var columns: [Column: Int] = [:]
        for column in Column.allCases {
            let known = ([column.rawValue] + (words[column] ?? [])).map { $0.lowercased() }
            columns[column] = header.firstIndex { known.contains($0.lowercased()) }.map { $0 + 1 }
        }
        return columns
    }

    private static func areEnough(_ columns: [Column: Int]) -> Bool {
        [Column.reason, .owner, .expires].allSatisfy { columns[$0] != nil }
            && (columns[.fingerprint] != nil || columns[.rule] != nil)
    }

    /// Tells whether a row has as many cells as the header; empty ones may be more.
    private func hasWidth(_ row: Row, _ width: Int) -> Bool {
        row.cells.count >= width && row.cells.dropFirst(width).allSatisfy(\.isBlank)
    }

    private mutating func read(_ reader: inout Reader, width: Int, _ grant: Grant) {
        var record = 0
        while let row = reader.next() {
            if row.isBlank { continue }
            record += 1
            let place = Waiver.Place(record: record, line: row.line, row: row.row)
            guard row.faults.isEmpty, hasWidth(row, width) else {
                faults.append(Fault(reason: .row, place: place, column: .reason))
                continue
            }
            let cells = columns.mapValues { Self.text(row.cells[$0 - 1].value) }
            switch Self.waiver(cells, place, grant) {
            case .success(let waiver): waivers.append(waiver)
            case .failure(let fault):
                faults.append(Fault(reason: fault.reason, place: place, column: fault.column))
            }
        }
    }

    private struct CellFault: Error {
        var reason: Fault.Reason
        var column: Column
    }

    private static func waiver(
        _ cells: [Column: String],
        _ place: Waiver.Place,
        _ grant: Grant
    ) -> Result<Waiver, CellFault> {
        Result { () throws(CellFault) in
            for column in [Column.reason, .owner, .expires] where cells[column] ?? "" == "" {
                throw CellFault(reason: .missing, column: column)
            }
            guard let day = day(cells[.expires] ?? "") else {
                throw CellFault(reason: .day, column: .expires)
            }
            return Waiver(
                scope: try scope(cells, grant),
                reason: cells[.reason] ?? "",
                owner: cells[.owner] ?? "",
                lastDay: day,
                place: place
            )
        }
    }

    /// Reads `2019-06-30` or `30.06.2019`.
    private static func day(_ text: String) -> CivilDate? {
        if let day = CivilDate(iso: text) { return day }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [2, 2, 4] else { return nil }
        return CivilDate(iso: "\(parts[2])-\(parts[1])-\(parts[0])")
    }

    private static func scope(
        _ cells: [Column: String],
        _ grant: Grant
    ) throws(CellFault) -> Waiver.Scope {
        func cell(_ column: Column) -> String? { cells[column].flatMap { $0.isEmpty ? nil : $0 } }
        switch (cell(.fingerprint), cell(.rule)) {
        case (let print?, nil):
            for column in [Column.table, .field] where cell(column) != nil {
                throw CellFault(reason: .scope, column: column)
            }
            return .finding(fingerprint: print.lowercased())
        case (nil, let rule?):
            guard
                BuiltInRule(rawValue: rule) != nil || grant.rules.contains(where: { $0.id == rule })
            else { throw CellFault(reason: .unknown, column: .rule) }
            let table = cell(.table).map { grant.exports.table($0) }
            if table == .some(nil) { throw CellFault(reason: .unknown, column: .table) }
            if let field = cell(.field), table??.field(field) == nil {
                throw CellFault(reason: .unknown, column: .field)
            }
            return .rule(rule, table: cell(.table), field: cell(.field))
        default: throw CellFault(reason: .scope, column: cell(.rule) == nil ? .fingerprint : .rule)
        }
    }
}

extension String {
    /// The text without blanks around it.
    fileprivate var trimmingBlanks: String {
        let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
        let scalars = unicodeScalars.drop(while: isBlank)
        var end = scalars.endIndex
        while end > scalars.startIndex, isBlank(scalars[scalars.index(before: end)]) {
            end = scalars.index(before: end)
        }
        return String(scalars[..<end])
    }
}
