/* Owns: the outside copy (对外副本), which may leave the house: a new file with the current text
 * alone. It is built up from nothing, so that what is not named here cannot be in it, not even in
 * unused pages. Refuses: history, reports, opinions, comments, suggestions, persons, the register
 * of units beyond those that the text names, and what tells where the text came from. */

#include "yd-file.h"

#include "yd-disk.h"
#include "yd-lock.h"
#include "yd-row-io.h"
#include "yd-checksum.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

/* Units that the text names, and the members of collectives among them. */
#define USED_UNITS                                                                                \
  "WITH RECURSIVE used(id) AS ("                                                                  \
  "SELECT unit FROM assignment UNION SELECT default_lead FROM plan UNION SELECT unit FROM "       \
  "milestone UNION SELECT unit FROM indicator_target "                                            \
  "UNION SELECT m.member FROM unit_member m JOIN used ON m.collective = used.id) SELECT id FROM " \
  "used"

static const struct
{
  YdTable table;
  const char *where; /* NULL: all rows */
} contents[] = {
  { YD_TABLE_PLAN, NULL },
  { YD_TABLE_ITEM, NULL },
  { YD_TABLE_PARAGRAPH, NULL },
  { YD_TABLE_UNIT, "id IN (" USED_UNITS ")" },
  { YD_TABLE_UNIT_MEMBER, "collective IN (" USED_UNITS ")" },
  { YD_TABLE_ASSIGNMENT, NULL },
  { YD_TABLE_INDICATOR, NULL },
  { YD_TABLE_INDICATOR_TARGET, NULL },
  { YD_TABLE_MILESTONE, NULL },
  { YD_TABLE_NOTICE, NULL },
  { YD_TABLE_ANNEX, NULL },
};

typedef struct
{
  YdRowIo *to;
  YdTable table;
  GError *error;
} Copy;

/* Takes out of a row what is not the text itself. */
static void
strip_row (YdTable table, gpointer row)
{
  switch (table)
    {
    case YD_TABLE_PLAN: /* it is another plan: nothing made of it shall meet this one again */
      g_free (((YdPlanRow *)row)->uid);
      ((YdPlanRow *)row)->uid = g_uuid_string_random ();
      break;
    case YD_TABLE_ITEM:
      yd_row_set_text (&((YdItemRow *)row)->lineage_plan, NULL);
      ((YdItemRow *)row)->lineage_item = YD_ID_NONE;
      break;
    case YD_TABLE_UNIT:
      ((YdUnitRow *)row)->merged_into = YD_ID_NONE;
      break;
    case YD_TABLE_MILESTONE: /* how far things are is told by reports, which stay in the house */
      ((YdMilestoneRow *)row)->done_on = YD_DATE_NONE;
      break;
    default:
      break;
    }
}

static gboolean
copy_row (gconstpointer row, gpointer user_data)
{
  Copy *copy = user_data;
  gpointer stripped = yd_row_copy (copy->table, row);
  strip_row (copy->table, stripped);
  gboolean ok = yd_row_io_insert (copy->to, copy->table, stripped, &copy->error);
  yd_row_free (copy->table, stripped);
  return ok;
}

static gboolean
copy_contents (sqlite3 *from, sqlite3 *to, GError **error)
{
  YdRowIo *reader = yd_row_io_new (from);
  Copy copy = { .to = yd_row_io_new (to) };
  gboolean ok = yd_db_exec (from, "BEGIN", error) && yd_db_exec (to, "BEGIN", error);
  for (guint i = 0; ok && i < G_N_ELEMENTS (contents); i++)
    {
      copy.table = contents[i].table;
      ok = yd_row_io_each (reader, copy.table, contents[i].where, 0, copy_row, &copy, error);
      if (copy.error != NULL)
        {
          ok = FALSE;
          g_propagate_error (error, g_steal_pointer (&copy.error));
        }
    }
  yd_row_io_free (reader);
  yd_row_io_free (copy.to);
  return ok && yd_db_exec (to, "COMMIT", error);
}

/* All of the plan, its history too. */
static gboolean
build_whole (const char *working_path, const char *private_path, GError **error)
{
  sqlite3 *from = yd_db_open (working_path, YD_DB_READ_ONLY, error);
  sqlite3 *to = from != NULL ? yd_db_open (private_path, YD_DB_CREATE, error) : NULL;
  gboolean ok
    = to != NULL && yd_db_copy (from, to, error) && yd_db_verify (to, private_path, TRUE, error);
  sqlite3_close (to);
  sqlite3_close (from);
  return ok;
}

static gboolean
build_outside (const char *working_path, const char *private_path, GError **error)
{
  sqlite3 *from = yd_db_open (working_path, YD_DB_READ_ONLY, error);
  sqlite3 *to = from != NULL ? yd_db_open (private_path, YD_DB_CREATE, error) : NULL;
  gboolean ok = to != NULL && yd_db_create_schema (to, error) && copy_contents (from, to, error)
                && yd_db_verify (to, private_path, TRUE, error);
  sqlite3_close (to);
  sqlite3_close (from);
  return ok;
}

/* Nobody wants a copy in the place of a plan that is open. */
static gboolean
check_target (const char *target, GError **error)
{
  g_autoptr (YdLockInfo) lock = yd_lock_peek (target);
  if (lock == NULL)
    return TRUE;
  g_autofree char *name = g_filename_display_name (target);
  g_autofree char *holder = yd_lock_info_dup_holder (lock);
  g_set_error (error, YD_ERROR, YD_ERROR_IN_USE,
               _ ("%s is a plan that is open at %s; choose another name"), name, holder);
  return FALSE;
}

/**
 * yd_file_write_copy:
 * @working_path: database of a plan that is open; no transaction may be open on it
 * @path: replaced where it is there
 * @outside: only the current text, and nothing else of the plan
 *
 * Writes the plan to a file of its own.
 */
gboolean
yd_file_write_copy (const char *working_path, const char *path, gboolean outside, GError **error)
{
  g_autofree char *target = yd_disk_resolve (path, error);
  if (target == NULL || !check_target (target, error))
    return FALSE;
  g_autofree char *folder = g_path_get_dirname (working_path);
  g_autofree char *private_path = g_build_filename (folder, "copy.db", NULL);
  g_autofree char *temporary = yd_disk_dup_beside (target, ".new");
  unlink (private_path);
  gboolean ok = (outside ? build_outside : build_whole) (working_path, private_path, error)
                && yd_checksum_append (private_path, error)
                && yd_disk_replace (private_path, target, temporary, error);
  unlink (private_path);
  return ok;
}
