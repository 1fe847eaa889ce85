// Finds rows and cells, 64 bytes at a time; a hot file.
//
// It is C because Swift has no operation that gathers a bit of each byte, and cannot compile one
// function for several processors.

#include "ByteScan.h"
#include "Bytes.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

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

/// Blocks that are looked at together.
typedef struct {
    /// Of the blocks that are not special only `ends` and `lines` are written.
    Block blocks[16];
    size_t count;
    /// The blocks with quotes, line feeds inside quotes, or what is odd, one bit each.
    uint32_t special;
} Group;

/// Finds what the bytes of a group of blocks mean, the last of which may not be a whole one.
FOR_EACH_PROCESSOR static void readGroup(
    const uint8_t *text, size_t count, const ByteScanForm *givenForm, State *givenState,
    Group *group
) {
    ByteScanForm form = *givenForm;
    State state = *givenState;
    uint32_t special = 0;
    size_t index = 0;
    for (; index < 16 && index * 64 < count; index++) {
        const uint8_t *bytes = text + index * 64;
        size_t rest = count - index * 64;
        uint64_t valid = UINT64_MAX;
        uint8_t last[64];
        if (__builtin_expect(rest < 64, 0)) {
            memset(last, 0, sizeof last);
            bytes = memcpy(last, bytes, rest);
            valid = ((uint64_t)1 << rest) - 1;
        }
        Block block = meaning(bytes, valid, &form, &state);
        group->blocks[index].ends = block.ends;
        group->blocks[index].lines = block.lines;
        if (__builtin_expect((block.odd | block.quotes | block.innerLines) != 0, 0)) {
            group->blocks[index] = block;
            special |= (uint32_t)1 << index;
        }
    }
    group->count = index;
    group->special = special;
    *givenState = state;
}

/// Writes the cells that end in a block, and up to three more that are none.
///
/// Taken four at a time they are seven instructions each, and the processor guesses less often
/// wrongly how many there are.
static inline void takeCells(uint64_t ends, uint32_t offset, uint32_t next, ByteScanCell *cells) {
    while (ends != 0) {
#pragma unroll
        for (int step = 0; step < 4; step++) {
            uint32_t end = offset + (ends == 0 ? 64 : (uint32_t)__builtin_ctzll(ends));
            *cells++ = (ByteScanCell){.start = next, .length = end - next};
            next = end + 1;
            ends &= ends - 1;
        }
    }
}

/// Writes the cells and the rows that end in a group, while there is room.
///
/// @param offset Where the group begins.
/// @param start Where the next cell begins.
FOR_EACH_PROCESSOR static void takeEnds(
    const Group *group, uint32_t offset, uint32_t *start, const ByteScanRoom *room,
    ByteScanFound *found
) {
    uint32_t next = *start;
    for (size_t index = 0; index < group->count; index++, offset += 64) {
        if (found->cells > room->cellRoom || found->rows >= room->rowRoom) break;
        uint64_t ends = group->blocks[index].ends;
        takeCells(ends, offset, next, room->cells + found->cells);
        found->cells += (size_t)__builtin_popcountll(ends);
        if (ends != 0) next = offset + 64 - (uint32_t)__builtin_clzll(ends);
        for (uint64_t lines = group->blocks[index].lines; lines != 0; lines &= lines - 1) {
            room->ends[found->rows++] = offset + (uint32_t)__builtin_ctzll(lines);
        }
    }
    *start = next;
}

#if defined(__x86_64__)
#define GATHERING __attribute__((target("avx512f,avx512bw,avx512vbmi2,lzcnt,popcnt,bmi")))

/// Returns the next sixteen of some places, counted from an offset on.
GATHERING static inline __m512i next16(__m512i *places, __m512i offset) {
    __m512i next = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(*places));
    *places = _mm512_alignr_epi64(*places, *places, 2);
    return _mm512_add_epi32(next, offset);
}

/// Does the work of `takeEnds` where the processor can gather the places of all ones of a word at once,
/// in half the time.
GATHERING static void gatherEnds(
    const Group *group, uint32_t offset, uint32_t *start, const ByteScanRoom *room,
    ByteScanFound *found
) {
    uint8_t each[64];
    for (int place = 0; place < 64; place++) each[place] = (uint8_t)place;
    const __m512i places = _mm512_loadu_si512(each);
    const __m512i one = _mm512_set1_epi32(1);
    const __m512i low =
        _mm512_set_epi32(23, 7, 22, 6, 21, 5, 20, 4, 19, 3, 18, 2, 17, 1, 16, 0);
    const __m512i high =
        _mm512_set_epi32(31, 15, 30, 14, 29, 13, 28, 12, 27, 11, 26, 10, 25, 9, 24, 8);
    uint32_t next = *start;
    for (size_t index = 0; index < group->count; index++, offset += 64) {
        if (found->cells > room->cellRoom || found->rows >= room->rowRoom) break;
        uint64_t ends = group->blocks[index].ends;
        uint64_t lines = group->blocks[index].lines;
        __m512i first = _mm512_set1_epi32((int)offset);
        __m512i before = _mm512_set1_epi32((int)next - 1);
        __m512i rest = _mm512_maskz_compress_epi8(ends, places);
        ByteScanCell *cells = room->cells + found->cells;
        size_t count = (size_t)__builtin_popcountll(ends);
        for (size_t written = 0; written < count; written += 16) {
            __m512i end = next16(&rest, first);
            __m512i from = _mm512_add_epi32(_mm512_alignr_epi32(end, before, 15), one);
            __m512i length = _mm512_sub_epi32(end, from);
            _mm512_storeu_si512(cells + written, _mm512_permutex2var_epi32(from, low, length));
            _mm512_storeu_si512(
                cells + written + 8, _mm512_permutex2var_epi32(from, high, length));
            before = end;
        }
        found->cells += count;
        if (ends != 0) next = offset + 64 - (uint32_t)__builtin_clzll(ends);
        rest = _mm512_maskz_compress_epi8(lines, places);
        count = (size_t)__builtin_popcountll(lines);
        size_t written = 0;
        do {
            _mm512_storeu_si512(room->ends + found->rows + written, next16(&rest, first));
            written += 16;
        } while (__builtin_expect(written < count, 0));
        found->rows += count;
    }
    *start = next;
}
#else
#define gatherEnds takeEnds
#endif

/// Adds what a part of a block holds to the marks of the row that it belongs to.
static void add(ByteScanMarks *marks, const Block *block, uint64_t part) {
    marks->quotes += (uint32_t)__builtin_popcountll(block->quotes & part);
    marks->innerLines += (uint32_t)__builtin_popcountll(block->innerLines & part);
    marks->isOdd |= (block->odd & part) != 0;
}

/// Adds what stands in the special blocks of a group to the marks of their rows, from a row on.
///
/// @returns The first odd row, or the room for rows where there is none.
static size_t addMarks(const Group *group, size_t row, const ByteScanRoom *room) {
    for (size_t index = 0; index < group->count && row < room->rowRoom; index++) {
        const Block *block = &group->blocks[index];
        if ((group->special >> index & 1) == 0) {
            row += (size_t)__builtin_popcountll(block->lines);
            continue;
        }
        uint64_t left = UINT64_MAX;
        for (uint64_t lines = block->lines; left != 0; lines &= left) {
            // The block up to the next line end and with it.
            uint64_t upTo = lines ^ (lines - 1);
            add(room->marks + row, block, left & upTo);
            if (room->marks[row].isOdd) return row;
            if (lines == 0 || ++row == room->rowRoom) break;
            left = ~upTo;
        }
    }
    return room->rowRoom;
}

/// Returns where the row begins that comes after those that were found.
static size_t nextRow(const ByteScanRoom *room, const ByteScanFound *found, size_t start) {
    return found->rows == 0 ? start : (size_t)room->ends[found->rows - 1] + 1;
}

/// Clears the marks of all rows, once.
static void clearMarks(const ByteScanRoom *room, ByteScanFound *found) {
    if (!found->hasMarks) memset(room->marks, 0, room->rowRoom * sizeof *room->marks);
    found->hasMarks = true;
}

/// Adds an odd row behind those that were found.
static ByteScanFound withOddRow(const ByteScanRoom *room, ByteScanFound found) {
    clearMarks(room, &found);
    room->marks[found.rows++].isOdd = true;
    return found;
}

bool ByteScanCanGather(void) {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512vbmi2");
#else
    return false;
#endif
}

ByteScanFound ByteScanRows(
    const uint8_t *text, size_t count, size_t start, const ByteScanForm *form, size_t longest,
    const ByteScanRoom *room
) {
    State state = {.ended = 1};
    ByteScanFound found = {0};
    uint32_t next = (uint32_t)start;
    Group group;
    for (size_t offset = start; offset < count; offset += group.count * 64) {
        readGroup(text + offset, count - offset, form, &state, &group);
        size_t oddRow = room->rowRoom;
        if (group.special != 0) {
            clearMarks(room, &found);
            oddRow = addMarks(&group, found.rows, room);
        }
        if (form->gathers) {
            gatherEnds(&group, (uint32_t)offset, &next, room, &found);
        } else {
            takeEnds(&group, (uint32_t)offset, &next, room, &found);
        }
        size_t most = oddRow < room->rowRoom ? oddRow + 1 : room->rowRoom;
        if (oddRow < room->rowRoom || found.rows >= most) {
            found.rows = most;
            return found;
        }
        if (found.cells > room->cellRoom) return found;
        size_t end = offset + group.count * 64;
        size_t rowStart = nextRow(room, &found, start);
        if (end > rowStart && end - rowStart > longest) return withOddRow(room, found);
    }
    if (nextRow(room, &found, start) < count) {
        ByteScanCell last = {.start = next, .length = (uint32_t)count - next};
        room->cells[found.cells++] = last;
        room->ends[found.rows] = (uint32_t)count;
        if (state.inside != 0 || state.returned != 0) return withOddRow(room, found);
        found.rows++;
    }
    return found;
}
