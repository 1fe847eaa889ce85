/// A new folder with all its files on the disk, under a hidden name until it is put in place.
struct StagedFolder: ~Copyable {
    /// The hidden name.
    let name: PathBytes
    private let content: PlainFolder

    /// Writes the files into a fresh folder; whatever fails, nothing stays.
    init(
        _ files: [(name: String, bytes: [UInt8])],
        mode: UInt32,
        for target: String,
        in parent: borrowing OpenFolder
    ) throws(FileFault) {
        let shown = parent.path(of: PathBytes(component: target))
        let name = try parent.createUnfinishedFolder(for: target, shownAs: shown)
        let folder = try Self.opened(name, in: parent, path: shown)
        var made: [PathBytes] = []
        do {
            try Self.fill(folder, files, mode: mode, noting: &made)
        } catch {
            try? PlainFolder(folder, files: made).remove(named: name, in: parent)
            throw error
        }
        self.name = name
        content = PlainFolder(folder, files: made)
    }

    private static func fill(
        _ folder: borrowing OpenFolder,
        _ files: [(name: String, bytes: [UInt8])],
        mode: UInt32,
        noting made: inout [PathBytes]
    ) throws(FileFault) {
        for file in files {
            let entry = PathBytes(component: file.name)
            let shown = folder.path(of: entry)
            try folder.create(entry, file.bytes, mode: mode, shownAs: shown)
            made.append(entry)
        }
        try folder.synchronise(as: .writing)
    }

    private static func opened(
        _ name: PathBytes,
        in parent: borrowing OpenFolder,
        path: String
    ) throws(FileFault) -> OpenFolder {
        do {
            return try OpenFolder(name, in: parent.number, path: path)
        } catch {
            try? SystemCall.removeFolder(name, in: parent.number)
            throw error
        }
    }

    /// Removes the folder and its files.
    func discard(from parent: borrowing OpenFolder) {
        try? content.remove(named: name, in: parent)
    }
}
