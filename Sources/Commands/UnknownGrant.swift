import Files
import Grants

/// A grant that is not there, with those that are.
struct UnknownGrant: CustomStringConvertible {
    private let argument: String
    private let location: GrantLocation
    private let known: [String]

    init(_ argument: String, _ location: GrantLocation) {
        self.argument = argument
        self.location = location
        let parent = Self.parent(of: location.folder)
        known = Self.grants(in: parent).map { name in
            argument == Self.name(of: location.folder) || parent.isEmpty
                ? name : "\(parent)/\(name)"
        }
    }

    var description: String {
        let suggestion = Spelling.nearest(to: argument, among: known)
        let hint = suggestion.map { "; did you mean '\($0)'?" } ?? ""
        let list = known.isEmpty ? "" : " (there are: \(known.joined(separator: ", ")))"
        return "there is no grant '\(argument)': no file \(location.configuration)\(hint)\(list)"
    }

    /// The grants in a folder.
    private static func grants(in folder: String) -> [String] {
        let path = folder.isEmpty ? "." : folder
        let names = (try? InputFolder.entriesIfPresent(path)) ?? []
        return names.filter { name in
            let entries = try? InputFolder.entriesIfPresent("\(path)/\(name)")
            return entries?.contains("grant.yaml") ?? false
        }
    }

    private static func parent(of folder: String) -> String {
        folder.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
    }

    private static func name(of folder: String) -> String {
        folder.split(separator: "/").last.map(String.init) ?? ""
    }
}
