/// A hash table that numbers the keys of one partition after the other.
struct KeyTable: Sendable {
    private var partition = KeyGroups.Partition()
    /// For each slot one more than the number of its key, counted on through all partitions: what is
    /// not above `earlier` is left from an earlier one, and the slot is free.
    private var slots: [UInt32] = []
    /// How many keys the earlier partitions have.
    private var earlier = 0
    /// The first entry of each key.
    private var different: [KeyEntries.Entry] = []

    /// Numbers the keys of a partition.
    mutating func take(_ chunks: [KeyEntries], _ place: Int) -> KeyGroups.Partition {
        let count = chunks.reduce(0) { $0 + $1.records(of: place).count }
        var size = 16
        while size < 2 * count { size *= 2 }
        Self.resize(&slots, to: max(size, slots.count), filledWith: 0)
        Self.resize(
            &different,
            to: max(count, different.count),
            filledWith: KeyEntries.Entry(low: 0, high: 0, mark: 0)
        )
        Self.resize(&partition.marks, to: count, filledWith: 0)
        Self.resize(&partition.keys, to: count, filledWith: 0)
        if earlier + count > UInt32.max { clear() }
        var numbering = Numbering(mask: size - 1, earlier: earlier)
        for chunk in chunks {
            Self.number(
                chunk.all.span.extracting(chunk.records(of: place)),
                &slots,
                &different,
                &partition.marks,
                &partition.keys,
                &numbering
            )
        }
        partition.count = numbering.count
        earlier += numbering.count
        return partition
    }

    /// How far the records of a partition are numbered.
    private struct Numbering {
        let mask: Int
        let earlier: Int
        var next = 0
        var count = 0
    }

    private static func resize<Element>(
        _ list: inout [Element],
        to count: Int,
        filledWith new: Element
    ) {
        if count > list.count {
            list.append(contentsOf: repeatElement(new, count: count - list.count))
        } else if count < list.count {
            list.removeLast(list.count - count)
        }
    }

    private mutating func clear() {
        slots = [UInt32](repeating: 0, count: slots.count)
        earlier = 0
    }

    /// Finds the numbers of keys; a new key has the next one.
    private static func number(
        _ entries: Span<KeyEntries.Entry>,
        _ slots: inout [UInt32],
        _ different: inout [KeyEntries.Entry],
        _ marks: inout [UInt32],
        _ keys: inout [UInt32],
        _ numbering: inout Numbering
    ) {
        var slots = slots.mutableSpan
        var different = different.mutableSpan
        var keys = keys.mutableSpan
        var marks = marks.mutableSpan
        let (mask, first) = (numbering.mask, numbering.earlier &+ 1)
        var (next, count) = (numbering.next, numbering.count)
        for index in entries.indices {
            let entry = entries[index]
            var slot = Int(truncatingIfNeeded: entry.low) & mask
            var number = Int(slots[slot]) &- first
            while number >= 0, !different[number].hasKey(of: entry) {
                slot = (slot &+ 1) & mask
                number = Int(slots[slot]) &- first
            }
            if number < 0 {
                number = count
                different[count] = entry
                count &+= 1
                slots[slot] = UInt32(truncatingIfNeeded: number &+ first)
            }
            keys[next] = UInt32(truncatingIfNeeded: number)
            marks[next] = entry.mark
            next &+= 1
        }
        (numbering.next, numbering.count) = (next, count)
    }
}
