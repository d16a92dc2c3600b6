/* Owns: changes of the matrix as edits of the plan, each one gesture. Refuses: to know which cells
 * are meant. */

#include "yd-ui-assign-edit.h"

static guint
count_assignments (YdPlan *plan, const YdPlace *places, guint n)
{
  guint count = 0;
  for (guint i = 0; i < n; i++)
    count += yd_plan_find_assignment (plan, places[i].item, places[i].unit) != NULL;
  return count;
}

/**
 * yd_ui_assign_edit_set_share:
 * @places: #YdPlace; only the first is made first lead
 *
 * Problems are told by the document.
 *
 * Returns: how many assignments were taken away; 0 where none should be, or it was not done
 */
guint
yd_ui_assign_edit_set_share (YdUiDocument *document, GArray *places, YdUiShare share)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_ui_document_begin_edit (document);
  if (store == NULL || places->len == 0)
    return 0;
  const YdPlace *first = &g_array_index (places, YdPlace, 0);
  guint n_lost = 0;
  gboolean done = FALSE;
  switch (share)
    {
    case YD_UI_SHARE_NONE:
      n_lost = count_assignments (yd_ui_document_get_plan (document), first, places->len);
      done = yd_edit_unassign_places (store, first, places->len, &error);
      break;
    case YD_UI_SHARE_SUPPORT:
      done = yd_edit_assign_places (store, first, places->len, YD_ROLE_SUPPORT, &error);
      break;
    case YD_UI_SHARE_LEAD:
      done = yd_edit_assign_places (store, first, places->len, YD_ROLE_LEAD, &error);
      break;
    case YD_UI_SHARE_FIRST_LEAD:
      done = yd_edit_make_first_lead (store, first->item, first->unit, &error);
      break;
    }
  return yd_ui_document_end_edit (document, done, error) ? n_lost : 0;
}

/**
 * yd_ui_assign_edit_dup_places:
 * @items: #YdId of items that are there
 *
 * Returns: (transfer full): #YdPlace of all their assignments
 */
GArray *
yd_ui_assign_edit_dup_places (YdPlan *plan, GArray *items)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (YdPlace));
  for (guint i = 0; i < items->len; i++)
    {
      YdItem *item = yd_plan_find_item (plan, g_array_index (items, YdId, i));
      YdRecordList *assignments = yd_item_list_assignments (item);
      for (guint k = 0; k < yd_record_list_get_length (assignments); k++)
        {
          const YdAssignmentRow *row = yd_assignment_get_row (yd_record_list_get (assignments, k));
          YdPlace place = { row->item, row->unit };
          g_array_append_val (places, place);
        }
    }
  return places;
}
