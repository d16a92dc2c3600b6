/* Owns: title and text of the selected item while they are edited. What is typed goes to the document
 * as it is typed; what changes elsewhere comes back by replacing no more than what differs, so that
 * caret and input method survive. Preedit is no change of a buffer, and so never an edit.
 * Refuses: its own undo (the document has it). */

#include "yd-ui-editor.h"

#include "yd-text.h"
#include "yd-ui-actions.h"
#include "yd-ui-body-marks.h"
#include "yd-ui-quiet.h"
#include "yd-ui-text-diff.h"
#include "yd-ui-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MARKS_PAUSE 120 /* ms */

struct _YdUiEditor
{
  GtkWidget parent_instance;

  /* template */
  GtkStack *stack;
  GtkWidget *previous, *next;
  GtkLabel *crumb;
  GtkWidget *crumb_arrow;
  GtkLabel *place;
  GtkWidget *inspector_button, *pages_button;
  GtkLabel *number;
  GtkEntry *title;
  GtkWidget *summary;
  GtkLabel *summary_text;
  GtkMenuButton *run_in;
  GtkLabel *length;
  GtkTextView *body;
  GtkWidget *empty;
  GtkWidget *legend, *legend_recorded, *legend_open, *legend_finding;
  AdwPreferencesGroup *unplaced;

  YdUiSelection *selection; /* owned */
  GtkTextBuffer *buffer;    /* borrowed from body */
  GPtrArray *findings;      /* owned; NULL before the first check */
  GSimpleActionGroup *actions; /* owned */
  GPtrArray *unplaced_rows; /* GtkWidget, borrowed from unplaced */
  YdItem *shown;            /* owned: what is on screen; NULL for a part that is no item */
  YdUiPart shown_part;
  gboolean summary_shown;   /* the inspector has no room */
  gboolean refreshing;      /* what changes now is no typing */
  gboolean typing;          /* what changes now began here */
  guint marks_id;           /* source */
};

G_DEFINE_FINAL_TYPE (YdUiEditor, yd_ui_editor, GTK_TYPE_WIDGET)

enum
{
  CARET_MOVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static YdUiDocument *
document_of (YdUiEditor *self)
{
  return yd_ui_selection_get_document (self->selection);
}

/* The paragraphs that are shown, and whose they are. */
static YdRecordList *
get_paragraphs (YdUiEditor *self, YdOwner *owner_kind, YdId *owner)
{
  YdPlan *plan = yd_ui_selection_get_plan (self->selection);
  YdItem *item = yd_ui_selection_get_item (self->selection);
  if (item != NULL)
    {
      *owner_kind = YD_OWNER_ITEM;
      *owner = yd_record_get_id (YD_RECORD (item));
      return yd_item_list_paragraphs (item);
    }
  *owner = yd_plan_get_id (plan);
  if (yd_ui_selection_get_part (self->selection) == YD_UI_PART_CLOSING)
    {
      *owner_kind = YD_OWNER_CLOSING;
      return yd_plan_list_closing (plan);
    }
  *owner_kind = YD_OWNER_PREAMBLE;
  return yd_plan_list_preamble (plan);
}

static char *
dup_text (YdRecordList *paragraphs)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < yd_record_list_get_length (paragraphs); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            yd_paragraph_get_text (yd_record_list_get (paragraphs, i)));
  return g_string_free (text, FALSE);
}

/* ---- what is shown ---- */

static void
show_length (YdUiEditor *self)
{
  YdOwner owner_kind;
  YdId owner;
  YdRecordList *paragraphs = get_paragraphs (self, &owner_kind, &owner);
  guint n = yd_record_list_get_length (paragraphs);
  glong count = 0;
  for (guint i = 0; i < n; i++)
    count += yd_text_count (yd_paragraph_get_text (yd_record_list_get (paragraphs, i)));
  g_autofree char *a = g_strdup_printf (g_dngettext (NULL, "%u paragraph", "%u paragraphs", n), n);
  g_autofree char *digits = yd_ui_words_dup_count (count);
  g_autofree char *b
    = g_strdup_printf (g_dngettext (NULL, "%s character", "%s characters", (gulong)count), digits);
  g_autofree char *both = g_strdup_printf (_ ("%s · %s"), a, b);
  gtk_label_set_text (self->length, both);
  gtk_widget_set_visible (self->empty, gtk_text_buffer_get_char_count (self->buffer) == 0);
}

static gboolean
marks_cb (gpointer data)
{
  YdUiEditor *self = data;
  YdOwner owner_kind;
  YdId owner;
  self->marks_id = 0;
  YdRecordList *paragraphs = get_paragraphs (self, &owner_kind, &owner);
  YdUiBodyMarks shown
    = yd_ui_body_marks_show (self->buffer, paragraphs, yd_ui_selection_get_item (self->selection),
                             self->findings);
  gtk_widget_set_visible (self->legend_recorded, (shown & YD_UI_BODY_RECORDED) != 0);
  gtk_widget_set_visible (self->legend_open, (shown & YD_UI_BODY_OPEN) != 0);
  gtk_widget_set_visible (self->legend_finding, (shown & YD_UI_BODY_FINDING) != 0);
  gtk_widget_set_visible (self->legend, shown != 0);
  return G_SOURCE_REMOVE;
}

/* Words that are typed carry their marks along; new ones are looked for in a pause. */
static void
queue_marks (YdUiEditor *self)
{
  g_clear_handle_id (&self->marks_id, g_source_remove);
  self->marks_id = g_timeout_add (MARKS_PAUSE, marks_cb, self);
}

static void
show_crumb (YdUiEditor *self, YdItem *item)
{
  YdItem *parent = item != NULL ? yd_item_get_parent (item) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->crumb), parent != NULL);
  gtk_widget_set_visible (self->crumb_arrow, parent != NULL);
  if (item == NULL)
    {
      gtk_label_set_text (self->place,
                          yd_ui_words_get_part (yd_ui_selection_get_part (self->selection)));
      return;
    }
  if (parent != NULL)
    {
      g_autofree char *above
        = g_strconcat (yd_item_get_number (parent), yd_item_get_title (parent), NULL);
      gtk_label_set_text (self->crumb, above);
      yd_ui_quiet_set_tooltip (GTK_WIDGET (self->crumb), above);
    }
  static const char *const kinds[] = { N_ ("Section"), N_ ("Group"), N_ ("Point"), N_ ("Task") };
  const char *number = yd_item_get_number (item);
  gsize digits = strspn (number, "0123456789");
  g_autofree char *place = digits > 0
                             ? g_strdup_printf (_ ("Point %.*s"), (int)digits, number)
                             : g_strdup (_ (kinds[CLAMP (yd_item_get_kind (item), 0, 3)]));
  gtk_label_set_text (self->place, place);
}

static void
append_count (GString *text, guint count, const char *singular, const char *plural)
{
  if (count == 0)
    return;
  g_string_append (text, "   ");
  g_string_append_printf (text, g_dngettext (NULL, singular, plural, count), count);
}

static void
show_summary (YdUiEditor *self, YdItem *item)
{
  gboolean shown = self->summary_shown && item != NULL && yd_item_get_kind (item) >= YD_ITEM_POINT;
  gtk_widget_set_visible (self->summary, shown);
  if (!shown)
    return;
  GString *text = g_string_new (NULL);
  g_autofree char *leads = yd_item_dup_units_text (item, YD_ROLE_LEAD, "、");
  g_autofree char *supports = yd_item_dup_units_text (item, YD_ROLE_SUPPORT, "、");
  if (leads != NULL && leads[0] != '\0')
    {
      g_autofree char *markup = g_markup_printf_escaped (_ ("Lead <b>%s</b>"), leads);
      g_string_append (text, markup);
    }
  else
    g_string_append (text, _ ("No lead unit yet"));
  if (supports != NULL && supports[0] != '\0')
    {
      g_autofree char *markup = g_markup_printf_escaped (_ ("   Support %s"), supports);
      g_string_append (text, markup);
    }
  guint suggestions = 0;
  YdRecordList *list = yd_item_list_suggestions (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    suggestions
      += yd_suggestion_get_row (yd_record_list_get (list, i))->state == YD_SUGGESTION_OPEN;
  append_count (text, yd_record_list_get_length (yd_item_list_indicators (item)), "%u indicator",
                "%u indicators");
  append_count (text, yd_record_list_get_length (yd_item_list_milestones (item)), "%u milestone",
                "%u milestones");
  append_count (text, suggestions, "%u suggestion", "%u suggestions");
  gtk_label_set_markup (self->summary_text, text->str);
  g_string_free (text, TRUE);
}

static void
show_title (YdUiEditor *self, YdItem *item, gboolean editable, gboolean leave)
{
  static const char *const forms[] = { N_ ("Title on its own line"), N_ ("Title and text run on") };
  const char *title = item != NULL ? yd_item_get_title (item)
                                   : yd_ui_words_get_part (yd_ui_selection_get_part (self->selection));
  gtk_editable_set_editable (GTK_EDITABLE (self->title), editable && item != NULL);
  gtk_widget_set_can_focus (GTK_WIDGET (self->title), item != NULL);
  if (!leave && !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->title)), title))
    gtk_editable_set_text (GTK_EDITABLE (self->title), title);
  gtk_label_set_text (self->number, item != NULL ? yd_item_get_number (item) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->number), item != NULL && yd_item_get_number (item)[0] != 0);

  gboolean has_form = item != NULL && yd_item_get_kind (item) >= YD_ITEM_GROUP;
  gtk_widget_set_visible (GTK_WIDGET (self->run_in), has_form);
  gtk_widget_set_sensitive (GTK_WIDGET (self->run_in), editable);
  if (has_form)
    {
      gboolean run_in = yd_item_get_run_in (item);
      yd_ui_quiet_set_menu_label (self->run_in, _ (forms[run_in]));
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "title-form");
      g_simple_action_set_state (G_SIMPLE_ACTION (action),
                                 g_variant_new_string (run_in ? "run-in" : "own-line"));
    }
}

static gboolean
is_shown (YdUiEditor *self)
{
  return self->shown == yd_ui_selection_get_item (self->selection)
         && self->shown_part == yd_ui_selection_get_part (self->selection);
}

static void
refresh (YdUiEditor *self)
{
  YdOwner owner_kind;
  YdId owner;
  if (self->selection == NULL)
    return;
  YdItem *item = yd_ui_selection_get_item (self->selection);
  if (item != NULL && yd_record_get_plan (YD_RECORD (item)) == NULL)
    return; /* it was deleted; the selection goes elsewhere presently */
  gboolean unplaced = yd_ui_selection_get_part (self->selection) == YD_UI_PART_UNPLACED;
  gboolean editable = yd_ui_document_is_editable (document_of (self));
  gtk_stack_set_visible_child_name (self->stack, unplaced ? "unplaced" : "text");
  show_crumb (self, item);
  if (unplaced)
    return;

  /* Words that could not be kept stay on screen until they are. */
  gboolean leave = self->typing || yd_ui_document_is_settling (document_of (self))
                   || (yd_ui_document_get_unkept (document_of (self)) != NULL && is_shown (self));
  self->refreshing = TRUE;
  show_title (self, item, editable, leave);
  if (!leave)
    {
      g_autofree char *text = dup_text (get_paragraphs (self, &owner_kind, &owner));
      yd_ui_text_buffer_replace (self->buffer, text);
    }
  self->refreshing = FALSE;
  gtk_text_view_set_editable (self->body, editable);
  gtk_text_view_set_cursor_visible (self->body, editable);
  show_summary (self, item);
  show_length (self);
  queue_marks (self);
}

/* ---- words without a place ---- */

static void
copy_unplaced_cb (GtkButton *button, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), text);
}

static void
remove_unplaced_cb (GtkButton *button, YdUiEditor *self)
{
  g_autoptr (GError) error = NULL;
  YdId id = *(YdId *)g_object_get_data (G_OBJECT (button), "id");
  YdStore *store = yd_ui_document_begin_edit (document_of (self));
  gboolean done = store != NULL && yd_edit_delete_record (store, YD_TABLE_UNPLACED, id, &error);
  yd_ui_document_end_edit (document_of (self), done, error);
}

static GtkWidget *
new_flat_button (const char *icon, const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

static void
show_unplaced (YdUiEditor *self)
{
  YdRecordList *list = yd_plan_list_unplaced (yd_ui_selection_get_plan (self->selection));
  for (guint i = 0; i < self->unplaced_rows->len; i++)
    adw_preferences_group_remove (self->unplaced, self->unplaced_rows->pdata[i]);
  g_ptr_array_set_size (self->unplaced_rows, 0);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdUnplacedRow *row = yd_unplaced_get_row (yd_record_list_get (list, i));
      GtkWidget *widget = adw_action_row_new ();
      g_autofree char *escaped = g_markup_escape_text (row->text != NULL ? row->text : "", -1);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), escaped);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (widget), 0);

      GtkWidget *copy = new_flat_button ("edit-copy-symbolic", _ ("Copy the words"));
      g_signal_connect_data (copy, "clicked", G_CALLBACK (copy_unplaced_cb), g_strdup (row->text),
                             (GClosureNotify) (void (*) (void))g_free, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (widget), copy);
      if (yd_ui_document_is_editable (document_of (self)))
        {
          GtkWidget *take = new_flat_button ("list-remove-symbolic", _ ("Remove the words"));
          g_object_set_data_full (G_OBJECT (take), "id", g_memdup2 (&row->id, sizeof row->id), g_free);
          g_signal_connect (take, "clicked", G_CALLBACK (remove_unplaced_cb), self);
          adw_action_row_add_suffix (ADW_ACTION_ROW (widget), take);
        }
      adw_preferences_group_add (self->unplaced, widget);
      g_ptr_array_add (self->unplaced_rows, widget);
    }
}

/* ---- typing ---- */

static void
title_changed_cb (YdUiEditor *self)
{
  YdItem *item = self->selection != NULL ? yd_ui_selection_get_item (self->selection) : NULL;
  if (self->refreshing || item == NULL)
    return;
  self->typing = TRUE;
  yd_ui_document_type_field (document_of (self), YD_TABLE_ITEM, yd_record_get_id (YD_RECORD (item)),
                             "title", gtk_editable_get_text (GTK_EDITABLE (self->title)));
  self->typing = FALSE;
}

static void
title_activate_cb (YdUiEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->body));
}

static void
body_changed_cb (YdUiEditor *self)
{
  YdOwner owner_kind;
  YdId owner;
  if (self->refreshing || self->selection == NULL)
    return;
  get_paragraphs (self, &owner_kind, &owner);
  g_autofree char *text = yd_ui_text_buffer_dup_text (self->buffer);
  self->typing = TRUE;
  yd_ui_document_type_body (document_of (self), owner_kind, owner, text);
  self->typing = FALSE;
  show_length (self);
}

/* Lines that were opened and got no words are no paragraphs once the person goes elsewhere. */
static void
drop_empty_lines (YdUiEditor *self)
{
  YdOwner owner_kind;
  YdId owner;
  g_autofree char *shown = yd_ui_text_buffer_dup_text (self->buffer);
  g_auto (GStrv) lines = g_strsplit (shown, "\n", -1);
  g_autoptr (GString) kept = g_string_new (NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_strchug (lines[i])[0] != '\0')
      g_string_append_printf (kept, "%s%s", kept->len > 0 ? "\n" : "", lines[i]);
  if (g_str_equal (kept->str, shown))
    return;
  get_paragraphs (self, &owner_kind, &owner);
  yd_ui_document_type_body (document_of (self), owner_kind, owner, kept->str);
}

static void
body_left_cb (YdUiEditor *self)
{
  if (self->selection == NULL)
    return;
  if (yd_ui_document_is_editable (document_of (self))
      && yd_ui_selection_get_part (self->selection) != YD_UI_PART_UNPLACED)
    drop_empty_lines (self);
  yd_ui_document_settle (document_of (self));
}

static void
title_left_cb (YdUiEditor *self)
{
  if (self->selection == NULL)
    return;
  yd_ui_document_settle (document_of (self));
  refresh (self);
}

static void
caret_cb (YdUiEditor *self)
{
  if (!self->refreshing)
    g_signal_emit (self, signals[CARET_MOVED], 0);
}

static void
title_form_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  YdUiEditor *self = data;
  g_autoptr (GError) error = NULL;
  YdItem *item = yd_ui_selection_get_item (self->selection);
  if (item == NULL || !yd_ui_document_is_editable (document_of (self)))
    return;
  const char *value = g_str_equal (g_variant_get_string (parameter, NULL), "run-in") ? "1" : "0";
  YdStore *store = yd_ui_document_begin_edit (document_of (self));
  gboolean done = store != NULL
                  && yd_edit_set_field (store, YD_TABLE_ITEM, yd_record_get_id (YD_RECORD (item)),
                                        "run_in", value, &error);
  yd_ui_document_end_edit (document_of (self), done, error);
}

/* ---- selection ---- */

static void
target_changed_cb (YdUiEditor *self)
{
  GtkTextIter start;
  if (!yd_ui_document_settle (document_of (self)) && !is_shown (self) && self->shown != NULL
      && yd_record_get_plan (YD_RECORD (self->shown)) != NULL)
    {
      /* Going elsewhere would take the words off the screen. */
      yd_ui_selection_set_item (self->selection, self->shown);
      return;
    }
  g_set_object (&self->shown, yd_ui_selection_get_item (self->selection));
  self->shown_part = yd_ui_selection_get_part (self->selection);
  refresh (self);
  if (yd_ui_selection_get_part (self->selection) == YD_UI_PART_UNPLACED)
    show_unplaced (self);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  self->refreshing = TRUE;
  gtk_text_buffer_place_cursor (self->buffer, &start);
  self->refreshing = FALSE;
  gtk_text_view_scroll_to_iter (self->body, &start, 0, FALSE, 0, 0);
}

static void
plan_changed_cb (YdUiEditor *self)
{
  refresh (self);
  if (yd_ui_selection_get_part (self->selection) == YD_UI_PART_UNPLACED)
    show_unplaced (self);
}

/* ---- life ---- */

static void
yd_ui_editor_dispose (GObject *object)
{
  YdUiEditor *self = YD_UI_EDITOR (object);
  g_clear_handle_id (&self->marks_id, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->unplaced_rows, g_ptr_array_unref);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (yd_ui_editor_parent_class)->dispose (object);
}

static void
yd_ui_editor_class_init (YdUiEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = yd_ui_editor_dispose;
  signals[CARET_MOVED] = g_signal_new ("caret-moved", YD_UI_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/yaodian/Yaodian/draft/yd-ui-editor.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, YdUiEditor, name)
  BIND (stack);
  BIND (previous);
  BIND (next);
  BIND (crumb);
  BIND (crumb_arrow);
  BIND (place);
  BIND (inspector_button);
  BIND (pages_button);
  BIND (number);
  BIND (title);
  BIND (summary);
  BIND (summary_text);
  BIND (run_in);
  BIND (length);
  BIND (body);
  BIND (empty);
  BIND (legend);
  BIND (legend_recorded);
  BIND (legend_open);
  BIND (legend_finding);
  BIND (unplaced);
#undef BIND
}

static void
watch_focus (YdUiEditor *self, GtkWidget *widget, GCallback left)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", left, self);
  gtk_widget_add_controller (widget, focus);
}

static void
set_tooltip (GtkWidget *widget, const char *action)
{
  g_autofree char *tooltip = yd_ui_actions_dup_tooltip (action, NULL);
  gtk_widget_set_tooltip_text (widget, tooltip);
}

static void
yd_ui_editor_init (YdUiEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->unplaced_rows = g_ptr_array_new ();
  self->buffer = gtk_text_view_get_buffer (self->body);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  yd_ui_body_marks_install (self->buffer);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (body_changed_cb), self);
  g_signal_connect_swapped (self->buffer, "notify::cursor-position", G_CALLBACK (caret_cb), self);
  g_signal_connect_swapped (self->title, "changed", G_CALLBACK (title_changed_cb), self);
  g_signal_connect_swapped (self->title, "activate", G_CALLBACK (title_activate_cb), self);
  watch_focus (self, GTK_WIDGET (self->title), G_CALLBACK (title_left_cb));
  watch_focus (self, GTK_WIDGET (self->body), G_CALLBACK (body_left_cb));
  set_tooltip (self->previous, "win.previous");
  set_tooltip (self->next, "win.next");
  set_tooltip (self->inspector_button, "win.inspector");
  set_tooltip (self->pages_button, "win.pages");

  static const GActionEntry entries[] = { { "title-form", title_form_cb, "s", "'run-in'", NULL } };
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "editor", G_ACTION_GROUP (self->actions));
}

/* Shows what @selection is about and follows it; once. */
void
yd_ui_editor_set_selection (YdUiEditor *self, YdUiSelection *selection)
{
  g_return_if_fail (self->selection == NULL);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "notify::target", G_CALLBACK (target_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (yd_ui_selection_get_plan (selection), "changed",
                           G_CALLBACK (plan_changed_cb), self, G_CONNECT_SWAPPED);
  target_changed_cb (self);
}

/* @findings: (nullable): #YdFinding of the plan */
void
yd_ui_editor_set_findings (YdUiEditor *self, GPtrArray *findings)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  if (findings != NULL)
    self->findings = g_ptr_array_ref (findings);
  queue_marks (self);
}

/* Whether a row under the title stands for the folded inspector. */
void
yd_ui_editor_set_summary_shown (YdUiEditor *self, gboolean shown)
{
  self->summary_shown = shown;
  refresh (self);
}

/* Shows the words of @hit as chosen; the keyboard stays where it is. */
void
yd_ui_editor_show_hit (YdUiEditor *self, const YdHit *hit)
{
  YdOwner owner_kind;
  YdId owner;
  guint line;
  const char *text = yd_hit_get_text (hit);
  if (text == NULL)
    return;
  int start = (int)g_utf8_pointer_to_offset (text, text + hit->start);
  int length = (int)g_utf8_strlen (hit->words, -1);
  if (hit->where == YD_SEARCH_TITLES)
    gtk_editable_select_region (GTK_EDITABLE (self->title), start, start + length);
  if (hit->where != YD_SEARCH_BODIES
      || !yd_record_list_find (get_paragraphs (self, &owner_kind, &owner), hit->record, &line))
    return;
  GtkTextIter from, to;
  gtk_text_buffer_get_iter_at_line_offset (self->buffer, &from, (int)line, start);
  gtk_text_buffer_get_iter_at_line_offset (self->buffer, &to, (int)line, start + length);
  gtk_text_buffer_select_range (self->buffer, &from, &to);
  gtk_text_view_scroll_to_mark (self->body, gtk_text_buffer_get_insert (self->buffer), 0.1, FALSE, 0, 0);
}

/**
 * yd_ui_editor_dup_chosen_words:
 *
 * Returns: (transfer full) (nullable): the words that are chosen in the text, where they stand in one line
 */
char *
yd_ui_editor_dup_chosen_words (YdUiEditor *self)
{
  GtkTextIter from, to;
  if (!gtk_text_buffer_get_selection_bounds (self->buffer, &from, &to)
      || gtk_text_iter_get_line (&from) != gtk_text_iter_get_line (&to))
    return NULL;
  return gtk_text_buffer_get_text (self->buffer, &from, &to, FALSE);
}

/* The chosen characters of the body, its paragraphs a line each. */
gboolean
yd_ui_editor_get_chosen_span (YdUiEditor *self, int *start, int *length)
{
  GtkTextIter from, to;
  if (!gtk_text_buffer_get_selection_bounds (self->buffer, &from, &to))
    return FALSE;
  *start = gtk_text_iter_get_offset (&from);
  *length = gtk_text_iter_get_offset (&to) - *start;
  return TRUE;
}

void
yd_ui_editor_edit_text (YdUiEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->body));
}

void
yd_ui_editor_edit_title (YdUiEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->title));
}

/* Selects characters of a paragraph that is shown, and brings them into sight; does nothing where it is
 * not shown. */
void
yd_ui_editor_select_words (YdUiEditor *self, YdId paragraph, int start, int length)
{
  YdOwner owner_kind;
  YdId owner;
  YdRecordList *paragraphs = get_paragraphs (self, &owner_kind, &owner);
  for (guint i = 0; i < yd_record_list_get_length (paragraphs); i++)
    if (yd_record_get_id (yd_record_list_get (paragraphs, i)) == paragraph)
      {
        GtkTextIter from, to;
        gtk_text_buffer_get_iter_at_line (self->buffer, &from, (int)i);
        to = from;
        gtk_text_iter_forward_chars (&from, start);
        gtk_text_iter_forward_chars (&to, start + length);
        gtk_text_buffer_select_range (self->buffer, &to, &from);
        gtk_text_view_scroll_to_mark (self->body, gtk_text_buffer_get_insert (self->buffer), 0.1, FALSE, 0, 0);
        gtk_widget_grab_focus (GTK_WIDGET (self->body));
        return;
      }
}

/**
 * yd_ui_editor_get_caret:
 * @paragraph: (out): the paragraph in which the caret stands
 * @offset: (out): before which of its characters
 */
gboolean
yd_ui_editor_get_caret (YdUiEditor *self, YdId *paragraph, int *offset)
{
  YdOwner owner_kind;
  YdId owner;
  GtkTextIter at;
  if (self->selection == NULL
      || yd_ui_selection_get_part (self->selection) == YD_UI_PART_UNPLACED)
    return FALSE;
  YdRecordList *paragraphs = get_paragraphs (self, &owner_kind, &owner);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &at, gtk_text_buffer_get_insert (self->buffer));
  guint line = (guint)gtk_text_iter_get_line (&at);
  if (line < yd_record_list_get_length (paragraphs))
    {
      *paragraph = yd_record_get_id (yd_record_list_get (paragraphs, line));
      *offset = gtk_text_iter_get_line_offset (&at);
      return TRUE;
    }
  return FALSE;
}
