import Glibc

extension OpenFolder {
    /// Writes a file that is there whole or not at all, in place of one that may exist.
    ///
    /// What exists under the name and is no regular file stays untouched.
    func replaceFile(
        _ name: String,
        _ bytes: [UInt8],
        mode: UInt32
    ) throws(FileFault) {
        let target = PathBytes(component: name)
        let shown = path(of: target)
        if let existing = try status(of: target), existing.kind != .regular {
            let code = existing.kind == .folder ? EISDIR : EEXIST
            throw .cannotReplace(shown, errno: code)
        }
        let draft = try createUnfinishedFile(for: name, bytes, mode: mode, shownAs: shown)
        let number = number
        do {
            try SystemCall.rename(draft, to: target, in: number, .replacing)
        } catch {
            try? SystemCall.removeFile(draft, in: number)
            throw FileFault(.replacing, shown, error)
        }
        try synchronise(as: .syncingFolder)
    }

    private func createUnfinishedFile(
        for name: String,
        _ bytes: [UInt8],
        mode: UInt32,
        shownAs shown: String
    ) throws(FileFault) -> PathBytes {
        var attempt = 0
        while true {
            let draft = PathBytes(
                component: HiddenName.unfinishedFile(for: name, attempt: attempt)
            )
            do {
                try create(draft, bytes, mode: mode, shownAs: shown)
                return draft
            } catch let error where error.isTaken && attempt < HiddenName.mostAttempts {
                attempt += 1
            }
        }
    }

    /// Creates an empty unfinished folder under a name that is free.
    func createUnfinishedFolder(
        for name: String,
        shownAs shown: String
    ) throws(FileFault) -> PathBytes {
        let number = number
        var attempt = 0
        while true {
            let draft = PathBytes(
                component: HiddenName.unfinishedFolder(for: name, attempt: attempt)
            )
            do {
                try SystemCall.makeFolder(draft, in: number)
                return draft
            } catch let error where error.code == EEXIST && attempt < HiddenName.mostAttempts {
                attempt += 1
            } catch {
                throw FileFault(.creating, shown, error)
            }
        }
    }
}
