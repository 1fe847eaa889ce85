/// Finds what somebody probably meant.
public enum Spelling {
    /// Returns the name nearest to a word: at most two letters, or a third of the word, away.
    public static func nearest(to word: String, among names: [String]) -> String? {
        let limit = max(2, word.count / 3)
        let ranked = names.map { (distance(word, $0), $0) }.sorted { $0 < $1 }
        guard let (distance, name) = ranked.first, distance <= limit, distance < word.count else {
            return nil
        }
        return name
    }

    /// Counts the letters to insert, delete or replace to make one word of another.
    static func distance(_ left: String, _ right: String) -> Int {
        let source = Array(left.lowercased().unicodeScalars)
        let target = Array(right.lowercased().unicodeScalars)
        var row = Array(0...target.count)
        for (sourceIndex, sourceLetter) in source.enumerated() {
            var diagonal = row[0]
            row[0] = sourceIndex + 1
            for (targetIndex, targetLetter) in target.enumerated() {
                let substitution = diagonal + (sourceLetter == targetLetter ? 0 : 1)
                diagonal = row[targetIndex + 1]
                row[targetIndex + 1] = min(
                    substitution,
                    diagonal + 1,
                    row[targetIndex] + 1
                )
            }
        }
        return row[target.count]
    }
}
