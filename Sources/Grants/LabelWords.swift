/// The texts of one language's file, section by section, with what is wrong with them.
struct LabelWords {
    static let sections = ["labels", "units", "rules", "messages"]

    /// The messages that the stages use besides those of the rules.
    static let neededMessages = [
        "after-as-of.last", "blank-row.mended", "broken-rule.division-by-zero",
        "broken-rule.overflow", "control-character.cell", "export.apostrophe",
        "export.archive", "export.binary",
        "export.broken-header",
        "export.duplicate-column",
        "export.empty", "export.found-cells", "export.found-columns", "export.html",
        "export.misfit", "export.misfit-delimiter", "export.misfit-encoding", "export.misfit-end",
        "export.misfit-escape", "export.misfit-header", "export.misfit-missing",
        "export.misfit-others", "export.misfit-quote",
        "export.misfit-space", "export.misfit-utf-8", "export.missing-column", "export.nearest",
        "export.no-file", "export.no-memory", "export.not-checked",
        "export.save-as", "export.sign", "export.tab", "export.too-many-columns",
        "export.workbook", "encoding-error.fits", "encoding-error.mixed",
        "extra-cell.mended", "extra-label.blank", "footer-count.missing",
        "identifier.birth_date", "identifier.female", "identifier.male", "identifier.sex",
        "identifier.valid",
        "look-alike.cyrillic",
        "look-alike.latin", "max-length.cell", "missing-cell.mended", "quote-error.in-text",
        "quote-error.mended", "quote-error.text-after",
        "quote-error.unclosed", "repeated-header.mended", "repeated-header.title",
        "type-error.boolean", "type-error.date", "type-error.date-parts",
        "type-error.integer",
        "type-error.number", "type-error.other-form", "unique.other-file",
        "waiver-column.expires", "waiver-column.field", "waiver-column.fingerprint",
        "waiver-column.owner", "waiver-column.reason", "waiver-column.rule",
        "waiver-column.table", "waiver-fault.day", "waiver-fault.missing",
        "waiver-fault.no-key", "waiver-fault.row", "waiver-fault.scope",
        "waiver-fault.unknown",
    ]

    /// The rules of which each message has a variant.
    private static let onlyVariants: Set<BuiltInRule> = [
        .brokenRule, .encodingError, .lookAlike, .quoteError, .waiverFault,
    ]

    /// The rules on whole files, of which no finding is made.
    private static let ofFiles: Set<BuiltInRule> = [.formatError, .missingLabel, .duplicateLabel]

    let file: ConfigurationFile
    let log: ConfigurationReader.Log
    private var entries: [String: [String: String]] = [:]
    private var places: [String: ConfigurationNode] = [:]

    init(_ file: ConfigurationFile) {
        self.file = file
        log = ConfigurationReader.Log(file: file.name)
        let reader = ConfigurationReader(file.root, log: log)
        for section in Self.sections {
            guard let node = reader.required(section) else { continue }
            places[section] = node
            let found = ConfigurationReader(node, log: log).entries
            var texts = [String: String](minimumCapacity: found.count)
            for entry in found {
                guard case .scalar(let text, _) = entry.value.value else {
                    log.note(.expected("a text", found: entry.value.kind), at: entry.value)
                    continue
                }
                texts[entry.key] = text
            }
            entries[section] = texts
        }
        reader.finish()
    }

    func texts(_ section: String) -> [String: String] {
        entries[section] ?? [:]
    }

    /// Notes every text that the program needs or another language has, and every message that
    /// fills in other things than another language's.
    func check(against others: [LabelWords]) {
        let withoutOwn = Self.onlyVariants.union(Self.ofFiles)
        let rules = BuiltInRule.allCases.filter { !withoutOwn.contains($0) }.map { $0.rawValue }
        let needed = [
            "rules": BuiltInRule.allCases.map { $0.rawValue },
            "messages": Self.neededMessages + rules,
        ]
        for section in Self.sections {
            guard let place = places[section] else { continue }
            let own = texts(section)
            var missing = Set((needed[section] ?? []).filter { own[$0] == nil })
            for other in others {
                missing.formUnion(other.texts(section).keys.filter { own[$0] == nil })
            }
            for key in missing.sorted() {
                log.note(.missingKey("\(section).\(key)"), at: place)
            }
        }
        for other in others { checkPlaceholders(against: other) }
    }

    private func checkPlaceholders(against other: LabelWords) {
        let own = texts("messages")
        let lacking = other.texts("messages").compactMap { key, theirs in
            own[key].flatMap { Self.lacking(theirs, in: $0) }.map { (key: key, placeholder: $0) }
        }
        for (key, placeholder) in lacking.sorted(by: { $0.key < $1.key }) {
            guard let place = places["messages"]?[key] else { continue }
            let text = "the message lacks \(placeholder), which another language fills in"
            log.note(.contradiction(text), at: place)
        }
    }

    /// The first placeholder of a message that another does not have.
    private static func lacking(_ message: String, in other: String) -> String? {
        let bytes = Array(message.utf8)
        guard bytes.contains(UInt8(ascii: "{")) else { return nil }
        let others = placeholders(Array(other.utf8))
        let lacking = placeholders(bytes).filter { !others.contains($0) }
        return lacking.map { String(decoding: $0, as: UTF8.self) }.min().map { "{\($0)}" }
    }

    /// The placeholders of a message, found as bytes.
    private static func placeholders(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
        let parts = text.split(separator: UInt8(ascii: "{"), omittingEmptySubsequences: false)
        return parts.dropFirst().compactMap { part in
            part.firstIndex(of: UInt8(ascii: "}")).map { part[..<$0] }
        }
    }
}
