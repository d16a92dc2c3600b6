/* Owns: the one table of commands and their keys. Refuses: to do any of them. */

#include "yd-ui-actions.h"

#include <glib/gi18n.h>

#define SHORTCUTS_IN_COLUMN 16

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
  { "win.sub-heading", "<Control><Shift>b", N_ ("Begin the paragraph with a sub-heading, or not"), EDITING, FALSE },
  { "win.split", "<Control><Shift>k", N_ ("Split the item at the caret"), EDITING, FALSE },
  { "win.join", "<Control><Shift>j", N_ ("Join the item to the one before"), EDITING, FALSE },
  { "win.previous", "<Alt>Page_Up", N_ ("Previous item"), EDITING, FALSE },
  { "win.next", "<Alt>Page_Down", N_ ("Next item"), EDITING, FALSE },
  { "win.find", "<Control>f", N_ ("Find in the whole plan"), EDITING, FALSE },
  { "win.replace", "<Control>h", N_ ("Find and replace"), EDITING, FALSE },
  { "win.filter", "<Control><Shift>f", N_ ("Filter sections and points"), EDITING, FALSE },
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

/**
 * yd_ui_actions_new_shortcuts_window:
 *
 * Returns: (transfer full): the table as a window
 */
GtkWindow *
yd_ui_actions_new_shortcuts_window (void)
{
  /* GtkShortcutsWindow takes its children from GtkBuilder alone. */
  GString *xml = g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'>"
                               "<property name='modal'>1</property><child>"
                               "<object class='GtkShortcutsSection' id='section'>"
                               "<property name='section-name'>all</property>"
                               "<property name='max-height'>1000</property>");
  const char *group = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (actions[i].group == NULL || actions[i].accels == NULL)
        continue;
      if (g_strcmp0 (group, actions[i].group) != 0)
        {
          g_autofree char *head = g_markup_printf_escaped (
            "<child><object class='GtkShortcutsGroup'><property name='title'>%s</property>",
            _ (actions[i].group));
          g_string_append_printf (xml, "%s%s", group != NULL ? "</object></child>" : "", head);
          group = actions[i].group;
        }
      g_autofree char *row = g_markup_printf_escaped (
        "<child><object class='GtkShortcutsShortcut'><property name='accelerator'>%s</property>"
        "<property name='title'>%s</property></object></child>",
        actions[i].accels, _ (actions[i].title));
      g_string_append (xml, row);
    }
  g_string_append (xml, "</object></child></object></child></object></interface>");

  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (xml->str, (gssize)xml->len);
  g_string_free (xml, TRUE);
  /* Set only now: a section that pages itself while it grows shuffles its groups. */
  g_object_set (gtk_builder_get_object (builder, "section"), "max-height", SHORTCUTS_IN_COLUMN, NULL);
  return GTK_WINDOW (gtk_builder_get_object (builder, "window"));
}
