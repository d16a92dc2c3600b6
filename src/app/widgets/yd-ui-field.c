/* Owns: one field of the notice or the plan on screen, bound to its column. Refuses: to judge what is in it,
 * but for a date that is none: that cannot be stored, and is said at once. */

#include "yd-ui-field.h"

#include "yd-ui-calendar.h"
#include "yd-ui-date-text.h"
#include "yd-ui-field-row.h"
#include "yd-ui-form-row.h"
#include "yd-ui-number-row.h"
#include "yd-ui-offers.h"
#include "yd-ui-office.h"
#include "yd-ui-text-row.h"

#include <glib/gi18n.h>
#include <string.h>

struct _YdUiField
{
  GObject parent_instance;

  const YdUiFieldSpec *spec;   /* static */
  YdUiDocument *document;      /* owned */
  GtkWidget *row;              /* owned */
  YdUiFieldProblems *problems; /* owned */
  GtkWidget *button;           /* DATE: of its calendar; LINE: of what it offers; or NULL */
  YdTable table;               /* whose column it is */
  YdId id;                     /* ANNEX: of which */
  char *stored;                /* owned: the plan's text when it was last shown */
  YdDate before;               /* DATE: when the field was entered */
  YdUiDateAnswer answer;       /* DATE: of what is on screen */
  gboolean setting;            /* what is on screen comes from the plan */
  gboolean typing;             /* what changes in the plan comes from here */
};

G_DEFINE_FINAL_TYPE (YdUiField, yd_ui_field, G_TYPE_OBJECT)

enum
{
  FOCUSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static YdRecord *
get_record (YdUiField *self)
{
  YdPlan *plan = yd_ui_document_get_plan (self->document);
  return self->table == YD_TABLE_NOTICE ? YD_RECORD (yd_plan_get_notice (plan))
                                        : yd_plan_find (plan, self->table, self->id);
}

/* The row whose column it is; NULL while it is being deleted. */
static gconstpointer
get_row (YdUiField *self)
{
  if (self->table == YD_TABLE_PLAN)
    return yd_plan_get_row (yd_ui_document_get_plan (self->document));
  YdRecord *record = get_record (self);
  return record != NULL ? yd_record_get_row (record) : NULL;
}

static YdId
get_id (YdUiField *self)
{
  const YdId *row = get_row (self); /* every row begins with its id */
  return row != NULL ? *row : YD_ID_NONE;
}

/* ---- the plan's side ---- */

static char *
dup_body (YdRecord *record)
{
  YdRecordList *list = YD_IS_ANNEX (record) ? yd_annex_list_paragraphs (YD_ANNEX (record))
                                            : yd_notice_list_body (YD_NOTICE (record));
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            yd_paragraph_get_text (yd_record_list_get (list, i)));
  return g_string_free (text, FALSE);
}

static char *
dup_stored (YdUiField *self)
{
  const char *row = get_row (self);
  if (row == NULL)
    return g_strdup ("");
  if (self->spec->kind == YD_UI_FIELD_BODY)
    return dup_body (get_record (self));
  const YdField *field = yd_table_find_field (self->table, self->spec->column);
  gconstpointer at = row + field->offset;
  switch (field->type)
    {
    case YD_FIELD_TEXT:
      if (*(char *const *)at == NULL) /* the first choice is what holds where nothing is said */
        return g_strdup (self->spec->kind == YD_UI_FIELD_CHOICE ? self->spec->values[0] : "");
      return g_strdup (*(char *const *)at);
    case YD_FIELD_DATE:
      return yd_date_is_set (*(const YdDate *)at) ? yd_date_to_chinese (*(const YdDate *)at)
                                                  : g_strdup ("");
    case YD_FIELD_INT:
    default:
      if (self->spec->kind == YD_UI_FIELD_COUNT && *(const int *)at == 0)
        return g_strdup ("");
      return g_strdup_printf ("%d", *(const int *)at);
    }
}

static void
type_value (YdUiField *self, const char *value)
{
  YdId id = get_id (self);
  if (id == YD_ID_NONE)
    return;
  self->typing = TRUE;
  if (self->spec->kind == YD_UI_FIELD_BODY)
    yd_ui_document_type_body (
      self->document, self->table == YD_TABLE_ANNEX ? YD_OWNER_ANNEX : YD_OWNER_NOTICE, id, value);
  else
    yd_ui_document_type_field (self->document, self->table, id, self->spec->column, value);
  self->typing = FALSE;
}

/* A choice is a gesture of its own. */
static void
choose_value (YdUiField *self, const char *value)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_ui_document_begin_edit (self->document);
  YdId id = get_id (self);
  gboolean done = store != NULL && id != YD_ID_NONE
                  && yd_edit_set_field (store, self->table, id, self->spec->column, value, &error);
  yd_ui_document_end_edit (self->document, done, error);
  if (!done)
    yd_ui_field_show (self);
}

/* ---- the screen's side ---- */

static char *
dup_shown (YdUiField *self)
{
  return yd_ui_field_row_dup_text (self->row, self->spec);
}

static void
set_shown (YdUiField *self, const char *text)
{
  self->setting = TRUE;
  yd_ui_field_row_set_text (self->row, self->spec, text);
  self->answer = text[0] != '\0' ? YD_UI_DATE_READ : YD_UI_DATE_EMPTY;
  self->setting = FALSE;
}

/* ---- what is wrong ---- */

static void
mark (YdUiField *self, gboolean error)
{
  if (error)
    gtk_widget_add_css_class (self->row, "error");
  else
    gtk_widget_remove_css_class (self->row, "error");
}

static gboolean
is_bad_date (YdUiField *self)
{
  return self->answer == YD_UI_DATE_UNREADABLE || self->answer == YD_UI_DATE_IMPOSSIBLE;
}

/* A date that is none is the field's own to say. */
static void
show_answer (YdUiField *self)
{
  const char *own
    = self->answer == YD_UI_DATE_IMPOSSIBLE   ? _ ("There is no such day; the date is not kept")
      : self->answer == YD_UI_DATE_UNREADABLE ? _ ("Not a date: write it as 2025年3月20日")
                                              : NULL;
  mark (self, yd_ui_field_problems_set_own (self->problems, own));
}

/* @problems: (nullable) (element-type YdUiFieldProblem): the worst first */
void
yd_ui_field_set_problems (YdUiField *self, GPtrArray *problems)
{
  mark (self, yd_ui_field_problems_set (self->problems, problems));
}

/* ---- what a person does ---- */

static YdDate
get_date (YdUiField *self)
{
  const YdField *field = yd_table_find_field (self->table, self->spec->column);
  return *(const YdDate *)((const char *)get_row (self) + field->offset);
}

/* On its way to 2025年2月30日 a date is 2025年2月3日 for a moment: what turns out to be no date
 * leaves the plan as it was. */
static void
type_date (YdUiField *self, const char *text)
{
  YdDate date;
  gboolean was_bad = is_bad_date (self);
  self->answer
    = yd_ui_date_read (text, yd_plan_get_year (yd_ui_document_get_plan (self->document)), &date);
  if (is_bad_date (self))
    date = self->before;
  g_autofree char *iso = yd_date_is_set (date) ? yd_date_to_iso (date) : NULL;
  type_value (self, iso);
  /* While a date is being typed it is not yet a wrong one: that it cannot be read is said on
   * leaving. */
  if (self->answer == YD_UI_DATE_IMPOSSIBLE || (was_bad && !is_bad_date (self)))
    show_answer (self);
}

static void
rearranged_cb (YdUiField *self)
{
  g_autofree char *text = dup_shown (self);
  if (self->document != NULL)
    choose_value (self, text);
}

static void
changed_cb (YdUiField *self)
{
  if (self->setting || self->document == NULL)
    return;
  g_autofree char *text = dup_shown (self);
  if (self->spec->kind == YD_UI_FIELD_DATE)
    {
      type_date (self, text);
      return;
    }
  if (self->spec->kind == YD_UI_FIELD_COUNT)
    {
      for (char *c = text; *c != '\0'; c++)
        if (!g_ascii_isdigit (*c) || c - text >= 6)
          {
            self->setting = TRUE;
            gtk_editable_delete_text (GTK_EDITABLE (self->row), (int)(c - text), -1);
            self->setting = FALSE;
            *c = '\0';
            break;
          }
    }
  type_value (self, text);
}

static void
chosen_cb (YdUiField *self)
{
  if (self->setting || self->document == NULL)
    return;
  g_autofree char *value = dup_shown (self);
  choose_value (self, value);
}

static void
entered_cb (YdUiField *self)
{
  if (self->document != NULL && self->spec->kind == YD_UI_FIELD_DATE && !is_bad_date (self))
    self->before = get_date (self);
  g_signal_emit (self, signals[FOCUSED], 0, TRUE);
}

static void
left_cb (YdUiField *self)
{
  if (self->document == NULL)
    return;
  yd_ui_document_settle (self->document);
  if (is_bad_date (self))
    show_answer (self);
  yd_ui_field_show (self);
  if (self->spec->kind == YD_UI_FIELD_NUMBER)
    set_shown (self, self->stored); /* a whole number in the first entry goes to its places */
  g_signal_emit (self, signals[FOCUSED], 0, FALSE);
}

/* A date is written out as soon as its text is left, though the calendar's button has the keyboard, and with
 * Enter. */
static void
date_left_cb (YdUiField *self)
{
  if (self->document == NULL || self->stored == NULL)
    return;
  yd_ui_document_settle (self->document);
  if (is_bad_date (self))
    show_answer (self);
  else
    set_shown (self, self->stored);
}

/* ---- rows ---- */

static void
settle_cb (YdUiField *self)
{
  if (self->document != NULL)
    yd_ui_document_settle (self->document);
}

/* What is chosen there is a gesture of its own. */
static void
add_button (YdUiField *self, GtkWidget *button)
{
  self->button = button;
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), button);
  g_signal_connect_object (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)), "closed",
                           G_CALLBACK (settle_cb), self, G_CONNECT_SWAPPED);
}

static void
add_calendar (YdUiField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  add_button (self, yd_ui_calendar_new (GTK_EDITABLE (self->row)));
  g_signal_connect_object (focus, "leave", G_CALLBACK (date_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->row, "entry-activated", G_CALLBACK (date_left_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->row))),
                             focus);
}

/* What tells that a person has changed the row. */
static void
connect_row (YdUiField *self)
{
  switch (self->spec->kind)
    {
    case YD_UI_FIELD_CHOICE:
      g_signal_connect_object (self->row, "notify::selected", G_CALLBACK (chosen_cb), self,
                               G_CONNECT_SWAPPED);
      break;
    case YD_UI_FIELD_SWITCH:
      g_signal_connect_object (yd_ui_form_row_get_switch (self->row), "notify::active",
                               G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      break;
    case YD_UI_FIELD_NAMES:
      g_signal_connect_object (self->row, "rearranged", G_CALLBACK (rearranged_cb), self,
                               G_CONNECT_SWAPPED);
      G_GNUC_FALLTHROUGH;
    default:
      g_signal_connect_object (self->row, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
make_row (YdUiField *self)
{
  self->row = g_object_ref_sink (yd_ui_field_row_new (self->spec));
  if (self->spec->kind == YD_UI_FIELD_DATE)
    add_calendar (self);
  if (self->spec->kind == YD_UI_FIELD_LINE && self->spec->values != NULL)
    add_button (
      self, yd_ui_offers_new (GTK_EDITABLE (self->row), _ (self->spec->title), self->spec->values));
  connect_row (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "enter", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->row, focus);
}

/* ---- life ---- */

static void
yd_ui_field_dispose (GObject *object)
{
  YdUiField *self = YD_UI_FIELD (object);
  g_clear_object (&self->document);
  g_clear_object (&self->row);
  g_clear_object (&self->problems);
  g_clear_pointer (&self->stored, g_free);
  G_OBJECT_CLASS (yd_ui_field_parent_class)->dispose (object);
}

static void
yd_ui_field_class_init (YdUiFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_field_dispose;
  signals[FOCUSED] = g_signal_new ("focused", YD_UI_TYPE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
yd_ui_field_init (YdUiField *self)
{
}

/* @spec: static */
YdUiField *
yd_ui_field_new (const YdUiFieldSpec *spec)
{
  YdUiField *self = g_object_new (YD_UI_TYPE_FIELD, NULL);
  self->spec = spec;
  make_row (self);
  self->problems = g_object_ref_sink (YD_UI_FIELD_PROBLEMS (yd_ui_field_problems_new ()));
  self->table = YD_TABLE_NOTICE;
  return self;
}

/* The field is of an annex, instead of the notice; before there is a document. */
void
yd_ui_field_set_annex (YdUiField *self, YdId id)
{
  self->table = YD_TABLE_ANNEX;
  self->id = id;
}

/* The field is of the plan, instead of the notice; before there is a document. */
void
yd_ui_field_set_plan (YdUiField *self)
{
  self->table = YD_TABLE_PLAN;
}

/* Shows what @document has; once. */
void
yd_ui_field_set_document (YdUiField *self, YdUiDocument *document)
{
  g_return_if_fail (self->document == NULL);
  self->document = g_object_ref (document);
  gboolean editable = yd_ui_document_is_editable (document);
  yd_ui_field_row_set_editable (self->row, editable);
  if (YD_UI_IS_NUMBER_ROW (self->row))
    {
      YdPlan *plan = yd_ui_document_get_plan (document);
      g_autofree char *office = yd_ui_office_dup (YD_UI_OFFICE_CODE);
      const char *last = yd_plan_get_setting (plan, YD_SETTING_OFFICE_CODE);
      yd_ui_number_row_set_usual (YD_UI_NUMBER_ROW (self->row), last != NULL ? last : office,
                                  yd_plan_get_year (plan));
    }
  if (self->button != NULL)
    gtk_widget_set_visible (self->button, editable);
  yd_ui_field_problems_set_document (self->problems, document);
  yd_ui_field_show (self);
}

const YdUiFieldSpec *
yd_ui_field_get_spec (YdUiField *self)
{
  return self->spec;
}

GtkWidget *
yd_ui_field_get_row (YdUiField *self)
{
  return self->row;
}

GtkWidget *
yd_ui_field_get_problem_row (YdUiField *self)
{
  return GTK_WIDGET (self->problems);
}

/* Whether the caret is in the field: then only another's change of the plan replaces what is there.
 */
static gboolean
is_being_typed_in (YdUiField *self, const char *stored)
{
  GtkStateFlags flags = gtk_widget_get_state_flags (self->row);
  return (is_bad_date (self) || (flags & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
         && g_strcmp0 (stored, self->stored) == 0;
}

/* Shows what the plan has, where that is something else than what is on screen. */
void
yd_ui_field_show (YdUiField *self)
{
  g_autofree char *stored = dup_stored (self), *shown = dup_shown (self);
  gboolean own = self->typing || is_being_typed_in (self, stored);
  g_free (self->stored);
  self->stored = g_strdup (stored);
  if (!own && !g_str_equal (stored, shown))
    {
      gboolean was_bad = is_bad_date (self);
      set_shown (self, stored);
      if (was_bad)
        show_answer (self);
    }
}

gboolean
yd_ui_field_is_empty (YdUiField *self)
{
  return self->stored == NULL || self->stored[0] == '\0';
}

/* Chooses @length characters from @start of a text; the keyboard stays where it is. The document number
 * stands in three entries, and is only shown. */
void
yd_ui_field_select (YdUiField *self, int start, int length)
{
  if (YD_UI_IS_TEXT_ROW (self->row))
    yd_ui_text_row_select (YD_UI_TEXT_ROW (self->row), start, length);
  else if (ADW_IS_ENTRY_ROW (self->row))
    gtk_editable_select_region (GTK_EDITABLE (self->row), start, start + length);
}
