/* Owns: the page of the selected item: where it stands, its title and how that stands to the text, and
 * which of its texts are on screen. Refuses: the text itself, which is yd-ui-body.c, and its own undo
 * (the document has it). */

#include "yd-ui-editor.h"

#include "yd-finding.h"
#include "yd-ui-actions.h"
#include "yd-ui-body.h"
#include "yd-ui-gtk.h"
#include "yd-ui-line-guard.h"
#include "yd-ui-quiet.h"
#include "yd-ui-suggest-count.h"
#include "yd-ui-summary.h"
#include "yd-ui-unplaced.h"
#include "yd-ui-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define LENGTH_PAUSE 150 /* ms */
#define TITLE_LIMIT 2000 /* characters: a title that is a paragraph is still taken */
#define SHEET_WIDTH 640  /* pixels, where text is of the usual size */

struct _YdUiEditor
{
  GtkWidget parent_instance;

  /* template */
  GtkStack *stack;
  AdwClamp *sheet;
  GtkWidget *comment_button, *previous, *next;
  GtkLabel *crumb;
  GtkWidget *crumb_arrow;
  GtkLabel *place;
  GtkWidget *inspector_button, *pages_button;
  GtkLabel *number;
  GtkEntry *title;
  GtkWidget *summary_button;
  YdUiSummary *summary;
  GtkMenuButton *more, *run_in;
  GMenuModel *item_menu, *run_in_menu, *words_menu; /* theirs */
  GtkLabel *length;
  YdUiBody *body;
  GtkWidget *empty, *cut;
  GtkWidget *legend, *legend_recorded, *legend_task, *legend_open, *legend_finding;

  YdUiUnplaced *unplaced; /* borrowed: the stack's; NULL before it was asked for */

  YdUiSelection *selection;    /* owned */
  GSimpleActionGroup *actions; /* owned */
  YdItem *shown;               /* owned: what is on screen; NULL for a part that is no item */
  YdUiPart shown_part;
  gboolean summary_shown; /* the inspector has no room */
  gboolean refreshing;    /* what changes now is no typing */
  gboolean typing;        /* what changes now began here */
  guint length_id;        /* source: how long the text is */
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

/* ---- what is shown ---- */

static void
show_length (YdUiEditor *self)
{
  YdRecordList *paragraphs = yd_ui_selection_list_paragraphs (self->selection, NULL, NULL);
  guint n = yd_record_list_get_length (paragraphs);
  glong count = yd_paragraph_list_count (paragraphs);
  g_autofree char *a = g_strdup_printf (g_dngettext (NULL, "%u paragraph", "%u paragraphs", n), n);
  g_autofree char *digits = yd_ui_words_dup_count (count);
  g_autofree char *b
    = g_strdup_printf (g_dngettext (NULL, "%s character", "%s characters", (gulong)count), digits);
  g_autofree char *both = g_strdup_printf (_ ("%s · %s"), a, b);
  gtk_label_set_text (self->length, both);
  gtk_widget_set_visible (self->empty, yd_ui_body_is_empty (self->body));
}

static gboolean
length_cb (gpointer data)
{
  YdUiEditor *self = data;
  self->length_id = 0;
  if (self->selection != NULL)
    show_length (self);
  return G_SOURCE_REMOVE;
}

/* While somebody types, not in the frame that shows the words: another number of another width lays the
 * whole window out. */
static void
queue_length (YdUiEditor *self)
{
  gtk_widget_set_visible (self->empty, yd_ui_body_is_empty (self->body));
  if (self->length_id == 0)
    self->length_id = g_timeout_add (LENGTH_PAUSE, length_cb, self);
}

static void
marked_cb (YdUiEditor *self, guint marks)
{
  gtk_widget_set_visible (self->legend_recorded, (marks & YD_UI_BODY_RECORDED) != 0);
  gtk_widget_set_visible (self->legend_task, (marks & YD_UI_BODY_TASK) != 0);
  gtk_widget_set_visible (self->legend_open, (marks & YD_UI_BODY_OPEN) != 0);
  gtk_widget_set_visible (self->legend_finding, (marks & YD_UI_BODY_FINDING) != 0);
  gtk_widget_set_visible (self->legend, marks != 0);
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
  g_autofree char *place = digits > 0 ? g_strdup_printf (_ ("Point %.*s"), (int)digits, number)
                                      : g_strdup (_ (kinds[CLAMP (yd_item_get_kind (item), 0, 3)]));
  gtk_label_set_text (self->place, place);
}

static void
show_summary (YdUiEditor *self)
{
  YdItem *item = yd_ui_selection_get_item (self->selection);
  gboolean shown = self->summary_shown && item != NULL && yd_item_get_kind (item) >= YD_ITEM_POINT
                   && yd_record_get_plan (YD_RECORD (item)) != NULL;
  gtk_widget_set_visible (self->summary_button, shown);
  if (!shown)
    return;
  GPtrArray *findings = yd_ui_document_get_findings (document_of (self));
  guint n = 0;
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    n += yd_finding_get_item (findings->pdata[i]) == yd_record_get_id (YD_RECORD (item));
  g_autofree char *said = yd_ui_summary_show (
    self->summary, item,
    yd_ui_suggest_count_get (yd_ui_suggest_count_for (document_of (self)), item), n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->summary_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static void
show_title (YdUiEditor *self, YdItem *item, gboolean editable, gboolean leave)
{
  static const char *const forms[] = { N_ ("Title on its own line"), N_ ("Title and text run on") };
  const char *title = item != NULL
                        ? yd_item_get_title (item)
                        : yd_ui_words_get_part (yd_ui_selection_get_part (self->selection));
  gtk_editable_set_editable (GTK_EDITABLE (self->title), editable && item != NULL);
  gtk_widget_set_can_focus (GTK_WIDGET (self->title), item != NULL);
  if (!leave && !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->title)), title))
    gtk_editable_set_text (GTK_EDITABLE (self->title), title);
  gtk_label_set_text (self->number, item != NULL ? yd_item_get_number (item) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->number),
                          item != NULL && yd_item_get_number (item)[0] != 0);

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
show_unplaced (YdUiEditor *self)
{
  if (self->unplaced == NULL)
    {
      self->unplaced = g_object_new (YD_UI_TYPE_UNPLACED, NULL);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->unplaced), "unplaced");
    }
  yd_ui_unplaced_show (self->unplaced, document_of (self));
  gtk_stack_set_visible_child_name (self->stack, "unplaced");
}

static void
refresh (YdUiEditor *self)
{
  if (self->selection == NULL)
    return;
  YdItem *item = yd_ui_selection_get_item (self->selection);
  if (item != NULL && yd_record_get_plan (YD_RECORD (item)) == NULL)
    return; /* it was deleted; the selection goes elsewhere presently */
  gboolean unplaced = yd_ui_selection_get_part (self->selection) == YD_UI_PART_UNPLACED;
  gboolean editable = yd_ui_document_is_editable (document_of (self));
  show_crumb (self, item);
  if (unplaced)
    {
      show_unplaced (self);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "text");

  /* Words that could not be kept stay on screen until they are. */
  gboolean leave = self->typing || yd_ui_body_is_typing (self->body)
                   || yd_ui_document_is_settling (document_of (self))
                   || (yd_ui_document_get_unkept (document_of (self)) != NULL && is_shown (self));
  self->refreshing = TRUE;
  show_title (self, item, editable, leave);
  self->refreshing = FALSE;
  yd_ui_body_refresh (self->body, leave);
  gtk_widget_set_visible (self->cut, yd_ui_body_is_cut (self->body));
  show_summary (self);
  if (yd_ui_document_is_typing (document_of (self)))
    queue_length (self);
  else
    show_length (self);
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
title_refused_cb (GtkEditable *title, glong length, glong limit, gpointer data)
{
  g_autoptr (GError) error = yd_ui_words_new_too_long (length, limit);
  yd_ui_document_report (document_of (data), error);
}

static void
title_activate_cb (YdUiEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->body));
}

/* Between title and text the arrows go as between two lines. */
static gboolean
title_key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
              YdUiEditor *self)
{
  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
      || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  yd_ui_body_go_to_start (self->body);
  return gtk_widget_grab_focus (GTK_WIDGET (self->body));
}

static gboolean
body_key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
             YdUiEditor *self)
{
  if ((key != GDK_KEY_Up && key != GDK_KEY_KP_Up)
      || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || !yd_ui_body_is_in_first_line (self->body)
      || yd_ui_selection_get_item (self->selection) == NULL)
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->title));
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
  yd_ui_body_tidy (self->body);
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
  yd_ui_body_go_to_start (self->body);
}

/* ---- life ---- */

static void
yd_ui_editor_dispose (GObject *object)
{
  YdUiEditor *self = YD_UI_EDITOR (object);
  g_clear_handle_id (&self->length_id, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->actions);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (yd_ui_editor_parent_class)->dispose (object);
}

/* A line has as many characters however large they are. */
static void
yd_ui_editor_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  YdUiEditor *self = YD_UI_EDITOR (widget);
  int width = (int)(SHEET_WIDTH * yd_ui_gtk_get_text_zoom (widget));
  GTK_WIDGET_CLASS (yd_ui_editor_parent_class)->css_changed (widget, change);
  adw_clamp_set_maximum_size (self->sheet, width);
  adw_clamp_set_tightening_threshold (self->sheet, width);
}

static void
yd_ui_editor_class_init (YdUiEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = yd_ui_editor_dispose;
  widget_class->css_changed = yd_ui_editor_css_changed;
  signals[CARET_MOVED] = g_signal_new ("caret-moved", YD_UI_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (YD_UI_TYPE_BODY);
  g_type_ensure (YD_UI_TYPE_SUMMARY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/yaodian/Yaodian/draft/yd-ui-editor.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, YdUiEditor, name)
  BIND (stack);
  BIND (sheet);
  BIND (previous);
  BIND (comment_button);
  BIND (next);
  BIND (crumb);
  BIND (crumb_arrow);
  BIND (place);
  BIND (inspector_button);
  BIND (pages_button);
  BIND (number);
  BIND (title);
  BIND (summary_button);
  BIND (summary);
  BIND (more);
  BIND (run_in);
  BIND (item_menu);
  BIND (words_menu);
  BIND (run_in_menu);
  BIND (length);
  BIND (body);
  BIND (empty);
  BIND (cut);
  BIND (legend);
  BIND (legend_recorded);
  BIND (legend_task);
  BIND (legend_open);
  BIND (legend_finding);
#undef BIND
}

static void
caret_moved_cb (YdUiEditor *self)
{
  g_signal_emit (self, signals[CARET_MOVED], 0);
}

static void
set_tooltip (GtkWidget *widget, const char *action)
{
  g_autofree char *tooltip = yd_ui_actions_dup_tooltip (action, NULL);
  gtk_widget_set_tooltip_text (widget, tooltip);
}

/* What is composed stands where the words for an empty text do. */
static void
composed_cb (YdUiEditor *self, const char *preedit)
{
  gtk_widget_set_visible (self->empty, yd_ui_body_is_empty (self->body) && preedit[0] == '\0');
}

/* Keys that the widget itself would take. */
static void
add_keys (YdUiEditor *self, GtkWidget *widget, GCallback callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", callback, self);
  gtk_widget_add_controller (widget, keys);
}

static void
yd_ui_editor_init (YdUiEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  yd_ui_gtk_set_menu (self->more, self->item_menu);
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self->body), self->words_menu);
  yd_ui_gtk_set_menu (self->run_in, self->run_in_menu);
  g_signal_connect_swapped (self->body, "typed", G_CALLBACK (queue_length), self);
  g_signal_connect_swapped (self->body, "preedit-changed", G_CALLBACK (composed_cb), self);
  g_signal_connect_swapped (self->body, "marked", G_CALLBACK (marked_cb), self);
  g_signal_connect_swapped (self->body, "caret-moved", G_CALLBACK (caret_moved_cb), self);
  g_signal_connect_swapped (self->title, "changed", G_CALLBACK (title_changed_cb), self);
  yd_ui_line_guard_install (GTK_EDITABLE (self->title), TITLE_LIMIT, title_refused_cb, self);
  g_signal_connect_swapped (self->title, "activate", G_CALLBACK (title_activate_cb), self);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (title_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->title), focus);
  add_keys (self, GTK_WIDGET (self->title), G_CALLBACK (title_key_cb));
  add_keys (self, GTK_WIDGET (self->body), G_CALLBACK (body_key_cb));
  set_tooltip (self->previous, "win.previous");
  set_tooltip (self->next, "win.next");
  set_tooltip (self->comment_button, "win.add-comment");
  set_tooltip (self->inspector_button, "win.inspector");
  set_tooltip (self->pages_button, "win.pages");

  static const GActionEntry entries[] = { { "title-form", title_form_cb, "s", "'run-in'", NULL } };
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "editor", G_ACTION_GROUP (self->actions));
}

/* Shows what @selection is about and follows it; once. */
void
yd_ui_editor_set_selection (YdUiEditor *self, YdUiSelection *selection)
{
  g_return_if_fail (self->selection == NULL);
  self->selection = g_object_ref (selection);
  yd_ui_body_set_selection (self->body, selection);
  g_signal_connect_object (selection, "notify::target", G_CALLBACK (target_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (yd_ui_selection_get_plan (selection), "changed", G_CALLBACK (refresh),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document_of (self), "findings-changed", G_CALLBACK (show_summary), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (yd_ui_suggest_count_for (document_of (self)), "changed",
                           G_CALLBACK (show_summary), self, G_CONNECT_SWAPPED);
  target_changed_cb (self);
}

/* Whether a row under the title stands for the folded inspector. */
void
yd_ui_editor_set_summary_shown (YdUiEditor *self, gboolean shown)
{
  self->summary_shown = shown;
  refresh (self);
}

/* Chooses @length characters of the title; @work: the keyboard goes there too. */
void
yd_ui_editor_select_title (YdUiEditor *self, int start, int length, gboolean work)
{
  if (work)
    gtk_widget_grab_focus (GTK_WIDGET (self->title));
  gtk_editable_select_region (GTK_EDITABLE (self->title), start, start + length);
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

YdUiBody *
yd_ui_editor_get_body (YdUiEditor *self)
{
  return self->body;
}
