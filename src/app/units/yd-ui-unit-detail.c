/* Owns: one unit's names, order, validity and members as they are edited, and the list of what it
 * carries. Refuses: what asks first (renaming, merging, deleting); the window does that. */

#include "yd-ui-unit-detail.h"

#include "yd-text.h"
#include "yd-ui-entry-row.h"
#include "yd-ui-gtk.h"
#include "yd-ui-unit-members.h"
#include "yd-ui-units-facts.h"
#include "yd-ui-words.h"
#include "yd-ui-wrap.h"

#include <glib/gi18n.h>

#define FIRST_USES 4 /* rows before “… more” */

struct _YdUiUnitDetail
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *stack;
  GtkLabel *title, *tag;
  GtkWidget *doubt_box;
  GtkLabel *doubt_words;
  GtkWidget *register_button, *merge_doubt_button;
  GtkWidget *name_row, *name_button, *short_row, *alias_row;
  YdUiWrap *aliases;
  GtkWidget *kind_row, *place_row;
  GtkLabel *place;
  GtkWidget *up_button, *down_button;
  GtkWidget *valid_row, *from_row, *until_row;
  YdUiUnitMembers *members;
  GtkLabel *use_count;
  GtkListBox *uses;
  GtkWidget *acts;

  GtkWidget *alias_entry; /* in aliases; NULL while read-only */
  YdUiDocument *document; /* owned */
  YdUnit *unit;           /* owned; NULL: none */
  YdUnit *other;          /* owned: that a doubt is about */
  YdUiUnitsFacts *facts;  /* borrowed */
  gboolean all_uses;      /* the list is open */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (YdUiUnitDetail, yd_ui_unit_detail, GTK_TYPE_WIDGET)

enum
{
  RENAME_ASKED,
  DELETE_ASKED,
  MERGE_ASKED,
  SHIFT_ASKED,
  ITEM_CHOSEN,
  DONE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static YdId
unit_id (YdUiUnitDetail *self)
{
  return yd_record_get_id (YD_RECORD (self->unit));
}

static void
members_done_cb (YdUiUnitDetail *self, const char *words)
{
  g_signal_emit (self, signals[DONE], 0, words);
}

static gboolean
finish (YdUiUnitDetail *self, YdStore *store, gboolean done, const GError *error)
{
  return store != NULL && yd_ui_document_end_edit (self->document, done, error);
}

/* ---- fields ---- */

static void
rename_cb (YdUiUnitDetail *self)
{
  g_signal_emit (self, signals[RENAME_ASKED], 0);
}

static void
delete_cb (YdUiUnitDetail *self)
{
  g_signal_emit (self, signals[DELETE_ASKED], 0);
}

static void
merge_cb (YdUiUnitDetail *self)
{
  g_signal_emit (self, signals[MERGE_ASKED], 0, NULL);
}

static void
merge_doubt_cb (YdUiUnitDetail *self)
{
  g_signal_emit (self, signals[MERGE_ASKED], 0, self->other);
}

static void
up_cb (YdUiUnitDetail *self)
{
  g_signal_emit (self, signals[SHIFT_ASKED], 0, -1);
}

static void
down_cb (YdUiUnitDetail *self)
{
  g_signal_emit (self, signals[SHIFT_ASKED], 0, 1);
}

static gboolean
set_field (YdUiUnitDetail *self, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_ui_document_begin_edit (self->document);
  return finish (
    self, store,
    store != NULL && yd_edit_set_field (store, YD_TABLE_UNIT, unit_id (self), field, value, &error),
    error);
}

/* What a person typed into a field as the plan keeps it; %NULL with a reason where it cannot be kept. */
static char *
dup_value (YdUiUnitDetail *self, GtkWidget *row, GError **error)
{
  YdPlan *plan = yd_ui_document_get_plan (self->document);
  g_autofree char *value = yd_text_clean_name (gtk_editable_get_text (GTK_EDITABLE (row)));
  if (*value == '\0')
    return g_steal_pointer (&value);
  if (row == self->short_row)
    {
      YdUnit *other = yd_plan_find_unit_by_name (plan, value);
      if (other == NULL || other == self->unit)
        return g_steal_pointer (&value);
      g_set_error (error, YD_ERROR, YD_ERROR_REFUSED, _ ("“%s” is another unit already (%s)"),
                   value, yd_unit_get_name (other));
      return NULL;
    }
  return yd_ui_units_read_day (plan, value, error);
}

static void
field_cb (GtkWidget *row, YdUiUnitDetail *self)
{
  const char *field = row == self->short_row  ? "short_name"
                      : row == self->from_row ? "valid_from"
                                              : "valid_until";
  g_autoptr (GError) error = NULL;
  g_autofree char *value = dup_value (self, row, &error);
  gtk_widget_remove_css_class (row, "error");
  if (value == NULL)
    yd_ui_document_report (self->document, error);
  if (value == NULL || !set_field (self, field, value))
    gtk_widget_add_css_class (row, "error");
}

static void
kind_cb (YdUiUnitDetail *self)
{
  if (self->filling || self->unit == NULL)
    return;
  g_autofree char *kind
    = g_strdup_printf ("%u", adw_combo_row_get_selected (ADW_COMBO_ROW (self->kind_row)));
  set_field (self, "kind", kind);
}

static void
register_cb (YdUiUnitDetail *self)
{
  g_autoptr (GError) error = NULL;
  YdId id = unit_id (self);
  YdStore *store = yd_ui_document_begin_edit (self->document);
  finish (self, store, store != NULL && yd_edit_register_units (store, &id, 1, &error), error);
}

/* ---- aliases ---- */

static void
remove_alias_cb (GtkWidget *button, YdUiUnitDetail *self)
{
  g_autoptr (GError) error = NULL;
  YdUnitAlias *alias = g_object_get_data (G_OBJECT (button), "alias");
  g_autofree char *words
    = g_strdup_printf (_ ("Removed the alias “%s”"), yd_unit_alias_get_row (alias)->name);
  YdStore *store = yd_ui_document_begin_edit (self->document);
  gboolean done = store != NULL
                  && yd_edit_delete_record (store, YD_TABLE_UNIT_ALIAS,
                                            yd_record_get_id (YD_RECORD (alias)), &error);
  if (finish (self, store, done, error))
    g_signal_emit (self, signals[DONE], 0, words);
}

static void
add_alias_cb (GtkWidget *entry, YdUiUnitDetail *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = yd_text_clean_name (gtk_editable_get_text (GTK_EDITABLE (entry)));
  YdUnit *there = yd_plan_find_unit_by_name (yd_ui_document_get_plan (self->document), name);
  if (*name == '\0')
    return;
  if (there != NULL)
    {
      error = g_error_new (YD_ERROR, YD_ERROR_REFUSED, _ ("“%s” is a name of %s already"), name,
                           yd_unit_get_name (there));
      yd_ui_document_report (self->document, error);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  YdStore *store = yd_ui_document_begin_edit (self->document);
  gboolean done = store != NULL && yd_edit_add_unit_alias (store, unit_id (self), name, &error);
  if (!finish (self, store, done, error) && self->alias_entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->alias_entry), name); /* to be mended there */
}

static gboolean
remove_key_cb (GtkWidget *button, GVariant *arguments, gpointer data)
{
  gtk_widget_activate (button);
  return TRUE;
}

static GtkWidget *
make_alias (YdUiUnitDetail *self, YdUnitAlias *alias, gboolean editable)
{
  const char *name = yd_unit_alias_get_row (alias)->name;
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (name);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (chip, "alias-chip");
  gtk_box_append (GTK_BOX (chip), label);
  if (!editable)
    return chip;
  g_autofree char *words = g_strdup_printf (_ ("Remove the alias %s"), name);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "alias", g_object_ref (alias), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_alias_cb), self);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                      gtk_callback_action_new (remove_key_cb, NULL, NULL)));
  gtk_widget_add_controller (button, keys);
  gtk_box_append (GTK_BOX (chip), button);
  return chip;
}

static GtkWidget *
make_alias_entry (YdUiUnitDetail *self)
{
  GtkWidget *entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("+ Alias"));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 14);
  gtk_widget_add_css_class (entry, "alias-entry");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add an alias"), -1);
  g_signal_connect (entry, "activate", G_CALLBACK (add_alias_cb), self);
  return entry;
}

/* The entry stays the same widget while its unit is shown: what is typed in it and the keyboard are
 * kept. */
static void
show_aliases (YdUiUnitDetail *self, gboolean editable, gboolean other_unit)
{
  YdRecordList *aliases = yd_unit_list_aliases (self->unit);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->aliases));
  g_autofree char *typed = self->alias_entry != NULL && !other_unit
                             ? g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->alias_entry)))
                             : NULL;
  yd_ui_wrap_remove_all (self->aliases);
  for (guint i = 0; i < yd_record_list_get_length (aliases); i++)
    yd_ui_wrap_append (self->aliases, make_alias (self, yd_record_list_get (aliases, i), editable));
  self->alias_entry = editable ? make_alias_entry (self) : NULL;
  if (self->alias_entry != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->alias_entry), typed != NULL ? typed : "");
      yd_ui_wrap_append (self->aliases, self->alias_entry);
      if (had_focus && !other_unit)
        gtk_widget_grab_focus (self->alias_entry);
    }
  gtk_widget_set_visible (self->alias_row, editable || yd_record_list_get_length (aliases) > 0);
}

/* ---- what it carries ---- */

static void
add_use (YdUiUnitDetail *self, YdAssignment *assignment)
{
  YdItem *item = yd_assignment_get_item (assignment);
  if (item == NULL)
    return; /* gone a moment ago: all is counted again soon */
  gboolean lead = yd_assignment_get_role (assignment) == YD_ROLE_LEAD;
  g_autofree char *title = yd_ui_words_dup_item_title (item);
  g_autofree char *whole = g_strdup_printf ("%s %s", yd_item_get_number (item), title);
  g_autofree char *name = yd_ui_words_join (whole, lead ? _ ("lead") : _ ("support"), NULL);
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), whole);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_tooltip_text (row, whole);
  GtkWidget *mark = gtk_label_new (lead ? C_ ("mark", "L") : C_ ("mark", "S"));
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (mark, "role-mark");
  gtk_widget_add_css_class (mark, lead ? "lead" : "support");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY); /* its title */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (item), g_object_unref);
  gtk_list_box_append (self->uses, row);
}

static void
show_uses (YdUiUnitDetail *self)
{
  GPtrArray *assignments = yd_ui_units_facts_get_assignments (self->facts, self->unit);
  guint n = assignments != NULL ? assignments->len : 0,
        n_leads = yd_ui_units_facts_get_n_leads (self->facts, self->unit);
  guint shown = self->all_uses || n <= FIRST_USES + 1 ? n : FIRST_USES;
  yd_ui_gtk_clear_list_box (self->uses);
  for (guint i = 0; i < shown; i++)
    add_use (self, assignments->pdata[i]);
  if (shown < n)
    {
      g_autofree char *more
        = g_strdup_printf (ngettext ("%u more", "%u more", n - shown), n - shown);
      GtkWidget *row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), more);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_widget_add_css_class (row, "more");
      gtk_list_box_append (self->uses, row);
    }
  g_autofree char *count = n > 0
                             ? g_strdup_printf (_ ("lead %u · support %u"), n_leads, n - n_leads)
                             : g_strdup (_ ("none so far"));
  gtk_label_set_text (self->use_count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->uses), n > 0);
}

static void
use_cb (YdUiUnitDetail *self, GtkListBoxRow *row)
{
  YdItem *item = g_object_get_data (G_OBJECT (row), "item");
  if (item != NULL)
    {
      g_signal_emit (self, signals[ITEM_CHOSEN], 0, item);
      return;
    }
  self->all_uses = TRUE;
  show_uses (self);
}

/* ---- the whole ---- */

/* Not into an entry in which something else stands than was filled in: somebody is typing there. */
static void
fill_entry (GtkWidget *row, const char *value, gboolean other_unit)
{
  const char *text = value != NULL ? value : "", *now = gtk_editable_get_text (GTK_EDITABLE (row));
  const char *filled = g_object_get_data (G_OBJECT (row), "filled");
  gboolean typing = filled != NULL && !g_str_equal (now, filled);
  if (typing && !other_unit && !g_str_equal (now, text))
    return;
  g_object_set_data_full (G_OBJECT (row), "filled", g_strdup (text), g_free);
  gtk_widget_remove_css_class (row, "error");
  if (g_str_equal (now, text))
    return;
  /* an entry with an apply button takes every change for one of the person's */
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
}

static void
show_validity (YdUiUnitDetail *self, const YdUnitRow *row, gboolean other_unit)
{
  g_autofree char *from = yd_date_to_iso (row->valid_from),
                  *until = yd_date_to_iso (row->valid_until);
  g_autofree char *words = from != NULL && until != NULL
                             ? g_strdup_printf (_ ("%s to %s"), from, until)
                           : from != NULL  ? g_strdup_printf (_ ("from %s"), from)
                           : until != NULL ? g_strdup_printf (_ ("until %s"), until)
                                           : g_strdup (_ ("without limit"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->valid_row), words);
  fill_entry (self->from_row, from, other_unit);
  fill_entry (self->until_row, until, other_unit);
}

static char *
dup_doubt (YdUiUnitDetail *self, const YdUnitDoubt *doubt)
{
  const char *other = self->other != NULL ? yd_unit_get_name (self->other) : "";
  switch (doubt->kind)
    {
    case YD_UNIT_DOUBT_UNREGISTERED:
      return self->other != NULL ? g_strdup_printf (
               _ (
                 "This name stands beside points and is not in the register. Perhaps “%s” is meant."),
               other)
                                 : g_strdup (_ (
                                   "This name stands beside points and is not in the register."));
    case YD_UNIT_DOUBT_SHARED:
      return g_strdup_printf (_ ("“%s” goes by one of the same names."), other);
    case YD_UNIT_DOUBT_ALIKE:
    default:
      return g_strdup_printf (_ ("“%s” may be the same unit under another name."), other);
    }
}

static void
show_doubt (YdUiUnitDetail *self, gboolean editable)
{
  const YdUnitDoubt *doubt = yd_ui_units_facts_get_doubt (self->facts, self->unit);
  const YdUnitRow *row = yd_unit_get_row (self->unit);
  YdUnit *into = yd_plan_find_unit (yd_ui_document_get_plan (self->document), row->merged_into);
  g_autofree char *words
    = into != NULL ? g_strdup_printf (_ ("Merged into “%s”."), yd_unit_get_name (into)) : NULL;
  YdUnit *other = doubt != NULL ? doubt->other : NULL;
  g_set_object (&self->other, other);
  if (doubt != NULL)
    words = dup_doubt (self, doubt);
  else if (into == NULL && !row->registered)
    words = g_strdup (
      _ ("This name was read from a text. Take it into the register once it is right."));
  gtk_label_set_text (self->doubt_words, words != NULL ? words : "");
  gtk_widget_set_visible (self->doubt_box, words != NULL);
  gtk_widget_set_visible (self->register_button, editable && !row->registered);
  gtk_widget_set_visible (self->merge_doubt_button, editable && self->other != NULL);
}

void
yd_ui_unit_detail_show (YdUiUnitDetail *self, YdUnit *unit, YdUiUnitsFacts *facts, gboolean can_up,
                        gboolean can_down)
{
  gboolean editable = yd_ui_document_is_editable (self->document);
  gboolean other_unit = unit != self->unit;
  self->facts = facts;
  g_set_object (&self->unit, unit);
  self->all_uses = self->all_uses && !other_unit;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), unit != NULL ? "unit" : "none");
  if (unit == NULL || facts == NULL)
    return;

  const YdUnitRow *row = yd_unit_get_row (unit);
  guint place = yd_ui_units_facts_get_place (facts, unit);
  g_autofree char *place_words
    = place > 0
        ? g_strdup_printf ("%u / %u", place, yd_ui_units_facts_count (facts, YD_UI_UNITS_ALL))
        : g_strdup ("—");
  self->filling = TRUE;
  gtk_label_set_text (self->title, yd_unit_get_name (unit));
  gtk_label_set_text (self->tag, yd_ui_units_get_kind_words (row->kind));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->name_row), yd_unit_get_name (unit));
  fill_entry (self->short_row, row->short_name, other_unit);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->kind_row),
                              (guint)CLAMP (row->kind, 0, (int)YD_UNIT_OTHER));
  gtk_label_set_text (self->place, place_words);
  show_validity (self, row, other_unit);
  show_doubt (self, editable);
  show_aliases (self, editable, other_unit);
  yd_ui_unit_members_show (self->members, self->document, self->unit, editable);
  show_uses (self);
  gtk_widget_set_visible (self->name_button, editable);
  gtk_widget_set_visible (self->acts, editable);
  gtk_editable_set_editable (GTK_EDITABLE (self->short_row), editable);
  gtk_editable_set_editable (GTK_EDITABLE (self->from_row), editable);
  gtk_editable_set_editable (GTK_EDITABLE (self->until_row), editable);
  gtk_widget_set_sensitive (self->kind_row, editable);
  gtk_widget_set_sensitive (self->up_button, can_up);
  gtk_widget_set_sensitive (self->down_button, can_down);
  self->filling = FALSE;
}

static void
yd_ui_unit_detail_dispose (GObject *object)
{
  YdUiUnitDetail *self = YD_UI_UNIT_DETAIL (object);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_object (&self->unit);
  g_clear_object (&self->other);
  self->facts = NULL;
  G_OBJECT_CLASS (yd_ui_unit_detail_parent_class)->dispose (object);
}

static void
make_signals (void)
{
  static const struct
  {
    const char *name;
    GType (*type) (void);
  } told[N_SIGNALS] = { { "rename-asked", NULL },
                        { "delete-asked", NULL },
                        { "merge-asked", yd_unit_get_type },
                        { "shift-asked", NULL },
                        { "item-chosen", yd_item_get_type },
                        { "done", NULL } };
  for (int i = 0; i < N_SIGNALS; i++)
    {
      GType type = told[i].type != NULL ? told[i].type ()
                   : i == SHIFT_ASKED   ? G_TYPE_INT
                   : i == DONE          ? G_TYPE_STRING
                                        : G_TYPE_NONE;
      signals[i] = g_signal_new (told[i].name, YD_UI_TYPE_UNIT_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, type != G_TYPE_NONE, type);
    }
}

static void
yd_ui_unit_detail_class_init (YdUiUnitDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = yd_ui_unit_detail_dispose;
  make_signals ();
  g_type_ensure (YD_UI_TYPE_ENTRY_ROW);
  g_type_ensure (YD_UI_TYPE_UNIT_MEMBERS);
  g_type_ensure (YD_UI_TYPE_WRAP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/yaodian/Yaodian/units/yd-ui-unit-detail.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, YdUiUnitDetail, name)
  BIND (stack);
  BIND (title);
  BIND (tag);
  BIND (doubt_box);
  BIND (doubt_words);
  BIND (register_button);
  BIND (merge_doubt_button);
  BIND (name_row);
  BIND (name_button);
  BIND (short_row);
  BIND (alias_row);
  BIND (aliases);
  BIND (kind_row);
  BIND (place_row);
  BIND (place);
  BIND (up_button);
  BIND (down_button);
  BIND (valid_row);
  BIND (from_row);
  BIND (until_row);
  BIND (members);
  BIND (use_count);
  BIND (uses);
  BIND (acts);
#undef BIND
#define CALL(name) gtk_widget_class_bind_template_callback (widget_class, name)
  CALL (members_done_cb);
  CALL (rename_cb);
  CALL (delete_cb);
  CALL (merge_cb);
  CALL (merge_doubt_cb);
  CALL (register_cb);
  CALL (up_cb);
  CALL (down_cb);
  CALL (field_cb);
  CALL (kind_cb);
  CALL (use_cb);
#undef CALL
}

static void
yd_ui_unit_detail_init (YdUiUnitDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  const char *kinds[YD_UNIT_OTHER + 2] = { NULL };
  for (int i = 0; i <= YD_UNIT_OTHER; i++)
    kinds[i] = yd_ui_units_get_kind_words (i);
  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->kind_row),
                           G_LIST_MODEL (gtk_string_list_new (kinds)));
  self->filling = FALSE;
}

void
yd_ui_unit_detail_set_document (YdUiUnitDetail *self, YdUiDocument *document)
{
  g_set_object (&self->document, document);
}
