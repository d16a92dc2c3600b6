/* Owns: one field of the notice on screen, bound to its column. Refuses: to judge what is in it,
 * but for a date that is none: that cannot be stored, and is said at once. */

#include "yd-ui-notice-field.h"

#include "yd-ui-fix.h"
#include "yd-ui-notice-date.h"
#include "yd-ui-notice-number-row.h"
#include "yd-ui-notice-text-row.h"

#include <glib/gi18n.h>
#include <string.h>

struct _YdUiNoticeField
{
  GObject parent_instance;

  const YdUiFieldSpec *spec; /* static */
  YdUiDocument *document;    /* owned */
  GtkWidget *row;            /* owned */
  GtkWidget *problem_row;    /* owned: hidden while nothing is wrong */
  GtkBox *problem_box;       /* in it */
  GtkSwitch *toggle;         /* SWITCH: in the row */
  GtkCalendar *calendar;     /* DATE: in the row's popover */
  GtkPopover *popover;
  char *stored;          /* owned: the plan's text when it was last shown */
  YdDate before;         /* DATE: when the field was entered */
  YdUiDateAnswer answer; /* DATE: of what is on screen */
  GPtrArray *problems;   /* owned: YdUiFieldProblem; NULL for none */
  gboolean setting;      /* what is on screen comes from the plan */
  gboolean typing;       /* what changes in the plan comes from here */
};

G_DEFINE_FINAL_TYPE (YdUiNoticeField, yd_ui_notice_field, G_TYPE_OBJECT)

enum
{
  FOCUSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

YdUiFieldProblem *
yd_ui_field_problem_new (YdSeverity severity, const char *text, YdFinding *finding)
{
  YdUiFieldProblem *problem = g_new0 (YdUiFieldProblem, 1);
  problem->severity = severity;
  problem->text = g_strdup (text);
  problem->finding = finding != NULL ? g_object_ref (finding) : NULL;
  return problem;
}

void
yd_ui_field_problem_free (gpointer data)
{
  YdUiFieldProblem *problem = data;
  g_clear_object (&problem->finding);
  g_free (problem->text);
  g_free (problem);
}

static const YdNoticeRow *
get_row (YdUiNoticeField *self)
{
  return yd_notice_get_row (yd_plan_get_notice (yd_ui_document_get_plan (self->document)));
}

/* ---- the plan's side ---- */

static char *
dup_body (YdNotice *notice)
{
  YdRecordList *list = yd_notice_list_body (notice);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            yd_paragraph_get_text (yd_record_list_get (list, i)));
  return g_string_free (text, FALSE);
}

/* Returns: (transfer full): the field as the plan has it, in the words of the screen */
static char *
dup_stored (YdUiNoticeField *self)
{
  YdPlan *plan = yd_ui_document_get_plan (self->document);
  if (self->spec->kind == YD_UI_FIELD_BODY)
    return dup_body (yd_plan_get_notice (plan));
  const YdNoticeRow *row = get_row (self);
  const YdField *field = yd_table_find_field (YD_TABLE_NOTICE, self->spec->column);
  gconstpointer at = (const char *)row + field->offset;
  switch (field->type)
    {
    case YD_FIELD_TEXT:
      return g_strdup (*(char *const *)at != NULL ? *(char *const *)at : "");
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
type_value (YdUiNoticeField *self, const char *value)
{
  const YdNoticeRow *row = get_row (self);
  self->typing = TRUE;
  if (self->spec->kind == YD_UI_FIELD_BODY)
    yd_ui_document_type_body (self->document, YD_OWNER_NOTICE, row->id, value);
  else
    yd_ui_document_type_field (self->document, YD_TABLE_NOTICE, row->id, self->spec->column, value);
  self->typing = FALSE;
}

/* A choice is a gesture of its own. */
static void
choose_value (YdUiNoticeField *self, const char *value)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_ui_document_begin_edit (self->document);
  gboolean done = store != NULL
                  && yd_edit_set_field (store, YD_TABLE_NOTICE, get_row (self)->id,
                                        self->spec->column, value, &error);
  yd_ui_document_end_edit (self->document, done, error);
  if (!done)
    yd_ui_notice_field_show (self);
}

/* ---- the screen's side ---- */

static char *
dup_shown (YdUiNoticeField *self)
{
  switch (self->spec->kind)
    {
    case YD_UI_FIELD_LINES:
    case YD_UI_FIELD_BODY:
      return yd_ui_notice_text_row_dup_text (YD_UI_NOTICE_TEXT_ROW (self->row));
    case YD_UI_FIELD_NUMBER:
      return yd_ui_notice_number_row_dup_text (YD_UI_NOTICE_NUMBER_ROW (self->row));
    case YD_UI_FIELD_LINE:
    case YD_UI_FIELD_DATE:
    case YD_UI_FIELD_COUNT:
      return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row)));
    case YD_UI_FIELD_CHOICE:
      {
        guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));
        return g_strdup (
          selected < g_strv_length ((GStrv)self->spec->values) ? self->spec->values[selected] : "");
      }
    case YD_UI_FIELD_SWITCH:
    default:
      return g_strdup (gtk_switch_get_active (self->toggle) ? "1" : "0");
    }
}

static void
show_choice (YdUiNoticeField *self, const char *value)
{
  guint selected = GTK_INVALID_LIST_POSITION;
  for (guint i = 0; self->spec->values[i] != NULL; i++)
    if (g_str_equal (self->spec->values[i], value))
      selected = i;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), selected);
}

static void
set_shown (YdUiNoticeField *self, const char *text)
{
  self->setting = TRUE;
  switch (self->spec->kind)
    {
    case YD_UI_FIELD_LINES:
    case YD_UI_FIELD_BODY:
      yd_ui_notice_text_row_set_text (YD_UI_NOTICE_TEXT_ROW (self->row), text);
      break;
    case YD_UI_FIELD_NUMBER:
      yd_ui_notice_number_row_set_text (YD_UI_NOTICE_NUMBER_ROW (self->row), text);
      break;
    case YD_UI_FIELD_LINE:
    case YD_UI_FIELD_DATE:
    case YD_UI_FIELD_COUNT:
      gtk_editable_set_text (GTK_EDITABLE (self->row), text);
      break;
    case YD_UI_FIELD_CHOICE:
      show_choice (self, text);
      break;
    case YD_UI_FIELD_SWITCH:
    default:
      gtk_switch_set_active (self->toggle, g_str_equal (text, "1"));
      break;
    }
  self->answer = text[0] != '\0' ? YD_UI_DATE_READ : YD_UI_DATE_EMPTY;
  self->setting = FALSE;
}

/* ---- what is wrong ---- */

static void
fix_cb (GtkButton *button, YdUiNoticeField *self)
{
  yd_ui_fix_finding (self->document, g_object_get_data (G_OBJECT (button), "finding"));
}

static GtkWidget *
new_problem_line (YdUiNoticeField *self, const YdUiFieldProblem *problem)
{
  static const char *const classes[YD_N_SEVERITIES] = { "error", "warning", "dim-label" };
  static const char *const icons[YD_N_SEVERITIES]
    = { "dialog-error-symbolic", "dialog-warning-symbolic", "dialog-information-symbolic" };
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[problem->severity]);
  GtkWidget *label = gtk_label_new (problem->text);
  guint n_edits = 0;
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, classes[problem->severity]);
  gtk_widget_add_css_class (icon, classes[problem->severity]);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  if (problem->finding != NULL)
    yd_finding_get_edits (problem->finding, &n_edits);
  if (n_edits > 0 && yd_ui_document_is_editable (self->document))
    {
      GtkWidget *fix = gtk_button_new_with_label (_ ("Fix"));
      g_autofree char *name = g_strdup_printf (_ ("Fix: %s"), problem->text);
      gtk_widget_set_valign (fix, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (fix), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      g_object_set_data_full (G_OBJECT (fix), "finding", g_object_ref (problem->finding),
                              g_object_unref);
      g_signal_connect_object (fix, "clicked", G_CALLBACK (fix_cb), self, 0);
      gtk_box_append (GTK_BOX (line), fix);
    }
  return line;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static gboolean
is_bad_date (YdUiNoticeField *self)
{
  return self->answer == YD_UI_DATE_UNREADABLE || self->answer == YD_UI_DATE_IMPOSSIBLE;
}

static void
show_problems (YdUiNoticeField *self)
{
  gboolean own = is_bad_date (self), error = own;
  GtkWidget *child;
  guint n = self->problems != NULL ? self->problems->len : 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->problem_box))) != NULL)
    gtk_box_remove (self->problem_box, child);
  if (own)
    {
      YdUiFieldProblem problem = { YD_SEVERITY_ERROR, NULL, NULL };
      problem.text = (char *)(self->answer == YD_UI_DATE_IMPOSSIBLE
                                ? _ ("There is no such day; the date is not kept")
                                : _ ("Not a date: write it as 2025年3月20日"));
      gtk_box_append (self->problem_box, new_problem_line (self, &problem));
      n = 0; /* the rest is about what was there before */
    }
  for (guint i = 0; i < n; i++)
    {
      const YdUiFieldProblem *problem = self->problems->pdata[i];
      error = error || problem->severity == YD_SEVERITY_ERROR;
      gtk_box_append (self->problem_box, new_problem_line (self, problem));
    }
  gtk_widget_set_visible (self->problem_row, own || n > 0);
  set_class (self->row, "error", error);
}

/* @problems: (nullable) (element-type YdUiFieldProblem): the worst first */
void
yd_ui_notice_field_set_problems (YdUiNoticeField *self, GPtrArray *problems)
{
  gboolean same
    = self->problems != NULL && problems != NULL && self->problems->len == problems->len;
  for (guint i = 0; same && i < problems->len; i++)
    {
      const YdUiFieldProblem *a = self->problems->pdata[i], *b = problems->pdata[i];
      same = a->severity == b->severity && g_str_equal (a->text, b->text);
    }
  gboolean shown = gtk_widget_get_visible (self->problem_row);
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->problems);
  self->problems = problems != NULL ? g_ptr_array_ref (problems) : NULL;
  /* A button that has the keyboard is not made anew for nothing. */
  if (!same && (shown || (problems != NULL && problems->len > 0)))
    show_problems (self);
}

gboolean
yd_ui_notice_field_has_problems (YdUiNoticeField *self)
{
  return gtk_widget_get_visible (self->problem_row);
}

/* ---- what a person does ---- */

static YdDate
get_date (YdUiNoticeField *self)
{
  const YdField *field = yd_table_find_field (YD_TABLE_NOTICE, self->spec->column);
  return *(const YdDate *)((const char *)get_row (self) + field->offset);
}

/* On its way to 2025年2月30日 a date is 2025年2月3日 for a moment: what turns out to be no date
 * leaves the plan as it was. */
static void
type_date (YdUiNoticeField *self, const char *text)
{
  YdDate date;
  gboolean was_bad = is_bad_date (self);
  self->answer = yd_ui_notice_date_read (text, &date);
  if (is_bad_date (self))
    date = self->before;
  g_autofree char *iso = yd_date_is_set (date) ? yd_date_to_iso (date) : NULL;
  type_value (self, iso);
  /* While a date is being typed it is not yet a wrong one: that it cannot be read is said on
   * leaving. */
  if (self->answer == YD_UI_DATE_IMPOSSIBLE || (was_bad && !is_bad_date (self)))
    show_problems (self);
}

static void
changed_cb (YdUiNoticeField *self)
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
chosen_cb (YdUiNoticeField *self)
{
  if (self->setting || self->document == NULL)
    return;
  g_autofree char *value = dup_shown (self);
  choose_value (self, value);
}

static void
entered_cb (YdUiNoticeField *self)
{
  if (self->document != NULL && self->spec->kind == YD_UI_FIELD_DATE && !is_bad_date (self))
    self->before = get_date (self);
  g_signal_emit (self, signals[FOCUSED], 0, TRUE);
}

static void
left_cb (YdUiNoticeField *self)
{
  if (self->document == NULL)
    return;
  yd_ui_document_settle (self->document);
  if (is_bad_date (self))
    show_problems (self);
  yd_ui_notice_field_show (self);
  if (self->spec->kind == YD_UI_FIELD_NUMBER)
    set_shown (self, self->stored); /* a whole number in the first entry goes to its places */
  g_signal_emit (self, signals[FOCUSED], 0, FALSE);
}

/* A date is written out as soon as its text is left, though the calendar's button has the keyboard.
 */
static void
date_left_cb (YdUiNoticeField *self)
{
  if (self->document == NULL || self->stored == NULL)
    return;
  yd_ui_document_settle (self->document);
  if (is_bad_date (self))
    show_problems (self);
  else
    set_shown (self, self->stored);
}

static void
day_selected_cb (YdUiNoticeField *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  YdDate date = yd_date_new_day (g_date_time_get_year (day), g_date_time_get_month (day),
                                 g_date_time_get_day_of_month (day));
  if (self->setting || !yd_date_is_set (date))
    return;
  g_autofree char *text = yd_date_to_chinese (date);
  gtk_editable_set_text (GTK_EDITABLE (self->row), text);
  yd_ui_document_settle (self->document);
  gtk_popover_popdown (self->popover);
}

/* The calendar opens at the day that is there. */
static void
calendar_shown_cb (YdUiNoticeField *self)
{
  YdDate date;
  g_autofree char *text = dup_shown (self);
  if (yd_ui_notice_date_read (text, &date) != YD_UI_DATE_READ)
    return;
  g_autoptr (GDateTime) day = g_date_time_new_local (date.year, date.month, date.day, 0, 0, 0);
  self->setting = TRUE;
  if (day != NULL)
    gtk_calendar_select_day (self->calendar, day);
  self->setting = FALSE;
}

/* ---- rows ---- */

static void
add_calendar (YdUiNoticeField *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  self->popover = GTK_POPOVER (gtk_popover_new ());
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), GTK_WIDGET (self->popover));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Choose a day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose a day"), -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), button);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (date_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->row))),
                             focus);
  g_signal_connect_object (self->popover, "show", G_CALLBACK (calendar_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
make_entry (YdUiNoticeField *self)
{
  self->row = adw_entry_row_new ();
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->row));
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->spec->title), -1);
  if (self->spec->kind == YD_UI_FIELD_COUNT)
    gtk_text_set_input_purpose (GTK_TEXT (text), GTK_INPUT_PURPOSE_DIGITS);
  if (self->spec->kind == YD_UI_FIELD_DATE)
    add_calendar (self);
  g_signal_connect_object (self->row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
make_choice (YdUiNoticeField *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  for (guint i = 0; self->spec->choices[i] != NULL; i++)
    gtk_string_list_append (list, _ (self->spec->choices[i]));
  self->row = adw_combo_row_new ();
  adw_combo_row_set_model (ADW_COMBO_ROW (self->row), G_LIST_MODEL (list));
  g_signal_connect_object (self->row, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
make_switch (YdUiNoticeField *self)
{
  self->row = adw_action_row_new ();
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->spec->title), -1);
  if (self->spec->hint != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), _ (self->spec->hint));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), GTK_WIDGET (self->toggle));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->row), GTK_WIDGET (self->toggle));
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
make_row (YdUiNoticeField *self)
{
  const YdUiFieldSpec *spec = self->spec;
  switch (spec->kind)
    {
    case YD_UI_FIELD_LINES:
    case YD_UI_FIELD_BODY:
      self->row = yd_ui_notice_text_row_new (_ (spec->title), _ (spec->hint));
      break;
    case YD_UI_FIELD_NUMBER:
      self->row = yd_ui_notice_number_row_new ();
      break;
    case YD_UI_FIELD_CHOICE:
      make_choice (self);
      break;
    case YD_UI_FIELD_SWITCH:
      make_switch (self);
      break;
    case YD_UI_FIELD_LINE:
    case YD_UI_FIELD_DATE:
    case YD_UI_FIELD_COUNT:
    default:
      make_entry (self);
      break;
    }
  if (spec->kind == YD_UI_FIELD_LINES || spec->kind == YD_UI_FIELD_BODY
      || spec->kind == YD_UI_FIELD_NUMBER)
    g_signal_connect_object (self->row, "changed", G_CALLBACK (changed_cb), self,
                             G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ (spec->title));
  g_object_ref_sink (self->row);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "enter", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->row, focus);
}

static void
make_problem_row (YdUiNoticeField *self)
{
  self->problem_row = g_object_ref_sink (adw_preferences_row_new ());
  self->problem_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_box), "problems");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->problem_row), GTK_WIDGET (self->problem_box));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->problem_row), FALSE);
  gtk_widget_set_focusable (self->problem_row, FALSE);
  gtk_widget_set_visible (self->problem_row, FALSE);
}

/* ---- life ---- */

static void
yd_ui_notice_field_dispose (GObject *object)
{
  YdUiNoticeField *self = YD_UI_NOTICE_FIELD (object);
  g_clear_object (&self->document);
  g_clear_object (&self->row);
  g_clear_object (&self->problem_row);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->stored, g_free);
  G_OBJECT_CLASS (yd_ui_notice_field_parent_class)->dispose (object);
}

static void
yd_ui_notice_field_class_init (YdUiNoticeFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_notice_field_dispose;
  signals[FOCUSED] = g_signal_new ("focused", YD_UI_TYPE_NOTICE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
yd_ui_notice_field_init (YdUiNoticeField *self)
{
}

/* @spec: static */
YdUiNoticeField *
yd_ui_notice_field_new (const YdUiFieldSpec *spec)
{
  YdUiNoticeField *self = g_object_new (YD_UI_TYPE_NOTICE_FIELD, NULL);
  self->spec = spec;
  make_row (self);
  make_problem_row (self);
  return self;
}

/* Shows the notice of @document; once. */
void
yd_ui_notice_field_set_document (YdUiNoticeField *self, YdUiDocument *document)
{
  g_return_if_fail (self->document == NULL);
  self->document = g_object_ref (document);
  gboolean editable = yd_ui_document_is_editable (document);
  if (GTK_IS_EDITABLE (self->row))
    gtk_editable_set_editable (GTK_EDITABLE (self->row), editable);
  else if (YD_UI_IS_NOTICE_TEXT_ROW (self->row))
    yd_ui_notice_text_row_set_editable (YD_UI_NOTICE_TEXT_ROW (self->row), editable);
  else if (YD_UI_IS_NOTICE_NUMBER_ROW (self->row))
    {
      yd_ui_notice_number_row_set_editable (YD_UI_NOTICE_NUMBER_ROW (self->row), editable);
      yd_ui_notice_number_row_set_year (YD_UI_NOTICE_NUMBER_ROW (self->row),
                                        yd_plan_get_year (yd_ui_document_get_plan (document)));
    }
  else
    gtk_widget_set_sensitive (self->row, editable);
  if (self->popover != NULL)
    gtk_widget_set_sensitive (gtk_widget_get_parent (GTK_WIDGET (self->popover)), editable);
  yd_ui_notice_field_show (self);
}

const YdUiFieldSpec *
yd_ui_notice_field_get_spec (YdUiNoticeField *self)
{
  return self->spec;
}

GtkWidget *
yd_ui_notice_field_get_row (YdUiNoticeField *self)
{
  return self->row;
}

GtkWidget *
yd_ui_notice_field_get_problem_row (YdUiNoticeField *self)
{
  return self->problem_row;
}

/* Whether the caret is in the field: then only another's change of the plan replaces what is there.
 */
static gboolean
is_being_typed_in (YdUiNoticeField *self, const char *stored)
{
  GtkStateFlags flags = gtk_widget_get_state_flags (self->row);
  return (is_bad_date (self) || (flags & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
         && g_strcmp0 (stored, self->stored) == 0;
}

/* Shows what the plan has, where that is something else than what is on screen. */
void
yd_ui_notice_field_show (YdUiNoticeField *self)
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
        show_problems (self);
    }
}

gboolean
yd_ui_notice_field_is_empty (YdUiNoticeField *self)
{
  return self->stored == NULL || self->stored[0] == '\0';
}
