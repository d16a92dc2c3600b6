/* Owns: the one way from a Fix button to the plan. Refuses: what has changed since it was found. */

#include "yd-ui-fix.h"

#include "yd-fix.h"

/**
 * yd_ui_fix_findings:
 * @findings: (element-type YdFinding)
 *
 * Puts right what has a safe fix, as one gesture.
 *
 * Returns: how many findings were answered; 0 where nothing was done, which is told elsewhere if it is
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
      texts[i] = (YdFieldText){ fix->table, fix->record, fix->field, fix->text };
      n += fix->n_findings;
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
