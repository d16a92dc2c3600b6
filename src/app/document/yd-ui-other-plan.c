/* Owns: finding and reading the plan to compare with. Refuses: to write into it, and to hold its file. */

#include "yd-ui-other-plan.h"

#include "yd-import.h"
#include "yd-ui-recent.h"
#include "yd-ui-state.h"

#include <glib/gi18n.h>

/* Groups of the settings: uid of a plan → path of the other. */
#define AGAINST "against"   /* that points may have been copied from */
#define COMPARED "compared" /* that it was compared with last */

/**
 * yd_ui_other_plan_open:
 *
 * Returns: (transfer full) (nullable): the plan of a file, as it is now
 */
YdPlan *
yd_ui_other_plan_open (const char *path, GError **error)
{
  YdStoreContext context = { .author = "", .host = "", .now = g_get_real_time };
  g_autoptr (YdStore) store = yd_store_open (path, YD_OPEN_READ, &context, error);
  return store != NULL ? yd_plan_snapshot (yd_store_get_plan (store)) : NULL;
}

/* The city's plan, or another district's, often comes as a document. */
static YdPlan *
read_document (GFile *file, GCancellable *cancellable, YdImportProgress progress, gpointer data,
               GError **error)
{
  YdStoreContext context = { .author = "", .host = "", .now = g_get_real_time };
  g_autoptr (YdImportResult) result = yd_import_file (file, 0, cancellable, progress, data, error);
  if (result == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (result->n_points == 0)
    {
      g_set_error (error, YD_ERROR, YD_ERROR_INVALID, _ ("%s: no points were found in it"),
                   result->name);
      return NULL;
    }
  g_autoptr (YdStore) store = yd_store_new_in_memory (&context);
  return yd_edit_import (store, result->rows, result->name, error)
           ? yd_plan_snapshot (yd_store_get_plan (store))
           : NULL;
}

typedef struct
{
  GFile *file;  /* owned */
  YdPlan *plan; /* owned; NULL until it is read */
  YdUiOtherPlanRead read;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;
  g_object_unref (reading->file);
  g_clear_object (&reading->plan);
  g_free (reading);
}

static void
progress_cb (double fraction, gpointer data)
{
  yd_ui_job_tell (data, fraction);
}

static gboolean
work_cb (gpointer data, YdUiJob *job, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  reading->plan = read_document (reading->file, cancellable, progress_cb, job, error);
  return reading->plan != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
done_cb (gpointer data, const GError *error, gpointer user_data)
{
  Reading *reading = data;
  reading->read (error == NULL ? reading->plan : NULL, error, user_data);
}

/**
 * yd_ui_other_plan_read:
 * @path: of a plan, which is read at once, or of a document, which is read as an import reads it
 * @job: idle; shows that a document is being read, and stops it
 * @read: called with @data when it is done, whatever came of it; borrows the plan
 */
void
yd_ui_other_plan_read (const char *path, YdUiJob *job, YdUiOtherPlanRead read, gpointer data)
{
  if (g_str_has_suffix (path, ".yaodian"))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (YdPlan) other = yd_ui_other_plan_open (path, &error);
      read (other, error, data);
      return;
    }
  Reading *reading = g_new0 (Reading, 1);
  *reading = (Reading){ .file = g_file_new_for_path (path), .read = read };
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *words = g_strdup_printf (_ ("Reading %s…"), name);
  yd_ui_job_run (job, words, work_cb, reading, reading_free, done_cb, data);
}

/* The uid of the plan that most points were carried over from; the first one found is enough. */
static const char *
find_lineage (YdPlan *plan)
{
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    {
      const YdItemRow *row = yd_item_get_row (item);
      if (row->lineage_item != YD_ID_NONE && row->lineage_plan != NULL)
        return row->lineage_plan;
    }
  return NULL;
}

/**
 * yd_ui_other_plan_open_last_year:
 *
 * Returns: (transfer full) (nullable): the plan that @document was made from, where that was open not long
 *   ago and is still there
 */
YdPlan *
yd_ui_other_plan_open_last_year (YdUiDocument *document)
{
  YdPlan *plan = yd_ui_document_get_plan (document);
  const char *uid = find_lineage (plan);
  if (uid == NULL)
    return NULL;
  g_autoptr (GPtrArray) recent = yd_ui_recent_load ();
  for (guint i = 0; i < recent->len; i++)
    {
      const YdUiRecent *one = recent->pdata[i];
      if (one->year >= yd_plan_get_year (plan))
        continue; /* not read at all: last year's is of an earlier one */
      g_autoptr (YdPlan) other = yd_ui_other_plan_open (one->path, NULL);
      if (other != NULL && g_strcmp0 (yd_plan_get_row (other)->uid, uid) == 0)
        return g_steal_pointer (&other);
    }
  return NULL;
}

/**
 * yd_ui_other_plan_open_against:
 *
 * Returns: (transfer full) (nullable): the plan that somebody chose for @plan on this machine; %NULL where
 *   nobody has, or where it is not there any more
 */
YdPlan *
yd_ui_other_plan_open_against (YdPlan *plan)
{
  const char *uid = yd_plan_get_row (plan)->uid;
  g_autofree char *path = uid != NULL ? yd_ui_state_dup_word (AGAINST, uid) : NULL;
  return path != NULL && *path != '\0' ? yd_ui_other_plan_open (path, NULL) : NULL;
}

/**
 * yd_ui_other_plan_dup_compared:
 *
 * Returns: (transfer full) (nullable): the path of what @plan was compared with last on this machine
 */
char *
yd_ui_other_plan_dup_compared (YdPlan *plan)
{
  const char *uid = yd_plan_get_row (plan)->uid;
  g_autofree char *path = uid != NULL ? yd_ui_state_dup_word (COMPARED, uid) : NULL;
  return path != NULL && *path != '\0' ? g_steal_pointer (&path) : NULL;
}

void
yd_ui_other_plan_set_compared (YdPlan *plan, const char *path)
{
  const char *uid = yd_plan_get_row (plan)->uid;
  if (uid != NULL)
    yd_ui_state_set_word (COMPARED, uid, path);
}

/* @path: (nullable): none from now on */
void
yd_ui_other_plan_set_against (YdPlan *plan, const char *path)
{
  const char *uid = yd_plan_get_row (plan)->uid;
  if (uid != NULL)
    yd_ui_state_set_word (AGAINST, uid, path != NULL ? path : "");
}

/**
 * yd_ui_other_plan_new_menu:
 *
 * Returns: (transfer full): plans that were open not long ago (compare.open with the path), and any other
 *   file (compare.choose)
 */
GMenuModel *
yd_ui_other_plan_new_menu (YdUiDocument *document)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) plans = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();
  const char *own = yd_store_get_path (yd_ui_document_get_store (document));
  g_autoptr (GPtrArray) recent = yd_ui_recent_load ();
  for (guint i = 0; i < recent->len && g_menu_model_get_n_items (G_MENU_MODEL (plans)) < 8; i++)
    {
      const YdUiRecent *one = recent->pdata[i];
      if (g_strcmp0 (one->path, own) == 0 || !g_file_test (one->path, G_FILE_TEST_EXISTS))
        continue;
      g_autofree char *name = g_filename_display_basename (one->path);
      /* a copy of this plan is told from it by its file */
      gboolean titled
        = one->title != NULL && *one->title != '\0'
          && g_strcmp0 (one->title, yd_plan_get_title (yd_ui_document_get_plan (document))) != 0;
      g_autoptr (GMenuItem) item = g_menu_item_new (titled ? one->title : name, NULL);
      g_menu_item_set_action_and_target_value (item, "compare.open",
                                               g_variant_new_bytestring (one->path));
      g_menu_append_item (plans, item);
    }
  g_menu_append (files, _ ("_Other File…"), "compare.choose");
  if (g_menu_model_get_n_items (G_MENU_MODEL (plans)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (plans));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  return G_MENU_MODEL (menu);
}
