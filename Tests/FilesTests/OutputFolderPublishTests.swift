import Foundation
import Glibc
import Testing

@testable import Files

@Suite struct OutputFolderPublishTests {
    typealias File = (name: String, bytes: [UInt8])

    static let new: [File] = [
        ("a.csv", Array("new a".utf8)), ("b.csv", Array("new b".utf8)), ("empty", []),
    ]

    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    private func makeOld() throws {
        try scratch.folder("x")
        try scratch.file("x/a.csv", "old a")
        try scratch.file("x/gone.csv", "old")
    }

    private func expectOld() throws {
        #expect(try scratch.names("x") == ["a.csv", "gone.csv"])
        #expect(try scratch.text("x/a.csv") == "old a")
    }

    private func expectNew() throws {
        #expect(try scratch.names("x") == ["a.csv", "b.csv", "empty"])
        #expect(try scratch.text("x/a.csv") == "new a")
        #expect(try scratch.text("x/b.csv") == "new b")
    }

    @Test(arguments: [Replacement.never, .existing])
    func `a new folder holds all files, and no litter is left`(replacing: Replacement) throws {
        let folder = try OutputFolder(path: scratch.path)
        try folder.publish(Self.new, as: "x", fileMode: 0o400, replacing: replacing)
        try expectNew()
        #expect(try scratch.names() == ["x"])
        #expect(try scratch.status("x").permissions == 0o700)
        #expect(try scratch.status("x/a.csv").permissions == 0o400)
    }

    @Test(arguments: [0, 0o077] as [mode_t])
    func `modes do not depend on the umask`(mask: mode_t) async throws {
        let path = scratch.path
        await #expect(processExitsWith: .success) {
            [path = path as String, mask = mask as mode_t] in
            _ = umask(mask)
            let code = status {
                let folder = try OutputFolder(path: path)
                try folder.publish(Self.new, as: "x", fileMode: 0o640, replacing: .never)
            }
            exit(code)
        }
        #expect(try scratch.status("x").permissions == 0o700)
        #expect(try scratch.status("x/b.csv").permissions == 0o640)
    }

    @Test func `a folder is replaced as a whole`() throws {
        try makeOld()
        let folder = try OutputFolder(path: scratch.path)
        try folder.publish(Self.new, as: "x", fileMode: 0o600, replacing: .existing)
        try expectNew()
        #expect(try scratch.names() == ["x"])
    }

    @Test func `what must not be replaced stays`() throws {
        try makeOld()
        let folder = try OutputFolder(path: scratch.path)
        #expect(throws: FileFault.cannotReplace(scratch("x"), errno: EEXIST)) {
            try folder.publish(Self.new, as: "x", fileMode: 0o600, replacing: .never)
        }
        try expectOld()
        #expect(try scratch.names() == ["x"])
    }

    @Test(arguments: [Replacement.never, .existing], [Special.pipe, .socket, .link, .loop])
    func `a target that is no folder stays untouched`(
        replacing: Replacement,
        special: Special
    ) throws {
        try scratch.special(special, "x")
        let before = try scratch.status("x")
        let names = try scratch.names()
        let folder = try OutputFolder(path: scratch.path)
        #expect(throws: FileFault.cannotReplace(scratch("x"), errno: ENOTDIR)) {
            try folder.publish(Self.new, as: "x", fileMode: 0o600, replacing: replacing)
        }
        #expect(try scratch.status("x") == before)
        #expect(try scratch.names() == names)
    }

    @Test func `a target that is a file stays untouched`() throws {
        try scratch.file("x")
        let folder = try OutputFolder(path: scratch.path)
        let code = status {
            try folder.publish(Self.new, as: "x", fileMode: 0o600, replacing: .existing)
        }
        #expect(code == 73)
        #expect(try scratch.text("x") == "old")
    }

    @Test(arguments: Special.allCases)
    func `a folder that holds more than files is not replaced`(special: Special) throws {
        try scratch.folder("x")
        try scratch.file("x/a")
        try scratch.special(special, "x/special")
        let names = try scratch.names("x")
        let folder = try OutputFolder(path: scratch.path)
        #expect(throws: FileFault.cannotReplace(scratch("x/special"), errno: ENOTEMPTY)) {
            try folder.publish(Self.new, as: "x", fileMode: 0o600, replacing: .existing)
        }
        #expect(try scratch.names("x") == names)
        #expect(try scratch.names() == ["x"])
    }

    @Test(arguments: [Replacement.never, .existing])
    func `a failure before the end leaves the old content and no litter`(
        replacing: Replacement
    ) throws {
        if replacing == .existing {
            try makeOld()
        }
        let folder = try OutputFolder(path: scratch.path)
        let twice = Self.new + [("a.csv", [1])]
        #expect(throws: FileFault.cannotCreate(scratch("x/a.csv"), errno: EEXIST)) {
            try folder.publish(twice, as: "x", fileMode: 0o600, replacing: replacing)
        }
        if replacing == .existing {
            try expectOld()
        }
        #expect(try scratch.names() == (replacing == .existing ? ["x"] : []))
    }

    @Test(arguments: 3...9)
    func `running out of descriptors anywhere leaves the old content and no litter`(
        spare: Int
    ) async throws {
        try makeOld()
        let path = scratch.path
        await #expect(processExitsWith: .success) { [path = path as String, spare = spare as Int] in
            let code = status {
                let folder = try OutputFolder(path: path)
                var limit = rlimit(rlim_cur: rlim_t(spare), rlim_max: rlim_t(spare))
                _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
                try folder.publish(Self.new, as: "x", fileMode: 0o600, replacing: .existing)
            }
            exit(code == 71 || code == 0 ? 0 : 1)
        }
        #expect(try scratch.names() == ["x"])
        let isNew = try scratch.names("x").contains("b.csv")
        try isNew ? expectNew() : expectOld()
    }

    @Test func `without an exchange the folder is replaced in two steps`() throws {
        try makeOld()
        try scratch.folder("staged")
        let folder = try OutputFolder(path: scratch.path)
        let staged = PathBytes(component: "staged")
        let target = PathBytes(component: "x")
        let aside = try folder.replaceInTwoSteps(staged, at: target, named: "x")
        #expect(aside.text == ".x.old")
        #expect(try scratch.names() == [".x.old", "x"])
        #expect(try scratch.names(".x.old") == ["a.csv", "gone.csv"])
    }

    @Test func `where the second step fails the first is undone`() throws {
        try makeOld()
        let folder = try OutputFolder(path: scratch.path)
        #expect(throws: SystemError(code: ENOENT)) {
            try folder.replaceInTwoSteps(
                PathBytes(component: "staged"),
                at: PathBytes(component: "x"),
                named: "x"
            )
        }
        try expectOld()
        #expect(try scratch.names() == ["x"])
    }

    @Test func `without a refusal a name that is taken is found by looking`() throws {
        try makeOld()
        try scratch.folder("staged")
        let folder = try OutputFolder(path: scratch.path)
        let staged = PathBytes(component: "staged")
        #expect(throws: SystemError(code: EEXIST)) {
            try folder.giveNameAfterLooking(PathBytes(component: "x"), to: staged)
        }
        try folder.giveNameAfterLooking(PathBytes(component: "y"), to: staged)
        #expect(try scratch.names() == ["x", "y"])
    }
}
