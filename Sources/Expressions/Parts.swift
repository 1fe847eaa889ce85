/// The values of consecutive records of a column.
public protocol ColumnPart: Sendable {
    /// How many records there are.
    var count: Int { get }
}

/// The parts of a column, one behind the other.
public struct Parts<Part: ColumnPart>: Sendable {
    /// The parts; none is empty.
    public private(set) var all: [Part] = []
    /// How many records there are up to the end of each part.
    private var ends: [Int] = []

    /// Makes a column of parts.
    public init(_ parts: [Part] = []) {
        for part in parts { append(part) }
    }

    /// The number of records.
    public var count: Int { ends.last ?? 0 }

    /// The records of each part.
    public var bounds: [Range<Int>] { ends.indices.map { bounds(of: $0) } }

    /// Appends a part.
    public mutating func append(_ part: Part) {
        guard part.count > 0 else { return }
        all.append(part)
        ends.append(count + part.count)
    }

    /// Returns the part of a record, and the record's place in it.
    func locate(_ record: Int) -> (part: Part, index: Int) {
        let place = place(of: record)
        return (all[place], record - bounds(of: place).lowerBound)
    }

    /// Calls for each part that has some of the records, with their places in it.
    func forEach(in records: Range<Int>, _ body: (Part, Range<Int>) -> Void) {
        guard !records.isEmpty else { return }
        for place in place(of: records.lowerBound)...place(of: records.upperBound - 1) {
            let bounds = bounds(of: place)
            let own = records.clamped(to: bounds)
            body(
                all[place],
                (own.lowerBound - bounds.lowerBound)..<(own.upperBound - bounds.lowerBound)
            )
        }
    }

    private func bounds(of place: Int) -> Range<Int> {
        (place == 0 ? 0 : ends[place - 1])..<ends[place]
    }

    /// Finds the part of a record by halving.
    private func place(of record: Int) -> Int {
        var (low, high) = (0, ends.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] <= record { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
