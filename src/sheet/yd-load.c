/* Owns: who carries what. Units of one name in several plans are one unit. */

#include "yd-load.h"

static const char lead_word[] = "牵头", support_word[] = "配合";

typedef struct
{
  GPtrArray *loads;
  GHashTable *by_name; /* label → YdLoad, both borrowed */
  YdLoad *nobody;
  GArray *works;
  gboolean members_answer;
} Collection;

static void
free_load (gpointer data)
{
  YdLoad *load = data;
  g_array_unref (load->shares);
  g_free (load);
}

static YdLoad *
new_load (Collection *self, YdUnit *unit)
{
  YdLoad *load = g_new0 (YdLoad, 1);
  load->unit = unit;
  load->shares = g_array_new (FALSE, FALSE, sizeof (YdShare));
  g_ptr_array_add (self->loads, load);
  return load;
}

/* A unit that has a part of its own and another through its collective keeps the first. */
static gboolean
has_work (const YdLoad *load, guint work)
{
  return (load->n_lead > 0 && yd_load_get_share (load, load->n_lead - 1)->work == work)
         || (load->shares->len > 0
             && yd_load_get_share (load, load->shares->len - 1)->work == work);
}

static void
add_share (Collection *self, YdLoad *load, const YdShare *share)
{
  if (load == NULL || has_work (load, share->work))
    return;
  if (share->role == support_word)
    {
      g_array_append_val (load->shares, *share);
      return;
    }
  g_array_insert_val (load->shares, load->n_lead, *share);
  load->n_lead++;
  load->by_state[yd_work_get (self->works, share->work)->state]++;
}

/* What falls to a unit, or to its members each on its own. */
static void
add_unit (Collection *self, YdUnit *unit, const YdShare *share)
{
  YdRecordList *members = yd_unit_list_members (unit);
  guint n = self->members_answer ? yd_record_list_get_length (members) : 0;
  if (n == 0)
    add_share (self, g_hash_table_lookup (self->by_name, yd_unit_get_label (unit)), share);
  for (guint i = 0; i < n; i++)
    {
      const YdUnitMemberRow *row = yd_unit_member_get_row (yd_record_list_get (members, i));
      YdUnit *member
        = yd_plan_find_unit (yd_work_get (self->works, share->work)->plan, row->member);
      if (member != NULL)
        add_share (self, g_hash_table_lookup (self->by_name, yd_unit_get_label (member)), share);
    }
}

static void
add_role (Collection *self, guint index, YdRole role)
{
  YdItem *carrier = yd_item_get_carrier (yd_work_get (self->works, index)->item, role);
  YdRecordList *assignments = yd_item_list_assignments (carrier);
  for (guint i = 0; i < yd_record_list_get_length (assignments); i++)
    {
      YdAssignment *assignment = yd_record_list_get (assignments, i);
      YdUnit *unit = yd_assignment_get_unit (assignment);
      YdShare share = { index, role == YD_ROLE_LEAD ? lead_word : support_word, assignment };
      if (unit != NULL && yd_assignment_get_role (assignment) == role)
        add_unit (self, unit, &share);
    }
}

static void
add_work (Collection *self, guint index)
{
  YdItem *item = yd_work_get (self->works, index)->item;
  YdUnit *unit = yd_item_get_default_lead (item);
  YdShare led = { index, lead_word, NULL }, unled = { index, NULL, NULL };
  add_role (self, index, YD_ROLE_LEAD);
  if (unit != NULL)
    add_unit (self, unit, &led);
  add_role (self, index, YD_ROLE_SUPPORT);
  if (yd_item_lacks_lead (item))
    add_share (self, self->nobody, &unled);
}

/**
 * yd_load_collect:
 * @works: (element-type YdWork): of these plans
 * @members_answer: whether the members of a collective carry its work, each on its own
 *
 * Returns: (transfer full) (element-type YdLoad): units that carry anything, in the order of
 *   precedence, plan after plan; last what nobody leads
 */
GPtrArray *
yd_load_collect (YdPlan *const *plans, guint n_plans, GArray *works, gboolean members_answer)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  Collection self = { .loads = g_ptr_array_new_with_free_func (free_load),
                      .by_name = by_name,
                      .works = works,
                      .members_answer = members_answer };
  for (guint p = 0; p < n_plans; p++)
    {
      YdRecordList *units = yd_plan_list_units (plans[p]);
      for (guint i = 0; i < yd_record_list_get_length (units); i++)
        {
          YdUnit *unit = yd_record_list_get (units, i);
          if (!g_hash_table_contains (by_name, yd_unit_get_label (unit)))
            g_hash_table_insert (by_name, (gpointer)yd_unit_get_label (unit),
                                 new_load (&self, unit));
        }
    }
  self.nobody = new_load (&self, NULL);
  for (guint i = 0; i < works->len; i++)
    if (!yd_work_get (works, i)->beside)
      add_work (&self, i);
  for (guint i = self.loads->len; i-- > 0;)
    if (((YdLoad *)self.loads->pdata[i])->shares->len == 0)
      g_ptr_array_remove_index (self.loads, i);
  return self.loads;
}
