import Glibc

/// A folder of regular files alone, held open with their names, so that it can be removed later
/// without another descriptor.
struct PlainFolder: ~Copyable {
    private let folder: OpenFolder
    private let files: [PathBytes]

    /// Opens the folder; one that holds anything but regular files is refused, and stays.
    init(_ name: PathBytes, in parent: borrowing OpenFolder) throws(FileFault) {
        let path = parent.path(of: name)
        let folder = try OpenFolder(name, in: parent.number, path: path)
        let number = folder.number
        let files = try FileFault.during(.replacing, path) { () throws(SystemError) in
            try SystemCall.entries(of: number)
        }
        for file in files {
            guard let status = try folder.status(of: file), status.kind == .regular else {
                throw .cannotReplace(folder.path(of: file), errno: ENOTEMPTY)
            }
        }
        self.init(folder, files: files)
    }

    /// Takes a folder that is open already, and the names of the files made in it.
    init(_ folder: consuming OpenFolder, files: [PathBytes]) {
        self.folder = folder
        self.files = files
    }

    /// Removes the files and the folder, under the name that it has by now.
    func remove(named name: PathBytes, in parent: borrowing OpenFolder) throws(SystemError) {
        for file in files {
            do {
                try SystemCall.removeFile(file, in: folder.number)
            } catch let error where error.code == ENOENT {
                continue
            }
        }
        try SystemCall.removeFolder(name, in: parent.number)
    }
}
