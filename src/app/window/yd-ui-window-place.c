/* Owns: bringing a place of the plan into sight, whichever view or window it is worked on in. Refuses: to
 * find places (searching and checking do). */

#include "yd-ui-window-private.h"

#include "yd-ui-properties.h"
#include "yd-ui-units-window.h"

#include <string.h>

static const YdParagraphRow *
get_paragraph (YdUiWindow *self, const YdUiPlace *place)
{
  YdRecord *record
    = place->table == YD_TABLE_PARAGRAPH
        ? yd_plan_find (yd_ui_document_get_plan (self->document), YD_TABLE_PARAGRAPH, place->record)
        : NULL;
  return record != NULL ? yd_record_get_row (record) : NULL;
}

static gboolean
is_of_notice (const YdUiPlace *place, const YdParagraphRow *paragraph)
{
  return place->table == YD_TABLE_NOTICE || place->table == YD_TABLE_ANNEX
         || (paragraph != NULL
             && (paragraph->owner_kind == YD_OWNER_NOTICE
                 || paragraph->owner_kind == YD_OWNER_ANNEX));
}

/* A field of several paragraphs counts from the first of them. */
static int
count_before (YdRecordList *list, YdId paragraph)
{
  glong n = 0;
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdParagraph *other = yd_record_list_get (list, i);
      if (yd_record_get_id (YD_RECORD (other)) == paragraph)
        break;
      n += g_utf8_strlen (yd_paragraph_get_text (other), -1) + 1;
    }
  return (int)n;
}

static void
show_in_notice (YdUiWindow *self, const YdUiPlace *place, const YdParagraphRow *paragraph,
                gboolean work)
{
  YdNotice *notice = yd_plan_get_notice (yd_ui_document_get_plan (self->document));
  const char *field = paragraph != NULL ? "body" : place->field;
  YdId annex = place->table == YD_TABLE_ANNEX ? place->record : YD_ID_NONE;
  int start = place->start;
  if (paragraph != NULL && paragraph->owner_kind == YD_OWNER_ANNEX)
    annex = paragraph->owner;
  YdRecord *owner = annex != YD_ID_NONE ? yd_plan_find (yd_ui_document_get_plan (self->document),
                                                        YD_TABLE_ANNEX, annex)
                                        : NULL;
  if (paragraph != NULL)
    start += count_before (owner != NULL ? yd_annex_list_paragraphs (YD_ANNEX (owner))
                                         : yd_notice_list_body (notice),
                           place->record);
  adw_view_stack_set_visible_child_name (self->stack, "notice");
  if (field != NULL)
    yd_ui_notice_show_field (self->notice, annex, field, start, place->length, work);
}

/* Whatever the view, it goes to the item; the draft shows the words too. */
static void
show_in_items (YdUiWindow *self, const YdUiPlace *place, const YdParagraphRow *paragraph,
               gboolean work)
{
  YdUiEditor *editor = yd_ui_draft_get_editor (self->draft);
  YdItem *item = yd_plan_find_item (yd_ui_document_get_plan (self->document), place->item);
  gboolean assign = g_strcmp0 (yd_ui_window_get_view (self), "assign") == 0;
  if (work || item == NULL || !assign)
    adw_view_stack_set_visible_child_name (self->stack, "draft");
  if (item != NULL)
    yd_ui_selection_set_item (self->selection, item);
  else
    yd_ui_selection_set_part (self->selection,
                              place->table == YD_TABLE_UNPLACED ? YD_UI_PART_UNPLACED
                              : paragraph != NULL && paragraph->owner_kind == YD_OWNER_CLOSING
                                ? YD_UI_PART_CLOSING
                                : YD_UI_PART_PREAMBLE);
  if (place->length > 0 && paragraph != NULL)
    yd_ui_body_select_words (yd_ui_editor_get_body (editor), place->record, place->start,
                             place->length);
  if (place->length > 0 && place->table == YD_TABLE_ITEM && g_strcmp0 (place->field, "title") == 0)
    yd_ui_editor_select_title (editor, place->start, place->length, work);
  else if (work) /* the outline would take the next Enter for a new point */
    yd_ui_draft_edit (self->draft, place->table, place->record, place->field);
}

void
yd_ui_window_show_place (YdUiWindow *self, const YdUiPlace *place, gboolean work)
{
  const YdParagraphRow *paragraph = get_paragraph (self, place);
  if (work)
    gtk_window_present (GTK_WINDOW (self));
  if (is_of_notice (place, paragraph))
    show_in_notice (self, place, paragraph, work);
  else if (place->table == YD_TABLE_PLAN)
    {
      if (work)
        yd_ui_properties_show_field (self, place->field, place->start, place->length);
    }
  else if (place->table == YD_TABLE_UNIT && place->item == YD_ID_NONE)
    {
      if (work)
        yd_ui_units_window_present_unit (self, place->record);
    }
  else
    show_in_items (self, place, paragraph, work);
}

void
yd_ui_window_show_late (YdUiWindow *self)
{
  yd_ui_outline_show_late (self->outline);
}

/* ---- places that were sought ---- */

static void
show_hit (YdUiWindow *self, const YdHit *hit, gboolean work)
{
  g_autofree char *text = yd_hit_dup_text (hit);
  if (text == NULL)
    return; /* the words do not stand there any more */
  YdUiPlace place
    = { .table = yd_hit_get_table (hit),
        .record = yd_hit_get_id (hit),
        .item = hit->item != NULL ? yd_record_get_id (YD_RECORD (hit->item)) : YD_ID_NONE,
        .field = hit->field != NULL ? hit->field->name : NULL,
        .start = (int)g_utf8_pointer_to_offset (text, text + hit->start),
        .length = (int)g_utf8_strlen (hit->words, -1) };
  yd_ui_window_show_place (self, &place, work);
}

static void
found_cb (YdUiWindow *self, const YdHit *hit)
{
  show_hit (self, hit, FALSE);
}

/* What is pressed in the list shows itself as it does on the way through; what stands in a window of its
 * own is opened there. */
static void
opened_cb (YdUiWindow *self, const YdHit *hit)
{
  YdTable table = yd_hit_get_table (hit);
  show_hit (self, hit, hit->item == NULL && (table == YD_TABLE_PLAN || table == YD_TABLE_UNIT));
}

void
yd_ui_window_install_places (YdUiWindow *self)
{
  g_signal_connect_object (self->find, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
}
