// What is done with codes, numbers from 0 on of which there are few.
extension PackedIntegers {
    /// Returns what a list holds for each number, counting from 0; the other value for none.
    func map<Element>(_ elements: [Element], none: Element, in range: Range<Int>) -> [Element] {
        switch storage {
        case .quarters(let quarters, _):
            map(
                Self.widened(quarters: quarters, range),
                elements,
                none: none,
                in: 0..<range.count
            )
        case .halves(let halves, _):
            map(Self.widened(halves: halves, range), elements, none: none, in: 0..<range.count)
        case .bytes(let distances): map(distances, elements, none: none, in: range)
        default: range.map { index in self[index].map { elements[Int($0)] } ?? none }
        }
    }

    private func map<Element>(
        _ distances: [UInt8],
        _ elements: [Element],
        none: Element,
        in range: Range<Int>
    ) -> [Element] {
        let least = Int(least)
        // A list of fixed length needs no check of its places.
        let table = InlineArray<256, Element> { distance in
            let index = least + distance
            return distance == 0xFF || index >= elements.count ? none : elements[index]
        }
        let own = distances.span.extracting(range)
        var mapped = [Element](repeating: none, count: own.count)
        var all = mapped.mutableSpan
        for index in 0..<Swift.min(own.count, all.count) {
            all[index] = table[Int(own[index])]
        }
        return mapped
    }

    /// Adds 1 for each number to one of the counts of its cell: that with its own place, or the last
    /// one for none.
    func count(
        _ range: Range<Int>,
        by cells: [Int32],
        from start: Int,
        width: Int,
        into counts: inout [UInt32]
    ) {
        let cells = cells.span.extracting(start..<start + range.count)
        var counts = counts.mutableSpan
        switch storage {
        case .quarters(let quarters, _):
            count(Self.widened(quarters: quarters, range).span, cells, width, &counts)
        case .halves(let halves, _):
            count(Self.widened(halves: halves, range).span, cells, width, &counts)
        case .bytes(let distances):
            count(distances.span.extracting(range), cells, width, &counts)
        case .shorts(let distances):
            count(distances.span.extracting(range), cells, width, &counts)
        case .words(let distances):
            count(distances.span.extracting(range), cells, width, &counts)
        case .longs:
            for (index, cell) in range.enumerated() {
                counts[Int(cells[index]) * width + (self[cell].map(Int.init) ?? width - 1)] += 1
            }
        }
    }

    private func count<Packed: FixedWidthInteger & UnsignedInteger>(
        _ distances: Span<Packed>,
        _ cells: Span<Int32>,
        _ width: Int,
        _ counts: inout MutableSpan<UInt32>
    ) {
        let (least, last) = (Int(least), width - 1)
        for index in 0..<Swift.min(distances.count, cells.count) {
            let distance = distances[index]
            let place = distance == .max ? last : least &+ Int(truncatingIfNeeded: distance)
            counts[Int(cells[index]) &* width &+ place] &+= 1
        }
    }

    /// Puts codes of two or four bits into the bytes of words that are zero in these bits, four to a
    /// word; behind the last one anything may stand.
    ///
    /// - Returns: Whether the codes are stored in as many bits, so that it could be done.
    func addCodes(_ range: Range<Int>, bits: Int, at shift: Int, to words: inout [UInt32]) -> Bool {
        guard least == 0, range.lowerBound % 4 == 0 else { return false }
        var words = words.mutableSpan
        let shift = UInt32(shift)
        switch (storage, bits) {
        case (.quarters(let quarters, _), 2):
            let own = quarters.span.extracting((range.lowerBound / 4)...)
            for index in 0..<Swift.min(own.count, words.count) {
                let four = UInt32(own[index])
                let halves = (four | four &<< 12) & 0x000F_000F
                words[index] |= ((halves | halves &<< 6) & 0x0303_0303) &<< shift
            }
        case (.halves(let halves, _), 4):
            let own = halves.span.extracting((range.lowerBound / 2)...)
            let whole = Swift.min(own.count / 2, words.count)
            let pairs = own.extracting(0..<2 &* whole)
            for index in 0..<Swift.min(whole, words.count) {
                let four = UInt32(pairs[2 &* index]) | UInt32(pairs[2 &* index &+ 1]) &<< 16
                words[index] |= ((four | four &<< 4) & 0x0F0F_0F0F) &<< shift
            }
            if own.count % 2 == 1, own.count / 2 < words.count {
                let last = UInt32(own[own.count - 1])
                words[own.count / 2] |= ((last | last &<< 4) & 0x0F0F) &<< shift
            }
        default: return false
        }
        return true
    }
}
