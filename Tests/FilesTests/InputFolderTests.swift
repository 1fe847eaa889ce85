import Files
import Testing

@Suite struct InputFolderTests {
    @Test func `entries are listed in the order of their bytes`() throws {
        let scratch = try Scratch()
        for name in ["b.csv", "a.csv", "А.csv", ".hidden"] {
            try OutputFile.write([1], to: scratch(name))
        }
        #expect(
            try InputFolder.entries(scratch.path) == [".hidden", "a.csv", "b.csv", "А.csv"]
        )
    }

    @Test func `a folder that is not there is missing, or empty where that is fine`() throws {
        let scratch = try Scratch()
        let path = scratch("nowhere")
        #expect(throws: FileFault.missing(path)) { try InputFolder.entries(path) }
        #expect(try InputFolder.entriesIfPresent(path).isEmpty)
    }

    @Test func `a file in place of a folder is missing as a folder`() throws {
        let scratch = try Scratch()
        try OutputFile.write([1], to: scratch("file"))
        #expect(throws: FileFault.missing(scratch("file"))) {
            try InputFolder.entries(scratch("file"))
        }
    }

    @Test func `the folders above the program lead up to the root`() throws {
        let folders = InstalledProgram.foldersAbove
        let last = try #require(folders.last)
        #expect(last.split(separator: "/").count == 1)
        for (near, far) in zip(folders, folders.dropFirst()) {
            #expect(near.hasPrefix(far + "/"))
        }
    }
}
