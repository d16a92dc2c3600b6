/* Owns: what the outline's commands do to the plan: each is one verb. Refuses: to decide where an
 * item may stand; the verbs do. */

#include "yd-ui-outline-private.h"

#include "yd-ui-words.h"

#include <glib/gi18n.h>

/* Adds an item and begins with its title. */
static void
add_item (YdUiOutline *self, YdItem *parent, YdItem *after, YdItemKind kind)
{
  g_autoptr (GError) error = NULL;
  YdId id;
  if (!yd_ui_outline_can_edit (self))
    return;
  yd_ui_outline_clear_filter (self); /* the new item would not pass it */
  YdStore *store = yd_ui_document_begin_edit (yd_ui_outline_get_document (self));
  gboolean done
    = store != NULL
      && yd_edit_add_item (
        store, parent != NULL ? yd_record_get_id (YD_RECORD (parent)) : YD_ID_NONE,
        after != NULL ? yd_record_get_id (YD_RECORD (after)) : YD_ID_NONE, kind, "", &id, &error);
  if (!yd_ui_document_end_edit (yd_ui_outline_get_document (self), done, error))
    return;
  yd_ui_selection_set_item (self->selection,
                            yd_plan_find_item (yd_ui_selection_get_plan (self->selection), id));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-title", NULL);
}

static YdItem *
last_of (YdRecordList *list)
{
  guint n = yd_record_list_get_length (list);
  return n > 0 ? yd_record_list_get (list, n - 1) : NULL;
}

void
yd_ui_outline_add_section (YdUiOutline *self)
{
  YdItem *item = yd_ui_selection_get_item (self->selection);
  YdRecordList *sections = yd_plan_list_items (yd_ui_selection_get_plan (self->selection));
  while (item != NULL && yd_item_get_parent (item) != NULL)
    item = yd_item_get_parent (item);
  add_item (self, NULL, item != NULL ? item : last_of (sections), YD_ITEM_SECTION);
}

void
yd_ui_outline_add_sibling (YdUiOutline *self)
{
  YdItem *item = yd_ui_selection_get_item (self->selection);
  if (item == NULL)
    yd_ui_outline_add_section (self);
  else
    add_item (self, yd_item_get_parent (item), item, yd_item_get_kind (item));
}

void
yd_ui_outline_add_child (YdUiOutline *self)
{
  YdItem *item = yd_ui_selection_get_item (self->selection);
  if (item == NULL)
    {
      yd_ui_outline_add_section (self);
      return;
    }
  if (yd_item_get_kind (item) == YD_ITEM_TASK)
    {
      yd_ui_outline_add_sibling (self);
      return;
    }
  YdItem *last = last_of (yd_item_list_children (item));
  YdItemKind kind = last != NULL                               ? yd_item_get_kind (last)
                    : yd_item_get_kind (item) == YD_ITEM_POINT ? YD_ITEM_TASK
                                                               : YD_ITEM_POINT;
  add_item (self, item, last, kind);
}

typedef gboolean (*ItemsVerb) (YdStore *store, const YdId *ids, guint n_ids, GError **error);

/* Does one verb to all chosen items; returns to how many, 0 where it could not be done. */
static guint
apply_verb (YdUiOutline *self, ItemsVerb verb)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = yd_ui_outline_dup_chosen (self);
  if (items->len == 0 || !yd_ui_outline_can_edit (self))
    return 0;
  g_autofree YdId *ids = g_new (YdId, items->len);
  for (guint i = 0; i < items->len; i++)
    ids[i] = yd_record_get_id (items->pdata[i]);
  YdStore *store = yd_ui_document_begin_edit (yd_ui_outline_get_document (self));
  gboolean done = store != NULL && verb (store, ids, items->len, &error);
  return yd_ui_document_end_edit (yd_ui_outline_get_document (self), done, error) ? items->len : 0;
}

/* The sibling behind the last of what is chosen. */
static YdItem *
find_behind (YdUiOutline *self)
{
  g_autoptr (GPtrArray) items = yd_ui_outline_dup_chosen (self);
  if (items->len == 0)
    return NULL;
  YdItem *last = items->pdata[items->len - 1], *parent = yd_item_get_parent (last);
  YdRecordList *siblings = parent != NULL
                             ? yd_item_list_children (parent)
                             : yd_plan_list_items (yd_ui_selection_get_plan (self->selection));
  guint index;
  return yd_record_list_find (siblings, YD_RECORD (last), &index)
             && index + 1 < yd_record_list_get_length (siblings)
           ? yd_record_list_get (siblings, index + 1)
           : NULL;
}

/* What goes, by its name; several by their number. @cut: it is to be pasted, and not lost */
static char *
dup_deleted_words (YdUiOutline *self, gboolean cut)
{
  g_autoptr (GPtrArray) items = yd_ui_outline_dup_chosen (self);
  if (items->len == 0)
    return NULL;
  if (items->len > 1)
    return g_strdup_printf (
      cut ? g_dngettext (NULL, "%u item cut", "%u items cut", items->len)
          : g_dngettext (NULL, "%u item deleted", "%u items deleted", items->len),
      items->len);
  g_autofree char *title = yd_ui_words_dup_item_title (items->pdata[0]);
  return g_strdup_printf (cut ? _ ("Cut: %s%s") : _ ("Deleted: %s%s"),
                          yd_item_get_number (items->pdata[0]), title);
}

/* Where the first of what is chosen stands. */
static void
find_cut (YdUiOutline *self, YdUiCut *cut)
{
  g_autoptr (GPtrArray) items = yd_ui_outline_dup_chosen (self);
  *cut = (YdUiCut){ 0 };
  if (items->len == 0)
    return;
  YdItem *parent = yd_item_get_parent (items->pdata[0]);
  YdRecordList *siblings = parent != NULL
                             ? yd_item_list_children (parent)
                             : yd_plan_list_items (yd_ui_selection_get_plan (self->selection));
  guint index;
  if (parent != NULL)
    cut->parent = yd_record_get_id (YD_RECORD (parent));
  if (yd_record_list_find (siblings, items->pdata[0], &index) && index > 0)
    cut->after = yd_record_get_id (yd_record_list_get (siblings, index - 1));
}

static YdId
get_selected (YdUiOutline *self)
{
  YdItem *item = yd_ui_selection_get_item (self->selection);
  return item != NULL ? yd_record_get_id (YD_RECORD (item)) : YD_ID_NONE;
}

static const char *
get_last_change (YdUiOutline *self)
{
  const YdHistoryEntry *last
    = yd_store_get_undo_entry (yd_ui_document_get_store (yd_ui_outline_get_document (self)));
  return last != NULL ? last->hash : NULL;
}

/* Returns: whether what is pasted now goes where something was cut out */
gboolean
yd_ui_outline_get_cut (YdUiOutline *self, YdId *parent, YdId *after)
{
  *parent = self->cut.parent;
  *after = self->cut.after;
  return self->cut.change != NULL && self->cut.selected == get_selected (self)
         && g_strcmp0 (self->cut.change, get_last_change (self)) == 0;
}

/* What comes next is chosen, as where Delete removes a character: pressed again it goes on. Of what
 * was cut, what stood before is chosen: pasted again it stands where it stood, also where nothing did. */
static void
delete_chosen (YdUiOutline *self, gboolean cut)
{
  YdItem *behind = cut ? NULL : find_behind (self);
  g_autoptr (YdItem) next = behind != NULL ? g_object_ref (behind) : NULL;
  g_autofree char *words = dup_deleted_words (self, cut);
  YdUiCut place;
  find_cut (self, &place);
  guint n = apply_verb (self, yd_edit_delete_items);
  if (n > 0 && next != NULL && yd_record_get_plan (YD_RECORD (next)) != NULL)
    yd_ui_selection_set_item (self->selection, next);
  if (n == 0)
    return;
  g_free (self->cut.change);
  self->cut = place;
  self->cut.change = cut ? g_strdup (get_last_change (self)) : NULL;
  self->cut.selected = get_selected (self);
  yd_ui_outline_tell (self, words);
}

static void
rename_selected (YdUiOutline *self)
{
  YdUiOutlineRow *row = yd_ui_outline_find_row (self, yd_ui_selection_get_item (self->selection));
  if (row == NULL)
    return;
  g_set_weak_pointer (&self->renamed, GTK_WIDGET (row));
  yd_ui_outline_row_begin_rename (row);
}

static gboolean
shift_up (YdStore *store, const YdId *ids, guint n_ids, GError **error)
{
  return yd_edit_shift_items (store, ids, n_ids, -1, error);
}

static gboolean
shift_down (YdStore *store, const YdId *ids, guint n_ids, GError **error)
{
  return yd_edit_shift_items (store, ids, n_ids, 1, error);
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  YdUiOutline *self = YD_UI_OUTLINE (widget);
  if (self->selection == NULL)
    return;
  if (!yd_ui_outline_can_edit (self) && !g_str_equal (action, "outline.copy"))
    gtk_widget_activate_action (widget, "plan.refused", NULL);
  else if (g_str_equal (action, "outline.add-sibling"))
    yd_ui_outline_add_sibling (self);
  else if (g_str_equal (action, "outline.add-child"))
    yd_ui_outline_add_child (self);
  else if (g_str_equal (action, "outline.delete"))
    delete_chosen (self, FALSE);
  else if (g_str_equal (action, "outline.rename"))
    rename_selected (self);
  else if (g_str_equal (action, "outline.up"))
    apply_verb (self, shift_up);
  else if (g_str_equal (action, "outline.down"))
    apply_verb (self, shift_down);
  else if (g_str_equal (action, "outline.promote"))
    apply_verb (self, yd_edit_promote_items);
  else if (g_str_equal (action, "outline.demote"))
    apply_verb (self, yd_edit_demote_items);
  else if (g_str_equal (action, "outline.paste"))
    yd_ui_outline_paste (self);
  else if (g_str_equal (action, "outline.copy"))
    yd_ui_outline_copy (self, FALSE);
  else if (yd_ui_outline_copy (self, TRUE))
    delete_chosen (self, TRUE);
}

void
yd_ui_outline_install_commands (GtkWidgetClass *widget_class)
{
  static const char *const names[]
    = { "outline.add-sibling", "outline.add-child", "outline.delete",  "outline.rename",
        "outline.up",          "outline.down",      "outline.promote", "outline.demote",
        "outline.cut",         "outline.copy",      "outline.paste" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, action_cb);
}
