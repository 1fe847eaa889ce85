/// An open descriptor, closed when its owner goes.
struct Descriptor: ~Copyable, Sendable {
    /// The number that the system knows it by.
    let number: Int32

    deinit {
        try? SystemCall.close(number)
    }

    /// Closes it and tells whether that failed: some file systems report a lost write only here.
    consuming func close() throws(SystemError) {
        let number = number
        discard self
        try SystemCall.close(number)
    }
}
