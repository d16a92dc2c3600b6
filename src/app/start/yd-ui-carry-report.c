/* Owns: the window that tells what was carried over from last year's plan and what was not, and leads to
 * each place of the new one. Refuses: to carry anything (store/yd-carry does) and to change the new plan. */

#include "yd-ui-carry-report.h"

#include "yd-carry.h"
#include "yd-ui-gtk.h"
#include "yd-ui-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* In the order in which a person has to do with them. */
static const struct
{
  YdCarryNoteKind kind;
  const char *title;
  const char *description;
} groups[] = {
  { YD_CARRY_CLOSED, N_ ("Not Carried Over"),
    N_ ("They stand in last year's plan; copy and paste brings one over all the same.") },
  { YD_CARRY_CLAIMED, N_ ("Carried Over Though Said to Be Done"),
    N_ ("A unit says so; nobody has confirmed it.") },
  { YD_CARRY_LEFT, N_ ("Years Left as They Are"),
    N_ ("They may mean this year or that: look at each.") },
  { YD_CARRY_SHIFTED, N_ ("Years Moved On"), NULL },
  { YD_CARRY_CLEARED, N_ ("To Be Given Anew in the Notice"),
    N_ ("The code of the office stays: it comes with the serial number.") },
};

/* Where the words stand now that the note is about; the whole where they do not any more. */
static void
find_words (YdPlan *plan, const YdCarryNote *note, YdUiPlace *place)
{
  YdRecord *record = yd_plan_find (plan, note->now_table, note->now);
  const char *words = note->after != NULL ? note->after : note->before;
  const char *text = NULL, *at = NULL;
  if (record != NULL && note->now_table == YD_TABLE_PARAGRAPH)
    text = yd_paragraph_get_text (YD_PARAGRAPH (record));
  else if (record != NULL && note->now_table == YD_TABLE_ITEM
           && g_strcmp0 (note->field, "title") == 0)
    text = yd_item_get_title (YD_ITEM (record));
  if (text != NULL && words != NULL)
    at = strstr (text, words);
  if (at == NULL)
    return;
  place->start = (int)g_utf8_pointer_to_offset (text, at);
  place->length = (int)g_utf8_strlen (words, -1);
}

static void
activated_cb (GtkWidget *row, const YdCarryNote *note)
{
  YdUiWindow *window
    = YD_UI_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (gtk_widget_get_root (row))));
  YdUiPlace place = {
    .table = note->now_table, .record = note->now, .item = note->now_item, .field = note->field
  };
  find_words (yd_ui_document_get_plan (yd_ui_window_get_document (window)), note, &place);
  yd_ui_window_show_place (window, &place, TRUE);
}

/* What was carried over bears the number that it has now. */
static char *
dup_title (YdPlan *plan, const YdCarryNote *note)
{
  YdItem *item = yd_plan_find_item (plan, note->now_item);
  if (item == NULL)
    return g_strdup (yd_carry_note_get_place (note));
  g_autofree char *title = yd_ui_words_dup_item_title (item);
  return g_strconcat (yd_item_get_number (item), title, NULL);
}

/* What was carried over may have been taken out since; plan and notice are always there. */
static gboolean
is_there (YdPlan *plan, const YdCarryNote *note)
{
  gboolean may_go = note->now_table == YD_TABLE_ITEM || note->now_table == YD_TABLE_PARAGRAPH;
  return note->now != YD_ID_NONE
         && (!may_go || yd_plan_find (plan, note->now_table, note->now) != NULL);
}

static GtkWidget *
new_row (YdPlan *plan, YdCarryNote *note)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = note->after != NULL
                             ? g_strdup_printf ("%s → %s", note->before, note->after)
                             : g_strdup (note->before != NULL ? note->before : "");
  g_autofree char *name = dup_title (plan, note);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (words, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  if (is_there (plan, note))
    {
      GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect (row, "activated", G_CALLBACK (activated_cb), note);
    }
  return row;
}

static void
add_group (AdwPreferencesPage *page, guint g, YdPlan *plan, GPtrArray *notes)
{
  AdwPreferencesGroup *group = NULL;
  guint n = 0;
  for (guint i = 0; i < notes->len; i++)
    {
      YdCarryNote *note = notes->pdata[i];
      if (note->kind != groups[g].kind)
        continue;
      if (group == NULL)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          if (groups[g].description != NULL)
            adw_preferences_group_set_description (group, _ (groups[g].description));
          adw_preferences_page_add (page, group);
        }
      adw_preferences_group_add (group, new_row (plan, note));
      n++;
    }
  if (group == NULL)
    return;
  g_autofree char *title = g_strdup_printf (_ ("%s (%u)"), _ (groups[g].title), n);
  adw_preferences_group_set_title (group, title);
}

/* @parent: of the new plan; @notes: (element-type YdCarryNote), kept while the report is there. Nothing is
 * shown where there are none */
void
yd_ui_carry_report_present (YdUiWindow *parent, GPtrArray *notes)
{
  YdPlan *plan = yd_ui_document_get_plan (yd_ui_window_get_document (parent));
  if (notes->len == 0)
    return;
  GtkWidget *window = adw_window_new (), *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    add_group (ADW_PREFERENCES_PAGE (page), g, plan, notes);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), page);
  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Carried Over from Last Year's Plan"));
  yd_ui_gtk_set_default_size (GTK_WINDOW (window), 620, 640);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (parent));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  g_object_set_data_full (G_OBJECT (window), "notes", g_ptr_array_ref (notes),
                          (GDestroyNotify)g_ptr_array_unref);
  yd_ui_gtk_close_on_escape (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}
