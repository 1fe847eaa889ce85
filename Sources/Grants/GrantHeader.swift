import Expressions

/// What a grant's file says by itself, before its descriptor and packs are known.
struct GrantHeader {
    var id = ""
    var languages: [Language] = []
    var title = LocalizedText()
    var particulars: [(label: LocalizedText, text: LocalizedText)] = []
    var notes: [LocalizedText] = []
    var term: (first: CivilDate, last: CivilDate?) = (CivilDate(dayNumber: 0), nil)
    var parameters: [String: Rational] = [:]
    var key = Grant.KeySource.file
    var reports: [String] = []
    /// The path of the descriptor.
    var exports: (path: String, node: ConfigurationNode)?
    /// The paths of the packs.
    var uses: [(path: String, node: ConfigurationNode)] = []
    // What refers to tables and indicators, not read yet.
    var rules: [ConfigurationNode] = []
    var indicators: [ConfigurationNode] = []
    var targets: [ConfigurationNode] = []
    var charts: [ConfigurationNode] = []
}
