/* Owns: which item a reference names now, and notes of what one named before numbers changed. Refuses: to
 * choose where several items have the number and none of them stands nearer than the others. */

#include "yd-reference.h"

#include "yd-numbering.h"

#include <stdlib.h>
#include <string.h>

/* ---- items by their numbers ---- */

struct _YdReferenceIndex
{
  GPtrArray *items;      /* YdItem, borrowed, in the order of the document */
  GHashTable *by_number; /* number → GPtrArray of YdItem, owned */
};

YdReferenceIndex *
yd_reference_index_new (YdPlan *plan)
{
  YdReferenceIndex *self = g_new0 (YdReferenceIndex, 1);
  self->items = g_ptr_array_new ();
  self->by_number = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    {
      gpointer key = GINT_TO_POINTER (yd_numbering_get_value (item));
      GPtrArray *list = g_hash_table_lookup (self->by_number, key);
      g_ptr_array_add (self->items, item);
      if (list == NULL)
        g_hash_table_insert (self->by_number, key, list = g_ptr_array_new ());
      g_ptr_array_add (list, item);
    }
  return self;
}

void
yd_reference_index_free (YdReferenceIndex *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->by_number);
  g_free (self);
}

static gboolean
is_bracketed (YdItem *item)
{
  YdNumberForm form = yd_numbering_get_form (item);
  return form == YD_FORM_HAN_PAREN || form == YD_FORM_ARABIC_PAREN;
}

/* Sections are 部分; tasks are printed in tables alone. */
static gboolean
may_be_meant (const YdReference *reference, YdItem *item)
{
  YdItemKind kind = yd_item_get_kind (item);
  if (reference->number == 0)
    return kind == YD_ITEM_SECTION;
  YdItem *section = yd_item_get_section (item);
  return kind != YD_ITEM_SECTION && kind != YD_ITEM_TASK
         && (!reference->in_brackets || is_bracketed (item))
         && (reference->section == 0
             || (section != NULL && yd_numbering_get_value (section) == reference->section));
}

/* The only one of @items, or the only one that is nearest to @from. */
static YdItem *
choose (GPtrArray *items, YdItem *from)
{
  YdItem *near[2] = { NULL, NULL };
  guint n[2] = { 0, 0 };
  if (items->len == 1)
    return items->pdata[0];
  for (guint i = 0; from != NULL && i < items->len; i++)
    {
      YdItem *item = items->pdata[i];
      gboolean fits[] = { yd_item_get_parent (item) == yd_item_get_parent (from),
                          yd_item_get_section (item) == yd_item_get_section (from) };
      for (guint k = 0; k < G_N_ELEMENTS (fits); k++)
        if (fits[k])
          {
            near[k] = item;
            n[k]++;
          }
    }
  return n[0] == 1 ? near[0] : n[0] == 0 && n[1] == 1 ? near[1] : NULL;
}

static YdItem *
find_beside (YdReferenceIndex *self, int step, YdItem *from)
{
  YdItem *last = NULL;
  gboolean behind = FALSE;
  for (guint i = 0; i < self->items->len; i++)
    {
      YdItem *item = self->items->pdata[i];
      if (item == from && step < 0)
        return last;
      if (yd_item_get_kind (item) == yd_item_get_kind (from) && behind)
        return item;
      behind = behind || item == from;
      if (yd_item_get_kind (item) == yd_item_get_kind (from))
        last = item;
    }
  return NULL;
}

/**
 * yd_reference_index_find:
 * @from: (nullable): the item whose words it stands in; %NULL outside of the items
 * @nowhere: (out) (optional): whether no item has that number
 *
 * Returns: (transfer none) (nullable): the item that is meant; %NULL where there is none, or several
 */
YdItem *
yd_reference_index_find (YdReferenceIndex *self, const YdReference *reference, YdItem *from,
                         gboolean *nowhere)
{
  g_autoptr (GPtrArray) points = g_ptr_array_new (), groups = g_ptr_array_new ();
  if (nowhere != NULL)
    *nowhere = FALSE;
  if (from != NULL && yd_item_get_kind (from) == YD_ITEM_TASK)
    from = yd_item_get_parent (from); /* its words are the point's */
  if (reference->beside != 0)
    {
      YdItem *beside = from != NULL ? find_beside (self, reference->beside, from) : NULL;
      if (nowhere != NULL)
        *nowhere = from != NULL && beside == NULL;
      return beside;
    }
  int number = reference->number != 0 ? reference->number : reference->section;
  GPtrArray *list = g_hash_table_lookup (self->by_number, GINT_TO_POINTER (number));
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (may_be_meant (reference, list->pdata[i]))
      g_ptr_array_add (yd_item_get_kind (list->pdata[i]) == YD_ITEM_GROUP ? groups : points,
                       list->pdata[i]);
  if (nowhere != NULL)
    *nowhere = points->len == 0 && groups->len == 0;
  return choose (points->len > 0 ? points : groups, from);
}

/* ---- notes ---- */

void
yd_reference_note_free (YdReferenceNote *note)
{
  if (note == NULL)
    return;
  g_free (note->words);
  g_free (note->title);
  g_free (note);
}

YdReferenceNote *
yd_reference_note_new (guint index, const char *words, YdId item, const char *title)
{
  YdReferenceNote *note = g_new0 (YdReferenceNote, 1);
  note->index = index;
  note->words = g_strdup (words);
  note->item = item;
  note->title = g_strdup (title != NULL ? title : "");
  return note;
}

/* The note of what @item is known by now. */
YdReferenceNote *
yd_reference_note_new_for (guint index, const char *words, YdItem *item)
{
  g_autofree char *title = yd_item_dup_opening (item);
  return yd_reference_note_new (index, words, yd_record_get_id (YD_RECORD (item)),
                                g_strdelimit (title, "\n", ' '));
}

char *
yd_reference_notes_dup_name (YdId paragraph)
{
  g_autofree char *id = yd_id_to_string (paragraph);
  return g_strconcat (YD_SETTING_REFERENCE, id, NULL);
}

/* The paragraph that a setting's name is about; none where it is about none. */
YdId
yd_reference_notes_parse_name (const char *name)
{
  YdId id = YD_ID_NONE;
  return name != NULL && g_str_has_prefix (name, YD_SETTING_REFERENCE)
             && yd_id_parse (name + strlen (YD_SETTING_REFERENCE), &id)
           ? id
           : YD_ID_NONE;
}

/* The same in every copy of the plan, so that two of them keep one row. */
YdId
yd_reference_notes_make_id (YdId paragraph)
{
  YdId id = (paragraph ^ G_GINT64_CONSTANT (0x5265666572656e63)) & G_MAXINT64;
  return id != YD_ID_NONE ? id : 1;
}

/**
 * yd_reference_notes_parse:
 * @value: (nullable): of the setting
 *
 * Returns: (transfer full) (element-type YdReferenceNote): what it says
 */
GPtrArray *
yd_reference_notes_parse (const char *value)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_reference_note_free);
  g_auto (GStrv) lines = g_strsplit (value != NULL ? value : "", "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], " ", 4);
      YdId item;
      if (g_strv_length (parts) == 4 && yd_id_parse (parts[2], &item))
        g_ptr_array_add (notes,
                         yd_reference_note_new ((guint)atoi (parts[0]), parts[1], item, parts[3]));
    }
  return notes;
}

/**
 * yd_reference_notes_read:
 *
 * Returns: (transfer full) (element-type YdReferenceNote): what the plan keeps of the references of that
 *   paragraph
 */
GPtrArray *
yd_reference_notes_read (YdPlan *plan, YdId paragraph)
{
  YdRecord *setting = yd_plan_find (plan, YD_TABLE_SETTING, yd_reference_notes_make_id (paragraph));
  const YdSettingRow *row = setting != NULL ? yd_record_get_row (setting) : NULL;
  return yd_reference_notes_parse (row != NULL ? row->value : NULL);
}

/**
 * yd_reference_notes_find:
 * @notes: (nullable):
 *
 * Returns: (transfer none) (nullable): the note of that reference, where it still has those words
 */
YdReferenceNote *
yd_reference_notes_find (GPtrArray *notes, guint index, const char *words)
{
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      YdReferenceNote *note = notes->pdata[i];
      if (note->index == index && g_strcmp0 (note->words, words) == 0)
        return note;
    }
  return NULL;
}

/**
 * yd_reference_notes_dup_text:
 *
 * Returns: (transfer full) (nullable): what the plan keeps; %NULL where there is no note
 */
char *
yd_reference_notes_dup_text (GPtrArray *notes)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < notes->len; i++)
    {
      const YdReferenceNote *note = notes->pdata[i];
      g_autofree char *id = yd_id_to_string (note->item);
      g_string_append_printf (text, "%s%u %s %s %s", i > 0 ? "\n" : "", note->index, note->words,
                              id, note->title);
    }
  return g_string_free (text, notes->len == 0);
}

/**
 * yd_reference_note_find_item:
 *
 * Returns: (transfer none) (nullable): the item that it stood for. What was cut and pasted is another row,
 *   and the only one of its title.
 */
YdItem *
yd_reference_note_find_item (const YdReferenceNote *note, YdPlan *plan)
{
  YdItem *item = yd_plan_find_item (plan, note->item), *same = NULL;
  if (item != NULL || *note->title == '\0')
    return item;
  for (item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    if (yd_item_get_kind (item) != YD_ITEM_TASK
        && g_strcmp0 (yd_item_get_title (item), note->title) == 0)
      {
        if (same != NULL)
          return NULL;
        same = item;
      }
  return same;
}
