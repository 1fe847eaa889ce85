import CSV
import Grants

/// What the first byte of a plain row tells of it.
struct RowLeads {
    /// What a byte tells.
    enum Lead {
        /// The row is a record.
        case record
        /// It is a record unless it begins as a header does.
        case header
        /// It may be blank, or a footer.
        case other
    }

    private let leads: [Lead]

    init(_ layout: Layout, _ table: TableDefinition) {
        var leads = (0..<256).map { byte -> Lead in
            byte <= 0x20 || byte >= 0x80 && table.footer != nil ? .other : .record
        }
        for header in layout.headers + layout.titles {
            if let byte = header.first?.utf8.first { leads[Int(byte)] = .header }
        }
        if let byte = table.footer.flatMap({ Mending.columnName($0.prefix).utf8.first }) {
            leads[Int(byte)] = .other
        }
        // With these the blanks beyond ASCII begin.
        for byte in [0xC2, 0xE2] { leads[byte] = .other }
        self.leads = leads
    }

    /// What a byte tells.
    subscript(byte: UInt8) -> Lead { leads[Int(byte)] }

    /// Counts the rows up to the first of which the first byte does not tell that it is a record, by
    /// the cells of their first column.
    func countRecords(_ text: [UInt8], _ cells: CellColumn) -> Int {
        let count = cells.count(withRoom: 1, in: text.count)
        let (text, leads, all) = (text.span, leads.span, cells.cells.span)
        var next = cells.first
        for index in 0..<count {
            let cell = unsafe all[unchecked: next]
            next &+= cells.stride
            let byte = unsafe text[unchecked: cell.start]
            // There is a lead for each byte.
            guard cell.length > 0, unsafe leads[unchecked: Int(byte)] == .record else {
                return index
            }
        }
        return count
    }
}
