import XML

/// The version of this program.
enum ProgramVersion {
    /// The version, which filings record.
    static let current = "0.1.0"

    /// The version with that of the XML library that is linked.
    static var text: String { "grantline \(current) (libxml2 \(LibXML2.version))" }
}
