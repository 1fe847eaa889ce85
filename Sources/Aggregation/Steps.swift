import Expressions

/// What has to be calculated of each batch of a table's records, each thing once, however many
/// indicators ask for it.
struct Steps: Sendable {
    /// Different steps, by their places.
    struct List<Step: Hashable & Sendable>: Sendable {
        private(set) var all: [Step] = []
        private var places: [Step: Int] = [:]

        /// Returns the place of a step, which is added where it is new.
        mutating func place(of step: Step) -> Int {
            if let place = places[step] { return place }
            places[step] = all.count
            all.append(step)
            return all.count - 1
        }

        /// Returns the place of a step; nothing where it has not been added.
        func known(_ step: Step) -> Int? { places[step] }
    }

    /// An expression for one purpose and one set of constants.
    struct Calculation: Hashable, Sendable {
        enum Kind: Hashable { case truths, days, amounts }
        var kind: Kind
        var source: String
        /// The values of the constants in the source, in the order of their names.
        var constants: [Value?]
    }

    /// Days on which something happens to records.
    enum Days: Hashable, Sendable {
        case calculated(Int)
        case field(String)
        /// The first day on which a spell is over, not before it began.
        case end(first: String, last: String)
        /// The last day on which a spell is served; without one it is served on.
        case served(first: String, last: String)
    }

    /// In which stretch of a timeline days lie.
    struct Stretches: Hashable, Sendable {
        var days: Int
        var timeline: Int
    }

    /// In which category and stretch records lie.
    struct Cells: Hashable, Sendable {
        var categories: Int
        var stretches: Int
    }

    /// What is added up by cell.
    struct Sum: Hashable, Sendable {
        enum Quantity: Hashable {
            case records
            case days(Int)
            case amounts(Int)
        }
        var quantity: Quantity
        var cells: Int
        var condition: Int?
    }

    /// What is noted of each record to count different values.
    struct Marks: Hashable, Sendable {
        var categories: Int
        var first: Int
        /// Where the record counts in more than one stretch.
        var last: Int?
        var condition: Int?
    }

    /// The different values of a field.
    struct Differences: Hashable, Sendable {
        var field: String
        var marks: Int
    }

    var calculations = List<Calculation>()
    /// The expressions of the calculations, or why they cannot be evaluated.
    var prepared: [Result<PreparedExpression, ArithmeticFault>] = []
    var days = List<Days>()
    var timelines = List<Timeline>()
    var stretches = List<Stretches>()
    var breakdowns = List<String>()
    /// The categories of the breakdowns.
    var categories: [Categories] = []
    var cells = List<Cells>()
    var sums = List<Sum>()
    var marks = List<Marks>()
    var differences = List<Differences>()

    /// The number of stretches in the timeline of some stretches.
    func width(ofStretches place: Int) -> Int {
        timelines.all[stretches.all[place].timeline].count
    }

    /// The number of cells; that behind the last is for what does not count.
    func count(ofCells place: Int) -> Int {
        let cells = cells.all[place]
        return (categories[cells.categories].names.count + 1) * width(ofStretches: cells.stretches)
    }

    /// Adds an expression.
    mutating func calculation(
        _ kind: Calculation.Kind,
        _ expression: CheckedExpression,
        over dataset: Dataset
    ) -> Int {
        let step = Calculation(
            kind: kind,
            source: expression.source,
            constants: expression.constants.sorted().map { dataset.constants[$0] }
        )
        let place = calculations.place(of: step)
        if place == prepared.count {
            prepared.append(
                Result { () throws(ArithmeticFault) in try expression.prepared(over: dataset) }
            )
        }
        return place
    }

    /// Adds a breakdown.
    mutating func breakdown(_ categories: Categories) -> Int {
        let place = breakdowns.place(of: categories.breakdown)
        if place == self.categories.count { self.categories.append(categories) }
        return place
    }
}
