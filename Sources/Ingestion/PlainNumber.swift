import CSV
import Expressions

/// Reads numbers of digits with at most one decimal separator; a hot file.
///
/// Up to eight bytes are one number to the processor: the separator is taken out of it, and the
/// digits are brought together in pairs, fours and eights. That takes 90 instructions less for an
/// amount than going through them one by one. In a column the separator is looked for where it stood
/// before, and units go into one list: 64 instructions in place of 141. `PlainCellTests` holds all
/// against `CellReader`.
enum PlainNumber {
    /// Reads cells into units of the last of some decimals, up to the first that holds no number, or
    /// one of more decimals.
    ///
    /// Where no decimals are given, numbers are only checked.
    ///
    /// - Returns: How many cells were read.
    @inline(never)
    static func read(
        _ text: borrowing Span<UInt8>,
        _ cells: CellColumn,
        into units: inout MutableSpan<Int64>,
        decimals: Int?,
        separator: UInt8?,
        isRequired: Bool
    ) -> Int {
        let count = min(cells.count(withRoom: 8, in: text.count), units.count)
        let (all, stride) = (cells.cells.span, cells.stride)
        let usual = Usual(decimals: decimals, separator: separator)
        var next = cells.first
        for index in 0..<count {
            let cell = unsafe all[unchecked: next]
            next &+= stride
            let length = cell.singleLength
            guard length > 0 else {
                guard !isRequired else { return index }
                unsafe units[unchecked: index] = PackedIntegers.none
                continue
            }
            if usual.lengths ~= length {
                let unused = UInt64(truncatingIfNeeded: 64 &- 8 &* length)
                let digits = unsafe TextHash.word(text, uncheckedAt: cell.start) &<< unused
                let whole = (digits & usual.below) &<< usual.width | digits & usual.above
                if (digits ^ usual.separator) & usual.mask == 0,
                    let number = joined(whole, unused: unused &+ usual.width)
                {
                    unsafe units[unchecked: index] = number
                    continue
                }
            }
            guard let number = other(text, cell, separator, decimals) else { return index }
            unsafe units[unchecked: index] = number
        }
        return count
    }

    /// Where the separator of numbers of so many decimals stands, if the last byte is the highest.
    private struct Usual {
        /// How long a number is, with at least one digit before the separator.
        var lengths = 1...8
        /// The separator at its place, and all ones there.
        var separator: UInt64 = 0
        var mask: UInt64 = 0
        /// How many bits it has.
        var width: UInt64 = 0
        /// All ones for the bytes before it, and for those behind it.
        var below: UInt64 = 0
        var above = UInt64.max

        init(decimals: Int?, separator: UInt8?) {
            guard let decimals, decimals > 0 else { return }
            guard let separator, decimals <= 6 else {
                lengths = 0...0
                return
            }
            let place = UInt64(56 - 8 * decimals)
            lengths = decimals + 2...8
            self.separator = UInt64(separator) << place
            mask = 0xFF << place
            width = 8
            below = 1 << place - 1
            above = ~(below | mask)
        }
    }

    /// Reads a number that is not written as usual, in units of the last of some decimals.
    @inline(never)
    private static func other(
        _ text: borrowing Span<UInt8>,
        _ cell: PackedCell,
        _ separator: UInt8?,
        _ decimals: Int?
    ) -> Int64? {
        guard let number = read(text, cell.start, cell.end, separator) else { return nil }
        guard let decimals, decimals != number.decimals else { return number.units }
        // 64 bits surely hold seventeen digits.
        guard 0...9 ~= decimals - number.decimals, number.units.magnitude < 100_000_000 else {
            return nil
        }
        return (number.decimals..<decimals).reduce(number.units) { units, _ in units * 10 }
    }

    /// Reads up to 18 digits, with a minus sign or none.
    static func read(
        _ bytes: borrowing Span<UInt8>,
        _ start: Int,
        _ end: Int,
        _ decimal: UInt8?
    ) -> (units: Int64, decimals: Int)? {
        guard start < end else { return nil }
        if end &- start <= 8, bytes[start] != UInt8(ascii: "-") {
            return short(TextHash.word(bytes, from: start, to: end), end &- start, decimal)
        }
        return long(bytes, start, end, decimal)
    }

    /// Reads a number of so many bytes, the first one lowest in a word.
    @inline(__always)
    private static func short(
        _ word: UInt64,
        _ length: Int,
        _ decimal: UInt8?
    ) -> (units: Int64, decimals: Int)? {
        // The last byte goes to the highest place.
        var unused = 8 &* (8 &- length)
        var word = word &<< UInt64(unused)
        var decimals = 0
        if let decimal {
            let others = word ^ UInt64(decimal) &* ones
            // Of the bytes that are zero, the lowest one's bit is the lowest.
            let zeros = (others &- ones) & ~others & 0x8080_8080_8080_8080
            if zeros != 0 {
                let place = zeros.trailingZeroBitCount & ~7
                decimals = 7 &- place / 8
                guard place > unused, decimals > 0 else { return nil }
                let before = word & (1 &<< UInt64(place) &- 1)
                word = before &<< 8 | (word ^ before) & ~(0xFF &<< UInt64(place))
                unused &+= 8
            }
        }
        guard let number = joined(word, unused: UInt64(unused)) else { return nil }
        return (number, decimals)
    }

    /// Returns the number of digits behind so many bits; nothing where some are none.
    @inline(__always)
    private static func joined(_ digits: UInt64, unused: UInt64) -> Int64? {
        var word = digits | zeroDigits & (1 &<< unused &- 1)
        // Six more than a digit still begins with the same four bits.
        let odd = (word ^ zeroDigits) | ((word &+ 0x0606_0606_0606_0606) ^ zeroDigits)
        guard odd & 0xF0F0_F0F0_F0F0_F0F0 == 0 else { return nil }
        word = ((word & 0x0F0F_0F0F_0F0F_0F0F) &* 2_561) >> 8
        word = ((word & 0x00FF_00FF_00FF_00FF) &* 6_553_601) >> 16
        word = ((word & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) >> 32
        return Int64(truncatingIfNeeded: word)
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let zeroDigits: UInt64 = 0x3030_3030_3030_3030

    private static func long(
        _ bytes: borrowing Span<UInt8>,
        _ start: Int,
        _ end: Int,
        _ decimal: UInt8?
    ) -> (units: Int64, decimals: Int)? {
        var index = start
        let isNegative = bytes[start] == UInt8(ascii: "-")
        if isNegative { index += 1 }
        guard end - index <= 19 else { return nil }
        var mantissa: Int64 = 0
        var digits = 0
        var separator: Int?
        while index < end {
            let byte = bytes[index]
            if byte &- UInt8(ascii: "0") < 10 {
                // A digit more may be beyond 64 bits.
                guard digits < Rational.mostDecimalDigits else { return nil }
                mantissa = mantissa * 10 + Int64(byte - UInt8(ascii: "0"))
                digits += 1
            } else if byte == decimal, separator == nil, digits > 0 {
                separator = index
            } else {
                return nil
            }
            index += 1
        }
        let decimals = separator.map { end - 1 - $0 } ?? 0
        guard digits > 0, separator == nil || decimals > 0 else { return nil }
        return (isNegative ? -mantissa : mantissa, decimals)
    }
}
