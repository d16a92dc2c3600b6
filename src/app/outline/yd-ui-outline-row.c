/* Owns: how one row of the outline looks. Refuses: to change the plan; a new title goes out as a
 * signal. Kept light: a list builds some two hundred of them at once. */

#include "yd-ui-outline-row.h"

#include "yd-ui-line-guard.h"
#include "yd-ui-words.h"

#include <glib/gi18n.h>

#define TITLE_LIMIT 2000 /* characters */

struct _YdUiOutlineRow
{
  GtkWidget parent_instance;

  GtkWidget *expander; /* children; NULL before it had something to unfold */
  GtkWidget *number;
  GtkWidget *title;
  GtkWidget *entry;    /* NULL unless the title is being edited */
  guint left_id;       /* source: the keyboard left the entry */
  gboolean ending;     /* what was typed is being kept */
  GtkWidget *marks[2]; /* NULL before each was needed */
  const char
    *mark_words[2]; /* static, untranslated: what each of them says; NULL before the first */

  GtkTreeListRow *tree_row; /* owned; NULL while unbound */
  YdItem *item;             /* owned; NULL for a text part */
  gulong changed_id;        /* handler on item */
  gulong children_id;       /* handler on the item's children; 0 where it has never had any */
  gulong expanded_id;       /* handler on tree_row */
  YdUiMarksFunc marks_func;
  gpointer marks_data; /* borrowed */
};

G_DEFINE_FINAL_TYPE (YdUiOutlineRow, yd_ui_outline_row, GTK_TYPE_WIDGET)

enum
{
  RENAMED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const struct
{
  YdUiMarks mark;
  const char *icon;
  const char *css_class;
  const char *words;
} mark_table[] = {
  { YD_UI_MARK_LATE, "yaodian-light-late-symbolic", "error", N_ ("late") },
  { YD_UI_MARK_FINDING, "dialog-warning-symbolic", "warning", N_ ("has findings") },
  { YD_UI_MARK_NO_LEAD, "yaodian-no-lead-symbolic", "warning", N_ ("no lead unit") },
  { YD_UI_MARK_COMMENT, "yaodian-comment-symbolic", "accent", N_ ("has comments to answer") },
  { YD_UI_MARK_SUGGESTION, "yaodian-bulb-symbolic", "dim-label", N_ ("has suggestions") },
};

static void
expander_cb (GtkButton *button, YdUiOutlineRow *self)
{
  gtk_tree_list_row_set_expanded (self->tree_row, !gtk_tree_list_row_get_expanded (self->tree_row));
}

static GtkWidget *
new_expander (YdUiOutlineRow *self)
{
  GtkWidget *expander = gtk_button_new_from_icon_name ("pan-end-symbolic");
  gtk_widget_add_css_class (expander, "flat");
  gtk_widget_add_css_class (expander, "expander");
  gtk_widget_set_focusable (expander, FALSE);
  gtk_widget_set_valign (expander, GTK_ALIGN_CENTER);
  g_signal_connect (expander, "clicked", G_CALLBACK (expander_cb), self);
  gtk_widget_insert_after (expander, GTK_WIDGET (self), NULL);
  return expander;
}

static void
show_expander (YdUiOutlineRow *self)
{
  gboolean has
    = self->item != NULL && yd_record_list_get_length (yd_item_list_children (self->item)) > 0;
  gboolean open = has && gtk_tree_list_row_get_expanded (self->tree_row);
  const char *words = open ? _ ("Fold") : _ ("Unfold");
  if (has)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "leaf");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "leaf");
  if (has && self->expander == NULL)
    self->expander = new_expander (self);
  if (self->expander == NULL)
    return;
  gtk_widget_set_visible (self->expander, has);
  gtk_button_set_icon_name (GTK_BUTTON (self->expander),
                            open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}

/* Not gtk_widget_set_tooltip_text: that asks the screen where the pointer is, for each row. */
static gboolean
mark_tooltip_cb (GtkWidget *image, int x, int y, gboolean keyboard, GtkTooltip *tooltip,
                 gpointer data)
{
  const char *const *words = data;
  if (*words == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, _ (*words));
  return TRUE;
}

static GtkWidget *
new_mark (YdUiOutlineRow *self, const char **words)
{
  GtkWidget *mark = gtk_image_new ();
  gtk_widget_set_has_tooltip (mark, TRUE);
  g_signal_connect (mark, "query-tooltip", G_CALLBACK (mark_tooltip_cb), words);
  gtk_widget_set_parent (mark, GTK_WIDGET (self));
  return mark;
}

static void
show_marks (YdUiOutlineRow *self, GString *name)
{
  YdUiMarks marks = self->item != NULL ? self->marks_func (self->item, self->marks_data) : 0;
  guint shown = 0;
  for (guint i = 0; i < G_N_ELEMENTS (mark_table); i++)
    {
      if ((marks & mark_table[i].mark) == 0)
        continue;
      g_string_append_printf (name, _ (", %s"), _ (mark_table[i].words));
      if (shown == G_N_ELEMENTS (self->marks))
        continue;
      if (self->marks[shown] == NULL)
        self->marks[shown] = new_mark (self, &self->mark_words[shown]);
      GtkWidget *image = self->marks[shown];
      if (self->mark_words[shown] != mark_table[i].words)
        {
          gtk_image_set_from_icon_name (GTK_IMAGE (image), mark_table[i].icon);
          gtk_widget_set_css_classes (image, (const char *[]){ mark_table[i].css_class, NULL });
          self->mark_words[shown] = mark_table[i].words;
        }
      shown++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->marks); i++)
    if (self->marks[i] != NULL)
      gtk_widget_set_visible (self->marks[i], i < shown);
}

static void
show_level (YdUiOutlineRow *self, YdItemKind kind)
{
  static const char *const classes[] = { "section", "group", "point", "task" };
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (self->item != NULL && i == kind)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);

  guint depth = gtk_tree_list_row_get_depth (self->tree_row);
  gboolean wide = self->item != NULL && kind >= YD_ITEM_POINT;
  gtk_widget_set_margin_start (GTK_WIDGET (self), (int)(depth > 1 ? (depth - 1) * 14 : 0));
  gtk_widget_set_size_request (self->number, wide ? 27 : -1, -1);
}

/* Shows the row's object as it now is. */
void
yd_ui_outline_row_refresh (YdUiOutlineRow *self)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GObject) object
    = self->tree_row != NULL ? gtk_tree_list_row_get_item (self->tree_row) : NULL;
  if (object == NULL)
    return; /* the row goes: it folds before it is unbound */
  if (self->item != NULL)
    {
      g_autofree char *title = yd_ui_words_dup_item_title (self->item);
      const char *number = yd_item_get_number (self->item);
      gtk_label_set_text (GTK_LABEL (self->number), number);
      gtk_widget_set_visible (self->number, number[0] != '\0');
      gtk_label_set_text (GTK_LABEL (self->title), title);
      g_string_append_printf (name, "%s%s", number, title);
    }
  else
    {
      const char *title
        = yd_ui_words_get_part (yd_ui_text_part_get_part (YD_UI_TEXT_PART (object)));
      gtk_widget_set_visible (self->number, FALSE);
      gtk_label_set_text (GTK_LABEL (self->title), title);
      g_string_append (name, title);
    }
  if (self->item == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "part");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "part");
  show_level (self, self->item != NULL ? yd_item_get_kind (self->item) : YD_ITEM_SECTION);
  show_expander (self);
  show_marks (self, name);

  /* Rows of a list view are nameless to a screen reader unless somebody names them. */
  GtkWidget *list_row = gtk_widget_get_parent (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
  if (list_row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name->str, -1);
}

/* The whole title, where the row has no room for it. */
static gboolean
tooltip_cb (GtkWidget *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (label)));
  return TRUE;
}

/* ---- editing the title in place ---- */

/* Where the entry has the keyboard, the list gets it back. */
static void
drop_entry (YdUiOutlineRow *self)
{
  GtkWidget *entry = g_steal_pointer (&self->entry);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_VIEW);
  g_clear_handle_id (&self->left_id, g_source_remove);
  if (entry == NULL)
    return;
  if (list != NULL && focus != NULL && gtk_widget_is_ancestor (focus, entry))
    gtk_widget_grab_focus (list);
  gtk_widget_set_visible (self->title, TRUE);
  gtk_widget_unparent (entry);
}

/* Something else is done next, or the keyboard has gone elsewhere: what was typed is kept. */
void
yd_ui_outline_row_end_rename (YdUiOutlineRow *self)
{
  gboolean kept = FALSE;
  if (self->entry == NULL || self->ending)
    return;
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  self->ending = TRUE;
  g_signal_emit (self, signals[RENAMED], 0, text, &kept);
  self->ending = FALSE;
  if (kept)
    drop_entry (self);
}

static void
entry_activate_cb (GtkEntry *entry, YdUiOutlineRow *self)
{
  yd_ui_outline_row_end_rename (self);
}

static gboolean
left_cb (gpointer data)
{
  YdUiOutlineRow *self = data;
  self->left_id = 0;
  yd_ui_outline_row_end_rename (self);
  return G_SOURCE_REMOVE;
}

/* The entry must not go while the keyboard goes from it to another widget: GTK looks at both still. */
static void
entry_leave_cb (GtkEventControllerFocus *focus, YdUiOutlineRow *self)
{
  if (self->entry != NULL && self->left_id == 0)
    self->left_id = g_idle_add_full (G_PRIORITY_HIGH, left_cb, self, NULL);
}

static gboolean
entry_key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
              YdUiOutlineRow *self)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  drop_entry (self);
  return TRUE;
}

void
yd_ui_outline_row_begin_rename (YdUiOutlineRow *self)
{
  if (self->item == NULL || self->entry != NULL)
    return;
  self->entry = gtk_entry_new ();
  gtk_entry_set_has_frame (GTK_ENTRY (self->entry), FALSE);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_add_css_class (self->entry, "rename");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), yd_item_get_title (self->item));
  yd_ui_line_guard_install (GTK_EDITABLE (self->entry), TITLE_LIMIT, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Title"), -1);
  gtk_widget_insert_after (self->entry, GTK_WIDGET (self), self->title);
  gtk_widget_set_visible (self->title, FALSE);
  g_signal_connect (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);

  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "leave", G_CALLBACK (entry_leave_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

gboolean
yd_ui_outline_row_is_renaming (YdUiOutlineRow *self)
{
  return self->entry != NULL;
}

/* ---- binding ---- */

static void
changed_cb (YdUiOutlineRow *self)
{
  yd_ui_outline_row_refresh (self);
}

void
yd_ui_outline_row_unbind (YdUiOutlineRow *self)
{
  drop_entry (self);
  if (self->item != NULL)
    {
      g_clear_signal_handler (&self->changed_id, self->item);
      g_clear_signal_handler (&self->children_id, yd_item_get_child_model (self->item));
    }
  if (self->tree_row != NULL)
    g_clear_signal_handler (&self->expanded_id, self->tree_row);
  g_clear_object (&self->item);
  g_clear_object (&self->tree_row);
}

void
yd_ui_outline_row_bind (YdUiOutlineRow *self, GtkTreeListRow *tree_row)
{
  yd_ui_outline_row_unbind (self);
  self->tree_row = g_object_ref (tree_row);
  self->expanded_id
    = g_signal_connect_swapped (tree_row, "notify::expanded", G_CALLBACK (changed_cb), self);
  g_autoptr (GObject) object = gtk_tree_list_row_get_item (tree_row);
  if (YD_IS_ITEM (object))
    {
      self->item = YD_ITEM (g_object_ref (object));
      self->changed_id
        = g_signal_connect_swapped (object, "changed", G_CALLBACK (changed_cb), self);
      GListModel *children = yd_item_get_child_model (self->item);
      if (children != NULL) /* with its first child the item is bound anew */
        self->children_id
          = g_signal_connect_swapped (children, "items-changed", G_CALLBACK (changed_cb), self);
    }
  yd_ui_outline_row_refresh (self);
}

static void
yd_ui_outline_row_dispose (GObject *object)
{
  YdUiOutlineRow *self = YD_UI_OUTLINE_ROW (object);
  yd_ui_outline_row_unbind (self);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (yd_ui_outline_row_parent_class)->dispose (object);
}

static void
yd_ui_outline_row_class_init (YdUiOutlineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_outline_row_dispose;
  signals[RENAMED] = g_signal_new ("renamed", YD_UI_TYPE_OUTLINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "outlinerow");
}

static void
yd_ui_outline_row_init (YdUiOutlineRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  self->number = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->number), 1);
  gtk_widget_add_css_class (self->number, "number");
  gtk_widget_set_parent (self->number, widget);

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "title");
  gtk_widget_set_has_tooltip (self->title, TRUE);
  g_signal_connect (self->title, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  gtk_widget_set_parent (self->title, widget);
}

/**
 * yd_ui_outline_row_new:
 * @marks: called with @user_data for the marks of an item
 *
 * Returns: (transfer floating): a row, to be bound
 */
GtkWidget *
yd_ui_outline_row_new (YdUiMarksFunc marks, gpointer user_data)
{
  YdUiOutlineRow *self = g_object_new (YD_UI_TYPE_OUTLINE_ROW, NULL);
  self->marks_func = marks;
  self->marks_data = user_data;
  return GTK_WIDGET (self);
}

GtkTreeListRow *
yd_ui_outline_row_get_tree_row (YdUiOutlineRow *self)
{
  return self->tree_row;
}

/**
 * yd_ui_outline_row_get_item:
 *
 * Returns: (transfer none) (nullable): its item; %NULL for a text part
 */
YdItem *
yd_ui_outline_row_get_item (YdUiOutlineRow *self)
{
  return self->item;
}
