import Expressions
import TestSupport
import Testing

@testable import Ingestion

/// Holds codes gathered in bytes against those that were appended.
struct CodeBuilderTests {
    @Test("codes come out as they went in, also when one comes that no byte holds")
    func random() {
        for seed in 0..<120 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            var builder = CodeBuilder(isNarrow: seed % 3 > 0)
            // A builder that begins anew must have forgotten what was too great for a byte.
            for limit in [2, 3, 4, 15, 16, 255, 256, 300, 255] as [Int32] {
                var codes: [Int32?] = []
                for _ in 0..<Int.random(in: 0...9, using: &generator) {
                    let own = (0..<Int.random(in: 0...40, using: &generator)).map { _ -> Int32? in
                        Int.random(in: 0...4, using: &generator) == 0
                            ? nil : Int32.random(in: 0..<limit, using: &generator)
                    }
                    codes += own
                    append(own, to: &builder, &generator)
                }
                let packed = builder.take(below: limit)
                #expect(packed.count == codes.count)
                #expect(codes.indices.map { packed[$0] } == codes.map { $0.map(Int64.init) })
            }
        }
    }

    private func append(
        _ codes: [Int32?],
        to builder: inout CodeBuilder,
        _ generator: inout SeededGenerator
    ) {
        switch Int.random(in: 0...2, using: &generator) {
        case 0: for code in codes { builder.append(code ?? .min) }
        case 1: write(codes.map { $0 ?? .min }, to: &builder)
        default:
            let bytes = codes.map { $0.map { UInt8(clamping: $0) } ?? CodeBuilder.none }
            if bytes.map(CodeBuilder.wide) == codes.map({ $0 ?? .min }) {
                let written = builder.append(upTo: bytes.count) { room in
                    for place in bytes.indices { room[place] = bytes[place] }
                    return bytes.count
                }
                #expect(written == bytes.count)
            } else {
                write(codes.map { $0 ?? .min }, to: &builder)
            }
        }
    }

    private func write(_ codes: [Int32], to builder: inout CodeBuilder) {
        let written = builder.append(upTo: codes.count + 3) { room in
            for place in codes.indices { room[place] = codes[place] }
            return codes.count
        }
        #expect(written == codes.count)
    }
}
