/// Finds what somebody probably meant.
public enum Spelling {
    private static let longest = 200

    /// Returns the name nearest to a word: at most two letters, or a third of the word, away.
    public static func nearest(to word: String, among names: [String]) -> String? {
        nearest(to: word, among: names, limit: max(2, word.count / 3))
    }

    /// Returns the name of which a word is a slip of the fingers: one letter away, or two where the
    /// word has more than five.
    static func mistyped(_ word: String, among names: [String]) -> String? {
        nearest(to: word, among: names, limit: word.count > 5 ? 2 : 1)
    }

    private static func nearest(to word: String, among names: [String], limit: Int) -> String? {
        let letters = scalars(word)
        guard letters.count <= longest else { return nil }
        let ranked = names.compactMap { name -> (distance: Int, name: String)? in
            let others = scalars(name)
            guard abs(others.count - letters.count) <= limit else { return nil }
            let distance = distance(letters, others)
            return distance <= limit && distance < letters.count ? (distance, name) : nil
        }
        return ranked.min { $0 < $1 }?.name
    }

    /// Counts the letters to insert, delete, replace or swap with the next to make one word of
    /// another.
    static func distance(_ left: String, _ right: String) -> Int {
        distance(scalars(left), scalars(right))
    }

    private static func scalars(_ word: String) -> [Unicode.Scalar] {
        Array(word.lowercased().unicodeScalars)
    }

    private static func distance(_ source: [Unicode.Scalar], _ target: [Unicode.Scalar]) -> Int {
        var before: [Int] = []
        var last = Array(0...target.count)
        for (row, letter) in source.enumerated() {
            var next = [row + 1]
            for (column, other) in target.enumerated() {
                var least = min(last[column + 1], next[column]) + 1
                least = min(least, last[column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == target[column - 1], other == source[row - 1] {
                    least = min(least, before[column - 1] + 1)
                }
                next.append(least)
            }
            (before, last) = (last, next)
        }
        return last[target.count]
    }
}
