/// A figure that could not be computed exactly.
public struct FigureFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The indicator's code.
    public var indicator: String

    /// The fault in one line.
    public var description: String {
        "the indicator '\(indicator)' goes beyond what exact numbers can hold: "
            + "look for amounts or minutes with too many digits"
    }
}
