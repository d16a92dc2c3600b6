/* Owns: the one table of commands and their keys. Refuses: to do any of them. */

#include "yd-ui-actions.h"

#include <glib/gi18n.h>

#define FILES N_ ("Files")
#define EDITING N_ ("Editing")
#define OUTLINE N_ ("Outline (while it has the keyboard)")
#define MATRIX N_ ("Assigning (while the matrix has the keyboard)")
#define UNITS N_ ("Register of units (while it has the keyboard)")
#define REVIEW N_ ("Checking an import")
#define VIEW N_ ("View")

static const YdUiAction actions[] = {
  { "app.new", "<Control>n", N_ ("New plan"), FILES, FALSE },
  { "app.from-last-year", "<Control><Shift>n", N_ ("Start from last year's plan"), FILES, FALSE },
  { "app.import", "<Control>i", N_ ("Import a document"), FILES, FALSE },
  { "app.import-clipboard", "<Control><Alt>v", N_ ("Import the text on the clipboard"), FILES,
    FALSE },
  { "app.open", "<Control>o", N_ ("Open a plan"), FILES, FALSE },
  { "win.save", "<Control>s", N_ ("Write the file now"), FILES, FALSE },
  { "win.save-elsewhere", NULL, N_ ("Keep the plan in another place from now on"), FILES, FALSE },
  { "win.save-copy", NULL, N_ ("Put a copy of the whole plan in another place"), FILES, FALSE },
  { "win.export-pdf", "<Control>e", N_ ("Export the notice as PDF"), FILES, FALSE },
  { "win.export-docx", "<Control><Shift>d", N_ ("Export the notice for Word"), FILES, FALSE },
  { "win.print", "<Control>p", N_ ("Print the notice"), FILES, FALSE },
  { "win.calibrate", "<Control><Shift>p", N_ ("Measure where the printer prints"), FILES, FALSE },
  { "win.export-sheet", "<Control><Shift>e", N_ ("Export the workbook for Excel"), FILES, FALSE },
  { "win.export-slips", NULL, N_ ("Write a return slip for each unit"), FILES, FALSE },
  { "win.properties", "<Alt>Return", N_ ("Title, time and numbering of the plan"), FILES, FALSE },
  { "win.new-window", "<Control><Alt>n", N_ ("Another window on this plan"), FILES, FALSE },
  { "win.close", "<Control>w", N_ ("Close the window"), FILES, FALSE },
  { "app.quit", "<Control>q", N_ ("Quit"), FILES, FALSE },

  { "win.undo", "<Control>z", N_ ("Undo"), EDITING, FALSE },
  { "win.redo", "<Control><Shift>z <Control>y", N_ ("Redo"), EDITING, FALSE },
  { "win.add-section", "<Control><Shift>s", N_ ("Add a section"), EDITING, FALSE },
  { "win.add-sibling", "<Control>Return", N_ ("Add an item below this one"), EDITING, FALSE },
  { "win.add-child", "<Control><Shift>Return", N_ ("Add an item inside this one"), EDITING, FALSE },
  { "win.add-task", "<Control><Shift>t", N_ ("Make a task of the chosen words"), EDITING, FALSE },
  { "win.sub-heading", "<Control><Shift>b", N_ ("Begin the paragraph with a sub-heading, or not"),
    EDITING, FALSE },
  { "win.accept-words", "<Control><Shift>a", N_ ("Record the deadline or figure at the caret"),
    EDITING, FALSE },
  { "win.add-comment", "<Control><Alt>m", N_ ("Add a comment"), EDITING, FALSE },
  { "win.split", "<Control><Shift>k", N_ ("Split the item at the caret"), EDITING, FALSE },
  { "win.join", "<Control><Shift>j", N_ ("Join the item to the one before"), EDITING, FALSE },
  { "win.previous", "<Alt>Page_Up", N_ ("Previous item"), EDITING, FALSE },
  { "win.next", "<Alt>Page_Down", N_ ("Next item"), EDITING, FALSE },
  { "win.find", "<Control>f", N_ ("Find in the whole plan"), EDITING, FALSE },
  { "win.replace", "<Control>h", N_ ("Find and replace"), EDITING, FALSE },
  { "win.filter", "<Control><Shift>f", N_ ("Filter sections and points"), EDITING, FALSE },
  { "win.name-version", "<Control><Shift>v", N_ ("Give the plan as it is now a name"), EDITING,
    FALSE },
  { "win.history", "<Control><Shift>h", N_ ("History and versions"), EDITING, FALSE },
  { "win.merge", "<Control><Shift>m", N_ ("Merge a copy"), EDITING, FALSE },

  { "outline.add-sibling", "Return", N_ ("Add an item below"), OUTLINE, TRUE },
  { "outline.delete", "Delete", N_ ("Delete the item"), OUTLINE, TRUE },
  { "outline.rename", "F2", N_ ("Edit the title in place"), OUTLINE, TRUE },
  { "outline.cut", "<Control>x", N_ ("Cut the chosen items"), OUTLINE, TRUE },
  { "outline.copy", "<Control>c", N_ ("Copy the chosen items"), OUTLINE, TRUE },
  { "outline.paste", "<Control>v", N_ ("Paste items or numbered text"), OUTLINE, TRUE },
  { "outline.up", "<Alt>Up", N_ ("Move up"), OUTLINE, TRUE },
  { "outline.down", "<Alt>Down", N_ ("Move down"), OUTLINE, TRUE },
  { "outline.promote", "<Alt>Left", N_ ("Up one level"), OUTLINE, TRUE },
  { "outline.demote", "<Alt>Right", N_ ("Down one level"), OUTLINE, TRUE },

  { "matrix.cycle", "space", N_ ("None, lead, support in turn"), MATRIX, TRUE },
  { "matrix.lead", "q", N_ ("Lead"), MATRIX, TRUE },
  { "matrix.first-lead", "<Shift>space", N_ ("First lead"), MATRIX, TRUE },
  { "matrix.support", "p", N_ ("Support"), MATRIX, TRUE },
  { "matrix.clear", "Delete", N_ ("Clear"), MATRIX, TRUE },
  { "matrix.copy", "<Control>c", N_ ("Copy as a table"), MATRIX, TRUE },
  { "matrix.select-all", "<Control>a", N_ ("Select all points"), MATRIX, TRUE },
  { "matrix.open", "Return", N_ ("Write this point"), MATRIX, TRUE },

  { "units.new", "<Control>n", N_ ("Add a unit"), UNITS, TRUE },
  { "units.import", "<Control>o", N_ ("Read a list of units from a workbook"), UNITS, TRUE },
  { "units.paste", "<Control>v", N_ ("Paste rows of units"), UNITS, TRUE },
  { "units.find", "<Control>f", N_ ("Search the register"), UNITS, TRUE },
  { "units.rename", "F2", N_ ("Rename everywhere"), UNITS, TRUE },
  { "units.delete", "Delete", N_ ("Delete the unit"), UNITS, TRUE },
  { "units.up", "<Alt>Up", N_ ("Move up"), UNITS, TRUE },
  { "units.down", "<Alt>Down", N_ ("Move down"), UNITS, TRUE },

  { "review.answer", "1 2 3", N_ ("First, second, third answer"), REVIEW, TRUE },
  { "review.next", "F8", N_ ("Next place to confirm"), REVIEW, TRUE },
  { "review.previous", "<Shift>F8", N_ ("Previous place to confirm"), REVIEW, TRUE },
  { "review.edit", "Return", N_ ("Confirm, or correct what was found"), REVIEW, TRUE },
  { "review.rename", "F2", N_ ("Edit the title or field in place"), REVIEW, TRUE },
  { "review.up", "<Alt>Left", N_ ("Up one level"), REVIEW, TRUE },
  { "review.down", "<Alt>Right", N_ ("Down one level"), REVIEW, TRUE },
  { "review.join", "<Control><Shift>j", N_ ("Join to the item before"), REVIEW, TRUE },
  { "review.split", "<Control><Shift>k", N_ ("Split the item"), REVIEW, TRUE },
  { "review.leave-out", "Delete", N_ ("Leave out what was found"), REVIEW, TRUE },
  { "review.fold", "Left Right", N_ ("Fold and unfold"), REVIEW, TRUE },
  { "review.undo", "<Control>z", N_ ("Take back the last answer or correction"), REVIEW, TRUE },
  { "review.redo", "<Control><Shift>z", N_ ("Do again what was taken back"), REVIEW, TRUE },
  { "review.other-side", "F6", N_ ("Between source and result"), REVIEW, TRUE },
  { "review.make", "<Control>Return", N_ ("Make the plan"), REVIEW, TRUE },

  { "win.view::draft", "<Alt>1", N_ ("Write the plan"), VIEW, FALSE },
  { "win.view::assign", "<Alt>2", N_ ("Say who does what"), VIEW, FALSE },
  { "win.view::notice", "<Alt>4", N_ ("Lay out the notice"), VIEW, FALSE },
  { "win.units", "<Control>u", N_ ("Register of units"), VIEW, FALSE },
  { "win.findings", "F7", N_ ("Findings of the checks"), VIEW, FALSE },
  { "win.compare", "<Shift>F7", N_ ("Compare with last year's plan"), VIEW, FALSE },
  { "win.next-part", "F6", N_ ("Next part of the window"), VIEW, FALSE },
  { "win.previous-part", "<Shift>F6", N_ ("Previous part of the window"), VIEW, FALSE },
  { "win.sidebar", "F9", N_ ("Show the outline"), VIEW, FALSE },
  { "win.inspector", "<Control>F9", N_ ("Show units and deadlines"), VIEW, FALSE },
  { "win.pages", "<Shift>F9", N_ ("Show the pages"), VIEW, FALSE },
  { "win.zoom-in", "<Control>plus <Control>equal", N_ ("Larger pages"), VIEW, FALSE },
  { "win.zoom-out", "<Control>minus", N_ ("Smaller pages"), VIEW, FALSE },
  { "win.zoom-fit", "<Control>0", N_ ("Pages as wide as the type area"), VIEW, FALSE },
  { "app.preferences", "<Control>comma", N_ ("Preferences"), VIEW, FALSE },
  { "app.help", "F1", N_ ("Help on what is shown"), VIEW, FALSE },
  { "app.shortcuts", "<Control>question", N_ ("Keyboard shortcuts"), VIEW, FALSE },
};

/**
 * yd_ui_actions_get:
 *
 * Returns: (transfer none) (array length=n_actions): the table
 */
const YdUiAction *
yd_ui_actions_get (guint *n_actions)
{
  *n_actions = G_N_ELEMENTS (actions);
  return actions;
}

/* Gives the application its accelerators. */
void
yd_ui_actions_install (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (!actions[i].list_key && actions[i].accels != NULL)
      {
        g_auto (GStrv) accels = g_strsplit (actions[i].accels, " ", -1);
        gtk_application_set_accels_for_action (application, actions[i].action,
                                               (const char *const *)accels);
      }
}

static const YdUiAction *
find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].action, name))
      return &actions[i];
  return NULL;
}

/**
 * yd_ui_actions_dup_tooltip:
 * @action: a detailed name of the table
 * @title: (nullable): other words than the table's, already translated
 *
 * Returns: (transfer full): the words and the first key in brackets
 */
char *
yd_ui_actions_dup_tooltip (const char *action, const char *title)
{
  const YdUiAction *entry = find (action);
  g_return_val_if_fail (entry != NULL, g_strdup (title));
  if (title == NULL)
    title = _ (entry->title);
  if (entry->accels == NULL)
    return g_strdup (title);

  g_auto (GStrv) accels = g_strsplit (entry->accels, " ", -1);
  guint key;
  GdkModifierType modifiers;
  if (!gtk_accelerator_parse (accels[0], &key, &modifiers))
    return g_strdup (title);
  g_autofree char *label = gtk_accelerator_get_label (key, modifiers);
  return g_strdup_printf ("%s (%s)", title, label);
}

#define UNDO_WORDS 48 /* characters of a tooltip */

void
yd_ui_actions_show_undo (GtkWidget *button, const char *action, const YdHistoryEntry *entry,
                         YdPlan *plan)
{
  gboolean undo = g_str_equal (action, "win.undo");
  g_autofree char *line
    = entry != NULL ? yd_history_entry_dup_line (entry, plan, UNDO_WORDS) : NULL;
  g_autofree char *words = line == NULL
                             ? g_strdup (undo ? _ ("Undo") : _ ("Redo"))
                             : g_strdup_printf (undo ? _ ("Undo: %s") : _ ("Redo: %s"), line);
  g_autofree char *tooltip = yd_ui_actions_dup_tooltip (action, words);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (button), tooltip) == 0)
    return;
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}
