/// The texts of one part of an expression, as codes of a list of different texts.
struct TextVector: Sendable {
    var codes: Lanes<Int32>
    var values: [String]

    /// Tells for each code whether its text is one of a few.
    static func membership(of literals: [String], in values: [String]) -> [Truth] {
        let keys = Set(literals.map(TextKey.init))
        return values.map { Truth(keys.contains(TextKey($0))) }
    }

    /// Returns the same texts coded over one list, so that their codes can be compared.
    ///
    /// Equal codes stand for equal texts; if it is to be ordered, the codes also come in the order
    /// of the texts' bytes.
    static func merged(
        _ vectors: [TextVector],
        isOrdered: Bool
    ) -> (codes: [Lanes<Int32>], values: [String]) {
        var list = TextList(vectors[0].values)
        let others = list.codes(for: vectors.dropFirst().flatMap(\.values))
        var values = list.values
        var newCodes = (0..<Int32(vectors[0].values.count)) + others
        if isOrdered {
            let ranks = sort(&values)
            newCodes = newCodes.map { ranks[Int($0)] }
        }
        var start = 0
        let lanes = vectors.map { vector in
            let (first, codes) = (start, newCodes)
            start += vector.values.count
            return vector.codes.map { codes[first + Int($0)] }
        }
        return (lanes, values)
    }

    /// Sorts texts by their bytes, and returns for each old place the new one.
    private static func sort(_ values: inout [String]) -> [Int32] {
        let keys = values.map(TextKey.init)
        let order = keys.indices.sorted { keys[$0] < keys[$1] }
        var places = [Int32](repeating: 0, count: keys.count)
        for (place, index) in order.enumerated() {
            places[index] = Int32(place)
        }
        values = order.map { keys[$0].text }
        return places
    }
}
