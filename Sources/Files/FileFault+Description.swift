extension FileFault: CustomStringConvertible {
    /// One line for a person: what happened to which path, and what to do.
    public var description: String {
        switch self {
        case .missing(let path):
            "\(quoted(path)) is missing; check the path"
        case .notRegularFile(let path, let kind):
            "\(quoted(path)) is no regular file but a \(kind); name a regular file"
        case .permissionDenied(let path):
            "\(quoted(path)) may not be read by this user; check its owner and mode"
        case .changedWhileRead(let path):
            "\(quoted(path)) changed while it was read; run again when it is complete"
        case .tooLarge(let path, let limit):
            "\(quoted(path)) holds more than the limit of \(limit) bytes; hand in a smaller file"
        case .readFailed(let path, let code):
            "\(quoted(path)) could not be read: \(words(code)); check the disk and run again"
        case .locked(let path):
            "\(quoted(path)) is in use by another run; run again when that has ended"
        case .noDescriptors:
            "too many open files; raise the limit of open files and run again"
        case .noMemory:
            "not enough memory; free some or raise the limit and run again"
        case .notAFolder(let path):
            "\(quoted(path)) is no folder; move it away or name another folder"
        case .cannotCreate(let path, let code):
            "\(quoted(path)) cannot be created: \(words(code)); check the folder it is to stand in"
        case .cannotReplace(let path, let code):
            "\(quoted(path)) cannot be replaced: \(words(code)); move it away or name another"
        case .writeFailed(let path, let code):
            "\(quoted(path)) could not be written: \(words(code)); mend that and run again"
        case .readerGone(let path):
            "the reader of \(quoted(path)) has gone; run again if the rest is wanted"
        case .folderNotSynced(let path, let code):
            "\(quoted(path)) is committed, durability unknown: \(words(code)); "
                + "check the disk and run again"
        case .wrongOwner(let path):
            "\(quoted(path)) belongs to another user; run as its owner or name another"
        case .othersCanWrite(let path):
            "\(quoted(path)) can be written to by group or others; take that right away (go-w)"
        case .readableByOthers(let path):
            "\(quoted(path)) is open to group or others; take their rights away (go-rwx)"
        }
    }

    private func words(_ code: Int32) -> String {
        let words = SystemCall.words(for: code)
        return words.prefix(1).lowercased() + words.dropFirst()
    }

    /// Quotes a path; what could break the line or turn its direction is shown by its number.
    private func quoted(_ path: String) -> String {
        var text = "'"
        for scalar in path.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                text += "\\u{\(String(scalar.value, radix: 16))}"
            default:
                text.unicodeScalars.append(scalar)
            }
        }
        return text + "'"
    }
}
