import Expressions

/// What has been added up of a table's records.
struct Gathered: Sendable {
    /// For each sum its cells; of amounts those that are whole units of so many decimals.
    var cells: [[Int]]
    var amounts: [AmountCells]
    /// For each group of what is counted by codes, the counts of each cell by code; none before the
    /// first batch.
    var codes: [[UInt32]]
    /// For each calculation the first batch that has a fault.
    var faults: [(batch: Int, fault: ArithmeticFault)?]
    /// For each kind of marks those of each batch.
    var marks: [[(batch: Int, marks: PackedIntegers)]]
    /// For each difference in how many gaps of stretches its values were not met.
    var gaps: [Gaps] = []

    /// Starts with nothing.
    init(_ steps: Steps, _ codes: CodeSums) {
        self.codes = codes.groups.map { _ in [] }
        cells = steps.sums.all.map { sum in
            if case .amounts = sum.quantity { return [] }
            return [Int](repeating: 0, count: steps.count(ofCells: sum.cells) + 1)
        }
        amounts = steps.sums.all.map { sum in
            guard case .amounts = sum.quantity else { return AmountCells(count: 0) }
            return AmountCells(count: steps.count(ofCells: sum.cells) + 1)
        }
        faults = steps.prepared.map { prepared in
            if case .failure(let fault) = prepared { (0, fault) } else { nil }
        }
        marks = steps.marks.all.map { _ in [] }
    }

    /// Adds what another thread has gathered.
    mutating func add(_ other: Gathered) {
        for place in cells.indices {
            for cell in cells[place].indices { cells[place][cell] += other.cells[place][cell] }
            amounts[place].add(other.amounts[place])
        }
        for place in codes.indices {
            Self.add(other.codes[place], to: &codes[place])
        }
        for (place, fault) in other.faults.enumerated() {
            guard let fault else { continue }
            if faults[place].map({ fault.batch < $0.batch }) ?? true { faults[place] = fault }
        }
        for place in marks.indices { marks[place] += other.marks[place] }
    }

    private static func add(_ others: [UInt32], to counts: inout [UInt32]) {
        guard !counts.isEmpty else {
            counts = others
            return
        }
        var counts = counts.mutableSpan
        let others = others.span
        for index in 0..<min(counts.count, others.count) { counts[index] &+= others[index] }
    }
}

extension Gathered {
    /// Adds up the sums that were counted by codes.
    mutating func addUp(_ sums: CodeSums) {
        let counts = sums.divided(codes)
        for place in cells.indices {
            if let found = sums.cells(ofSum: place, counts) { cells[place] = found }
        }
    }
}

/// Sums of amounts by cell, exact in any order.
struct AmountCells: Sendable {
    private let count: Int
    /// By the number of decimals: the sums of whole units, where there are some.
    private var units: [[Int128]]
    /// The sums of all other fractions.
    private var rest: [Result<Rational, ArithmeticFault>] = []

    init(count: Int) {
        self.count = count
        units = [[Int128]](repeating: [], count: count == 0 ? 0 : Rational.mostDecimalDigits + 1)
    }

    /// Adds the amounts of a batch.
    mutating func add(_ amounts: Amounts, _ cells: [Int32], _ truths: [Truth]?) {
        switch amounts {
        case .fixed(let numbers, let decimals):
            if units[decimals].isEmpty { units[decimals] = [Int128](repeating: 0, count: count) }
            addUnits(numbers, to: &units[decimals], cells, truths)
        case .exact(let numbers):
            prepareRest()
            for (index, number) in numbers.enumerated()
            where !number.isMissing && truths.map({ $0[index].one == 1 }) ?? true {
                add(number, to: Int(cells[index]))
            }
        }
    }

    private mutating func prepareRest() {
        if rest.isEmpty { rest = Array(repeating: .success(Rational(0)), count: count) }
    }

    private mutating func add(_ number: Rational, to cell: Int) {
        let sum = rest[cell]
        rest[cell] = Result { () throws(ArithmeticFault) in try sum.get().adding(number) }
    }

    mutating func add(_ other: AmountCells) {
        for decimals in units.indices where !other.units[decimals].isEmpty {
            if units[decimals].isEmpty {
                units[decimals] = other.units[decimals]
            } else {
                for cell in 0..<count { units[decimals][cell] += other.units[decimals][cell] }
            }
        }
        guard !other.rest.isEmpty else { return }
        prepareRest()
        for cell in 0..<count {
            let sum = rest[cell]
            rest[cell] = Result { () throws(ArithmeticFault) in
                try sum.get().adding(other.rest[cell].get())
            }
        }
    }

    /// The sum of a cell.
    func sum(_ cell: Int) throws(ArithmeticFault) -> Rational {
        var sum = rest.isEmpty ? Rational(0) : try rest[cell].get()
        var scale: Int128 = 1
        for units in units {
            if !units.isEmpty {
                sum = try sum.adding(Rational(numerator: units[cell], denominator: scale))
            }
            scale *= 10
        }
        return sum
    }
}
