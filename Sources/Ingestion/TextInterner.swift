/// Gives each different text a code, by its bytes.
///
/// Texts lie one behind the other in one array, so that a million identifiers make no million
/// strings.
struct TextInterner {
    private var bytes: [UInt8] = []
    /// Where each text ends.
    private var ends: [Int] = []
    /// Codes by hash, -1 where there is none; at most half of the places are taken.
    private var places = [Int32](repeating: -1, count: 64)

    /// How many different texts there are.
    var count: Int { ends.count }

    /// The texts by code.
    var texts: [String] {
        ends.indices.map { String(decoding: bytes[start(of: $0)..<ends[$0]], as: UTF8.self) }
    }

    /// Returns the code of the text that stands at a place.
    mutating func code(of source: [UInt8], from start: Int, to end: Int) -> Int32 {
        var place = Self.hash(source, start, end) & (places.count - 1)
        while places[place] >= 0 {
            if isText(Int(places[place]), source, start, end) { return places[place] }
            place = (place + 1) & (places.count - 1)
        }
        let code = Int32(ends.count)
        bytes += source[start..<end]
        ends.append(bytes.count)
        places[place] = code
        if ends.count * 2 > places.count { grow() }
        return code
    }

    private func start(of code: Int) -> Int { code == 0 ? 0 : ends[code - 1] }

    private func isText(_ code: Int, _ source: [UInt8], _ start: Int, _ end: Int) -> Bool {
        let own = self.start(of: code)
        guard ends[code] - own == end - start else { return false }
        for offset in 0..<(end - start) where bytes[own + offset] != source[start + offset] {
            return false
        }
        return true
    }

    private mutating func grow() {
        places = [Int32](repeating: -1, count: places.count * 4)
        for code in ends.indices {
            var place = Self.hash(bytes, start(of: code), ends[code]) & (places.count - 1)
            while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
            places[place] = Int32(code)
        }
    }

    /// Mixes eight bytes at a time by multiplication; only the speed depends on how well.
    private static func hash(_ source: [UInt8], _ start: Int, _ end: Int) -> Int {
        var hash = UInt64(end - start)
        var index = start
        while index + 8 <= end {
            let word = unsafe source.span.bytes.unsafeLoadUnaligned(
                fromByteOffset: index,
                as: UInt64.self
            )
            hash = mix(hash ^ word)
            index += 8
        }
        var rest: UInt64 = 0
        while index < end {
            rest = rest << 8 | UInt64(source[index])
            index += 1
        }
        return Int(truncatingIfNeeded: mix(hash ^ rest) >> 1)
    }

    private static func mix(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}
