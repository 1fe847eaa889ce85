import Crypto

/// Makes pseudonyms and fingerprints: HMAC-SHA-256, of which 128 bits are kept.
///
/// The grant's id and a purpose go into every hash, so that the same identifier has unlike
/// pseudonyms in unlike grants and roles.
public struct KeyedHash: Sendable {
    private let key: SymmetricKey
    private let grant: String

    /// Makes the hash of a grant.
    public init(key: PseudonymKey, grant: String) {
        self.key = SymmetricKey(data: key.bytes)
        self.grant = grant
    }

    /// Returns the pseudonym of an identifier: 32 hexadecimal digits.
    ///
    /// - Parameters:
    ///   - value: The identifier after mending.
    ///   - domain: What the identifier names; the same in every table that refers to it.
    public func pseudonym(of value: String, domain: String) -> String {
        hash(["pseudonym", domain, value])
    }

    /// Returns the fingerprint of a finding: 32 hexadecimal digits.
    public func fingerprint(_ parts: [String]) -> String {
        hash(["finding"] + parts)
    }

    /// Hashes parts so that no two lists of parts give the same input: each with its length.
    private func hash(_ parts: [String]) -> String {
        var hmac = HMAC<SHA256>(key: key)
        for part in ["grantline-1", grant] + parts {
            hmac.update(data: Array("\(part.utf8.count):".utf8))
            hmac.update(data: Array(part.utf8))
        }
        return hmac.finalize().prefix(16).map(Self.hexadecimal).joined()
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return digits.utf8.count == 1 ? "0" + digits : digits
    }
}
