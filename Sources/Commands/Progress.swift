import Files

/// Tells a person at a terminal what is being done; silent everywhere else.
struct Progress {
    private let grant: String
    private let isShown: Bool

    init(grant: String) {
        self.grant = grant
        isShown = StandardStream.error.isTerminal
    }

    func tell(_ text: String) {
        guard isShown else { return }
        try? StandardStream.error.write("\(grant): \(text)\n")
    }
}
