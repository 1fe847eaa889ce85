/// The values of one part of an expression, one for each record that is looked at.
enum Vector: Sendable {
    case text(TextVector)
    case number(NumberLanes)
    case date(Lanes<Int32>)
    case boolean(Lanes<Truth>)

    /// The same value for all records.
    init(_ value: Value, of type: ValueType) {
        switch (value, type) {
        case (.text(let text), _): self = .text(TextVector(codes: .same(0), values: [text]))
        case (.number(let number), _): self = .number(NumberLanes(number))
        case (.date(let date), _): self = .date(.same(date.dayNumber))
        case (.boolean(let boolean), _): self = .boolean(.same(Truth(boolean)))
        case (.null, .text): self = .text(TextVector(codes: .same(.none), values: []))
        case (.null, .number): self = .number(.none)
        case (.null, .date): self = .date(.same(.none))
        case (.null, .boolean): self = .boolean(.same(.unknown))
        }
    }

    /// The values of some records of a column.
    init(_ column: Column, in records: Range<Int>) {
        switch column {
        case .text(let texts):
            self = .text(
                TextVector(codes: .each(unpacked(texts.codes, records)), values: texts.values)
            )
        case .number(let numbers): self = .number(numbers.lanes(in: records))
        case .date(let days): self = .date(.each(unpacked(days, records)))
        case .boolean(let booleans):
            var truths: [Truth] = []
            booleans.forEach(in: records) { part, range in
                truths += part.map([.no, .yes], none: .unknown, in: range)
            }
            self = .boolean(.each(truths))
        }
    }

    /// Returns the values of records in another order; some may come several times.
    func gathered(_ records: [Int32]) -> Vector {
        switch self {
        case .text(let texts):
            .text(TextVector(codes: gather(texts.codes, records), values: texts.values))
        case .number(.fixed(let units, let decimals)):
            .number(.fixed(gather(units, records), decimals: decimals))
        case .number(.exact(let numbers)): .number(.exact(gather(numbers, records)))
        case .date(let days): .date(gather(days, records))
        case .boolean(let truths): .boolean(gather(truths, records))
        }
    }

    /// Returns the values of some of the records.
    func slice(_ records: Range<Int>) -> Vector {
        switch self {
        case .text(let texts):
            .text(TextVector(codes: texts.codes.slice(records), values: texts.values))
        case .number(let numbers): .number(numbers.slice(records))
        case .date(let days): .date(days.slice(records))
        case .boolean(let truths): .boolean(truths.slice(records))
        }
    }

    /// The values as a column of so many records.
    func column(count: Int) -> Column {
        switch self {
        case .text(let texts):
            .text(
                TextColumn(
                    codes: Parts([PackedIntegers(texts.codes.array(count: count))]),
                    values: texts.values
                )
            )
        case .number(let numbers): .number(Parts([numbers.part(count: count)]))
        case .date(let days): .date(Parts([PackedIntegers(days.array(count: count))]))
        case .boolean(let truths):
            .booleans(truths.array(count: count).map(\.boolean))
        }
    }

    /// Tells for each record whether it has no value.
    var isNull: Lanes<Truth> {
        switch self {
        case .text(let texts): texts.codes.mapAll { Truth($0.isNone) }
        case .number(let numbers): numbers.isNull
        case .date(let days): days.mapAll { Truth($0.isNone) }
        case .boolean(let truths): truths.mapAll { Truth($0.isNone) }
        }
    }
}

private func gather<Element>(_ lanes: Lanes<Element>, _ records: [Int32]) -> Lanes<Element> {
    switch lanes {
    case .same: lanes
    case .each(let values): .each(records.map { values[Int($0)] })
    }
}

/// Returns codes or days of some records.
private func unpacked(_ numbers: Parts<PackedIntegers>, _ records: Range<Int>) -> [Int32] {
    var unpacked: [Int32] = []
    numbers.forEach(in: records) { part, range in part.unpack(range, into: &unpacked) }
    return unpacked
}

extension Parts<NumberPart> {
    /// Returns the numbers of some records, in the smallest unit that any part has.
    fileprivate func lanes(in records: Range<Int>) -> NumberLanes {
        var parts: [NumberLanes] = []
        forEach(in: records) { part, range in
            switch part {
            case .fixed(let packed, let decimals):
                var units: [Int64] = []
                packed.unpack(range, into: &units)
                parts.append(.fixed(.each(units), decimals: decimals))
            case .exact(let numbers): parts.append(.exact(.each(Array(numbers[range]))))
            }
        }
        if parts.count == 1 { return parts[0] }
        switch NumberLanes.alike(parts) {
        case .fixed(let units, let decimals):
            return .fixed(.each(units.flatMap { $0.array(count: 0) }), decimals: decimals)
        case .exact(let numbers): return .exact(.each(numbers.flatMap { $0.array(count: 0) }))
        }
    }
}

// The checker has made sure of the types; these say so once more.
extension Vector {
    var texts: TextVector {
        guard case .text(let texts) = self else { preconditionFailure("texts were promised") }
        return texts
    }

    var numbers: NumberLanes {
        guard case .number(let numbers) = self else { preconditionFailure("numbers were promised") }
        return numbers
    }

    var dates: Lanes<Int32> {
        guard case .date(let days) = self else { preconditionFailure("dates were promised") }
        return days
    }

    var booleans: Lanes<Truth> {
        guard case .boolean(let truths) = self else {
            preconditionFailure("booleans were promised")
        }
        return truths
    }
}
