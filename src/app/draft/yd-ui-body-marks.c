/* Owns: the marks on the words of a text: sub-heading, of a task, recorded, could be recorded, finding. They are text tags
 * and no part of the text. Refuses: to work out what deserves one. */

#include "yd-ui-body-marks.h"

#include "yd-ui-suggest.h"

#include <adwaita.h>
#include <string.h>

#define LABEL "label"
#define TASK "task"
#define RECORDED "recorded"
#define OPEN "open"
#define FINDING "finding"

/* Colours of the legend: dark and light scheme. */
static void
colour_tags (GtkTextBuffer *buffer)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  GdkRGBA violet, green, tint, amber;
  gdk_rgba_parse (&violet, dark ? "#dc8add" : "#813d9c");
  gdk_rgba_parse (&green, dark ? "#33d17a" : "#1b7a4c");
  gdk_rgba_parse (&tint, dark ? "rgba(120,174,237,.28)" : "rgba(28,113,216,.2)");
  gdk_rgba_parse (&amber, dark ? "#f5c211" : "#c58500");
  g_object_set (gtk_text_tag_table_lookup (table, TASK), "underline-rgba", &violet, NULL);
  g_object_set (gtk_text_tag_table_lookup (table, RECORDED), "underline-rgba", &green, NULL);
  g_object_set (gtk_text_tag_table_lookup (table, OPEN), "background-rgba", &tint, NULL);
  g_object_set (gtk_text_tag_table_lookup (table, FINDING), "underline-rgba", &amber, NULL);
}

void
yd_ui_body_marks_install (GtkTextBuffer *buffer)
{
  /* a later one stands over an earlier one */
  gtk_text_buffer_create_tag (buffer, LABEL, "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, TASK, "underline", PANGO_UNDERLINE_DOUBLE, NULL);
  gtk_text_buffer_create_tag (buffer, RECORDED, "underline", PANGO_UNDERLINE_SINGLE, NULL);
  gtk_text_buffer_create_tag (buffer, OPEN, NULL);
  gtk_text_buffer_create_tag (buffer, FINDING, "underline", PANGO_UNDERLINE_ERROR, NULL);
  colour_tags (buffer);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (colour_tags), buffer, G_CONNECT_SWAPPED);
}

static void
mark (GtkTextBuffer *buffer, const char *tag, int line, int start, int length)
{
  GtkTextIter from, to;
  if (line >= gtk_text_buffer_get_line_count (buffer))
    return;
  gtk_text_buffer_get_iter_at_line (buffer, &from, line);
  int whole = gtk_text_iter_get_chars_in_line (&from);
  if (start < 0 || length <= 0 || start + length > whole)
    return;
  gtk_text_iter_set_line_offset (&from, start);
  to = from;
  gtk_text_iter_forward_chars (&to, length);
  gtk_text_buffer_apply_tag_by_name (buffer, tag, &from, &to);
}

/* Marks @words in the first paragraph that has them; returns whether one has. */
static gboolean
mark_words (GtkTextBuffer *buffer, const char *tag, YdRecordList *paragraphs, const char *words)
{
  if (words == NULL || words[0] == '\0')
    return FALSE;
  guint n = yd_record_list_get_length (paragraphs);
  for (guint i = 0; i < n; i++)
    {
      const char *text = yd_paragraph_get_text (yd_record_list_get (paragraphs, i));
      const char *at = strstr (text, words);
      if (at == NULL)
        continue;
      mark (buffer, tag, (int)i, (int)g_utf8_pointer_to_offset (text, at),
            (int)g_utf8_strlen (words, -1));
      return TRUE;
    }
  return FALSE;
}

static void
mark_labels (GtkTextBuffer *buffer, YdRecordList *paragraphs)
{
  for (guint i = 0; i < yd_record_list_get_length (paragraphs); i++)
    {
      YdParagraph *paragraph = yd_record_list_get (paragraphs, i);
      gsize bytes = yd_paragraph_get_label_length (paragraph);
      if (bytes > 0)
        mark (buffer, LABEL, (int)i, 0,
              (int)g_utf8_strlen (yd_paragraph_get_text (paragraph), (gssize)bytes));
    }
}

/* The words that the tasks of a point stand for: characters of its whole text. */
static gboolean
mark_tasks (GtkTextBuffer *buffer, YdItem *item)
{
  gboolean any = FALSE;
  YdRecordList *children = yd_item_list_children (item);
  for (guint i = 0; i < yd_record_list_get_length (children); i++)
    {
      const YdItemRow *row = yd_item_get_row (yd_record_list_get (children, i));
      int end = row->span_start + row->span_length;
      if (row->kind != YD_ITEM_TASK || row->span_length <= 0
          || end > gtk_text_buffer_get_char_count (buffer))
        continue;
      GtkTextIter from, to;
      gtk_text_buffer_get_iter_at_offset (buffer, &from, row->span_start);
      gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
      gtk_text_buffer_apply_tag_by_name (buffer, TASK, &from, &to);
      any = TRUE;
    }
  return any;
}

static YdUiBodyMarks
mark_item (GtkTextBuffer *buffer, YdRecordList *paragraphs, YdItem *item, GPtrArray *suggestions)
{
  YdUiBodyMarks shown = mark_tasks (buffer, item) ? YD_UI_BODY_TASK : 0;
  YdRecordList *list = yd_item_list_indicators (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    if (mark_words (buffer, RECORDED, paragraphs,
                    yd_indicator_get_row (yd_record_list_get (list, i))->words))
      shown |= YD_UI_BODY_RECORDED;
  list = yd_item_list_milestones (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    if (mark_words (buffer, RECORDED, paragraphs,
                    yd_milestone_get_row (yd_record_list_get (list, i))->words))
      shown |= YD_UI_BODY_RECORDED;
  for (guint i = 0; i < suggestions->len; i++)
    if (mark_words (buffer, OPEN, paragraphs,
                    ((const YdSuggestionRow *)suggestions->pdata[i])->words))
      shown |= YD_UI_BODY_OPEN;
  return shown;
}

/* A finding that means several places of one paragraph has them in its fix. */
static void
mark_finding (GtkTextBuffer *buffer, YdFinding *finding, int line)
{
  guint n_edits;
  const YdTextEdit *edits = yd_finding_get_edits (finding, &n_edits);
  int from, length;
  yd_finding_get_span (finding, &from, &length);
  if (n_edits == 0)
    mark (buffer, FINDING, line, from, length);
  for (guint i = 0; i < n_edits; i++)
    mark (buffer, FINDING, line, edits[i].start, MAX (edits[i].length, 1));
}

/**
 * yd_ui_body_marks_show:
 * @paragraphs: what the buffer shows, a line each
 * @item: (nullable): whose records and suggestions have words in it
 * @editable: what could be recorded is marked too where somebody can record it
 * @findings: (nullable): #YdFinding of the plan
 *
 * Returns: which marks there are
 */
YdUiBodyMarks
yd_ui_body_marks_show (GtkTextBuffer *buffer, YdRecordList *paragraphs, YdItem *item,
                       gboolean editable, GPtrArray *findings)
{
  g_autoptr (GPtrArray) suggestions = item != NULL ? yd_ui_suggest_dup_rows (item, editable) : NULL;
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (buffer, &start, &end);
  mark_labels (buffer, paragraphs);
  YdUiBodyMarks shown = item != NULL ? mark_item (buffer, paragraphs, item, suggestions) : 0;

  guint n = yd_record_list_get_length (paragraphs);
  for (guint f = 0; findings != NULL && f < findings->len; f++)
    {
      YdFinding *finding = findings->pdata[f];
      if ((suggestions != NULL && yd_ui_suggest_has_finding (suggestions, finding))
          || yd_finding_get_table (finding) != YD_TABLE_PARAGRAPH
          || !yd_finding_get_span (finding, NULL, NULL))
        continue;
      for (guint i = 0; i < n; i++)
        if (yd_record_get_id (yd_record_list_get (paragraphs, i))
            == yd_finding_get_record (finding))
          {
            mark_finding (buffer, finding, (int)i);
            shown |= YD_UI_BODY_FINDING;
          }
    }
  return shown;
}
