#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Reading UTF-8 from a pointer on. All of them look at a bounded number of characters, or at each
 * once, so that rules stay linear in the text. */

const char *yd_scan_word (const char *p, const char *word);
const char *yd_scan_words (const char *p, const char *const *words);
const char *yd_scan_ends (const char *start, const char *end, const char *const *words);
const char *yd_scan_find (const char *start, const char *end, const char *const *words);
const char *yd_scan_spaces (const char *p);
const char *yd_scan_back_spaces (const char *start, const char *end);
const char *yd_scan_number (const char *p, int max_digits, int *value);
gunichar yd_scan_before (const char *start, const char *p);

char *yd_scan_trim (const char *start, const char *end);
gboolean yd_scan_is_plain (const char *text, gssize length);
gboolean yd_scan_is_space (gunichar c);
gboolean yd_scan_is_digit (const char *p);
gboolean yd_scan_is_stop (gunichar c);
gboolean yd_scan_is_dash (gunichar c);
const char *yd_scan_close (const char *open);
glong yd_scan_length (const char *start, const char *end);

G_END_DECLS
