/* Owns: bringing the safe fixes of many findings together, a text a field. Refuses: to change a plan. */

#include "yd-fix.h"

#include <string.h>

void
yd_fix_free (YdFix *fix)
{
  if (fix == NULL)
    return;
  g_free (fix->text);
  g_free (fix);
}

static YdFix *
find (GPtrArray *fixes, YdFinding *finding)
{
  for (guint i = fixes->len; i > 0 && fixes->len - i < 8;
       i--) /* findings of one text stand together */
    {
      YdFix *fix = fixes->pdata[i - 1];
      if (fix->table == yd_finding_get_table (finding)
          && fix->record == yd_finding_get_record (finding)
          && g_strcmp0 (fix->field, yd_finding_get_field (finding)) == 0)
        return fix;
    }
  return NULL;
}

/**
 * yd_fix_collect:
 * @plan: the plan as it now is
 * @findings: (element-type YdFinding): of one rule or of several, in the order of the check
 *
 * Findings without a safe fix, and such whose text has changed since, are passed over. Where the
 * findings of one text would shift each other's places, the first holds and the others are left to the
 * next check.
 *
 * Returns: (transfer full) (element-type YdFix): the new texts
 */
GPtrArray *
yd_fix_collect (YdPlan *plan, GPtrArray *findings)
{
  GPtrArray *fixes = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_fix_free);
  for (guint i = 0; i < findings->len; i++)
    {
      guint n_edits;
      YdFinding *finding = findings->pdata[i];
      YdFix *fix = find (fixes, finding);
      g_autofree char *now
        = fix != NULL ? g_strdup (fix->text) : yd_finding_dup_text (finding, plan);
      g_autofree char *fixed = now != NULL ? yd_finding_dup_fixed (finding, now) : NULL;
      if (fixed == NULL || strcmp (fixed, now) == 0)
        continue;
      if (fix == NULL)
        {
          fix = g_new0 (YdFix, 1);
          fix->table = yd_finding_get_table (finding);
          fix->record = yd_finding_get_record (finding);
          fix->field = yd_finding_get_field (finding);
          g_ptr_array_add (fixes, fix);
        }
      g_free (fix->text);
      fix->text = g_steal_pointer (&fixed);
      yd_finding_get_edits (finding, &n_edits);
      fix->n_places += n_edits;
    }
  return fixes;
}
