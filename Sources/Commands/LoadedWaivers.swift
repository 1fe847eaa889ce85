import Files
import Grants

/// The waivers of a grant as read.
struct LoadedWaivers {
    /// Where they lie in a grant's folder.
    static let path = "entries/waivers.csv"

    let file: WaiverFile
    let bytes: [UInt8]

    /// Reads the waivers of a grant; nothing where it has none.
    ///
    /// - Throws: `Failure` with 78 where the file has not the columns of waivers; `FileFault` where it
    ///   cannot be read.
    static func read(of grant: Grant, labels: [Labels]) throws -> LoadedWaivers? {
        let path = "\(grant.folder)/\(path)"
        guard let bytes = try contents(of: path) else { return nil }
        var words: [WaiverFile.Column: [String]] = [:]
        for column in WaiverFile.Column.allCases {
            words[column] = labels.compactMap { $0.messages["waiver-column.\(column.rawValue)"] }
        }
        guard let file = WaiverFile(bytes, words: words, of: grant) else {
            let columns = "'reason', 'owner', 'expires', and 'fingerprint' or 'rule'"
            throw Failure(78, "\(path):1:1: expected a header with the columns \(columns)")
        }
        return LoadedWaivers(file: file, bytes: bytes)
    }

    private static func contents(of path: String) throws -> [UInt8]? {
        do {
            return try InputFile.read(path, limit: 4 << 20)
        } catch FileFault.missing {
            return nil
        }
    }
}
