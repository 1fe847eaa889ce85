/// Why a filing cannot be read, made or sealed.
public enum FilingFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The folder holds no filing.
    case noFiling(String)
    /// A file is not what the filing's `datapackage.json` says.
    case changed(String)
    /// The draft is of another grant, half-year or profile than its folder.
    case misplaced(String)
    /// Two filings that are compared are of these different grants.
    case otherGrant(old: String, new: String)
    /// There is no draft to seal.
    case noDraft(String)
    /// Errors stand, and sealing needs a reason.
    case reasonNeeded(errors: Int)
    /// A reason holds nothing, or blanks only.
    case emptyReason
    /// A reason is too long or holds line breaks or control characters.
    case badReason

    /// The exit status of a command that ends because of this fault.
    public var exitCode: Int32 {
        switch self {
        case .noFiling, .noDraft: 66
        case .changed, .misplaced: 65
        case .otherGrant, .reasonNeeded, .emptyReason, .badReason: 64
        }
    }

    /// The fault in one line with what to do.
    public var description: String {
        switch self {
        case .noFiling(let path):
            "\(path): no filing: expected a folder with datapackage.json, such as "
                + "output/GRANT/2018-H2/submission/1"
        case .changed(let path):
            "\(path): not what datapackage.json of the filing says: make a draft anew, "
                + "get a sealed filing from where it is kept"
        case .misplaced(let path):
            "\(path): a filing of another grant, half-year or profile: run the grant again"
        case .otherGrant(let old, let new):
            "the filings are of different grants, '\(old)' and '\(new)': compare two of one grant"
        case .noDraft(let path): "\(path): there is no draft to seal: run the grant first"
        case .reasonNeeded(let errors):
            "findings of severity error stand (\(errors)): say with --reason why it is filed anyway"
        case .emptyReason: "a reason may not be empty: say why it is filed anyway"
        case .badReason: "a reason is one line of at most 500 characters"
        }
    }
}
