/// Whole numbers, or none, in as few bytes as their range needs.
///
/// What is stored is the distance from the least number, and the greatest that fits for none. Three
/// days and an amount take 10 bytes a record instead of 20.
public struct PackedIntegers: Sendable {
    private enum Storage: Sendable {
        case bytes([UInt8])
        case shorts([UInt16])
        case words([UInt32])
        case longs([Int64])
    }

    /// What stands for no number.
    public static let none = Int64.min

    private let storage: Storage
    private let least: Int64

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
        let isByte = limit < 0xFF
        (storage, least) =
            isByte ? (.bytes(Self.distances(numbers, from: 0)), 0) : Self.packed(numbers)
    }

    private static func packed<Number: Lane & FixedWidthInteger>(
        _ numbers: [Number]
    ) -> (Storage, Int64) {
        var least = Number.max
        var greatest = Number.none
        for number in numbers {
            greatest = max(greatest, number)
            least = min(least, number == .none ? .max : number)
        }
        if greatest == .none { least = 0 }
        let range = greatest == .none ? 0 : UInt64(bitPattern: Int64(greatest) &- Int64(least))
        let storage: Storage =
            switch range {
            case 0..<0xFF: .bytes(distances(numbers, from: least))
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
        numbers.map { $0 == .none ? .max : Packed(truncatingIfNeeded: $0 &- least) }
    }

    /// Returns a number; nothing where there is none.
    public subscript(index: Int) -> Int64? {
        switch storage {
        case .bytes(let distances): number(distances[index])
        case .shorts(let distances): number(distances[index])
        case .words(let distances): number(distances[index])
        case .longs(let numbers): numbers[index] == Self.none ? nil : numbers[index]
        }
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
        for index in distances.indices {
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

    /// Returns what a list holds for each number, counting from 0; the other value for none.
    func map<Element>(_ elements: [Element], none: Element, in range: Range<Int>) -> [Element] {
        guard case .bytes(let distances) = storage else {
            return range.map { index in self[index].map { elements[Int($0)] } ?? none }
        }
        let least = Int(least)
        // A list of fixed length needs no check of its places.
        let table = InlineArray<256, Element> { distance in
            let index = least + distance
            return distance == 0xFF || index >= elements.count ? none : elements[index]
        }
        let own = distances.span.extracting(range)
        var mapped = [Element](repeating: none, count: own.count)
        var all = mapped.mutableSpan
        for index in own.indices { all[index] = table[Int(own[index])] }
        return mapped
    }
}

extension PackedIntegers: ColumnPart {
    /// How many numbers there are, none among them.
    public var count: Int {
        switch storage {
        case .bytes(let distances): distances.count
        case .shorts(let distances): distances.count
        case .words(let distances): distances.count
        case .longs(let numbers): numbers.count
        }
    }
}
