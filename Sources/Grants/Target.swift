public import Expressions

/// What is to be reached.
public struct Target: Sendable {
    /// The indicator's code.
    public var indicator: String
    /// Over what the target runs.
    public var span: SpanKind
    /// The first half-year in which it applies; nothing where it always does.
    public var first: HalfYear?
    /// The value to reach; nothing where no source gives it.
    public var value: Rational?
    /// Where the value comes from or, without one, why there is none.
    public var note: LocalizedText?
}
