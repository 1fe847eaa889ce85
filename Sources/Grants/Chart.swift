public import Expressions

/// A chart of an indicator over the half-years.
public struct Chart: Sendable {
    /// The indicator's code.
    public var indicator: String
    /// A value drawn as a line across the chart, with its name.
    public var reference: (title: LocalizedText, value: Rational)?
}
