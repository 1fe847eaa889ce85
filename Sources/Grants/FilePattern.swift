/// A file's name in a dated folder, or a pattern that several names fit: `*` stands for any
/// characters or none, `?` for one.
public struct FilePattern: Sendable, Equatable {
    private enum Part: Equatable {
        case any
        case one
        case scalar(Unicode.Scalar)
    }

    /// The name or pattern as it was declared.
    public let text: String
    private let parts: [Part]

    /// Understands a name or pattern.
    public init(_ text: String) {
        self.text = text
        parts = text.unicodeScalars.map { scalar in
            switch scalar {
            case "*": .any
            case "?": .one
            default: .scalar(scalar)
            }
        }
    }

    /// Whether several names can fit.
    public var isOpen: Bool { parts.contains(.any) || parts.contains(.one) }

    /// Tells whether a name fits; a hidden one fits none but its own.
    public func fits(_ name: String) -> Bool {
        if isOpen && name.hasPrefix(".") { return false }
        return Self.overlap(parts, name.unicodeScalars.map(Part.scalar))
    }

    /// Tells whether there are names that fit both.
    func overlaps(_ other: FilePattern) -> Bool {
        Self.overlap(parts, other.parts)
    }

    /// Tells for each pair of endings, from the shortest on, whether one text fits both.
    private static func overlap(_ left: [Part], _ right: [Part]) -> Bool {
        var below: [Bool] = []
        for row in stride(from: left.count, through: 0, by: -1) {
            var line = [Bool](repeating: false, count: right.count + 1)
            for column in stride(from: right.count, through: 0, by: -1) {
                let first = row < left.count ? left[row] : nil
                let second = column < right.count ? right[column] : nil
                line[column] =
                    switch (first, second) {
                    case (nil, nil): true
                    case (.any, nil): below[column]
                    case (nil, .any): line[column + 1]
                    case (.any, _), (_, .any): below[column] || line[column + 1]
                    case (nil, _), (_, nil): false
                    case (.one, _), (_, .one): below[column + 1]
                    default: first == second && below[column + 1]
                    }
            }
            below = line
        }
        return below[0]
    }
}
