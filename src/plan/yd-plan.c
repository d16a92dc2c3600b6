/* Owns: all records of a plan and how they are found. Refuses: changes, which come through
 * yd-plan-builder.h alone. */

#include "yd-plan-private.h"

#include "yd-plan-builder.h"
#include "yd-text.h"

G_DEFINE_FINAL_TYPE (YdPlan, yd_plan, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
yd_plan_finalize (GObject *object)
{
  YdPlan *self = YD_PLAN (object);
  for (int i = 0; i < YD_N_TABLES; i++)
    g_hash_table_unref (self->records[i]);
  for (int i = 0; i < YD_PLAN_N_LISTS; i++)
    g_object_unref (self->lists[i]);
  yd_row_free (YD_TABLE_PLAN, self->row);
  G_OBJECT_CLASS (yd_plan_parent_class)->finalize (object);
}

static void
yd_plan_class_init (YdPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_plan_finalize;
  /**
   * YdPlan::changed:
   *
   * Something in the plan is not what it was; once a gesture, after every list and record has told.
   */
  signals[CHANGED] = g_signal_new ("changed", YD_TYPE_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
yd_plan_init (YdPlan *self)
{
  for (int i = 0; i < YD_N_TABLES; i++)
    self->records[i] = yd_record_table_new ((YdTable)i);
  for (int i = 0; i < YD_PLAN_N_LISTS; i++)
    self->lists[i] = yd_record_list_new ();
  self->row = yd_row_new (YD_TABLE_PLAN);
}

YdPlan *
yd_plan_new (void)
{
  return g_object_new (YD_TYPE_PLAN, NULL);
}

void
yd_plan_emit_changed (YdPlan *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * yd_plan_snapshot:
 *
 * Returns: (transfer full): a copy that shares nothing with @self, for work on another thread
 */
YdPlan *
yd_plan_snapshot (YdPlan *self)
{
  YdPlan *copy = yd_plan_new ();
  yd_plan_builder_begin (copy);
  yd_plan_builder_put (copy, YD_TABLE_PLAN, self->row);
  for (int table = 0; table < YD_N_TABLES; table++)
    {
      GHashTableIter iter;
      gpointer record;
      g_hash_table_iter_init (&iter, self->records[table]);
      while (g_hash_table_iter_next (&iter, NULL, &record))
        yd_plan_builder_put (copy, (YdTable)table, yd_record_get_row (record));
    }
  yd_plan_builder_end (copy);
  return copy;
}

/**
 * yd_plan_get_row:
 *
 * Returns: (transfer none): the plan's own values; all absent while it is empty
 */
const YdPlanRow *
yd_plan_get_row (YdPlan *self)
{
  return self->row;
}

YdId
yd_plan_get_id (YdPlan *self)
{
  return self->row->id;
}

const char *
yd_plan_get_title (YdPlan *self)
{
  return self->row->title != NULL ? self->row->title : "";
}

int
yd_plan_get_year (YdPlan *self)
{
  return self->row->year;
}

/**
 * yd_plan_get_last_day:
 *
 * Returns: the day on which a point without a date falls due; no date where the plan has no year
 */
YdDate
yd_plan_get_last_day (YdPlan *self)
{
  if (yd_date_is_set (self->row->period_to))
    return yd_date_last_day (self->row->period_to);
  return yd_date_last_day (yd_date_new_year (self->row->year));
}

/**
 * yd_plan_list_items:
 *
 * Returns: (transfer none): the top items, usually sections
 */
YdRecordList *
yd_plan_list_items (YdPlan *self)
{
  return self->lists[YD_PLAN_ITEMS];
}

YdRecordList *
yd_plan_list_units (YdPlan *self)
{
  return self->lists[YD_PLAN_UNITS];
}

YdRecordList *
yd_plan_list_preamble (YdPlan *self)
{
  return self->lists[YD_PLAN_PREAMBLE];
}

YdRecordList *
yd_plan_list_closing (YdPlan *self)
{
  return self->lists[YD_PLAN_CLOSING];
}

YdRecordList *
yd_plan_list_unplaced (YdPlan *self)
{
  return self->lists[YD_PLAN_UNPLACED];
}

YdRecordList *
yd_plan_list_comments (YdPlan *self)
{
  return self->lists[YD_PLAN_COMMENTS];
}

YdRecordList *
yd_plan_list_suppressions (YdPlan *self)
{
  return self->lists[YD_PLAN_SUPPRESSIONS];
}

YdRecordList *
yd_plan_list_settings (YdPlan *self)
{
  return self->lists[YD_PLAN_SETTINGS];
}

/**
 * yd_plan_get_notice:
 *
 * Returns: (transfer none) (nullable): the notice; a plan made by the store has one from the start
 */
YdNotice *
yd_plan_get_notice (YdPlan *self)
{
  return self->notice;
}

/**
 * yd_plan_get_frame_stamp:
 *
 * Returns: as yd_record_get_stamp(), of what every item is seen against: the plan's own row and the
 *   names of the units
 */
guint64
yd_plan_get_frame_stamp (YdPlan *self)
{
  return self->frame_stamp;
}

/**
 * yd_plan_get_first_item:
 *
 * Returns: (transfer none) (nullable): where a walk with yd_item_get_next() begins
 */
YdItem *
yd_plan_get_first_item (YdPlan *self)
{
  YdRecordList *items = self->lists[YD_PLAN_ITEMS];
  return yd_record_list_get_length (items) > 0 ? yd_record_list_get (items, 0) : NULL;
}

/**
 * yd_plan_find:
 * @table: one whose key is a single id
 *
 * Returns: (transfer none) (nullable): the record of that id
 */
YdRecord *
yd_plan_find (YdPlan *self, YdTable table, YdId id)
{
  return yd_record_table_find (self->records[table], id, YD_ID_NONE);
}

YdItem *
yd_plan_find_item (YdPlan *self, YdId id)
{
  return (YdItem *)yd_plan_find (self, YD_TABLE_ITEM, id);
}

YdUnit *
yd_plan_find_unit (YdPlan *self, YdId id)
{
  return (YdUnit *)yd_plan_find (self, YD_TABLE_UNIT, id);
}

/**
 * yd_plan_find_unit_by_name:
 *
 * Returns: (transfer none) (nullable): the first unit of that name, short name or alias; one that was
 *   merged into another is never found, its name is an alias there
 */
YdUnit *
yd_plan_find_unit_by_name (YdPlan *self, const char *name)
{
  YdRecordList *units = self->lists[YD_PLAN_UNITS];
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    {
      YdUnit *unit = yd_record_list_get (units, i);
      if (yd_unit_is_current (unit) && yd_unit_answers_to (unit, name))
        return unit;
    }
  return NULL;
}

/**
 * yd_plan_dup_collectives_text:
 *
 * Returns: (transfer full): the collectives that @unit belongs to, in the order of the register, as
 *   各街镇、各有关单位; "" for none
 */
char *
yd_plan_dup_collectives_text (YdPlan *self, YdUnit *unit)
{
  YdRecordList *units = self->lists[YD_PLAN_UNITS];
  YdId id = yd_record_get_id (YD_RECORD (unit));
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    {
      YdUnit *collective = yd_record_list_get (units, i);
      YdRecordList *members = yd_unit_list_members (collective);
      for (guint k = 0; k < yd_record_list_get_length (members); k++)
        if (yd_unit_member_get_row (yd_record_list_get (members, k))->member == id)
          g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "",
                                  yd_unit_get_name (collective));
    }
  return g_string_free (text, FALSE);
}

/**
 * yd_plan_find_setting:
 *
 * Returns: (transfer none) (nullable): the setting of that name
 */
YdSetting *
yd_plan_find_setting (YdPlan *self, const char *name)
{
  YdRecordList *settings = self->lists[YD_PLAN_SETTINGS];
  for (guint i = 0; i < yd_record_list_get_length (settings); i++)
    {
      YdSetting *setting = yd_record_list_get (settings, i);
      if (g_strcmp0 (yd_setting_get_row (setting)->name, name) == 0)
        return setting;
    }
  return NULL;
}

/**
 * yd_plan_get_setting:
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
yd_plan_get_setting (YdPlan *self, const char *name)
{
  YdSetting *setting = yd_plan_find_setting (self, name);
  return setting != NULL ? yd_setting_get_row (setting)->value : NULL;
}

YdAssignment *
yd_plan_find_assignment (YdPlan *self, YdId item, YdId unit)
{
  return yd_record_table_find (self->records[YD_TABLE_ASSIGNMENT], item, unit);
}

/**
 * yd_plan_count_ends:
 *
 * Returns: as yd_plan_count_characters(), of what is not in the items
 */
glong
yd_plan_count_ends (YdPlan *self)
{
  return yd_text_count (yd_plan_get_title (self))
         + yd_paragraph_list_count (self->lists[YD_PLAN_PREAMBLE])
         + yd_paragraph_list_count (self->lists[YD_PLAN_CLOSING]);
}

/**
 * yd_plan_count_characters:
 *
 * Returns: characters of the plan's text as it is issued: title, preamble, numbers, titles, bodies
 *   and closing; the notice, units and tables do not count
 */
glong
yd_plan_count_characters (YdPlan *self)
{
  glong count = yd_plan_count_ends (self);
  for (YdItem *item = yd_plan_get_first_item (self); item != NULL; item = yd_item_get_next (item))
    count += yd_item_count_characters (item);
  return count;
}

/**
 * yd_plan_get_length_limit:
 * @exempt: (out): whether the limit does not bind a plan of its kind
 *
 * 《整治形式主义为基层减负若干规定》: 5,000 characters in general, 4,000 for special work or one task;
 * what sets out all the work (综合性工作) is exempt.
 *
 * Returns: characters
 */
glong
yd_plan_get_length_limit (YdPlan *self, gboolean *exempt)
{
  gboolean special = yd_plan_get_row (self)->kind == YD_PLAN_SPECIAL;
  *exempt = !special;
  return special ? 4000 : 5000;
}

guint
yd_plan_count_items (YdPlan *self, YdItemKind kind)
{
  guint count = 0;
  for (YdItem *item = yd_plan_get_first_item (self); item != NULL; item = yd_item_get_next (item))
    count += yd_item_get_kind (item) == kind;
  return count;
}
