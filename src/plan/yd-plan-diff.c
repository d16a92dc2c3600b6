/* Owns: what differs between two plans, item by item. An item is the same where its id is (two versions
 * of one plan), or where one was carried over from the other (next year's plan). Refuses: to guess that
 * two items of like words are the same. */

#include "yd-plan-diff.h"

#include "yd-comments.h"

#include <string.h>

typedef struct
{
  YdPlan *a, *b;          /* borrowed */
  GHashTable *partner;    /* YdItem of b → YdItem of a */
  GHashTable *in_b;       /* YdItem of a → YdItem of b */
  GHashTable *comments;   /* YdItem of either → its comments as a GString */
  GPtrArray *differences; /* YdDifference, owned by the caller */
} Diff;

void
yd_difference_free (YdDifference *difference)
{
  if (difference == NULL)
    return;
  g_free (difference->label);
  g_free (difference->before);
  g_free (difference->after);
  g_free (difference);
}

static char *
label_of (YdItem *item)
{
  g_autofree char *opening = item != NULL ? yd_item_dup_opening (item) : NULL;
  return item != NULL ? g_strconcat (yd_item_get_number (item), opening, NULL) : g_strdup ("");
}

static YdId
id_of (YdItem *item)
{
  return item != NULL ? yd_item_get_row (item)->id : YD_ID_NONE;
}

static YdDifference *
add (Diff *diff, YdDifferenceKind kind, YdTable table, YdId a, YdId b, YdItem *item)
{
  YdDifference *difference = g_new0 (YdDifference, 1);
  difference->kind = kind;
  difference->table = table;
  difference->a = a;
  difference->b = b;
  difference->label = label_of (item);
  g_ptr_array_add (diff->differences, difference);
  return difference;
}

/* Takes both texts; tells where they differ. */
static void
compare_texts (Diff *diff, YdTable table, YdId a, YdId b, YdItem *item, const char *field,
               char *before, char *after)
{
  if (g_strcmp0 (before != NULL ? before : "", after != NULL ? after : "") == 0)
    {
      g_free (before);
      g_free (after);
      return;
    }
  YdDifference *difference = add (diff, YD_DIFFERENCE_CHANGED, table, a, b, item);
  difference->field = field;
  difference->before = before != NULL ? before : g_strdup ("");
  difference->after = after != NULL ? after : g_strdup ("");
}

/* ---- fields of a row ---- */

static char *
field_text (const YdField *field, gconstpointer row)
{
  switch (field->type)
    {
    case YD_FIELD_TEXT:
      return g_strdup (G_STRUCT_MEMBER (char *, row, field->offset));
    case YD_FIELD_INT:
      {
        int value = G_STRUCT_MEMBER (int, row, field->offset);
        return value != 0 ? g_strdup_printf ("%d", value) : NULL;
      }
    case YD_FIELD_DATE:
      return yd_date_to_chinese (G_STRUCT_MEMBER (YdDate, row, field->offset));
    case YD_FIELD_ID:
    case YD_FIELD_INT64:
      break;
    }
  return NULL;
}

/* Fields that say which row it is and where it hangs, not what it says. */
static gboolean
is_structure (const YdField *field)
{
  static const char *const names[]
    = { "uid",         "order_key", "number_found",  "lineage_plan", "span_start",
        "span_length", "unit_mark", "mark_own_line", "assigning",    NULL };
  return field->type == YD_FIELD_ID || field->type == YD_FIELD_INT64
         || g_strv_contains (names, field->name);
}

static void
compare_rows (Diff *diff, YdTable table, gconstpointer a, gconstpointer b, YdItem *item)
{
  const YdTableInfo *info = yd_table_get_info (table);
  for (guint i = 0; i < info->n_fields; i++)
    if (!is_structure (&info->fields[i]))
      compare_texts (diff, table, *(const YdId *)a, *(const YdId *)b, item, info->fields[i].name,
                     field_text (&info->fields[i], a), field_text (&info->fields[i], b));
}

/* ---- lists as text ---- */

static char *
paragraphs_text (YdRecordList *paragraphs)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < yd_record_list_get_length (paragraphs); i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, yd_paragraph_get_text (yd_record_list_get (paragraphs, i)));
    }
  return g_string_free (text, FALSE);
}

static char *
milestones_text (YdItem *item)
{
  GString *text = g_string_new (NULL);
  YdRecordList *list = yd_item_list_milestones (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdMilestone *milestone = yd_record_list_get (list, i);
      const YdMilestoneRow *row = yd_milestone_get_row (milestone);
      g_autofree char *due = yd_milestone_dup_due_text (milestone);
      g_autofree char *done = yd_date_to_chinese (row->done_on);
      const char *title = row->title != NULL ? row->title : "";
      g_string_append_printf (text, "%s%s%s%s%s%s", i > 0 ? "\n" : "", due,
                              *title != '\0' ? " " : "", title, done != NULL ? "，" : "",
                              done != NULL ? done : "");
      g_string_append (text, done != NULL ? "办结" : "");
    }
  return g_string_free (text, FALSE);
}

static char *
indicators_text (YdItem *item)
{
  GString *text = g_string_new (NULL);
  YdRecordList *list = yd_item_list_indicators (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdIndicator *indicator = yd_record_list_get (list, i);
      const YdIndicatorRow *row = yd_indicator_get_row (indicator);
      const char *name = row->name != NULL ? row->name : "";
      g_autofree char *target = yd_indicator_dup_target_text (indicator);
      g_autofree char *parts = yd_indicator_dup_breakdown (indicator);
      g_string_append_printf (text, "%s%s%s%s%s%s", i > 0 ? "\n" : "", name,
                              *name != '\0' ? " " : "", target, *parts != '\0' ? "；" : "", parts);
    }
  return g_string_free (text, FALSE);
}

static void
string_free (gpointer string)
{
  g_string_free (string, TRUE);
}

/* 甲：时限太紧（不采纳：已与基层商定） */
static void
append_comment (GString *text, const YdCommentRow *row)
{
  static const char *const answers[] = { NULL, "采纳", "不采纳" };
  const char *answer
    = row->state > 0 && row->state < (int)G_N_ELEMENTS (answers) ? answers[row->state] : NULL;
  gboolean why = row->reason != NULL && *row->reason != '\0';
  g_string_append_printf (text, "%s%s：%s", text->len > 0 ? "\n" : "",
                          row->author != NULL ? row->author : "",
                          row->text != NULL ? row->text : "");
  if (answer != NULL)
    g_string_append_printf (text, "（%s%s%s）", answer, why ? "：" : "", why ? row->reason : "");
}

static void
collect_comments (Diff *diff, YdPlan *plan)
{
  g_autoptr (GPtrArray) comments = yd_comments_dup_of (plan, YD_ID_NONE);
  for (guint i = 0; i < comments->len; i++)
    {
      const YdCommentRow *row = yd_comment_get_row (comments->pdata[i]);
      YdItem *item = yd_plan_find_item (plan, row->item);
      GString *text = item != NULL ? g_hash_table_lookup (diff->comments, item) : NULL;
      if (item != NULL && text == NULL)
        {
          text = g_string_new (NULL);
          g_hash_table_insert (diff->comments, item, text);
        }
      if (text != NULL)
        append_comment (text, row);
    }
}

static char *
comments_text (Diff *diff, YdItem *item)
{
  const GString *text = g_hash_table_lookup (diff->comments, item);
  return text != NULL ? g_strdup (text->str) : NULL;
}

/* What is switched off for @item or, where that is none, for the whole plan, and why: 市里统一要求（burden） */
static char *
switched_off_text (YdPlan *plan, YdId item)
{
  YdRecordList *list = yd_plan_list_suppressions (plan);
  GString *text = NULL;
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdSuppressionRow *row = yd_suppression_get_row (yd_record_list_get (list, i));
      int length
        = row->rule != NULL ? (int)strcspn (row->rule, "#") : 0; /* without one finding's key */
      if (row->item != item)
        continue;
      text = text != NULL ? g_string_append_c (text, '\n') : g_string_new (NULL);
      g_string_append_printf (text, "%s（%.*s）", row->reason != NULL ? row->reason : "", length,
                              row->rule != NULL ? row->rule : "");
    }
  return text != NULL ? g_string_free (text, FALSE) : NULL;
}

static void
compare_switched_off (Diff *diff, YdTable table, YdId id, YdItem *item)
{
  YdId of = item != NULL ? id : YD_ID_NONE;
  compare_texts (diff, table, id, id, item, "switched_off", switched_off_text (diff->a, of),
                 switched_off_text (diff->b, of));
}

static void
compare_items (Diff *diff, YdItem *a, YdItem *b)
{
  YdId x = id_of (a), y = id_of (b);
  compare_rows (diff, YD_TABLE_ITEM, yd_item_get_row (a), yd_item_get_row (b), b);
  compare_texts (diff, YD_TABLE_ITEM, x, y, b, "body", yd_item_dup_body (a), yd_item_dup_body (b));
  compare_texts (diff, YD_TABLE_ITEM, x, y, b, "lead",
                 yd_item_dup_units_text (a, YD_ROLE_LEAD, "、"),
                 yd_item_dup_units_text (b, YD_ROLE_LEAD, "、"));
  compare_texts (diff, YD_TABLE_ITEM, x, y, b, "support",
                 yd_item_dup_units_text (a, YD_ROLE_SUPPORT, "、"),
                 yd_item_dup_units_text (b, YD_ROLE_SUPPORT, "、"));
  compare_texts (diff, YD_TABLE_ITEM, x, y, b, "milestones", milestones_text (a),
                 milestones_text (b));
  compare_texts (diff, YD_TABLE_ITEM, x, y, b, "indicators", indicators_text (a),
                 indicators_text (b));
  if (x != y)
    return; /* what is carried over into next year's plan leaves the rest behind */
  compare_texts (diff, YD_TABLE_ITEM, x, y, b, "comments", comments_text (diff, a),
                 comments_text (diff, b));
  compare_switched_off (diff, YD_TABLE_ITEM, x, b);
}

/* ---- which item is which ---- */

static void
pair_up (Diff *diff, YdItem *a, YdItem *b)
{
  if (a == NULL || b == NULL || g_hash_table_contains (diff->in_b, a)
      || g_hash_table_contains (diff->partner, b))
    return;
  g_hash_table_insert (diff->partner, b, a);
  g_hash_table_insert (diff->in_b, a, b);
}

static gboolean
comes_from (const YdItemRow *row, YdPlan *plan)
{
  const char *uid = yd_plan_get_row (plan)->uid;
  return row->lineage_plan != NULL && uid != NULL && strcmp (row->lineage_plan, uid) == 0;
}

static void
find_partners (Diff *diff)
{
  YdItem *item;
  for (item = yd_plan_get_first_item (diff->b); item != NULL; item = yd_item_get_next (item))
    pair_up (diff, yd_plan_find_item (diff->a, id_of (item)), item);
  for (item = yd_plan_get_first_item (diff->b); item != NULL; item = yd_item_get_next (item))
    if (comes_from (yd_item_get_row (item), diff->a))
      pair_up (diff, yd_plan_find_item (diff->a, yd_item_get_row (item)->lineage_item), item);
  for (item = yd_plan_get_first_item (diff->a); item != NULL; item = yd_item_get_next (item))
    if (comes_from (yd_item_get_row (item), diff->b))
      pair_up (diff, item, yd_plan_find_item (diff->b, yd_item_get_row (item)->lineage_item));
}

/* ---- moves ---- */

static YdItem *
partner_of (Diff *diff, YdItem *b)
{
  return g_hash_table_lookup (diff->partner, b);
}

/* Does @b stand below what its partner stood below? */
static gboolean
has_same_parent (Diff *diff, YdItem *b)
{
  YdItem *a_parent = yd_item_get_parent (partner_of (diff, b)), *b_parent = yd_item_get_parent (b);
  if (a_parent == NULL || b_parent == NULL)
    return a_parent == b_parent;
  return partner_of (diff, b_parent) == a_parent;
}

static guint
index_of (YdItem *item, YdPlan *plan)
{
  YdItem *parent = yd_item_get_parent (item);
  YdRecordList *siblings
    = parent != NULL ? yd_item_list_children (parent) : yd_plan_list_items (plan);
  guint index = 0;
  yd_record_list_find (siblings, YD_RECORD (item), &index);
  return index;
}

/* Adds to @still those of @siblings (of the second plan) that kept their order: a longest rising row of
 * old places. All others among them were moved, and that is the fewest moves there can be. */
static void
find_still (Diff *diff, YdRecordList *siblings, GHashTable *still)
{
  guint n = yd_record_list_get_length (siblings), length = 0;
  g_autofree guint *old = g_new0 (guint, n + 1);   /* place in the first plan */
  g_autofree guint *tails = g_new0 (guint, n + 1); /* last of the best row of each length */
  g_autofree int *before = g_new0 (int, n + 1);
  for (guint i = 0; i < n; i++)
    {
      YdItem *item = yd_record_list_get (siblings, i);
      before[i] = -2; /* not of those that are compared */
      if (partner_of (diff, item) == NULL || !has_same_parent (diff, item))
        continue;
      old[i] = index_of (partner_of (diff, item), diff->a);
      guint low = 0, high = length;
      while (low < high)
        {
          guint middle = (low + high) / 2;
          if (old[tails[middle]] < old[i])
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? (int)tails[low - 1] : -1;
      tails[low] = i;
      length = MAX (length, low + 1);
    }
  for (int i = length > 0 ? (int)tails[length - 1] : -1; i >= 0; i = before[i])
    g_hash_table_add (still, yd_record_list_get (siblings, (guint)i));
}

static GHashTable *
find_all_still (Diff *diff)
{
  GHashTable *still = g_hash_table_new (NULL, NULL);
  find_still (diff, yd_plan_list_items (diff->b), still);
  for (YdItem *item = yd_plan_get_first_item (diff->b); item != NULL;
       item = yd_item_get_next (item))
    find_still (diff, yd_item_list_children (item), still);
  return still;
}

static void
tell_items (Diff *diff)
{
  g_autoptr (GHashTable) still = find_all_still (diff);
  YdItem *item;
  for (item = yd_plan_get_first_item (diff->b); item != NULL; item = yd_item_get_next (item))
    {
      YdItem *old = partner_of (diff, item);
      if (old == NULL)
        {
          add (diff, YD_DIFFERENCE_ADDED, YD_TABLE_ITEM, YD_ID_NONE, id_of (item), item);
          continue;
        }
      if (!g_hash_table_contains (still, item))
        {
          YdDifference *moved
            = add (diff, YD_DIFFERENCE_MOVED, YD_TABLE_ITEM, id_of (old), id_of (item), item);
          moved->before = label_of (yd_item_get_parent (old));
          moved->after = label_of (yd_item_get_parent (item));
        }
      compare_items (diff, old, item);
    }
  for (item = yd_plan_get_first_item (diff->a); item != NULL; item = yd_item_get_next (item))
    if (!g_hash_table_contains (diff->in_b, item))
      add (diff, YD_DIFFERENCE_REMOVED, YD_TABLE_ITEM, id_of (item), YD_ID_NONE, item);
}

/**
 * yd_plan_diff:
 * @a: the earlier plan
 * @b: the later one
 *
 * Returns: (transfer full): #YdDifference: of the plan and its notice, then of the items in the order of
 *   @b, then what is only in @a
 */
GPtrArray *
yd_plan_diff (YdPlan *a, YdPlan *b)
{
  g_autoptr (GHashTable) partner = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) in_b = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) comments = g_hash_table_new_full (NULL, NULL, NULL, string_free);
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_difference_free);
  Diff diff = { a, b, partner, in_b, comments, differences };
  YdId x = yd_plan_get_id (a), y = yd_plan_get_id (b);

  compare_rows (&diff, YD_TABLE_PLAN, yd_plan_get_row (a), yd_plan_get_row (b), NULL);
  YdNotice *old = yd_plan_get_notice (a), *now = yd_plan_get_notice (b);
  if (old != NULL && now != NULL)
    {
      compare_rows (&diff, YD_TABLE_NOTICE, yd_notice_get_row (old), yd_notice_get_row (now), NULL);
      compare_texts (&diff, YD_TABLE_NOTICE, yd_notice_get_row (old)->id,
                     yd_notice_get_row (now)->id, NULL, "body",
                     paragraphs_text (yd_notice_list_body (old)),
                     paragraphs_text (yd_notice_list_body (now)));
    }
  compare_texts (&diff, YD_TABLE_PLAN, x, y, NULL, "preamble",
                 paragraphs_text (yd_plan_list_preamble (a)),
                 paragraphs_text (yd_plan_list_preamble (b)));
  collect_comments (&diff, a);
  collect_comments (&diff, b);
  find_partners (&diff);
  tell_items (&diff);
  compare_texts (&diff, YD_TABLE_PLAN, x, y, NULL, "closing",
                 paragraphs_text (yd_plan_list_closing (a)),
                 paragraphs_text (yd_plan_list_closing (b)));
  if (x == y)
    compare_switched_off (&diff, YD_TABLE_PLAN, x, NULL);
  return differences;
}
