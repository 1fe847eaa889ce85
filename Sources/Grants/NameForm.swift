/// The form that the names of one kind have, so that none can be a path or break out of a document.
struct NameForm: Sendable {
    private static let lower = "abcdefghijklmnopqrstuvwxyz"
    private static let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    private static let digits = "0123456789"

    private static let lengthLimit = 64

    /// A grant's or a pack's id.
    static let id = NameForm("an id of a-z, 0-9, '-' and '_'", lower + digits, "-_")
    /// A rule's id.
    static let rule = NameForm("an id of a-z, 0-9, '-' and '_'", lower + digits, "-_")
    /// An indicator's code.
    static let code = NameForm(
        "a code of letters, digits, '_', '-' and '.'",
        upper + lower + digits,
        "_-."
    )
    /// A unit of an indicator.
    static let unit = NameForm(
        "a unit of letters, digits, '_' and '-'",
        upper + lower + digits,
        "_-"
    )
    /// What expressions can name: a table, a field, a parameter.
    static let identifier = NameForm(
        "a name of a-z, 0-9 and '_' that begins with a letter or '_'",
        lower + "_",
        digits
    )
    /// A document without its ending.
    static let document = NameForm("a name of a-z, 0-9, '-' and '_'", lower + digits, "-_")

    /// The form in words.
    let words: String
    private let first: Set<UInt8>
    private let all: Set<UInt8>

    private init(_ words: String, _ first: String, _ others: String) {
        self.words = "\(words), at most \(Self.lengthLimit)"
        self.first = Set(first.utf8)
        all = self.first.union(others.utf8)
    }

    /// Tells whether a name has the form.
    func allows(_ name: String) -> Bool {
        guard let letter = name.utf8.first, first.contains(letter) else { return false }
        return name.utf8.count <= Self.lengthLimit && name.utf8.allSatisfy(all.contains)
    }

    /// Returns the name that was probably meant: the same in small letters, where that has the form.
    func meant(by name: String) -> String {
        let small = name.lowercased()
        return allows(small) ? small : name
    }

    /// Notes a name that has another form.
    @discardableResult
    func check(_ name: String, at node: ConfigurationNode, _ log: ConfigurationReader.Log) -> Bool {
        if allows(name) { return true }
        log.note(.expected(words, found: quoted(name)), at: node)
        return false
    }
}
