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

/// Where a cell stands.
typedef struct {
    /// The offset of its first byte.
    uint32_t start;
    /// How many bytes it has.
    uint32_t length;
} ByteScanCell;

/// A row.
typedef struct {
    /// How many cells there are up to its end, those of the rows before among them.
    uint32_t cells;
    /// The offset of the line feed that ends it, or of the text's end.
    uint32_t end;
    uint32_t quotes;
    /// How many line feeds stand in quotes.
    uint32_t innerLines;
    /// Whether it holds what no plain row does: control characters, 0xEF, with which the two scalars
    /// begin that are no characters, quotes out of place, or no end.
    bool isOdd;
} ByteScanRow;

/// Finds the rows of a text and their cells, quotes and carriage returns among them.
///
/// It ends at the end of the text, behind an odd row, or where the room does.
///
/// @param count How many bytes the text has: less than 2^32.
/// @param start Where the first row begins.
/// @param longest How many bytes a row may have, about.
/// @param cells Room for the cells of all rows, and for 65 more.
/// @param cellRoom How many that are, without the 65.
/// @param rows Room for the rows.
/// @returns How many rows there are.
size_t ByteScanRows(
    const uint8_t *text, size_t count, size_t start, const ByteScanForm *form, size_t longest,
    ByteScanCell *cells, size_t cellRoom, ByteScanRow *rows, size_t rowRoom);

/// Tells whether a byte stands an odd number of times in a text.
bool ByteScanIsOdd(const uint8_t *text, size_t count, uint8_t byte);

/// Returns how many bytes of a text are surely well-formed UTF-8: whole characters, up to the end or
/// the first fault, or at most 66 bytes less.
size_t ByteScanUTF8(const uint8_t *text, size_t count);

#endif
