/* Owns: the preferences window: rows over what yd-ui-state, the office and the composer remember.
 * Everything holds as soon as it is chosen; the office's words, from the next plan that is made.
 * Refuses: anything about a plan. */

#include "yd-ui-preferences.h"

#include "yd-ui-composer.h"
#include "yd-ui-entry-row.h"
#include "yd-ui-form-row.h"
#include "yd-ui-gtk.h"
#include "yd-ui-line-guard.h"
#include "yd-ui-office.h"
#include "yd-ui-state.h"
#include "yd-ui-suggest.h"
#include "yd-ui-window.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define NAME_LIMIT 60 /* characters: it stands with every change */
#define ABOUT_NAME \
  N_ ("The name that stands in the history and beside comments, from the next change on.")

/* ---- rows ---- */

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (page, group);
  return group;
}

static AdwPreferencesPage *
add_page (AdwPreferencesWindow *window, const char *title, const char *icon)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  adw_preferences_page_set_title (page, title);
  adw_preferences_page_set_icon_name (page, icon);
  adw_preferences_window_add (window, page);
  return page;
}

static AdwEntryRow *
add_entry (AdwPreferencesGroup *group, const char *title, const char *text)
{
  AdwEntryRow *row = ADW_ENTRY_ROW (yd_ui_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static AdwComboRow *
add_choice (AdwPreferencesGroup *group, const char *title, const char *const *choices)
{
  GtkWidget *row = yd_ui_form_row_new_choice (title, choices, 0);
  adw_preferences_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

/* The windows with plans that are open. */
static void
each_plan (GtkWidget *row, void (*what) (YdUiDocument *document))
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (row));
  GtkApplication *application = gtk_window_get_application (gtk_window_get_transient_for (window));
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (YD_UI_IS_WINDOW (l->data))
      what (yd_ui_window_get_document (l->data));
}

/* ---- person ---- */

static void
take_author (YdUiDocument *document)
{
  g_autofree char *author = yd_ui_state_dup_author ();
  yd_store_set_author (yd_ui_document_get_store (document), author);
}

static void
author_cb (GtkEditable *row, AdwPreferencesGroup *group)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *author = g_strstrip (g_strdup (gtk_editable_get_text (row)));
  gboolean kept = yd_ui_state_set_author (author, &error);
  g_autofree char *problem = kept ? NULL : g_markup_escape_text (error->message, -1);
  adw_preferences_group_set_description (group, kept ? _ (ABOUT_NAME) : problem);
  each_plan (GTK_WIDGET (row), take_author);
}

static void
scheme_cb (AdwComboRow *row)
{
  static const char *const words[] = { "", "light", "dark" };
  yd_ui_state_set_word ("look", "scheme", words[MIN (adw_combo_row_get_selected (row), 2)]);
  yd_ui_preferences_apply_scheme ();
}

/* Light or dark as the person chose, or as the desktop is. */
void
yd_ui_preferences_apply_scheme (void)
{
  g_autofree char *word = yd_ui_state_dup_word ("look", "scheme");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_strcmp0 (word, "light") == 0  ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                      : g_strcmp0 (word, "dark") == 0 ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                      : ADW_COLOR_SCHEME_DEFAULT);
}

static void
suggest_again (YdUiDocument *document)
{
  g_signal_emit_by_name (document, "findings-changed");
}

/* The open plans show at once what they suggest, or do not. */
static void
suggest_cb (GtkSwitch *toggle)
{
  yd_ui_suggest_set_on (gtk_switch_get_active (toggle));
  each_plan (GTK_WIDGET (toggle), suggest_again);
}

static void
add_suggest_row (AdwPreferencesGroup *group)
{
  GtkWidget *row = yd_ui_form_row_new_switch (_ ("Suggest while I write"), yd_ui_suggest_is_on ());
  adw_action_row_set_subtitle (
    ADW_ACTION_ROW (row),
    _ ("Dates, targets and units that the words name, and names of units as they "
       "are typed"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
  g_signal_connect (yd_ui_form_row_get_switch (row), "notify::active", G_CALLBACK (suggest_cb),
                    NULL);
}

/* Returns where the keyboard waits. */
static GtkWidget *
fill_person (AdwPreferencesWindow *window)
{
  static const char *const schemes[] = { N_ ("As the desktop"), N_ ("Light"), N_ ("Dark"), NULL };
  AdwPreferencesPage *page = add_page (window, _ ("Person"), "avatar-default-symbolic");
  AdwPreferencesGroup *group = add_group (page, _ ("Person"), _ (ABOUT_NAME));
  g_autofree char *author = yd_ui_state_dup_author (),
                  *scheme = yd_ui_state_dup_word ("look", "scheme");
  AdwEntryRow *name = add_entry (group, _ ("Your name"), author);
  yd_ui_line_guard_install (GTK_EDITABLE (name), NAME_LIMIT, NULL, NULL);
  g_signal_connect (name, "changed", G_CALLBACK (author_cb), group);

  add_suggest_row (add_group (page, _ ("Writing"), NULL));

  group = add_group (page, _ ("Look"), NULL);
  AdwComboRow *row = add_choice (group, _ ("Colours"), schemes);
  adw_combo_row_set_selected (row, g_strcmp0 (scheme, "light") == 0  ? 1
                                   : g_strcmp0 (scheme, "dark") == 0 ? 2
                                                                     : 0);
  g_signal_connect (row, "notify::selected", G_CALLBACK (scheme_cb), NULL);
  return GTK_WIDGET (name);
}

/* ---- office ---- */

static void
office_typed_cb (GtkEditable *row, gpointer which)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (row)));
  if (GPOINTER_TO_INT (which) == YD_UI_OFFICE_COPY_TO)
    {
      /* one office a line, as the notice has them */
      g_auto (GStrv) offices = g_strsplit (text, "，", -1);
      g_autofree char *lines = g_strjoinv ("\n", offices);
      yd_ui_office_set (YD_UI_OFFICE_COPY_TO, lines);
      return;
    }
  yd_ui_office_set (GPOINTER_TO_INT (which), text);
}

static void
add_office_entry (AdwPreferencesGroup *group, YdUiOffice which, const char *title)
{
  g_autofree char *stored = yd_ui_office_dup (which);
  g_auto (GStrv) lines = g_strsplit (stored != NULL ? stored : "", "\n", -1);
  g_autofree char *text = g_strjoinv ("，", lines);
  AdwEntryRow *row = add_entry (group, title, text);
  g_signal_connect (row, "changed", G_CALLBACK (office_typed_cb), GINT_TO_POINTER (which));
}

static void
office_chosen_cb (AdwComboRow *row, GParamSpec *pspec, gpointer which)
{
  const char *const *values = g_object_get_data (G_OBJECT (row), "values");
  yd_ui_office_set (GPOINTER_TO_INT (which), values[adw_combo_row_get_selected (row)]);
}

/* @values: as kept, in the order of @choices; the first is what holds before any is chosen */
static void
add_office_choice (AdwPreferencesGroup *group, YdUiOffice which, const char *title,
                   const char *const *values, const char *const *choices)
{
  g_autofree char *stored = yd_ui_office_dup (which);
  AdwComboRow *row = add_choice (group, title, choices);
  for (guint i = 0; values[i] != NULL; i++)
    if (g_strcmp0 (values[i], stored) == 0)
      adw_combo_row_set_selected (row, i);
  g_object_set_data (G_OBJECT (row), "values", (gpointer)values);
  g_signal_connect (row, "notify::selected", G_CALLBACK (office_chosen_cb),
                    GINT_TO_POINTER (which));
}

static void
fill_office (AdwPreferencesWindow *window)
{
  static const char *const numbers[] = { "0", "1", "2", NULL };
  static const char *const scopes[]
    = { N_ ("Through the plan"), N_ ("Under each heading"), N_ ("In each section"), NULL };
  static const char *const run_on[] = { N_ ("In each section"), N_ ("Through the plan"), NULL };
  static const char *const marks[] = { ".", "．", "、", "", NULL };
  static const char *const mark_words[]
    = { N_ ("1. full stop"), N_ ("1． wide full stop"), N_ ("1、 comma"), N_ ("1 no mark"), NULL };
  static const char *const print_values[] = { "1", "0", "2", NULL };
  static const char *const prints[] = { N_ ("After each point"), N_ ("Not at all"),
                                        N_ ("In the breakdown table (任务分解表)"), NULL };
  static const char *const words[]
    = { "牵头单位、配合单位", "责任单位、配合单位", "负责部门", NULL };
  static const char *const papers[] = { N_ ("A4, on its side"), N_ ("A3, on its side"), NULL };
  AdwPreferencesPage *page = add_page (window, _ ("Office"), "x-office-document-symbolic");
  AdwPreferencesGroup *group
    = add_group (page, _ ("The Office's Notices"),
                 _ ("Stands in new plans, and in imported notices wherever they leave it out."));
  add_office_entry (group, YD_UI_OFFICE_ISSUER, _ ("Issuer"));
  add_office_entry (group, YD_UI_OFFICE_HEAD, _ ("Head in red"));
  add_office_entry (group, YD_UI_OFFICE_CODE, _ ("Office code"));
  add_office_entry (group, YD_UI_OFFICE_SIGNATURE, _ ("Signature"));
  add_office_entry (group, YD_UI_OFFICE_ADDRESSEE, _ ("Addressees"));
  add_office_entry (group, YD_UI_OFFICE_COPY_TO, _ ("Copies to, parted by ，"));
  add_office_entry (group, YD_UI_OFFICE_PRINTED_BY, _ ("Printed by"));

  group = add_group (page, _ ("New Plans"), _ ("What a text already has is kept as it is read."));
  add_office_choice (group, YD_UI_OFFICE_SCOPE, _ ("Points count"), numbers, scopes);
  add_office_choice (group, YD_UI_OFFICE_RUN_ON, _ ("Groups count"), numbers, run_on);
  add_office_choice (group, YD_UI_OFFICE_MARK, _ ("After a number"), marks, mark_words);
  add_office_choice (group, YD_UI_OFFICE_PRINT, _ ("Units are printed"), print_values, prints);
  add_office_choice (group, YD_UI_OFFICE_WORDS, _ ("Words for units"), numbers, words);

  group = add_group (page, _ ("Workbooks and Return Slips"), NULL);
  add_office_choice (group, YD_UI_OFFICE_PAPER, _ ("Paper"), numbers, papers);
}

/* ---- fonts ---- */

/* What the face has become, and what is missed. */
static void
show_font (AdwComboRow *row, YdFace face)
{
  g_autofree char *chosen = yd_ui_composer_dup_family (face);
  YdFonts *fonts = yd_ui_composer_borrow_fonts (NULL);
  if (fonts == NULL)
    return;
  YdFaceReport report = yd_fonts_get_report (fonts, face);
  g_autofree char *text
    = chosen != NULL && g_strcmp0 (chosen, report.family) != 0
        ? g_strdup_printf (_ ("%s is not installed; %s stands in"), chosen, report.family)
      : report.stand_in ? g_strdup_printf (_ ("%s stands in"), report.family)
                        : g_strdup (report.family);
  yd_ui_composer_return_fonts ();
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
}

static void
font_cb (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  YdFace face = (YdFace)GPOINTER_TO_INT (data);
  GtkStringObject *item = adw_combo_row_get_selected_item (row);
  yd_ui_composer_set_family (
    face, adw_combo_row_get_selected (row) == 0 ? NULL : gtk_string_object_get_string (item));
  show_font (row, face);
  each_plan (GTK_WIDGET (row), yd_ui_document_compose_again);
}

static void
add_font (AdwPreferencesGroup *group, YdFace face, const char *title, const char *const *families)
{
  static const char *const automatic[] = { N_ ("Automatic"), NULL };
  AdwComboRow *row = add_choice (group, title, automatic);
  GtkStringList *list = GTK_STRING_LIST (adw_combo_row_get_model (row));
  g_autofree char *chosen = yd_ui_composer_dup_family (face);
  guint selected = 0;
  for (guint i = 0; families[i] != NULL; i++)
    {
      gtk_string_list_append (list, families[i]);
      if (g_strcmp0 (families[i], chosen) == 0)
        selected = i + 1;
    }
  if (selected == 0 && chosen != NULL) /* gone from this machine, but still wished for */
    {
      gtk_string_list_append (list, chosen);
      selected = g_list_model_get_n_items (G_LIST_MODEL (list)) - 1;
    }
  adw_combo_row_set_selected (row, selected);
  show_font (row, face);
  g_signal_connect (row, "notify::selected", G_CALLBACK (font_cb), GINT_TO_POINTER (face));
}

static void
fill_fonts (AdwPreferencesWindow *window)
{
  g_autoptr (GError) error = NULL;
  AdwPreferencesPage *page = add_page (window, _ ("Fonts"), "font-x-generic-symbolic");
  AdwPreferencesGroup *group = add_group (
    page, _ ("Fonts of the Notice"),
    _ ("For pages on screen, on paper and in PDF. A Word document names the standard's own."));
  YdFonts *fonts = yd_ui_composer_borrow_fonts (&error);
  if (fonts == NULL)
    {
      adw_preferences_group_set_description (group, error->message);
      return;
    }
  g_auto (GStrv) families = yd_fonts_list_families (fonts);
  yd_ui_composer_return_fonts ();
  const char *const *list = (const char *const *)families;
  add_font (group, YD_FACE_XBS, _ ("Head and titles (小标宋)"), list);
  add_font (group, YD_FACE_FS, _ ("Text (仿宋)"), list);
  add_font (group, YD_FACE_HT, _ ("Sections (黑体)"), list);
  add_font (group, YD_FACE_KT, _ ("Groups (楷体)"), list);
  add_font (group, YD_FACE_ST, _ ("Page numbers (宋体)"), list);
}

/* libadwaita 1.2 never lets go of a group, nor of the rows in it: they are taken out. */
static void
empty_groups (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget), *next; child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (ADW_IS_PREFERENCES_ROW (child))
        adw_preferences_group_remove (
          ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (child, ADW_TYPE_PREFERENCES_GROUP)),
          child);
      else
        empty_groups (child);
    }
}

static gboolean
close_cb (GtkWidget *window)
{
  empty_groups (window);
  return FALSE;
}

void
yd_ui_preferences_present (GtkWindow *parent)
{
  GtkWidget *window = adw_preferences_window_new ();
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  GtkWidget *first = fill_person (ADW_PREFERENCES_WINDOW (window));
  fill_office (ADW_PREFERENCES_WINDOW (window));
  fill_fonts (ADW_PREFERENCES_WINDOW (window));
  g_signal_connect (window, "close-request", G_CALLBACK (close_cb), NULL);
  yd_ui_gtk_set_default_size (GTK_WINDOW (window), 620, 680);
  gtk_window_set_application (GTK_WINDOW (window), gtk_window_get_application (parent));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (first);
}
