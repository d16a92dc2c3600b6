/* Owns: what each kind of row is made of. One description serves copying, comparing, the store's
 * statements and the refresh, so a new column is one line here and one in the schema. */

#include "yd-rows.h"

#include <string.h>

#define MAX_FIELDS 32 /* of a table */
#define FIELD(Row, member, kind)                           \
  {                                                        \
#member, YD_FIELD_##kind, G_STRUCT_OFFSET(Row, member) \
  }
#define TABLE(label, Row, keys)                                                 \
  {                                                                             \
#label, sizeof(Row), keys, label##_fields, G_N_ELEMENTS(label##_fields), -1 \
  }
#define ORDERED_TABLE(label, Row, keys)                                      \
  {                                                                          \
#label, sizeof(Row), keys, label##_fields, G_N_ELEMENTS(label##_fields), \
      G_STRUCT_OFFSET(Row, order_key)                                        \
  }

static const YdField plan_fields[] = {
  FIELD (YdPlanRow, id, ID),
  FIELD (YdPlanRow, uid, TEXT),
  FIELD (YdPlanRow, title, TEXT),
  FIELD (YdPlanRow, year, INT),
  FIELD (YdPlanRow, period_from, DATE),
  FIELD (YdPlanRow, period_to, DATE),
  FIELD (YdPlanRow, kind, INT),
  FIELD (YdPlanRow, stage, INT),
  FIELD (YdPlanRow, issuer, TEXT),
  FIELD (YdPlanRow, default_lead, ID),
  FIELD (YdPlanRow, point_scope, INT),
  FIELD (YdPlanRow, number_mark, TEXT),
  FIELD (YdPlanRow, unit_print, INT),
  FIELD (YdPlanRow, unit_words, INT),
  FIELD (YdPlanRow, assigning, INT),
  FIELD (YdPlanRow, subtitle, TEXT),
  FIELD (YdPlanRow, groups_run_on, INT),
};

static const YdField item_fields[] = {
  FIELD (YdItemRow, id, ID),
  FIELD (YdItemRow, parent, ID),
  FIELD (YdItemRow, order_key, TEXT),
  FIELD (YdItemRow, kind, INT),
  FIELD (YdItemRow, form, INT),
  FIELD (YdItemRow, title, TEXT),
  FIELD (YdItemRow, run_in, INT),
  FIELD (YdItemRow, number_found, TEXT),
  FIELD (YdItemRow, unit_mark, TEXT),
  FIELD (YdItemRow, mark_own_line, INT),
  FIELD (YdItemRow, scope, TEXT),
  FIELD (YdItemRow, source, TEXT),
  FIELD (YdItemRow, tags, TEXT),
  FIELD (YdItemRow, supervised, INT),
  FIELD (YdItemRow, exempt, INT),
  FIELD (YdItemRow, status, INT),
  FIELD (YdItemRow, lineage_plan, TEXT),
  FIELD (YdItemRow, lineage_item, ID),
  FIELD (YdItemRow, span_start, INT),
  FIELD (YdItemRow, span_length, INT),
};

static const YdField paragraph_fields[] = {
  FIELD (YdParagraphRow, id, ID),     FIELD (YdParagraphRow, owner_kind, INT),
  FIELD (YdParagraphRow, owner, ID),  FIELD (YdParagraphRow, order_key, TEXT),
  FIELD (YdParagraphRow, text, TEXT), FIELD (YdParagraphRow, labelled, INT),
};

static const YdField unit_fields[] = {
  FIELD (YdUnitRow, id, ID),
  FIELD (YdUnitRow, name, TEXT),
  FIELD (YdUnitRow, short_name, TEXT),
  FIELD (YdUnitRow, kind, INT),
  FIELD (YdUnitRow, order_key, TEXT),
  FIELD (YdUnitRow, valid_from, DATE),
  FIELD (YdUnitRow, valid_until, DATE),
  FIELD (YdUnitRow, merged_into, ID),
  FIELD (YdUnitRow, registered, INT),
};

static const YdField unit_alias_fields[] = {
  FIELD (YdUnitAliasRow, id, ID),
  FIELD (YdUnitAliasRow, unit, ID),
  FIELD (YdUnitAliasRow, name, TEXT),
};

static const YdField unit_member_fields[] = {
  FIELD (YdUnitMemberRow, collective, ID),
  FIELD (YdUnitMemberRow, member, ID),
};

static const YdField assignment_fields[] = {
  FIELD (YdAssignmentRow, item, ID),     FIELD (YdAssignmentRow, unit, ID),
  FIELD (YdAssignmentRow, role, INT),    FIELD (YdAssignmentRow, order_key, TEXT),
  FIELD (YdAssignmentRow, office, TEXT),
};

static const YdField indicator_fields[] = {
  FIELD (YdIndicatorRow, id, ID),
  FIELD (YdIndicatorRow, item, ID),
  FIELD (YdIndicatorRow, order_key, TEXT),
  FIELD (YdIndicatorRow, name, TEXT),
  FIELD (YdIndicatorRow, definition, TEXT),
  FIELD (YdIndicatorRow, source, TEXT),
  FIELD (YdIndicatorRow, comparison, INT),
  FIELD (YdIndicatorRow, target, INT64),
  FIELD (YdIndicatorRow, target_high, INT64),
  FIELD (YdIndicatorRow, scale, INT),
  FIELD (YdIndicatorRow, measure, TEXT),
  FIELD (YdIndicatorRow, cumulative, INT),
  FIELD (YdIndicatorRow, points, INT),
  FIELD (YdIndicatorRow, words, TEXT),
  FIELD (YdIndicatorRow, due, DATE),
};

static const YdField indicator_target_fields[] = {
  FIELD (YdIndicatorTargetRow, id, ID),        FIELD (YdIndicatorTargetRow, indicator, ID),
  FIELD (YdIndicatorTargetRow, year, INT),     FIELD (YdIndicatorTargetRow, unit, ID),
  FIELD (YdIndicatorTargetRow, target, INT64), FIELD (YdIndicatorTargetRow, scale, INT),
  FIELD (YdIndicatorTargetRow, adds_up, INT),
};

static const YdField milestone_fields[] = {
  FIELD (YdMilestoneRow, id, ID),          FIELD (YdMilestoneRow, item, ID),
  FIELD (YdMilestoneRow, order_key, TEXT), FIELD (YdMilestoneRow, title, TEXT),
  FIELD (YdMilestoneRow, due, DATE),       FIELD (YdMilestoneRow, before, INT),
  FIELD (YdMilestoneRow, recurrence, INT), FIELD (YdMilestoneRow, long_term, INT),
  FIELD (YdMilestoneRow, words, TEXT),     FIELD (YdMilestoneRow, unit, ID),
  FIELD (YdMilestoneRow, weight, INT),     FIELD (YdMilestoneRow, done_on, DATE),
};

static const YdField suggestion_fields[] = {
  FIELD (YdSuggestionRow, id, ID),
  FIELD (YdSuggestionRow, item, ID),
  FIELD (YdSuggestionRow, kind, INT),
  FIELD (YdSuggestionRow, words, TEXT),
  FIELD (YdSuggestionRow, paragraph, ID),
  FIELD (YdSuggestionRow, span_start, INT),
  FIELD (YdSuggestionRow, span_length, INT),
  FIELD (YdSuggestionRow, state, INT),
  FIELD (YdSuggestionRow, result, ID),
  FIELD (YdSuggestionRow, name, TEXT),
  FIELD (YdSuggestionRow, due, DATE),
  FIELD (YdSuggestionRow, before, INT),
  FIELD (YdSuggestionRow, recurrence, INT),
  FIELD (YdSuggestionRow, long_term, INT),
  FIELD (YdSuggestionRow, comparison, INT),
  FIELD (YdSuggestionRow, target, INT64),
  FIELD (YdSuggestionRow, target_high, INT64),
  FIELD (YdSuggestionRow, scale, INT),
  FIELD (YdSuggestionRow, measure, TEXT),
  FIELD (YdSuggestionRow, role, INT),
};

static const YdField report_fields[] = {
  FIELD (YdReportRow, id, ID),
  FIELD (YdReportRow, item, ID),
  FIELD (YdReportRow, milestone, ID),
  FIELD (YdReportRow, indicator, ID),
  FIELD (YdReportRow, period, DATE),
  FIELD (YdReportRow, unit, ID),
  FIELD (YdReportRow, percent, INT),
  FIELD (YdReportRow, value, INT64),
  FIELD (YdReportRow, scale, INT),
  FIELD (YdReportRow, progress, TEXT),
  FIELD (YdReportRow, problems, TEXT),
  FIELD (YdReportRow, next, TEXT),
  FIELD (YdReportRow, reporter, TEXT),
  FIELD (YdReportRow, received_on, DATE),
  FIELD (YdReportRow, file_digest, TEXT),
  FIELD (YdReportRow, cell, TEXT),
  FIELD (YdReportRow, supersedes, ID),
  FIELD (YdReportRow, state, INT),
};

static const YdField notice_fields[] = {
  FIELD (YdNoticeRow, id, ID),
  FIELD (YdNoticeRow, form, INT),
  FIELD (YdNoticeRow, head, TEXT),
  FIELD (YdNoticeRow, number, TEXT),
  FIELD (YdNoticeRow, copy_number, TEXT),
  FIELD (YdNoticeRow, secrecy, TEXT),
  FIELD (YdNoticeRow, urgency, TEXT),
  FIELD (YdNoticeRow, signer, TEXT),
  FIELD (YdNoticeRow, title, TEXT),
  FIELD (YdNoticeRow, addressee, TEXT),
  FIELD (YdNoticeRow, signature, TEXT),
  FIELD (YdNoticeRow, date, DATE),
  FIELD (YdNoticeRow, note, TEXT),
  FIELD (YdNoticeRow, disclosure, TEXT),
  FIELD (YdNoticeRow, copy_to, TEXT),
  FIELD (YdNoticeRow, printed_by, TEXT),
  FIELD (YdNoticeRow, printed_on, DATE),
  FIELD (YdNoticeRow, copies, INT),
  FIELD (YdNoticeRow, joint, TEXT),
  FIELD (YdNoticeRow, as_annex, INT),
  FIELD (YdNoticeRow, issuer, TEXT),
  FIELD (YdNoticeRow, plan_signature, TEXT),
  FIELD (YdNoticeRow, plan_date, DATE),
  FIELD (YdNoticeRow, sealed, INT),
};

static const YdField annex_fields[] = {
  FIELD (YdAnnexRow, id, ID),          FIELD (YdAnnexRow, notice, ID),
  FIELD (YdAnnexRow, order_key, TEXT), FIELD (YdAnnexRow, label, TEXT),
  FIELD (YdAnnexRow, title, TEXT),     FIELD (YdAnnexRow, listed, INT),
};

static const YdField recipient_fields[] = {
  FIELD (YdRecipientRow, id, ID),          FIELD (YdRecipientRow, notice, ID),
  FIELD (YdRecipientRow, order_key, TEXT), FIELD (YdRecipientRow, unit, ID),
  FIELD (YdRecipientRow, name, TEXT),      FIELD (YdRecipientRow, role, INT),
  FIELD (YdRecipientRow, copies, INT),     FIELD (YdRecipientRow, channel, TEXT),
};

static const YdField unplaced_fields[] = {
  FIELD (YdUnplacedRow, id, ID),     FIELD (YdUnplacedRow, order_key, TEXT),
  FIELD (YdUnplacedRow, text, TEXT), FIELD (YdUnplacedRow, reason, TEXT),
  FIELD (YdUnplacedRow, before, ID),
};

static const YdField comment_fields[] = {
  FIELD (YdCommentRow, id, ID),       FIELD (YdCommentRow, item, ID),
  FIELD (YdCommentRow, reply_to, ID), FIELD (YdCommentRow, author, TEXT),
  FIELD (YdCommentRow, time, INT64),  FIELD (YdCommentRow, text, TEXT),
  FIELD (YdCommentRow, state, INT),   FIELD (YdCommentRow, reason, TEXT),
};

static const YdField suppression_fields[] = {
  FIELD (YdSuppressionRow, id, ID),
  FIELD (YdSuppressionRow, rule, TEXT),
  FIELD (YdSuppressionRow, item, ID),
  FIELD (YdSuppressionRow, reason, TEXT),
};

static const YdField setting_fields[] = {
  FIELD (YdSettingRow, id, ID),
  FIELD (YdSettingRow, name, TEXT),
  FIELD (YdSettingRow, value, TEXT),
};

static const YdTableInfo tables[YD_N_TABLES] = {
  [YD_TABLE_PLAN] = TABLE (plan, YdPlanRow, 1),
  [YD_TABLE_ITEM] = ORDERED_TABLE (item, YdItemRow, 1),
  [YD_TABLE_PARAGRAPH] = ORDERED_TABLE (paragraph, YdParagraphRow, 1),
  [YD_TABLE_UNIT] = ORDERED_TABLE (unit, YdUnitRow, 1),
  [YD_TABLE_UNIT_ALIAS] = TABLE (unit_alias, YdUnitAliasRow, 1),
  [YD_TABLE_UNIT_MEMBER] = TABLE (unit_member, YdUnitMemberRow, 2),
  [YD_TABLE_ASSIGNMENT] = ORDERED_TABLE (assignment, YdAssignmentRow, 2),
  [YD_TABLE_INDICATOR] = ORDERED_TABLE (indicator, YdIndicatorRow, 1),
  [YD_TABLE_INDICATOR_TARGET] = TABLE (indicator_target, YdIndicatorTargetRow, 1),
  [YD_TABLE_MILESTONE] = ORDERED_TABLE (milestone, YdMilestoneRow, 1),
  [YD_TABLE_SUGGESTION] = TABLE (suggestion, YdSuggestionRow, 1),
  [YD_TABLE_REPORT] = TABLE (report, YdReportRow, 1),
  [YD_TABLE_NOTICE] = TABLE (notice, YdNoticeRow, 1),
  [YD_TABLE_ANNEX] = ORDERED_TABLE (annex, YdAnnexRow, 1),
  [YD_TABLE_RECIPIENT] = ORDERED_TABLE (recipient, YdRecipientRow, 1),
  [YD_TABLE_UNPLACED] = ORDERED_TABLE (unplaced, YdUnplacedRow, 1),
  [YD_TABLE_COMMENT] = TABLE (comment, YdCommentRow, 1),
  [YD_TABLE_SUPPRESSION] = TABLE (suppression, YdSuppressionRow, 1),
  [YD_TABLE_SETTING] = TABLE (setting, YdSettingRow, 1),
};

const YdTableInfo *
yd_table_get_info (YdTable table)
{
  g_return_val_if_fail (table < YD_N_TABLES, NULL);
  return &tables[table];
}

gboolean
yd_table_find (const char *name, YdTable *table)
{
  for (int i = 0; i < YD_N_TABLES; i++)
    if (strcmp (tables[i].name, name) == 0)
      {
        *table = (YdTable)i;
        return TRUE;
      }
  return FALSE;
}

const YdField *
yd_table_find_field (YdTable table, const char *name)
{
  const YdTableInfo *info = yd_table_get_info (table);
  for (guint i = 0; i < info->n_fields; i++)
    if (strcmp (info->fields[i].name, name) == 0)
      return &info->fields[i];
  return NULL;
}

/**
 * yd_row_new:
 *
 * Returns: (transfer full): a row of @table in which everything is absent or zero
 */
gpointer
yd_row_new (YdTable table)
{
  return g_malloc0 (yd_table_get_info (table)->size);
}

gpointer
yd_row_copy (YdTable table, gconstpointer row)
{
  const YdTableInfo *info = yd_table_get_info (table);
  gpointer copy = g_memdup2 (row, info->size);
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == YD_FIELD_TEXT)
      {
        char **text = G_STRUCT_MEMBER_P (copy, info->fields[i].offset);
        *text = g_strdup (*text);
      }
  return copy;
}

/**
 * yd_row_pack:
 *
 * Returns: (transfer full): a copy in one piece of memory, its texts behind it, for rows of which there
 *   are many and that never change; to be freed with g_free()
 */
gpointer
yd_row_pack (YdTable table, gconstpointer row)
{
  const YdTableInfo *info = yd_table_get_info (table);
  gsize lengths[MAX_FIELDS], size = info->size;
  g_assert (info->n_fields <= MAX_FIELDS);
  for (guint i = 0; i < info->n_fields; i++)
    {
      const char *text = info->fields[i].type == YD_FIELD_TEXT
                           ? G_STRUCT_MEMBER (char *, row, info->fields[i].offset)
                           : NULL;
      lengths[i] = text != NULL ? strlen (text) + 1 : 0;
      size += lengths[i];
    }
  gpointer packed = g_malloc (size);
  char *end = (char *)packed + info->size;
  memcpy (packed, row, info->size);
  for (guint i = 0; i < info->n_fields; i++)
    {
      if (lengths[i] == 0)
        continue;
      char **text = G_STRUCT_MEMBER_P (packed, info->fields[i].offset);
      memcpy (end, *text, lengths[i]);
      *text = end;
      end += lengths[i];
    }
  return packed;
}

void
yd_row_clear (YdTable table, gpointer row)
{
  const YdTableInfo *info = yd_table_get_info (table);
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == YD_FIELD_TEXT)
      g_free (G_STRUCT_MEMBER (char *, row, info->fields[i].offset));
  memset (row, 0, info->size);
}

void
yd_row_free (YdTable table, gpointer row)
{
  if (row == NULL)
    return;
  yd_row_clear (table, row);
  g_free (row);
}

gboolean
yd_row_equal (YdTable table, gconstpointer a, gconstpointer b)
{
  const YdTableInfo *info = yd_table_get_info (table);
  for (guint i = 0; i < info->n_fields; i++)
    {
      gsize at = info->fields[i].offset;
      gboolean same = FALSE;
      switch (info->fields[i].type)
        {
        case YD_FIELD_ID:
        case YD_FIELD_INT64:
          same = G_STRUCT_MEMBER (gint64, a, at) == G_STRUCT_MEMBER (gint64, b, at);
          break;
        case YD_FIELD_INT:
          same = G_STRUCT_MEMBER (int, a, at) == G_STRUCT_MEMBER (int, b, at);
          break;
        case YD_FIELD_TEXT:
          same = g_strcmp0 (G_STRUCT_MEMBER (char *, a, at), G_STRUCT_MEMBER (char *, b, at)) == 0;
          break;
        case YD_FIELD_DATE:
          same = yd_date_equal (G_STRUCT_MEMBER (YdDate, a, at), G_STRUCT_MEMBER (YdDate, b, at));
          break;
        }
      if (!same)
        return FALSE;
    }
  return TRUE;
}

/**
 * yd_row_set_text:
 * @field: a text of a row
 * @text: (nullable): what it shall be; copied
 */
void
yd_row_set_text (char **field, const char *text)
{
  char *copy = g_strdup (text);
  g_free (*field);
  *field = copy;
}

typedef struct
{
  YdTable table;
  gpointer row;
} Entry;

struct _YdRowList
{
  GArray *entries; /* Entry; the rows are owned */
};

YdRowList *
yd_row_list_new (void)
{
  YdRowList *list = g_new0 (YdRowList, 1);
  list->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  return list;
}

void
yd_row_list_free (YdRowList *list)
{
  if (list == NULL)
    return;
  for (guint i = 0; i < list->entries->len; i++)
    {
      Entry *entry = &g_array_index (list->entries, Entry, i);
      yd_row_free (entry->table, entry->row);
    }
  g_array_unref (list->entries);
  g_free (list);
}

/**
 * yd_row_list_add:
 *
 * Returns: (transfer none): a new empty row at the end of @list, to be filled in. Where its key is
 *   one id, that is made already.
 */
gpointer
yd_row_list_add (YdRowList *list, YdTable table)
{
  Entry entry = { table, yd_row_new (table) };
  if (yd_table_get_info (table)->n_keys == 1)
    *(YdId *)entry.row = yd_id_new ();
  g_array_append_val (list->entries, entry);
  return entry.row;
}

guint
yd_row_list_get_length (const YdRowList *list)
{
  return list->entries->len;
}

/**
 * yd_row_list_get:
 * @table: (out) (optional): which table the row is of
 *
 * Returns: (transfer none): the row at @index
 */
gpointer
yd_row_list_get (const YdRowList *list, guint index, YdTable *table)
{
  g_return_val_if_fail (index < list->entries->len, NULL);
  Entry *entry = &g_array_index (list->entries, Entry, index);
  if (table != NULL)
    *table = entry->table;
  return entry->row;
}
