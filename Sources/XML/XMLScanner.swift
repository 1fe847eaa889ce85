/// A strict tokenizer that measures a document before libxml2 sees it.
///
/// It follows the grammar of XML 1.0 exactly where tags, comments, CDATA sections, instructions and
/// quoted values begin and end, so that nothing is counted wrongly inside them. Where a document
/// leaves the grammar the scan stops: libxml2 is shown little more than that part, finds the fault
/// itself, and cannot be led into bytes that were never measured.
struct XMLScanner {
    /// What ends a scan early.
    enum Stop: Error {
        /// The grammar is left at the scanner's index.
        case malformed
        /// A limit or a ban is broken.
        case refused(XMLFault)
        /// The element asked for begins at this offset.
        case found(Int)
    }

    let bytes: [UInt8]
    let limits: XMLLimits
    /// The offset of the next byte to look at.
    var index: Int
    /// The offset of the first character that XML forbids, or the count of bytes.
    let end: Int
    /// The namespace declarations in force in each open element.
    var open: [Int] = []
    /// The start tags seen.
    var elements = 0
    /// The number, from 0, of the element whose place is sought.
    let sought: Int?

    /// Creates a scanner of bytes that `XMLBytes.check` has passed.
    init(_ bytes: [UInt8], limits: XMLLimits, seeking sought: Int? = nil) {
        self.bytes = bytes
        self.limits = limits
        self.sought = sought
        index = XMLBytes.markLength(of: bytes)
        end = XMLBytes.legalCount(of: bytes)
    }

    /// Measures the whole document and returns the offset where its grammar is left, or nil.
    static func fault(in bytes: [UInt8], limits: XMLLimits) throws(XMLFault) -> Int? {
        var scanner = XMLScanner(bytes, limits: limits)
        do {
            try scanner.document()
            return nil
        } catch .refused(let fault) {
            throw fault
        } catch {
            return scanner.index
        }
    }

    /// Returns the line and column of the start tag of an element, numbered from 0 in document
    /// order, or zeros if there is none.
    static func place(ofElement number: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
        var scanner = XMLScanner(bytes, limits: .none, seeking: number)
        do {
            try scanner.document()
            return (0, 0)
        } catch .found(let offset) {
            return XMLBytes.place(of: offset, in: bytes)
        } catch {
            return (0, 0)
        }
    }

    private mutating func document() throws(Stop) {
        if starts(with: "<?xml"), isSpace(index + 5) { try declaration() }
        while index < end {
            if bytes[index] == UInt8(ascii: "<") { try markup() } else { try text() }
        }
        guard open.isEmpty, elements > 0, end == bytes.count else { throw .malformed }
    }

    private mutating func markup() throws(Stop) {
        let start = index
        switch byte(at: index + 1) {
        case UInt8(ascii: "/"): try endTag()
        case UInt8(ascii: "?"): try instruction()
        case UInt8(ascii: "!"): try bang()
        default: try startTag()
        }
        try measure(from: start)
    }

    private mutating func bang() throws(Stop) {
        if starts(with: "<!--") {
            try comment()
        } else if starts(with: "<![CDATA["), !open.isEmpty {
            try skip(past: "]]>", from: 9)
        } else if starts(with: "<!DOCTYPE") {
            throw .refused(.doctype(line: line(of: index)))
        } else {
            throw .malformed
        }
    }

    private mutating func text() throws(Stop) {
        let start = index
        while let next = byte(at: index), next != UInt8(ascii: "<") {
            guard !open.isEmpty || isSpace(index) else { throw .malformed }
            index += 1
        }
        try measure(from: start)
    }

    private mutating func comment() throws(Stop) {
        try skip(past: "--", from: 4)
        guard byte(at: index) == UInt8(ascii: ">") else { throw .malformed }
        index += 1
    }

    private mutating func instruction() throws(Stop) {
        let start = index
        index += 2
        try name()
        guard starts(with: "?>") || isSpace(index), !isReserved(start + 2..<index) else {
            throw .malformed
        }
        try skip(past: "?>", from: 0)
    }

    private func isReserved(_ target: Range<Int>) -> Bool {
        bytes[target].map { $0 | 0x20 }.elementsEqual("xml".utf8)
    }
}
