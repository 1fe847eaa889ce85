import CSV
import Expressions
import Grants

/// Reads days of one form; a hot file.
///
/// It gives what `DatePattern` gives (`PlainCellTests`). Two digits are looked up at once, and so is
/// the month, in place of the calendar's rules: 52 instructions a day in place of 134.
struct PlainDate {
    /// The bytes between the digits, in eight bytes of the form.
    private struct Separators {
        private let start: Int
        private var mask: UInt64 = 0
        private var bytes: UInt64 = 0

        init(of form: [UInt8?], from start: Int) {
            self.start = start
            for offset in 0..<8 {
                guard let byte = form[start + offset] else { continue }
                mask |= 0xFF << UInt64(8 * offset)
                bytes |= UInt64(byte) << UInt64(8 * offset)
            }
        }

        /// Returns no ones where they stand as they should in a text that holds the whole form.
        @unsafe @inline(__always)
        func odds(_ text: borrowing Span<UInt8>, at place: Int) -> UInt64 {
            let word = unsafe TextHash.word(text, uncheckedAt: place &+ start)
            return (word ^ bytes) & mask
        }
    }

    private let length: Int
    private let first: Separators
    private let last: Separators
    /// Whether some stand in the last eight bytes alone.
    private let hasLast: Bool
    /// Where two digits stand, counting from the beginning.
    private let day: Int
    private let month: Int
    private let year: Int
    private static let firstYear = 1850
    /// The last year is 2150.
    private static let yearCount = 301
    private static let lengths = 8...16

    /// Prepares to read a form; nothing for a very long one.
    init?(_ pattern: DatePattern) {
        var places: [UInt8: Int] = [:]
        var form: [UInt8?] = []
        var bytes = Array(pattern.format.utf8)[...]
        while let byte = bytes.popFirst() {
            guard byte == UInt8(ascii: "%"), let part = bytes.popFirst() else {
                form.append(byte)
                continue
            }
            places[part] = form.count
            form += [UInt8?](repeating: nil, count: part == UInt8(ascii: "Y") ? 4 : 2)
        }
        guard Self.lengths.contains(form.count), let day = places[UInt8(ascii: "d")],
            let month = places[UInt8(ascii: "m")], let year = places[UInt8(ascii: "Y")]
        else { return nil }
        length = form.count
        let separators = form.indices.filter { form[$0] != nil }
        let start = min(separators.first ?? 0, form.count - 8)
        first = Separators(of: form, from: start)
        last = Separators(of: form, from: form.count - 8)
        hasLast = separators.contains { $0 >= start + 8 }
        (self.day, self.month, self.year) = (day, month, year)
    }

    /// Reads cells into days since 1970-01-01, up to the first that holds none, or one after the
    /// latest; an empty cell has the day `Int32.min`.
    ///
    /// - Returns: How many cells were read.
    func read(
        _ text: borrowing Span<UInt8>,
        _ cells: CellColumn,
        into days: inout MutableSpan<Int32>,
        isRequired: Bool,
        latest: Int32
    ) -> Int {
        cells.requireAll(in: text.count)
        let (months, pairs, all) = unsafe (Self.months, Self.pairs, cells.cells.span)
        let (first, last, hasLast) = (first, last, hasLast)
        let (length, stride) = (length, cells.stride)
        let (year, month, day) = (year, month, day)
        let count = min(cells.count, days.count)
        var next = cells.first
        for index in 0..<count {
            let cell = unsafe all[unchecked: next]
            next &+= stride
            guard cell.singleLength == length else {
                guard cell.length == 0, !isRequired else { return index }
                unsafe days[unchecked: index] = .min
                continue
            }
            let start = cell.start
            var odds = unsafe first.odds(text, at: start)
            if hasLast { odds |= unsafe last.odds(text, at: start) }
            let years =
                unsafe Self.pair(text, at: start &+ year, pairs) &* 100
                &+ Self.pair(text, at: start &+ year &+ 2, pairs) &- UInt32(Self.firstYear)
            let month = unsafe Self.pair(text, at: start &+ month, pairs)
            let day = unsafe Self.pair(text, at: start &+ day, pairs)
            guard odds == 0, month < 16, years < UInt32(Self.yearCount) else { return index }
            let entry = unsafe months[Int(years &* 16 &+ month)]
            guard day &- 1 < UInt32(truncatingIfNeeded: entry & 63) else { return index }
            let number = entry >> 6 &+ Int32(truncatingIfNeeded: day)
            guard number <= latest else { return index }
            unsafe days[unchecked: index] = number
        }
        return count
    }

    /// Returns the number that two bytes write.
    @unsafe @inline(__always)
    private static func pair(
        _ text: borrowing Span<UInt8>,
        at start: Int,
        _ pairs: UnsafePointer<UInt16>
    ) -> UInt32 {
        let bytes = unsafe text.bytes.unsafeLoadUnaligned(
            fromUncheckedByteOffset: start,
            as: UInt16.self
        )
        // There is an entry for any two bytes.
        return UInt32(unsafe pairs[Int(UInt16(littleEndian: bytes))])
    }

    /// So great that it is no month or day, and makes no year of the table with any other number.
    private static let noPair: UInt16 = 10_000

    // No references to these tables are counted: all threads would do it, and wait for each other.

    /// The number that two bytes write, the first one lowest; `noPair` where they are no digits.
    @unsafe private nonisolated(unsafe) static let pairs: UnsafePointer<UInt16> = {
        let zero = Int(UInt8(ascii: "0"))
        let pairs = unsafe permanent(repeating: noPair, count: 1 << 16)
        for number in 0..<100 {
            unsafe pairs[zero + number / 10 | (zero + number % 10) << 8] = UInt16(number)
        }
        return unsafe UnsafePointer(pairs)
    }()

    /// For each month from the first year on, sixteen a year, 64 times the day before its first and
    /// how many days it has; those have none that are not in the calendar.
    @unsafe private nonisolated(unsafe) static let months: UnsafePointer<Int32> = {
        let months = unsafe permanent(repeating: Int32(0), count: yearCount * 16)
        var next = CivilDate(year: firstYear, month: 1, day: 1)?.dayNumber
        for year in firstYear..<firstYear + yearCount {
            for month in 1...12 {
                let (nextYear, nextMonth) = month == 12 ? (year + 1, 1) : (year, month + 1)
                let first = next
                next = CivilDate(year: nextYear, month: nextMonth, day: 1)?.dayNumber
                guard let first, let next else { continue }
                unsafe months[(year - firstYear) * 16 + month] = (first - 1) << 6 | (next - first)
            }
        }
        return unsafe UnsafePointer(months)
    }()

    /// Makes a table that stays as long as the program runs.
    @unsafe
    private static func permanent<Number>(
        repeating number: Number,
        count: Int
    ) -> UnsafeMutablePointer<Number> {
        let table = UnsafeMutablePointer<Number>.allocate(capacity: count)
        unsafe table.initialize(repeating: number, count: count)
        return unsafe table
    }
}
