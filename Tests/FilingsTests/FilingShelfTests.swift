import Files
import Foundation
import Glibc
import Testing

@testable import Filings
@testable import Grants

/// Checks drafts, seals and revisions on the disk.
@Suite struct FilingShelfTests {
    // MARK: Drafts

    @Test func `a draft is put in place whole, with a descriptor, for its owner alone`() throws {
        let filing = try TestFiling()
        #expect(try filing.put() == .draft(filing.path("draft")))
        #expect(
            try filing.entries("draft") == [
                "datapackage.json", "findings.csv", "report.html", "report.xml", "results.csv",
            ]
        )
        #expect(try filing.bytes("draft/report.html") == Array("page".utf8))
        #expect(try filing.mode("draft") == 0o700)
        #expect(try filing.mode("draft/report.html") == 0o600)
        #expect(try filing.mode("draft/datapackage.json") == 0o600)
    }

    @Test func `a draft replaces the one before it`() throws {
        let filing = try TestFiling()
        try filing.put(TestFiling.documents("one") + [("extra.html", [0x65])])
        try filing.put(TestFiling.documents("two"))
        #expect(try filing.entries("draft").count == 5)
        #expect(try filing.bytes("draft/report.html") == Array("two".utf8))
        #expect(try filing.entries() == ["draft"])
    }

    @Test func `documents that equal the last revision's leave no draft, and remove an old one`()
        throws
    {
        let filing = try TestFiling()
        try filing.put()
        #expect(try filing.shelf.seal(reason: nil) == filing.path("1"))
        try filing.put(TestFiling.documents("other"))
        #expect(try filing.entries() == ["1", "draft"])
        // The order in which documents come plays no part.
        #expect(try filing.put(TestFiling.documents().reversed()) == .unchanged(filing.path("1")))
        #expect(try filing.entries() == ["1"])
    }

    @Test func `documents that equal an earlier revision's than the last are a draft`() throws {
        let filing = try TestFiling()
        for page in ["one", "two"] {
            try filing.put(TestFiling.documents(page))
            _ = try filing.shelf.seal(reason: nil)
        }
        #expect(try filing.put(TestFiling.documents("one")) == .draft(filing.path("draft")))
    }

    @Test(arguments: [
        [("results.csv", ""), ("report.html", "page")],
        [("results.csv", ""), ("report.html", "page"), ("more.html", "x")],
    ])
    func `documents that are fewer or more are a draft`(
        _ documents: [(String, String)]
    ) throws {
        let filing = try TestFiling()
        try filing.put()
        _ = try filing.shelf.seal(reason: nil)
        let bytes = documents.map { (name: $0.0, bytes: Array($0.1.utf8)) }
        #expect(try filing.put(bytes) == .draft(filing.path("draft")))
    }

    @Test func `a last revision that was changed does not hide a new draft`() throws {
        let filing = try TestFiling()
        try filing.put()
        _ = try filing.shelf.seal(reason: nil)
        #expect(unsafe chmod(filing.path("1/report.html"), 0o600) == 0)
        try filing.write("1/report.html", "forged")
        #expect(try filing.put() == .draft(filing.path("draft")))
    }

    @Test(arguments: ["file", "link", "folder"])
    func `what stands in a draft's place and is none stays untouched`(_ kind: String) throws {
        let filing = try TestFiling()
        try filing.put()
        try FileManager.default.removeItem(atPath: filing.path("draft"))
        switch kind {
        case "file": try filing.write("draft", "mine")
        case "link": #expect(unsafe symlink(filing.scratch.path, filing.path("draft")) == 0)
        default:
            try FileManager.default.createDirectory(
                atPath: filing.path("draft/inner"),
                withIntermediateDirectories: true
            )
        }
        let before = try filing.entries()
        let fault = try #require(throws: FileFault.self) { try filing.put() }
        #expect(fault.exitCode == 73)
        #expect(try filing.entries() == before)
        if kind == "file" { #expect(try filing.bytes("draft") == Array("mine".utf8)) }
    }

    @Test func `while another run holds the shelf nothing changes`() throws {
        let filing = try TestFiling()
        try filing.put(TestFiling.documents("one"))
        let folder = try OutputFolder(path: filing.path())
        let lock = try folder.lock()
        let putting = try #require(throws: FileFault.self) {
            try filing.put(TestFiling.documents("two"))
        }
        let sealing = try #require(throws: FileFault.self) { try filing.shelf.seal(reason: nil) }
        #expect(putting.exitCode == 75 && sealing.exitCode == 75)
        #expect(try filing.bytes("draft/report.html") == Array("one".utf8))
        #expect(try filing.entries() == ["draft"])
        lock.release()
        try filing.put(TestFiling.documents("two"))
    }

    // MARK: Seals

    @Test func `revisions are counted from 1, in the order of numbers`() throws {
        let filing = try TestFiling()
        for number in 1...12 {
            try filing.put(TestFiling.documents("page \(number)"))
            #expect(try filing.shelf.seal(reason: nil) == filing.path("\(number)"))
            let same = TestFiling.documents("page \(number)")
            #expect(try filing.put(same) == .unchanged(filing.path("\(number)")))
        }
        #expect(try filing.entries().count == 12)
    }

    @Test func `a sealed folder is its owner's to read, and holds what the draft held`() throws {
        let filing = try TestFiling()
        try filing.put()
        let draft = try filing.bytes("draft/report.html")
        _ = try filing.shelf.seal(reason: "Filed as agreed")
        #expect(try filing.entries() == ["1"])
        #expect(try filing.mode("1") == 0o700)
        for name in try filing.entries("1") { #expect(try filing.mode("1/\(name)") == 0o400) }
        #expect(try filing.bytes("1/report.html") == draft)
        let descriptor = try Filing(reading: filing.path("1")).descriptor.grantline
        #expect(descriptor.revision == 1)
        #expect(descriptor.reason == "Filed as agreed")
    }

    @Test func `errors that stand need a reason, warnings do not`() throws {
        let filing = try TestFiling()
        let warning = finding("look", .warning, Effect.none)
        try filing.put(TestFiling.documents(findings: [finding(), finding(), warning]))
        let fault = try #require(throws: FilingFault.self) { try filing.shelf.seal(reason: nil) }
        #expect(fault == .reasonNeeded(errors: 2))
        #expect(fault.exitCode == 64)
        #expect(try filing.entries() == ["draft"])
        #expect(try filing.shelf.seal(reason: "Corrections follow") == filing.path("1"))
        try filing.put(TestFiling.documents(findings: [warning]))
        #expect(try filing.shelf.seal(reason: nil) == filing.path("2"))
    }

    @Test(arguments: [
        "", " ", "\u{A0}\u{3000}", "\n", "two\nlines", "two\r\nlines", "tab\there", "bell\u{7}",
        "\u{85}x", "line\u{2028}separator", String(repeating: "я", count: 501),
        "e" + String(repeating: "\u{301}", count: 500),
    ])
    func `a reason is one line of words`(_ reason: String) throws {
        let filing = try TestFiling()
        try filing.put()
        let fault = try #require(throws: FilingFault.self) { try filing.shelf.seal(reason: reason) }
        let isEmpty = ["", " ", "\u{A0}\u{3000}"].contains(reason)
        #expect(fault == (isEmpty ? .emptyReason : .badReason))
        #expect(fault.exitCode == 64)
        #expect(try filing.entries() == ["draft"])
    }

    @Test(arguments: [
        "x", "Деветнадесет записа се коригират „сега“", String(repeating: "я", count: 500),
    ])
    func `a reason stands in the descriptor as it was given`(_ reason: String) throws {
        let filing = try TestFiling()
        try filing.put()
        _ = try filing.shelf.seal(reason: reason)
        #expect(try Filing(reading: filing.path("1")).descriptor.grantline.reason == reason)
    }

    @Test func `without a draft there is nothing to seal, and no folder is made`() throws {
        let filing = try TestFiling()
        for _ in 0..<2 {
            let fault = try #require(throws: FilingFault.self) {
                try filing.shelf.seal(reason: nil)
            }
            #expect(fault == .noDraft(filing.path("draft")))
            #expect(fault.exitCode == 66)
            #expect(!FileManager.default.fileExists(atPath: "\(filing.scratch.path)/output"))
        }
        try filing.put()
        _ = try filing.shelf.seal(reason: nil)
        #expect(throws: FilingFault.noDraft(filing.path("draft"))) {
            try filing.shelf.seal(reason: nil)
        }
        #expect(try filing.entries() == ["1"])
    }

    /// Ways to change a draft by hand.
    enum Tampering: String, CaseIterable {
        case document, size, missing, extra, folder, descriptor, noDescriptor, link, otherGrant,
            otherPeriod
    }

    @Test(arguments: Tampering.allCases)
    func `a draft that was changed is not sealed`(_ tampering: Tampering) throws {
        let filing = try TestFiling()
        try filing.put()
        try tamper(with: filing, tampering)
        do {
            let path = try filing.shelf.seal(reason: nil)
            Issue.record("sealed as \(path)")
        } catch let fault as FilingFault {
            #expect(fault.exitCode == (tampering == .noDescriptor ? 66 : 65))
        } catch let fault as FileFault {
            #expect(tampering == .link && fault.exitCode == 66)
        }
        #expect(try filing.entries() == ["draft"])
    }

    private func tamper(with filing: TestFiling, _ tampering: Tampering) throws {
        let descriptor = String(decoding: try filing.bytes("draft/datapackage.json"), as: UTF8.self)
        switch tampering {
        case .document: try filing.write("draft/report.html", "Page")
        case .size: try filing.write("draft/report.html", "pages")
        case .missing: try FileManager.default.removeItem(atPath: filing.path("draft/report.xml"))
        case .extra: try filing.write("draft/note.txt", "x")
        case .folder:
            try FileManager.default.createDirectory(
                atPath: filing.path("draft/inner"),
                withIntermediateDirectories: true
            )
        case .descriptor:
            let changed = descriptor.replacing("\"bytes\" : 4,", with: "\"bytes\" : 5,")
            try filing.write("draft/datapackage.json", changed)
        case .noDescriptor:
            try FileManager.default.removeItem(atPath: filing.path("draft/datapackage.json"))
        case .link:
            try FileManager.default.removeItem(atPath: filing.path("draft/report.html"))
            try filing.scratch.file("elsewhere.html", "page")
            let target = "\(filing.scratch.path)/elsewhere.html"
            #expect(unsafe symlink(target, filing.path("draft/report.html")) == 0)
        case .otherGrant:
            let changed = descriptor.replacing("\"grant\" : \"test\"", with: "\"grant\" : \"best\"")
            try filing.write("draft/datapackage.json", changed)
        case .otherPeriod:
            let changed = descriptor.replacing("2018-H2\"", with: "2018-H1\"")
            try filing.write("draft/datapackage.json", changed)
        }
    }

    @Test func `a draft that is a link is not sealed`() throws {
        let filing = try TestFiling()
        try filing.put()
        try FileManager.default.moveItem(
            atPath: filing.path("draft"),
            toPath: "\(filing.scratch.path)/elsewhere"
        )
        #expect(unsafe symlink("\(filing.scratch.path)/elsewhere", filing.path("draft")) == 0)
        let fault = try #require(throws: FileFault.self) { try filing.shelf.seal(reason: nil) }
        #expect(fault.exitCode == 73)
        #expect(try filing.entries() == ["draft"])
    }

    @Test(arguments: ["file", "link", "dangling link", "folder"])
    func `sealing never writes over what has a revision's name`(_ kind: String) throws {
        let filing = try TestFiling()
        try filing.put()
        switch kind {
        case "file": try filing.write("7", "mine")
        case "link": #expect(unsafe symlink(filing.scratch.path, filing.path("7")) == 0)
        case "dangling link": #expect(unsafe symlink("nowhere", filing.path("7")) == 0)
        default:
            try FileManager.default.createDirectory(
                atPath: filing.path("7"),
                withIntermediateDirectories: false
            )
        }
        #expect(try filing.shelf.seal(reason: nil) == filing.path("8"))
        #expect(try filing.entries() == ["7", "8"])
        if kind == "file" { #expect(try filing.bytes("7") == Array("mine".utf8)) }
    }

    @Test(arguments: [
        "0", "-1", "+3", "03", "3a", "١", "99999999999999999999", "9223372036854775807",
    ])
    func `a name that is no revision's number counts for nothing`(_ name: String) throws {
        let filing = try TestFiling()
        try filing.put()
        try filing.write(name, "x")
        #expect(try filing.shelf.seal(reason: nil) == filing.path("1"))
    }
}
