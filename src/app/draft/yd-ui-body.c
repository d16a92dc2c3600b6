/* Owns: the text of the selected item while it is edited. What is typed goes to the document as it is
 * typed; what changes elsewhere comes back by replacing no more than what differs, so that caret and
 * input method survive. Preedit is no change of a buffer, and so never an edit. What is pasted is
 * cleaned first. Refuses: its own undo (the document has it); faces and sizes of what is pasted. */

#include "yd-ui-body.h"

#include "yd-error.h"
#include "yd-import-piece.h"
#include "yd-text.h"
#include "yd-ui-foreign.h"
#include "yd-ui-text-diff.h"
#include "yd-ui-words.h"

#include <glib/gi18n.h>

#define MARKS_PAUSE 120    /* ms */
#define PASTE_LIMIT 100000 /* characters: twenty times what a whole plan may have */
/* Characters of a text that is shown whole, and of the beginning that is shown of a longer one: laying
 * out a document in one paragraph takes minutes. */
#define SHOWN_WHOLE 120000
#define SHOWN_BEGINNING 20000

struct _YdUiBody
{
  GtkTextView parent_instance;

  YdUiSelection *selection; /* owned */
  GtkTextBuffer *buffer;    /* borrowed: the view's */
  GPtrArray *findings;      /* owned; NULL before the first check */
  GCancellable *pasting;    /* owned: what the clipboard is being asked for; NULL for nothing */
  YdOwner owner_kind;       /* of the text on screen */
  YdId owner;
  gboolean refreshing; /* what changes now is no typing */
  gboolean typing;     /* what changes now began here */
  gboolean typed;      /* somebody typed into the text on screen since it was tidied */
  gboolean cut;        /* the beginning is on screen alone: it may be read, never written back */
  guint marks_id;      /* source */
};

G_DEFINE_FINAL_TYPE (YdUiBody, yd_ui_body, GTK_TYPE_TEXT_VIEW)

enum
{
  CARET_MOVED,
  TYPED,
  MARKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static YdUiDocument *
document_of (YdUiBody *self)
{
  return yd_ui_selection_get_document (self->selection);
}

/* ---- marks ---- */

static gboolean
marks_cb (gpointer data)
{
  YdUiBody *self = data;
  self->marks_id = 0;
  if (self->cut)
    {
      g_signal_emit (self, signals[MARKED], 0, 0u);
      return G_SOURCE_REMOVE;
    }
  YdUiBodyMarks shown = yd_ui_body_marks_show (
    self->buffer, yd_ui_selection_list_paragraphs (self->selection, NULL, NULL),
    yd_ui_selection_get_item (self->selection), yd_ui_document_is_editable (document_of (self)),
    self->findings);
  g_signal_emit (self, signals[MARKED], 0, (guint)shown);
  return G_SOURCE_REMOVE;
}

/* Words that are typed carry their marks along; new ones are looked for in a pause. */
static void
queue_marks (YdUiBody *self)
{
  g_clear_handle_id (&self->marks_id, g_source_remove);
  self->marks_id = g_timeout_add (MARKS_PAUSE, marks_cb, self);
}

/* ---- typing ---- */

static void
write_text (YdUiBody *self, const char *text)
{
  g_return_if_fail (!self->cut);
  yd_ui_document_type_body (document_of (self), self->owner_kind, self->owner, text);
}

static void
changed_cb (YdUiBody *self)
{
  if (self->refreshing || self->selection == NULL)
    return;
  g_autofree char *text = yd_ui_text_buffer_dup_text (self->buffer);
  self->typed = TRUE;
  self->typing = TRUE;
  write_text (self, text);
  self->typing = FALSE;
  g_signal_emit (self, signals[TYPED], 0);
}

/* Lines that were opened and got no words are no paragraphs once the person goes elsewhere, or says that the
 * next item begins. A text that is read alone stays as it is. */
void
yd_ui_body_tidy (YdUiBody *self)
{
  gboolean typed = self->typed;
  self->typed = FALSE;
  if (!typed || self->cut || !yd_ui_document_is_editable (document_of (self))
      || (self->owner_kind == YD_OWNER_ITEM
          && yd_plan_find_item (yd_ui_selection_get_plan (self->selection), self->owner) == NULL))
    return;
  g_autofree char *shown = yd_ui_text_buffer_dup_text (self->buffer);
  g_auto (GStrv) lines = yd_text_split_lines (shown);
  g_autofree char *kept = g_strjoinv ("\n", lines);
  if (!g_str_equal (kept, shown))
    write_text (self, kept);
}

static void
left_cb (YdUiBody *self)
{
  if (self->selection == NULL)
    return;
  if (yd_ui_selection_get_part (self->selection) != YD_UI_PART_UNPLACED)
    yd_ui_body_tidy (self);
  yd_ui_document_settle (document_of (self));
}

static void
caret_cb (YdUiBody *self)
{
  if (!self->refreshing)
    g_signal_emit (self, signals[CARET_MOVED], 0);
}

/* ---- pasting ---- */

static void
insert_foreign (YdUiBody *self, const char *text)
{
  g_autofree char *clean = yd_text_clean_foreign (text);
  if (*clean == '\0') /* what is chosen shall not go for nothing */
    return;
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (self->buffer, clean, -1, TRUE);
  gtk_text_buffer_end_user_action (self->buffer);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self),
                                      gtk_text_buffer_get_insert (self->buffer));
}

static void
refuse_foreign (YdUiBody *self, glong length)
{
  g_autofree char *count = yd_ui_words_dup_count (length);
  g_autoptr (GError) error = g_error_new (
    YD_ERROR, YD_ERROR_REFUSED,
    _ ("%s characters are too many for one item: import them as a document instead"), count);
  yd_ui_document_report (document_of (self), error);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (YdUiBody) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) html = NULL;
  g_autofree char *text = NULL;
  yd_ui_foreign_read_finish (GDK_CLIPBOARD (source), result, &html, &text, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->selection == NULL)
    return;
  g_clear_object (&self->pasting);
  char *words
    = html != NULL ? yd_import_html_dup_text (html) : NULL; /* with the numbers of lists */
  if (words != NULL)
    {
      g_free (text);
      text = words;
    }
  if (text == NULL) /* a picture, or nothing */
    return;
  glong length = g_utf8_strlen (text, -1);
  if (length > PASTE_LIMIT)
    refuse_foreign (self, length);
  else
    insert_foreign (self, text);
}

static void
stop_pasting (YdUiBody *self)
{
  g_cancellable_cancel (self->pasting);
  g_clear_object (&self->pasting);
}

static void
yd_ui_body_paste_clipboard (GtkTextView *view)
{
  YdUiBody *self = YD_UI_BODY (view);
  if (!gtk_text_view_get_editable (view))
    return;
  stop_pasting (self);
  self->pasting = g_cancellable_new ();
  yd_ui_foreign_read_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->pasting, pasted_cb,
                            g_object_ref (self));
}

/* ---- life ---- */

static void
yd_ui_body_dispose (GObject *object)
{
  YdUiBody *self = YD_UI_BODY (object);
  g_clear_handle_id (&self->marks_id, g_source_remove);
  stop_pasting (self);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (yd_ui_body_parent_class)->dispose (object);
}

static void
yd_ui_body_class_init (YdUiBodyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_body_dispose;
  GTK_TEXT_VIEW_CLASS (klass)->paste_clipboard = yd_ui_body_paste_clipboard;
  signals[CARET_MOVED] = g_signal_new ("caret-moved", YD_UI_TYPE_BODY, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  signals[TYPED] = g_signal_new ("typed", YD_UI_TYPE_BODY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[MARKED] = g_signal_new ("marked", YD_UI_TYPE_BODY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

/* Two characters, as on the page; the text follows the size that a person has set. */
static void
set_indent_cb (YdUiBody *self)
{
  int dpi; /* 1024 a dot; below 0: not known */
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  gtk_text_view_set_indent (GTK_TEXT_VIEW (self), dpi > 0 ? 32 * dpi / (96 * 1024) : 32);
}

static void
yd_ui_body_init (YdUiBody *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  gtk_widget_add_css_class (GTK_WIDGET (self), "body");
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  set_indent_cb (self);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi",
                           G_CALLBACK (set_indent_cb), self, G_CONNECT_SWAPPED);
  gtk_text_view_set_pixels_inside_wrap (view, 7);
  gtk_text_view_set_pixels_below_lines (view, 10);
  gtk_text_view_set_top_margin (view, 4);
  gtk_text_view_set_bottom_margin (view, 24);
  gtk_text_view_set_accepts_tab (view, FALSE);
  self->buffer = gtk_text_view_get_buffer (view);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "misc.insert-emoji", FALSE);
  yd_ui_body_marks_install (self->buffer);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (caret_cb), self,
                           G_CONNECT_SWAPPED);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/* Writes to what @selection is about; once. The editor says when to show it. */
void
yd_ui_body_set_selection (YdUiBody *self, YdUiSelection *selection)
{
  g_return_if_fail (self->selection == NULL);
  self->selection = g_object_ref (selection);
}

/* @findings: (nullable): #YdFinding of the plan */
void
yd_ui_body_set_findings (YdUiBody *self, GPtrArray *findings)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  if (findings != NULL)
    self->findings = g_ptr_array_ref (findings);
  if (self->selection != NULL)
    queue_marks (self);
}

/* Leaves the beginning of a text that is too long; returns whether it was. */
static gboolean
cut (GString *text)
{
  if (text->len <= SHOWN_WHOLE || g_utf8_strlen (text->str, (gssize)text->len) <= SHOWN_WHOLE)
    return FALSE;
  g_string_truncate (text,
                     (gsize)(g_utf8_offset_to_pointer (text->str, SHOWN_BEGINNING) - text->str));
  g_string_append (text, "…");
  return TRUE;
}

/* @leave: whether the words on screen stay although the plan has others */
void
yd_ui_body_refresh (YdUiBody *self, gboolean leave)
{
  if (!leave)
    {
      YdRecordList *paragraphs
        = yd_ui_selection_list_paragraphs (self->selection, &self->owner_kind, &self->owner);
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint i = 0; i < yd_record_list_get_length (paragraphs); i++)
        {
          g_string_append (text, i > 0 ? "\n" : "");
          g_string_append (text, yd_paragraph_get_text (yd_record_list_get (paragraphs, i)));
        }
      self->cut = cut (text);
      self->refreshing = TRUE;
      yd_ui_text_buffer_replace (self->buffer, text->str);
      self->refreshing = FALSE;
    }
  gboolean editable = yd_ui_document_is_editable (document_of (self)) && !self->cut;
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self), editable);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self), editable);
  queue_marks (self);
}

/* Another text begins: caret and view go to its start, and what was to be pasted is not. */
void
yd_ui_body_go_to_start (YdUiBody *self)
{
  GtkTextIter start;
  stop_pasting (self);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  self->refreshing = TRUE;
  gtk_text_buffer_place_cursor (self->buffer, &start);
  self->refreshing = FALSE;
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self), &start, 0, FALSE, 0, 0);
}

gboolean
yd_ui_body_is_typing (YdUiBody *self)
{
  return self->typing;
}

/* Whether the text is so long that its beginning alone is shown. */
gboolean
yd_ui_body_is_cut (YdUiBody *self)
{
  return self->cut;
}

gboolean
yd_ui_body_is_empty (YdUiBody *self)
{
  return gtk_text_buffer_get_char_count (self->buffer) == 0;
}

/**
 * yd_ui_body_get_caret:
 * @paragraph: (out): the paragraph in which the caret stands
 * @offset: (out): before which of its characters
 */
gboolean
yd_ui_body_get_caret (YdUiBody *self, YdId *paragraph, int *offset)
{
  GtkTextIter at;
  if (self->selection == NULL || yd_ui_selection_get_part (self->selection) == YD_UI_PART_UNPLACED)
    return FALSE;
  YdRecordList *paragraphs = yd_ui_selection_list_paragraphs (self->selection, NULL, NULL);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &at, gtk_text_buffer_get_insert (self->buffer));
  guint line = (guint)gtk_text_iter_get_line (&at);
  if (line >= yd_record_list_get_length (paragraphs))
    return FALSE;
  *paragraph = yd_record_get_id (yd_record_list_get (paragraphs, line));
  *offset = gtk_text_iter_get_line_offset (&at);
  return TRUE;
}

/* The chosen characters of the text, its paragraphs a line each. */
gboolean
yd_ui_body_get_chosen_span (YdUiBody *self, int *start, int *length)
{
  GtkTextIter from, to;
  if (!gtk_text_buffer_get_selection_bounds (self->buffer, &from, &to))
    return FALSE;
  *start = gtk_text_iter_get_offset (&from);
  *length = gtk_text_iter_get_offset (&to) - *start;
  return TRUE;
}

/**
 * yd_ui_body_dup_chosen_words:
 *
 * Returns: (transfer full) (nullable): the words that are chosen in the text, where they stand in one line
 */
char *
yd_ui_body_dup_chosen_words (YdUiBody *self)
{
  GtkTextIter from, to;
  if (!gtk_text_buffer_get_selection_bounds (self->buffer, &from, &to)
      || gtk_text_iter_get_line (&from) != gtk_text_iter_get_line (&to))
    return NULL;
  return gtk_text_buffer_get_text (self->buffer, &from, &to, FALSE);
}

/* Whether nothing stands above the caret's line, as lines are shown. */
gboolean
yd_ui_body_is_in_first_line (YdUiBody *self)
{
  GtkTextIter caret;
  gtk_text_buffer_get_iter_at_mark (self->buffer, &caret,
                                    gtk_text_buffer_get_insert (self->buffer));
  return !gtk_text_view_backward_display_line (GTK_TEXT_VIEW (self), &caret);
}

/* Chooses characters of a paragraph that is shown, and brings them into sight; FALSE where it is not shown. */
gboolean
yd_ui_body_select_words (YdUiBody *self, YdId paragraph, int start, int length)
{
  YdRecordList *paragraphs = yd_ui_selection_list_paragraphs (self->selection, NULL, NULL);
  for (guint i = 0; i < yd_record_list_get_length (paragraphs); i++)
    if (yd_record_get_id (yd_record_list_get (paragraphs, i)) == paragraph)
      {
        GtkTextIter from, to;
        gtk_text_buffer_get_iter_at_line (self->buffer, &from, (int)i);
        to = from;
        gtk_text_iter_forward_chars (&from, start);
        gtk_text_iter_forward_chars (&to, start + length);
        gtk_text_buffer_select_range (self->buffer, &to, &from);
        gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self),
                                      gtk_text_buffer_get_insert (self->buffer), 0.1, FALSE, 0, 0);
        return TRUE;
      }
  return FALSE;
}
