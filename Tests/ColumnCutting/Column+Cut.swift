public import Expressions

extension Column {
    /// Returns the same values in parts of so many records.
    public func cut(into size: Int) -> Column {
        let values = (0..<count).map(value(at:))
        let pieces = stride(from: 0, to: count, by: size).map { start in
            Self.piece(Array(values[start..<Swift.min(start + size, count)]), type)
        }
        guard case .text(let texts) = self else {
            return Column.joined(pieces) ?? self
        }
        let codes = texts.codes.all.flatMap(\.unpacked)
        let parts = stride(from: 0, to: count, by: size).map { start in
            PackedIntegers(Array(codes[start..<Swift.min(start + size, count)]))
        }
        return .text(TextColumn(codes: Parts(parts), values: texts.values))
    }

    private static func piece(_ values: [Value], _ type: ValueType) -> Column {
        switch type {
        case .number:
            .numbers(values.map { if case .number(let number) = $0 { number } else { nil } })
        case .date: .dates(values.map { if case .date(let day) = $0 { day } else { nil } })
        case .boolean:
            .booleans(values.map { if case .boolean(let held) = $0 { held } else { nil } })
        case .text: .texts(values.map { if case .text(let text) = $0 { text } else { nil } })
        }
    }
}
