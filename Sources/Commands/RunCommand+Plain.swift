import ArgumentParser

extension RunCommand {
    /// Reads arguments that are written plainly: grants, and options each once with its value
    /// behind it.
    ///
    /// The argument parser looks at each property by reflection, which takes 8 million instructions
    /// of a run, of some 57. Whatever is not read here is left to it, faults above all.
    ///
    /// - Returns: What the argument parser would make of them; nothing where it has to look.
    init?(plain arguments: ArraySlice<String>) {
        self.init()
        (grants, exports, documents) = ([], [], [])
        (period, asOf, keyFile, templates) = (nil, nil, nil, nil)
        (isTimed, isNewOnly) = (false, false)
        (output, failOn) = (Self.defaultOutput, Self.defaultFailOn)
        guard (try? read(plain: arguments)) == true else { return nil }
    }

    /// Reads arguments in their order.
    ///
    /// - Returns: Whether all of them are plain.
    private mutating func read(plain arguments: ArraySlice<String>) throws -> Bool {
        var rest = arguments
        var known: Set<String> = []
        while let word = rest.popFirst() {
            if !Self.beginsOption(word) {
                grants.append(try ArgumentText.grant(word))
                continue
            }
            let isList = word == "--export" || word == "--document"
            guard isList || known.insert(word).inserted else { return false }
            if word == "--timings" || word == "--new-only" {
                if word == "--timings" { isTimed = true } else { isNewOnly = true }
                continue
            }
            guard let value = rest.popFirst(), !Self.beginsOption(value),
                try take(value, of: word)
            else { return false }
        }
        guard !grants.isEmpty else { return false }
        try validate()
        return true
    }

    private static func beginsOption(_ word: String) -> Bool {
        word.utf8.first == UInt8(ascii: "-")
    }

    /// Takes the value of an option.
    ///
    /// - Returns: Whether there is such an option, with such a value.
    private mutating func take(_ value: String, of option: String) throws -> Bool {
        switch option {
        case "--period": period = try ArgumentText.halfYear(value)
        case "--as-of": asOf = try ArgumentText.day(value)
        case "--output": output = try ArgumentText.path(value)
        case "--key-file": keyFile = try ArgumentText.path(value)
        case "--templates": templates = try ArgumentText.path(value)
        case "--fail-on":
            guard let value = FailOn(rawValue: value) else { return false }
            failOn = value
        case "--export", "--document":
            guard let file = NamedFile(argument: value) else { return false }
            if option == "--export" { exports.append(file) } else { documents.append(file) }
        default: return false
        }
        return true
    }
}
