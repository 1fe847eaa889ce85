import CSV
import Expressions
import Grants

/// Reads days of one form; a hot file.
///
/// It gives what `DatePattern` gives (`PlainCellTests`). Two digits are looked up at once, and so is
/// the month, in place of the calendar's rules: 96 instructions a day in place of 134.
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

        /// Returns no ones where they stand as they should in a text.
        @inline(__always)
        func odds(_ text: borrowing Span<UInt8>, at place: Int) -> UInt64 {
            let word = unsafe text.bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: place &+ start,
                as: UInt64.self
            )
            return (UInt64(littleEndian: word) ^ bytes) & mask
        }
    }

    private struct Month {
        /// The day before its first.
        var before: Int32 = 0
        /// How many days it has.
        var days: Int32 = 0
    }

    private let length: Int
    private let first: Separators
    private let last: Separators
    /// Where two digits stand, counting from the beginning.
    private let day: Int
    private let month: Int
    private let century: Int
    private let year: Int
    /// For each month from the first year on, sixteen a year.
    private let months: [Month]
    /// The number that two bytes write, the first one lowest; a great one where they are no digits.
    private let pairs: [UInt16]

    private static let firstYear = 1850
    private static let lastYear = 2150
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
        first = Separators(of: form, from: 0)
        last = Separators(of: form, from: form.count - 8)
        (self.day, self.month, century, self.year) = (day, month, year, year + 2)
        months = Self.months
        pairs = Self.pairs
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
        let (months, pairs) = (months.span, pairs.span)
        let all = cells.cells.span
        var place = cells.first
        for index in 0..<cells.count {
            let cell = all[place]
            place &+= cells.stride
            var day = Int32.min
            if cell.length > 0 {
                guard cell.length == length, cell.end <= text.count else { return index }
                day = self.day(text, at: cell.start, months, pairs)
                guard day > .min, day <= latest else { return index }
            } else if isRequired {
                return index
            }
            days[index] = day
        }
        return cells.count
    }

    /// Returns the day since 1970-01-01 that stands at a place; `Int32.min` where none does.
    @inline(__always)
    private func day(
        _ text: borrowing Span<UInt8>,
        at start: Int,
        _ months: borrowing Span<Month>,
        _ pairs: borrowing Span<UInt16>
    ) -> Int32 {
        let odds = first.odds(text, at: start) | last.odds(text, at: start)
        let century = Self.pair(text, at: start &+ century, pairs)
        let year = century &* 100 &+ Self.pair(text, at: start &+ year, pairs)
        let month = Self.pair(text, at: start &+ month, pairs)
        guard odds == 0, month < 16, year >= Self.firstYear, year <= Self.lastYear else {
            return .min
        }
        let day = Int32(truncatingIfNeeded: Self.pair(text, at: start &+ day, pairs))
        let entry = months[(year &- Self.firstYear) &* 16 &+ month]
        return day > 0 && day <= entry.days ? entry.before &+ day : .min
    }

    /// Returns the number that two bytes write; a great one where they are no digits.
    @inline(__always)
    private static func pair(
        _ text: borrowing Span<UInt8>,
        at start: Int,
        _ pairs: borrowing Span<UInt16>
    ) -> Int {
        // That the whole day stands in the text is asked once, before.
        let bytes = unsafe text.bytes.unsafeLoadUnaligned(
            fromUncheckedByteOffset: start,
            as: UInt16.self
        )
        let place = Int(UInt16(littleEndian: bytes))
        return place < pairs.count ? Int(pairs[place]) : noPair
    }

    /// So great that no year of it is in the table.
    private static let noPair = 10_000

    private static let pairs: [UInt16] = {
        let (zero, nine) = (Int(UInt8(ascii: "0")), Int(UInt8(ascii: "9")))
        var pairs = [UInt16](repeating: UInt16(noPair), count: (nine + 1) << 8)
        for number in 0..<100 {
            pairs[zero + number / 10 | (zero + number % 10) << 8] = UInt16(number)
        }
        return pairs
    }()

    private static let months: [Month] = {
        var table = [Month](repeating: Month(), count: (lastYear - firstYear + 1) * 16)
        guard var first = CivilDate(year: firstYear, month: 1, day: 1)?.dayNumber else { return [] }
        for year in firstYear...lastYear {
            for month in 1...12 {
                let (nextYear, nextMonth) = month == 12 ? (year + 1, 1) : (year, month + 1)
                guard let next = CivilDate(year: nextYear, month: nextMonth, day: 1)?.dayNumber
                else { return table }
                table[(year - firstYear) * 16 + month] = Month(
                    before: first - 1,
                    days: next - first
                )
                first = next
            }
        }
        return table
    }()
}
