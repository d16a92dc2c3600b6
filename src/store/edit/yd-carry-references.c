/* Owns: what last year's 与第3项统筹 stood for, where the new plan counts otherwise as some points were not
 * carried over. Refuses: to change the words. */

#include "yd-carry-private.h"

#include "yd-plan-builder.h"
#include "yd-reference.h"

typedef struct
{
  YdPlan *last;
  YdPlan *now; /* its items alone */
  YdReferenceIndex *was, *is;
  YdRowList *rows;
  GHashTable *ids;
} Carrying;

static YdId
new_id (const Carrying *self, YdId old)
{
  const YdId *id = g_hash_table_lookup (self->ids, &old);
  return id != NULL ? *id : YD_ID_NONE;
}

static YdPlan *
build (const YdRowList *rows)
{
  YdPlan *plan = yd_plan_new ();
  yd_plan_builder_begin (plan);
  for (guint i = 0; i < yd_row_list_get_length (rows); i++)
    {
      YdTable table;
      gconstpointer row = yd_row_list_get (rows, i, &table);
      if (table == YD_TABLE_PLAN || table == YD_TABLE_ITEM)
        yd_plan_builder_put (plan, table, row);
    }
  yd_plan_builder_end (plan);
  return plan;
}

/* What it stood for, where its number is another's now. */
static YdReferenceNote *
make_note (const Carrying *self, GPtrArray *notes, guint i, const YdReference *reference,
           const char *words, YdItem *from)
{
  const YdReferenceNote *old = yd_reference_notes_find (notes, i, words);
  YdItem *was = old != NULL ? yd_reference_note_find_item (old, self->last)
                            : yd_reference_index_find (self->was, reference, from, NULL);
  if (was == NULL)
    return old != NULL ? yd_reference_note_new (i, words, old->item, old->title) : NULL;
  YdId id = yd_record_get_id (YD_RECORD (was)), carried = new_id (self, id);
  YdItem *from_now
    = from != NULL
        ? yd_plan_find_item (self->now, new_id (self, yd_record_get_id (YD_RECORD (from))))
        : NULL;
  YdItem *is = yd_reference_index_find (self->is, reference, from_now, NULL);
  if (is != NULL && yd_record_get_id (YD_RECORD (is)) == carried)
    return NULL;
  YdReferenceNote *note = yd_reference_note_new_for (i, words, was);
  note->item = carried != YD_ID_NONE ? carried : id;
  return note;
}

static void
carry_list (const Carrying *self, YdRecordList *paragraphs, YdItem *from)
{
  for (guint i = 0; i < yd_record_list_get_length (paragraphs); i++)
    {
      const YdParagraphRow *row = yd_paragraph_get_row (yd_record_list_get (paragraphs, i));
      YdId now = new_id (self, row->id);
      g_autoptr (GArray) references = now != YD_ID_NONE ? yd_references_read (row->text) : NULL;
      if (references == NULL)
        continue;
      g_autoptr (GPtrArray) notes = yd_reference_notes_read (self->last, row->id);
      g_autoptr (GPtrArray) kept
        = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_reference_note_free);
      for (guint k = 0; k < references->len; k++)
        {
          const YdReference *reference = &g_array_index (references, YdReference, k);
          g_autofree char *words = yd_reference_dup_words (reference, row->text);
          YdReferenceNote *note = make_note (self, notes, k, reference, words, from);
          if (note != NULL)
            g_ptr_array_add (kept, note);
        }
      if (kept->len == 0)
        continue;
      YdSettingRow *setting = yd_row_list_add (self->rows, YD_TABLE_SETTING);
      setting->id = yd_reference_notes_make_id (now);
      setting->name = yd_reference_notes_dup_name (now);
      setting->value = yd_reference_notes_dup_text (kept);
    }
}

/**
 * yd_carry_references:
 * @rows: of the new plan, its items among them; notes are added to them
 * @ids: gint64 of a row last year → gint64 of the new one
 */
void
yd_carry_references (YdPlan *last, YdRowList *rows, GHashTable *ids)
{
  g_autoptr (YdPlan) now = build (rows);
  g_autoptr (YdReferenceIndex) was = yd_reference_index_new (last),
                               is = yd_reference_index_new (now);
  Carrying self = { last, now, was, is, rows, ids };
  for (YdItem *item = yd_plan_get_first_item (last); item != NULL; item = yd_item_get_next (item))
    carry_list (&self, yd_item_list_paragraphs (item), item);
  carry_list (&self, yd_plan_list_preamble (last), NULL);
  carry_list (&self, yd_plan_list_closing (last), NULL);
}
