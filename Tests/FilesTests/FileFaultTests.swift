import Glibc
import Testing

@testable import Files

@Suite struct FileFaultTests {
    static let all: [(fault: FileFault, code: Int32)] = [
        (.tooLarge("p", limit: 7), 65),
        (.missing("p"), 66),
        (.notRegularFile("p", kind: "FIFO"), 66),
        (.noDescriptors, 71),
        (.noMemory, 71),
        (.notAFolder("p"), 73),
        (.cannotCreate("p", errno: EROFS), 73),
        (.cannotReplace("p", errno: EISDIR), 73),
        (.readFailed("p", errno: EIO), 74),
        (.writeFailed("p", errno: ENOSPC), 74),
        (.folderNotSynced("p", errno: EIO), 74),
        (.changedWhileRead("p"), 75),
        (.readerGone("p"), 141),
        (.locked("p"), 75),
        (.permissionDenied("p"), 77),
        (.wrongOwner("p"), 77),
        (.othersCanWrite("p"), 77),
        (.readableByOthers("p"), 77),
    ]

    @Test(arguments: all)
    func `each fault has its exit status`(fault: FileFault, code: Int32) {
        #expect(fault.exitCode == code)
    }

    @Test(arguments: all)
    func `each fault is told in one line with the path quoted`(fault: FileFault, code: Int32) {
        let text = fault.description
        #expect(!text.contains { $0.isNewline })
        #expect(!text.hasSuffix("."))
        #expect(text.contains("'p'") || code == 71)
        #expect(text.contains("; "), "it says what to do")
    }

    @Test func `an error number is told in words`() {
        #expect(
            FileFault.writeFailed("out/a", errno: ENOSPC).description
                == "'out/a' could not be written: no space left on device; "
                + "mend that and run again"
        )
    }

    @Test func `a path cannot break the line or turn its direction`() {
        let text = FileFault.missing("a\nb\u{202E}c\u{2028}d\u{1B}[1m").description
        #expect(text.hasPrefix("'a\\u{a}b\\u{202e}c\\u{2028}d\\u{1b}[1m' is missing"))
    }

    @Test(arguments: [
        (FileFault.Action.creating, ENOSPC, FileFault.writeFailed("p", errno: ENOSPC)),
        (.creating, EDQUOT, .writeFailed("p", errno: EDQUOT)),
        (.creating, EROFS, .cannotCreate("p", errno: EROFS)),
        (.creating, EACCES, .cannotCreate("p", errno: EACCES)),
        (.creating, ENOENT, .cannotCreate("p", errno: ENOENT)),
        (.creating, EMFILE, .noDescriptors),
        (.creating, ENFILE, .noDescriptors),
        (.creating, ENOMEM, .noMemory),
        (.replacing, EPERM, .cannotReplace("p", errno: EPERM)),
        (.replacing, EIO, .writeFailed("p", errno: EIO)),
        (.writing, EFBIG, .writeFailed("p", errno: EFBIG)),
        (.writing, EPIPE, .readerGone("p")),
        (.syncingFolder, EIO, .folderNotSynced("p", errno: EIO)),
        (.openingFolder, ENOTDIR, .notAFolder("p")),
        (.openingFolder, ELOOP, .notAFolder("p")),
        (.openingFolder, EACCES, .cannotCreate("p", errno: EACCES)),
        (.opening, ENOENT, .missing("p")),
        (.opening, ENOTDIR, .missing("p")),
        (.opening, EACCES, .permissionDenied("p")),
        (.opening, ELOOP, .notRegularFile("p", kind: "link loop")),
        (.opening, EIO, .readFailed("p", errno: EIO)),
        (.reading, EIO, .readFailed("p", errno: EIO)),
    ])
    func `an error number becomes the fault of what was being done`(
        action: FileFault.Action,
        code: Int32,
        fault: FileFault
    ) {
        #expect(FileFault(action, "p", SystemError(code: code)) == fault)
    }
}
