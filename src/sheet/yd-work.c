/* Owns: what the sheets say of one point or task, in Chinese whatever the locale. Refuses: rules of
 * states, which are the plan's. */

#include "yd-work.h"

#define TITLE_LENGTH 30 /* characters of the text that stand in for a title */

static void
clear_work (gpointer data)
{
  YdWork *work = data;
  g_clear_pointer (&work->section, g_ref_string_release);
  g_free (work->number);
  g_free (work->title);
  g_free (work->lead);
  g_free (work->support);
  g_free (work->why);
  g_free (work->due_text);
}

/* The headings above @item, from the top: 一、提升服务能力; above them the plan, where there are more. */
static char *
name_section (YdItem *item, const char *plan_title)
{
  GString *text = g_string_new (NULL);
  for (YdItem *above = yd_item_get_parent (item); above != NULL; above = yd_item_get_parent (above))
    if (yd_item_get_kind (above) < YD_ITEM_POINT)
      {
        g_autofree char *line = g_strconcat (yd_item_get_number (above), yd_item_get_title (above),
                                             text->len > 0 ? "\n" : "", NULL);
        g_string_prepend (text, line);
      }
  if (plan_title != NULL)
    {
      g_autofree char *line = g_strconcat (plan_title, text->len > 0 ? "\n" : "", NULL);
      g_string_prepend (text, line);
    }
  char *shared = g_ref_string_new (text->str);
  g_string_free (text, TRUE);
  return shared;
}

/* Its title, or its first words where it has none. */
static char *
name_title (YdItem *item)
{
  const char *title = yd_item_get_title (item);
  if (*title != '\0')
    return g_strdup (title);
  g_autofree char *body = yd_item_dup_body (item);
  const char *end = body;
  for (int n = 0; n < TITLE_LENGTH && *end != '\0' && *end != '\n'; n++)
    end = g_utf8_next_char (end);
  return g_strdup_printf ("%.*s%s", (int)(end - body), body, *end != '\0' ? "…" : "");
}

static char *
name_number (YdItem *item)
{
  YdItem *parent = yd_item_get_kind (item) == YD_ITEM_TASK ? yd_item_get_parent (item) : NULL;
  return g_strconcat (parent != NULL ? yd_item_get_number (parent) : "", yd_item_get_number (item),
                      NULL);
}

/* Its only milestone, where that is one exact day and does not recur. */
static YdMilestone *
find_only_day (YdItem *item)
{
  YdRecordList *milestones = yd_item_list_milestones (item);
  if (yd_record_list_get_length (milestones) != 1)
    return NULL;
  YdMilestone *only = yd_record_list_get (milestones, 0);
  const YdMilestoneRow *row = yd_milestone_get_row (only);
  return row->due.precision == YD_PRECISION_DAY && row->recurrence == YD_RECUR_NONE
             && !row->long_term
           ? only
           : NULL;
}

/* Its milestones, one a line, with their titles where there are several. */
static char *
dup_due_text (YdItem *item)
{
  YdRecordList *milestones = yd_item_list_milestones (item);
  guint n = yd_record_list_get_length (milestones);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      YdMilestone *milestone = yd_record_list_get (milestones, i);
      const char *title = yd_milestone_get_row (milestone)->title;
      g_autofree char *due = yd_milestone_dup_due_text (milestone);
      if (*due == '\0')
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      if (n > 1 && title != NULL && *title != '\0')
        g_string_append_printf (text, "%s：", title);
      g_string_append (text, due);
    }
  return g_string_free (text, FALSE);
}

/* Points and tasks, and headings that somebody answers for. */
static gboolean
is_work (YdItem *item)
{
  return yd_item_get_kind (item) >= YD_ITEM_POINT
         || yd_record_list_get_length (yd_item_list_assignments (item)) > 0;
}

/* What is said of it, or of its answers, in the lists of records. */
static gboolean
has_records (YdItem *item, GHashTable *commented)
{
  return yd_record_list_get_length (yd_item_list_indicators (item)) > 0
         || yd_record_list_get_length (yd_item_list_milestones (item)) > 0
         || g_hash_table_contains (commented, &yd_item_get_row (item)->id);
}

/* The ids of items that comments are on. */
static GHashTable *
find_commented (YdPlan *plan)
{
  GHashTable *commented = g_hash_table_new (g_int64_hash, g_int64_equal);
  YdRecordList *comments = yd_plan_list_comments (plan);
  for (guint i = 0; i < yd_record_list_get_length (comments); i++)
    g_hash_table_add (commented,
                      (gpointer)&yd_comment_get_row (yd_record_list_get (comments, i))->item);
  return commented;
}

static void
read_work (YdWork *work, YdItem *item, YdDate as_of)
{
  work->number = name_number (item);
  work->title = name_title (item);
  work->lead = yd_item_dup_carriers_text (item, YD_ROLE_LEAD, "、");
  work->support = yd_item_dup_carriers_text (item, YD_ROLE_SUPPORT, "、");
  work->due = yd_item_get_due (item, &work->assumed);
  work->due_text = dup_due_text (item);
  work->only_day = find_only_day (item);
  work->state = yd_item_get_state (item, as_of, &work->why);
}

static void
collect_plan (GArray *works, YdPlan *plan, YdDate as_of, const char *plan_title)
{
  g_autoptr (GHashTable) commented = find_commented (plan);
  YdId last = -1; /* above the one before */
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    {
      YdWork work = { .plan = plan, .item = item, .beside = !is_work (item) };
      if (work.beside && !has_records (item, commented))
        continue;
      YdId above = yd_item_get_row (item)->parent;
      work.section = above == last && works->len > 0
                       ? g_ref_string_acquire (yd_work_get (works, works->len - 1)->section)
                       : name_section (item, plan_title);
      last = above;
      read_work (&work, item, as_of);
      g_array_append_val (works, work);
    }
}

/**
 * yd_work_collect:
 * @as_of: the day for which states are told
 *
 * Returns: (transfer full) (element-type YdWork): every point and task of @plans in their order, and the
 *   headings that somebody answers for or that have records
 */
GArray *
yd_work_collect (YdPlan *const *plans, guint n_plans, YdDate as_of)
{
  GArray *works = g_array_new (FALSE, TRUE, sizeof (YdWork));
  g_array_set_clear_func (works, clear_work);
  for (guint p = 0; p < n_plans; p++)
    collect_plan (works, plans[p], as_of, n_plans > 1 ? yd_plan_get_title (plans[p]) : NULL);
  return works;
}

/* 本单位：≥40个，2026年≥20个; nothing where the unit has no target of its own. */
static void
append_own_targets (GString *text, YdIndicator *indicator, YdUnit *unit)
{
  g_autoptr (GPtrArray) targets = yd_indicator_dup_targets (indicator);
  const char *before = "\n本单位";
  for (guint i = 0; i < targets->len; i++)
    {
      g_autofree char *words = NULL;
      if (yd_indicator_target_get_unit (targets->pdata[i]) != unit)
        continue;
      words = yd_indicator_target_dup_text (targets->pdata[i]);
      g_string_append_printf (text, "%s%s", before, words + strlen (yd_unit_get_label (unit)));
      before = "，";
    }
}

gboolean
yd_work_has_indicators (const YdWork *work)
{
  return yd_record_list_get_length (yd_item_list_indicators (work->item)) > 0;
}

/**
 * yd_work_dup_indicators:
 * @unit: (nullable): whose own targets are named too
 *
 * Returns: (transfer full): its indicators with their targets, one a line
 */
char *
yd_work_dup_indicators (const YdWork *work, YdUnit *unit)
{
  YdRecordList *indicators = yd_item_list_indicators (work->item);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < yd_record_list_get_length (indicators); i++)
    {
      YdIndicator *indicator = yd_record_list_get (indicators, i);
      const char *name = yd_indicator_get_row (indicator)->name;
      g_autofree char *target = yd_indicator_dup_target_text (indicator);
      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "\n" : "", name != NULL ? name : "",
                              name != NULL && *name != '\0' && *target != '\0' ? " " : "", target);
      if (unit != NULL)
        append_own_targets (text, indicator, unit);
    }
  return g_string_free (text, FALSE);
}

/**
 * yd_work_get_latest:
 * @indicator: one of its indicators, or none for reports of the item as a whole
 *
 * Returns: (transfer none) (nullable): what came in last; corrected reports do not count
 */
const YdReportRow *
yd_work_get_latest (const YdWork *work, YdId indicator)
{
  YdRecordList *reports = yd_item_list_reports (work->item);
  guint n = yd_record_list_get_length (reports);
  const YdReportRow *latest = NULL;
  for (guint i = 0; i < n; i++)
    {
      const YdReportRow *row = yd_report_get_row (yd_record_list_get (reports, i));
      gboolean superseded = FALSE;
      for (guint k = 0; k < n && !superseded; k++)
        superseded = yd_report_get_row (yd_record_list_get (reports, k))->supersedes == row->id;
      if (superseded || row->indicator != indicator)
        continue;
      if (latest == NULL || !yd_date_is_set (latest->received_on)
          || (yd_date_is_set (row->received_on)
              && yd_date_compare (row->received_on, latest->received_on) >= 0))
        latest = row;
    }
  return latest;
}

static void
append_part (GString *text, const char *label, const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  g_string_append_printf (text, "%s%s%s", text->len > 0 ? "\n" : "", label, words);
}

/**
 * yd_work_dup_latest:
 *
 * Returns: (transfer full): the newest report in words: when, progress, problems, next; "" for none
 */
char *
yd_work_dup_latest (const YdWork *work)
{
  const YdReportRow *row = yd_work_get_latest (work, YD_ID_NONE);
  GString *text = g_string_new (NULL);
  if (row != NULL)
    {
      g_autofree char *when
        = yd_date_to_chinese (yd_date_is_set (row->period) ? row->period : row->received_on);
      g_autofree char *label
        = g_strconcat (when != NULL ? when : "", when != NULL ? "：" : "", NULL);
      append_part (text, label, row->progress);
      append_part (text, "存在问题：", row->problems);
      append_part (text, "下一步措施：", row->next);
    }
  return g_string_free (text, FALSE);
}
