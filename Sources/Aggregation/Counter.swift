import Expressions
import Grants
import Ingestion

/// Counts the indicators of a grant: plans them all, walks over each table once, and makes figures.
struct Counter {
    let exports: ExportDefinition
    let calendar: Calendar
    /// The records that indicators count; where none is incomplete, all are complete.
    let datasets: [Indicator.Records: Dataset]
    let indicators: [Counted]
    /// The half-years of the figures.
    let halfYears: [HalfYear]
    var walks: [Ground: TableWalk]
    /// The spans of figures that were asked for already.
    var knownSpans: [FigureSpans] = []

    /// The records of a table that some indicators count.
    struct Ground: Hashable {
        var table: String
        var records: Indicator.Records
    }

    /// An indicator with the total and its breakdowns.
    struct Counted {
        let pack: String
        let indicator: Indicator
        let partitions: [Categories]
    }

    init(
        grant: Grant,
        moment: ReportingMoment,
        datasets: [Indicator.Records: Dataset],
        workers: Workers
    ) {
        exports = grant.exports
        self.datasets = datasets
        calendar = Calendar(
            termStart: grant.termStart,
            termEnd: grant.termEnd,
            dataDay: moment.dataDay
        )
        indicators = Self.counted(grant, datasets[.all])
        halfYears = grant.halfYears(through: moment.period)
        walks = [:]
        for (records, dataset) in datasets {
            for (name, table) in dataset.tables {
                walks[Ground(table: name, records: records)] = TableWalk(table, workers: workers)
            }
        }
    }

    /// Returns the figures of all indicators in the order of `results.csv`.
    mutating func figures() throws(FigureFault) -> [Figure] {
        let plans = indicators.map { plan($0) }
        let gathered = walks.compactMapValues { $0.isNeeded ? $0.gathered() : nil }
        let names = halfYears.map { (name: $0.description, status: calendar.status(of: $0)) }
        var figures: [Figure] = []
        figures.reserveCapacity(
            zip(indicators, plans).reduce(0) { sum, each in
                sum + each.0.partitions.reduce(0) { $0 + $1.names.count } * each.1.moments.count
            }
        )
        for place in Self.order(of: indicators.map { [$0.pack, $0.indicator.code] }) {
            let counted = indicators[place]
            do throws(ArithmeticFault) {
                let values = try values(of: plans[place].values, gathered)
                try add(to: &figures, of: counted, plans[place].moments, names, values)
            } catch {
                throw FigureFault(indicator: counted.indicator.code, reason: error)
            }
        }
        return figures
    }

    /// Adds all figures of an indicator: each half-year, span, breakdown and category.
    private func add(
        to figures: inout [Figure],
        of counted: Counted,
        _ moments: [FigureSpans.Moment],
        _ names: [(name: String, status: Figure.Status)],
        _ values: [[Rational?]]
    ) throws(ArithmeticFault) {
        let indicator = counted.indicator
        let places = Self.order(of: counted.partitions.map { [$0.breakdown] })
        for (index, moment) in moments.enumerated() {
            let (period, status) = names[moment.halfYear]
            for place in places {
                let partition = counted.partitions[place]
                for category in partition.order {
                    let key = Figure.Key(
                        pack: counted.pack,
                        indicator: indicator.code,
                        period: period,
                        span: moment.kind,
                        breakdown: partition.breakdown,
                        category: partition.names[category]
                    )
                    let value = values[place][index * partition.names.count + category]
                    figures.append(
                        Figure(
                            key: key,
                            value: try value?.rounded(toDecimals: indicator.decimals) ?? "",
                            unit: indicator.unit,
                            status: value == nil ? .unavailable : status
                        )
                    )
                }
            }
        }
    }

    /// Returns the places of texts in the order of their bytes.
    static func order(of texts: [[String]]) -> [Int] {
        texts.indices.sorted { left, right in
            texts[left].lexicographicallyPrecedes(texts[right]) {
                $0.utf8.lexicographicallyPrecedes($1.utf8)
            }
        }
    }

    /// Divides the records in every way in which some indicator asks for them.
    private static func counted(_ grant: Grant, _ dataset: Dataset?) -> [Counted] {
        var known: [[String]: Categories] = [:]
        return grant.allIndicators.map { pack, indicator in
            var partitions: [Categories] = [.total]
            if let name = indicator.measure.selection?.table, let table = dataset?.tables[name],
                let definition = grant.exports.table(name)
            {
                for fields in indicator.breakdowns {
                    let categories =
                        known[[name] + fields]
                        ?? Categories(crossing: fields.compactMap(definition.field), of: table)
                    known[[name] + fields] = categories
                    partitions.append(categories)
                }
            }
            return Counted(pack: pack, indicator: indicator, partitions: partitions)
        }
    }
}
