import Files

/// Words for people, on standard error.
enum Words {
    /// Says something in a line of its own.
    ///
    /// That nobody can hear it is no fault: the exit status tells the same.
    static func say(_ text: String) {
        try? StandardStream.error.write("grantline: \(text)\n")
    }
}
