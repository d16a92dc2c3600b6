/* Owns: what is copied of items: rows, words, and the bytes that hold rows on a clipboard. Refuses: to
 * believe bytes: what they hold is rows of known tables and fields, or nothing. */

#include "yd-item-copy.h"

#include "yd-error.h"
#include "yd-reference.h"

#include <glib/gi18n-lib.h>

/* ---- rows ---- */

typedef struct
{
  YdRowList *rows;
  GHashTable *units; /* YdUnit that are there already */
  gboolean cut;
  YdReferenceIndex *numbers; /* (nullable): once a text speaks of one */
} Copy;

static gpointer
add_copy (Copy *copy, gpointer record)
{
  const YdTable table = yd_record_get_table (record);
  const YdTableInfo *info = yd_table_get_info (table);
  gpointer row = yd_row_list_add (copy->rows, table);
  gpointer source = yd_row_copy (table, yd_record_get_row (record));
  memcpy (row, source, info->size); /* its texts are the row's now */
  g_free (source);
  return row;
}

static void
add_list (Copy *copy, YdRecordList *list)
{
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    add_copy (copy, yd_record_list_get (list, i));
}

static void
add_unit (Copy *copy, YdUnit *unit)
{
  if (unit != NULL && g_hash_table_add (copy->units, unit))
    add_copy (copy, unit);
}

static void
add_comments (Copy *copy, YdItem *item)
{
  YdRecordList *comments = yd_plan_list_comments (yd_record_get_plan (YD_RECORD (item)));
  for (guint i = 0; i < yd_record_list_get_length (comments); i++)
    {
      YdComment *comment = yd_record_list_get (comments, i);
      if (yd_comment_get_row (comment)->item == yd_record_get_id (YD_RECORD (item)))
        add_copy (copy, comment);
    }
}

static void
add_indicators (Copy *copy, YdRecordList *indicators)
{
  for (guint i = 0; i < yd_record_list_get_length (indicators); i++)
    {
      YdIndicator *indicator = yd_record_list_get (indicators, i);
      g_autoptr (GPtrArray) targets = yd_indicator_dup_targets (indicator);
      add_copy (copy, indicator);
      for (guint k = 0; k < targets->len; k++)
        {
          add_unit (copy, yd_indicator_target_get_unit (targets->pdata[k]));
          add_copy (copy, targets->pdata[k]);
        }
    }
}

/* What the numbers in a text stand for here; where it is put, they may be another's. */
static void
add_references (Copy *copy, YdItem *item, const YdParagraphRow *row)
{
  YdPlan *plan = yd_record_get_plan (YD_RECORD (item));
  g_autoptr (GArray) references = yd_references_read (row->text);
  if (references == NULL)
    return;
  if (copy->numbers == NULL)
    copy->numbers = yd_reference_index_new (plan);
  g_autoptr (GPtrArray) notes = yd_reference_notes_read (plan, row->id);
  g_autoptr (GPtrArray) kept
    = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_reference_note_free);
  for (guint i = 0; i < references->len; i++)
    {
      const YdReference *reference = &g_array_index (references, YdReference, i);
      g_autofree char *words = yd_reference_dup_words (reference, row->text);
      const YdReferenceNote *note = yd_reference_notes_find (notes, i, words);
      YdItem *meant = note != NULL ? yd_reference_note_find_item (note, plan)
                                   : yd_reference_index_find (copy->numbers, reference, item, NULL);
      if (meant != NULL)
        g_ptr_array_add (kept, yd_reference_note_new_for (i, words, meant));
      else if (note != NULL)
        g_ptr_array_add (kept, yd_reference_note_new (i, words, note->item, note->title));
    }
  if (kept->len == 0)
    return;
  YdSettingRow *setting = yd_row_list_add (copy->rows, YD_TABLE_SETTING);
  setting->id = yd_reference_notes_make_id (row->id);
  setting->name = yd_reference_notes_dup_name (row->id);
  setting->value = yd_reference_notes_dup_text (kept);
}

static void
add_item (Copy *copy, YdItem *item)
{
  YdItemRow *row = add_copy (copy, item);
  YdPlan *plan = yd_record_get_plan (YD_RECORD (item));
  YdRecordList *assignments = yd_item_list_assignments (item);
  YdRecordList *milestones = yd_item_list_milestones (item);
  YdRecordList *children = yd_item_list_children (item);
  for (guint i = 0; i < yd_record_list_get_length (assignments); i++)
    add_unit (copy, yd_assignment_get_unit (yd_record_list_get (assignments, i)));
  for (guint i = 0; i < yd_record_list_get_length (milestones); i++)
    add_unit (copy, yd_plan_find_unit (
                      plan, yd_milestone_get_row (yd_record_list_get (milestones, i))->unit));
  YdRecordList *paragraphs = yd_item_list_paragraphs (item);
  add_list (copy, paragraphs);
  for (guint i = 0; i < yd_record_list_get_length (paragraphs); i++)
    add_references (copy, item, yd_paragraph_get_row (yd_record_list_get (paragraphs, i)));
  add_list (copy, assignments);
  add_indicators (copy, yd_item_list_indicators (item));
  add_list (copy, milestones);
  add_list (copy, yd_item_list_suggestions (item));
  if (copy->cut)
    {
      add_list (copy, yd_item_list_reports (item));
      add_comments (copy, item);
    }
  else
    {
      yd_row_set_text (&row->lineage_plan, NULL);
      row->lineage_item = YD_ID_NONE;
    }
  for (guint i = 0; i < yd_record_list_get_length (children); i++)
    add_item (copy, yd_record_list_get (children, i));
}

/**
 * yd_items_dup_rows:
 * @items: (element-type YdItem)
 *
 * Returns: (transfer full): the items, what stands below them and hangs on them, and their units
 */
YdRowList *
yd_items_dup_rows (GPtrArray *items, gboolean cut)
{
  Copy copy = { yd_row_list_new (), g_hash_table_new (NULL, NULL), cut, NULL };
  for (guint i = 0; i < items->len; i++)
    add_item (&copy, items->pdata[i]);
  g_hash_table_unref (copy.units);
  yd_reference_index_free (copy.numbers);
  return copy.rows;
}

/* ---- words ---- */

/* The paragraphs of an item as they are printed: number and title, run in or on a line of their own. */
static void
add_lines (GPtrArray *lines, GArray *kinds, YdItem *item)
{
  g_autoptr (GString) line = g_string_new (yd_item_get_number (item));
  YdRecordList *paragraphs = yd_item_list_paragraphs (item);
  const char *title = yd_item_get_title (item);
  YdItemKind kind = yd_item_get_kind (item);
  guint n = yd_record_list_get_length (paragraphs), next = 0;
  YdPlan *plan = yd_record_get_plan (YD_RECORD (item));
  g_autofree char *mark = plan != NULL && yd_plan_get_row (plan)->unit_print == YD_PRINT_AFTER_POINT
                            ? yd_item_dup_unit_mark (item)
                            : NULL;
  g_string_append (line, title);
  if (n > 0 && (yd_item_get_run_in (item) || title[0] == '\0'))
    g_string_append_printf (line, "%s%s", title[0] != '\0' ? "。" : "",
                            yd_paragraph_get_text (yd_record_list_get (paragraphs, next++)));
  g_ptr_array_add (lines, g_strdup (line->str));
  g_array_append_val (kinds, kind);
  kind = YD_ITEM_TASK; /* what follows is text */
  for (; next < n; next++)
    {
      g_ptr_array_add (lines,
                       g_strdup (yd_paragraph_get_text (yd_record_list_get (paragraphs, next))));
      g_array_append_val (kinds, kind);
    }
  if (mark != NULL)
    {
      char **last = (char **)&lines->pdata[lines->len - 1];
      g_autofree char *words = *last;
      *last = g_strconcat (words, mark, NULL);
    }
  for (guint i = 0; i < yd_record_list_get_length (yd_item_list_children (item)); i++)
    add_lines (lines, kinds, yd_record_list_get (yd_item_list_children (item), i));
}

static GPtrArray *
collect_lines (GPtrArray *items, GArray *kinds)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < items->len; i++)
    add_lines (lines, kinds, items->pdata[i]);
  return lines;
}

/**
 * yd_items_dup_text:
 *
 * Returns: (transfer full): numbered text, a paragraph a line, as an importer reads it
 */
char *
yd_items_dup_text (GPtrArray *items)
{
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (YdItemKind));
  g_autoptr (GPtrArray) lines = collect_lines (items, kinds);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (char *)lines->pdata[i]);
  return g_string_free (text, FALSE);
}

/**
 * yd_items_dup_html:
 *
 * Returns: (transfer full): the same for a word processor: sections and groups are headings
 */
char *
yd_items_dup_html (GPtrArray *items)
{
  static const char *const tags[] = { "h2", "h3", "p", "p" };
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (YdItemKind));
  g_autoptr (GPtrArray) lines = collect_lines (items, kinds);
  GString *html = g_string_new ("<meta charset=\"utf-8\">");
  for (guint i = 0; i < lines->len; i++)
    {
      const char *tag = tags[CLAMP ((int)g_array_index (kinds, YdItemKind, i), 0, 3)];
      g_autofree char *words = g_markup_escape_text (lines->pdata[i], -1);
      g_string_append_printf (html, "<%s>%s</%s>\n", tag, words, tag);
    }
  return g_string_free (html, FALSE);
}

/* ---- bytes ---- */

/* A version and rows: the table, and its fields that are not empty. */
#define ROWS_TYPE "(ua(sa{sv}))"
#define ROWS_VERSION 1

static GVariant *
field_to_variant (const YdField *field, gconstpointer row)
{
  gconstpointer at = G_STRUCT_MEMBER_P (row, field->offset);
  switch (field->type)
    {
    case YD_FIELD_ID:
    case YD_FIELD_INT64:
      return *(const gint64 *)at != 0 ? g_variant_new_int64 (*(const gint64 *)at) : NULL;
    case YD_FIELD_INT:
      return *(const int *)at != 0 ? g_variant_new_int32 (*(const int *)at) : NULL;
    case YD_FIELD_TEXT:
      return *(char *const *)at != NULL ? g_variant_new_string (*(char *const *)at) : NULL;
    case YD_FIELD_DATE:
      break;
    }
  const YdDate *date = at;
  return yd_date_is_set (*date) ? g_variant_new_take_string (yd_date_to_iso (*date)) : NULL;
}

GBytes *
yd_row_list_to_bytes (const YdRowList *rows)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sa{sv})"));
  for (guint i = 0; i < yd_row_list_get_length (rows); i++)
    {
      YdTable table;
      gconstpointer row = yd_row_list_get (rows, i, &table);
      const YdTableInfo *info = yd_table_get_info (table);
      g_variant_builder_open (&builder, G_VARIANT_TYPE ("(sa{sv})"));
      g_variant_builder_add (&builder, "s", info->name);
      g_variant_builder_open (&builder, G_VARIANT_TYPE ("a{sv}"));
      for (guint f = 0; f < info->n_fields; f++)
        {
          GVariant *value = field_to_variant (&info->fields[f], row);
          if (value != NULL)
            g_variant_builder_add (&builder, "{sv}", info->fields[f].name, value);
        }
      g_variant_builder_close (&builder);
      g_variant_builder_close (&builder);
    }
  g_autoptr (GVariant) whole
    = g_variant_ref_sink (g_variant_new (ROWS_TYPE, (guint32)ROWS_VERSION, &builder));
  return g_variant_get_data_as_bytes (whole);
}

static void
field_from_variant (const YdField *field, gpointer row, GVariant *value)
{
  gpointer at = G_STRUCT_MEMBER_P (row, field->offset);
  const GVariantType *type = g_variant_get_type (value);
  if (field->type == YD_FIELD_INT && g_variant_type_equal (type, G_VARIANT_TYPE_INT32))
    *(int *)at = g_variant_get_int32 (value);
  else if ((field->type == YD_FIELD_ID || field->type == YD_FIELD_INT64)
           && g_variant_type_equal (type, G_VARIANT_TYPE_INT64))
    *(gint64 *)at = g_variant_get_int64 (value);
  else if (field->type == YD_FIELD_TEXT && g_variant_type_equal (type, G_VARIANT_TYPE_STRING))
    yd_row_set_text (at, g_variant_get_string (value, NULL));
  else if (field->type == YD_FIELD_DATE && g_variant_type_equal (type, G_VARIANT_TYPE_STRING)
           && !yd_date_parse_iso (g_variant_get_string (value, NULL), at))
    *(YdDate *)at = (YdDate){ 0 };
}

/**
 * yd_row_list_from_bytes:
 *
 * Returns: (transfer full) (nullable): the rows; %NULL with %YD_ERROR_INVALID where they cannot be read
 */
YdRowList *
yd_row_list_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (GVariant) whole
    = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (ROWS_TYPE), bytes, FALSE));
  guint32 version = 0;
  g_autoptr (GVariant) list = NULL;
  if (g_variant_is_normal_form (whole))
    g_variant_get (whole, "(u@a(sa{sv}))", &version, &list);
  if (version != ROWS_VERSION)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID,
                   _ ("the clipboard holds items that this version cannot read; copy them again"));
      return NULL;
    }
  YdRowList *rows = yd_row_list_new ();
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      const char *name, *key;
      YdTable table;
      GVariant *value;
      g_autoptr (GVariantIter) fields = NULL;
      g_variant_get_child (list, i, "(&sa{sv})", &name, &fields);
      if (!yd_table_find (name, &table))
        continue;
      gpointer row = yd_row_list_add (rows, table);
      while (g_variant_iter_next (fields, "{&sv}", &key, &value))
        {
          const YdField *field = yd_table_find_field (table, key);
          if (field != NULL)
            field_from_variant (field, row, value);
          g_variant_unref (value);
        }
    }
  return rows;
}
