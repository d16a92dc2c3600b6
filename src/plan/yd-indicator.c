#include "yd-indicator.h"

#include "yd-decimal.h"

struct _YdIndicator
{
  YdRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (YdIndicator, yd_indicator, YD_TYPE_RECORD)

static void
yd_indicator_class_init (YdIndicatorClass *klass)
{
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

/**
 * yd_comparison_dup_text:
 * @comparison: a #YdComparison
 * @target: digits of the target, or of the lower end of a range
 * @target_high: digits of the upper end of a range
 * @scale: decimal places of both
 * @measure: (nullable): unit of measure
 *
 * Returns: (transfer full): ≥90%, 7—10个, 提高
 */
char *
yd_comparison_dup_text (int comparison, gint64 target, gint64 target_high, int scale,
                        const char *measure)
{
  YdDecimal low = { target, scale }, high = { target_high, scale };
  g_autofree char *a = yd_decimal_format (&low);
  g_autofree char *b = yd_decimal_format (&high);
  const char *unit = measure != NULL ? measure : "";

  switch ((YdComparison)comparison)
    {
    case YD_COMPARE_AT_LEAST:
      return g_strconcat ("≥", a, unit, NULL);
    case YD_COMPARE_AT_MOST:
      return g_strconcat ("≤", a, unit, NULL);
    case YD_COMPARE_EQUAL:
      return g_strconcat (a, unit, NULL);
    case YD_COMPARE_RANGE:
      return g_strconcat (a, "—", b, unit, NULL);
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
