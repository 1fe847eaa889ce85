#ifndef GRANTLINE_CLIBXML2_SHIM_H
#define GRANTLINE_CLIBXML2_SHIM_H

#include <libxml/c14n.h>
#include <libxml/catalog.h>
#include <libxml/globals.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>

// What Swift cannot say itself: a variadic callback, and macros that hide variables.

static void clibxml2_discard(void *context, const char *format, ...) {
    (void)context;
    (void)format;
}

/// Throws away what libxml2 would print, on this thread.
static inline void clibxml2_silence_thread(void) {
    xmlSetGenericErrorFunc(NULL, clibxml2_discard);
}

/// Throws away what libxml2 would print, on every thread that first uses it from now on.
static inline void clibxml2_silence_new_threads(void) {
    xmlThrDefSetGenericErrorFunc(NULL, clibxml2_discard);
}

/// What `listener` was set with on this thread, null while another one or none listens.
static inline void *clibxml2_context_of(xmlStructuredErrorFunc listener) {
    return xmlStructuredError == listener ? xmlStructuredErrorContext : NULL;
}

/// Gives memory back to libxml2's own allocator.
static inline void clibxml2_free(void *memory) {
    xmlFree(memory);
}

/// The version of the linked library as one number and suffix, such as 20914.
static inline const char *clibxml2_version(void) {
    return xmlParserVersion;
}

#endif
