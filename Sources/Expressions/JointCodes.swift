/// The codes of several fields of some records, put into one byte for each record, so that records are
/// counted by all of these fields at once.
public struct JointCodes: Sendable {
    /// A field with the bits in which its codes stand; all are set for no text.
    public struct Field: Sendable {
        /// The texts.
        public let column: TextColumn
        /// How many bits a code has: two or four.
        public let bits: Int
        /// The lowest of the bits.
        public let shift: Int

        /// Returns the code in a byte; that behind the last text for none.
        public func code(in byte: Int) -> Int {
            let code = byte >> shift & (1 << bits - 1)
            return code == 1 << bits - 1 ? column.values.count : code
        }
    }

    /// The fields.
    public private(set) var fields: [Field] = []
    private var bits = 0

    /// How many counts there are of each cell: one for each byte.
    public static let width = 256

    /// Starts with no field.
    public init() {}

    /// Takes up a field; false where its codes are too many or the byte has no room for them.
    public mutating func append(_ column: TextColumn) -> Bool {
        guard let own = Self.bits(of: column), bits + own <= 8 else { return false }
        fields.append(Field(column: column, bits: own, shift: bits))
        bits += own
        return true
    }

    /// How many bits hold the codes of a field and none; nothing where four do not.
    private static func bits(of column: TextColumn) -> Int? {
        switch column.values.count {
        case ..<4: 2
        case ..<16: 4
        default: nil
        }
    }

    /// Counts records by their cells and bytes.
    ///
    /// - Parameters:
    ///   - records: The records.
    ///   - cells: The cell of each of them.
    ///   - counts: For each cell one count for each byte; of fewer than 2^32 records.
    public func count(_ records: Range<Int>, by cells: [Int32], into counts: inout [UInt32]) {
        // Four bytes in each word, the first one lowest.
        var words = [UInt32](repeating: 0, count: (records.count + 3) / 4)
        for field in fields { field.column.addCodes(records, field, to: &words) }
        let whole = records.count / 4
        Self.count(words.span.extracting(0..<whole), cells, &counts)
        for index in (4 * whole)..<records.count {
            let byte = words[index / 4] >> UInt32(index % 4 * 8) & 0xFF
            counts[Int(cells[index]) * Self.width + Int(byte)] &+= 1
        }
    }

    /// Counts the records of whole words.
    private static func count(
        _ words: Span<UInt32>,
        _ cells: [Int32],
        _ counts: inout [UInt32]
    ) {
        var counts = counts.mutableSpan
        let cells = cells.span.extracting(0..<4 &* words.count)
        for index in words.indices {
            let word = words[index]
            for part in 0..<4 {
                let cell = UInt32(bitPattern: cells[4 &* index &+ part])
                let byte = word &>> UInt32(truncatingIfNeeded: 8 &* part) & 0xFF
                counts[Int(cell) &* width | Int(byte)] &+= 1
            }
        }
    }
}

extension TextColumn {
    /// Puts the codes of some records into the bytes of words that are zero in these bits.
    fileprivate func addCodes(
        _ records: Range<Int>,
        _ field: JointCodes.Field,
        to words: inout [UInt32]
    ) {
        var start = 0
        codes.forEach(in: records) { part, range in
            let isWhole = range.count == records.count
            if !isWhole || !part.addCodes(range, bits: field.bits, at: field.shift, to: &words) {
                let none = UInt32(1) << UInt32(field.bits) - 1
                for (index, record) in zip(start..., range) {
                    let code = part[record].map { UInt32(truncatingIfNeeded: $0) } ?? none
                    words[index / 4] |= code << UInt32(index % 4 * 8 + field.shift)
                }
            }
            start += range.count
        }
    }
}
