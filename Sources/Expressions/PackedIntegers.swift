/// Whole numbers, or none, in as few bytes as their range needs.
///
/// What is stored is the distance from the least number, and the greatest that fits for none. Three
/// days and an amount take 10 bytes a record instead of 20, and nine codes of short lists 3.25.
public struct PackedIntegers: Sendable {
    enum Storage: Sendable {
        /// Four in each byte, the first one in its lowest bits.
        case quarters([UInt8], count: Int)
        /// Two in each byte, the first one in its lower half.
        case halves([UInt8], count: Int)
        case bytes([UInt8])
        case shorts([UInt16])
        case words([UInt32])
        case longs([Int64])
    }

    /// What stands for no number.
    public static let none = Int64.min

    let storage: Storage
    let least: Int64

    /// Packs numbers; `none` stands for none.
    public init(_ numbers: [Int64]) {
        (storage, least) = Self.packed(numbers)
    }

    /// Packs numbers; the least that the type has stands for none.
    public init(_ numbers: [Int32]) {
        (storage, least) = Self.packed(numbers)
    }

    /// Packs numbers from 0 on that are known to be less than another.
    public init(_ numbers: [Int32], below limit: Int32) {
        switch limit {
        case ...3: (storage, least) = (Self.quarters(Self.distances(numbers, from: 0)), 0)
        case ...0xF: (storage, least) = (Self.halves(Self.distances(numbers, from: 0)), 0)
        case ...0xFF: (storage, least) = (.bytes(Self.distances(numbers, from: 0)), 0)
        default: (storage, least) = Self.packed(numbers)
        }
    }

    /// Packs codes of a byte each that are known to be less than another number; 255 stands for none.
    public init(_ codes: [UInt8], below limit: Int32) {
        least = 0
        switch limit {
        case ...3: storage = Self.quarters(codes)
        case ...0xF: storage = Self.halves(codes)
        default:
            var exact: [UInt8] = []
            // The list itself may have room to grow.
            exact.reserveCapacity(codes.count)
            exact += codes
            storage = .bytes(exact)
        }
    }

    private static func packed<Number: Lane & FixedWidthInteger>(
        _ numbers: [Number]
    ) -> (Storage, Int64) {
        // One less than none is the greatest of all. So days take 3 instructions each and not 10.
        var beforeLeast = Number.max
        var greatest = Number.none
        for number in numbers {
            greatest = max(greatest, number)
            beforeLeast = min(beforeLeast, number &- 1)
        }
        let least = greatest == .none ? 0 : beforeLeast &+ 1
        let range = greatest == .none ? 0 : UInt64(bitPattern: Int64(greatest) &- Int64(least))
        let storage: Storage =
            switch range {
            case 0..<3: quarters(distances(numbers, from: least))
            case 3..<0xF: halves(distances(numbers, from: least))
            case 0xF..<0xFF: .bytes(distances(numbers, from: least))
            case 0xFF..<0xFFFF: .shorts(distances(numbers, from: least))
            case 0xFFFF..<0xFFFF_FFFF: .words(distances(numbers, from: least))
            default: .longs(numbers.map { $0 == .none ? none : Int64($0) })
            }
        return (storage, Int64(least))
    }

    private static func distances<Number: Lane & FixedWidthInteger, Packed: FixedWidthInteger>(
        _ numbers: [Number],
        from least: Number
    ) -> [Packed] {
        var distances = [Packed](repeating: .max, count: numbers.count)
        var all = distances.mutableSpan
        let numbers = numbers.span
        for index in 0..<Swift.min(numbers.count, all.count) {
            let number = numbers[index]
            all[index] = number == .none ? .max : Packed(truncatingIfNeeded: number &- least)
        }
        return distances
    }

    /// Puts four bytes into one each; none of them is between 2 and 0xFF.
    private static func quarters(_ bytes: [UInt8]) -> Storage {
        var quarters = [UInt8](repeating: 0xFF, count: (bytes.count + 3) / 4)
        var all = quarters.mutableSpan
        let own = bytes.span
        for index in 0..<Swift.min(all.count, own.count / 4) {
            let low = own[4 * index] & 3 | (own[4 * index + 1] & 3) << 2
            all[index] = low | (own[4 * index + 2] & 3) << 4 | own[4 * index + 3] << 6
        }
        for index in (own.count / 4 * 4)..<own.count {
            all[index / 4] ^= (own[index] & 3 ^ 3) << (index % 4 * 2)
        }
        return .quarters(quarters, count: bytes.count)
    }

    /// Takes some of the numbers in a quarter of a byte into a byte each.
    static func widened(quarters: [UInt8], _ range: Range<Int>) -> [UInt8] {
        let start = range.lowerBound / 4
        let own = quarters.span.extracting(start..<(range.upperBound + 3) / 4)
        var bytes = [UInt8](repeating: 0, count: 4 * own.count)
        var all = bytes.mutableSpan
        for index in 0..<Swift.min(own.count, all.count / 4) {
            for part in 0..<4 {
                let quarter = own[index] >> (2 * part) & 3
                all[4 * index + part] = quarter == 3 ? .max : quarter
            }
        }
        return trimmed(bytes, range, by: 4)
    }

    /// Leaves out what is beyond a range at both ends.
    private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>, by size: Int) -> [UInt8] {
        let start = range.lowerBound % size
        if start == 0, bytes.count == range.count { return bytes }
        return Array(bytes[start..<start + range.count])
    }

    /// Puts two bytes into one each; none of them is between 0xE and 0xFF.
    private static func halves(_ bytes: [UInt8]) -> Storage {
        var halves = [UInt8](repeating: 0xFF, count: (bytes.count + 1) / 2)
        var all = halves.mutableSpan
        let own = bytes.span
        for index in 0..<Swift.min(all.count, own.count / 2) {
            all[index] = own[2 * index] & 0xF | own[2 * index + 1] << 4
        }
        if let last = bytes.last, bytes.count % 2 == 1 { all[all.count - 1] = last | 0xF0 }
        return .halves(halves, count: bytes.count)
    }

    /// Takes some of the numbers in half a byte into a byte each.
    static func widened(halves: [UInt8], _ range: Range<Int>) -> [UInt8] {
        let start = range.lowerBound / 2
        let own = halves.span.extracting(start..<(range.upperBound + 1) / 2)
        var bytes = [UInt8](repeating: 0, count: 2 * own.count)
        var all = bytes.mutableSpan
        for index in 0..<Swift.min(own.count, all.count / 2) {
            let (low, high) = (own[index] & 0xF, own[index] >> 4)
            all[2 * index] = low == 0xF ? .max : low
            all[2 * index + 1] = high == 0xF ? .max : high
        }
        return trimmed(bytes, range, by: 2)
    }

    /// Returns a number; nothing where there is none.
    public subscript(index: Int) -> Int64? {
        switch storage {
        case .quarters(let quarters, _):
            number(quarters[index / 4] >> (index % 4 * 2) & 3, none: 3)
        case .halves(let halves, _): number(halves[index / 2] >> (index % 2 * 4) & 0xF, none: 0xF)
        case .bytes(let distances): number(distances[index])
        case .shorts(let distances): number(distances[index])
        case .words(let distances): number(distances[index])
        case .longs(let numbers): numbers[index] == Self.none ? nil : numbers[index]
        }
    }

    private func number(_ distance: UInt8, none: UInt8) -> Int64? {
        distance == none ? nil : least &+ Int64(distance)
    }

    private func number(_ distance: some FixedWidthInteger & UnsignedInteger) -> Int64? {
        distance == .max ? nil : least &+ Int64(distance)
    }

    /// Appends numbers to others.
    func unpack<Number: Lane & FixedWidthInteger>(
        _ range: Range<Int>,
        into numbers: inout [Number]
    ) {
        switch storage {
        case .quarters(let quarters, _):
            unpack(Self.widened(quarters: quarters, range), 0..<range.count, into: &numbers)
        case .halves(let halves, _):
            unpack(Self.widened(halves: halves, range), 0..<range.count, into: &numbers)
        case .bytes(let distances): unpack(distances, range, into: &numbers)
        case .shorts(let distances): unpack(distances, range, into: &numbers)
        case .words(let distances): unpack(distances, range, into: &numbers)
        case .longs(let longs):
            numbers += longs[range].map {
                $0 == Self.none ? .none : Number(truncatingIfNeeded: $0)
            }
        }
    }

    private func unpack<Number: Lane & FixedWidthInteger, Packed: FixedWidthInteger>(
        _ distances: [Packed],
        _ range: Range<Int>,
        into numbers: inout [Number]
    ) {
        let least = Number(truncatingIfNeeded: least)
        let distances = distances.span.extracting(range)
        var unpacked = [Number](repeating: .none, count: distances.count)
        var all = unpacked.mutableSpan
        for index in 0..<Swift.min(distances.count, all.count) {
            let distance = distances[index]
            let number = least &+ Number(truncatingIfNeeded: distance)
            all[index] = distance == .max ? .none : number
        }
        if numbers.isEmpty { numbers = unpacked } else { numbers += unpacked }
    }

    /// Returns all numbers, the least that the type has for none.
    public var unpacked: [Int32] {
        var numbers: [Int32] = []
        unpack(0..<count, into: &numbers)
        return numbers
    }
}

extension PackedIntegers: ColumnPart {
    /// How many numbers there are, none among them.
    public var count: Int {
        switch storage {
        case .quarters(_, let count), .halves(_, let count): count
        case .bytes(let distances): distances.count
        case .shorts(let distances): distances.count
        case .words(let distances): distances.count
        case .longs(let numbers): numbers.count
        }
    }
}
