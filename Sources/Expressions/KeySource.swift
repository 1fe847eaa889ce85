/// Numbers that are the same for two records just where the values of some fields are.
///
/// A number has 96 bits, and 0 stands for a record that lacks one of the values. Of a single field
/// that is no `KeyColumn` the numbers are exact; of several they are hashes.
struct KeySource: Sendable {
    /// The numbers of consecutive records.
    struct Piece: Sendable {
        /// What holds them.
        var keys: KeyColumn.Part
        /// Where they stand in it.
        var records: Range<Int>
    }

    private enum Field: Sendable {
        case hashes(Parts<KeyColumn.Part>)
        /// Codes, days or truth values.
        case integers(Parts<PackedIntegers>)
        case numbers(Parts<NumberPart>)
        /// Numbers of values that are no decimals, one for each record.
        case numbered([Int64])
        case nothing
    }

    private let fields: [Field]

    init(_ fields: [String], of table: DataTable) {
        self.fields = fields.map { name in
            if let keys = table.keys[name] { return .hashes(keys.parts) }
            return table.columns[name].map(Self.field) ?? .nothing
        }
    }

    private static func field(_ column: Column) -> Field {
        switch column {
        case .text(let texts): return .integers(texts.codes)
        case .date(let parts), .boolean(let parts): return .integers(parts)
        case .number(let parts):
            let isFixed = parts.all.allSatisfy { if case .fixed = $0 { true } else { false } }
            return isFixed ? .numbers(parts) : .numbered(numbered(parts))
        }
    }

    /// Numbers the different values as they come.
    private static func numbered(_ parts: Parts<NumberPart>) -> [Int64] {
        var seen: [Rational: Int64] = [:]
        return (0..<parts.count).map { record in
            let (part, index) = parts.locate(record)
            guard let number = part[index] else { return .none }
            let next = Int64(seen.count)
            let found = seen[number, default: next]
            if found == next { seen[number] = next }
            return found
        }
    }

    /// Whether the numbers are hashes of texts of which only sameness is asked.
    var isOfHashes: Bool {
        if case .hashes? = fields.first { fields.count == 1 } else { false }
    }

    /// Returns the numbers of some records; those of hashes lie where they are kept.
    func pieces(in records: Range<Int>) -> [Piece] {
        if case .hashes(let parts)? = fields.first, fields.count == 1 {
            var pieces: [Piece] = []
            parts.forEach(in: records) { pieces.append(Piece(keys: $0, records: $1)) }
            return pieces
        }
        return [Piece(keys: keys(in: records), records: 0..<records.count)]
    }

    private func keys(in records: Range<Int>) -> KeyColumn.Part {
        var keys = KeyColumn.Part()
        guard let first = fields.first else {
            keys.append(
                low: [UInt64](repeating: 0, count: records.count)[...],
                high: [UInt32](repeating: 1, count: records.count)[...]
            )
            return keys
        }
        keys = Self.keys(first, records)
        for field in fields.dropFirst() { keys.join(Self.keys(field, records)) }
        return keys
    }

    private static func keys(_ field: Field, _ records: Range<Int>) -> KeyColumn.Part {
        var keys = KeyColumn.Part()
        switch field {
        case .hashes(let parts):
            parts.forEach(in: records) { part, range in
                keys.append(low: part.low[range], high: part.high[range])
            }
        case .integers(let parts):
            parts.forEach(in: records) { part, range in
                var numbers: [Int64] = []
                part.unpack(range, into: &numbers)
                keys.append(numbers, kind: 1)
            }
        case .numbers(let parts):
            parts.forEach(in: records) { part, range in
                guard case .fixed(let packed, let decimals) = part else { return }
                var units: [Int64] = []
                packed.unpack(range, into: &units)
                keys.append(units, decimals: decimals)
            }
        case .numbered(let numbers): keys.append(Array(numbers[records]), kind: 1)
        case .nothing:
            keys.append([Int64](repeating: .none, count: records.count), kind: 1)
        }
        return keys
    }
}

extension KeyColumn.Part {
    fileprivate mutating func append(_ numbers: [Int64], kind: UInt32) {
        low.reserveCapacity(low.count + numbers.count)
        high.reserveCapacity(high.count + numbers.count)
        for number in numbers {
            low.append(mixed(UInt64(bitPattern: number)))
            high.append(number.isNone ? 0 : kind)
        }
    }

    /// Appends decimals, each without the zeros at its end.
    fileprivate mutating func append(_ numbers: [Int64], decimals: Int) {
        for number in numbers {
            var (units, rest) = (number, number.isNone || number == 0 ? 0 : decimals)
            while rest > 0, units % 10 == 0 {
                units /= 10
                rest -= 1
            }
            append([units], kind: UInt32(rest) << 1 | 1)
        }
    }

    /// Hashes these numbers together with others.
    fileprivate mutating func join(_ others: KeyColumn.Part) {
        for index in low.indices {
            let isThere = high[index] != 0 && others.high[index] != 0
            let upper = UInt64(high[index]) << 32 | UInt64(others.high[index])
            let sum = mixed(mixed(mixed(low[index]) &+ others.low[index]) &+ upper)
            let other = mixed(mixed(~mixed(low[index]) ^ others.low[index]) ^ upper)
            low[index] = sum
            high[index] = isThere ? KeyColumn.Part.high(other >> 32) : 0
        }
    }
}

/// Spreads a number's bits over 64; no two numbers give the same (the end of SplitMix64).
@inline(__always)
private func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
}
