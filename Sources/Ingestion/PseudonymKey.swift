import Files
public import Grants

/// The secret of the pseudonyms: 32 bytes.
public struct PseudonymKey: Sendable {
    let bytes: [UInt8]
    /// Where it comes from.
    let source: Grant.KeySource

    /// Why a key cannot be used.
    public enum Fault: Error, Sendable, Equatable, CustomStringConvertible {
        /// The grant needs a key and none was named.
        case missing(grant: String)
        /// There is no such file.
        case noFile(String)
        /// The file holds no key.
        case malformed(file: String)
        /// The records were made with a key from elsewhere.
        case notOfRecords(Grant.KeySource)

        /// The fault in one line with what to do; never the key.
        public var description: String {
            switch self {
            case .missing(let grant):
                "the grant '\(grant)' needs a key: name its file with --key-file or "
                    + "GRANTLINE_KEY_FILE (make one with: openssl rand -hex 32 > key, chmod 600 key)"
            case .noFile(let file):
                "\(file): there is no such key file "
                    + "(make one with: openssl rand -hex 32 > key, chmod 600 key)"
            case .malformed(let file):
                "\(file): expected a key of 64 hexadecimal digits on one line"
            case .notOfRecords(.demonstration):
                "the records were made with the demonstration key: leave out --key-file and "
                    + "GRANTLINE_KEY_FILE, or ingest again with that key"
            case .notOfRecords(.file):
                "the records were made with a key file: name the same one with --key-file or "
                    + "GRANTLINE_KEY_FILE"
            }
        }
    }

    /// The key for demonstrations, which everybody can read here: it protects nobody.
    static let demonstration = PseudonymKey(
        bytes: Array("Grantline demonstration key only".utf8),
        source: .demonstration
    )

    private init(bytes: [UInt8], source: Grant.KeySource) {
        self.bytes = bytes
        self.source = source
    }

    /// Finds the key of a grant.
    ///
    /// - Parameters:
    ///   - grant: The grant, which may ask for the demonstration key.
    ///   - file: The file that the command line or the environment names.
    /// - Throws: `FileFault` where the file cannot be read, or group or others can read it; `Fault`
    ///   where there is no key.
    public init(for grant: Grant, file: String?) throws {
        if let file {
            try self.init(reading: file)
        } else if grant.key == .demonstration {
            self = .demonstration
        } else {
            throw Fault.missing(grant: grant.id)
        }
    }

    private init(reading file: String) throws {
        let lines = try Self.content(of: file)
            .split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
            .filter { $0.first != UInt8(ascii: "#") }
        guard lines.count == 1, let bytes = Self.bytes(of: lines[0]) else {
            throw Fault.malformed(file: file)
        }
        self.init(bytes: bytes, source: .file)
    }

    private static func content(of file: String) throws -> [UInt8] {
        do {
            return try InputFile.readPrivate(file)
        } catch .missing {
            throw Fault.noFile(file)
        } catch .tooLarge {
            throw Fault.malformed(file: file)
        }
    }

    private static func bytes(of digits: ArraySlice<UInt8>) -> [UInt8]? {
        let values = digits.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == 64, values.count == 64 else { return nil }
        return stride(from: 0, to: 64, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
    }
}
