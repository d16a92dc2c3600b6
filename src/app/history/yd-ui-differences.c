/* Owns: differences as rows: where, what happened, and the words as a redline. Refuses: to find them. */

#include "yd-ui-differences.h"

#include "yd-check.h"
#include "yd-field-words.h"
#include "yd-ui-redline.h"
#include "yd-ui-words.h"

#include <glib/gi18n.h>

/* ---- one of them, as an object that a list can hold ---- */

#define YD_UI_TYPE_DIFFERENCE (yd_ui_difference_get_type ())
G_DECLARE_FINAL_TYPE (YdUiDifference, yd_ui_difference, YD_UI, DIFFERENCE, GObject)
struct _YdUiDifference
{
  GObject parent_instance;

  YdDifference *value; /* owned */
  gboolean again;      /* of the same item as the one above it */
};
G_DEFINE_FINAL_TYPE (YdUiDifference, yd_ui_difference, G_TYPE_OBJECT)

static void
yd_ui_difference_finalize (GObject *object)
{
  yd_difference_free (YD_UI_DIFFERENCE (object)->value);
  G_OBJECT_CLASS (yd_ui_difference_parent_class)->finalize (object);
}

static void
yd_ui_difference_class_init (YdUiDifferenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_ui_difference_finalize;
}

static void
yd_ui_difference_init (YdUiDifference *self)
{
}

/* ---- rows ---- */

static const struct
{
  const char *word;
  const char *css_class;
} kinds[] = { { N_ ("Added"), "success" },
              { N_ ("Deleted"), "error" },
              { N_ ("Moved"), "accent" },
              { N_ ("Changed"), "grey" } };

typedef struct
{
  GtkWidget *box, *head, *tag, *label, *field, *redline;
} Row;

static GtkWidget *
new_label (const char *css_class, gboolean wrap)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  if (wrap)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    }
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  Row *row = g_new0 (Row, 1);
  row->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (row->box, "difference");
  row->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  row->tag = new_label ("tag", FALSE);
  gtk_widget_set_valign (row->tag, GTK_ALIGN_CENTER);
  row->label = new_label ("heading", FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (row->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (row->label, TRUE);
  row->field = new_label ("dim-label", FALSE);
  gtk_widget_add_css_class (row->field, "caption");
  row->redline = new_label (NULL, TRUE);
  gtk_box_append (GTK_BOX (row->head), row->tag);
  gtk_box_append (GTK_BOX (row->head), row->label);
  gtk_box_append (GTK_BOX (row->box), row->head);
  gtk_box_append (GTK_BOX (row->box), row->field);
  gtk_box_append (GTK_BOX (row->box), row->redline);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
  gtk_list_item_set_child (list_item, row->box);
}

/* Plan and notice have no number and title to stand for them. */
static const char *
get_place (const YdDifference *value)
{
  return value->table == YD_TABLE_PLAN     ? _ ("The plan itself")
         : value->table == YD_TABLE_NOTICE ? _ ("The notice")
         : *value->label != '\0'           ? value->label
                                           : _ ("(untitled)");
}

/**
 * yd_ui_differences_dup_rules:
 * @text: (nullable): lines of what is switched off, each a reason and the rule's id: 沿用（burden）
 *
 * Returns: (transfer full) (nullable): the same with the rules' titles, which people know them by
 */
char *
yd_ui_differences_dup_rules (const char *text)
{
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;
  for (char **line = lines; line != NULL && *line != NULL; line++)
    {
      char *open = g_strrstr (*line, "（");
      if (open == NULL || !g_str_has_suffix (open, "）"))
        continue;
      const char *id = open + strlen ("（");
      g_autofree char *name = g_strndup (id, strlen (id) - strlen ("）"));
      const YdRule *rule = yd_check_find_rule (name);
      if (rule == NULL)
        continue; /* of a later version of the program, or words in brackets */
      *open = '\0';
      char *named = g_strdup_printf ("%s（%s）", *line, yd_rule_get_title (rule));
      g_free (*line);
      *line = named;
    }
  return lines != NULL ? g_strjoinv ("\n", lines) : NULL;
}

static void
show_words (Row *row, const YdDifference *value)
{
  const char *table = yd_table_get_info (value->table)->name;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  if (value->kind == YD_DIFFERENCE_CHANGED)
    {
      before = yd_field_words_dup_value (NULL, table, value->field, value->before);
      after = yd_field_words_dup_value (NULL, table, value->field, value->after);
      if (g_str_equal (value->field, "switched_off"))
        {
          g_autofree char *ids_before = g_steal_pointer (&before);
          g_autofree char *ids_after = g_steal_pointer (&after);
          before = yd_ui_differences_dup_rules (ids_before);
          after = yd_ui_differences_dup_rules (ids_after);
        }
    }
  else if (value->kind == YD_DIFFERENCE_MOVED && g_strcmp0 (value->before, value->after) != 0)
    {
      before = g_strdup (value->before);
      after = g_strdup (value->after);
    }
  gtk_widget_set_visible (row->redline, before != NULL || after != NULL);
  if (before != NULL || after != NULL)
    yd_ui_redline_show (GTK_LABEL (row->redline), before, after, FALSE);
}

static const char *
get_field (const YdDifference *value)
{
  if (value->kind == YD_DIFFERENCE_CHANGED)
    return yd_field_words_get_name (yd_table_get_info (value->table)->name, value->field);
  if (value->kind == YD_DIFFERENCE_MOVED)
    return g_strcmp0 (value->before, value->after) != 0 ? _ ("stands below")
                                                        : _ ("in another order");
  return NULL;
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  YdUiDifference *self = gtk_list_item_get_item (list_item);
  const YdDifference *value = self->value;
  const char *field = get_field (value);
  gtk_label_set_text (GTK_LABEL (row->tag), _ (kinds[value->kind].word));
  gtk_widget_set_css_classes (row->tag,
                              (const char *[]){ "tag", kinds[value->kind].css_class, NULL });
  gtk_label_set_text (GTK_LABEL (row->label), get_place (value));
  gtk_widget_set_visible (row->head, !self->again);
  gtk_widget_set_visible (row->field, field != NULL);
  gtk_label_set_text (GTK_LABEL (row->field), field != NULL ? field : "");
  show_words (row, value);
  if (self->again)
    gtk_widget_add_css_class (row->box, "again");
  else
    gtk_widget_remove_css_class (row->box, "again");

  GtkWidget *list_row = gtk_widget_get_parent (row->box);
  g_autofree char *name
    = yd_ui_words_join (get_place (value), _ (kinds[value->kind].word), field, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* ---- the list ---- */

struct _YdUiDifferences
{
  GtkWidget parent_instance;

  GtkWidget *stack; /* child */
  GtkWidget *list, *empty;
  GListStore *store; /* owned */
};

G_DEFINE_FINAL_TYPE (YdUiDifferences, yd_ui_differences, GTK_TYPE_WIDGET)

static void
activate_cb (GtkListView *list, guint position, YdUiDifferences *self)
{
  g_autoptr (YdUiDifference) chosen = g_list_model_get_item (G_LIST_MODEL (self->store), position);
  if (chosen->value->table == YD_TABLE_ITEM && chosen->value->b != YD_ID_NONE)
    g_signal_emit_by_name (self, "chosen", (gint64)chosen->value->b);
}

/* Colours stand in the text: another scheme wants it written anew. */
static void
scheme_cb (YdUiDifferences *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  g_list_model_items_changed (G_LIST_MODEL (self->store), 0, n, n);
}

static void
yd_ui_differences_dispose (GObject *object)
{
  YdUiDifferences *self = YD_UI_DIFFERENCES (object);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (yd_ui_differences_parent_class)->dispose (object);
}

static void
yd_ui_differences_class_init (YdUiDifferencesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_differences_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  g_signal_new ("chosen", YD_UI_TYPE_DIFFERENCES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
yd_ui_differences_init (YdUiDifferences *self)
{
  self->store = g_list_store_new (YD_UI_TYPE_DIFFERENCE);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  GtkSelectionModel *model
    = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->store))));
  self->list = gtk_list_view_new (model, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "differences");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Differences"), -1);
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  self->empty = adw_status_page_new ();
  gtk_widget_add_css_class (self->empty, "compact");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scrolled, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (scheme_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * yd_ui_differences_set:
 * @differences: (transfer full): #YdDifference
 */
void
yd_ui_differences_set (YdUiDifferences *self, GPtrArray *differences)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  const YdDifference *above = NULL;
  for (guint i = 0; i < differences->len; i++)
    {
      YdUiDifference *object = g_object_new (YD_UI_TYPE_DIFFERENCE, NULL);
      YdDifference *value = differences->pdata[i];
      object->value = value;
      object->again = above != NULL && value->kind == YD_DIFFERENCE_CHANGED
                      && above->kind == value->kind && above->table == value->table
                      && above->b == value->b;
      above = value;
      g_ptr_array_add (objects, object);
    }
  g_ptr_array_set_free_func (differences, NULL); /* each is its object's now */
  g_ptr_array_unref (differences);
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       objects->pdata, objects->len);
  if (objects->len > 0)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
  else
    yd_ui_differences_say (self, _ ("No Difference"),
                           _ ("The text, units and dates are the same."));
}

/* Words in place of the list. */
void
yd_ui_differences_say (YdUiDifferences *self, const char *title, const char *words)
{
  g_list_store_remove_all (self->store);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty), words);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
}
