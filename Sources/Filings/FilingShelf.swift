import Files
public import Grants

/// The filings of one grant, half-year and profile: a draft, and sealed revisions 1, 2, ….
public struct FilingShelf: Sendable {
    /// What became of a run's documents.
    public enum Outcome: Sendable, Equatable {
        /// They are the draft at a path.
        case draft(String)
        /// They equal the last sealed revision, at a path; there is no draft.
        case unchanged(String)
    }

    private static let draft = "draft"

    private let output: String
    private let grant: String
    private let period: HalfYear
    private let profile: Profile

    /// Makes the shelf of a grant below an output folder.
    public init(output: String, grant: String, period: HalfYear, profile: Profile) {
        self.output = output
        self.grant = grant
        self.period = period
        self.profile = profile
    }

    /// The folder of the shelf.
    public var path: String { "\(output)/\(grant)/\(period)/\(profile.rawValue)" }

    /// Puts documents in place as the draft, whole or not at all.
    ///
    /// Documents that equal those of the last sealed revision leave no draft.
    ///
    /// - Parameters:
    ///   - documents: The documents' names and bytes.
    ///   - source: What they are made of.
    /// - Returns: What became of them.
    /// - Throws: `FileFault` where the folder cannot be written, or another run holds it.
    public func putDraft(
        _ documents: [(name: String, bytes: [UInt8])],
        source: FilingSource
    ) throws -> Outcome {
        let folder = try OutputFolder(path: path)
        let lock = try folder.lock()
        folder.sweep()
        let sorted = documents.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        let outcome = try put(sorted, source, in: folder)
        lock.release()
        return outcome
    }

    private func put(
        _ documents: [(name: String, bytes: [UInt8])],
        _ source: FilingSource,
        in folder: borrowing OutputFolder
    ) throws -> Outcome {
        if let last = Self.revisions(try folder.entries()).last,
            let filing = try? Filing(reading: "\(path)/\(last)"),
            Self.areEqual(filing.documents, documents)
        {
            try folder.remove(Self.draft)
            return .unchanged(filing.path)
        }
        let descriptor = try source.descriptor(of: documents).json()
        try folder.publish(
            documents + [(name: Filing.descriptorName, bytes: descriptor)],
            as: Self.draft,
            fileMode: 0o600,
            replacing: .existing
        )
        return .draft("\(path)/\(Self.draft)")
    }

    /// Returns the findings of a draft that the last sealed revision did not have; all where there is
    /// none.
    ///
    /// - Throws: `FileFault` and `FilingFault` where one of both cannot be read or was changed.
    public func newFindings(in outcome: Outcome) throws -> [Finding] {
        guard case .draft(let folder) = outcome else { return [] }
        let draft = try Filing(reading: folder)
        let entries = try InputFolder.entriesIfPresent(path)
        guard let last = Self.revisions(entries).last else { return draft.findings }
        return try FilingComparison(of: Filing(reading: "\(path)/\(last)"), to: draft).newFindings
    }

    /// Seals the draft as the next revision, which is never written again.
    ///
    /// - Parameter reason: Why it is filed although errors stand.
    /// - Returns: The revision's folder.
    /// - Throws: `FilingFault` where there is no whole draft or no reason where one is needed;
    ///   `FileFault` where the folder cannot be written, or another run holds it.
    public func seal(reason: String?) throws -> String {
        try Self.check(reason)
        let noDraft = FilingFault.noDraft("\(path)/\(Self.draft)")
        // Looked for before the folder is opened, which would create it.
        guard try InputFolder.entriesIfPresent(path).contains(Self.draft) else { throw noDraft }
        let folder = try OutputFolder(path: path)
        let lock = try folder.lock()
        folder.sweep()
        guard folder.exists(Self.draft) else { throw noDraft }
        let filing = try wholeDraft(in: folder)
        let errors = filing.findings.count { $0.severity == .error && !$0.isWaived }
        if errors > 0 && reason == nil { throw FilingFault.reasonNeeded(errors: errors) }
        let revision = (Self.revisions(try folder.entries()).last ?? 0) + 1
        var descriptor = filing.descriptor
        descriptor.grantline.revision = revision
        descriptor.grantline.reason = reason
        try folder.publish(
            filing.documents + [(name: Filing.descriptorName, bytes: try descriptor.json())],
            as: "\(revision)",
            fileMode: 0o400,
            replacing: .never
        )
        try folder.remove(Self.draft)
        lock.release()
        return "\(path)/\(revision)"
    }

    /// Reads the draft, which must be as the run left it: nothing more, nothing less, in its place.
    private func wholeDraft(in folder: borrowing OutputFolder) throws -> Filing {
        let draft = try folder.subfolder(Self.draft)
        let filing = try Filing(reading: draft)
        let files = Set(filing.documents.map(\.name) + [Filing.descriptorName])
        if let other = try draft.entries().first(where: { !files.contains($0) }) {
            throw FilingFault.changed("\(filing.path)/\(other)")
        }
        let details = filing.descriptor.grantline
        guard details.grant == grant, details.period == period.description,
            details.profile == profile.rawValue
        else { throw FilingFault.misplaced(filing.path) }
        return filing
    }

    private static func check(_ reason: String?) throws(FilingFault) {
        guard let reason else { return }
        let scalars = reason.unicodeScalars
        let isLine = scalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
        if !isLine || scalars.count > 500 { throw .badReason }
        if scalars.allSatisfy(\.properties.isWhitespace) { throw .emptyReason }
    }

    /// The numbers among a shelf's entries that are revisions, in their order.
    private static func revisions(_ entries: [String]) -> [Int] {
        entries.compactMap { entry in
            let number = entry.utf8.count < 10 ? Int(entry) : nil
            return number.flatMap { $0 > 0 && "\($0)" == entry ? $0 : nil }
        }
        .sorted()
    }

    private static func areEqual(
        _ left: [(name: String, bytes: [UInt8])],
        _ right: [(name: String, bytes: [UInt8])]
    ) -> Bool {
        left.count == right.count
            && zip(left, right).allSatisfy { $0.name == $1.name && $0.bytes == $1.bytes }
    }
}
