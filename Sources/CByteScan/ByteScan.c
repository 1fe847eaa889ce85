// Looks at 64 bytes at a time and keeps one bit of each; a hot file.
//
// It is C because Swift has no operation that gathers a bit of each byte, and cannot compile one
// function for several processors.

#include "ByteScan.h"

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

/// Returns for each bit whether the number of ones up to it is odd.
static inline uint64_t parities(uint64_t bits) {
    for (int step = 1; step < 64; step *= 2) bits ^= bits << step;
    return bits;
}

/// What the blocks before tell of the next one.
typedef struct {
    /// All ones inside quotes.
    uint64_t inside;
    /// 1 behind a delimiter or a row's end.
    uint64_t ended;
    /// 1 behind a closing quote.
    uint64_t closed;
    /// 1 behind a carriage return.
    uint64_t returned;
} State;

/// What a block's bytes mean, one bit each.
typedef struct {
    /// Delimiters and line feeds outside quotes.
    uint64_t ends;
    /// Line feeds outside quotes.
    uint64_t lines;
    uint64_t quotes;
    /// Line feeds inside quotes.
    uint64_t innerLines;
    /// What makes its row an odd one.
    uint64_t odd;
} Block;

/// Sorts out what quotes and carriage returns mean; most blocks have none.
static inline __attribute__((always_inline)) Block sorted(
    uint64_t delimiters, uint64_t lines, uint64_t quotes, uint64_t returns, uint64_t odd,
    uint64_t valid, const ByteScanForm *form, State *state
) {
    uint64_t inside = parities(quotes) ^ state->inside;
    uint64_t ends = (delimiters | lines) & ~inside;
    uint64_t opening = quotes & inside;
    uint64_t closing = quotes & ~inside;
    uint64_t afterEnd = ends << 1 | state->ended;
    uint64_t afterClosing = closing << 1 | state->closed;
    uint64_t afterReturn = returns << 1 | state->returned;
    // A quote opens a cell, or doubles the one before; behind one that closes, the cell ends.
    odd |= opening & ~(afterEnd | afterClosing);
    odd |= afterClosing & valid & ~(delimiters | lines | returns | quotes);
    odd |= returns & inside;
    odd |= form->takesPair ? afterReturn & ~lines : returns;
    if (!form->takesLineFeed) odd |= lines & (inside | ~afterReturn);
    state->inside = (uint64_t)((int64_t)inside >> 63);
    state->ended = ends >> 63;
    state->closed = closing >> 63;
    state->returned = returns >> 63;
    return (Block){
        .ends = ends,
        .lines = lines & ~inside,
        .quotes = quotes,
        .innerLines = lines & inside,
        .odd = odd,
    };
}

/// Tells what the bytes of a block mean, of which some are valid.
static inline __attribute__((always_inline)) Block meaning(
    const uint8_t *text, uint64_t valid, const ByteScanForm *form, State *state
) {
    LOAD(bytes, text);
    uint64_t delimiters = BITS(bytes == (Bytes)(form->delimiter)) & valid;
    uint64_t lines = BITS(bytes == (Bytes)('\n')) & valid;
    uint64_t quotes = form->hasQuote ? BITS(bytes == (Bytes)(form->quote)) & valid : 0;
    uint64_t odd = BITS((bytes < (Bytes)(0x20)) | (bytes == (Bytes)(0xEF))) & valid;
    odd &= ~(delimiters | lines | quotes);
    bool isPlain = form->takesLineFeed || lines == 0;
    if (__builtin_expect(
            isPlain && (quotes | odd | state->inside | state->closed | state->returned) == 0, 1)) {
        uint64_t ends = delimiters | lines;
        state->ended = ends >> 63;
        return (Block){.ends = ends, .lines = lines};
    }
    uint64_t returns = BITS(bytes == (Bytes)('\r')) & odd;
    odd &= ~(returns | BITS(bytes == (Bytes)('\t')));
    return sorted(delimiters, lines, quotes, returns, odd, valid, form, state);
}

/// Writes the cells that end in a block, and up to three more that are none.
///
/// Taken four at a time they are seven instructions each, and the processor guesses less often
/// wrongly how many there are.
static inline __attribute__((always_inline)) void takeCells(
    uint64_t ends, uint32_t start, uint32_t *field, ByteScanCell *cells
) {
    if (ends == 0) return;
    uint32_t next = *field;
    *field = start + 64 - (uint32_t)__builtin_clzll(ends);
    while (ends != 0) {
#pragma unroll
        for (int step = 0; step < 4; step++) {
            uint32_t end = start + (ends == 0 ? 64 : (uint32_t)__builtin_ctzll(ends));
            cells->start = next;
            cells->length = end - next;
            cells++;
            next = end + 1;
            ends &= ends - 1;
        }
    }
}

/// Adds what a part of a block holds to the row that it belongs to.
static inline void add(ByteScanRow *row, const Block *block, uint64_t part) {
    row->quotes += (uint32_t)__builtin_popcountll(block->quotes & part);
    row->innerLines += (uint32_t)__builtin_popcountll(block->innerLines & part);
    row->isOdd |= (block->odd & part) != 0;
}

FOR_EACH_PROCESSOR size_t ByteScanRows(
    const uint8_t *text, size_t count, size_t start, const ByteScanForm *givenForm, size_t longest,
    ByteScanCell *cells, size_t cellRoom, ByteScanRow *rows, size_t rowRoom
) {
    ByteScanForm form = *givenForm;
    State state = {.ended = 1};
    size_t found = 0, cell = 0, rowStart = start;
    uint32_t field = (uint32_t)start;
    ByteScanRow row = {0};
    for (size_t offset = start; offset < count; offset += 64) {
        if (cell > cellRoom) return found;
        size_t rest = count - offset;
        Block block;
        if (rest >= 64) {
            block = meaning(text + offset, UINT64_MAX, &form, &state);
        } else {
            uint8_t last[64] = {0};
            memcpy(last, text + offset, rest);
            block = meaning(last, ((uint64_t)1 << rest) - 1, &form, &state);
        }
        takeCells(block.ends, (uint32_t)offset, &field, cells + cell);
        uint64_t special = block.odd | block.quotes | block.innerLines;
        uint64_t left = UINT64_MAX;
        while (block.lines != 0) {
            // The block up to the next line end and with it.
            uint64_t upTo = block.lines ^ (block.lines - 1);
            if (__builtin_expect((special & left & upTo) != 0, 0)) {
                add(&row, &block, left & upTo);
                if (row.isOdd) {
                    rows[found] = row;
                    return found + 1;
                }
            }
            row.cells = (uint32_t)(cell + (size_t)__builtin_popcountll(block.ends & upTo));
            row.end = (uint32_t)(offset + (size_t)__builtin_ctzll(block.lines));
            rowStart = (size_t)row.end + 1;
            rows[found++] = row;
            if (found == rowRoom) return found;
            row.quotes = row.innerLines = 0;
            left = ~upTo;
            block.lines &= left;
        }
        if (__builtin_expect((special & left) != 0, 0)) add(&row, &block, left);
        if (__builtin_expect(row.isOdd || (offset > rowStart && offset - rowStart > longest), 0)) {
            row.isOdd = true;
            rows[found] = row;
            return found + 1;
        }
        cell += (size_t)__builtin_popcountll(block.ends);
    }
    if (rowStart < count) {
        cells[cell] = (ByteScanCell){.start = field, .length = (uint32_t)count - field};
        row.cells = (uint32_t)(cell + 1);
        row.end = (uint32_t)count;
        row.isOdd = state.inside != 0 || state.returned != 0;
        rows[found++] = row;
    }
    return found;
}

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
