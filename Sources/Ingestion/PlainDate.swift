import CSV
import Expressions
import Grants

/// Reads days of one form, eight bytes at a time; a hot file.
///
/// It gives what `DatePattern` gives (`PlainCellTests`). The first and the last eight bytes of a day
/// are two numbers: all digits are checked, and brought together in pairs, by a few operations on
/// each. A table of months takes the place of the calendar's rules.
struct PlainDate {
    /// Eight bytes of the form.
    private struct Half {
        /// Where they begin.
        let start: Int
        /// Ones where digits stand.
        var digits: UInt64 = 0
        /// The bytes between the digits.
        var separators: UInt64 = 0

        init(_ start: Int) {
            self.start = start
        }

        mutating func put(_ byte: UInt8?, at offset: Int) {
            guard (start..<start + 8).contains(offset) else { return }
            let shift = UInt64(8 * (offset - start))
            if let byte {
                separators |= UInt64(byte) << shift
            } else {
                digits |= 0xFF << shift
            }
        }

        /// Returns for each byte ten times its digit and the next one's.
        @inline(__always)
        func pairs(_ word: UInt64) -> UInt64 {
            let values = (word & digits) &- (0x3030_3030_3030_3030 & digits)
            return values &* 10 &+ values >> 8
        }

        /// Returns no ones where the bytes have the form.
        @inline(__always)
        func odds(_ word: UInt64) -> UInt64 {
            let digit = (word ^ 0x3030_3030_3030_3030) &+ 0x0606_0606_0606_0606
            return (word ^ separators) & ~digits | digit & 0xF0F0_F0F0_F0F0_F0F0 & digits
        }
    }

    /// A pair of digits: in which half, and how far from its lowest byte.
    private struct Pair {
        let isLast: Bool
        let shift: UInt64

        init(_ place: Int, _ length: Int) {
            isLast = place > 6
            shift = UInt64(8 * (place > 6 ? place - (length - 8) : place))
        }

        @inline(__always)
        func value(_ first: UInt64, _ last: UInt64) -> Int {
            Int((isLast ? last : first) >> shift & 0xFF)
        }
    }

    private let length: Int
    private let first: Half
    private let last: Half
    private let day: Pair
    private let month: Pair
    private let century: Pair
    private let year: Pair
    /// For each month from the first year on: the day before its first, and how many days it has.
    private let months: [Month]

    private struct Month {
        var before: Int32 = 0
        var days: Int32 = 0
    }

    private static let firstYear = 1850
    private static let lastYear = 2150
    /// In longer forms a pair of digits may lie across both halves.
    private static let lengths = 8...15

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
        var halves = (Half(0), Half(form.count - 8))
        for (offset, byte) in form.enumerated() {
            halves.0.put(byte, at: offset)
            halves.1.put(byte, at: offset)
        }
        (first, last) = halves
        self.day = Pair(day, length)
        self.month = Pair(month, length)
        century = Pair(year, length)
        self.year = Pair(year + 2, length)
        months = Self.table
    }

    /// Reads cells into days since 1970-01-01, up to the first that holds none, or one after the
    /// latest; an empty cell has the day `Int32.min`.
    ///
    /// - Returns: How many cells were read.
    func read(
        _ text: borrowing Span<UInt8>,
        _ cells: borrowing Span<PackedCell>,
        into days: inout MutableSpan<Int32>,
        isRequired: Bool,
        latest: Int32
    ) -> Int {
        let months = months.span
        for index in cells.indices {
            let cell = cells[index]
            var day = Int32.min
            if cell.length > 0 {
                guard cell.length == length, !cell.hasPairs else { return index }
                day = self.day(text, at: cell.start, months)
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
        _ months: borrowing Span<Month>
    ) -> Int32 {
        let (head, tail) = (Self.word(text, at: start), Self.word(text, at: start &+ length &- 8))
        guard first.odds(head) | last.odds(tail) == 0 else { return .min }
        let (early, late) = (first.pairs(head), last.pairs(tail))
        let year = century.value(early, late) &* 100 &+ self.year.value(early, late)
        let month = month.value(early, late)
        let day = Int32(truncatingIfNeeded: self.day.value(early, late))
        guard month < 16, year >= Self.firstYear, year <= Self.lastYear else { return .min }
        let entry = months[(year &- Self.firstYear) &* 16 &+ month]
        return day > 0 && day <= entry.days ? entry.before &+ day : .min
    }

    @inline(__always)
    private static func word(_ bytes: borrowing Span<UInt8>, at start: Int) -> UInt64 {
        UInt64(
            littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(
                fromByteOffset: start,
                as: UInt64.self
            )
        )
    }

    private static let table: [Month] = {
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
