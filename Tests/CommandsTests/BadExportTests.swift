import Foundation
import Glibc
import Testing

/// Exports that cannot be read as a whole: a clear message, and the last filing as it was.
@Suite struct BadExportTests {
    private static let folder = "input/grants/kropyvnytskyi/exports/2025-07-04"
    private static let run = ["run", "kropyvnytskyi"]

    /// A way to spoil an export.
    struct Fault: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var file: String
        var status: Int32
        var words: [String]
        var spoil: @Sendable (URL) throws -> Void
    }

    private static func missing(_ place: URL) throws {
        try FileManager.default.removeItem(at: place)
    }

    private static func bytes(_ bytes: [UInt8]) -> @Sendable (URL) throws -> Void {
        { try Data(bytes).write(to: $0) }
    }

    private static func link(to target: String) -> @Sendable (URL) throws -> Void {
        { place in
            try missing(place)
            try #require(unsafe symlink(target, place.path) == 0)
        }
    }

    private static func text(
        _ change: @escaping @Sendable (String) -> String,
        _ encoding: String.Encoding = .utf8
    ) -> @Sendable (URL) throws -> Void {
        { place in
            let text = try #require(String(data: Data(contentsOf: place), encoding: .utf8))
            try #require(change(text).data(using: encoding)).write(to: place)
        }
    }

    /// What stands in each message on a file that was given up.
    private static let unchecked = [
        "Решту цього файлу й те, що на нього посилається, не перевірено. [",
        "Nothing else in this file was checked, nor what refers to it. [",
    ]

    static let faults = [
        Fault(
            testDescription: "no file",
            file: "akty.csv",
            status: 66,
            words: ["'\(folder)/akty.csv' is missing"],
            spoil: missing
        ),
        Fault(
            testDescription: "a folder in place of the file",
            file: "akty.csv",
            status: 66,
            words: ["'\(folder)/akty.csv' is no regular file but a folder"],
            spoil: { place in
                try missing(place)
                try FileManager.default.createDirectory(
                    at: place,
                    withIntermediateDirectories: false
                )
            }
        ),
        Fault(
            testDescription: "a FIFO, which nobody writes to",
            file: "kliienty.csv",
            status: 66,
            words: ["'\(folder)/kliienty.csv' is no regular file but a FIFO"],
            spoil: { place in
                try missing(place)
                try #require(unsafe mkfifo(place.path, 0o600) == 0)
            }
        ),
        Fault(
            testDescription: "a device, which never ends",
            file: "poslugy.csv",
            status: 66,
            words: ["'\(folder)/poslugy.csv' is no regular file but a device"],
            spoil: link(to: "/dev/zero")
        ),
        Fault(
            testDescription: "a link to itself",
            file: "poslugy.csv",
            status: 66,
            words: ["'\(folder)/poslugy.csv' is no regular file but a link loop"],
            spoil: link(to: "poslugy.csv")
        ),
        Fault(
            testDescription: "a link that leads nowhere",
            file: "poslugy.csv",
            status: 66,
            words: ["'\(folder)/poslugy.csv' is missing"],
            spoil: link(to: "nowhere.csv")
        ),
        Fault(
            testDescription: "an empty file",
            file: "akty.csv",
            status: 65,
            words: ["\(folder)/akty.csv: Файл порожній.", "\(folder)/akty.csv: The file is empty."]
                + unchecked,
            spoil: bytes([])
        ),
        Fault(
            testDescription: "nothing but line ends",
            file: "kliienty.csv",
            status: 65,
            words: ["\(folder)/kliienty.csv: Файл порожній.", "The file is empty."] + unchecked,
            spoil: bytes(Array("\n\n\n".utf8))
        ),
        Fault(
            testDescription: "no text",
            file: "akty.csv",
            status: 65,
            words: ["\(folder)/akty.csv:1: Файл не текстовий.", "The file is not a text file."]
                + unchecked,
            spoil: bytes([1, 0, 2, 0, 0, 0, 255, 254, 3])
        ),
        Fault(
            testDescription: "a workbook",
            file: "akty.csv",
            status: 65,
            words: [
                "\(folder)/akty.csv: Файл є робочою книгою (xlsx)", "workbook (xlsx), not CSV",
                "[format-error]",
            ] + unchecked,
            spoil: bytes(
                Array("PK\u{3}\u{4}".utf8) + [20, 0, 6, 0] + Array("xl/workbook.xml".utf8)
            )
        ),
        Fault(
            testDescription: "a header without a column",
            file: "kliienty.csv",
            status: 65,
            words: [
                "\(folder)/kliienty.csv:1: У заголовку немає стовпців: 'Район'.",
                "\(folder)/kliienty.csv:1: The header lacks these columns: 'Район'.",
            ] + unchecked,
            spoil: text { $0.replacing("\"Район\",", with: "", maxReplacements: 1) }
        ),
        Fault(
            testDescription: "a header with a column twice",
            file: "kliienty.csv",
            status: 65,
            words: [
                "\(folder)/kliienty.csv:1: Стовпець 'Стать' є в заголовку двічі",
                "\(folder)/kliienty.csv:1: The column 'Стать' is in the header twice",
            ] + unchecked,
            spoil: text { $0.replacing("\"Район\",", with: "\"Стать\",", maxReplacements: 1) }
        ),
        Fault(
            testDescription: "no header at all",
            file: "poslugy.csv",
            status: 65,
            words: ["\(folder)/poslugy.csv:1: ", "'Тривалість, хв'"] + unchecked,
            spoil: text { $0.split(separator: "\n").dropFirst().joined(separator: "\n") }
        ),
        Fault(
            testDescription: "another encoding",
            file: "poslugy.csv",
            status: 65,
            words: ["\(folder)/poslugy.csv:1: ", "windows-1251"] + unchecked,
            spoil: text({ $0.replacing("гепатит C", with: "гепатит") }, .windowsCP1251)
        ),
        Fault(
            testDescription: "another separator",
            file: "poslugy.csv",
            status: 65,
            words: ["\(folder)/poslugy.csv:1: ", "'Код клієнта'"] + unchecked,
            spoil: text { $0.replacing("\t", with: ";") }
        ),
    ]

    @Test(arguments: faults)
    func `an export that is no such table is refused`(fault: Fault) throws {
        let project = try TestProject()
        try project.putFiling(.kropyvnytskyi)
        try fault.spoil(project("\(Self.folder)/\(fault.file)"))
        try project.expectFailure(Self.run, status: fault.status, saying: fault.words)
    }

    @Test func `all exports that cannot be read are named at once`() throws {
        let project = try TestProject()
        for file in ["kliienty.csv", "akty.csv"] {
            try project.write("", to: "\(Self.folder)/\(file)")
        }
        let run = try project.run(Self.run)
        #expect(run.status == 65)
        // Two files, each in the two languages of the grant.
        #expect(run.errors.count { $0 == "\n" } == 4)
    }

    @Test func `without a dated folder there is no export`() throws {
        let project = try TestProject()
        try project.putFiling(.kropyvnytskyi)
        try FileManager.default.moveItem(
            at: project(Self.folder),
            to: project("input/grants/kropyvnytskyi/exports/2025-02-30")
        )
        let words = ["input/grants/kropyvnytskyi/exports: expected a folder named after"]
        try project.expectFailure(Self.run, status: 66, saying: words)
    }

    @Test func `an export that grows while it is read is taken up another time`() throws {
        let project = try TestProject()
        try project.putFiling(.kropyvnytskyi)
        let file = "\(Self.folder)/poslugy.csv"
        let before = try project.tree("output")
        let line = try #require(project.text(file).split(separator: "\n").last)
        try project.write(
            project.text(file) + String(repeating: "\(line)\n", count: 200_000),
            to: file
        )
        let run = try project.shell(
            """
            n=0
            while [ $n -lt 200000000 ]; do printf x; n=$((n + 1)); done >>\(file) &
            "$G" run kropyvnytskyi
            status=$?
            kill $!
            exit $status
            """
        )
        #expect(run.status == 75)
        #expect(run.output.isEmpty)
        #expect(
            run.errors
                == "grantline: '\(file)' changed while it was read; run again when it is complete\n"
        )
        #expect(try project.tree("output") == before)
    }
}
