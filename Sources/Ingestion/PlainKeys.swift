import CSV
import Expressions

/// Reads texts of which only sameness is asked into keys; a hot file.
///
/// It takes 59 instructions a cell for identifiers of 8 to 16 bytes (see `TextHash`), in place of 121.
enum PlainKeys {
    /// Reads cells into both parts of keys, up to the first that is not plain; an empty one has none, and
    /// is not plain where a value is required.
    ///
    /// - Returns: How many cells were read.
    @inline(never)
    static func read(
        _ text: borrowing Span<UInt8>,
        _ cells: CellColumn,
        into lows: inout MutableSpan<UInt64>,
        _ highs: inout MutableSpan<UInt32>,
        isRequired: Bool
    ) -> Int {
        cells.requireAll(in: text.count)
        let all = cells.cells.span
        let (stride, count) = (cells.stride, min(cells.count, lows.count, highs.count))
        var next = cells.first
        for index in 0..<count {
            let cell = unsafe all[unchecked: next]
            next &+= stride
            let length = cell.singleLength
            var key: (low: UInt64, high: UInt32) = (0, 0)
            if length > 0 {
                // Where quotes are doubled it is very long.
                guard
                    let hash = unsafe TextHash.hashIfPlain(
                        text,
                        uncheckedFrom: cell.start,
                        length: length
                    )
                else { return index }
                key = (hash.0, KeyColumn.Part.high(hash.1))
            } else if isRequired {
                return index
            }
            unsafe lows[unchecked: index] = key.low
            unsafe highs[unchecked: index] = key.high
        }
        return count
    }
}
