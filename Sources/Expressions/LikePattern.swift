/// A pattern of `like`: what a text must look like, character by character.
///
/// Characters are Unicode scalars, as everywhere in the language; letter case counts.
struct LikePattern: Sendable {
    /// What is wrong with a pattern.
    enum Fault: Error {
        /// The escape is not one character.
        case badEscape
        /// After the escape stands what needs none, or nothing.
        case needlessEscape
    }

    private enum Part: Sendable {
        /// This character, once.
        case character(Unicode.Scalar)
        /// Any one character.
        case one
        /// Any characters, or none.
        case any
    }

    private let parts: [Part]

    /// Reads a pattern: `%` is any characters, `_` any one, and the escape before one of these, or
    /// before itself, makes it plain.
    init(_ pattern: String, escape: String?) throws(Fault) {
        let mark = escape?.unicodeScalars.first
        guard escape == nil || escape?.unicodeScalars.count == 1 else { throw .badEscape }
        var parts: [Part] = []
        var rest = pattern.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case mark:
                guard let next = rest.popFirst(), next == mark || next == "%" || next == "_" else {
                    throw .needlessEscape
                }
                parts.append(.character(next))
            case "%": parts.append(.any)
            case "_": parts.append(.one)
            default: parts.append(.character(scalar))
            }
        }
        self.parts = parts
    }

    /// Tells whether a text looks like the pattern.
    ///
    /// Where a text stops fitting, only the last `%` before takes one character more: what an
    /// earlier one took can stay.
    func matches(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        var (place, part) = (0, 0)
        var retry: (place: Int, part: Int)?
        while place < scalars.count {
            if part < parts.count, case .any = parts[part] {
                part += 1
                retry = (place, part)
            } else if part < parts.count, fits(parts[part], scalars[place]) {
                place += 1
                part += 1
            } else if let last = retry {
                retry = (last.place + 1, last.part)
                (place, part) = (last.place + 1, last.part)
            } else {
                return false
            }
        }
        return parts[part...].allSatisfy { if case .any = $0 { true } else { false } }
    }

    private func fits(_ part: Part, _ scalar: Unicode.Scalar) -> Bool {
        switch part {
        case .character(let own): own == scalar
        case .one: true
        case .any: false
        }
    }
}
