/* Owns: settings of the plan: what holds for the document, whoever opens it. Refuses: what belongs to
 * a person or a machine. */

#include "yd-edit-private.h"

#include <glib/gi18n-lib.h>

/* Within a gesture. */
static gboolean
write_setting (YdStore *store, const char *name, char *value, GError **error)
{
  YdSetting *setting = yd_plan_find_setting (store->plan, name);
  g_autofree char *name_copy = g_strdup (name);
  YdSettingRow row = { .name = name_copy, .value = value };
  if (setting != NULL && value == NULL)
    return yd_gesture_delete (store, YD_TABLE_SETTING, yd_setting_get_row (setting)->id, YD_ID_NONE,
                              error);
  if (value == NULL)
    return TRUE;
  row.id = setting != NULL ? yd_setting_get_row (setting)->id : yd_id_new ();
  return setting != NULL ? yd_gesture_update (store, YD_TABLE_SETTING, &row, error)
                         : yd_gesture_insert (store, YD_TABLE_SETTING, &row, error);
}

/**
 * yd_edit_set_setting:
 * @name: a stable word
 * @value: (nullable): its text
 */
gboolean
yd_edit_set_setting (YdStore *store, const char *name, const char *value, GError **error)
{
  g_autofree char *clean = yd_edit_clean (value, TRUE);
  if (!yd_gesture_begin (store, "set-setting", yd_args_new ("name", name, NULL), error))
    return FALSE;
  return yd_gesture_end (store, write_setting (store, name, clean, error), error);
}

/**
 * yd_edit_note_release:
 * @printed: on paper; else as a file
 * @reason: a person's words; not empty
 *
 * The reason stands in the history's arguments: it is about the printing, not of the plan's text. The
 * time is kept with it, so that the same words twice are two acts.
 */
gboolean
yd_edit_note_release (YdStore *store, gboolean printed, const char *reason, guint n_errors,
                      GError **error)
{
  const char *name = printed ? YD_SETTING_PRINTED_DESPITE : YD_SETTING_EXPORTED_DESPITE;
  g_autofree char *clean = yd_edit_clean (reason, FALSE);
  g_autofree char *count = g_strdup_printf ("%u", n_errors);
  if (clean == NULL)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID,
                   printed ? _ ("printing despite errors needs a reason")
                           : _ ("exporting despite errors needs a reason"));
      return FALSE;
    }
  gint64 now = store->now != NULL ? store->now () : 0;
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT "\n%s", now, clean);
  if (!yd_gesture_begin (store, printed ? "print-despite-errors" : "export-despite-errors",
                         yd_args_new ("errors", count, "reason", clean, NULL), error))
    return FALSE;
  return yd_gesture_end (store, write_setting (store, name, value, error), error);
}
