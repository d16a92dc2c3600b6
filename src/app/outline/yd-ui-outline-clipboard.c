/* Owns: items on the clipboard: out as rows, numbered text and HTML, in from rows, HTML or numbered
 * text of any program. Refuses: to say what pasted text means; the importer's rules do. */

#include "yd-ui-outline-private.h"

#include "yd-ui-clipboard-known.h"
#include "yd-ui-foreign.h"
#include "yd-ui-plan-maker.h"

#include "yd-error.h"
#include "yd-import-piece.h"
#include "yd-item-copy.h"

#include <glib/gi18n.h>

/* ---- out ---- */

/* Returns whether there was something to copy. @cut: what is copied goes on where it is pasted. */
gboolean
yd_ui_outline_copy (YdUiOutline *self, gboolean cut)
{
  g_autoptr (GPtrArray) items = yd_ui_outline_dup_chosen (self);
  if (items->len == 0)
    return FALSE;
  yd_ui_document_settle (yd_ui_outline_get_document (self));
  g_autoptr (YdRowList) rows = yd_items_dup_rows (items, cut);
  g_autoptr (GBytes) bytes = yd_row_list_to_bytes (rows);
  g_autofree char *text = yd_items_dup_text (items);
  g_autofree char *markup = yd_items_dup_html (items);
  g_autoptr (GBytes) html = g_bytes_new (markup, strlen (markup));
  GdkContentProvider *forms[] = { gdk_content_provider_new_for_bytes (YD_ROWS_MIME_TYPE, bytes),
                                  gdk_content_provider_new_for_bytes ("text/html", html),
                                  gdk_content_provider_new_typed (G_TYPE_STRING, text) };
  g_autoptr (GdkContentProvider) all = gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), all);
  return TRUE;
}

/* ---- in ---- */

static void
count_items (YdItem *item, guint *n_sections, guint *n_others)
{
  YdRecordList *children = yd_item_list_children (item);
  *(yd_item_get_kind (item) == YD_ITEM_SECTION ? n_sections : n_others) += 1;
  for (guint i = 0; i < yd_record_list_get_length (children); i++)
    count_items (yd_record_list_get (children, i), n_sections, n_others);
}

/* With all that stands below what was pasted. */
static char *
dup_pasted_words (GPtrArray *items)
{
  guint n_sections = 0, n = 0;
  for (guint i = 0; i < items->len; i++)
    count_items (items->pdata[i], &n_sections, &n);
  g_autofree char *sections
    = g_strdup_printf (g_dngettext (NULL, "%u section", "%u sections", n_sections), n_sections);
  g_autofree char *others = g_strdup_printf (g_dngettext (NULL, "%u item", "%u items", n), n);
  return n_sections == 0 ? g_strdup_printf (_ ("Pasted: %s"), others)
         : n == 0        ? g_strdup_printf (_ ("Pasted: %s"), sections)
                         : g_strdup_printf (_ ("Pasted: %s, %s"), sections, others);
}

static void
insert (YdUiOutline *self, YdRowList *rows, const GError *problem)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  YdUiDocument *document = yd_ui_outline_get_document (self);
  YdItem *at = yd_ui_selection_get_item (self->selection);
  YdId id = at != NULL ? yd_record_get_id (YD_RECORD (at)) : YD_ID_NONE, parent, after;
  if (rows == NULL)
    {
      yd_ui_document_report (document, problem);
      return;
    }
  yd_ui_outline_clear_filter (self); /* what is pasted might not pass it */
  YdStore *store = yd_ui_document_begin_edit (document);
  gboolean done = store != NULL
                  && (yd_ui_outline_get_cut (self, &parent, &after)
                        ? yd_edit_insert_items_behind (store, parent, after, rows, &ids, &error)
                        : yd_edit_insert_items (store, id, rows, &ids, &error));
  if (!yd_ui_document_end_edit (document, done, error))
    return;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (items, yd_plan_find_item (yd_ui_selection_get_plan (self->selection),
                                               g_array_index (ids, YdId, i)));
  yd_ui_outline_choose (self, items);
  g_autofree char *words = dup_pasted_words (items);
  yd_ui_outline_tell (self, words);
}

/* A whole plan on the clipboard: its title, notice and preamble are no items. */
typedef struct
{
  YdUiOutline *self; /* owned */
  GBytes *html;      /* owned, nullable */
  char *text;        /* owned, nullable */
  YdRowList *items;  /* owned: without these */
} Document;

static void
document_free (Document *document)
{
  g_object_unref (document->self);
  g_clear_pointer (&document->html, g_bytes_unref);
  g_clear_pointer (&document->items, yd_row_list_free);
  g_free (document->text);
  g_free (document);
}

static void
document_cb (AdwMessageDialog *dialog, const char *response, Document *document)
{
  YdUiOutline *self = document->self;
  if (g_str_equal (response, "items") && yd_ui_outline_can_edit (self))
    insert (self, document->items, NULL);
  else if (g_str_equal (response, "import"))
    yd_ui_plan_maker_import_words (YD_UI_APPLICATION (g_application_get_default ()),
                                   g_steal_pointer (&document->html),
                                   g_steal_pointer (&document->text));
  document_free (document);
}

/* @document: (transfer full) */
static void
ask_about_document (Document *document, const char *title)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (document->self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), _ ("Paste a Whole Plan?"), NULL);
  adw_message_dialog_format_body (
    ADW_MESSAGE_DIALOG (dialog),
    _ (
      "“%s” is on the clipboard, with its title and whatever stands before and after the sections. Here "
      "only sections and points can be pasted; all of it becomes a plan of its own."),
    title);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "import",
                                    _ ("_Import as a Plan…"), "items",
                                    _ ("_Paste Sections and Points"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "items",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "items");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (document_cb), document);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* HTML has the numbers of lists and the headings; where it has no words, the text may. */
static void
foreign_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (YdUiOutline) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) html = NULL;
  g_autofree char *text = NULL;
  gboolean any = yd_ui_foreign_read_finish (GDK_CLIPBOARD (source), result, &html, &text, &error);
  if (!yd_ui_outline_can_edit (self))
    return;
  int year = yd_plan_get_year (yd_ui_selection_get_plan (self->selection));
  YdRowList *items = NULL;
  g_autofree char *title = any ? yd_import_dup_document_title (html, text, year, &items) : NULL;
  if (title != NULL)
    {
      Document *document = g_new0 (Document, 1);
      *document = (Document){ g_object_ref (self), g_steal_pointer (&html), g_steal_pointer (&text),
                              items };
      ask_about_document (document, title);
      return;
    }
  g_autoptr (YdRowList) rows
    = html != NULL ? yd_import_html_items (html, year, text == NULL ? &error : NULL) : NULL;
  if (rows == NULL && text != NULL)
    rows = yd_import_items (text, year, &error);
  else if (!any)
    {
      g_clear_error (&error); /* what GTK says of kinds of content helps nobody */
      g_set_error (&error, YD_ERROR, YD_ERROR_INVALID, _ ("there are no words to paste"));
    }
  insert (self, rows, error);
}

static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (YdUiOutline) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (YdRowList) rows = NULL;
  gssize length = g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error);
  if (!yd_ui_outline_can_edit (self))
    return;
  if (length >= 0)
    {
      g_autoptr (GBytes) bytes
        = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
      rows = yd_row_list_from_bytes (bytes, &error);
    }
  insert (self, rows, error);
}

static void
rows_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (YdUiOutline) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream
    = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  if (stream == NULL)
    {
      yd_ui_document_report (yd_ui_outline_get_document (self), error);
      return;
    }
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (
    memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
    G_PRIORITY_DEFAULT, NULL, rows_read_cb, g_object_ref (self));
}

static void
known_cb (GdkClipboard *clipboard, gpointer self)
{
  static const char *types[] = { YD_ROWS_MIME_TYPE, NULL };
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  if (gdk_content_formats_contain_mime_type (formats, YD_ROWS_MIME_TYPE))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, rows_cb,
                              g_object_ref (self));
  else
    yd_ui_foreign_read_async (clipboard, NULL, foreign_cb, g_object_ref (self));
}

void
yd_ui_outline_paste (YdUiOutline *self)
{
  if (yd_ui_outline_can_edit (self))
    yd_ui_clipboard_when_known (gtk_widget_get_clipboard (GTK_WIDGET (self)), known_cb, self);
}
