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

    /// Why no moment could be fixed.
    public enum Fault: Error, Sendable, Equatable {
        /// The exports' folder has no dated folder; or none up to the day.
        case noExport(folder: String, asOf: CivilDate?)
        /// The half-year does not touch the term.
        case outsideTerm(HalfYear)
        /// The half-year begins after the data's day.
        case afterData(HalfYear, dataDay: CivilDate)
        /// No half-year was complete on the day.
        case noCompleteHalfYear(CivilDate)

        /// The fault in one line with what to do.
        public var description: String {
            switch self {
            case .noExport(let folder, let day):
                "\(folder): expected a folder named after the export's day, such as 2019-01-08"
                    + (day.map { ", not after \($0)" } ?? "")
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
        let limit = asOf ?? days.max()
        guard let limit, let exportDay = days.filter({ $0 <= limit }).max() else {
            throw Fault.noExport(folder: folder, asOf: asOf)
        }
        export = exportDay.description
        dataDay = exportDay
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
        if let period {
            self.period = period
        } else {
            self.period = try Self.lastComplete(on: dataDay, in: grant)
        }
        try check(grant)
    }

    /// Takes up a moment that an earlier stage fixed.
    init(export: String, dataDay: CivilDate, period: HalfYear) {
        self.export = export
        self.dataDay = dataDay
        self.period = period
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
