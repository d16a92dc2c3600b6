/* Owns: the list of places, and which of them a person leaves as they are. What may be part of a longer
 * name starts without a tick. Refuses: to find and to change the words. */

#include "yd-ui-unit-places.h"

#include "yd-ui-gtk.h"
#include "yd-ui-words.h"

#include <glib/gi18n.h>

struct _YdUiUnitPlaces
{
  GtkWidget parent_instance;

  GtkWidget *list;   /* child */
  GPtrArray *places; /* owned: YdWordPlace */
  GPtrArray *ticks;  /* owned: GtkCheckButton, borrowed each */
};

G_DEFINE_FINAL_TYPE (YdUiUnitPlaces, yd_ui_unit_places, GTK_TYPE_WIDGET)

static guint changed_signal;

/* ---- words ---- */

static const char *
get_field_words (const YdWordPlace *place)
{
  static const struct
  {
    YdTable table;
    const char *field; /* NULL: any */
    const char *words;
  } fields[] = {
    { YD_TABLE_PLAN, NULL, N_ ("Title of the plan") },
    { YD_TABLE_ITEM, "title", N_ ("title") },
    { YD_TABLE_ITEM, "unit_mark", N_ ("units as written") },
    { YD_TABLE_ITEM, NULL, N_ ("source") },
    { YD_TABLE_PARAGRAPH, NULL, N_ ("text") },
    { YD_TABLE_ASSIGNMENT, NULL, N_ ("office in charge") },
    { YD_TABLE_INDICATOR, NULL, N_ ("indicator") },
    { YD_TABLE_MILESTONE, NULL, N_ ("milestone") },
    { YD_TABLE_NOTICE, "addressee", N_ ("Notice: addressee") },
    { YD_TABLE_NOTICE, "copy_to", N_ ("Notice: copy to") },
    { YD_TABLE_NOTICE, "signature", N_ ("Notice: signature") },
    { YD_TABLE_NOTICE, "plan_signature", N_ ("Notice: signature") },
    { YD_TABLE_NOTICE, "title", N_ ("Notice: title") },
    { YD_TABLE_NOTICE, "printed_by", N_ ("Notice: printed by") },
    { YD_TABLE_NOTICE, "head", N_ ("Notice: red head") },
    { YD_TABLE_NOTICE, NULL, N_ ("Notice") },
    { YD_TABLE_ANNEX, NULL, N_ ("Annex") },
    { YD_TABLE_RECIPIENT, NULL, N_ ("Recipient") },
  };
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].table == place->table
        && (fields[i].field == NULL || g_str_equal (fields[i].field, place->field)))
      return _ (fields[i].words);
  return "";
}

char *
yd_ui_unit_places_dup_where (const YdWordPlace *place)
{
  if (place->item == NULL)
    return g_strdup (place->table == YD_TABLE_PARAGRAPH ? _ ("Preamble, closing or notice")
                                                        : get_field_words (place));
  g_autofree char *title = yd_ui_words_dup_item_title (place->item);
  return g_strdup_printf ("%s%s · %s", yd_item_get_number (place->item), title,
                          get_field_words (place));
}

static char *
dup_markup (const YdWordPlace *place)
{
  char *markup = g_markup_printf_escaped ("%s<s>%s</s> <b>%s</b>%s", place->before, place->words,
                                          place->instead, place->after);
  return g_strdelimit (markup, "\n\t", ' ');
}

/* ---- rows ---- */

static void
toggled_cb (YdUiUnitPlaces *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
make_label (const char *markup, gboolean dim)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), !dim);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), dim ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  if (dim)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
    }
  return label;
}

static void
add_row (YdUiUnitPlaces *self, const YdWordPlace *place)
{
  g_autofree char *where = yd_ui_unit_places_dup_where (place);
  g_autofree char *escaped = g_markup_escape_text (where, -1);
  g_autofree char *markup = dup_markup (place);
  g_autofree char *name
    = g_strdup_printf (_ ("%s: %s%s%s"), where, place->before, place->words, place->after);
  GtkWidget *tick = gtk_check_button_new ();
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), place->sure);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (tick, "toggled", G_CALLBACK (toggled_cb), self);
  g_ptr_array_add (self->ticks, tick);

  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), make_label (markup, FALSE));
  gtk_box_append (GTK_BOX (words), make_label (escaped, TRUE));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (box), tick);
  gtk_box_append (GTK_BOX (box), words);
  if (!place->sure)
    {
      GtkWidget *mark = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
      gtk_widget_add_css_class (mark, "warning");
      gtk_widget_set_tooltip_text (mark, _ ("May be part of a longer name"));
      gtk_box_append (GTK_BOX (box), mark);
    }
  GtkWidget *row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
row_activated_cb (YdUiUnitPlaces *self, GtkListBoxRow *row)
{
  GtkCheckButton *tick = self->ticks->pdata[gtk_list_box_row_get_index (row)];
  gtk_check_button_set_active (tick, !gtk_check_button_get_active (tick));
}

/* ---- life ---- */

static void
yd_ui_unit_places_dispose (GObject *object)
{
  YdUiUnitPlaces *self = YD_UI_UNIT_PLACES (object);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->ticks, g_ptr_array_unref);
  G_OBJECT_CLASS (yd_ui_unit_places_parent_class)->dispose (object);
}

static void
yd_ui_unit_places_class_init (YdUiUnitPlacesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_unit_places_dispose;
  changed_signal = g_signal_new ("changed", YD_UI_TYPE_UNIT_PLACES, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
yd_ui_unit_places_init (YdUiUnitPlaces *self)
{
  self->places = g_ptr_array_new ();
  self->ticks = g_ptr_array_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Places where the words change"), -1);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

GtkWidget *
yd_ui_unit_places_new (void)
{
  return g_object_new (YD_UI_TYPE_UNIT_PLACES, NULL);
}

void
yd_ui_unit_places_show (YdUiUnitPlaces *self, GPtrArray *places)
{
  g_ptr_array_set_size (self->ticks, 0);
  yd_ui_gtk_clear_list_box (GTK_LIST_BOX (self->list));
  g_ptr_array_unref (self->places);
  self->places = places;
  for (guint i = 0; i < places->len; i++)
    add_row (self, places->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), places->len > 0);
  g_signal_emit (self, changed_signal, 0);
}

guint
yd_ui_unit_places_get_n (YdUiUnitPlaces *self)
{
  return self->places->len;
}

guint
yd_ui_unit_places_get_n_chosen (YdUiUnitPlaces *self)
{
  guint n = 0;
  for (guint i = 0; i < self->ticks->len; i++)
    n += gtk_check_button_get_active (self->ticks->pdata[i]);
  return n;
}

/**
 * yd_ui_unit_places_dup_chosen:
 *
 * Returns: (transfer container) (element-type YdWordPlace): those that have a tick, in their order
 */
GPtrArray *
yd_ui_unit_places_dup_chosen (YdUiUnitPlaces *self)
{
  GPtrArray *chosen = g_ptr_array_new ();
  for (guint i = 0; i < self->ticks->len; i++)
    if (gtk_check_button_get_active (self->ticks->pdata[i]))
      g_ptr_array_add (chosen, self->places->pdata[i]);
  return chosen;
}
