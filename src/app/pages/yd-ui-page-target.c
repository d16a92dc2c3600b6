/* Owns: the way between the plan's selection and places on its pages. Refuses: to draw, and to know
 * pixels. */

#include "yd-ui-page-target.h"

static void
add_boxes (GArray *boxes, YdPages *pages, YdTable table, YdId id)
{
  g_autoptr (GArray) found = yd_pages_find_boxes (pages, table, id);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      YdPageBox box = g_array_index (found, YdPageBox, i);
      gboolean joined = FALSE;
      /* Title and text of an item share a line where they run on: one tint, not two. */
      for (guint k = 0; k < boxes->len && !joined; k++)
        {
          YdPageBox *other = &g_array_index (boxes, YdPageBox, k);
          if (other->page != box.page || ABS (other->y - box.y) > 0.5)
            continue;
          double right = MAX (other->x + other->width, box.x + box.width);
          other->x = MIN (other->x, box.x);
          other->width = right - other->x;
          joined = TRUE;
        }
      if (!joined)
        g_array_append_val (boxes, box);
    }
}

/**
 * yd_ui_page_target_find_boxes:
 *
 * Returns: (transfer full) (element-type YdPageBox): the lines of what is selected
 */
GArray *
yd_ui_page_target_find_boxes (YdPages *pages, YdUiSelection *selection)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (YdPageBox));
  YdItem *item = yd_ui_selection_get_item (selection);
  if (item != NULL && yd_record_get_plan (YD_RECORD (item)) == NULL)
    return boxes; /* it was deleted; the selection goes elsewhere presently */
  if (item != NULL)
    add_boxes (boxes, pages, YD_TABLE_ITEM, yd_record_get_id (YD_RECORD (item)));
  YdRecordList *paragraphs = yd_ui_selection_get_part (selection) != YD_UI_PART_UNPLACED
                               ? yd_ui_selection_list_paragraphs (selection, NULL, NULL)
                               : NULL; /* they are on no page */
  for (guint i = 0; paragraphs != NULL && i < yd_record_list_get_length (paragraphs); i++)
    add_boxes (boxes, pages, YD_TABLE_PARAGRAPH,
               yd_record_get_id (yd_record_list_get (paragraphs, i)));
  return boxes;
}

/**
 * yd_ui_page_target_find_caret:
 * @offset: characters into @paragraph
 * @line: (inout): the line that has them; on the way in its page is where they are looked for first
 */
gboolean
yd_ui_page_target_find_caret (YdPages *pages, YdId paragraph, int offset, YdPageBox *line)
{
  g_autoptr (GArray) lines
    = yd_pages_find_boxes_near (pages, YD_TABLE_PARAGRAPH, paragraph, line->page);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      YdPageBox box = g_array_index (lines, YdPageBox, i);
      YdPageHit hit;
      if (i > 0 && yd_pages_hit_test (pages, box.page, box.x + 0.5, box.y + box.height / 2, &hit)
          && hit.id == paragraph && (int)hit.offset > offset)
        break;
      *line = box;
    }
  return lines != NULL && lines->len > 0;
}

static YdItem *
item_of_hit (YdPlan *plan, const YdPageHit *hit, YdUiPart *part)
{
  *part = YD_UI_PART_ITEM;
  if (hit->table == YD_TABLE_ITEM)
    return yd_plan_find_item (plan, hit->id);
  if (hit->table != YD_TABLE_PARAGRAPH)
    return NULL;
  YdRecord *record = yd_plan_find (plan, YD_TABLE_PARAGRAPH, hit->id);
  if (record == NULL)
    return NULL;
  const YdParagraphRow *row = yd_paragraph_get_row (YD_PARAGRAPH (record));
  if (row->owner_kind == YD_OWNER_ITEM)
    return yd_plan_find_item (plan, row->owner);
  if (row->owner_kind == YD_OWNER_PREAMBLE)
    *part = YD_UI_PART_PREAMBLE;
  else if (row->owner_kind == YD_OWNER_CLOSING)
    *part = YD_UI_PART_CLOSING;
  return NULL;
}

/* Selects what stands at @x, @y (mm) of @page (index from 0), if that is of the plan. */
void
yd_ui_page_target_select (YdPages *pages, guint page, double x, double y, YdUiSelection *selection)
{
  YdPageHit hit;
  YdUiPart part;
  if (!yd_pages_hit_test (pages, page, x, y, &hit))
    return;
  YdItem *item = item_of_hit (yd_ui_selection_get_plan (selection), &hit, &part);
  if (item != NULL)
    yd_ui_selection_set_item (selection, item);
  else if (part != YD_UI_PART_ITEM)
    yd_ui_selection_set_part (selection, part);
}
