import Glibc

extension OutputFolder {
    /// Removes what killed runs left, and finishes a replacement that one left between its steps.
    ///
    /// Call it under the lock only: the unfinished work of a run that goes on looks the same. What
    /// cannot be removed stays hidden for the next sweep.
    public func sweep() {
        guard let names = try? SystemCall.entries(of: folder.number) else { return }
        var changed = false
        for name in names {
            guard let litter = HiddenName.litter(name.text),
                let status = try? folder.status(of: name)
            else { continue }
            switch (litter, status.kind) {
            case (.unfinishedFile, .regular):
                try? SystemCall.removeFile(name, in: folder.number)
            case (.unfinishedFolder, .folder):
                removeFolder(name)
            case (.movedAside(let owner), .folder):
                restoreOrRemove(name, owner: PathBytes(component: owner))
            default:
                continue
            }
            changed = true
        }
        if changed {
            try? folder.synchronise(as: .syncingFolder)
        }
    }

    private func removeFolder(_ name: PathBytes) {
        guard let content = try? PlainFolder(name, in: folder) else { return }
        try? content.remove(named: name, in: folder)
    }

    /// Gives a folder moved aside its name back, unless the new one has it.
    private func restoreOrRemove(_ aside: PathBytes, owner: PathBytes) {
        do {
            try giveName(owner, to: aside)
        } catch let error where error.code == EEXIST {
            removeFolder(aside)
        } catch {}
    }
}
