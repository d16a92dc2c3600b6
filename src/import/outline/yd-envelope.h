#pragma once

#include "yd-lines.h"
#include "yd-outline.h"
#include "yd-rule-line.h"

G_BEGIN_DECLS

/* Private to the envelope's rules. */
typedef struct
{
  YdOutline *outline;
  GPtrArray *lines;   /* YdLine */
  YdLineKind *kinds;  /* of each, by its own words */
  guint8 *listed;     /* a further line of a list of annexes */
  GHashTable *titles; /* of annexes that a list names, without white space */
} YdEnvelope;

#define YD_NO_LINE G_MAXUINT

const YdLine *yd_envelope_get (const YdEnvelope *self, guint index);
gboolean yd_envelope_is_signature (const YdEnvelope *self, guint index, guint end);
gboolean yd_envelope_is_tail (const YdEnvelope *self, guint index, guint end);

void yd_envelope_find_lists (YdEnvelope *self);
void yd_envelope_add_text (YdEnvelope *self, GPtrArray *list, guint i);
void yd_envelope_read_annex (YdEnvelope *self, guint start, guint end, gboolean labelled,
                             gboolean numbered);
void yd_envelope_drop_own_annex (YdOutline *self);
guint yd_envelope_read_head (YdEnvelope *self, guint start, guint end, gboolean plan);
guint yd_envelope_find_tail (const YdEnvelope *self, guint start, guint end);
void yd_envelope_read_tail (YdEnvelope *self, guint start, guint end, gboolean plan);

G_END_DECLS
