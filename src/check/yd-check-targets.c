/* Owns: rules about what years and units have of an indicator: whether it makes the whole, and whether
 * who has a target has a part. Refuses: to look at targets of an indicator without a number. */

#include "yd-check-private.h"

/* Whether @value is enough where the whole is @whole: a range is met within it. */
static gboolean
is_enough (const YdIndicatorRow *row, int year, const YdDecimal *value, const YdDecimal *whole)
{
  const YdDecimal high = { row->target_high, row->scale };
  int order = yd_decimal_compare (value, whole);
  switch ((YdComparison)row->comparison)
    {
    case YD_COMPARE_AT_LEAST:
      return order >= 0;
    case YD_COMPARE_AT_MOST:
      return order <= 0;
    case YD_COMPARE_EQUAL:
      return order == 0;
    case YD_COMPARE_RANGE:
      return order >= 0 && (year != 0 || yd_decimal_compare (value, &high) <= 0);
    case YD_COMPARE_RISE:
    case YD_COMPARE_FALL:
      break;
    }
  return TRUE;
}

static char *
format (const YdIndicatorRow *row, const YdDecimal *value)
{
  return yd_comparison_dup_text (YD_COMPARE_EQUAL, value->digits, 0, value->scale, row->measure);
}

/* @sentence: with two numbers, what there is and what there should be; before them @who where it is named */
static void
add_short (YdCheck *check, YdItem *item, const YdIndicatorRow *row, const char *sentence, char *who,
           const YdDecimal *value, const YdDecimal *whole)
{
  YdFinding *finding
    = yd_check_add (check, YD_TABLE_INDICATOR, row->id, NULL, yd_record_get_id (YD_RECORD (item)));
  yd_finding_set_sentence (finding, sentence);
  if (who != NULL)
    yd_finding_take_argument (finding, who);
  yd_finding_take_argument (finding, format (row, value));
  yd_finding_take_argument (finding, format (row, whole));
}

static char *
dup_year (int year)
{
  return year != 0 ? g_strdup_printf ("%d年", year) : NULL;
}

/* The units of one year, or each of them by itself. */
static void
check_units (YdCheck *check, YdItem *item, YdIndicator *indicator, GPtrArray *targets, int year)
{
  const YdIndicatorRow *row = yd_indicator_get_row (indicator);
  YdDecimal whole, sum;
  if (!yd_indicator_get_whole (indicator, year, &whole))
    return;
  if (yd_indicator_add_up (indicator, year, &sum) && !is_enough (row, year, &sum, &whole))
    add_short (check, item, row,
               year != 0 ? N_ ("%s: the units make %s together, the whole is %s")
                         : N_ ("The units make %s together, the whole is %s"),
               dup_year (year), &sum, &whole);
  if (yd_indicator_get_adds_up (indicator) != YD_ADDS_UP_EACH)
    return;
  for (guint i = 0; i < targets->len; i++)
    {
      const YdIndicatorTargetRow *target = yd_indicator_target_get_row (targets->pdata[i]);
      YdUnit *unit = yd_indicator_target_get_unit (targets->pdata[i]);
      YdDecimal value = { target->target, target->scale };
      if (unit != NULL && target->year == year && !is_enough (row, year, &value, &whole))
        add_short (check, item, row, N_ ("%s has %s, the whole is %s for each unit"),
                   g_strdup (yd_unit_get_label (unit)), &value, &whole);
    }
}

/* What is counted through the years adds up over them; what stands at a date is reached by the last. */
static void
check_years (YdCheck *check, YdItem *item, YdIndicator *indicator)
{
  const YdIndicatorRow *row = yd_indicator_get_row (indicator);
  YdDecimal whole = { row->target, row->scale }, sum;
  int n_years = check->last_year - check->first_year + 1;
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (YdDecimal));
  for (int year = check->first_year; year <= check->last_year; year++)
    {
      const YdIndicatorTargetRow *target = yd_indicator_find_target (indicator, year, YD_ID_NONE);
      YdDecimal value = { target != NULL ? target->target : 0, target != NULL ? target->scale : 0 };
      if (target != NULL)
        g_array_append_val (values, value);
      if (target != NULL && year == check->last_year && !row->cumulative
          && !is_enough (row, 0, &value, &whole))
        add_short (check, item, row, N_ ("%s, the last year, has %s, the whole is %s"),
                   dup_year (year), &value, &whole);
    }
  if (row->cumulative && (int)values->len == n_years
      && yd_adds_up_compute (YD_ADDS_UP_SUM, (YdDecimal *)values->data, values->len, &sum)
      && !is_enough (row, 0, &sum, &whole))
    add_short (check, item, row, N_ ("The years make %s together, the whole is %s"), NULL, &sum,
               &whole);
}

static void
check_sums (YdCheck *check, YdItem *item)
{
  YdRecordList *indicators = yd_item_list_indicators (item);
  for (guint i = 0; i < yd_record_list_get_length (indicators); i++)
    {
      YdIndicator *indicator = yd_record_list_get (indicators, i);
      g_autoptr (GPtrArray) targets = yd_indicator_dup_targets (indicator);
      g_autoptr (GHashTable) years = g_hash_table_new (NULL, NULL);
      if (targets->len == 0 || yd_indicator_get_row (indicator)->comparison > YD_COMPARE_RANGE)
        continue;
      if (check->first_year != 0)
        check_years (check, item, indicator);
      for (guint k = 0; k < targets->len; k++)
        {
          const YdIndicatorTargetRow *target = yd_indicator_target_get_row (targets->pdata[k]);
          if (target->unit != YD_ID_NONE
              && g_hash_table_add (years, GINT_TO_POINTER (target->year)))
            check_units (check, item, indicator, targets, target->year);
        }
    }
}

/* ---- who has a target ---- */

static gboolean
is_member (YdUnit *collective, YdId unit)
{
  YdRecordList *members = yd_unit_list_members (collective);
  for (guint i = 0; i < yd_record_list_get_length (members); i++)
    if (yd_unit_member_get_row (yd_record_list_get (members, i))->member == unit)
      return TRUE;
  return FALSE;
}

/* By itself, or as one of those that are meant together. */
static gboolean
has_part (YdItem *item, YdId unit)
{
  YdRecordList *assignments = yd_item_list_assignments (item);
  for (guint i = 0; i < yd_record_list_get_length (assignments); i++)
    {
      YdUnit *assigned = yd_assignment_get_unit (yd_record_list_get (assignments, i));
      if (assigned != NULL
          && (yd_record_get_id (YD_RECORD (assigned)) == unit || is_member (assigned, unit)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_part_here (YdItem *item, YdId unit)
{
  YdItem *point = yd_item_get_kind (item) == YD_ITEM_TASK ? yd_item_get_parent (item) : NULL;
  YdRecordList *children = yd_item_list_children (item);
  gboolean found = has_part (item, unit) || (point != NULL && has_part (point, unit));
  for (guint i = 0; !found && i < yd_record_list_get_length (children); i++)
    found = has_part (yd_record_list_get (children, i), unit);
  return found;
}

static void
check_parts (YdCheck *check, YdItem *item)
{
  YdRecordList *indicators = yd_item_list_indicators (item);
  for (guint i = 0; i < yd_record_list_get_length (indicators); i++)
    {
      YdIndicator *indicator = yd_record_list_get (indicators, i);
      g_autoptr (GPtrArray) targets = yd_indicator_dup_targets (indicator);
      YdId last = YD_ID_NONE; /* its years stand together */
      for (guint k = 0; k < targets->len; k++)
        {
          YdId unit = yd_indicator_target_get_row (targets->pdata[k])->unit;
          YdUnit *record = yd_indicator_target_get_unit (targets->pdata[k]);
          if (record == NULL || unit == last || has_part_here (item, unit))
            continue;
          last = unit;
          yd_finding_take_argument (yd_check_add (check, YD_TABLE_INDICATOR,
                                                  yd_indicator_get_row (indicator)->id, NULL,
                                                  yd_record_get_id (YD_RECORD (item))),
                                    g_strdup (yd_unit_get_label (record)));
        }
    }
}

const YdCheckRule yd_check_target_rules[] = {
  { .rule = { "targets-add-up", YD_SEVERITY_WARNING,
              N_ ("Targets of years and units that do not make the whole"), NULL },
    .sentence = N_ ("The units make %s together, the whole is %s"),
    .check_item = check_sums },
  { .rule = { "target-without-part", YD_SEVERITY_HINT,
              N_ ("Units with a target but without a part"), NULL },
    .sentence = N_ ("%s has a target here, but no part in it"),
    .check_item = check_parts },
};
const guint yd_check_n_target_rules = G_N_ELEMENTS (yd_check_target_rules);
