/* Owns: which unit belongs to which part of the register, what it carries, and how many there are.
 * Refuses: to stay right when the plan changes; it is made anew then. */

#include "yd-ui-units-facts.h"

#include "yd-error.h"
#include "yd-typed.h"

#include <glib/gi18n.h>

typedef struct
{
  int part;    /* YdUiUnits: its kind, or gone */
  guint place; /* among the units that are there, from 1; 0 for one that is gone */
  guint n_leads;
  /* YdAssignment, owned: the facts outlive them for a moment; leads first, in the order of the plan */
  GPtrArray *assignments;
  const YdUnitDoubt *doubt;
} Fact;

struct _YdUiUnitsFacts
{
  GHashTable *facts; /* YdUnit (reference) → Fact */
  GArray *doubts;    /* YdUnitDoubt */
  guint counts[YD_UI_N_UNITS];
  guint n_all;
  guint n_unregistered;
};

static void
free_fact (gpointer data)
{
  Fact *fact = data;
  g_ptr_array_unref (fact->assignments);
  g_free (fact);
}

static Fact *
get_fact (YdUiUnitsFacts *self, YdUnit *unit)
{
  return g_hash_table_lookup (self->facts, unit);
}

static gboolean
is_gone (YdUnit *unit, YdDate today)
{
  YdDate until = yd_unit_get_row (unit)->valid_until;
  return !yd_unit_is_current (unit)
         || (yd_date_is_set (until) && yd_date_compare (yd_date_last_day (until), today) < 0);
}

static void
add_unit (YdUiUnitsFacts *self, YdUnit *unit, YdDate today)
{
  Fact *fact = g_new0 (Fact, 1);
  const YdUnitRow *row = yd_unit_get_row (unit);
  fact->assignments = g_ptr_array_new_with_free_func (g_object_unref);
  fact->part = is_gone (unit, today) ? YD_UI_UNITS_GONE : CLAMP (row->kind, 0, (int)YD_UNIT_OTHER);
  self->counts[fact->part]++;
  if (fact->part != YD_UI_UNITS_GONE)
    {
      fact->place = ++self->n_all;
      self->n_unregistered += !row->registered;
    }
  g_hash_table_insert (self->facts, g_object_ref (unit), fact);
}

static void
add_assignments (YdUiUnitsFacts *self, YdItem *item)
{
  YdRecordList *assignments = yd_item_list_assignments (item);
  for (guint i = 0; i < yd_record_list_get_length (assignments); i++)
    {
      YdAssignment *assignment = yd_record_list_get (assignments, i);
      YdUnit *unit = yd_assignment_get_unit (assignment);
      Fact *fact = unit != NULL ? get_fact (self, unit) : NULL;
      if (fact != NULL && yd_assignment_get_role (assignment) == YD_ROLE_LEAD)
        g_ptr_array_insert (fact->assignments, (int)fact->n_leads++, g_object_ref (assignment));
      else if (fact != NULL)
        g_ptr_array_add (fact->assignments, g_object_ref (assignment));
    }
}

YdUiUnitsFacts *
yd_ui_units_facts_new (YdPlan *plan, YdDate today)
{
  YdUiUnitsFacts *self = g_new0 (YdUiUnitsFacts, 1);
  YdRecordList *units = yd_plan_list_units (plan);
  self->facts = g_hash_table_new_full (NULL, NULL, g_object_unref, free_fact);
  self->doubts = yd_unit_doubt_find (plan);
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    add_unit (self, yd_record_list_get (units, i), today);
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    add_assignments (self, item);
  for (guint i = 0; i < self->doubts->len; i++)
    {
      const YdUnitDoubt *doubt = &g_array_index (self->doubts, YdUnitDoubt, i);
      get_fact (self, doubt->unit)->doubt = doubt;
      self->counts[YD_UI_UNITS_DOUBTFUL]++;
    }
  return self;
}

void
yd_ui_units_facts_free (YdUiUnitsFacts *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->facts);
  g_array_unref (self->doubts);
  g_free (self);
}

guint
yd_ui_units_facts_count (YdUiUnitsFacts *self, YdUiUnits part)
{
  return part == YD_UI_UNITS_ALL ? self->n_all : self->counts[part];
}

gboolean
yd_ui_units_facts_is_in (YdUiUnitsFacts *self, YdUnit *unit, YdUiUnits part)
{
  const Fact *fact = get_fact (self, unit);
  if (fact == NULL)
    return FALSE;
  if (part == YD_UI_UNITS_DOUBTFUL)
    return fact->doubt != NULL;
  return part == YD_UI_UNITS_ALL ? fact->part != YD_UI_UNITS_GONE : fact->part == (int)part;
}

/**
 * yd_ui_units_facts_get_place:
 *
 * Returns: where it stands among the units that are there, from 1; 0 for one that is gone
 */
guint
yd_ui_units_facts_get_place (YdUiUnitsFacts *self, YdUnit *unit)
{
  const Fact *fact = get_fact (self, unit);
  return fact != NULL ? fact->place : 0;
}

guint
yd_ui_units_facts_get_n_unregistered (YdUiUnitsFacts *self)
{
  return self->n_unregistered;
}

/**
 * yd_ui_units_facts_get_doubt:
 *
 * Returns: (transfer none) (nullable): why its name is worth a look
 */
const YdUnitDoubt *
yd_ui_units_facts_get_doubt (YdUiUnitsFacts *self, YdUnit *unit)
{
  const Fact *fact = get_fact (self, unit);
  return fact != NULL ? fact->doubt : NULL;
}

/**
 * yd_ui_units_facts_get_assignments:
 *
 * Returns: (transfer none) (nullable) (element-type YdAssignment): what it carries, leads first; one that
 *   was taken away since has no item
 */
GPtrArray *
yd_ui_units_facts_get_assignments (YdUiUnitsFacts *self, YdUnit *unit)
{
  const Fact *fact = get_fact (self, unit);
  return fact != NULL ? fact->assignments : NULL;
}

guint
yd_ui_units_facts_get_n_leads (YdUiUnitsFacts *self, YdUnit *unit)
{
  const Fact *fact = get_fact (self, unit);
  return fact != NULL ? fact->n_leads : 0;
}

/* @kind: YdUnitKind */
const char *
yd_ui_units_get_kind_words (int kind)
{
  static const char *const words[] = { NC_ ("unit kind", "Commission offices"),
                                       NC_ ("unit kind", "Medical institutions"),
                                       NC_ ("unit kind", "Bureaus"),
                                       NC_ ("unit kind", "Streets and towns"),
                                       NC_ ("unit kind", "Collective names"),
                                       NC_ ("unit kind", "Others") };
  return g_dpgettext2 (NULL, "unit kind", words[CLAMP (kind, 0, (int)YD_UNIT_OTHER)]);
}

/**
 * yd_ui_units_read_day:
 * @text: a day, month or year as people write it
 *
 * Returns: (transfer full) (nullable): it as the plan keeps it; %NULL with a reason
 */
char *
yd_ui_units_read_day (YdPlan *plan, const char *text, GError **error)
{
  YdDateFrame frame = yd_typed_get_frame (plan);
  YdDateFound found;
  if (yd_typed_read_due (text, &frame, &found) && yd_date_is_set (found.due))
    return yd_date_to_iso (found.due);
  g_set_error (error, YD_ERROR, YD_ERROR_INVALID,
               _ ("“%s” is no day or month; write it as 2025-06 or 2025年6月30日"), text);
  return NULL;
}
