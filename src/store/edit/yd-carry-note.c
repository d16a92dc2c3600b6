/* Owns: what is told of a plan that was carried over, where it stands, and how the plan keeps it. Refuses: to
 * carry anything. */

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

/* ---- as the plan keeps them ---- */

#define KEPT "(iixssmsmsixx)"

/**
 * yd_carry_notes_dup_text:
 * @notes: (element-type YdCarryNote)
 *
 * Returns: (transfer full): for yd_carry_notes_read()
 */
char *
yd_carry_notes_dup_text (GPtrArray *notes)
{
  GVariantBuilder builder;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" KEPT));
  for (guint i = 0; i < notes->len; i++)
    {
      const YdCarryNote *note = notes->pdata[i];
      g_variant_builder_add (&builder, KEPT, (int)note->kind, (int)note->table, (gint64)note->id,
                             note->field != NULL ? note->field : "", note->label, note->before,
                             note->after, (int)note->now_table, (gint64)note->now,
                             (gint64)note->now_item);
    }
  g_autoptr (GVariant) all = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_print (all, FALSE);
}

/**
 * yd_carry_notes_read:
 * @text: (nullable): the plan's setting
 *
 * Returns: (transfer full) (element-type YdCarryNote): none where @text says nothing that is known
 */
GPtrArray *
yd_carry_notes_read (const char *text)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_carry_note_free);
  g_autoptr (GVariant) all
    = text != NULL ? g_variant_parse (G_VARIANT_TYPE ("a" KEPT), text, NULL, NULL, NULL) : NULL;
  for (gsize i = 0; all != NULL && i < g_variant_n_children (all); i++)
    {
      int kind, table, now_table;
      gint64 id, now, now_item;
      const char *field;
      YdCarryNote *note = g_new0 (YdCarryNote, 1);
      g_variant_get_child (all, i, "(iix&ssmsmsixx)", &kind, &table, &id, &field, &note->label,
                           &note->before, &note->after, &now_table, &now, &now_item);
      note->kind = (YdCarryNoteKind)kind;
      note->table = (YdTable)table;
      note->id = (YdId)id;
      note->field = g_intern_string (field);
      note->now_table = (YdTable)now_table;
      note->now = (YdId)now;
      note->now_item = (YdId)now_item;
      if (kind < 0 || kind > YD_CARRY_CLEARED || table < 0 || table >= YD_N_TABLES || now_table < 0
          || now_table >= YD_N_TABLES)
        yd_carry_note_free (note);
      else
        g_ptr_array_add (notes, note);
    }
  return notes;
}
