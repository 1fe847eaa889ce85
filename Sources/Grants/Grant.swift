public import Expressions

/// A grant: everything that is declared about one half-year report.
public struct Grant: Sendable {
    /// Where pseudonyms and fingerprints get their key.
    public enum KeySource: String, Sendable, Codable {
        /// A file that the command line or the environment names.
        case file
        /// The key that the program carries, for demonstrations only.
        case demonstration
    }

    /// The id, which is also the folder of the filings.
    public var id: String
    /// The grant's folder.
    public var folder: String
    /// The file as read, for its hash.
    public var file: ConfigurationFile
    /// What people read.
    public var title: LocalizedText
    /// Lines below the title: provider, contract, authority.
    public var particulars: [(label: LocalizedText, text: LocalizedText)]
    /// The languages, the first one first.
    public var languages: [Language]
    /// The first day of the term.
    public var termStart: CivilDate
    /// The last day of the term; nothing where it is open.
    public var termEnd: CivilDate?
    /// Numbers that rules and indicators may use.
    public var parameters: [String: Rational]
    /// Where the key comes from.
    public var key: KeySource
    /// The exports.
    public var exports: ExportDefinition
    /// The packs in use, in the order named.
    public var packs: [Pack]
    /// The rules in the order declared.
    public var rules: [Rule]
    /// The grant's own indicators in the order declared.
    public var indicators: [Indicator]
    /// The targets in the order declared.
    public var targets: [Target]
    /// The charts in the order declared.
    public var charts: [Chart]
    /// The documents to render.
    public var reports: [String]
    /// What readers must know about the whole report.
    public var notes: [LocalizedText]

    /// The first language.
    public var language: Language { languages.first ?? .en }

    /// The half-years from the term's first to the given one.
    public func halfYears(through last: HalfYear) -> [HalfYear] {
        var halfYears: [HalfYear] = []
        var halfYear = HalfYear(containing: termStart)
        while halfYear <= last {
            halfYears.append(halfYear)
            halfYear = halfYear.next
        }
        return halfYears
    }

    /// The grant's own indicators and those of the packs, each with its pack's id.
    public var allIndicators: [(pack: String, indicator: Indicator)] {
        indicators.map { ("", $0) }
            + packs.flatMap { pack in pack.indicators.map { (pack.id, $0) } }
    }
}
