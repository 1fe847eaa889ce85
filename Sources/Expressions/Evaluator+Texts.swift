extension Evaluator {
    /// Cuts parts out of texts: from a character, counted from 1, and so many of them or all.
    func parts(of arguments: [Vector]) throws(ArithmeticFault) -> TextVector {
        let texts = arguments[0].texts
        let starts = try wholes(arguments[1])
        let counts: Lanes<Int64> = arguments.count == 3 ? try wholes(arguments[2]) : .same(.max)
        if case (.same(let start), .same(let count)) = (starts, counts) {
            if start.isNone || count.isNone { return TextVector(codes: .same(.none), values: []) }
            return texts.mapTexts { Self.cut($0, from: start, count: count) }
        }
        var list = TextList()
        var found: [PartKey: Int32] = [:]
        let cuts: Lanes<Int64> = starts.combine(counts) { start, count in
            // Beyond any text there is nothing, before it neither.
            min(max(start, -Self.mostCharacters), Self.mostCharacters) << 32
                | min(max(count, 0), Self.mostCharacters)
        }
        let codes: Lanes<Int32> = texts.codes.combine(cuts) { code, cut in
            let key = PartKey(code: code, cut: cut)
            if let known = found[key] { return known }
            let text = Self.cut(texts.values[Int(code)], from: cut >> 32, count: cut & 0xFFFF_FFFF)
            let new = list.code(for: text)
            found[key] = new
            return new
        }
        return TextVector(codes: codes, values: list.values)
    }

    private static let mostCharacters: Int64 = 0x3FFF_FFFF

    private struct PartKey: Hashable {
        let code: Int32
        let cut: Int64
    }

    private func wholes(_ vector: Vector) throws(ArithmeticFault) -> Lanes<Int64> {
        try vector.numbers.rationals.map { (number) throws(ArithmeticFault) in
            Int64(try number.wholeNumber())
        }
    }

    /// Cuts so many characters out of a text, as far as it has them.
    private static func cut(_ text: String, from start: Int64, count: Int64) -> String {
        let (end, isBeyond) = start.addingReportingOverflow(max(count, 0))
        let last = isBeyond ? Int64.max : end
        let scalars = text.unicodeScalars
        let first = scalars.dropFirst(Int(max(start, 1) - 1))
        let length = max(last - max(start, 1), 0)
        return String(String.UnicodeScalarView(first.prefix(Int(length))))
    }
}

/// Takes away spaces at both ends.
func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { $0 != " " }),
        let last = scalars.lastIndex(where: { $0 != " " })
    else { return "" }
    return String(scalars[first...last])
}

extension TextVector {
    /// Calculates a value for each different text.
    func map<Result: Lane>(_ calculate: (String) -> Result) -> Lanes<Result> {
        let results = values.map(calculate)
        return codes.map { results[Int($0)] }
    }

    /// Makes other texts, each different one once; those that become alike get one code.
    func mapTexts(_ change: (String) -> String) -> TextVector {
        var list = TextList()
        let changed = values.map { list.code(for: change($0)) }
        return TextVector(codes: codes.map { changed[Int($0)] }, values: list.values)
    }
}
