import Glibc

extension SystemCall {
    /// Reads until the end of the file or until `count` bytes are there.
    static func read(upTo count: Int, from number: Int32) throws(SystemError) -> [UInt8] {
        guard canReserve(count) else { throw SystemError(code: ENOMEM) }
        var failure: SystemError?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let target = UnsafeMutableRawBufferPointer(buffer)
            (filled, failure) = unsafe fill(target) { start, count, _ in
                unsafe Glibc.read(number, start, count)
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Reads so many bytes from an offset on, or as many as there are, and appends them to others.
    static func read(
        _ count: Int,
        from number: Int32,
        offset: Int,
        onto bytes: inout [UInt8]
    ) throws(SystemError) {
        var failure: SystemError?
        bytes.append(addingCapacity: count) { (free: inout OutputSpan<UInt8>) in
            unsafe free.withUnsafeMutableBufferPointer { buffer, filled in
                let free = UnsafeMutableRawBufferPointer(buffer)
                let target = unsafe UnsafeMutableRawBufferPointer(rebasing: free.prefix(count))
                (filled, failure) = unsafe fill(target) { start, count, filled in
                    unsafe pread(number, start, count, offset + filled)
                }
            }
        }
        if let failure { throw failure }
    }

    /// Calls until a buffer is full, there is nothing more, or a call fails.
    ///
    /// - Parameters:
    ///   - target: The buffer.
    ///   - call: The call: where it may write, how many bytes, and how many are there already.
    /// - Returns: How many bytes are there, and why there are no more if a call failed.
    private static func fill(
        _ target: UnsafeMutableRawBufferPointer,
        by call: (UnsafeMutableRawPointer, _ count: Int, _ filled: Int) -> Int
    ) -> (filled: Int, failure: SystemError?) {
        var filled = 0
        while filled < target.count, let start = target.baseAddress {
            let got = unsafe call(start + filled, target.count - filled, filled)
            if got > 0 {
                filled += got
            } else if got == 0 {
                break
            } else if errno != EINTR {
                return (filled, SystemError(code: errno))
            }
        }
        return (filled, nil)
    }

    /// Writes all bytes; waits where a descriptor that does not block is full.
    static func write(_ bytes: [UInt8], to number: Int32) throws(SystemError) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
                return unsafe Glibc.write(number, rest.baseAddress, rest.count)
            }
            if count > 0 {
                written += count
            } else if count == 0 {
                throw SystemError(code: EIO)
            } else if errno == EAGAIN {
                try waitUntilWritable(number)
            } else if errno != EINTR {
                throw SystemError(code: errno)
            }
        }
    }

    private static func waitUntilWritable(_ number: Int32) throws(SystemError) {
        var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        _ = try retried { unsafe poll(&request, 1, -1) }
    }

    /// Tells whether memory for that many bytes is to be had: an array that gets none aborts.
    private static func canReserve(_ count: Int) -> Bool {
        guard count > 0 else { return true }
        let pages = unsafe mmap(
            nil,
            count,
            PROT_READ | PROT_WRITE,
            MAP_PRIVATE | MAP_ANONYMOUS,
            -1,
            0
        )
        guard let pages = unsafe pages, unsafe pages != MAP_FAILED else { return false }
        _ = unsafe munmap(pages, count)
        return true
    }
}
