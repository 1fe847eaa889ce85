import Glibc

extension OutputFolder {
    /// Puts a folder of files in place, all of them or none, and returns when they would survive a
    /// power cut.
    ///
    /// The files are written and brought to the disk under a hidden name first. On any failure up
    /// to then nothing of them stays, and what stood under the name still does. What cannot be
    /// removed of the old files afterwards is no fault: it is hidden, and the next `sweep()` takes
    /// it.
    ///
    /// - Parameters:
    ///   - files: The files' names and whole contents; no name twice.
    ///   - name: The folder's name inside this one.
    ///   - fileMode: The files' permissions, whatever the umask; the folder's are 0700.
    ///   - replacing: What happens where the name is taken. Only a folder of regular files is ever
    ///     replaced; anything else stays untouched.
    /// - Throws: `FileFault`; after `folderNotSynced` the new files are in place, after every other
    ///   one the old.
    public func publish(
        _ files: [(name: String, bytes: [UInt8])],
        as name: String,
        fileMode: UInt32,
        replacing: Replacement
    ) throws(FileFault) {
        let target = PathBytes(component: name)
        precondition(
            files.allSatisfy { PathBytes.isComponent($0.name) },
            "a file's name must be one component of a path"
        )
        if let old = try replaceable(target, replacing) {
            let staged = try StagedFolder(files, mode: fileMode, for: name, in: folder)
            let leftover = try exchange(staged, with: target, movingAsideTo: name)
            let outcome = synchronisation()
            // What could not be removed is hidden, and the next run's sweep takes it.
            try? old.remove(named: leftover, in: folder)
            try outcome.get()
        } else {
            let staged = try StagedFolder(files, mode: fileMode, for: name, in: folder)
            try place(staged, at: target)
            try folder.synchronise(as: .syncingFolder)
        }
    }

    /// Opens the folder that is to be replaced; nil if the name is free.
    private func replaceable(
        _ target: PathBytes,
        _ replacing: Replacement
    ) throws(FileFault) -> PlainFolder? {
        guard let existing = try folder.status(of: target) else { return nil }
        let shown = folder.path(of: target)
        guard existing.kind == .folder else { throw .cannotReplace(shown, errno: ENOTDIR) }
        guard replacing == .existing else { throw .cannotReplace(shown, errno: EEXIST) }
        return try PlainFolder(target, in: folder)
    }

    /// Gives the new folder a name that no one has.
    private func place(
        _ staged: borrowing StagedFolder,
        at target: PathBytes
    ) throws(FileFault) {
        do {
            try giveName(target, to: staged.name)
        } catch {
            staged.discard(from: folder)
            throw FileFault(.replacing, folder.path(of: target), error)
        }
    }

    /// Lets the new folder and the old one change names.
    ///
    /// Returns the name that the old one has now.
    private func exchange(
        _ staged: borrowing StagedFolder,
        with target: PathBytes,
        movingAsideTo name: String
    ) throws(FileFault) -> PathBytes {
        do {
            do {
                try SystemCall.rename(staged.name, to: target, in: folder.number, .exchanging)
                return staged.name
            } catch let error where error.isOfLackingMode {
                return try replaceInTwoSteps(staged.name, at: target, named: name)
            }
        } catch {
            staged.discard(from: folder)
            throw FileFault(.replacing, folder.path(of: target), error)
        }
    }

    /// Brings the names to the disk, and keeps a failure for later.
    private func synchronisation() -> Result<Void, FileFault> {
        do {
            return .success(try folder.synchronise(as: .syncingFolder))
        } catch {
            return .failure(error)
        }
    }
}
