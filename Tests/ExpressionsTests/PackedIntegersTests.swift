import TestSupport
import Testing

@testable import Expressions

/// Holds packed numbers against those that were packed.
@Suite struct PackedIntegersTests {
    /// Ranges whose numbers take half a byte, one, two, four and eight, and those just beyond.
    static let ranges: [ClosedRange<Int64>] = [
        0...0, 0...1, 0...2, 0...3, -2...0, 0...13, 0...14, 0...15, -7...7, 100...114, 0...254,
        0...255, -100...154, 0...65_534,
        0...65_535, 0...4_294_967_294, 0...4_294_967_295, -9_000_000_000_000...9_000_000_000_000,
    ]

    @Test(arguments: ranges)
    func `numbers and gaps come out as they went in`(_ range: ClosedRange<Int64>) {
        var random = SeededGenerator(seed: UInt64(bitPattern: range.upperBound &- range.lowerBound))
        for count in [0, 1, 2, 15, 16, 17, 1_001] {
            for nones in [0, 1, 4] {
                var numbers = (0..<count).map { _ in
                    Int.random(in: 0..<5, using: &random) < nones
                        ? Int64.none : Int64.random(in: range, using: &random)
                }
                if count > 1 {
                    (numbers[0], numbers[count - 1]) = (range.upperBound, range.lowerBound)
                }
                compare(PackedIntegers(numbers), numbers, &random)
                guard range.lowerBound >= Int32.min, range.upperBound <= Int32.max else { continue }
                let words = numbers.map { $0 == .none ? Int32.none : Int32($0) }
                compare(PackedIntegers(words), numbers, &random)
                guard range.lowerBound == 0 else { continue }
                let limit = Int32(range.upperBound) + 1
                compare(PackedIntegers(words, below: limit), numbers, &random)
            }
        }
    }

    private func compare(
        _ packed: PackedIntegers,
        _ numbers: [Int64],
        _ random: inout SeededGenerator
    ) {
        #expect(packed.count == numbers.count)
        #expect(numbers.indices.map { packed[$0] } == numbers.map { $0 == .none ? nil : $0 })
        let start = Int.random(in: 0...numbers.count, using: &random)
        let range = start..<Int.random(in: start...numbers.count, using: &random)
        for range in [range, 0..<numbers.count] {
            var unpacked: [Int64] = [5]
            packed.unpack(range, into: &unpacked)
            #expect(unpacked == [5] + numbers[range])
            guard numbers.allSatisfy({ $0 == .none || (0..<300).contains($0) }) else { continue }
            let list = (0..<300).map { "\($0)" }
            #expect(
                packed.map(list, none: "none", in: range)
                    == numbers[range].map { $0 == .none ? "none" : "\($0)" }
            )
            #expect(counts(packed, range) == counts(numbers[range]))
        }
    }

    private func counts(_ packed: PackedIntegers, _ range: Range<Int>) -> [UInt32] {
        let cells = (0..<range.count + 3).map { Int32($0 % 4) }
        var counts = [UInt32](repeating: 0, count: 4 * 301)
        packed.count(range, by: cells, from: 3, width: 301, into: &counts)
        return counts
    }

    private func counts(_ numbers: ArraySlice<Int64>) -> [UInt32] {
        var counts = [UInt32](repeating: 0, count: 4 * 301)
        for (index, number) in numbers.enumerated() {
            counts[(index + 3) % 4 * 301 + (number == .none ? 300 : Int(number))] += 1
        }
        return counts
    }
}
