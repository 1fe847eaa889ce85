/// Different texts, each with its place in the list as its code.
struct TextList: Sendable {
    /// The texts; no two have the same UTF-8 bytes.
    private(set) var values: [String]

    /// Made when it is first needed.
    private var codeByText: [TextKey: Int32]?

    init(_ values: [String] = []) {
        self.values = values
    }

    /// Tells whether two lists hold the same texts in the same order, by their bytes.
    static func areSame(_ left: [String], _ right: [String]) -> Bool {
        left.count == right.count
            && zip(left, right).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
    }

    /// Returns the code of a text, which is added if it is new.
    mutating func code(for text: String) -> Int32 {
        var codes = codeByText.take() ?? index()
        defer { codeByText = codes }
        let code = claim(&codes[TextKey(text)], or: Int32(values.count))
        if Int(code) == values.count { values.append(text) }
        return code
    }

    /// Returns the codes of texts, which are added where they are new.
    ///
    /// One literal is found by looking through the list: among a million texts in 35 ms, where
    /// making an index of them takes 700 ms.
    mutating func codes(for texts: [String]) -> [Int32] {
        guard texts.count == 1, codeByText == nil else { return texts.map { code(for: $0) } }
        let key = TextKey(texts[0])
        if let place = values.firstIndex(where: { TextKey($0) == key }) { return [Int32(place)] }
        values.append(key.text)
        return [Int32(values.count - 1)]
    }

    private func index() -> [TextKey: Int32] {
        var codes: [TextKey: Int32] = [:]
        codes.reserveCapacity(values.count)
        for (code, value) in values.enumerated() {
            _ = claim(&codes[TextKey(value)], or: Int32(code))
        }
        return codes
    }
}

/// Takes the code that is there, or leaves a new one; the dictionary is searched once.
private func claim(_ slot: inout Int32?, or new: Int32) -> Int32 {
    if let slot { return slot }
    slot = new
    return new
}
