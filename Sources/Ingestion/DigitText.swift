/// A text of ASCII digits.
struct DigitText {
    private let text: ArraySlice<UInt8>

    /// Takes a text; nothing where it has something else than digits, or nothing.
    init?(_ text: ArraySlice<UInt8>) {
        guard !text.isEmpty, text.allSatisfy(Self.isDigit) else { return nil }
        self.text = text
    }

    static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    var count: Int { text.count }

    /// Whether all digits are 0.
    var isZero: Bool { text.allSatisfy { $0 == UInt8(ascii: "0") } }

    /// The digit at a place, from 0.
    subscript(place: Int) -> Int { Int(text[text.startIndex + place] - UInt8(ascii: "0")) }

    /// The digits of some places as one number.
    subscript(places: Range<Int>) -> Int { places.reduce(0) { $0 * 10 + self[$1] } }

    /// The sum of the digits from a place on, each times its weight.
    func sum(_ weights: [Int], from first: Int = 0) -> Int {
        weights.indices.reduce(0) { $0 + weights[$1] * self[first + $1] }
    }
}
