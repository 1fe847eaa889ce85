import CSV
import Grants

/// A footer line as it was found.
struct Footer {
    var line: Int
    var row: Int
    /// The count that it gives; nothing where it gives none that can be read.
    var count: Int?
    /// How many records come before it.
    var records = 0

    /// Understands a row as the table's footer, or nothing where it is none.
    init?(_ row: Row, table: TableDefinition) {
        guard let prefix = table.footer?.prefix, !prefix.isEmpty, let first = row.cells.first else {
            return nil
        }
        let text = Mending.columnName(String(decoding: first.value, as: UTF8.self))
        let start = Mending.columnName(prefix)
        guard text.hasPrefix(start) else { return nil }
        line = row.line
        self.row = row.row
        let rest =
            [String(text.dropFirst(start.count))]
            + row.cells.dropFirst().map { String(decoding: $0.value, as: UTF8.self) }
        count = rest.lazy.map(Self.digits).first { !$0.isEmpty }.flatMap { Int($0) }
    }

    private static func digits(_ text: String) -> String {
        let scalars = text.unicodeScalars.filter { !Mending.isBlank($0) }
        let isNumber = scalars.allSatisfy { ("0"..."9").contains($0) }
        return isNumber ? String(String.UnicodeScalarView(scalars)) : ""
    }
}
