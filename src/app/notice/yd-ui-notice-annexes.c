/* Owns: the list of annexes on screen: adding, order, removing. Refuses: to number them (the
 * composer does). */

#include "yd-ui-notice-annexes.h"

#include "yd-ui-field.h"
#include "yd-ui-notice-place.h"
#include "yd-ui-toast.h"

#include <glib/gi18n.h>

/* Milliseconds until an expander has unfolded. */
#define FOCUS_PAUSE 260

static const YdUiFieldSpec specs[] = {
  { "title", YD_UI_FIELD_WRAPPED, N_ ("Title of the annex"), N_ ("As it is named after the text"),
    NULL, NULL },
  { "body", YD_UI_FIELD_BODY, N_ ("Text of the annex"),
    N_ ("Without text it is only named, and goes by itself"), NULL, NULL },
  { "listed", YD_UI_FIELD_SWITCH, N_ ("Named after the text"), N_ ("In the notice's 附件说明"),
    NULL, NULL },
};
#define N_SPECS G_N_ELEMENTS (specs)

typedef struct
{
  YdUiNoticeAnnexes *owner; /* borrowed */
  YdId id;
  AdwExpanderRow *row;        /* owned */
  YdUiField *fields[N_SPECS]; /* owned */
  GtkWidget *up, *down;       /* in the row */
} Entry;

struct _YdUiNoticeAnnexes
{
  GtkWidget parent_instance;

  AdwPreferencesGroup *group; /* child */
  GtkWidget *add_button;
  GPtrArray *entries;     /* owned: Entry, in their order */
  YdUiDocument *document; /* owned */
  YdId wanted;            /* the annex that gets the keyboard */
  guint focus_id;         /* source */
};

G_DEFINE_FINAL_TYPE (YdUiNoticeAnnexes, yd_ui_notice_annexes, GTK_TYPE_WIDGET)

enum
{
  FOCUSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
entry_free (gpointer data)
{
  Entry *entry = data;
  for (guint i = 0; i < N_SPECS; i++)
    {
      g_signal_handlers_disconnect_by_data (entry->fields[i], entry);
      g_object_unref (entry->fields[i]);
    }
  g_object_unref (entry->row);
  g_free (entry);
}

static YdRecordList *
list_annexes (YdUiNoticeAnnexes *self)
{
  return yd_notice_list_annexes (yd_plan_get_notice (yd_ui_document_get_plan (self->document)));
}

/* ---- what a person does ---- */

static void
shift (Entry *entry, int direction)
{
  g_autoptr (GError) error = NULL;
  YdUiNoticeAnnexes *self = entry->owner;
  GtkWidget *button = direction < 0 ? entry->up : entry->down;
  YdStore *store = yd_ui_document_begin_edit (self->document);
  gboolean done = store != NULL && yd_edit_shift_annex (store, entry->id, direction, &error);
  if (yd_ui_document_end_edit (self->document, done, error))
    gtk_widget_grab_focus (button);
}

static void
up_cb (GtkButton *button, Entry *entry)
{
  shift (entry, -1);
}

static void
down_cb (GtkButton *button, Entry *entry)
{
  shift (entry, 1);
}

static void
remove_cb (GtkButton *button, Entry *entry)
{
  g_autoptr (GError) error = NULL;
  YdUiNoticeAnnexes *self = entry->owner;
  YdId id = entry->id;
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), YD_UI_TYPE_TOASTS);
  gtk_widget_grab_focus (self->add_button); /* the row goes away under the keyboard */
  YdStore *store = yd_ui_document_begin_edit (self->document);
  gboolean done = store != NULL && yd_edit_delete_record (store, YD_TABLE_ANNEX, id, &error);
  if (yd_ui_document_end_edit (self->document, done, error) && overlay != NULL)
    yd_ui_toast_undo (YD_UI_TOASTS (overlay), _ ("Annex removed"));
}

static void
add_cb (YdUiNoticeAnnexes *self)
{
  g_autoptr (GError) error = NULL;
  YdId id = YD_ID_NONE;
  YdStore *store = yd_ui_document_begin_edit (self->document);
  gboolean done = store != NULL && yd_edit_add_annex (store, NULL, &id, &error);
  if (yd_ui_document_end_edit (self->document, done, error))
    yd_ui_notice_annexes_focus (self, id);
}

static void
focused_cb (YdUiField *field, gboolean focused, Entry *entry)
{
  g_autofree char *place = focused ? yd_ui_notice_place_of_annex (entry->id) : NULL;
  g_signal_emit (entry->owner, signals[FOCUSED], 0, place);
}

/* ---- rows ---- */

static GtkWidget *
add_button (GtkWidget *box, const char *icon, const char *words, GCallback clicked, Entry *entry)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_signal_connect (button, "clicked", clicked, entry);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
new_button_row (Entry *entry)
{
  GtkWidget *row = adw_preferences_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *room = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (box, "problems");
  entry->up
    = add_button (box, "go-up-symbolic", _ ("Move the annex up"), G_CALLBACK (up_cb), entry);
  entry->down
    = add_button (box, "go-down-symbolic", _ ("Move the annex down"), G_CALLBACK (down_cb), entry);
  gtk_widget_set_hexpand (room, TRUE);
  gtk_box_append (GTK_BOX (box), room);
  add_button (box, "user-trash-symbolic", _ ("Remove the annex"), G_CALLBACK (remove_cb), entry);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static Entry *
entry_new (YdUiNoticeAnnexes *self, YdId id)
{
  Entry *entry = g_new0 (Entry, 1);
  GtkWidget *row = adw_expander_row_new ();
  entry->owner = self;
  entry->id = id;
  entry->row = g_object_ref_sink (ADW_EXPANDER_ROW (row));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  for (guint i = 0; i < N_SPECS; i++)
    {
      YdUiField *field = yd_ui_field_new (&specs[i]);
      yd_ui_field_set_annex (field, id);
      yd_ui_field_set_document (field, self->document);
      adw_expander_row_add_row (entry->row, yd_ui_field_get_row (field));
      g_signal_connect (field, "focused", G_CALLBACK (focused_cb), entry);
      entry->fields[i] = field;
    }
  if (yd_ui_document_is_editable (self->document))
    adw_expander_row_add_row (entry->row, new_button_row (entry));
  return entry;
}

static Entry *
find_entry (YdUiNoticeAnnexes *self, YdId id)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (((Entry *)self->entries->pdata[i])->id == id)
      return self->entries->pdata[i];
  return NULL;
}

static gboolean
is_in_order (YdUiNoticeAnnexes *self, YdRecordList *list)
{
  if (yd_record_list_get_length (list) != self->entries->len)
    return FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    if (((Entry *)self->entries->pdata[i])->id != yd_record_get_id (yd_record_list_get (list, i)))
      return FALSE;
  return TRUE;
}

/* Annexes that stay keep their rows. */
static void
arrange (YdUiNoticeAnnexes *self, YdRecordList *list)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  for (guint i = 0; i < self->entries->len; i++)
    adw_preferences_group_remove (self->group,
                                  GTK_WIDGET (((Entry *)self->entries->pdata[i])->row));
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdId id = yd_record_get_id (yd_record_list_get (list, i));
      Entry *entry = find_entry (self, id);
      guint at;
      if (entry != NULL && g_ptr_array_find (self->entries, entry, &at))
        g_ptr_array_steal_index (self->entries, at);
      else
        entry = entry_new (self, id);
      adw_preferences_group_add (self->group, GTK_WIDGET (entry->row));
      g_ptr_array_add (entries, entry);
    }
  g_ptr_array_unref (self->entries);
  self->entries = entries;
}

/* Shows what the plan has. */
void
yd_ui_notice_annexes_refresh (YdUiNoticeAnnexes *self)
{
  YdRecordList *list = list_annexes (self);
  if (!is_in_order (self, list))
    arrange (self, list);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];
      const char *title = yd_annex_get_row (yd_record_list_get (list, i))->title;
      for (guint k = 0; k < N_SPECS; k++)
        yd_ui_field_show (entry->fields[k]);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry->row),
                                     title != NULL ? title : _ ("Annex without a title"));
      if (entry->up != NULL)
        {
          gtk_widget_set_sensitive (entry->up, i > 0);
          gtk_widget_set_sensitive (entry->down, i + 1 < self->entries->len);
        }
    }
}

/* ---- life ---- */

static void
yd_ui_notice_annexes_dispose (GObject *object)
{
  YdUiNoticeAnnexes *self = YD_UI_NOTICE_ANNEXES (object);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  if (self->group != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->group));
  self->group = NULL;
  g_clear_object (&self->document);
  G_OBJECT_CLASS (yd_ui_notice_annexes_parent_class)->dispose (object);
}

static void
yd_ui_notice_annexes_class_init (YdUiNoticeAnnexesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_notice_annexes_dispose;
  signals[FOCUSED] = g_signal_new ("focused", YD_UI_TYPE_NOTICE_ANNEXES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
yd_ui_notice_annexes_init (YdUiNoticeAnnexes *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->add_button = button;
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Add an annex"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add an annex"), -1);
  adw_preferences_group_set_title (self->group, _ ("Annexes"));
  adw_preferences_group_set_header_suffix (self->group, button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
}

/* Returns: (transfer none) (nullable): the field @column of the annex, unfolded */
YdUiField *
yd_ui_notice_annexes_unfold (YdUiNoticeAnnexes *self, YdId id, const char *column)
{
  Entry *entry = find_entry (self, id);
  for (guint i = 0; entry != NULL && i < N_SPECS; i++)
    if (g_str_equal (specs[i].column, column))
      {
        adw_expander_row_set_expanded (entry->row, TRUE);
        return entry->fields[i];
      }
  return NULL;
}

/* Shows the annexes of @document's notice; once. */
void
yd_ui_notice_annexes_set_document (YdUiNoticeAnnexes *self, YdUiDocument *document)
{
  g_return_if_fail (self->document == NULL);
  self->document = g_object_ref (document);
  gtk_widget_set_visible (self->add_button, yd_ui_document_is_editable (document));
  yd_ui_notice_annexes_refresh (self);
}

static gboolean
focus_cb (gpointer data)
{
  YdUiNoticeAnnexes *self = data;
  Entry *entry = find_entry (self, self->wanted);
  self->focus_id = 0;
  if (entry != NULL)
    gtk_widget_grab_focus (yd_ui_field_get_row (entry->fields[0]));
  return G_SOURCE_REMOVE;
}

/**
 * yd_ui_notice_annexes_focus:
 *
 * Gives the annex the keyboard, as soon as its row has its place: only then the form scrolls to it.
 *
 * Returns: whether there is such an annex
 */
gboolean
yd_ui_notice_annexes_focus (YdUiNoticeAnnexes *self, YdId id)
{
  Entry *entry = find_entry (self, id);
  if (entry == NULL)
    return FALSE;
  adw_expander_row_set_expanded (entry->row, TRUE);
  self->wanted = id;
  if (self->focus_id == 0)
    self->focus_id = g_timeout_add (FOCUS_PAUSE, focus_cb, self);
  return TRUE;
}
