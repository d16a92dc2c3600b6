#pragma once

#include <glib.h>

/* Texts and bytes that went wrong in ways that happen, and in some that do not; the same for the
 * same seed. */
char *yd_mutate_text (GRand *rand, const char *text);
char *yd_mutate_bytes (GRand *rand, const char *data, gsize *length);
