/// The exclusive lock on a folder, held until this value goes or the process ends.
///
/// It has no file of its own, so a killed run leaves none.
public struct FolderLock: ~Copyable, Sendable {
    private let descriptor: Descriptor

    init(_ descriptor: consuming Descriptor) {
        self.descriptor = descriptor
    }

    deinit {
        SystemCall.unlock(descriptor.number)
    }

    /// Gives the lock back; without this call it is held to the end of the value's scope.
    public consuming func release() {}
}
