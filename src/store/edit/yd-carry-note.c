/* Owns: what is told of a plan that was carried over, and where it stands. Refuses: to carry anything. */

#include "yd-carry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where something stands that is not an item's. */
static const struct
{
  YdTable table;
  const char *field;
  const char *label;
} places[] = {
  { YD_TABLE_PLAN, "title", N_ ("plan, title") },
  { YD_TABLE_PLAN, "subtitle", N_ ("plan, line below the title") },
  { YD_TABLE_PLAN, "preamble", N_ ("text before the sections") },
  { YD_TABLE_PLAN, "closing", N_ ("text after the sections") },
  { YD_TABLE_NOTICE, "title", N_ ("notice, title") },
  { YD_TABLE_NOTICE, "body", N_ ("notice, text") },
  { YD_TABLE_NOTICE, "number", N_ ("notice, document number") },
  { YD_TABLE_NOTICE, "copy_number", N_ ("notice, copy number") },
  { YD_TABLE_NOTICE, "urgency", N_ ("notice, urgency") },
  { YD_TABLE_NOTICE, "signer", N_ ("notice, signer") },
  { YD_TABLE_NOTICE, "date", N_ ("notice, date") },
  { YD_TABLE_NOTICE, "printed_on", N_ ("notice, printed on") },
  { YD_TABLE_NOTICE, "plan_date", N_ ("plan, date below the text") },
  { YD_TABLE_NOTICE, "copies", N_ ("notice, copies printed") },
  { YD_TABLE_ANNEX, "title", N_ ("annex, title") },
  { YD_TABLE_ANNEX, "body", N_ ("annex, text") },
};

void
yd_carry_note_free (YdCarryNote *note)
{
  if (note == NULL)
    return;
  g_free (note->label);
  g_free (note->before);
  g_free (note->after);
  g_free (note);
}

/**
 * yd_carry_note_get_place:
 *
 * Returns: (transfer none): the item of last year's plan, or the field, that the note is about, for people
 */
const char *
yd_carry_note_get_place (const YdCarryNote *note)
{
  if (*note->label != '\0')
    return note->label;
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].table == note->table && g_strcmp0 (places[i].field, note->field) == 0)
      return _ (places[i].label);
  return note->field;
}
