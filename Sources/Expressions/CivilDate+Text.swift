extension CivilDate: CustomStringConvertible {
    /// Reads `YYYY-MM-DD`, exactly so and in ASCII digits; nil for anything else, for a day
    /// that the calendar does not have, and outside of the years 1800...2200.
    public init?(iso text: some StringProtocol) {
        self.init(isoBytes: text.utf8)
    }

    /// Reads the bytes of `YYYY-MM-DD`, as `init(iso:)` does.
    public init?(isoBytes bytes: some Collection<UInt8>) {
        guard bytes.count == 10 else { return nil }
        var numbers = [0]
        var position = 0
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "-") where position == 4 || position == 7:
                numbers.append(0)
            case UInt8(ascii: "0")...UInt8(ascii: "9") where position != 4 && position != 7:
                numbers[numbers.count - 1] *= 10
                numbers[numbers.count - 1] += Int(byte - UInt8(ascii: "0"))
            default:
                return nil
            }
            position += 1
        }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    /// The day as `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = parts
        return padded(year, to: 4) + "-" + padded(month, to: 2) + "-" + padded(day, to: 2)
    }
}

private func padded(_ number: Int, to width: Int) -> String {
    let digits = "\(number.magnitude)"
    let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
    return (number < 0 ? "-" : "") + zeros + digits
}
