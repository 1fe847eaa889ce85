/// What the national identifiers of a field may be.
public struct IdentifierForm: Sendable, Equatable {
    /// What an identifier tells; each becomes a field of its own.
    public enum Detail: String, Sendable, CaseIterable {
        /// Whether it is right.
        case valid
        /// The day on which the person was born.
        case birthDate = "birth_date"
        /// The person's sex.
        case sex
    }

    /// The kinds, of which the first that a number is right for counts.
    public var kinds: [IdentifierKind]
    /// Whether zeros in front that a spreadsheet took off are put back.
    public var padsZeros: Bool

    /// Makes a form.
    public init(kinds: [IdentifierKind], padsZeros: Bool = false) {
        self.kinds = kinds
        self.padsZeros = padsZeros
    }

    /// What identifiers of these kinds tell.
    public var details: [Detail] {
        kinds.contains(where: \.tellsPerson) ? Detail.allCases : [.valid]
    }

    /// So many zeros at most can be missing: the first digits of an ЕГН of January 1900 are 0001.
    private static let mostZeros = 3

    /// Returns how many digits a text of so many has when its zeros are put back; nothing where none
    /// are missing, or more than can be.
    public func paddedLength(_ count: Int) -> Int? {
        let lengths = kinds.flatMap(\.lengths)
        guard padsZeros, !lengths.contains(count) else { return nil }
        return lengths.filter { 1...Self.mostZeros ~= $0 - count }.min()
    }

    /// Whether each text with zeros missing can be of one length only.
    var hasOneLength: Bool { Set(kinds.map(\.lengths)).count <= 1 }
}
