/* Owns: what the plan amounts to, in one line. Refuses: to judge: findings come from the checks. */

#include "yd-ui-status-line.h"

#include "yd-text.h"
#include "yd-finding.h"
#include "yd-ui-drop-layout.h"
#include "yd-ui-gtk.h"
#include "yd-ui-length-bar.h"
#include "yd-ui-plan-length.h"
#include "yd-ui-quiet.h"
#include "yd-ui-suggest-count.h"
#include "yd-ui-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _YdUiStatusLine
{
  GtkWidget parent_instance;

  /* template */
  GtkLabel *count;
  YdUiLengthBar *bar;
  GtkLabel *limit;
  GtkWidget *line, *line2;
  GtkLabel *item_count;
  GtkWidget *findings_button;
  GtkLabel *findings;
  GtkPopover *findings_popover;
  GtkListBox *findings_list;
  GtkWidget *suggestions_button;
  GtkLabel *suggestions;
  GtkButton *unplaced_button;
  GtkLabel *saved;

  YdUiSelection *selection; /* owned */
  char *problem;            /* owned: why the file could not be published; NULL where it could */
  gboolean narrow;          /* no room for what the editor says too */
  YdItem *counted;          /* owned: the item that is typed in … */
  glong elsewhere;          /* … and the characters of the plan outside it */
  YdUiPlanLength *length;   /* owned */
  guint refresh_id;         /* source */
};

G_DEFINE_FINAL_TYPE (YdUiStatusLine, yd_ui_status_line, GTK_TYPE_WIDGET)

static YdUiDocument *
document_of (YdUiStatusLine *self)
{
  return yd_ui_selection_get_document (self->selection);
}

static glong
count_item (YdItem *item)
{
  return item != NULL && yd_record_get_plan (YD_RECORD (item)) != NULL
           ? yd_item_count_characters (item)
           : 0;
}

static void
show_length (YdUiStatusLine *self, glong count)
{
  g_autofree char *digits = yd_ui_words_dup_count (count);
  g_autofree char *markup
    = g_strdup_printf (g_dngettext (NULL, "Whole text <b>%s</b> character",
                                    "Whole text <b>%s</b> characters", (gulong)count),
                       digits);
  gtk_label_set_markup (self->count, markup);
  gboolean exempt;
  glong limit = yd_plan_get_length_limit (yd_ui_selection_get_plan (self->selection), &exempt);
  gboolean above = count > limit && !exempt;
  g_autofree char *most = yd_ui_words_dup_count (limit);
  g_autofree char *words
    = g_strdup_printf (exempt  ? _ ("comprehensive plan: no limit (%s in general)")
                       : above ? _ ("above the limit of %s")
                               : _ ("limit %s"),
                       most);
  yd_ui_quiet_set_tooltip (GTK_WIDGET (self->limit), words);
  yd_ui_length_bar_set (self->bar, exempt ? MIN (count, limit) : count, limit);
  gtk_widget_set_css_classes (GTK_WIDGET (self->limit),
                              (const char *[]){ above ? "error" : "dim-label", NULL });
  gtk_label_set_text (self->limit, exempt && self->narrow ? _ ("no limit") : words);
}

static void
show_item_length (YdUiStatusLine *self)
{
  YdItem *item = yd_ui_selection_get_item (self->selection);
  gtk_widget_set_visible (GTK_WIDGET (self->item_count), item != NULL && !self->narrow);
  gtk_widget_set_visible (self->line, item != NULL && !self->narrow);
  if (item == NULL || yd_record_get_plan (YD_RECORD (item)) == NULL)
    return;
  glong count = yd_text_count (yd_item_get_title (item))
                + yd_paragraph_list_count (yd_item_list_paragraphs (item));
  g_autofree char *digits = yd_ui_words_dup_count (count);
  g_autofree char *text
    = g_strdup_printf (g_dngettext (NULL, "this item with its title %s character",
                                    "this item with its title %s characters", (gulong)count),
                       digits);
  gtk_label_set_text (self->item_count, text);
}

static void
show_findings (YdUiStatusLine *self)
{
  GPtrArray *findings = yd_ui_document_get_findings (document_of (self));
  guint n = 0;
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    n += yd_finding_get_severity (findings->pdata[i]) != YD_SEVERITY_HINT;
  g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%u finding", "%u findings", n), n);
  gtk_label_set_text (self->findings, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->findings_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (self->findings_button, n > 0);
}

static void
show_suggestions (YdUiStatusLine *self)
{
  guint n = yd_ui_suggest_count_get_all (yd_ui_suggest_count_for (document_of (self)));
  g_autofree char *text
    = g_strdup_printf (g_dngettext (NULL, "%u suggestion", "%u suggestions", n), n);
  gtk_label_set_text (self->suggestions, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->suggestions_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (self->suggestions_button, n > 0);
}

static void
show_unplaced (YdUiStatusLine *self, YdPlan *plan)
{
  guint n = yd_record_list_get_length (yd_plan_list_unplaced (plan));
  g_autofree char *text = g_strdup_printf (
    g_dngettext (NULL, "%u passage without a place", "%u passages without a place", n), n);
  gtk_button_set_label (self->unplaced_button, text);
  gtk_widget_set_visible (GTK_WIDGET (self->unplaced_button), n > 0);
}

static void
show_saved (YdUiStatusLine *self)
{
  YdStore *store = yd_ui_document_get_store (document_of (self));
  const char *text = yd_store_is_read_only (store) ? _ ("Read-only")
                     : yd_ui_document_get_unkept (document_of (self)) != NULL
                       ? _ ("What was typed last is not kept yet")
                     : self->problem != NULL ? _ ("Kept, but the file cannot be written")
                                             : _ ("Saved automatically");
  gtk_label_set_text (self->saved, text);
  /* there is always room for what is not as it should be */
  gboolean usual = self->problem == NULL && yd_ui_document_get_unkept (document_of (self)) == NULL;
  yd_ui_drop_layout_set_rank (GTK_WIDGET (self->saved), usual ? 1 : 0);
  yd_ui_drop_layout_set_rank (self->line2, usual ? 1 : 0);
  yd_ui_quiet_set_tooltip (GTK_WIDGET (self->saved), self->problem);
}

static gboolean
refresh_cb (gpointer data)
{
  YdUiStatusLine *self = data;
  YdPlan *plan = yd_ui_selection_get_plan (self->selection);
  YdItem *item = yd_ui_selection_get_item (self->selection);
  glong here = count_item (item);
  self->refresh_id = 0;
  /* While somebody types in an item, nothing else changes. */
  if (!yd_ui_document_is_typing (document_of (self)) || item == NULL || item != self->counted)
    {
      glong whole;
      if (!yd_ui_plan_length_count (self->length, &whole))
        {
          self->refresh_id = g_idle_add_full (G_PRIORITY_LOW, refresh_cb, self, NULL);
          return G_SOURCE_REMOVE;
        }
      self->elsewhere = whole - here;
    }
  g_set_object (&self->counted, item);
  show_length (self, self->elsewhere + here);
  show_item_length (self);
  if (yd_ui_document_is_typing (document_of (self)))
    return G_SOURCE_REMOVE;
  show_unplaced (self, plan);
  show_saved (self);
  return G_SOURCE_REMOVE;
}

/* In the frame that shows what was typed: one more would keep the next key waiting for it. */
static void
queue_refresh (YdUiStatusLine *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

static void
file_changed_cb (YdUiStatusLine *self, const GError *error)
{
  g_clear_pointer (&self->problem, g_free);
  self->problem = error != NULL ? g_strdup (error->message) : NULL;
  queue_refresh (self);
}

/* The next item with something to decide, round the end to the beginning. */
static void
next_suggestion_cb (YdUiStatusLine *self)
{
  YdItem *selected = yd_ui_selection_get_item (self->selection);
  YdItem *first = yd_plan_get_first_item (yd_ui_selection_get_plan (self->selection));
  YdUiSuggestCount *counts = yd_ui_suggest_count_for (document_of (self));
  for (YdItem *item = selected != NULL ? yd_item_get_next (selected) : first; item != NULL;
       item = yd_item_get_next (item))
    if (yd_ui_suggest_count_get (counts, item) > 0)
      {
        yd_ui_selection_set_item (self->selection, item);
        return;
      }
  for (YdItem *item = first; item != NULL && item != selected; item = yd_item_get_next (item))
    if (yd_ui_suggest_count_get (counts, item) > 0)
      {
        yd_ui_selection_set_item (self->selection, item);
        return;
      }
}

static void
unplaced_cb (YdUiStatusLine *self)
{
  yd_ui_selection_set_part (self->selection, YD_UI_PART_UNPLACED);
}

/* ---- the list of findings ---- */

static void
finding_activated_cb (YdUiStatusLine *self, GtkListBoxRow *row)
{
  YdFinding *finding = g_object_get_data (G_OBJECT (row), "finding");
  YdItem *item
    = yd_plan_find_item (yd_ui_selection_get_plan (self->selection), yd_finding_get_item (finding));
  gtk_popover_popdown (self->findings_popover);
  if (item != NULL)
    yd_ui_selection_set_item (self->selection, item);
}

/* Before it is shown: the keyboard goes to the first of them. */
static void
fill_findings_cb (GtkMenuButton *button, gpointer data)
{
  YdUiStatusLine *self = data;
  GPtrArray *findings = yd_ui_document_get_findings (document_of (self));
  yd_ui_gtk_clear_list_box (self->findings_list);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      YdFinding *finding = findings->pdata[i];
      if (yd_finding_get_severity (finding) == YD_SEVERITY_HINT)
        continue;
      g_autofree char *message = yd_finding_dup_message (finding);
      g_autofree char *place
        = yd_finding_dup_place (finding, yd_ui_selection_get_plan (self->selection));
      g_autofree char *title = g_markup_escape_text (message, -1);
      g_autofree char *subtitle = g_markup_escape_text (place, -1);
      GtkWidget *row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "finding", g_object_ref (finding), g_object_unref);
      gtk_list_box_append (self->findings_list, row);
    }
}

/* ---- life ---- */

static void
yd_ui_status_line_dispose (GObject *object)
{
  YdUiStatusLine *self = YD_UI_STATUS_LINE (object);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->counted);
  g_clear_pointer (&self->length, yd_ui_plan_length_free);
  g_clear_pointer (&self->problem, g_free);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (yd_ui_status_line_parent_class)->dispose (object);
}

static void
yd_ui_status_line_class_init (YdUiStatusLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = yd_ui_status_line_dispose;
  g_type_ensure (YD_UI_TYPE_DROP_LAYOUT);
  g_type_ensure (YD_UI_TYPE_LENGTH_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/yaodian/Yaodian/draft/yd-ui-status-line.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, YdUiStatusLine, name)
  BIND (count);
  BIND (bar);
  BIND (limit);
  BIND (line);
  BIND (line2);
  BIND (item_count);
  BIND (findings_button);
  BIND (findings);
  BIND (findings_popover);
  BIND (findings_list);
  BIND (suggestions_button);
  BIND (suggestions);
  BIND (unplaced_button);
  BIND (saved);
#undef BIND
}

static void
yd_ui_status_line_init (YdUiStatusLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  yd_ui_drop_layout_set_rank (self->line, 4);
  yd_ui_drop_layout_set_rank (GTK_WIDGET (self->item_count), 4);
  yd_ui_drop_layout_set_rank (GTK_WIDGET (self->limit), 3);
  yd_ui_drop_layout_set_rank (GTK_WIDGET (self->bar), 2);
  g_signal_connect_swapped (self->suggestions_button, "clicked", G_CALLBACK (next_suggestion_cb),
                            self);
  g_signal_connect_swapped (self->unplaced_button, "clicked", G_CALLBACK (unplaced_cb), self);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->findings_button), fill_findings_cb,
                                         self, NULL);
  g_signal_connect_swapped (self->findings_list, "row-activated", G_CALLBACK (finding_activated_cb),
                            self);
}

void
yd_ui_status_line_set_selection (YdUiStatusLine *self, YdUiSelection *selection)
{
  g_return_if_fail (self->selection == NULL);
  self->selection = g_object_ref (selection);
  self->length = yd_ui_plan_length_new (yd_ui_selection_get_plan (selection));
  g_signal_connect_object (selection, "notify::target", G_CALLBACK (queue_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (yd_ui_selection_get_plan (selection), "changed",
                           G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document_of (self), "findings-changed", G_CALLBACK (show_findings), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document_of (self), "settled", G_CALLBACK (queue_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (yd_ui_document_get_store (document_of (self)), "file-changed",
                           G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (yd_ui_suggest_count_for (document_of (self)), "changed",
                           G_CALLBACK (show_suggestions), self, G_CONNECT_SWAPPED);
  show_findings (self);
  show_suggestions (self);
  queue_refresh (self);
}

void
yd_ui_status_line_set_narrow (YdUiStatusLine *self, gboolean narrow)
{
  self->narrow = narrow;
  if (self->selection != NULL)
    queue_refresh (self);
}
