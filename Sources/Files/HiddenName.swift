/// The names under which unfinished work stands, so that a later run knows it again.
enum HiddenName {
    /// What a folder's entry is, by its name.
    enum Litter: Equatable {
        /// A folder that a run was filling or emptying.
        case unfinishedFolder
        /// A file that a run was writing.
        case unfinishedFile
        /// A folder that was moved aside, so that its name could be given to the new one.
        case movedAside(from: String)
    }

    /// How often another name is tried: killed runs leave theirs, and process numbers come again.
    static let mostAttempts = 1000

    /// Names an unfinished folder; the attempt makes it unique within the process.
    static func unfinishedFolder(for name: String, attempt: Int) -> String {
        ".\(name).new-\(SystemCall.processNumber)-\(attempt)"
    }

    /// Names an unfinished file; the attempt makes it unique within the process.
    static func unfinishedFile(for name: String, attempt: Int) -> String {
        ".\(name).tmp-\(SystemCall.processNumber)-\(attempt)"
    }

    /// Names the place where a folder waits while another takes its name.
    static func movedAside(from name: String) -> String {
        ".\(name).old"
    }

    /// Tells what a name stands for; nil if it is none of these.
    static func litter(_ name: String) -> Litter? {
        let bytes = name.utf8
        guard bytes.first == dot, let lastDot = bytes.lastIndex(of: dot) else { return nil }
        let owner = bytes[..<lastDot].dropFirst()
        guard !owner.isEmpty else { return nil }
        let ending = bytes[lastDot...].dropFirst()
        if ending.elementsEqual("old".utf8) {
            let name = String(Substring(owner))
            return PathBytes.isComponent(name) ? .movedAside(from: name) : nil
        }
        if isNumbered(ending, after: "new-") {
            return .unfinishedFolder
        }
        return isNumbered(ending, after: "tmp-") ? .unfinishedFile : nil
    }

    private static let dot = UInt8(ascii: ".")

    private static func isNumbered(_ ending: Substring.UTF8View, after prefix: String) -> Bool {
        guard ending.starts(with: prefix.utf8) else { return false }
        let number = ending.dropFirst(prefix.utf8.count)
        return !number.isEmpty
            && number.allSatisfy { byte in
                byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
    }
}
