import Glibc

extension SystemCall {
    /// Reads until the end of the file or until `count` bytes are there.
    static func read(upTo count: Int, from number: Int32) throws(SystemError) -> [UInt8] {
        guard canReserve(count) else { throw SystemError(code: ENOMEM) }
        var failure: SystemError?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count, let start = buffer.baseAddress {
                let got = unsafe Glibc.read(number, start + filled, count - filled)
                if got > 0 {
                    filled += got
                } else if got == 0 {
                    return
                } else if errno != EINTR {
                    failure = SystemError(code: errno)
                    return
                }
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Reads from an offset on into a part of a buffer, as much as there is.
    static func read(
        from number: Int32,
        offset: Int,
        into buffer: inout [UInt8],
        at range: Range<Int>
    ) throws(SystemError) -> Int {
        var filled = 0
        var failure: SystemError?
        unsafe buffer.withUnsafeMutableBytes { bytes in
            let target = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[range])
            while filled < target.count, let start = target.baseAddress {
                let got = unsafe pread(
                    number,
                    start + filled,
                    target.count - filled,
                    offset + filled
                )
                if got > 0 {
                    filled += got
                } else if got == 0 {
                    return
                } else if errno != EINTR {
                    failure = SystemError(code: errno)
                    return
                }
            }
        }
        if let failure { throw failure }
        return filled
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
