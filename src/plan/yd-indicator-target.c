/* Owns: the targets of single years and units, and what those of the units make together. Refuses: to
 * say whether that is enough; the checks do. */

#include "yd-indicator-target.h"

#include "yd-plan.h"

struct _YdIndicatorTarget
{
  YdRecord parent_instance;
};

/* Those of all together before those of units, year by year. */
static int
compare (YdRecord *a, YdRecord *b)
{
  const YdIndicatorTargetRow *x = yd_record_get_row (a), *y = yd_record_get_row (b);
  if (x->unit != y->unit)
    return x->unit < y->unit ? -1 : 1;
  return x->year != y->year ? x->year - y->year : (x->id > y->id) - (x->id < y->id);
}

G_DEFINE_FINAL_TYPE (YdIndicatorTarget, yd_indicator_target, YD_TYPE_RECORD)

static void
yd_indicator_target_class_init (YdIndicatorTargetClass *klass)
{
  YD_RECORD_CLASS (klass)->table = YD_TABLE_INDICATOR_TARGET;
  YD_RECORD_CLASS (klass)->compare = compare;
}

static void
yd_indicator_target_init (YdIndicatorTarget *self)
{
}

const YdIndicatorTargetRow *
yd_indicator_target_get_row (YdIndicatorTarget *self)
{
  return yd_record_get_row (YD_RECORD (self));
}

/**
 * yd_indicator_target_get_unit:
 *
 * Returns: (transfer none) (nullable): whose target it is; %NULL for that of all together
 */
YdUnit *
yd_indicator_target_get_unit (YdIndicatorTarget *self)
{
  YdPlan *plan = yd_record_get_plan (YD_RECORD (self));
  YdId unit = yd_indicator_target_get_row (self)->unit;
  return plan != NULL && unit != YD_ID_NONE ? yd_plan_find_unit (plan, unit) : NULL;
}

/**
 * yd_indicator_target_get_indicator:
 *
 * Returns: (transfer none) (nullable): of which it is a part
 */
YdIndicator *
yd_indicator_target_get_indicator (YdIndicatorTarget *self)
{
  YdPlan *plan = yd_record_get_plan (YD_RECORD (self));
  YdId indicator = yd_indicator_target_get_row (self)->indicator;
  YdRecord *record = plan != NULL ? yd_plan_find (plan, YD_TABLE_INDICATOR, indicator) : NULL;
  return record != NULL ? YD_INDICATOR (record) : NULL;
}

/**
 * yd_indicator_target_dup_text:
 *
 * Returns: (transfer full): whose it is and how much: 2026年≥85%, 医政科≥40个, 医政科2026年≥20个
 */
char *
yd_indicator_target_dup_text (YdIndicatorTarget *self)
{
  const YdIndicatorTargetRow *row = yd_indicator_target_get_row (self);
  YdIndicator *indicator = yd_indicator_target_get_indicator (self);
  const YdIndicatorRow *whole = indicator != NULL ? yd_indicator_get_row (indicator) : NULL;
  YdUnit *unit = yd_indicator_target_get_unit (self);
  int comparison = whole != NULL && whole->comparison <= YD_COMPARE_AT_MOST ? whole->comparison
                                                                            : YD_COMPARE_EQUAL;
  g_autofree char *value = yd_comparison_dup_text (comparison, row->target, 0, row->scale,
                                                   whole != NULL ? whole->measure : NULL);
  g_autofree char *year = row->year != 0 ? g_strdup_printf ("%d年", row->year) : NULL;
  return g_strconcat (unit != NULL ? yd_unit_get_label (unit) : "", year != NULL ? year : "", value,
                      NULL);
}

/* The finalizer of SplitMix64: https://prng.di.unimi.it/splitmix64.c (public domain). */
static guint64
mix (guint64 x)
{
  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

/**
 * yd_indicator_target_make_id:
 *
 * Returns: the id of the row for that year and unit. It follows from what the row is about, so that there
 *   is never a second one, also not after two people added it to two copies of the plan
 */
YdId
yd_indicator_target_make_id (YdId indicator, int year, YdId unit)
{
  guint64 hash = mix (mix (mix ((guint64)indicator + 1) + (guint64)(gint64)year) + (guint64)unit);
  YdId id = (YdId)(hash & G_MAXINT64);
  return id != YD_ID_NONE ? id : 1;
}

/* ---- how they add up ---- */

/**
 * yd_adds_up_get_chinese:
 *
 * Returns: (transfer none): as sheets have it, whatever the locale
 */
const char *
yd_adds_up_get_chinese (YdAddsUp adds_up)
{
  static const char *const words[]
    = { "各单位之和", "各单位平均值", "各单位最低值", "各单位最高值", "各单位分别达到" };
  return words[CLAMP ((int)adds_up, YD_ADDS_UP_SUM, YD_ADDS_UP_EACH)];
}

/* Brings @value to @scale places. */
static gboolean
rescale (const YdDecimal *value, int scale, gint64 *digits)
{
  *digits = value->digits;
  for (int i = value->scale; i < scale; i++)
    if (__builtin_mul_overflow (*digits, 10, digits))
      return FALSE;
  return TRUE;
}

static gboolean
add (const YdDecimal *values, guint n_values, YdDecimal *sum)
{
  *sum = (YdDecimal){ 0, 0 };
  for (guint i = 0; i < n_values; i++)
    sum->scale = MAX (sum->scale, values[i].scale);
  for (guint i = 0; i < n_values; i++)
    {
      gint64 digits;
      if (!rescale (&values[i], sum->scale, &digits)
          || __builtin_add_overflow (sum->digits, digits, &sum->digits))
        return FALSE;
    }
  return TRUE;
}

/* Two places more than the values have, the last one rounded, so that 1/3 is not 0. */
static gboolean
divide (YdDecimal *sum, guint by)
{
  YdDecimal from = *sum;
  sum->scale = MIN (sum->scale + 2, YD_DECIMAL_MAX_SCALE);
  gint64 half = by / 2;
  if (!rescale (&from, sum->scale, &sum->digits))
    return FALSE;
  sum->digits = (sum->digits + (sum->digits < 0 ? -half : half)) / by;
  while (sum->scale > from.scale && sum->digits % 10 == 0)
    {
      sum->digits /= 10;
      sum->scale--;
    }
  return TRUE;
}

/**
 * yd_adds_up_compute:
 * @values: (array length=n_values): what the units have
 * @whole: (out): what they make together; a mean is rounded two places behind the values' last
 *
 * Returns: %FALSE where they make nothing together: there are none, each stands for itself, or the
 *   number is too large
 */
gboolean
yd_adds_up_compute (YdAddsUp adds_up, const YdDecimal *values, guint n_values, YdDecimal *whole)
{
  if (n_values == 0 || adds_up == YD_ADDS_UP_EACH)
    return FALSE;
  if (adds_up == YD_ADDS_UP_SUM || adds_up == YD_ADDS_UP_MEAN)
    return add (values, n_values, whole) && (adds_up == YD_ADDS_UP_SUM || divide (whole, n_values));
  *whole = values[0];
  for (guint i = 1; i < n_values; i++)
    {
      int order = yd_decimal_compare (&values[i], whole);
      if (adds_up == YD_ADDS_UP_LEAST ? order < 0 : order > 0)
        *whole = values[i];
    }
  return TRUE;
}

/**
 * yd_indicator_target_join:
 * @row: gets the target that its unit has once the unit of @other went into it
 *
 * Numbers that are added up are added; else the higher one holds.
 */
void
yd_indicator_target_join (YdIndicatorTargetRow *row, const YdIndicatorTargetRow *other)
{
  const YdDecimal values[] = { { row->target, row->scale }, { other->target, other->scale } };
  YdDecimal joined = values[0];
  YdAddsUp how = row->adds_up == YD_ADDS_UP_SUM ? YD_ADDS_UP_SUM : YD_ADDS_UP_GREATEST;
  if (!yd_adds_up_compute (how, values, G_N_ELEMENTS (values), &joined))
    return; /* too large a number: the first stays */
  row->target = joined.digits;
  row->scale = joined.scale;
}
