/// The values of one part of an expression, for all records at once.
enum Vector: Sendable {
    case text(TextVector)
    case number(Lanes<Rational>)
    case date(Lanes<CivilDate>)
    case boolean(Lanes<Bool>)

    /// The same value for all records.
    init(_ value: Value, of type: ValueType) {
        switch (value, type) {
        case (.text(let text), _): self = .text(TextVector(codes: .same(0), values: [text]))
        case (.number(let number), _): self = .number(.same(number))
        case (.date(let date), _): self = .date(.same(date))
        case (.boolean(let boolean), _): self = .boolean(.same(boolean))
        case (.null, .text): self = .text(TextVector(codes: .same(nil), values: []))
        case (.null, .number): self = .number(.same(nil))
        case (.null, .date): self = .date(.same(nil))
        case (.null, .boolean): self = .boolean(.same(nil))
        }
    }

    /// The values of a column; those of the given records, in that order, if there are any.
    init(_ column: Column, at records: [Int32]?) {
        switch column {
        case .text(let column):
            let codes = gather(column.codes, at: records).map { $0 < 0 ? nil : $0 }
            self = .text(TextVector(codes: .each(codes), values: column.values))
        case .number(let numbers): self = .number(.each(gather(numbers, at: records)))
        case .date(let dates): self = .date(.each(gather(dates, at: records)))
        case .boolean(let booleans): self = .boolean(.each(gather(booleans, at: records)))
        }
    }

    /// The values as a column of so many records.
    func column(count: Int) -> Column {
        switch self {
        case .text(let texts):
            .text(
                TextColumn(
                    codes: texts.codes.array(count: count).map { $0 ?? -1 },
                    values: texts.values
                )
            )
        case .number(let numbers): .number(numbers.array(count: count))
        case .date(let dates): .date(dates.array(count: count))
        case .boolean(let booleans): .boolean(booleans.array(count: count))
        }
    }

    /// Tells for each record whether it has no value.
    var isNull: Lanes<Bool> {
        switch self {
        case .text(let texts): texts.codes.mapOptional { $0 == nil }
        case .number(let numbers): numbers.mapOptional { $0 == nil }
        case .date(let dates): dates.mapOptional { $0 == nil }
        case .boolean(let booleans): booleans.mapOptional { $0 == nil }
        }
    }
}

private func gather<Element>(_ values: [Element], at records: [Int32]?) -> [Element] {
    records.map { $0.map { values[Int($0)] } } ?? values
}

// The checker has made sure of the types; these say so once more.
extension Vector {
    var texts: TextVector {
        guard case .text(let texts) = self else { preconditionFailure("texts were promised") }
        return texts
    }

    var numbers: Lanes<Rational> {
        guard case .number(let numbers) = self else { preconditionFailure("numbers were promised") }
        return numbers
    }

    var dates: Lanes<CivilDate> {
        guard case .date(let dates) = self else { preconditionFailure("dates were promised") }
        return dates
    }

    var booleans: Lanes<Bool> {
        guard case .boolean(let lanes) = self else { preconditionFailure("booleans were promised") }
        return lanes
    }
}
