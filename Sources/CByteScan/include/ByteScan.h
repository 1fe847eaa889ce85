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
    /// Whether places are gathered with what only some processors have: `ByteScanCanGather`.
    bool gathers;
} ByteScanForm;

/// Tells whether the processor can gather the places of all ones of a word at once.
bool ByteScanCanGather(void);

/// Where a cell stands.
typedef struct {
    /// The offset of its first byte.
    uint32_t start;
    /// How many bytes it has.
    uint32_t length;
} ByteScanCell;

/// What stands in a row beside letters, delimiters and its end.
typedef struct {
    uint32_t quotes;
    /// How many line feeds stand in quotes.
    uint32_t innerLines;
    /// Whether it holds what no plain row does: control characters, 0xEF, with which the two scalars
    /// begin that are no characters, quotes out of place, or no end.
    bool isOdd;
} ByteScanMarks;

/// What rows are written into.
typedef struct {
    /// The cells of all rows, one row behind the other.
    ByteScanCell *cells;
    /// How many cells there is room for, without `ByteScanSurplus` more.
    size_t cellRoom;
    /// Where each row ends: the offset of its line feed, or of the text's end.
    uint32_t *ends;
    ByteScanMarks *marks;
    /// How many rows there is room for, without `ByteScanSurplus` more ends and marks.
    size_t rowRoom;
} ByteScanRoom;

/// How many rows and cells were found.
typedef struct {
    size_t rows;
    /// Those of the rows, and perhaps some of the next one.
    size_t cells;
    /// Whether marks say anything; where not, they are not written.
    bool hasMarks;
} ByteScanFound;

/// How many cells, ends and marks may be written beyond those that are found.
enum { ByteScanSurplus = 80 };

/// Finds the rows of a text and their cells, quotes and carriage returns among them.
///
/// It ends at the end of the text, behind an odd row, or where the room does.
///
/// @param count How many bytes the text has: less than 2^32.
/// @param start Where the first row begins.
/// @param longest How many bytes a row may have, about.
ByteScanFound ByteScanRows(
    const uint8_t *text, size_t count, size_t start, const ByteScanForm *form, size_t longest,
    const ByteScanRoom *room);

/// Tells whether a byte stands an odd number of times in a text.
bool ByteScanIsOdd(const uint8_t *text, size_t count, uint8_t byte);

/// Returns how many bytes of a text are surely well-formed UTF-8: whole characters, up to the end or
/// the first fault, or at most 66 bytes less.
size_t ByteScanUTF8(const uint8_t *text, size_t count);

#endif
