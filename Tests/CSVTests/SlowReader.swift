/// A slow, obvious reader of well-formed CSV, one scalar at a time, to hold the real one against.
struct SlowReader {
    /// A row with the physical line that each of its fields begins on.
    struct Row: Equatable {
        var values: [String] = []
        var lines: [Int] = []
    }

    var delimiter: Unicode.Scalar = ","
    var quote: Unicode.Scalar = "\""

    func rows(_ text: String) -> [Row] {
        var rows: [Row] = []
        var row = Row()
        var value = ""
        var line = 1
        var start = 1
        var isInside = false
        var hasBegun = false
        var previous: Unicode.Scalar?
        func endField() {
            row.values.append(value)
            row.lines.append(start)
            value = ""
        }
        func endRow() {
            endField()
            rows.append(row)
            row = Row()
            hasBegun = false
        }
        for scalar in text.unicodeScalars {
            let isBreak = scalar == "\n" || scalar == "\r"
            let isSecondHalf = scalar == "\n" && previous == "\r"
            let isDoubled = scalar == quote && previous == quote && !isInside && hasBegun
            if isBreak && !isSecondHalf { line += 1 }
            previous = scalar
            if isInside {
                if scalar == quote { isInside = false } else { value.unicodeScalars.append(scalar) }
            } else if isSecondHalf {
                continue
            } else if isBreak {
                endRow()
                start = line
                previous = scalar
            } else if scalar == delimiter {
                endField()
                start = line
                hasBegun = true
                previous = nil
            } else if scalar == quote {
                isInside = true
                hasBegun = true
                if isDoubled { value.unicodeScalars.append(scalar) }
            } else {
                hasBegun = true
                value.unicodeScalars.append(scalar)
            }
        }
        if hasBegun { endRow() }
        return rows
    }
}
