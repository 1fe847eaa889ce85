/// A part of an expression as it was written, before names and types are looked at.
///
/// Chains of `and`, `or`, `+`, `*` are one node each, so that the tree is never deeper than the
/// parentheses are.
struct SyntaxNode: Sendable {
    /// A name and where it stands.
    struct Name: Sendable {
        let text: String
        let offset: Int
    }

    /// One more operand of a chain of additions or of multiplications.
    struct Step: Sendable {
        enum Operator: Sendable {
            case plus, minus, times, over
        }

        let operation: Operator
        let operand: SyntaxNode
    }

    /// A `when` with its `then`.
    struct Branch: Sendable {
        /// The condition; with an operand the value to which it must be equal.
        let condition: SyntaxNode
        let result: SyntaxNode
    }

    indirect enum Content: Sendable {
        case literal(Value)
        case name(table: Name?, field: Name)
        case negative(SyntaxNode)
        case chain(SyntaxNode, [Step])
        /// The offset is the operator's.
        case comparison(ComparisonOperator, SyntaxNode, SyntaxNode, offset: Int)
        case membership(SyntaxNode, [SyntaxNode])
        case range(SyntaxNode, low: SyntaxNode, high: SyntaxNode)
        case like(SyntaxNode, LikePattern)
        case isNull(SyntaxNode)
        case not(SyntaxNode)
        case all([SyntaxNode])
        case any([SyntaxNode])
        /// `case`, whose operand may be left out.
        case choice(SyntaxNode?, [Branch], otherwise: SyntaxNode?)
        case call(Name, [SyntaxNode])
        case query(Aggregate, table: Name, field: Name?, condition: SyntaxNode?)
    }

    let content: Content
    /// Where it begins.
    let offset: Int
}
