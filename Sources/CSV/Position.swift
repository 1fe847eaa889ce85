/// A place between two bytes of a text.
struct Position: Equatable, Sendable {
    /// The number of bytes before it.
    var offset: Int
    /// The physical line it lies on, from 1.
    var line: Int
}
