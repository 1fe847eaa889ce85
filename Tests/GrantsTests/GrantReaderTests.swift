import Expressions
import Files
import Testing

@testable import Grants

@Suite("A grant with a fault is refused before any record is read")
struct GrantReaderTests {
    private static let nameForm =
        "expected a name of a-z, 0-9 and '_' that begins with a letter or '_', at most 64"

    @Test("the sample itself has none")
    func sample() throws {
        let found = try Sample().faults()
        #expect(found.isEmpty)
        let grant = try Sample().read()
        #expect(
            grant.allIndicators.map { "\($0.pack).\($0.indicator.code)" } == [
                ".CASELOAD", ".USE", ".OPENED", ".OPEN_END", "small.5111",
            ]
        )
        #expect(grant.rules.map(\.field) == ["entry_date"])
        #expect(grant.rules.map(\.effect) == [.reject])
        #expect(grant.key == .file)
    }

    @Test(
        "one part that is wrong is named with its place",
        arguments: [
            (
                "grant: sample", "grant: ../sample",
                ["2:8: expected an id of a-z, 0-9, '-' and '_', at most 64, found '../sample'"]
            ),
            (
                "grant: sample", "grant: Sample",
                ["2:8: expected an id of a-z, 0-9, '-' and '_', at most 64, found 'Sample'"]
            ),
            (
                "grant: sample", "grant: -x",
                ["2:8: expected an id of a-z, 0-9, '-' and '_', at most 64, found '-x'"]
            ),
            ("grant: sample\n", "", ["1:1: the key 'grant' is missing"]),
            ("format: 1", "format: 2", ["1:9: expected the format 1, found '2'"]),
            ("format: 1", "format: 01", ["1:9: expected the format 1, found '01'"]),
            (
                "reports:", "report:",
                [
                    "1:1: the key 'reports' is missing",
                    "38:1: unknown key 'report'; did you mean 'reports'?",
                ]
            ),
            ("languages: [bg, en]", "languages: [bg, en, bg]", ["4:21: 'bg' is there twice"]),
            (
                "languages: [bg, en]", "languages: [bg, de]",
                ["4:17: 'de' is not allowed here: expected one of 'bg', 'uk', 'en'"]
            ),
            (
                "languages: [bg, en]", "languages: []",
                ["4:12: expected at least one language, found none"]
            ),
            ("languages: [bg, en]", "languages: bg", ["4:12: expected a list, found 'bg'"]),
            (
                "{bg: Проба, en: Sample}", "{bg: Проба}",
                ["3:8: the text has no translation for 'en'"]
            ),
            (
                "{bg: Проба, en: Sample}", "{bg: Проба, en: Sample, fr: X}",
                ["3:32: unknown key 'fr'"]
            ),
            (
                "{bg: Проба, en: Sample}", "[Проба]",
                ["3:8: expected a text, or a map of languages, found a list"]
            ),
            ("{bg: Проба, en: Sample}", "''", ["3:8: expected a text, found nothing"]),
            (
                "from: 2018-01-01", "from: 2018-02-30",
                ["5:14: expected a day such as 2018-12-31, found '2018-02-30'"]
            ),
            (
                "from: 2018-01-01", "from: 1800-01-01",
                ["5:14: expected a day of the years 1850 to 2150, found '1800-01-01'"]
            ),
            ("from: 2018-01-01, ", "", ["5:7: the key 'from' is missing"]),
            ("to: 2020-12-31", "to: 2017-12-31", ["5:7: the term ends before it begins"]),
            (
                "capacity: 60", "capacity: 6e1",
                ["9:13: expected a number such as 229999.80, found '6e1'"]
            ),
            (
                "capacity: 60", "capacity: [a]",
                ["9:13: expected a number such as 229999.80, found a list"]
            ),
            (
                "capacity: 60", "capacity: 60\n  Size: 1",
                ["10:9: \(Self.nameForm), found 'Size'"]
            ),
            (
                "capacity: 60", "capacity: 60\n  2nd: 1",
                ["10:8: \(Self.nameForm), found '2nd'"]
            ),
            (
                "capacity: 60", "capacity: 60\n  data_day: 1",
                ["10:13: 'data_day' is the name of a built-in value"]
            ),
            (
                "capacity: 60", "capacity: 60\n  minutes: 1",
                ["10:3: 'minutes' is also the name of a field in 'events'"]
            ),
            (
                "capacity: 60", "capacity: 0",
                ["24:22: the parameter 'capacity' is 0: nothing is divided by it"]
            ),
            (
                "reports: [report.html]", "reports: [../report.html]",
                [
                    "38:11: expected a document such as report.html, report.xml or table.csv, found '../report.html'"
                ]
            ),
            (
                "reports: [report.html]", "reports: [report.pdf]",
                [
                    "38:11: expected a document such as report.html, report.xml or table.csv, found 'report.pdf'"
                ]
            ),
            (
                "reports: [report.html]", "reports: [.html]",
                [
                    "38:11: expected a document such as report.html, report.xml or table.csv, found '.html'"
                ]
            ),
            (
                "reports: [report.html]",
                "reports: [table.csv, results.csv, findings.csv, rules.csv]",
                [
                    "38:22: 'results.csv' is a file of every filing: give the document another name",
                    "38:35: 'findings.csv' is a file of every filing: give the document another name",
                    "38:49: 'rules.csv' is a file of every filing: give the document another name",
                ]
            ),
            (
                "reports: [report.html]", "reports: [table.csv, .csv]",
                [
                    "38:22: expected a document such as report.html, report.xml or table.csv, found '.csv'"
                ]
            ),
            (
                "reports: [report.html]", "reports: [a.xml, a.xml]",
                ["38:18: 'a.xml' is there twice"]
            ),
            (
                "reports: [report.html]", "reports: [report.html]\nkey: secret",
                ["39:6: 'secret' is not allowed here: expected 'demonstration'"]
            ),
            (
                "reports: [report.html]", "reports: [report.html]\nperiods: {scheme: quarter}",
                ["39:19: 'quarter' is not allowed here: expected 'half-year'"]
            ),
            (
                "reports: [report.html]",
                "reports: [report.html]\nperiods: {scheme: half-year-april}",
                ["39:19: 'half-year-april' is not supported: the one scheme is 'half-year'"]
            ),
            (
                "reports: [report.html]", "reports: [report.html]\nparticulars: [{label: x}, y]",
                ["39:15: the key 'text' is missing", "39:27: expected a map, found 'y'"]
            ),
        ]
    )
    func header(part: String, replacement: String, expected: [String]) throws {
        let found = try Sample.grant(part, replacement).faults()
        #expect(found == expected.map { "grant.yaml:\($0)" })
    }

    @Test(
        "paths lead downwards only",
        arguments: ["../x", "/etc/passwd", "a/../b", "./a", "a//b", "a/", "..", "\"a\\nb\""]
    )
    func paths(path: String) throws {
        let pack = try Sample.grant("[programmes/small]", "[\(path)]").faults()
        #expect(pack.count == 1)
        #expect(
            pack.first?.hasPrefix("grant.yaml:7:8: expected a pack such as programmes/NAME") == true
        )
        let exports = try Sample.grant("exports/datapackage.yaml", path).faults()
        #expect(
            exports.first?.hasPrefix("grant.yaml:6:10: expected a path inside the grant's folder")
                == true
        )
    }

    @Test("what is named and not there is a fault at its name")
    func missingFiles() throws {
        #expect(
            try Sample.grant("programmes/small", "programmes/other").faults() == [
                "grant.yaml:7:8: there is no pack 'programmes/other'"
            ]
        )
        #expect(
            try Sample.grant("exports/datapackage.yaml", "exports/other.yaml").faults() == [
                "grant.yaml:6:10: there is no descriptor 'exports/other.yaml'"
            ]
        )
        #expect(
            try Sample.grant("exports: exports/datapackage.yaml\n", "").faults() == [
                "grant.yaml:1:1: the key 'exports' is missing"
            ]
        )
        #expect(
            try Sample.grant("[programmes/small]", "[programmes/small, strategies/small]").faults()
                == [
                    "grant.yaml:7:26: 'small' is there twice"
                ]
        )
    }

    @Test("a grant that is not there is missing, a folder in its place is no file")
    func noGrant() throws {
        let scratch = try Scratch()
        #expect(throws: FileFault.missing("\(scratch.path)/x/grant.yaml")) {
            try GrantReader(installation: nil).grant(at: GrantLocation("\(scratch.path)/x"))
        }
        try scratch.file("y/grant.yaml/z", "")
        #expect(throws: FileFault.self) {
            try GrantReader(installation: nil).grant(at: GrantLocation("\(scratch.path)/y"))
        }
    }

    @Test("all faults of a file come at once, by line and column, then those of the next file")
    func allAtOnce() throws {
        var sample = try Sample.grant("decimals: 4", "decimals: ten")
        sample.grant += "zzz: 1\n"
        sample.grant = sample.grant.replacing("on: cases", with: "on: case")
            .replacing("format: 1", with: "format: 3")
        sample.pack = sample.pack.replacing("kind: programme\n", with: "").replacing(
            "138",
            with: "x"
        )
        #expect(
            try sample.faults() == [
                "grant.yaml:1:9: expected the format 1, found '3'",
                "grant.yaml:12:9: there is no table 'case'; did you mean 'cases'?",
                "grant.yaml:19:15: expected a whole number from 0 to 9, found 'ten'",
                "grant.yaml:39:1: unknown key 'zzz'",
                "pack.yaml:1:1: the key 'kind' is missing",
                "pack.yaml:11:50: expected a number such as 229999.80, found 'x'",
            ]
        )
        sample.descriptor = "resources: []\n"
        #expect(
            try sample.faults() == [
                "grant.yaml:1:9: expected the format 1, found '3'",
                "grant.yaml:39:1: unknown key 'zzz'",
                "datapackage.yaml:1:12: expected at least one resource, found none",
            ]
        )
        sample.descriptor = "resources: *x\n"
        #expect(try sample.faults().last?.hasPrefix("datapackage.yaml:1:12: an alias") == true)
    }

    @Test("a pack lies under its own id, and says what it is")
    func packs() throws {
        #expect(
            try Sample.pack("pack: small", "pack: smal").faults() == [
                "pack.yaml:2:7: the pack 'smal' lies in 'programmes/small': id and folder are the same"
            ]
        )
        #expect(
            try Sample.pack("kind: programme", "kind: plan").faults() == [
                "pack.yaml:4:7: 'plan' is not allowed here: expected one of 'programme', 'strategy'"
            ]
        )
        #expect(
            try Sample.pack("{bg: няма, en: none}", "{bg: няма}").faults() == [
                "pack.yaml:10:28: the text has no translation for 'en'"
            ]
        )
    }

    @Test("an error is never empty")
    func neverEmpty() async {
        await #expect(processExitsWith: .failure) {
            _ = ConfigurationFaults([])
        }
    }
}
