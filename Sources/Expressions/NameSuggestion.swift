/// Returns the known name that is most like the unknown one; nil if none is like it.
///
/// At most two letters may differ, or a third of them; letter case does not count, and of equals
/// the first in the alphabet is taken.
func suggestion(for name: String, among known: some Sequence<String>) -> String? {
    let letters = Array(name.lowercased().utf8)
    let most = max(2, letters.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in known {
        let others = Array(candidate.lowercased().utf8)
        guard abs(others.count - letters.count) <= most else { continue }
        let distance = editDistance(letters, others)
        guard distance <= most, distance < max(letters.count, others.count) else { continue }
        if let found = best, (found.distance, found.name) < (distance, candidate) { continue }
        best = (distance, candidate)
    }
    return best?.name
}

/// Counts the letters to insert, remove or replace to make one word from the other.
func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var distances = Array(0...second.count)
    for (row, letter) in first.enumerated() {
        var diagonal = distances[0]
        distances[0] = row + 1
        for (column, other) in second.enumerated() {
            let replaced = diagonal + (letter == other ? 0 : 1)
            diagonal = distances[column + 1]
            distances[column + 1] = min(replaced, diagonal + 1, distances[column] + 1)
        }
    }
    return distances[second.count]
}
