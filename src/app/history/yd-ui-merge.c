/* Owns: from the choice of a copy to the merged plan: the page of places where both sides say different
 * things, and what was chosen for each. Refuses: to choose; nothing is chosen beforehand. */

#include "yd-ui-merge.h"

#include "yd-merge.h"
#include "yd-ui-gtk.h"
#include "yd-ui-plain-row.h"
#include "yd-ui-redline.h"
#include "yd-ui-toast.h"
#include "yd-ui-words.h"
#include "yd-ui-wrap.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GtkWindow *parent;             /* owned */
  YdUiDocument *document;        /* owned */
  YdUiToasts *toasts;            /* owned */
  GtkFileChooserNative *chooser; /* owned, while it is open */
  char *path;                    /* owned: the copy */
  YdMergeReport *report;         /* owned: what is asked */
  GtkWidget *window;             /* borrowed: the page, while it is there */
  GtkWidget *merge, *count;      /* borrowed */
  GtkWidget *rest[2];            /* borrowed: buttons for what is still open */
  GPtrArray *mine, *theirs;      /* owned: GtkCheckButton, borrowed, a conflict each */
} Merging;

static void
merging_free (Merging *merging)
{
  g_object_unref (merging->parent);
  g_object_unref (merging->document);
  g_object_unref (merging->toasts);
  g_clear_object (&merging->chooser);
  g_clear_pointer (&merging->report, yd_merge_report_free);
  g_clear_pointer (&merging->mine, g_ptr_array_unref);
  g_clear_pointer (&merging->theirs, g_ptr_array_unref);
  g_free (merging->path);
  g_free (merging);
}

static void
say_done (Merging *merging, guint changes)
{
  if (changes == 0)
    {
      yd_ui_toast_say (merging->toasts, _ ("The copy has nothing that is not here already"));
      return;
    }
  g_autofree char *words = g_strdup_printf (
    g_dngettext (NULL, "%u change taken in", "%u changes taken in", changes), changes);
  yd_ui_toast_act (merging->toasts, words, _ ("See What Changed"), "win.history");
}

/* ---- the page ---- */

static void ask (Merging *merging);

static guint
count_open (Merging *merging)
{
  guint n = 0;
  for (guint i = 0; i < merging->report->conflicts->len; i++)
    {
      const YdMergeConflict *conflict = merging->report->conflicts->pdata[i];
      n += conflict->decision == YD_DECIDED_NOT;
    }
  return n;
}

static void
show_count (Merging *merging)
{
  guint open = count_open (merging);
  g_autofree char *words
    = open > 0 ? g_strdup_printf (
        g_dngettext (NULL, "%u place still open", "%u places still open", open), open)
               : g_strdup (_ ("All places are decided"));
  gtk_label_set_text (GTK_LABEL (merging->count), words);
  gtk_widget_set_sensitive (merging->merge, open == 0);
  for (guint i = 0; i < G_N_ELEMENTS (merging->rest); i++)
    gtk_widget_set_sensitive (merging->rest[i], open > 0);
}

static void
chosen_cb (GtkCheckButton *button, Merging *merging)
{
  guint place;
  if (!gtk_check_button_get_active (button))
    return;
  gboolean mine = g_ptr_array_find (merging->mine, button, &place);
  if (!mine && !g_ptr_array_find (merging->theirs, button, &place))
    return;
  YdMergeConflict *conflict = merging->report->conflicts->pdata[place];
  conflict->decision = mine ? YD_DECIDED_MINE : YD_DECIDED_THEIRS;
  show_count (merging);
}

/* What was decided one by one stays. */
static void
choose_rest (Merging *merging, GPtrArray *buttons)
{
  for (guint i = 0; i < buttons->len; i++)
    {
      const YdMergeConflict *conflict = merging->report->conflicts->pdata[i];
      if (conflict->decision == YD_DECIDED_NOT)
        gtk_check_button_set_active (buttons->pdata[i], TRUE);
    }
  gtk_widget_grab_focus (merging->merge);
}

static void
rest_mine_cb (Merging *merging)
{
  choose_rest (merging, merging->mine);
}

static void
rest_theirs_cb (Merging *merging)
{
  choose_rest (merging, merging->theirs);
}

static GtkWidget *
new_label (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

#define LONG_TEXT 24 /* characters, from which on what was done to a text is marked in it */

/* A long text is one of which both sides changed a few words; a list is read line by line. */
static gboolean
is_marked (const YdMergeConflict *conflict)
{
  return conflict->kind == YD_CONFLICT_FIELD && strchr (conflict->was_words, '\n') == NULL
         && g_utf8_strlen (conflict->was_words, -1) >= LONG_TEXT;
}

/* One side of a conflict: a card that is chosen as a whole. */
static GtkWidget *
new_side (Merging *merging, const YdMergeConflict *conflict, const char *side, const char *words)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (box), new_label (side, "caption"));
  GtkWidget *label = new_label (words[0] != '\0' ? words : _ ("(empty)"), NULL);
  if (is_marked (conflict) && words[0] != '\0')
    yd_ui_redline_show (GTK_LABEL (label), conflict->was_words, words, FALSE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_add_css_class (button, "side");
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), box);
  g_autofree char *says = g_strdup_printf (_ ("%s: %s"), side, words);
  g_autofree char *name = yd_ui_words_join (conflict->place, conflict->what, says, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "toggled", G_CALLBACK (chosen_cb), merging);
  return button;
}

/* “deadline · Before: 2025年6月”, where the sides do not show it. */
static char *
dup_about (const YdMergeConflict *conflict)
{
  const char *was = is_marked (conflict) ? "" : conflict->was_words;
  g_auto (GStrv) lines = g_strsplit (was, "\n", -1);
  g_autofree char *line = g_strjoinv ("；", lines);
  g_autofree char *before = *was != '\0' ? g_strdup_printf (_ ("Before: %s"), line) : g_strdup ("");
  return g_strconcat (conflict->what, *conflict->what != '\0' && *before != '\0' ? " · " : "",
                      before, NULL);
}

/* @above: (nullable): the conflict that stands above; one heading is enough for one place */
static GtkWidget *
new_row (Merging *merging, const YdMergeConflict *conflict, const YdMergeConflict *above)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *mine = new_side (merging, conflict, _ ("In this plan"), conflict->mine_words);
  GtkWidget *theirs = new_side (merging, conflict, _ ("In the copy"), conflict->theirs_words);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (theirs), GTK_CHECK_BUTTON (mine));
  g_ptr_array_add (merging->mine, mine);
  g_ptr_array_add (merging->theirs, theirs);
  gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
  gtk_box_append (GTK_BOX (sides), mine);
  gtk_box_append (GTK_BOX (sides), theirs);
  if (conflict->place[0] != '\0' && (above == NULL || !g_str_equal (above->place, conflict->place)))
    gtk_box_append (GTK_BOX (box), new_label (conflict->place, "heading"));
  g_autofree char *about = dup_about (conflict);
  if (*about != '\0')
    gtk_box_append (GTK_BOX (box), new_label (about, "dim-label"));
  gtk_box_append (GTK_BOX (box), sides);
  gtk_widget_add_css_class (box, "conflict");

  return yd_ui_plain_row_new (box);
}

/* Decisions that were made before stand already. */
static void
show_decisions (Merging *merging)
{
  for (guint i = 0; i < merging->report->conflicts->len; i++)
    {
      const YdMergeConflict *conflict = merging->report->conflicts->pdata[i];
      GPtrArray *side = conflict->decision == YD_DECIDED_MINE     ? merging->mine
                        : conflict->decision == YD_DECIDED_THEIRS ? merging->theirs
                                                                  : NULL;
      if (side != NULL)
        gtk_check_button_set_active (side->pdata[i], TRUE);
    }
}

static void
merge_cb (Merging *merging)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_ui_document_begin_edit (merging->document);
  YdMergeReport *report = yd_merge_report_new ();
  gboolean done = store != NULL
                  && yd_store_merge_decided (store, merging->path, merging->report, report, &error);
  if (!done && g_error_matches (error, YD_ERROR, YD_ERROR_CONFLICT))
    {
      yd_merge_report_free (merging->report);
      merging->report = report;
      ask (merging);
      return;
    }
  if (done)
    say_done (merging, report->changes);
  else if (error != NULL)
    yd_ui_toast_say (merging->toasts, error->message);
  yd_merge_report_free (report);
  gtk_window_destroy (GTK_WINDOW (merging->window));
}

static GtkWidget *
new_button (Merging *merging, const char *label, void (*clicked) (Merging *))
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked), merging);
  return button;
}

static void
make_window (Merging *merging)
{
  merging->window = adw_window_new ();
  gtk_window_set_transient_for (GTK_WINDOW (merging->window), merging->parent);
  gtk_window_set_modal (GTK_WINDOW (merging->window), TRUE);
  gtk_window_set_title (GTK_WINDOW (merging->window), _ ("Merge a Copy"));
  yd_ui_gtk_set_default_size (GTK_WINDOW (merging->window), 860, 640);
  gtk_widget_set_size_request (merging->window, 360, 300);
  yd_ui_gtk_close_on_escape (GTK_WINDOW (merging->window));
  g_signal_connect_swapped (merging->window, "destroy", G_CALLBACK (merging_free), merging);
}

/* Whose copy it is, as far as it says: which side holds is asked of people. */
static char *
dup_copy (Merging *merging)
{
  YdStoreContext context = { .author = "", .host = "", .now = g_get_real_time };
  g_autofree char *name = g_filename_display_basename (merging->path);
  g_autoptr (YdStore) copy = yd_store_open (merging->path, YD_OPEN_READ, &context, NULL);
  g_autofree char *change = copy != NULL ? yd_ui_words_dup_change (copy) : NULL;
  return change != NULL ? g_strdup_printf ("%s · %s", name, change) : g_steal_pointer (&name);
}

static GtkWidget *
new_header (Merging *merging)
{
  GtkWidget *header = adw_header_bar_new ();
  g_autofree char *copy = dup_copy (merging);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_ ("Merge a Copy"), copy));
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), merging->window);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  merging->merge = new_button (merging, _ ("Merge"), merge_cb);
  gtk_widget_add_css_class (merging->merge, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), merging->merge);
  return header;
}

static GtkWidget *
new_list (Merging *merging)
{
  GtkWidget *list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Places changed on both sides"), -1);
  for (guint i = 0; i < merging->report->conflicts->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         new_row (merging, merging->report->conflicts->pdata[i],
                                  i > 0 ? merging->report->conflicts->pdata[i - 1] : NULL));
  return list;
}

static GtkWidget *
new_content (Merging *merging)
{
  GtkWidget *intro = new_label (
    _ (
      "These places were changed here and in the copy. Choose for each which holds; everything else is "
      "taken in as it is."),
    "dim-label");
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (content, "form");
  gtk_box_append (GTK_BOX (content), intro);
  gtk_box_append (GTK_BOX (content), new_list (merging));
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), content);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
new_foot (Merging *merging)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *buttons = yd_ui_wrap_new (); /* where it is narrow, one below the other */
  gtk_widget_add_css_class (foot, "action-line");
  merging->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (merging->count), 0);
  gtk_widget_set_hexpand (merging->count, TRUE);
  gtk_box_append (GTK_BOX (foot), merging->count);
  merging->rest[0] = new_button (merging, _ ("Rest from This Plan"), rest_mine_cb);
  merging->rest[1] = new_button (merging, _ ("Rest from the Copy"), rest_theirs_cb);
  for (guint i = 0; i < G_N_ELEMENTS (merging->rest); i++)
    yd_ui_wrap_append (YD_UI_WRAP (buttons), merging->rest[i]);
  gtk_box_append (GTK_BOX (foot), buttons);
  return foot;
}

/* The keyboard waits at the first place that is open, where a key decides that one alone. */
static void
focus_open (Merging *merging)
{
  for (guint i = 0; i < merging->mine->len; i++)
    {
      const YdMergeConflict *conflict = merging->report->conflicts->pdata[i];
      if (conflict->decision != YD_DECIDED_NOT)
        continue;
      gtk_widget_grab_focus (merging->mine->pdata[i]);
      return;
    }
  gtk_widget_grab_focus (merging->merge);
}

/* Shows the page of what is open, anew where it is there already. */
static void
ask (Merging *merging)
{
  g_clear_pointer (&merging->mine, g_ptr_array_unref);
  g_clear_pointer (&merging->theirs, g_ptr_array_unref);
  merging->mine = g_ptr_array_new ();
  merging->theirs = g_ptr_array_new ();
  if (merging->window == NULL)
    make_window (merging);

  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), new_header (merging));
  gtk_box_append (GTK_BOX (box), new_content (merging));
  gtk_box_append (GTK_BOX (box), new_foot (merging));
  adw_window_set_content (ADW_WINDOW (merging->window), box);
  show_decisions (merging);
  show_count (merging);
  gtk_window_present (GTK_WINDOW (merging->window));
  focus_open (merging);
}

/* ---- choosing the copy ---- */

static void
file_chosen_cb (Merging *merging, int response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                             ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (merging->chooser))
                             : NULL;
  g_autoptr (GError) error = NULL;
  merging->path = file != NULL ? g_file_get_path (file) : NULL;
  YdStore *store = merging->path != NULL ? yd_ui_document_begin_edit (merging->document) : NULL;
  merging->report = yd_merge_report_new ();
  if (store != NULL)
    {
      if (yd_store_merge (store, merging->path, YD_MERGE_ASK, merging->report, &error))
        say_done (merging, merging->report->changes);
      else if (g_error_matches (error, YD_ERROR, YD_ERROR_CONFLICT))
        {
          ask (merging);
          return;
        }
      else
        yd_ui_toast_say (merging->toasts, error->message);
    }
  merging_free (merging);
}

void
yd_ui_merge_ask (GtkWindow *parent, YdUiDocument *document, YdUiToasts *toasts)
{
  Merging *merging = g_new0 (Merging, 1);
  merging->parent = g_object_ref (parent);
  merging->document = g_object_ref (document);
  merging->toasts = g_object_ref (toasts);
  merging->chooser = gtk_file_chooser_native_new (_ ("Merge a Copy of This Plan"), parent,
                                                  GTK_FILE_CHOOSER_ACTION_OPEN,
                                                  _ ("_Merge the Copy"), _ ("_Cancel"));
  GtkFileFilter *filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("Plans"));
  gtk_file_filter_add_suffix (filter, "yaodian");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (merging->chooser), filter);
  g_object_unref (filter);
  g_signal_connect_swapped (merging->chooser, "response", G_CALLBACK (file_chosen_cb), merging);
  yd_ui_gtk_show_chooser (GTK_NATIVE_DIALOG (merging->chooser));
}
