#include "yd-milestone.h"

struct _YdMilestone
{
  YdRecord parent_instance;
};

/* By the day it falls due; of one day, in the order they were entered. */
static int
compare (YdRecord *a, YdRecord *b)
{
  const YdMilestoneRow *x = yd_record_get_row (a), *y = yd_record_get_row (b);
  int order = yd_date_compare (x->due, y->due);
  if (order == 0)
    order = g_strcmp0 (x->order_key, y->order_key);
  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

G_DEFINE_FINAL_TYPE (YdMilestone, yd_milestone, YD_TYPE_RECORD)

static void
yd_milestone_class_init (YdMilestoneClass *klass)
{
  YD_RECORD_CLASS (klass)->table = YD_TABLE_MILESTONE;
  YD_RECORD_CLASS (klass)->compare = compare;
}

static void
yd_milestone_init (YdMilestone *self)
{
}

const YdMilestoneRow *
yd_milestone_get_row (YdMilestone *self)
{
  return yd_record_get_row (YD_RECORD (self));
}

/**
 * yd_due_dup_text:
 *
 * Returns: (transfer full): how a time limit is written: 2025年6月底前, 每季度, 长期推进; "" for none
 */
char *
yd_due_dup_text (YdDate due, gboolean before, int recurrence, gboolean long_term)
{
  static const char *const words[]
    = { "", "每月", "每季度", "每半年", "每年", "每周", "每半月", "每两周", "每旬" };
  const char *every
    = recurrence > YD_RECUR_NONE && recurrence < (int)G_N_ELEMENTS (words) ? words[recurrence] : "";
  if (long_term)
    return g_strdup ("长期推进");
  if (!yd_date_is_set (due))
    return g_strdup (every);

  g_autofree char *date = yd_date_to_chinese (due);
  const char *tail = "";
  if (before)
    tail = due.precision == YD_PRECISION_DAY                                           ? "前"
           : due.precision == YD_PRECISION_MONTH || due.precision == YD_PRECISION_YEAR ? "底前"
                                                                                       : "末前";
  return g_strconcat (date, tail, *every != '\0' ? "，" : "", every, NULL);
}

char *
yd_milestone_dup_due_text (YdMilestone *self)
{
  const YdMilestoneRow *row = yd_milestone_get_row (self);
  return yd_due_dup_text (row->due, row->before, row->recurrence, row->long_term);
}
