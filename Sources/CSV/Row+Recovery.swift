extension Row {
    /// Leaves what stands before a quote that was never closed, and notes that quote.
    mutating func cut(at opening: OpenedQuote) {
        cells.removeSubrange(min(opening.column - 1, cells.count)...)
        faults.removeAll { $0.column >= opening.column }
        let fault = RowFault(kind: .unclosedQuote, line: opening.line, column: opening.column)
        faults.append(fault)
    }

    /// Notes the first bytes of the row that could not be decoded.
    ///
    /// They belong to the field they were read in; where that is no longer a field of the row, or
    /// none was read, to the one that the row broke off at.
    mutating func addBrokenBytes(_ broken: EncodingFault, in field: RowFault?) {
        let last = faults.last { $0.kind == .unclosedQuote || $0.kind == .rowTooLong }
        var fault = field ?? RowFault(kind: .brokenBytes, line: line, column: max(cells.count, 1))
        if let last, field.map({ $0.column > last.column }) ?? true {
            fault = last
        }
        fault.kind = .brokenBytes
        fault.sourceOffset = broken.sourceOffset
        let place = faults.firstIndex { $0.column > fault.column } ?? faults.endIndex
        faults.insert(fault, at: place)
    }
}
