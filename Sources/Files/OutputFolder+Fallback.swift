import Glibc

// What is done on file systems whose rename knows neither refusal nor exchange. The lock, which the
// caller holds, keeps other runs out between the steps.
extension OutputFolder {
    /// Gives a folder a name that nothing has; `EEXIST` if something does.
    func giveName(_ target: PathBytes, to source: PathBytes) throws(SystemError) {
        do {
            try SystemCall.rename(source, to: target, in: folder.number, .refusing)
        } catch let error where error.isOfLackingMode {
            try giveNameAfterLooking(target, to: source)
        }
    }

    /// Does the same where the system cannot refuse.
    func giveNameAfterLooking(_ target: PathBytes, to source: PathBytes) throws(SystemError) {
        do {
            _ = try SystemCall.status(of: target, in: folder.number, followingLinks: false)
        } catch let error where error.code == ENOENT {
            return try SystemCall.rename(source, to: target, in: folder.number, .replacing)
        }
        throw SystemError(code: EEXIST)
    }

    /// Moves the old folder aside and gives its name to the new one.
    ///
    /// A run killed in between leaves the old one aside; `sweep()` puts it back. Returns the name
    /// that the old one has now.
    func replaceInTwoSteps(
        _ staged: PathBytes,
        at target: PathBytes,
        named name: String
    ) throws(SystemError) -> PathBytes {
        let number = folder.number
        let aside = PathBytes(component: HiddenName.movedAside(from: name))
        try SystemCall.rename(target, to: aside, in: number, .replacing)
        do {
            try SystemCall.rename(staged, to: target, in: number, .replacing)
        } catch {
            try? SystemCall.rename(aside, to: target, in: number, .replacing)
            throw error
        }
        return aside
    }
}

extension SystemError {
    /// Whether the file system does not know the way of renaming that was asked for.
    var isOfLackingMode: Bool {
        [EINVAL, ENOSYS, ENOTSUP].contains(code)
    }
}
