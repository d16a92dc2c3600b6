#include "yd-unit-private.h"

#include "yd-plan.h"
#include "yd-record-private.h"
#include "yd-owner-private.h"
#include "yd-text.h"

#include <string.h>

struct _YdUnit
{
  YdRecord parent_instance;
  YdRecordList *aliases; /* owned, made when something comes into it */
  YdRecordList *members;
};

G_DEFINE_FINAL_TYPE (YdUnit, yd_unit, YD_TYPE_RECORD)

static void
yd_unit_finalize (GObject *object)
{
  YdUnit *self = YD_UNIT (object);
  g_clear_object (&self->aliases);
  g_clear_object (&self->members);
  G_OBJECT_CLASS (yd_unit_parent_class)->finalize (object);
}

static void
yd_unit_class_init (YdUnitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_unit_finalize;
  YD_RECORD_CLASS (klass)->table = YD_TABLE_UNIT;
}

static void
yd_unit_init (YdUnit *self)
{
}

const YdUnitRow *
yd_unit_get_row (YdUnit *self)
{
  return yd_record_get_row (YD_RECORD (self));
}

const char *
yd_unit_get_name (YdUnit *self)
{
  const char *name = yd_unit_get_row (self)->name;
  return name != NULL ? name : "";
}

const char *
yd_unit_get_short_name (YdUnit *self)
{
  return yd_unit_get_row (self)->short_name;
}

/**
 * yd_unit_get_label:
 *
 * Returns: (transfer none): the short name where there is one, else the name
 */
const char *
yd_unit_get_label (YdUnit *self)
{
  const char *short_name = yd_unit_get_short_name (self);
  return short_name != NULL && *short_name != '\0' ? short_name : yd_unit_get_name (self);
}

/* The list into which rows of @table come that hang on it. */
YdRecordList *
yd_unit_make_list (YdUnit *self, YdTable table)
{
  return yd_owner_make_list (table == YD_TABLE_UNIT_ALIAS ? &self->aliases : &self->members);
}

YdRecordList *
yd_unit_list_aliases (YdUnit *self)
{
  return yd_owner_list (self->aliases);
}

YdRecordList *
yd_unit_list_members (YdUnit *self)
{
  return yd_owner_list (self->members);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const YdUnitRow *x = yd_unit_get_row (*(YdUnit *const *)a),
                  *y = yd_unit_get_row (*(YdUnit *const *)b);
  int order = g_strcmp0 (x->order_key, y->order_key);
  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

/**
 * yd_unit_dup_members:
 *
 * Returns: (transfer container) (element-type YdUnit): who belongs to it and is there, in the order of the
 *   register
 */
GPtrArray *
yd_unit_dup_members (YdUnit *self)
{
  GPtrArray *members = g_ptr_array_new ();
  YdPlan *plan = yd_record_get_plan (YD_RECORD (self));
  YdRecordList *list = yd_unit_list_members (self);
  for (guint i = 0; plan != NULL && i < yd_record_list_get_length (list); i++)
    {
      const YdUnitMemberRow *row = yd_record_get_row (yd_record_list_get (list, i));
      YdUnit *member = yd_plan_find_unit (plan, row->member);
      if (member != NULL)
        g_ptr_array_add (members, member);
    }
  g_ptr_array_sort (members, compare_places);
  return members;
}

/**
 * yd_unit_answers_to:
 *
 * Returns: whether @name is its name, its short name or one of its aliases, blanks aside
 */
gboolean
yd_unit_answers_to (YdUnit *self, const char *name)
{
  if (yd_text_is_same_name (yd_unit_get_name (self), name)
      || yd_text_is_same_name (yd_unit_get_short_name (self), name))
    return TRUE;
  YdRecordList *aliases = yd_unit_list_aliases (self);
  for (guint i = 0; i < yd_record_list_get_length (aliases); i++)
    {
      const YdUnitAliasRow *alias = yd_record_get_row (yd_record_list_get (aliases, i));
      if (yd_text_is_same_name (alias->name, name))
        return TRUE;
    }
  return FALSE;
}

/**
 * yd_unit_is_current:
 *
 * Returns: %FALSE for a unit that was merged into another (撤并): it is kept for what was written
 *   under its name, and nothing new is given to it
 */
gboolean
yd_unit_is_current (YdUnit *self)
{
  return yd_unit_get_row (self)->merged_into == YD_ID_NONE;
}

/* ---- kinds ---- */

static gboolean
contains (const char *name, const char *word)
{
  return strstr (name, word) != NULL;
}

static gboolean
has_any (const char *name, const char *const *words, gboolean (*has) (const char *, const char *))
{
  for (; *words != NULL; words++)
    if (has (name, *words))
      return TRUE;
  return FALSE;
}

/**
 * yd_unit_guess_kind:
 *
 * Returns: what @name sounds like; %YD_UNIT_OTHER where it says nothing
 */
YdUnitKind
yd_unit_guess_kind (const char *name)
{
  static const char *const collective[] = { "各", "有关", "相关", "〔", NULL };
  /* clang-format off */
  static const char *const medical[] = {
    "医院", "卫生院", "卫生服务中心", "疾控中心", "疾病预防控制中心", "急救中心", "血站",
    "妇幼保健院", "保健所", "卫生中心", "精神卫生中心", "牙防所", NULL
  };
  static const char *const health[] = { "卫生", "健康", "医", "疾", NULL };
  static const char *const institutions[] = { "所", "中心", "站", "院", NULL };
  static const char *const streets[] = { "街道", "镇", "乡", "街道办事处", NULL };
  static const char *const offices[] = { "科", "处", "室", "股", NULL };
  static const char *const own[] = { "机关党委", "机关工会", "机关纪委", "机关团委", NULL };
  static const char *const bureaus[] = {
    "委", "局", "办", "部", "厅", "署", "委员会", "政府", "总局", "银行", "办公室", NULL
  };
  /* clang-format on */
  if (has_any (name, collective, contains) || g_str_has_prefix (name, "全体"))
    return YD_UNIT_COLLECTIVE;
  if (has_any (name, medical, g_str_has_suffix)
      || (has_any (name, health, contains) && has_any (name, institutions, g_str_has_suffix)))
    return YD_UNIT_MEDICAL;
  if (has_any (name, streets, g_str_has_suffix))
    return YD_UNIT_STREET;
  /* one's own; that of another has a name before it */
  if (strcmp (name, "办公室") == 0 || g_strv_contains (own, name))
    return YD_UNIT_OFFICE;
  if (has_any (name, bureaus, g_str_has_suffix))
    return YD_UNIT_BUREAU;
  return has_any (name, offices, g_str_has_suffix) ? YD_UNIT_OFFICE : YD_UNIT_OTHER;
}

/**
 * yd_unit_kind_get_chinese:
 *
 * Returns: (transfer none): the kind as sheets have it, whatever the locale
 */
const char *
yd_unit_kind_get_chinese (YdUnitKind kind)
{
  static const char *const kinds[]
    = { "委机关科室", "医疗卫生机构", "委办局", "街镇", "统称单位", "其他" };
  return kinds[CLAMP ((int)kind, 0, YD_UNIT_OTHER)];
}
