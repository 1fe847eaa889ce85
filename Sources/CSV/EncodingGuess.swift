/// The encoding that a sample seems to have.
struct EncodingGuess {
    private(set) var encoding = Encoding.utf8
    private(set) var score = 0
    private(set) var reasons: [GuessReason] = []

    private static let marks: [(Encoding, [UInt8])] = [
        (.utf8, [0xEF, 0xBB, 0xBF]), (.utf16LE, [0xFF, 0xFE]), (.utf16BE, [0xFE, 0xFF]),
    ]
    /// How ZIP files begin, and with them xlsx and ods; how xls and gzip do.
    private static let archives: [[UInt8]] = [
        [0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0], [0x1F, 0x8B],
    ]
    /// How many well-formed characters outweigh a broken one.
    private static let charactersAFault = 4

    /// Looks at a sample; one that was cut may end inside a character.
    init(_ sample: [UInt8], isCut: Bool) {
        if Self.archives.contains(where: sample.starts) {
            reasons = [.workbook]
        } else if let mark = Self.marks.first(where: { sample.starts(with: $0.1) }) {
            settle(mark.0, 100, .byteOrderMark(mark.0))
        } else if sample.contains(0) {
            guessUnits(sample)
        } else if sample.allSatisfy({ $0 < 0x80 }) {
            settle(.utf8, 100, .onlyASCII)
        } else if !guessUTF8(sample, isCut: isCut) {
            guessPage(sample)
        }
    }

    private mutating func settle(_ encoding: Encoding, _ score: Int, _ reason: GuessReason) {
        self.encoding = encoding
        self.score = score
        reasons.append(reason)
    }

    /// UTF-16 has a NUL in every delimiter and line end, always on the same side.
    private mutating func guessUnits(_ sample: [UInt8]) {
        var nuls = [0, 0]
        for (offset, byte) in sample.enumerated() where byte == 0 { nuls[offset % 2] += 1 }
        let encoding: Encoding = nuls[0] > nuls[1] ? .utf16BE : .utf16LE
        let text = DecodedText(sample, encoding: encoding)
        let odd = text.bytes.count { $0 == 0 } + text.faults.count
        if min(nuls[0], nuls[1]) == 0, odd <= 1 {
            settle(encoding, 90, .unitsOfTwoBytes(encoding))
        } else {
            settle(.utf8, 10, .nulBytes)
        }
    }

    private mutating func guessUTF8(_ sample: [UInt8], isCut: Bool) -> Bool {
        let text = DecodedText(sample, encoding: .utf8)
        let inside = text.faults.filter { !isCut || $0.sourceOffset < sample.count - 3 }.count
        let leads = text.bytes.count { $0 >= 0xC0 }
        let characters = leads - text.faults.count
        guard characters > 0, characters >= inside * Self.charactersAFault else { return false }
        let score = inside == 0 ? 100 : 80
        settle(.utf8, score, .wellFormedUTF8(characters: characters, faults: inside))
        return true
    }

    private mutating func guessPage(_ sample: [UInt8]) {
        let fits = PageFit.candidates.map { PageFit($0, sample) }
        guard let first = fits.first else { return }
        let best = fits.dropFirst().reduce(first) { $1.points > $0.points ? $1 : $0 }
        let text = DecodedText(sample, encoding: best.encoding)
        let alike = fits.filter {
            $0.encoding != best.encoding && $0.points == best.points
                && DecodedText(sample, encoding: $0.encoding) == text
        }
        .map(\.encoding)
        let others = fits.filter { $0.encoding != best.encoding && !alike.contains($0.encoding) }
        let next = others.max { $0.points < $1.points }
        let high = sample.count { $0 >= 0x80 }
        let score = Self.score(best.points, next?.points ?? 0, high)
        settle(best.encoding, score, .words(best.encoding, bytes: high, nextBest: next?.encoding))
        if !alike.isEmpty { reasons.append(.alike(alike)) }
    }

    private static func score(_ best: Int, _ next: Int, _ bytes: Int) -> Int {
        guard best > 0 else { return 10 }
        let lead = (best - max(next, 0)) / 2
        let most = best < bytes ? 30 : bytes < 10 ? 60 : bytes < 40 ? 80 : 95
        return min(50 + lead, most)
    }
}
