import Expressions

/// What a right identifier says of a person; nothing where its kind does not.
struct IdentifierFacts: Equatable {
    /// A sex, by its code.
    enum Sex: String {
        case female = "F"
        case male = "M"
    }

    var birthDate: CivilDate?
    var sex: Sex?
}
