#ifndef PREFETCH_H
#define PREFETCH_H

/// Asks the processor to fetch what stands at an address, and does not wait for it.
static inline void prefetch(const void *address) {
    __builtin_prefetch(address);
}

#endif
