import Files
import Foundation
import Testing

@testable import Filings
@testable import Grants

/// Checks the reading of filings that anybody may have made.
@Suite struct FilingTests {
    @Test func `a filing gives its figures and findings`() throws {
        let filing = try TestFiling()
        let documents = TestFiling.documents(
            figures: [figure("CASELOAD", "130.4674")],
            findings: [finding(fingerprint: "abc")]
        )
        try filing.put(documents)
        let found = try Filing(reading: filing.path("draft"))
        #expect(found.figures == [figure("CASELOAD", "130.4674")])
        #expect(found.findings == [finding(fingerprint: "abc")])
        #expect(found.keylessTables == ["events"])
        #expect(found.documents.map(\.name) == documents.map(\.name).sorted())
    }

    @Test(arguments: ["none", "empty"])
    func `a folder without a descriptor is no filing`(_ kind: String) throws {
        let scratch = try Scratch()
        if kind == "empty" { try scratch.file("filing/x", "") }
        let fault = try #require(throws: FilingFault.self) {
            try Filing(reading: "\(scratch.path)/filing")
        }
        #expect(fault == .noFiling("\(scratch.path)/filing"))
        #expect(fault.exitCode == 66)
    }

    @Test(arguments: ["", "{}", "no JSON", "[1]", "\u{FEFF}"])
    func `a descriptor that is none makes no filing`(_ text: String) throws {
        let scratch = try Scratch()
        try scratch.file("filing/datapackage.json", text)
        #expect(throws: FilingFault.noFiling("\(scratch.path)/filing")) {
            try Filing(reading: "\(scratch.path)/filing")
        }
    }

    @Test(arguments: [
        "../secret", "/etc/passwd", "a/b", "..", ".", "", ".hidden", "./report.html",
        "datapackage.json", "report.html", "a\u{0}b", "sub/../report.html",
    ])
    func `a descriptor cannot name a file outside of its folder, or a file twice`(
        _ path: String
    ) throws {
        let filing = try TestFiling()
        try filing.put()
        try filing.scratch.file("secret", "page")
        var descriptor = try #require(
            FilingDescriptor(json: try filing.bytes("draft/datapackage.json"))
        )
        let page = try #require(descriptor.resources.first { $0.path == "report.html" })
        descriptor.resources.append(page)
        descriptor.resources[descriptor.resources.count - 1].path = path
        let json = String(decoding: try descriptor.json(), as: UTF8.self)
        try filing.write("draft/datapackage.json", json)
        let fault = try #require(throws: FilingFault.self) {
            try Filing(reading: filing.path("draft"))
        }
        #expect(fault == .changed(filing.path("draft/datapackage.json")))
        #expect(fault.exitCode == 65)
    }

    @Test(arguments: ["report.html", "results.csv", "findings.csv"])
    func `a file that was changed or is gone is named`(_ name: String) throws {
        let filing = try TestFiling()
        try filing.put()
        let expected = FilingFault.changed(filing.path("draft/\(name)"))
        try filing.write("draft/\(name)", "changed")
        #expect(throws: expected) { try Filing(reading: filing.path("draft")) }
        try FileManager.default.removeItem(atPath: filing.path("draft/\(name)"))
        #expect(throws: expected) { try Filing(reading: filing.path("draft")) }
    }

    @Test(arguments: ["results.csv", "findings.csv"])
    func `tables that no stage wrote are refused with their line`(_ name: String) throws {
        let filing = try TestFiling()
        var documents = TestFiling.documents()
        let index = try #require(documents.firstIndex { $0.name == name })
        documents[index].bytes += Array("only,three,cells\n".utf8)
        try filing.put(documents)
        let fault = try #require(throws: StageFileFault.self) {
            try Filing(reading: filing.path("draft"))
        }
        #expect(fault.file == filing.path("draft/\(name)"))
        #expect(fault.line == 2)
    }

    @Test func `a filing without figures is none`() throws {
        let filing = try TestFiling()
        try filing.put(TestFiling.documents().filter { $0.name != "results.csv" })
        #expect(throws: FilingFault.noFiling(filing.path("draft"))) {
            try Filing(reading: filing.path("draft"))
        }
    }

    @Test func `a huge descriptor is refused unread`() throws {
        let filing = try TestFiling()
        try filing.put()
        try filing.write("draft/datapackage.json", String(repeating: " ", count: 17 << 20))
        let fault = try #require(throws: FileFault.self) {
            try Filing(reading: filing.path("draft"))
        }
        #expect(fault.exitCode == 65)
    }

    static let statuses: [(FilingFault, Int32)] = [
        (.noFiling("p"), 66), (.changed("p"), 65), (.misplaced("p"), 65), (.noDraft("p"), 66),
        (.reasonNeeded(errors: 2), 64), (.emptyReason, 64), (.badReason, 64),
        (.otherGrant(old: "a", new: "b"), 64),
    ]

    @Test(arguments: statuses)
    func `faults are one line, and have their exit status`(
        _ fault: FilingFault,
        _ status: Int32
    ) {
        #expect(fault.exitCode == status)
        #expect(!fault.description.contains("\n") && !fault.description.hasSuffix("."))
    }
}
