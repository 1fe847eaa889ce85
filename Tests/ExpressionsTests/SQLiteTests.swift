import ColumnCutting
import Foundation
import Testing

@testable import Expressions

/// Holds the language against SQLite, which reads the same expressions over the same records.
@Suite("What an expression gives")
struct SQLiteTests {
    private static let isLong = ProcessInfo.processInfo.environment["GRANTLINE_TEST_ALL"] == "1"
    private static let expressionsABatch = 1_000
    private static let tool = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(
        separator: ":"
    )
    .map { "\($0)/sqlite3" }.first { FileManager.default.isExecutableFile(atPath: $0) }

    @Test(
        "is what SQLite gives, for every record",
        .enabled(if: tool != nil, "there is no sqlite3 on this machine"),
        arguments: 0..<(isLong ? 100 : 10)
    )
    func expressions(batch: Int) throws {
        let tables = TwinTables(seed: UInt64(batch), parents: 12, children: 24)
        let own = batch % 2 == 0 ? "p" : "c"
        let first = batch * Self.expressionsABatch
        let twins = (0..<Self.expressionsABatch).map { number in
            var writer = TwinWriter(own: own, seed: UInt64(first + number))
            return writer.expression()
        }
        let script = tables.statements + twins.map { Self.question($0, of: own) }.joined()
        let answers = try Self.answers(to: script)
        try #require(answers.count == twins.count)
        var known = 0
        for (number, (twin, answer)) in zip(twins, answers).enumerated() {
            let expected = answer.split(separator: "\u{1F}", omittingEmptySubsequences: false)
            let found = Result {
                try Self.values(of: twin.ours, of: own, tables.data, isCut: number % 2 == 0)
            }
            let values = (try? found.get()) ?? []
            let areAlike =
                values.count == expected.count
                && zip(values, expected).allSatisfy { Self.isAlike($0, String($1)) }
            #expect(
                areAlike,
                "seed \(first + number), table \(own)\n\(twin.ours)\n\(twin.sql)\n\(found)\n\(expected)"
            )
            if expected.contains(where: { $0 != "NULL" }) { known += 1 }
        }
        #expect(known > twins.count / 2)
    }

    @Test("is asked of every function and operator")
    func variety() {
        var all = ""
        for seed in 0..<UInt64(2_000) {
            var writer = TwinWriter(own: "p", seed: seed)
            all += writer.expression().ours + "\n"
        }
        let functions = Function.allCases.map(\.rawValue) + Aggregate.allCases.map(\.rawValue)
        let keywords = [
            " and ", " or ", "not ", " in (", " not in (", " between ", " not between ", " like ",
            " not like ", " escape ", " is null", " is not null", "case when ", "case ", " else ",
            " = ", " <> ", " != ", " < ", " <= ", " > ", " >= ", " + ", " - ", " * ", " / ", "-(",
            "null", " where ",
        ]
        for name in functions.map({ $0 + "(" }) + keywords {
            #expect(all.split(separator: "\n").count { $0.contains(name) } >= 10, "\(name)")
        }
    }

    /// Asks for the values of all records, in one line.
    private static func question(_ twin: Twin, of own: String) -> String {
        "SELECT group_concat(quote(x), char(31)) FROM"
            + " (SELECT \(twin.sql) AS x FROM \(own) ORDER BY \(own).id);\n"
    }

    /// Calculates the values for all records at once, or in batches of a few.
    private static func values(
        of source: String,
        of name: String,
        _ data: Dataset,
        isCut: Bool
    ) throws -> [Value] {
        let checked = try Expression(parsing: source)
            .checked(in: Scope(schema: TwinTables.schema, table: name))
        guard isCut, var table = data.tables[name] else {
            let column = try checked.evaluate(over: data)
            return (0..<column.count).map(column.value(at:))
        }
        table.columns = table.columns.mapValues { $0.cut(into: 7) }
        var cut = data
        cut.tables[name] = table
        let prepared = try checked.prepared(over: cut)
        return try table.batches.flatMap { range in
            let column = try prepared.evaluate(Batch(range, of: table)).column(count: range.count)
            return (0..<range.count).map(column.value(at:))
        }
    }

    private static func isAlike(_ value: Value, _ quoted: String) -> Bool {
        guard case .number(let number) = value else { return TwinTables.sql(value) == quoted }
        return Double(number.numerator) / Double(number.denominator) == Double(quoted)
    }

    /// Runs a script, and returns what each of its questions gave.
    private static func answers(to script: String) throws -> [Substring] {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "script.sql")
        try script.write(to: file, atomically: false, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(filePath: try #require(tool))
        process.arguments = ["-batch", "-bail", "-init", "/dev/null", ":memory:"]
        process.standardInput = try FileHandle(forReadingFrom: file)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(),
            as: UTF8.self
        )
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(text.suffix(400))")
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    }
}
