/// A kind of national identifier whose check digit is known.
public enum IdentifierKind: String, Sendable, CaseIterable {
    /// ЕГН: the number of a person in Bulgaria.
    case egn
    /// ЛНЧ: the number of a foreigner in Bulgaria.
    case lnch
    /// ЕИК, before that БУЛСТАТ: the number of an organisation in Bulgaria, or of a branch.
    case eik
    /// РНОКПП: the number of a taxpayer in Ukraine.
    case rnokpp
    /// ЄДРПОУ: the number of an organisation in Ukraine.
    case edrpou

    /// How many digits a number has.
    public var lengths: [Int] {
        switch self {
        case .egn, .lnch, .rnokpp: [10]
        case .eik: [9, 13]
        case .edrpou: [8]
        }
    }

    /// Whether a number tells when a person was born and of which sex.
    public var tellsPerson: Bool {
        switch self {
        case .egn, .rnokpp: true
        case .lnch, .eik, .edrpou: false
        }
    }

    /// Whether a person may use a passport's letters and digits in its place.
    public var mayBeRefused: Bool { self == .rnokpp }
}
