import Crypto
public import Grants

/// Makes pseudonyms and fingerprints: HMAC-SHA-256, of which 128 bits are kept.
///
/// The grant's id and a purpose go into every hash, so that the same identifier has unlike
/// pseudonyms in unlike grants and roles.
public struct KeyedHash: Sendable {
    /// What every hash begins with; taken up where it is used, it need not be computed again.
    private let beginning: HMAC<SHA256>
    /// Where the key comes from.
    public let keySource: Grant.KeySource

    /// Makes the hash of a grant.
    public init(key: PseudonymKey, grant: String) {
        var beginning = HMAC<SHA256>(key: SymmetricKey(data: key.bytes))
        beginning.update(data: Self.message(["grantline-1", grant]))
        self.beginning = beginning
        keySource = key.source
    }

    /// Hashes an identifier.
    ///
    /// - Parameters:
    ///   - value: The identifier after mending.
    ///   - domain: What the identifier names; the same in every table that refers to it.
    /// - Returns: The pseudonym: 32 hexadecimal digits.
    public func pseudonym(of value: String, domain: String) -> String {
        pseudonyms(of: domain)(value)
    }

    /// Returns what hashes the identifiers of a domain, for which the domain is taken in only once.
    func pseudonyms(of domain: String) -> (_ value: String) -> String {
        var beginning = beginning
        beginning.update(data: Self.message(["pseudonym", domain]))
        return { [beginning] value in Self.hash([value], after: beginning) }
    }

    /// Returns the fingerprint of a finding: 32 hexadecimal digits.
    public func fingerprint(_ parts: [String]) -> String {
        Self.hash(["finding"] + parts, after: beginning)
    }

    private static func hash(_ parts: [String], after beginning: HMAC<SHA256>) -> String {
        var code = beginning
        code.update(data: message(parts))
        return Hexadecimal.text(of: code.finalize().prefix(16))
    }

    /// Joins parts so that no two lists of parts give the same bytes: each with its length.
    private static func message(_ parts: [String]) -> [UInt8] {
        var message: [UInt8] = []
        for part in parts {
            message += String(part.utf8.count).utf8
            message.append(UInt8(ascii: ":"))
            message += part.utf8
        }
        return message
    }
}
