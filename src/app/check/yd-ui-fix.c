/* Owns: the one way from a Fix button to the plan. Refuses: what has changed since it was found. */

#include "yd-ui-fix.h"

#include "yd-fix.h"

#include <glib/gi18n.h>

#define PREVIEW_LINES 5
#define AROUND 6 /* characters either side of what is replaced */

/* The first place of @finding with what stands around it, as it is and as it will be. */
static char *
dup_words (YdFinding *finding, const char *text)
{
  guint n_edits;
  const YdTextEdit *edits = yd_finding_get_edits (finding, &n_edits);
  g_autofree char *fixed = n_edits > 0 ? yd_finding_dup_fixed (finding, text) : NULL;
  if (fixed == NULL)
    return NULL;
  int from = MAX (0, edits[0].start - AROUND), length = (int)g_utf8_strlen (text, -1);
  int to = MIN (length, edits[0].start + edits[0].length + AROUND), grown = 0;
  for (guint i = 0; i < n_edits && edits[i].start < to; i++)
    {
      to = MAX (to, edits[i].start + edits[i].length);
      grown += (int)g_utf8_strlen (edits[i].replacement, -1) - edits[i].length;
    }
  g_autofree char *before = g_utf8_substring (text, from, to);
  g_autofree char *after = g_utf8_substring (fixed, from, to + grown);
  return g_strdup_printf ("“%s” → “%s”", before, after);
}

/**
 * yd_ui_fix_dup_preview:
 * @findings: (element-type YdFinding)
 * @n_places: (out): that would be put right
 *
 * Returns: (transfer full): the first of them, as they are and as they will be
 */
char *
yd_ui_fix_dup_preview (YdPlan *plan, GPtrArray *findings, guint *n_places)
{
  g_autoptr (GPtrArray) fixes = yd_fix_collect (plan, findings);
  GString *lines = g_string_new (NULL);
  guint shown = 0;
  *n_places = 0;
  for (guint i = 0; i < fixes->len; i++)
    *n_places += ((const YdFix *)fixes->pdata[i])->n_places;
  for (guint i = 0; i < findings->len && shown < PREVIEW_LINES; i++)
    {
      YdFinding *finding = findings->pdata[i];
      g_autofree char *text = yd_finding_dup_text (finding, plan);
      g_autofree char *words = text != NULL ? dup_words (finding, text) : NULL;
      if (words == NULL)
        continue;
      g_autofree char *place = yd_finding_dup_place (finding, plan);
      g_autofree char *line = g_strdup_printf (_ ("%s: %s"), place, words);
      g_string_append_printf (lines, "%s%s", shown > 0 ? "\n" : "", line);
      shown++;
    }
  if (*n_places > shown)
    g_string_append (lines, "\n…");
  return g_string_free (lines, FALSE);
}

/**
 * yd_ui_fix_findings:
 * @findings: (element-type YdFinding)
 *
 * Puts right what has a safe fix, as one gesture.
 *
 * Returns: how many places were put right; 0 where nothing was done, which is told elsewhere if it is
 *   an error
 */
guint
yd_ui_fix_findings (YdUiDocument *document, GPtrArray *findings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_ref (findings); /* an edit brings new ones */
  YdStore *store = yd_ui_document_begin_edit (document);
  if (store == NULL)
    return 0;
  g_autoptr (GPtrArray) fixes = yd_fix_collect (yd_store_get_plan (store), kept);
  g_autofree YdFieldText *texts = g_new0 (YdFieldText, fixes->len + 1);
  guint n = 0;
  for (guint i = 0; i < fixes->len; i++)
    {
      const YdFix *fix = fixes->pdata[i];
      texts[i] = (YdFieldText){ fix->table, fix->record, fix->field, fix->text, fix->n_places };
      n += fix->n_places;
    }
  gboolean done = yd_edit_set_fields (store, texts, fixes->len, &error);
  return yd_ui_document_end_edit (document, done, error) ? n : 0;
}

guint
yd_ui_fix_finding (YdUiDocument *document, YdFinding *finding)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (one, g_object_ref (finding));
  return yd_ui_fix_findings (document, one);
}
