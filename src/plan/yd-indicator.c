/* Owns: something counted, its target, and what years and units have of it. */

#include "yd-indicator-private.h"

#include "yd-owner-private.h"
#include "yd-plan.h"

struct _YdIndicator
{
  YdRecord parent_instance;
  YdRecordList *targets; /* owned; NULL while there are none */
};

G_DEFINE_FINAL_TYPE (YdIndicator, yd_indicator, YD_TYPE_RECORD)

static void
yd_indicator_finalize (GObject *object)
{
  g_clear_object (&YD_INDICATOR (object)->targets);
  G_OBJECT_CLASS (yd_indicator_parent_class)->finalize (object);
}

static void
yd_indicator_class_init (YdIndicatorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_indicator_finalize;
  YD_RECORD_CLASS (klass)->table = YD_TABLE_INDICATOR;
}

static void
yd_indicator_init (YdIndicator *self)
{
}

const YdIndicatorRow *
yd_indicator_get_row (YdIndicator *self)
{
  return yd_record_get_row (YD_RECORD (self));
}

/* ---- targets by year and by unit ---- */

YdRecordList *
yd_indicator_list_targets (YdIndicator *self)
{
  return yd_owner_list (self->targets);
}

/* The list into which rows come that hang on it. */
YdRecordList *
yd_indicator_make_targets (YdIndicator *self)
{
  return yd_owner_make_list (&self->targets);
}

static int
compare_targets (gconstpointer a, gconstpointer b)
{
  YdIndicatorTarget *x = *(YdIndicatorTarget *const *)a, *y = *(YdIndicatorTarget *const *)b;
  YdUnit *unit_x = yd_indicator_target_get_unit (x), *unit_y = yd_indicator_target_get_unit (y);
  const YdIndicatorTargetRow *row_x = yd_indicator_target_get_row (x);
  const YdIndicatorTargetRow *row_y = yd_indicator_target_get_row (y);
  int order = (unit_x != NULL) - (unit_y != NULL);
  if (order == 0 && unit_x != NULL)
    order = g_strcmp0 (yd_unit_get_row (unit_x)->order_key, yd_unit_get_row (unit_y)->order_key);
  if (order == 0)
    order = (row_x->unit > row_y->unit) - (row_x->unit < row_y->unit);
  return order != 0 ? order : row_x->year - row_y->year;
}

/**
 * yd_indicator_dup_targets:
 *
 * Returns: (transfer container) (element-type YdIndicatorTarget): as they are read: those of all
 *   together year by year, then unit by unit as the register has them
 */
GPtrArray *
yd_indicator_dup_targets (YdIndicator *self)
{
  YdRecordList *list = yd_indicator_list_targets (self);
  GPtrArray *targets = g_ptr_array_new ();
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    g_ptr_array_add (targets, yd_record_list_get (list, i));
  g_ptr_array_sort (targets, compare_targets);
  return targets;
}

/**
 * yd_indicator_find_target:
 * @year: 0 for the whole time
 * @unit: none for all together
 *
 * Returns: (transfer none) (nullable): the row, valid until the next edit
 */
const YdIndicatorTargetRow *
yd_indicator_find_target (YdIndicator *self, int year, YdId unit)
{
  YdRecordList *list = yd_indicator_list_targets (self);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdIndicatorTargetRow *row = yd_indicator_target_get_row (yd_record_list_get (list, i));
      if (row->year == year && row->unit == unit)
        return row;
    }
  return NULL;
}

/**
 * yd_indicator_get_whole:
 * @year: 0 for the whole time
 * @whole: (out): what all together shall reach; of a range its lower end
 *
 * Returns: %FALSE where no number is given
 */
gboolean
yd_indicator_get_whole (YdIndicator *self, int year, YdDecimal *whole)
{
  const YdIndicatorRow *row = yd_indicator_get_row (self);
  const YdIndicatorTargetRow *target = yd_indicator_find_target (self, year, YD_ID_NONE);
  if (target != NULL)
    *whole = (YdDecimal){ target->target, target->scale };
  else
    *whole = (YdDecimal){ row->target, row->scale };
  return target != NULL || (year == 0 && row->comparison <= YD_COMPARE_RANGE);
}

/* All rows of an indicator say the same. */
YdAddsUp
yd_indicator_get_adds_up (YdIndicator *self)
{
  YdRecordList *list = yd_indicator_list_targets (self);
  return yd_record_list_get_length (list) > 0
           ? (YdAddsUp)yd_indicator_target_get_row (yd_record_list_get (list, 0))->adds_up
           : YD_ADDS_UP_SUM;
}

/**
 * yd_indicator_add_up:
 * @year: 0 for the whole time
 * @sum: (out): what the units shall reach together
 *
 * Returns: %FALSE where units have no targets of that year or make nothing together
 */
gboolean
yd_indicator_add_up (YdIndicator *self, int year, YdDecimal *sum)
{
  YdRecordList *list = yd_indicator_list_targets (self);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (YdDecimal));
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdIndicatorTargetRow *row = yd_indicator_target_get_row (yd_record_list_get (list, i));
      YdDecimal value = { row->target, row->scale };
      if (row->unit != YD_ID_NONE && row->year == year)
        g_array_append_val (values, value);
    }
  return yd_adds_up_compute (yd_indicator_get_adds_up (self), (YdDecimal *)values->data,
                             values->len, sum);
}

/**
 * yd_indicator_dup_breakdown:
 *
 * Returns: (transfer full): 2025年≥80%、2026年≥85%；医政科≥40个、疾控科≥60个（各单位之和）; "" for none
 */
char *
yd_indicator_dup_breakdown (YdIndicator *self)
{
  g_autoptr (GPtrArray) targets = yd_indicator_dup_targets (self);
  GString *text = g_string_new (NULL);
  gboolean units = FALSE;
  for (guint i = 0; i < targets->len; i++)
    {
      g_autofree char *words = yd_indicator_target_dup_text (targets->pdata[i]);
      gboolean of_unit = yd_indicator_target_get_row (targets->pdata[i])->unit != YD_ID_NONE;
      g_string_append_printf (text, "%s%s", i == 0 ? "" : of_unit != units ? "；" : "、", words);
      units = of_unit;
    }
  if (units)
    g_string_append_printf (text, "（%s）",
                            yd_adds_up_get_chinese (yd_indicator_get_adds_up (self)));
  return g_string_free (text, FALSE);
}

/**
 * yd_comparison_dup_text:
 * @comparison: a #YdComparison
 * @target: digits of the target, or of the lower end of a range
 * @target_high: digits of the upper end of a range
 * @scale: decimal places of both
 * @measure: (nullable): unit of measure
 *
 * Returns: (transfer full): ≥90%, 7～10个, 85%～90%, 提高
 */
char *
yd_comparison_dup_text (int comparison, gint64 target, gint64 target_high, int scale,
                        const char *measure)
{
  YdDecimal low = { target, scale }, high = { target_high, scale };
  g_autofree char *a = yd_decimal_format (&low);
  g_autofree char *b = yd_decimal_format (&high);
  const char *unit = measure != NULL ? measure : "";
  gboolean share;

  switch ((YdComparison)comparison)
    {
    case YD_COMPARE_AT_LEAST:
      return g_strconcat ("≥", a, unit, NULL);
    case YD_COMPARE_AT_MOST:
      return g_strconcat ("≤", a, unit, NULL);
    case YD_COMPARE_EQUAL:
      return g_strconcat (a, unit, NULL);
    case YD_COMPARE_RANGE:
      share = g_str_has_prefix (unit, "%") || g_str_has_prefix (unit, "‰");
      return g_strconcat (a, share ? unit : "", "～", b, unit, NULL); /* GB/T 15835, 15834 */
    case YD_COMPARE_RISE:
      return g_strdup ("提高");
    case YD_COMPARE_FALL:
      return g_strdup ("降低");
    }
  return g_strdup ("");
}

char *
yd_indicator_dup_target_text (YdIndicator *self)
{
  const YdIndicatorRow *row = yd_indicator_get_row (self);
  return yd_comparison_dup_text (row->comparison, row->target, row->target_high, row->scale,
                                 row->measure);
}
