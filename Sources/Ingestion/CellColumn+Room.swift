import CSV

extension CellColumn {
    /// Requires that all cells are there, and all of their bytes.
    ///
    /// Rows stand one behind the other, so that all cells lie before the end of the last one. A hot
    /// loop that has asked this loads cells and bytes without asking again: that takes up to eight
    /// instructions a cell less.
    @inline(__always)
    func requireAll(in bytes: Int) {
        guard count > 0 else { return }
        precondition(first >= 0 && stride >= 0 && first + (count - 1) * stride < cells.count)
        precondition(self[count - 1].end <= bytes)
        assert((0..<count).allSatisfy { self[$0].end <= bytes })
    }

    /// Requires the same, and counts the cells up to the first behind whose beginning the text has
    /// less than so many bytes.
    @inline(__always)
    func count(withRoom room: Int, in bytes: Int) -> Int {
        requireAll(in: bytes)
        var roomy = count
        while roomy > 0, self[roomy - 1].start + room > bytes { roomy -= 1 }
        return roomy
    }
}
