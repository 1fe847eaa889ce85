#ifndef BYTE_SCAN_H
#define BYTE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What tells the cells of a text apart.
typedef struct {
    uint8_t delimiter;
    /// The quote, where `hasQuote`; doubled, it stands for itself.
    uint8_t quote;
    bool hasQuote;
    /// Whether a line feed by itself ends a row.
    bool takesLineFeed;
    /// Whether a carriage return with a line feed ends a row.
    bool takesPair;
} ByteScanForm;

/// What the blocks before tell of the next one; zero, but for `ended`, where a row begins.
typedef struct {
    /// All ones inside quotes.
    uint64_t inside;
    /// 1 behind a delimiter or a row's end.
    uint64_t ended;
    /// 1 behind a closing quote.
    uint64_t closed;
    /// 1 behind a carriage return.
    uint64_t returned;
} ByteScanState;

/// Which of 64 consecutive bytes mean something, the first one lowest.
typedef struct {
    /// Delimiters and line feeds outside quotes.
    uint64_t ends;
    /// Line feeds outside quotes.
    uint64_t lines;
    uint64_t quotes;
    /// Line feeds inside quotes.
    uint64_t innerLines;
    /// What makes the row that it stands in one that is not plain: control characters, 0xEF, with
    /// which the two scalars begin that are no characters, and quotes out of place.
    uint64_t odd;
} ByteScanBlock;

/// Finds the bytes that mean something in the next blocks of a text.
///
/// @param text The first byte of the first block.
/// @param count How many bytes there are; the last block may be a part of one.
/// @param blocks Room for a block for every 64 bytes.
void ByteScanMark(
    const uint8_t *text, size_t count, const ByteScanForm *form, ByteScanState *state,
    ByteScanBlock *blocks);

/// Tells whether a byte stands an odd number of times in a text.
bool ByteScanIsOdd(const uint8_t *text, size_t count, uint8_t byte);

/// Returns how many bytes of a text are surely well-formed UTF-8: whole characters, up to the end or
/// the first fault, or at most 66 bytes less.
size_t ByteScanUTF8(const uint8_t *text, size_t count);

#endif
