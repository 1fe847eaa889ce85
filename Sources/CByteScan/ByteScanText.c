// Looks at 64 bytes of a text at a time: which of them are a quote, and whether they are UTF-8; a hot
// file.

#include "ByteScan.h"
#include "Bytes.h"

FOR_EACH_PROCESSOR bool ByteScanIsOdd(const uint8_t *text, size_t count, uint8_t byte) {
    uint64_t met = 0;
    size_t index = 0;
    for (; index + 64 <= count; index += 64) {
        LOAD(bytes, text + index);
        met ^= BITS(bytes == (Bytes)(byte));
    }
    bool isOdd = __builtin_parityll(met);
    for (; index < count; index++) isOdd ^= text[index] == byte;
    return isOdd;
}

/// Tells whether no byte of a block is too low or too high behind the one before it: a character
/// would be written longer than need be, be half of a pair, or lie beyond Unicode (its table 3-7).
static inline __attribute__((always_inline)) bool followsWell(
    const uint8_t *text, const uint8_t *textBefore
) {
    LOAD(bytes, text);
    LOAD(before, textBefore);
    return BITS(
               ((before == (Bytes)(0xE0)) & (bytes < (Bytes)(0xA0)))
               | ((before == (Bytes)(0xED)) & (bytes >= (Bytes)(0xA0)))
               | ((before == (Bytes)(0xF0)) & (bytes < (Bytes)(0x90)))
               | ((before == (Bytes)(0xF4)) & (bytes >= (Bytes)(0x90))))
        == 0;
}

FOR_EACH_PROCESSOR size_t ByteScanUTF8(const uint8_t *text, size_t count) {
    // What leads two bytes or more, three or more, and four, in the block before.
    uint64_t pairs = 0, triples = 0, fours = 0;
    uint8_t lastByte = 0;
    size_t index = 0;
    for (; index + 64 <= count; index += 64) {
        LOAD(bytes, text + index);
        uint64_t due = pairs >> 63 | triples >> 62 | fours >> 61;
        uint64_t high = BITS(bytes >= (Bytes)(0x80));
        if ((high | due) == 0) {
            pairs = triples = fours = 0;
            lastByte = 0;
            continue;
        }
        pairs = BITS(bytes >= (Bytes)(0xC0));
        triples = BITS(bytes >= (Bytes)(0xE0));
        fours = BITS(bytes >= (Bytes)(0xF0));
        due |= pairs << 1 | triples << 2 | fours << 3;
        uint64_t none = BITS((bytes & (Bytes)(0xFE)) == (Bytes)(0xC0));
        none |= BITS(bytes >= (Bytes)(0xF5));
        if (((high & ~pairs) ^ due) | none) break;
        if (triples | (lastByte >= 0xE0)) {
            uint8_t shifted[64];
            shifted[0] = lastByte;
            memcpy(shifted + 1, text + index, 63);
            if (!followsWell(text + index, shifted)) break;
        }
        lastByte = text[index + 63];
    }
    // A character that began before is left to the caller.
    size_t start = index;
    while (start > 0 && index - start < 3 && (text[start - 1] & 0xC0) == 0x80) start--;
    if (start > 0 && text[start - 1] >= 0xC0) {
        size_t length = text[start - 1] >= 0xF0 ? 4 : text[start - 1] >= 0xE0 ? 3 : 2;
        return index - (start - 1) < length ? start - 1 : index;
    }
    return index;
}
