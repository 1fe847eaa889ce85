import FoundationEssentials

extension FilingDescriptor {
    /// Writes the descriptor: keys sorted, so that the same content gives the same bytes.
    func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }

    /// Reads a descriptor, or nothing where the bytes are none.
    init?(json bytes: [UInt8]) {
        guard let descriptor = try? JSONDecoder().decode(Self.self, from: Data(bytes)),
            descriptor.grantline.format == 1
        else { return nil }
        self = descriptor
    }
}
