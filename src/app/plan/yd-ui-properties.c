/* Owns: the table of the plan's own fields, and saying on a row what is wrong with it. Refuses: to store
 * (the fields do) and to number or lay out anything by what is chosen. */

#include "yd-ui-properties.h"

#include "yd-ui-choice.h"
#include "yd-ui-entry-row.h"
#include "yd-ui-field.h"
#include "yd-ui-gtk.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#define FIRST_YEAR 1949
#define LAST_YEAR 2199

typedef enum
{
  ABOUT,
  TIME,
  NUMBERS,
  UNITS,
  N_GROUPS
} Group;

static const char *const group_titles[N_GROUPS]
  = { N_ ("The Plan"), N_ ("Its Time"), N_ ("Numbers"), N_ ("Units") };

static const char *const two[] = { "0", "1", NULL };
static const char *const three[] = { "0", "1", "2", NULL };
static const char *const four[] = { "0", "1", "2", "3", NULL };
static const char *const kinds[]
  = { N_ ("General (综合)"), N_ ("For one field of work (专项)"), NULL };
static const char *const stages[] = { N_ ("Draft (初稿)"), N_ ("For comments (征求意见稿)"),
                                      N_ ("In sign-off (送审稿)"), N_ ("Issued (印发稿)"), NULL };
static const char *const scopes[]
  = { N_ ("Through the plan"), N_ ("Under each heading"), N_ ("In each section"), NULL };
static const char *const run_on[] = { N_ ("In each section"), N_ ("Through the plan"), NULL };
static const char *const marks[] = { ".", "．", "、", ". ", "", NULL };
static const char *const mark_words[] = { N_ ("1. full stop"), N_ ("1． wide full stop"),
                                          N_ ("1、 comma"),    N_ ("1. full stop and a space"),
                                          N_ ("1 no mark"),    NULL };
static const char *const prints[] = { N_ ("Not at all"), N_ ("After each point"),
                                      N_ ("In the breakdown table (任务分解表)"), NULL };
static const char *const words[] = { "牵头单位、配合单位", "责任单位、配合单位", "负责部门", NULL };

static const struct
{
  Group group;
  YdUiFieldSpec spec;
} table[] = {
  { ABOUT, { "title", YD_UI_FIELD_LINE, N_ ("Title of the plan"), NULL, NULL, NULL } },
  { ABOUT, { "subtitle", YD_UI_FIELD_LINE, N_ ("Line below the title"), NULL, NULL, NULL } },
  { ABOUT, { "issuer", YD_UI_FIELD_LINE, N_ ("Issuer"), NULL, NULL, NULL } },
  { ABOUT, { "kind", YD_UI_FIELD_CHOICE, N_ ("Kind of plan"), NULL, two, kinds } },
  { ABOUT, { "stage", YD_UI_FIELD_CHOICE, N_ ("Stage"), NULL, four, stages } },
  { TIME, { "period_from", YD_UI_FIELD_DATE, N_ ("First day"), NULL, NULL, NULL } },
  { TIME, { "period_to", YD_UI_FIELD_DATE, N_ ("Last day"), NULL, NULL, NULL } },
  { NUMBERS, { "point_scope", YD_UI_FIELD_CHOICE, N_ ("Points count"), NULL, three, scopes } },
  { NUMBERS, { "groups_run_on", YD_UI_FIELD_CHOICE, N_ ("Groups count"), NULL, two, run_on } },
  { NUMBERS,
    { "number_mark", YD_UI_FIELD_CHOICE, N_ ("After a number"), NULL, marks, mark_words } },
  { UNITS, { "unit_print", YD_UI_FIELD_CHOICE, N_ ("Units are printed"), NULL, three, prints } },
  { UNITS, { "unit_words", YD_UI_FIELD_CHOICE, N_ ("Words for units"), NULL, three, words } },
};
#define N_FIELDS G_N_ELEMENTS (table)

struct _YdUiProperties
{
  YdUiToolWindow parent_instance;

  YdUiField *fields[N_FIELDS];     /* owned */
  AdwEntryRow *year;               /* child */
  YdUiFieldProblems *year_problem; /* child */
  GtkDropDown *lead;               /* child */
  GArray *leads;                   /* owned: YdId of what it lists; the first is none */
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (YdUiProperties, yd_ui_properties, YD_UI_TYPE_TOOL_WINDOW)

static YdUiDocument *
document_of (YdUiProperties *self)
{
  return yd_ui_tool_window_get_document (YD_UI_TOOL_WINDOW (self));
}

static const YdPlanRow *
get_row (YdUiProperties *self)
{
  return yd_plan_get_row (yd_ui_document_get_plan (document_of (self)));
}

/* ---- what is wrong ---- */

static void
add_findings (YdUiProperties *self, GPtrArray *problems, const char *column)
{
  GPtrArray *findings = yd_ui_document_get_findings (document_of (self));
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      YdFinding *finding = findings->pdata[i];
      if (yd_finding_get_table (finding) != YD_TABLE_PLAN
          || yd_finding_get_switched_off (finding, NULL)
          || g_strcmp0 (yd_finding_get_field (finding), column) != 0)
        continue;
      g_autofree char *message = yd_finding_dup_message (finding);
      g_ptr_array_add (
        problems, yd_ui_field_problem_new (yd_finding_get_severity (finding), message, finding));
    }
}

static void
show_problems (YdUiProperties *self)
{
  const YdPlanRow *row = get_row (self);
  gboolean reversed = yd_date_is_set (row->period_from) && yd_date_is_set (row->period_to)
                      && yd_date_compare (row->period_from, row->period_to) > 0;
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (yd_ui_field_problem_free);
      add_findings (self, problems, table[i].spec.column);
      if (reversed && g_str_equal (table[i].spec.column, "period_to"))
        g_ptr_array_add (
          problems,
          yd_ui_field_problem_new (YD_SEVERITY_ERROR, _ ("The plan ends before it begins"), NULL));
      yd_ui_field_set_problems (self->fields[i], problems);
    }
}

/* ---- the year ---- */

/* Whether @text is a year, or empty, which is 0. */
static gboolean
read_year (const char *text, int *year)
{
  char *end;
  *year = (int)g_ascii_strtoll (text, &end, 10);
  return *text == '\0' || (*end == '\0' && *year >= FIRST_YEAR && *year <= LAST_YEAR);
}

static void
show_year_problem (YdUiProperties *self, gboolean bad)
{
  yd_ui_field_problems_set_own (
    self->year_problem, bad ? _ ("Not a year: give four digits; what was there is kept") : NULL);
  if (bad)
    gtk_widget_add_css_class (GTK_WIDGET (self->year), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->year), "error");
}

static void
type_year (YdUiProperties *self, int year)
{
  g_autofree char *value = g_strdup_printf ("%d", year);
  show_year_problem (self, FALSE);
  if (year != get_row (self)->year)
    yd_ui_document_type_field (document_of (self), YD_TABLE_PLAN, get_row (self)->id, "year",
                               value);
}

/* Empty on the way to another year it is not yet none. */
static void
year_changed_cb (YdUiProperties *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->year));
  int year;
  if (!self->refreshing && *text != '\0' && read_year (text, &year))
    type_year (self, year);
}

static void
year_left_cb (YdUiProperties *self)
{
  int year;
  gboolean bad = !read_year (gtk_editable_get_text (GTK_EDITABLE (self->year)), &year);
  if (!bad && yd_ui_document_is_editable (document_of (self)))
    type_year (self, year);
  yd_ui_document_settle (document_of (self));
  show_year_problem (self, bad);
}

static void
show_year (YdUiProperties *self)
{
  int shown, year = get_row (self)->year;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->year));
  gboolean within
    = (gtk_widget_get_state_flags (GTK_WIDGET (self->year)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  gboolean readable = read_year (text, &shown);
  if ((within && (!readable || *text == '\0')) || (readable && shown == year))
    return;
  g_autofree char *stored = year != 0 ? g_strdup_printf ("%d", year) : g_strdup ("");
  gtk_editable_set_text (GTK_EDITABLE (self->year), stored);
  show_year_problem (self, FALSE);
}

/* ---- the lead of points that name none ---- */

static void
show_lead (YdUiProperties *self)
{
  YdRecordList *units = yd_plan_list_units (yd_ui_document_get_plan (document_of (self)));
  YdId lead = get_row (self)->default_lead, none = YD_ID_NONE;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint selected = 0;
  g_array_set_size (self->leads, 0);
  g_array_append_val (self->leads, none);
  g_ptr_array_add (names, (char *)_ ("Nobody"));
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    {
      YdUnit *unit = yd_record_list_get (units, i);
      YdId id = yd_record_get_id (YD_RECORD (unit));
      if (id == lead)
        selected = names->len;
      g_array_append_val (self->leads, id);
      g_ptr_array_add (names, (char *)yd_unit_get_name (unit));
    }
  g_ptr_array_add (names, NULL);
  yd_ui_choice_fill (self->lead, names, selected);
}

static void
lead_chosen_cb (YdUiProperties *self)
{
  g_autoptr (GError) error = NULL;
  guint selected = gtk_drop_down_get_selected (self->lead);
  if (self->refreshing || selected >= self->leads->len
      || g_array_index (self->leads, YdId, selected) == get_row (self)->default_lead)
    return;
  YdId id = g_array_index (self->leads, YdId, selected);
  g_autofree char *value = id != YD_ID_NONE ? yd_id_to_string (id) : NULL;
  YdStore *store = yd_ui_document_begin_edit (document_of (self));
  gboolean done = store != NULL
                  && yd_edit_set_field (store, YD_TABLE_PLAN, get_row (self)->id, "default_lead",
                                        value, &error);
  yd_ui_document_end_edit (document_of (self), done, error);
}

static void
refresh_cb (YdUiProperties *self)
{
  self->refreshing = TRUE;
  for (guint i = 0; i < N_FIELDS; i++)
    yd_ui_field_show (self->fields[i]);
  show_year (self);
  show_lead (self);
  self->refreshing = FALSE;
  show_problems (self);
}

/* ---- rows ---- */

static void
add_year (YdUiProperties *self, AdwPreferencesGroup *group)
{
  YdUiDocument *document = document_of (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  self->year = ADW_ENTRY_ROW (yd_ui_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->year), _ ("Year"));
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->year));
  gtk_text_set_input_purpose (GTK_TEXT (text), GTK_INPUT_PURPOSE_DIGITS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Year"),
                                  -1);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->year), FALSE);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->year), 4);
  gtk_editable_set_editable (GTK_EDITABLE (self->year), yd_ui_document_is_editable (document));
  g_signal_connect_object (self->year, "changed", G_CALLBACK (year_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (year_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->year), focus);
  self->year_problem = YD_UI_FIELD_PROBLEMS (yd_ui_field_problems_new ());
  yd_ui_field_problems_set_document (self->year_problem, document);
  adw_preferences_group_add (group, GTK_WIDGET (self->year));
  adw_preferences_group_add (group, GTK_WIDGET (self->year_problem));
}

static void
add_lead (YdUiProperties *self, AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *choice = gtk_drop_down_new (
    NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  self->lead = GTK_DROP_DOWN (choice);
  gtk_drop_down_set_enable_search (self->lead, TRUE);
  yd_ui_choice_set_up (self->lead, 16);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (choice, yd_ui_document_is_editable (document_of (self)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Default lead"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Default lead"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Answers for points that name no lead"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (lead_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
}

static void
add_field (YdUiProperties *self, AdwPreferencesGroup *group, guint i)
{
  YdUiField *field = yd_ui_field_new (&table[i].spec);
  self->fields[i] = field;
  yd_ui_field_set_plan (field);
  yd_ui_field_set_document (field, document_of (self));
  adw_preferences_group_add (group, yd_ui_field_get_row (field));
  adw_preferences_group_add (group, yd_ui_field_get_problem_row (field));
}

static GtkWidget *
new_page (YdUiProperties *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  for (Group g = 0; g < N_GROUPS; g++)
    {
      AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (group, _ (group_titles[g]));
      if (g == TIME)
        add_year (self, group);
      for (guint i = 0; i < N_FIELDS; i++)
        if (table[i].group == g)
          add_field (self, group, i);
      if (g == UNITS)
        add_lead (self, group);
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
    }
  return page;
}

/* ---- life ---- */

static void
yd_ui_properties_set_up (YdUiToolWindow *tool)
{
  YdUiProperties *self = YD_UI_PROPERTIES (tool);
  YdUiDocument *document = document_of (self);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = new_page (self);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), page);
  adw_window_set_content (ADW_WINDOW (self), content);
  g_signal_connect_object (yd_ui_document_get_plan (document), "changed", G_CALLBACK (refresh_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "findings-changed", G_CALLBACK (show_problems), self,
                           G_CONNECT_SWAPPED);
  refresh_cb (self);
}

static void
yd_ui_properties_dispose (GObject *object)
{
  YdUiProperties *self = YD_UI_PROPERTIES (object);
  for (guint i = 0; i < N_FIELDS; i++)
    g_clear_object (&self->fields[i]);
  g_clear_pointer (&self->leads, g_array_unref);
  G_OBJECT_CLASS (yd_ui_properties_parent_class)->dispose (object);
}

static void
yd_ui_properties_class_init (YdUiPropertiesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_properties_dispose;
  YD_UI_TOOL_WINDOW_CLASS (klass)->set_up = yd_ui_properties_set_up;
}

static void
yd_ui_properties_init (YdUiProperties *self)
{
  self->leads = g_array_new (FALSE, FALSE, sizeof (YdId));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Plan Properties"));
  yd_ui_gtk_set_default_size (GTK_WINDOW (self), 560, 800);
}

/* Opens the properties of the window's plan at one of them, with @length characters of it chosen. */
void
yd_ui_properties_show_field (YdUiWindow *plan_window, const char *column, int start, int length)
{
  YdUiProperties *self
    = YD_UI_PROPERTIES (yd_ui_tool_window_present (YD_UI_TYPE_PROPERTIES, plan_window));
  GtkEditable *entry = g_strcmp0 (column, "year") == 0 ? GTK_EDITABLE (self->year) : NULL;
  for (guint i = 0; i < N_FIELDS && entry == NULL; i++)
    if (g_strcmp0 (table[i].spec.column, column) == 0)
      {
        GtkWidget *row = yd_ui_field_get_row (self->fields[i]);
        if (GTK_IS_EDITABLE (row))
          entry = GTK_EDITABLE (row);
        else
          gtk_widget_grab_focus (row);
      }
  if (entry == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (gtk_editable_get_delegate (entry)));
  if (length > 0)
    gtk_editable_select_region (entry, start, start + length);
}
