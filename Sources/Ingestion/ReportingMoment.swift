public import Expressions
import Files
public import Grants

/// Which export is read, what day its data shows, and for which half-year.
public struct ReportingMoment: Sendable, Equatable {
    /// The dated folder.
    public var export: String
    /// The last day that the data shows.
    public var dataDay: CivilDate
    /// The half-year of the filing.
    public var period: HalfYear
    /// The day of the report: the one asked for, else the data's day.
    public var asOf: CivilDate

    /// Why no moment could be fixed.
    public enum Fault: Error, Sendable, Equatable {
        /// The exports' folder has no dated folder.
        case noExport(folder: String)
        /// The first export is of a later day than the one asked for.
        case noExportYet(folder: String, asOf: CivilDate, earliest: CivilDate)
        /// The half-year does not touch the term.
        case outsideTerm(HalfYear)
        /// The half-year begins after the data's day.
        case afterData(HalfYear, dataDay: CivilDate)
        /// No half-year was complete on the day.
        case noCompleteHalfYear(CivilDate)

        /// The fault in one line with what to do.
        public var description: String {
            switch self {
            case .noExport(let folder):
                "\(folder): expected a folder named after the export's day, such as 2019-01-08"
            case .noExportYet(let folder, let day, let earliest):
                "\(folder): there is no export on or before \(day); the earliest is of \(earliest)"
            case .outsideTerm(let period): "\(period) lies outside the grant's term"
            case .afterData(let period, let day):
                "\(period) begins after \(day), the last day that the export shows"
            case .noCompleteHalfYear(let day):
                "no half-year of the grant was complete on \(day): name one with --period"
            }
        }
    }

    /// Fixes the moment of a grant.
    ///
    /// - Parameters:
    ///   - grant: The grant.
    ///   - asOf: The day of the report; without it, the day of the latest export.
    ///   - period: The half-year; without it, the last one complete on the day.
    /// - Throws: `FileFault` where the folder cannot be read, `Fault` where nothing fits.
    public init(of grant: Grant, asOf: CivilDate?, period: HalfYear?) throws {
        let folder = grant.exports.folder
        let days = try InputFolder.entries(folder).compactMap { CivilDate(iso: $0) }
        guard let earliest = days.min(), let latest = days.max() else {
            throw Fault.noExport(folder: folder)
        }
        let limit = asOf ?? latest
        guard let exportDay = days.filter({ $0 <= limit }).max() else {
            throw Fault.noExportYet(folder: folder, asOf: limit, earliest: earliest)
        }
        export = exportDay.description
        dataDay = exportDay
        self.asOf = limit
        self.period = try period ?? Self.lastComplete(on: asOf ?? exportDay, in: grant)
        try check(grant)
    }

    /// Fixes the moment of a grant whose files are all named by hand.
    ///
    /// - Parameters:
    ///   - grant: The grant.
    ///   - dataDay: The last day that the files show.
    ///   - period: The half-year; without it, the last one complete on the day.
    /// - Throws: `Fault` where nothing fits.
    public init(of grant: Grant, dataDay: CivilDate, period: HalfYear?) throws(Fault) {
        export = dataDay.description
        self.dataDay = dataDay
        asOf = dataDay
        if let period {
            self.period = period
        } else {
            self.period = try Self.lastComplete(on: dataDay, in: grant)
        }
        try check(grant)
    }

    /// Takes up a moment that an earlier stage fixed.
    init(export: String, dataDay: CivilDate, period: HalfYear, asOf: CivilDate? = nil) {
        self.export = export
        self.dataDay = dataDay
        self.period = period
        self.asOf = asOf ?? dataDay
    }

    /// Checks that the half-year touches the term and the data.
    func check(_ grant: Grant) throws(Fault) {
        guard period.lastDay >= grant.termStart,
            grant.termEnd.map({ period.start <= $0 }) ?? true
        else { throw Fault.outsideTerm(period) }
        guard period.start <= dataDay else { throw Fault.afterData(period, dataDay: dataDay) }
    }

    private static func lastComplete(
        on day: CivilDate,
        in grant: Grant
    ) throws(Fault) -> HalfYear {
        var period = HalfYear(containing: day)
        if period.lastDay > day { period = period.previous }
        if let end = grant.termEnd { period = min(period, HalfYear(containing: end)) }
        guard period.lastDay >= grant.termStart else { throw Fault.noCompleteHalfYear(day) }
        return period
    }
}
