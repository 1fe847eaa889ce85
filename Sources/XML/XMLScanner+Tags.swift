extension XMLScanner {
    /// Scans an end tag.
    mutating func endTag() throws(Stop) {
        guard !open.isEmpty else { throw .malformed }
        index += 2
        try name()
        skipSpace()
        guard byte(at: index) == UInt8(ascii: ">") else { throw .malformed }
        index += 1
        open.removeLast()
    }

    /// Scans a start tag, or the tag of an empty element, within their limits.
    mutating func startTag() throws(Stop) {
        let start = index
        guard !open.isEmpty || elements == 0 else { throw .malformed }
        if sought == elements { throw .found(start) }
        guard open.count < limits.depth else {
            throw .refused(.tooDeep(line: line(of: start), limit: limits.depth))
        }
        elements += 1
        do {
            try startTagBody()
        } catch .malformed where index - start > limits.startTagBytes {
            throw tagTooLong(start)
        } catch {
            throw error
        }
        guard index - start <= limits.startTagBytes else { throw tagTooLong(start) }
    }

    private mutating func startTagBody() throws(Stop) {
        let start = index
        index += 1
        try name()
        var attributes = 0
        var namespaces = open.last ?? 0
        while true {
            let spaced = skipSpace()
            switch byte(at: index) {
            case UInt8(ascii: ">"):
                index += 1
                open.append(namespaces)
                return
            case UInt8(ascii: "/"):
                guard byte(at: index + 1) == UInt8(ascii: ">") else { throw .malformed }
                index += 2
                return
            default:
                guard spaced else { throw .malformed }
                attributes += 1
                namespaces += starts(with: "xmlns") ? 1 : 0
                guard attributes <= limits.attributes, namespaces <= limits.namespaces else {
                    throw tagTooLong(start)
                }
                try attribute()
            }
        }
    }

    private mutating func attribute() throws(Stop) {
        try name()
        _ = try quoted()
    }

    /// Scans `= "value"` and returns the range of the value.
    mutating func quoted() throws(Stop) -> Range<Int> {
        skipSpace()
        guard byte(at: index) == UInt8(ascii: "=") else { throw .malformed }
        index += 1
        skipSpace()
        guard let quote = byte(at: index), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        else { throw .malformed }
        index += 1
        let start = index
        while let next = byte(at: index), next != quote {
            guard next != UInt8(ascii: "<") else { throw .malformed }
            index += 1
        }
        guard index < end else { throw .malformed }
        index += 1
        return start..<index - 1
    }

    private func tagTooLong(_ start: Int) -> Stop {
        .refused(.startTagTooLong(line: line(of: start)))
    }
}
