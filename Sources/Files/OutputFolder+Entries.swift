import Glibc

extension OutputFolder {
    /// Reads a regular file of this folder whole; a link is none.
    ///
    /// - Parameters:
    ///   - name: The file's name.
    ///   - limit: The most bytes that are taken.
    /// - Returns: The file's bytes, as they were at one moment.
    /// - Throws: `FileFault` as `InputFile.read(_:limit:)` does.
    public func read(
        _ name: String,
        limit: Int = 1 << 32
    ) throws(FileFault) -> [UInt8] {
        let component = PathBytes(component: name)
        return try StableRead(
            name: component,
            folder: folder.number,
            path: folder.path(of: component),
            limit: limit,
            followingLinks: false
        )
        .bytes()
    }

    /// Writes a file of this folder, as `OutputFile.write(_:to:mode:)` does.
    ///
    /// - Throws: `FileFault`; except for `folderNotSynced`, what stood there before still does.
    public func write(
        _ bytes: [UInt8],
        as name: String,
        mode: UInt32 = 0o600
    ) throws(FileFault) {
        try folder.replaceFile(name, bytes, mode: mode)
    }

    /// Tells whether anything stands under a name, be it a link that leads nowhere.
    public func exists(_ name: String) -> Bool {
        let component = PathBytes(component: name)
        do {
            return try folder.status(of: component) != nil
        } catch {
            // There is something that the system cannot tell more about.
            return true
        }
    }

    /// Lists the names of all entries, hidden ones too, sorted by their bytes.
    ///
    /// - Throws: `FileFault` where the folder cannot be read.
    public func entries() throws(FileFault) -> [String] {
        let number = folder.number
        let names = try FileFault.during(.reading, path) { () throws(SystemError) in
            try SystemCall.entries(of: number)
        }
        return names.map(\.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Removes a regular file, or a folder of regular files; that there is none is fine.
    ///
    /// A folder goes in one step: it takes a hidden name before its files are removed.
    ///
    /// - Throws: `FileFault.cannotReplace` where something else stands there, or in the folder.
    public func remove(_ name: String) throws(FileFault) {
        let target = PathBytes(component: name)
        let shown = folder.path(of: target)
        guard let status = try folder.status(of: target) else { return }
        switch status.kind {
        case .regular:
            let number = folder.number
            try FileFault.during(.replacing, shown) { () throws(SystemError) in
                try SystemCall.removeFile(target, in: number)
            }
            try folder.synchronise(as: .syncingFolder)
        case .folder:
            try removeFolder(name, target, shown)
        default:
            throw .cannotReplace(shown, errno: EEXIST)
        }
    }

    private func removeFolder(
        _ name: String,
        _ target: PathBytes,
        _ shown: String
    ) throws(FileFault) {
        let content = try PlainFolder(target, in: folder)
        let hidden = try folder.createUnfinishedFolder(for: name, shownAs: shown)
        do {
            // A folder may take the name of an empty one.
            try SystemCall.rename(target, to: hidden, in: folder.number, .replacing)
        } catch {
            try? SystemCall.removeFolder(hidden, in: folder.number)
            throw FileFault(.replacing, shown, error)
        }
        try folder.synchronise(as: .syncingFolder)
        do {
            try content.remove(named: hidden, in: folder)
        } catch {
            throw FileFault(.replacing, shown, error)
        }
    }
}
