/* Owns: the page of words that found no place when a source was read. Refuses: to place them: a person
 * copies what is needed. */

#include "yd-ui-unplaced.h"

#include <glib/gi18n.h>

struct _YdUiUnplaced
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group; /* borrowed: the child's */
  GPtrArray *rows;            /* owned, of borrowed: what is in the group */
  YdUiDocument *document;     /* owned; NULL before the first is shown */
};

G_DEFINE_FINAL_TYPE (YdUiUnplaced, yd_ui_unplaced, ADW_TYPE_BIN)

static void
copy_unplaced_cb (GtkButton *button, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), text);
}

static void
remove_unplaced_cb (GtkButton *button, YdUiUnplaced *self)
{
  g_autoptr (GError) error = NULL;
  YdId id = *(YdId *)g_object_get_data (G_OBJECT (button), "id");
  YdStore *store = yd_ui_document_begin_edit (self->document);
  gboolean done = store != NULL && yd_edit_delete_record (store, YD_TABLE_UNPLACED, id, &error);
  yd_ui_document_end_edit (self->document, done, error);
}

static GtkWidget *
new_flat_button (const char *icon, const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  return button;
}

static void
yd_ui_unplaced_dispose (GObject *object)
{
  YdUiUnplaced *self = YD_UI_UNPLACED (object);
  g_clear_object (&self->document);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (yd_ui_unplaced_parent_class)->dispose (object);
}

static void
yd_ui_unplaced_class_init (YdUiUnplacedClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = yd_ui_unplaced_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/yaodian/Yaodian/draft/yd-ui-unplaced.ui");
  gtk_widget_class_bind_template_child (widget_class, YdUiUnplaced, group);
}

static void
yd_ui_unplaced_init (YdUiUnplaced *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

/* Shows those of @document as they are now. */
void
yd_ui_unplaced_show (YdUiUnplaced *self, YdUiDocument *document)
{
  g_set_object (&self->document, document);
  YdRecordList *list = yd_plan_list_unplaced (yd_ui_document_get_plan (document));
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdUnplacedRow *row = yd_unplaced_get_row (yd_record_list_get (list, i));
      GtkWidget *widget = adw_action_row_new ();
      g_autofree char *escaped = g_markup_escape_text (row->text != NULL ? row->text : "", -1);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), escaped);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (widget), 0);

      GtkWidget *copy = new_flat_button ("edit-copy-symbolic", _ ("Copy the words"));
      g_signal_connect_data (copy, "clicked", G_CALLBACK (copy_unplaced_cb), g_strdup (row->text),
                             (GClosureNotify)(void (*) (void))g_free, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (widget), copy);
      if (yd_ui_document_is_editable (self->document))
        {
          GtkWidget *take = new_flat_button ("list-remove-symbolic", _ ("Remove the words"));
          g_object_set_data_full (G_OBJECT (take), "id", g_memdup2 (&row->id, sizeof row->id),
                                  g_free);
          g_signal_connect (take, "clicked", G_CALLBACK (remove_unplaced_cb), self);
          adw_action_row_add_suffix (ADW_ACTION_ROW (widget), take);
        }
      adw_preferences_group_add (self->group, widget);
      g_ptr_array_add (self->rows, widget);
    }
}
