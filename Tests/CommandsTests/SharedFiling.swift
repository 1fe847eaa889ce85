import Foundation
import Glibc
import Synchronization
import Testing

/// A filing of a shipped grant that is made once for all tests; none may change it.
enum SharedFiling: String, CaseIterable, Sendable {
    /// Kazanlak's first export.
    case kazanlakFirst = "kazanlak/2018-H2 --as-of 2019-01-08"
    /// Kazanlak's second export, for the half-year of the first.
    case kazanlakRestated = "kazanlak/2018-H2"
    /// Kazanlak's second export.
    case kazanlakSecond = "kazanlak/2019-H1"
    /// The first half-year of Kropyvnytskyi's contract.
    case kropyvnytskyiFirst = "kropyvnytskyi/2024-H2"
    /// The second half-year of Kropyvnytskyi's contract.
    case kropyvnytskyi = "kropyvnytskyi/2025-H1"

    /// The grant's name.
    var grant: String { String(rawValue.prefix { $0 != "/" }) }

    /// The half-year.
    var period: String { String(place.dropFirst(grant.count + 1)) }

    /// The dated folder of the export.
    var export: String {
        switch self {
        case .kazanlakFirst: "2019-01-08"
        case .kazanlakRestated, .kazanlakSecond: "2019-07-05"
        case .kropyvnytskyiFirst, .kropyvnytskyi: "2025-07-04"
        }
    }

    /// The arguments of `grantline run` that name it, without an output folder.
    var arguments: [String] {
        [grant, "--period", period] + rawValue.split(separator: " ").dropFirst().map(String.init)
    }

    /// The draft's folder below an output folder.
    var draft: String { "\(place)/submission/draft" }

    private var place: String { String(rawValue.prefix { $0 != " " }) }

    // MARK: What was made

    /// The project of all shared filings.
    static func project() throws -> TestProject { try shared.get() }

    /// What the run that made the filing said.
    func execution() throws -> Execution {
        try made.get()
    }

    /// The folder of the filing, in the shared project.
    func folder() throws -> String {
        let execution = try execution()
        try #require(execution.status == 1, "\(rawValue): \(execution.errors)")
        return "\(output)/\(draft)"
    }

    /// A file of the filing.
    func text(_ name: String) throws -> String {
        try Self.project().text("\(folder())/\(name)")
    }

    /// A table of the filing.
    func table(_ name: String) throws -> [[String: String]] {
        try CSVText.records(text(name))
    }

    private var output: String { "output-\(self)" }

    private func make() throws -> Execution {
        try Self.project().run(.grantline, ["run"] + arguments + ["--output", output])
    }

    private var made: Result<Execution, any Error> {
        switch self {
        case .kazanlakFirst: Self.madeKazanlakFirst
        case .kazanlakRestated: Self.madeKazanlakRestated
        case .kazanlakSecond: Self.madeKazanlakSecond
        case .kropyvnytskyiFirst: Self.madeKropyvnytskyiFirst
        case .kropyvnytskyi: Self.madeKropyvnytskyi
        }
    }

    private static let madeKazanlakFirst = Result { try kazanlakFirst.make() }
    private static let madeKazanlakRestated = Result { try kazanlakRestated.make() }
    private static let madeKazanlakSecond = Result { try kazanlakSecond.make() }
    private static let madeKropyvnytskyiFirst = Result { try kropyvnytskyiFirst.make() }
    private static let madeKropyvnytskyi = Result { try kropyvnytskyi.make() }

    // Nothing releases a static value: what it holds is removed when the process ends.
    private static let litter = Mutex<URL?>(nil)

    private static let shared = Result {
        let project = try TestProject()
        litter.withLock { $0 = project.base }
        atexit { SharedFiling.removeLitter() }
        return project
    }

    private static func removeLitter() {
        guard let folder = litter.withLock({ $0 }) else { return }
        try? FileManager.default.removeItem(at: folder)
    }
}
