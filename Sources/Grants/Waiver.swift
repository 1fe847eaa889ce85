public import Expressions

/// A decision of people that some findings are to be put up with, for a time.
public struct Waiver: Sendable, Equatable {
    /// Which findings it is about.
    public enum Scope: Sendable, Equatable {
        /// The finding with this fingerprint.
        case finding(fingerprint: String)
        /// All findings of a rule: of one table, and of one field, where these are named.
        case rule(String, table: String?, field: String?)
    }

    /// Which findings it is about.
    public var scope: Scope
    /// Why they are put up with.
    public var reason: String
    /// Who answers for it.
    public var owner: String
    /// The last day on which it holds.
    public var lastDay: CivilDate
    /// Where it stands in its file.
    public var place: Place

    /// A place in the file of waivers.
    public struct Place: Sendable, Equatable {
        /// The number of the waiver, from 1.
        public var record: Int
        /// The physical line, from 1.
        public var line: Int
        /// The row as a spreadsheet counts it, from 1.
        public var row: Int
    }
}
