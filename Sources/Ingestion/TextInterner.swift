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

    /// Returns the code of a text.
    mutating func code(of text: ArraySlice<UInt8>) -> Int32 {
        var place = Int(truncatingIfNeeded: Self.hash(text)) & (places.count - 1)
        while places[place] >= 0 {
            let code = Int(places[place])
            if bytes[start(of: code)..<ends[code]].elementsEqual(text) { return Int32(code) }
            place = (place + 1) & (places.count - 1)
        }
        let code = Int32(ends.count)
        bytes += text
        ends.append(bytes.count)
        places[place] = code
        if ends.count * 2 > places.count { grow() }
        return code
    }

    private func start(of code: Int) -> Int { code == 0 ? 0 : ends[code - 1] }

    private mutating func grow() {
        places = [Int32](repeating: -1, count: places.count * 4)
        for code in ends.indices {
            let hash = Self.hash(bytes[start(of: code)..<ends[code]])
            var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
            while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
            places[place] = Int32(code)
        }
    }

    /// Mixes eight bytes at a time by multiplication; only the speed depends on how well.
    private static func hash(_ text: ArraySlice<UInt8>) -> UInt64 {
        var hash = UInt64(text.count)
        var word: UInt64 = 0
        var filled = 0
        for byte in text {
            word = word << 8 | UInt64(byte)
            filled += 1
            if filled == 8 {
                hash = mix(hash ^ word)
                (word, filled) = (0, 0)
            }
        }
        return mix(hash ^ word)
    }

    private static func mix(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}
