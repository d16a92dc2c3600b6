/* Owns: rules about who gets the notice and who has something to do. Refuses: to know an organisation's
 * tree; what 各街镇 or 各直属单位 reaches is told by its words, and in doubt it reaches whom it may. */

#include "yd-check-private.h"

#include "yd-text.h"
#include "yd-unit-meant.h"

#include <string.h>

#define BIT(kind) (1u << (kind))
#define BETWEEN_NAMES "[\\n，,；;、：:。]|以及|和(?=各|区|有关|相关)"
#define MOST_NAMED 5 /* units whose names a finding says */

/* 各街镇, 有关单位, 区属医疗机构: a name for several. */
static gboolean
is_collective (const char *name)
{
  return g_regex_match (
    yd_check_get_regex (
      "[各〔]|有关|相关|全体|所有|^(?:[区市县委局]?[属直下所]|区内|全[区市县委])|(?:单位|机构|科室|部门|街镇|乡镇)$"),
    name, 0, NULL);
}

typedef struct
{
  GPtrArray *names; /* owned char *: of single units */
  guint reach;      /* kinds of whom collectives reach */
  GHashTable *at;   /* owned: YdUnit, borrowed: that are named, and members of those that are */
} Addressees;

static void
add_unit (Addressees *self, YdPlan *plan, YdUnit *unit)
{
  YdRecordList *members = yd_unit_list_members (unit);
  if (!g_hash_table_add (self->at, unit))
    return;
  for (guint i = 0; i < yd_record_list_get_length (members); i++)
    {
      YdUnit *member = yd_plan_find_unit (
        plan, yd_unit_member_get_row (yd_record_list_get (members, i))->member);
      if (member != NULL)
        add_unit (self, plan, member);
    }
}

static void
add_names (Addressees *self, YdPlan *plan, const char *text)
{
  g_auto (GStrv) names
    = g_regex_split (yd_check_get_regex (BETWEEN_NAMES), text != NULL ? text : "", 0);
  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *clean = yd_text_clean_name (*name);
      YdUnit *unit = *clean != '\0' ? yd_plan_find_unit_by_name (plan, clean) : NULL;
      if (unit != NULL)
        add_unit (self, plan, unit);
      if (is_collective (clean))
        self->reach |= yd_unit_get_kinds_meant (clean);
      else if (unit == NULL && *clean != '\0')
        g_ptr_array_add (self->names, g_steal_pointer (&clean));
    }
}

/* Whether @unit goes by one of the names that no unit of the plan has: 区教育局 of 示例区教育局. */
static gboolean
is_named (const Addressees *self, YdUnit *unit)
{
  for (guint i = 0; i < self->names->len; i++)
    if (yd_unit_doubt_may_be_one (self->names->pdata[i], yd_unit_get_name (unit))
        || yd_unit_doubt_may_be_one (self->names->pdata[i], yd_unit_get_label (unit)))
      return TRUE;
  return FALSE;
}

static gboolean
is_reached (const Addressees *self, YdUnit *unit)
{
  YdUnitKind kind = (YdUnitKind)yd_unit_get_row (unit)->kind;
  guint kinds
    = kind == YD_UNIT_COLLECTIVE ? yd_unit_get_kinds_meant (yd_unit_get_name (unit)) : BIT (kind);
  return g_hash_table_contains (self->at, unit) || (kinds & self->reach) != 0
         || is_named (self, unit);
}

/* Those whose notice it is: the issuer and its own offices know of it. */
static gboolean
is_of_house (const Addressees *issuers, YdUnit *unit)
{
  return yd_unit_get_row (unit)->kind == YD_UNIT_OFFICE || g_hash_table_contains (issuers->at, unit)
         || is_named (issuers, unit);
}

static void
addressees_init (Addressees *self)
{
  *self = (Addressees){ g_ptr_array_new_with_free_func (g_free), 0, g_hash_table_new (NULL, NULL) };
}

static void
addressees_clear (Addressees *self)
{
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->at);
}

/* Units with a part in points that are still to be done → the weightiest part that they have. */
static GHashTable *
collect_parts (YdCheck *check, GPtrArray *order)
{
  GHashTable *parts = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < check->items->len; i++)
    {
      YdRecordList *list = yd_item_list_assignments (check->items->pdata[i]);
      guint n = yd_record_list_get_length (list);
      for (guint k = 0; k < n && yd_check_is_live (check->items->pdata[i]); k++)
        {
          YdAssignment *assignment = yd_record_list_get (list, k);
          YdUnit *unit = yd_assignment_get_unit (assignment);
          gpointer role = NULL;
          int now = yd_assignment_get_row (assignment)->role;
          if (unit == NULL)
            continue;
          if (!g_hash_table_lookup_extended (parts, unit, NULL, &role))
            g_ptr_array_add (order, unit);
          else
            now = MIN (now, GPOINTER_TO_INT (role));
          g_hash_table_insert (parts, unit, GINT_TO_POINTER (now));
        }
    }
  return parts;
}

static char *
join_names (const GPtrArray *units)
{
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < MIN (units->len, MOST_NAMED); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "、" : "", yd_unit_get_name (units->pdata[i]));
  if (units->len > MOST_NAMED)
    g_string_append_printf (names, "等%u个单位", units->len);
  return g_string_free (names, FALSE);
}

static void
report (YdCheck *check, const GPtrArray *units, YdRole role)
{
  if (units->len == 0)
    return;
  YdFinding *finding
    = yd_check_add (check, YD_TABLE_NOTICE, check->notice->id, "addressee", YD_ID_NONE);
  if (role == YD_ROLE_SUPPORT)
    {
      yd_finding_set_sentence (finding,
                               N_ ("Supports points, but is not among the addressees: %s"));
      yd_finding_set_severity (finding, YD_SEVERITY_HINT);
    }
  yd_finding_take_argument (finding, join_names (units));
}

/* Speaks only where the notice goes to some who have a part: one that goes upwards is none that gives
 * work. Who gets a copy is reached as well. */
static void
check_unaddressed (YdCheck *check, YdNotice *notice)
{
  const YdNoticeRow *row = check->notice;
  Addressees to, house;
  if (yd_check_is_blank (row->addressee) || !check->assigning)
    return;
  addressees_init (&to);
  addressees_init (&house);
  add_names (&to, check->plan, row->addressee);
  add_names (&to, check->plan, row->copy_to);
  add_names (&house, check->plan, row->issuer);
  add_names (&house, check->plan, row->signature);
  add_names (&house, check->plan, row->joint);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autoptr (GPtrArray) leads = g_ptr_array_new ();
  g_autoptr (GPtrArray) supports = g_ptr_array_new ();
  g_autoptr (GHashTable) parts = collect_parts (check, order);
  guint n_reached = 0;
  for (guint i = 0; i < order->len; i++)
    {
      YdUnit *unit = order->pdata[i];
      if (is_reached (&to, unit))
        n_reached++;
      else if (!is_of_house (&house, unit))
        g_ptr_array_add (
          GPOINTER_TO_INT (g_hash_table_lookup (parts, unit)) == YD_ROLE_LEAD ? leads : supports,
          unit);
    }
  if (n_reached > 0)
    {
      report (check, leads, YD_ROLE_LEAD);
      report (check, supports, YD_ROLE_SUPPORT);
    }
  addressees_clear (&to);
  addressees_clear (&house);
}

/* ---- the reverse ---- */

#define NAMED_AT_LEAST 4 /* where so many are named one by one … */
#define IDLE_AT_MOST 4 /* … and at most one of four has nothing to do, it may have been forgotten */

static gboolean
has_part (GPtrArray *assigned, YdUnit *unit, const char *name)
{
  YdUnitKind kind
    = unit != NULL ? (YdUnitKind)yd_unit_get_row (unit)->kind : yd_unit_guess_kind (name);
  for (guint i = 0; i < assigned->len; i++)
    {
      YdUnit *other = assigned->pdata[i];
      gboolean collective = yd_unit_get_row (other)->kind == YD_UNIT_COLLECTIVE;
      if (other == unit || yd_unit_doubt_may_be_one (name, yd_unit_get_name (other))
          || yd_unit_doubt_may_be_one (name, yd_unit_get_label (other))
          || (collective && (yd_unit_get_kinds_meant (yd_unit_get_name (other)) & BIT (kind)) != 0))
        return TRUE;
    }
  return FALSE;
}

static void
check_idle (YdCheck *check, YdNotice *notice)
{
  const char *text = check->notice->addressee;
  if (yd_check_is_blank (text) || !check->assigning)
    return;
  g_auto (GStrv) names = g_regex_split (yd_check_get_regex (BETWEEN_NAMES), text, 0);
  g_autoptr (GPtrArray) assigned = g_ptr_array_new ();
  g_autoptr (GHashTable) parts = collect_parts (check, assigned);
  g_autoptr (GPtrArray) idle = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;
  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *clean = yd_text_clean_name (*name);
      YdUnit *unit = yd_plan_find_unit_by_name (check->plan, clean);
      if (is_collective (clean) || g_utf8_strlen (clean, -1) < 2)
        continue;
      n++;
      if (!has_part (assigned, unit, clean))
        g_ptr_array_add (idle, g_steal_pointer (&clean));
    }
  if (n < NAMED_AT_LEAST || idle->len == 0 || idle->len * IDLE_AT_MOST > n)
    return;
  g_ptr_array_add (idle, NULL);
  YdFinding *finding
    = yd_check_add (check, YD_TABLE_NOTICE, check->notice->id, "addressee", YD_ID_NONE);
  yd_finding_take_argument (finding, g_strjoinv ("、", (char **)idle->pdata));
}

/* clang-format off */
const YdCheckRule yd_check_addressee_rules[] = {
  { .rule = { "unit-not-addressed", YD_SEVERITY_WARNING, N_("Units with a part in the plan to whom the notice does not go"), "GB/T 9704-2012, 7.3.2" },
    .sentence = N_("Leads points, but is not among the addressees: %s"),
    .check_notice = check_unaddressed },
  { .rule = { "addressee-without-part", YD_SEVERITY_HINT, N_("Addressees without a part in the plan, where nearly all have one"), NULL },
    .sentence = N_("Is addressed, but has no part in the plan: %s"),
    .check_notice = check_idle },
};
/* clang-format on */
const guint yd_check_n_addressee_rules = G_N_ELEMENTS (yd_check_addressee_rules);
