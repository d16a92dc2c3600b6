/* Owns: what names for several units mean, as data. Refuses: to guess where a name says no more than
 * 有关单位; who belongs to that, a person says. */

#include "yd-unit-meant.h"

#include <string.h>

#define BIT(kind) (1u << (kind))

/* The first words that stand in a name say whom it means. */
static const struct
{
  const char *words;
  guint kinds;
} meanings[] = {
  { "成员单位", YD_UNIT_KINDS_ALL },
  { "医疗", BIT (YD_UNIT_MEDICAL) },
  { "卫生", BIT (YD_UNIT_MEDICAL) },
  { "医院", BIT (YD_UNIT_MEDICAL) },
  { "健康", BIT (YD_UNIT_MEDICAL) },
  { "街", BIT (YD_UNIT_STREET) },
  { "镇", BIT (YD_UNIT_STREET) },
  { "乡", BIT (YD_UNIT_STREET) },
  { "办事处", BIT (YD_UNIT_STREET) },
  { "人民政府", BIT (YD_UNIT_STREET) },
  { "村", BIT (YD_UNIT_OTHER) },
  { "居", BIT (YD_UNIT_OTHER) },
  { "社区", BIT (YD_UNIT_OTHER) },
  { "企业", BIT (YD_UNIT_OTHER) },
  { "公司", BIT (YD_UNIT_OTHER) },
  { "学校", BIT (YD_UNIT_OTHER) },
  { "园", BIT (YD_UNIT_OTHER) },
  { "科室", BIT (YD_UNIT_OFFICE) },
  { "处室", BIT (YD_UNIT_OFFICE) },
  { "股室", BIT (YD_UNIT_OFFICE) },
  { "委属", BIT (YD_UNIT_MEDICAL) | BIT (YD_UNIT_OTHER) },
  { "局属", BIT (YD_UNIT_MEDICAL) | BIT (YD_UNIT_OTHER) },
  { "直属", BIT (YD_UNIT_MEDICAL) | BIT (YD_UNIT_BUREAU) | BIT (YD_UNIT_OTHER) },
  { "下属", BIT (YD_UNIT_MEDICAL) | BIT (YD_UNIT_OTHER) },
  { "所属", BIT (YD_UNIT_MEDICAL) | BIT (YD_UNIT_BUREAU) | BIT (YD_UNIT_OTHER) },
  { "委办局", BIT (YD_UNIT_BUREAU) | BIT (YD_UNIT_OTHER) },
  { "部委", BIT (YD_UNIT_BUREAU) | BIT (YD_UNIT_OTHER) },
  { "各委", BIT (YD_UNIT_BUREAU) | BIT (YD_UNIT_OTHER) },
  { "各局", BIT (YD_UNIT_BUREAU) | BIT (YD_UNIT_OTHER) },
  { "机关", BIT (YD_UNIT_OFFICE) | BIT (YD_UNIT_BUREAU) | BIT (YD_UNIT_OTHER) },
  { "部门", BIT (YD_UNIT_OFFICE) | BIT (YD_UNIT_BUREAU) | BIT (YD_UNIT_OTHER) },
  { "机构", BIT (YD_UNIT_MEDICAL) | BIT (YD_UNIT_BUREAU) | BIT (YD_UNIT_OTHER) },
};

/**
 * yd_unit_get_kinds_meant:
 * @name: of a collective
 *
 * Returns: the kinds of units that it means, a bit (1 << #YdUnitKind) each; all where it says nothing
 */
guint
yd_unit_get_kinds_meant (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (strstr (name, meanings[i].words) != NULL)
      return meanings[i].kinds;
  return YD_UNIT_KINDS_ALL;
}

/* 社区卫生服务中心 of 区属各社区卫生服务中心. */
static const char *
get_bare (const char *name)
{
  const char *each = g_strrstr (name, "各");
  return each != NULL ? each + strlen ("各") : name;
}

static gboolean
may_be_meant (YdUnit *unit)
{
  return yd_unit_is_current (unit) && yd_unit_get_row (unit)->kind != YD_UNIT_COLLECTIVE;
}

/* The kind that is one bit of @kinds alone; -1 where there are several. */
static int
get_only_kind (guint kinds)
{
  int first = g_bit_nth_lsf (kinds, -1);
  return kinds == BIT (first) ? first : -1;
}

/**
 * yd_unit_find_meant:
 * @name: of a collective
 * @words: (out) (transfer full) (nullable): what they are called together, where that is in the name;
 *   %NULL where they are one kind
 *
 * Returns: (transfer container) (element-type YdUnit): the units whose own names end as @name does or, where
 *   none does, those of the one kind that it means; empty where it means several
 */
GPtrArray *
yd_unit_find_meant (YdPlan *plan, const char *name, char **words)
{
  GPtrArray *meant = g_ptr_array_new ();
  YdRecordList *units = yd_plan_list_units (plan);
  const char *bare = get_bare (name);
  int kind = get_only_kind (yd_unit_get_kinds_meant (name));
  *words = NULL;
  for (int by_kind = 0; by_kind <= (kind >= 0) && meant->len == 0; by_kind++)
    for (guint i = 0; i < yd_record_list_get_length (units); i++)
      {
        YdUnit *unit = yd_record_list_get (units, i);
        if (may_be_meant (unit)
            && (by_kind ? (int)yd_unit_get_row (unit)->kind == kind
                        : *bare != '\0' && g_str_has_suffix (yd_unit_get_name (unit), bare)))
          {
            g_ptr_array_add (meant, unit);
            if (!by_kind && *words == NULL)
              *words = g_strdup (bare);
          }
      }
  return meant;
}
