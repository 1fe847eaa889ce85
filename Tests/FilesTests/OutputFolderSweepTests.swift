import Glibc
import Testing

@testable import Files

@Suite struct OutputFolderSweepTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    @Test(arguments: [
        (".x.new-12", HiddenName.Litter?.some(.unfinishedFolder)),
        (".x.new-12-0", .unfinishedFolder),
        ("..x.new-12-0", .unfinishedFolder),
        (".x.tmp-12-0", .unfinishedFile),
        (".x.old", .movedAside(from: "x")),
        (".2018.H2.old", .movedAside(from: "2018.H2")),
        (".\u{301}x.old", .movedAside(from: "\u{301}x")),
        ("x.old", nil), ("x.new-12", nil), (".x.new-", nil), (".x.new-a", nil), (".old", nil),
        ("..old", nil), ("...old", nil), ("....old", nil), (".x", nil), ("", nil),
        (".x.older", nil),
    ])
    func `unfinished work is known by its name`(name: String, litter: HiddenName.Litter?) {
        #expect(HiddenName.litter(name) == litter)
    }

    @Test func `what this process makes is known to the next`() {
        let folder = HiddenName.unfinishedFolder(for: "a.b", attempt: 3)
        let file = HiddenName.unfinishedFile(for: "a.b", attempt: 3)
        #expect(HiddenName.litter(folder) == .unfinishedFolder)
        #expect(HiddenName.litter(file) == .unfinishedFile)
        #expect(HiddenName.litter(HiddenName.movedAside(from: "a.b")) == .movedAside(from: "a.b"))
    }

    @Test func `litter of killed runs goes, and all else stays`() throws {
        for folder in [".x.new-1-0", ".y.new-22-1", "x", ".config", "z.old"] {
            try scratch.folder(folder)
            try scratch.file("\(folder)/f")
        }
        try scratch.file(".r.csv.tmp-7-0")
        try scratch.file("r.csv")
        try scratch.file(".file.new-1-0")
        try OutputFolder(path: scratch.path).sweep()
        #expect(try scratch.names() == [".config", ".file.new-1-0", "r.csv", "x", "z.old"])
    }

    @Test func `a replacement left between its steps is undone`() throws {
        try scratch.folder(".x.old")
        try scratch.file(".x.old/a", "old")
        try scratch.folder(".x.new-1-0")
        try scratch.file(".x.new-1-0/a", "new")
        try OutputFolder(path: scratch.path).sweep()
        #expect(try scratch.names() == ["x"])
        #expect(try scratch.text("x/a") == "old")
    }

    @Test func `a replacement left after its steps is completed`() throws {
        try scratch.folder(".x.old")
        try scratch.file(".x.old/a", "old")
        try scratch.folder("x")
        try scratch.file("x/a", "new")
        try OutputFolder(path: scratch.path).sweep()
        #expect(try scratch.names() == ["x"])
        #expect(try scratch.text("x/a") == "new")
    }

    @Test func `links are not followed`() throws {
        try scratch.folder("precious")
        try scratch.file("precious/f")
        try #require(unsafe symlink("precious", scratch(".x.new-1-0")) == 0)
        try #require(unsafe symlink("precious/f", scratch(".x.tmp-1-0")) == 0)
        try OutputFolder(path: scratch.path).sweep()
        #expect(try scratch.names("precious") == ["f"])
    }

    @Test func `publishing works while litter stands, also with this process number`() throws {
        let litter = HiddenName.unfinishedFolder(for: "x", attempt: 0)
        try scratch.folder(litter)
        try scratch.file("\(litter)/f")
        let folder = try OutputFolder(path: scratch.path)
        try folder.publish([("a", [1])], as: "x", fileMode: 0o600, replacing: .existing)
        #expect(try scratch.names() == [litter, "x"])
        folder.sweep()
        #expect(try scratch.names() == ["x"])
    }
}
