#ifndef BYTES_H
#define BYTES_H

// 64 bytes that are looked at together, and one bit of each.

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef uint8_t Bytes __attribute__((ext_vector_type(64)));
typedef bool Bits __attribute__((ext_vector_type(64)));

#if defined(__x86_64__)
#define FOR_EACH_PROCESSOR \
    __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif

/// The bytes of a comparison that are true, one bit each.
#define BITS(comparison) packed(__builtin_convertvector((comparison), Bits))

static inline __attribute__((always_inline)) uint64_t packed(Bits bits) {
    uint64_t word;
    memcpy(&word, &bits, sizeof word);
    return word;
}

/// Loads 64 bytes; functions do not pass so many to each other where the processor may not hold them.
#define LOAD(bytes, text) \
    Bytes bytes;          \
    memcpy(&bytes, (text), sizeof bytes)

#endif
