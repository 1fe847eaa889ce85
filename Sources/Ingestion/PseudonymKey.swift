import Files
public import Grants

/// The secret of the pseudonyms: 32 bytes.
public struct PseudonymKey: Sendable {
    let bytes: [UInt8]

    /// Why a key cannot be used.
    public enum Fault: Error, Sendable, Equatable, CustomStringConvertible {
        /// The grant needs a key and none was named.
        case missing(grant: String)
        /// The file holds no key.
        case malformed(file: String)

        /// The fault in one line with what to do; never the key.
        public var description: String {
            switch self {
            case .missing(let grant):
                "the grant '\(grant)' needs a key: name its file with --key-file or "
                    + "GRANTLINE_KEY_FILE (make one with: openssl rand -hex 32 > key, chmod 600 key)"
            case .malformed(let file):
                "\(file): expected a key of 64 hexadecimal digits on one line"
            }
        }
    }

    /// The key for demonstrations, which everybody can read here: it protects nobody.
    static let demonstration = PseudonymKey(
        bytes: Array("Grantline demonstration key only".utf8)
    )

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Finds the key of a grant.
    ///
    /// - Parameters:
    ///   - grant: The grant, which may ask for the demonstration key.
    ///   - file: The file that the command line or the environment names.
    /// - Throws: `FileFault` where the file cannot be read or others can; `Fault` where there is no
    ///   key.
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
        guard let text = String(validating: try InputFile.readPrivate(file), as: UTF8.self) else {
            throw Fault.malformed(file: file)
        }
        let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
        guard lines.count == 1, let bytes = Self.bytes(of: lines[0].utf8) else {
            throw Fault.malformed(file: file)
        }
        self.init(bytes: bytes)
    }

    private static func bytes(of digits: Substring.UTF8View) -> [UInt8]? {
        guard digits.count == 64 else { return nil }
        var bytes: [UInt8] = []
        var high: UInt8?
        for digit in digits {
            guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
            if let first = high {
                bytes.append(first << 4 | UInt8(value))
                high = nil
            } else {
                high = UInt8(value)
            }
        }
        return bytes
    }
}
