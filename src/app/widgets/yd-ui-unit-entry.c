/* Owns: finding a unit by what is typed. Refuses: to add or assign one; the name goes out. */

#include "yd-ui-unit-entry.h"

#include "yd-ui-line-guard.h"
#include "yd-ui-suggest.h"
#include "yd-ui-words.h"

#include "yd-pinyin.h"
#include "yd-text.h"
#include "yd-ui-gtk.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_SHOWN 8
#define NAME_LIMIT 200 /* characters: no unit is called more */

struct _YdUiUnitEntry
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *text; /* GtkEntry: a bare GtkText is not there for a screen reader */
  GtkWidget *popover;
  GtkWidget *list;     /* GtkListBox in popover */
  YdPlan *plan;        /* borrowed */
  gboolean known_only; /* a name that no unit has is not offered */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (YdUiUnitEntry, yd_ui_unit_entry, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  REFUSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* One name: the whole, its beginning, that in letters, then anywhere in it. */
static guint
rate_name (const char *name, const char *typed)
{
  if (name == NULL || name[0] == '\0')
    return 0;
  if (strcmp (name, typed) == 0)
    return 5;
  if (g_str_has_prefix (name, typed))
    return 4;
  int place = yd_pinyin_find (name, typed);
  if (place == 0)
    return 3;
  if (strstr (name, typed) != NULL)
    return 2;
  return place > 0;
}

/**
 * yd_ui_unit_entry_rate:
 * @typed: what stands in the entry; not empty
 *
 * Returns: 0 where @unit is not meant, else the more the better
 */
guint
yd_ui_unit_entry_rate (YdUnit *unit, const char *typed)
{
  guint best = MAX (rate_name (yd_unit_get_name (unit), typed),
                    rate_name (yd_unit_get_short_name (unit), typed));
  YdRecordList *aliases = yd_unit_list_aliases (unit);
  for (guint i = 0; i < yd_record_list_get_length (aliases); i++)
    best = MAX (best,
                rate_name (yd_unit_alias_get_row (yd_record_list_get (aliases, i))->name, typed));
  return best;
}

typedef struct
{
  YdUnit *unit;
  guint rate;
  guint place; /* in the register */
} Match;

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *x = a, *y = b;
  return x->rate != y->rate ? (int)y->rate - (int)x->rate : (int)x->place - (int)y->place;
}

static void
append_row (YdUiUnitEntry *self, const char *name, const char *note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (name);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  if (note != NULL)
    {
      GtkWidget *dim = gtk_label_new (note);
      gtk_widget_add_css_class (dim, "dim-label");
      gtk_widget_add_css_class (dim, "caption");
      gtk_box_append (GTK_BOX (box), dim);
    }
  GtkWidget *row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (name), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static char *
dup_typed (YdUiUnitEntry *self)
{
  return yd_text_clean_name (gtk_editable_get_text (GTK_EDITABLE (self->text)));
}

/* Letters that no unit is known by are a slip of the input method sooner than a name. */
static gboolean
is_letters (const char *typed)
{
  return typed[strspn (typed, "abcdefghijklmnopqrstuvwxyz'")] == '\0';
}

static void
show_matches (YdUiUnitEntry *self)
{
  g_autofree char *typed = dup_typed (self);
  yd_ui_gtk_clear_list_box (GTK_LIST_BOX (self->list));
  if (typed[0] == '\0' || self->plan == NULL || !yd_ui_suggest_is_on ())
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }

  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  YdRecordList *units = yd_plan_list_units (self->plan);
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    {
      Match match = { .unit = yd_record_list_get (units, i), .place = i };
      match.rate = yd_ui_unit_entry_rate (match.unit, typed);
      if (match.rate > 0 && yd_unit_get_row (match.unit)->merged_into == YD_ID_NONE)
        g_array_append_val (matches, match);
    }
  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < MIN (matches->len, MOST_SHOWN); i++)
    {
      Match *match = &g_array_index (matches, Match, i);
      const char *name = yd_unit_get_name (match->unit);
      const char *short_name = yd_unit_get_short_name (match->unit);
      append_row (self, name, g_strcmp0 (name, short_name) != 0 ? short_name : NULL);
    }
  if (!self->known_only && (matches->len == 0 || g_array_index (matches, Match, 0).rate < 5))
    append_row (self, typed, _ ("new unit"));
  else if (matches->len == 0)
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }
  if (matches->len > 0 || !is_letters (typed))
    gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                             gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  gtk_widget_set_size_request (self->popover, MAX (200, gtk_widget_get_width (GTK_WIDGET (self))),
                               -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
text_changed_cb (YdUiUnitEntry *self)
{
  if (!self->filling)
    show_matches (self);
}

static void
choose (YdUiUnitEntry *self, const char *name)
{
  g_autofree char *kept = g_strdup (name);
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), "");
  self->filling = FALSE;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (kept[0] != '\0')
    g_signal_emit (self, signals[CHOSEN], 0, kept);
}

static void
activate_cb (YdUiUnitEntry *self)
{
  g_autofree char *typed = dup_typed (self);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  if (row == NULL && is_letters (typed) && gtk_widget_get_visible (self->popover))
    {
      gtk_widget_error_bell (self->text);
      return; /* it takes a step more: Down */
    }
  choose (self,
          row != NULL && typed[0] != '\0' ? g_object_get_data (G_OBJECT (row), "name") : typed);
}

static void
row_activated_cb (YdUiUnitEntry *self, GtkListBoxRow *row)
{
  choose (self, g_object_get_data (G_OBJECT (row), "name"));
  gtk_widget_grab_focus (self->text);
}

/* Up and down go through the list while the keyboard stays in the entry. */
static gboolean
key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
        YdUiUnitEntry *self)
{
  if (!gtk_widget_get_visible (self->popover))
    return FALSE;
  if (key == GDK_KEY_Escape)
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return TRUE;
    }
  if (key != GDK_KEY_Up && key != GDK_KEY_Down)
    return FALSE;
  GtkListBox *list = GTK_LIST_BOX (self->list);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  GtkListBoxRow *next
    = gtk_list_box_get_row_at_index (list, index + (key == GDK_KEY_Down ? 1 : -1));
  if (next != NULL)
    gtk_list_box_select_row (list, next);
  return TRUE;
}

static void
refused_cb (GtkEditable *editable, glong length, glong limit, gpointer data)
{
  g_autoptr (GError) error = yd_ui_words_new_too_long (length, limit);
  g_signal_emit (data, signals[REFUSED], 0, error);
}

static void
left_cb (YdUiUnitEntry *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
yd_ui_unit_entry_dispose (GObject *object)
{
  YdUiUnitEntry *self = YD_UI_UNIT_ENTRY (object);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  G_OBJECT_CLASS (yd_ui_unit_entry_parent_class)->dispose (object);
}

static gboolean
yd_ui_unit_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (YD_UI_UNIT_ENTRY (widget)->text);
}

static void
yd_ui_unit_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (yd_ui_unit_entry_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (YD_UI_UNIT_ENTRY (widget)->popover));
}

static void
yd_ui_unit_entry_class_init (YdUiUnitEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = yd_ui_unit_entry_dispose;
  widget_class->grab_focus = yd_ui_unit_entry_grab_focus;
  widget_class->size_allocate = yd_ui_unit_entry_size_allocate;
  signals[CHOSEN] = g_signal_new ("chosen", YD_UI_TYPE_UNIT_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REFUSED] = g_signal_new ("refused", YD_UI_TYPE_UNIT_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "unitentry");
}

static void
yd_ui_unit_entry_init (YdUiUnitEntry *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 10);
  self->icon = gtk_image_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->icon, "dim-label");
  gtk_widget_set_parent (self->icon, widget);

  self->text = gtk_entry_new ();
  gtk_entry_set_has_frame (GTK_ENTRY (self->text), FALSE);
  gtk_widget_set_hexpand (self->text, TRUE);
  yd_ui_line_guard_install (GTK_EDITABLE (self->text), NAME_LIMIT, refused_cb, self);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->text), _ ("Name, short name or pinyin"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a unit"), -1);
  gtk_widget_set_parent (self->text, widget);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (text_changed_cb), self);
  g_signal_connect_swapped (self->text, "activate", G_CALLBACK (activate_cb), self);

  GtkEventController *keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (widget, keys);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (self->text, focus);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Units that may be meant"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_add_css_class (self->popover, "completion");
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->list);
  gtk_widget_set_parent (self->popover, widget);
}

GtkWidget *
yd_ui_unit_entry_new (void)
{
  return g_object_new (YD_UI_TYPE_UNIT_ENTRY, NULL);
}

/* @plan: whose units are offered; must live as long as the entry is shown */
void
yd_ui_unit_entry_set_plan (YdUiUnitEntry *self, YdPlan *plan)
{
  self->plan = plan;
}

/* What a screen reader calls it, and what stands in it while it is empty. */
void
yd_ui_unit_entry_set_words (YdUiUnitEntry *self, const char *label, const char *placeholder)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->text), placeholder);
}

/* Where only a unit that is there already will do. */
void
yd_ui_unit_entry_set_known_only (YdUiUnitEntry *self, gboolean known_only)
{
  self->known_only = known_only;
}
