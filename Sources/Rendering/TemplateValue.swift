/// A value that a template can name.
///
/// What stands below an object is made when a template names it, and not before: of all that a
/// report could tell, a template names little.
enum TemplateValue: Sendable {
    /// What stands for a name below; nil where the object has none.
    typealias Fields = @Sendable (_ name: String) -> TemplateValue?

    case text(String)
    case flag(Bool)
    case object(Fields)
    case list(TemplateList)

    /// A list of what is made of each item.
    static func list<Item: Sendable>(
        of items: [Item],
        _ value: @escaping @Sendable (Item) -> TemplateValue
    ) -> TemplateValue {
        .list(TemplateList(count: items.count) { value(items[$0]) })
    }

    /// A list of objects.
    static func list<Item: Sendable>(
        of items: [Item],
        fields: @escaping @Sendable (_ item: Item, _ name: String) -> TemplateValue?
    ) -> TemplateValue {
        .list(
            TemplateList(count: items.count) { index in
                let item = items[index]
                return .object { fields(item, $0) }
            }
        )
    }
}

/// The items of a list, each made when its turn comes.
struct TemplateList: Sendable {
    let count: Int
    /// Makes the item at an index.
    let item: @Sendable (Int) -> TemplateValue
}

/// What a template can name, and what lies below.
indirect enum TemplateShape: Equatable, Sendable {
    case text
    case flag
    case object([String: TemplateShape])
    case list([String: TemplateShape])
}
