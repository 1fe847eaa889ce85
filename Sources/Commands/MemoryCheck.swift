import Grants
import Ingestion

/// Compares what a run needs with what the system can give.
struct MemoryCheck {
    /// The least that the run needs.
    let need: MemoryNeed
    /// The same for documents without a filing, where a filing is asked for; looked at only where
    /// memory will not do.
    let documentNeed: () -> MemoryNeed?
    /// What is at hand in bytes; nothing where the system does not tell.
    let available: Int?

    /// Refuses a run that cannot be done.
    ///
    /// - Throws: `Failure` with 71: what is needed, what is there, and what would do.
    func check(_ grant: String) throws(Failure) {
        guard let available, need.bytes > available else { return }
        throw Failure(
            71,
            "\(grant): the exports need at least \(Self.megabytes(need.bytes)) of memory, and "
                + "\(Self.megabytes(available)) are at hand: nothing was read; "
                + remedies(available).joined(separator: ", or ")
        )
    }

    private func remedies(_ available: Int) -> [String] {
        var remedies: [String] = []
        if let file = need.wholeFile {
            let size = Self.megabytes(file.size)
            remedies.append(
                "'\(file.path)' (\(size)) is not in UTF-8 and must be held as a whole: "
                    + "export it in UTF-8, or as several files, such as one a month"
            )
        }
        if let documentNeed = documentNeed(), documentNeed.bytes <= available {
            remedies.append("write single documents with --document in place of the filing")
        }
        return remedies + ["end other programs, raise the limit, or take a larger machine"]
    }

    private static func megabytes(_ bytes: Int) -> String {
        "\(MemoryNeed.megabytes(bytes)) MB"
    }
}
