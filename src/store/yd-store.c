/* Owns: a plan that is open: its database, its plan object and its file, from opening to closing. Refuses:
 * to change anything itself; gestures do (yd-gesture.c), through verbs (yd-edit-*.c). */

#include "yd-store-private.h"

#include "yd-merge.h"
#include "yd-order-key.h"
#include "yd-plan-builder.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (YdStore, yd_store, G_TYPE_OBJECT)

enum
{
  HISTORY_CHANGED,
  FILE_CHANGED,
  TYPING_FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* YdStore, borrowed: one store a file. Publishing gives a file another inode, so it is asked anew. */
static GPtrArray *open_stores;

static void
let_go (YdStore *self)
{
  if (open_stores != NULL)
    g_ptr_array_remove_fast (open_stores, self);
  g_clear_pointer (&self->io, yd_row_io_free);
  if (self->db != NULL)
    sqlite3_close (self->db);
  self->db = NULL;
}

static void
yd_store_dispose (GObject *object)
{
  YdStore *self = YD_STORE (object);
  if (self->db != NULL)
    {
      g_autoptr (GError) error = NULL;
      if (!yd_store_close (self, &error))
        g_warning ("%s", error->message);
    }
  G_OBJECT_CLASS (yd_store_parent_class)->dispose (object);
}

static void
yd_store_finalize (GObject *object)
{
  YdStore *self = YD_STORE (object);
  g_clear_pointer (&self->file, yd_file_free);
  g_clear_object (&self->plan);
  g_ptr_array_unref (self->undo_stack);
  g_ptr_array_unref (self->redo_stack);
  g_free (self->author);
  g_free (self->host);
  g_free (self->state_dir);
  g_free (self->head);
  g_free (self->infix);
  g_clear_error (&self->unsettled);
  G_OBJECT_CLASS (yd_store_parent_class)->finalize (object);
}

static void
yd_store_class_init (YdStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_store_dispose;
  G_OBJECT_CLASS (klass)->finalize = yd_store_finalize;
  signals[HISTORY_CHANGED] = g_signal_new ("history-changed", YD_TYPE_STORE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * YdStore::file-changed:
   * @error: (nullable): why the file could not be published
   */
  signals[FILE_CHANGED] = g_signal_new ("file-changed", YD_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[TYPING_FAILED] = g_signal_new ("typing-failed", YD_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
yd_store_init (YdStore *self)
{
  self->plan = yd_plan_new ();
  self->infix = yd_order_key_new_infix ();
  self->undo_stack = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_history_entry_free);
  self->redo_stack = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_history_entry_free);
}

static YdStore *
new_store (const YdStoreContext *context)
{
  YdStore *self = g_object_new (YD_TYPE_STORE, NULL);
  if (context != NULL)
    {
      self->author = g_strdup (context->author);
      self->host = g_strdup (context->host);
      self->state_dir = g_strdup (context->state_dir);
      self->now = context->now;
    }
  return self;
}

/* From now on: who was written into the history before stays there. */
void
yd_store_set_author (YdStore *self, const char *author)
{
  g_return_if_fail (YD_IS_STORE (self));
  g_free (self->author);
  self->author = g_strdup (author);
}

/* ---- reading all ---- */

static gboolean
put_row (gconstpointer row, gpointer user_data)
{
  gpointer *pair = user_data;
  yd_plan_builder_put (pair[0], *(YdTable *)pair[1], row);
  return TRUE;
}

/* No point of a foreign or damaged file may be missing from what is shown and printed, so every item
 * must be reached from the top. */
static gboolean
reaches_every_item (sqlite3 *db, YdPlan *plan, const char *name, GError **error)
{
  gint64 n_reached = 0, n_items = yd_db_get_int (db, "SELECT count(*) FROM item", 0);
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    n_reached++;
  if (n_reached == n_items)
    return TRUE;
  g_set_error (
    error, YD_ERROR, YD_ERROR_CORRUPT,
    _ ("%s is damaged: %d of its points have lost their place; take the newest daily copy or a "
       "backup instead"),
    name, (int)(n_items - n_reached));
  return FALSE;
}

/**
 * yd_store_read_plan:
 * @plan: empty; is filled with all that @io reads
 */
gboolean
yd_store_read_plan (YdRowIo *io, YdPlan *plan, GError **error)
{
  gboolean ok = TRUE;
  yd_plan_builder_begin (plan);
  for (YdTable table = 0; ok && table < YD_N_TABLES; table++)
    ok = yd_row_io_each (io, table, NULL, 0, put_row, (gpointer[]){ plan, &table }, error);
  yd_plan_builder_end (plan);
  return ok;
}

/**
 * yd_store_dup_foreign_plan:
 * @db: another plan, verified
 * @name: for the sentence
 *
 * Returns: (transfer full) (nullable): what it holds
 */
YdPlan *
yd_store_dup_foreign_plan (sqlite3 *db, const char *name, GError **error)
{
  g_autoptr (YdPlan) plan = yd_plan_new ();
  YdRowIo *io = yd_row_io_new (db);
  gboolean ok = yd_store_read_plan (io, plan, error) && reaches_every_item (db, plan, name, error);
  yd_row_io_free (io);
  return ok ? g_steal_pointer (&plan) : NULL;
}

/* A plan has its own row and a notice from the start, outside the history: nothing can undo them. */
static gboolean
lay_first_rows (YdStore *self, GError **error)
{
  if (yd_db_get_int (self->db, "SELECT count(*) FROM plan", 0) > 0)
    return TRUE;
  YdPlanRow *plan = yd_row_new (YD_TABLE_PLAN);
  YdNoticeRow *notice = yd_row_new (YD_TABLE_NOTICE);
  plan->id = yd_id_new ();
  plan->uid = g_uuid_string_random ();
  notice->id = yd_id_new ();
  gboolean ok = yd_db_exec (self->db, "BEGIN", error)
                && yd_row_io_insert (self->io, YD_TABLE_PLAN, plan, error)
                && yd_row_io_insert (self->io, YD_TABLE_NOTICE, notice, error)
                && yd_db_exec (self->db, "COMMIT", error);
  yd_row_free (YD_TABLE_PLAN, plan);
  yd_row_free (YD_TABLE_NOTICE, notice);
  return ok;
}

static gboolean
take_database (YdStore *self, sqlite3 *db, GError **error)
{
  if (db == NULL)
    return FALSE;
  self->db = db;
  self->io = yd_row_io_new (db);
  gboolean ok = (yd_store_is_read_only (self) || lay_first_rows (self, error))
                && yd_history_load (self, error) && yd_store_read_plan (self->io, self->plan, error)
                && reaches_every_item (db, self->plan, yd_store_get_path (self), error);
  sqlite3_db_release_memory (
    db); /* what was read stands in the plan now; edits touch little of it */
  return ok;
}

/**
 * yd_store_new_in_memory:
 *
 * Returns: (transfer full): an empty plan without a file, for tests and for work that is thrown away
 */
YdStore *
yd_store_new_in_memory (const YdStoreContext *context)
{
  g_autoptr (GError) error = NULL;
  YdStore *self = new_store (context);
  sqlite3 *db = yd_db_open (NULL, YD_DB_MEMORY, &error);
  if (db == NULL || !yd_db_create_schema (db, &error) || !take_database (self, db, &error))
    g_error ("%s", error->message); /* memory cannot be full, locked or damaged: a bug */
  return self;
}

/* ---- files ---- */

static void
published_cb (const GError *error, gpointer user_data)
{
  YdStore *self = user_data;
  if (yd_file_is_anew (self->file))
    yd_store_read_again (self, NULL); /* else at the next look */
  g_signal_emit (self, signals[FILE_CHANGED], 0, error);
}

/* A crash had left words that were not published, and the file had moved on too: what both did comes
 * together if they did it in different places. Else the file's version stays beside, for a person. */
static void
merge_kept (YdStore *self)
{
  g_autoptr (YdMergeReport) report = yd_merge_report_new ();
  const char *kept = yd_file_get_kept (self->file);
  if (kept != NULL && yd_store_merge (self, kept, YD_MERGE_ASK, report, NULL))
    yd_file_drop_kept (self->file);
}

static YdStore *
open_file (const char *path, gboolean create, gboolean force, YdOpenFlags flags,
           const YdStoreContext *context, GError **error)
{
  g_autoptr (YdStore) self = new_store (context);
  self->flags = flags;
  self->file = yd_file_open (path, create, force, flags, context, error);
  if (self->file == NULL)
    return NULL;
  gboolean read_only = yd_file_is_read_only (self->file);
  sqlite3 *db = yd_db_open (yd_file_get_working_path (self->file),
                            read_only ? YD_DB_READ_ONLY : YD_DB_READ_WRITE, error);
  if (!take_database (self, db, error))
    {
      let_go (self);
      return NULL;
    }
  yd_file_set_published_cb (self->file, published_cb, self);
  if (create && !yd_store_publish (self, error))
    {
      let_go (self); /* a plan that cannot be put where it was asked for is not made at all */
      return NULL;
    }
  if (!create)
    merge_kept (self);

  if (open_stores == NULL)
    open_stores = g_ptr_array_new ();
  g_ptr_array_add (open_stores, self);
  return g_steal_pointer (&self);
}

/**
 * yd_store_create:
 * @path: where the plan shall stand
 * @force: replace what is there
 *
 * Returns: (transfer full) (nullable): an empty plan
 */
YdStore *
yd_store_create (const char *path, gboolean force, const YdStoreContext *context, GError **error)
{
  return open_file (path, TRUE, force, YD_OPEN_EDIT, context, error);
}

/* A store that was opened only to be read does not serve who wants to edit. */
static YdStore *
find_open (const char *path, YdOpenFlags flags)
{
  g_autofree char *wanted = NULL;
  if (open_stores == NULL || !yd_file_identify (path, &wanted))
    return NULL;
  for (guint i = 0; i < open_stores->len; i++)
    {
      g_autofree char *identity = NULL;
      YdStore *store = open_stores->pdata[i];
      if ((store->flags & YD_OPEN_READ) && !(flags & YD_OPEN_READ))
        continue;
      if (yd_file_identify (yd_file_get_path (store->file), &identity)
          && g_str_equal (identity, wanted))
        return store;
    }
  return NULL;
}

/**
 * yd_store_open:
 *
 * Returns: (transfer full) (nullable): the store of that file; where it is open in this process
 *   already, that same store
 */
YdStore *
yd_store_open (const char *path, YdOpenFlags flags, const YdStoreContext *context, GError **error)
{
  YdStore *there = find_open (path, flags);
  if (there != NULL)
    return g_object_ref (there);
  return open_file (path, FALSE, FALSE, flags, context, error);
}

/**
 * yd_store_publish:
 *
 * Commits what was typed, writes the .yaodian now and waits for it.
 */
gboolean
yd_store_publish (YdStore *self, GError **error)
{
  if (!yd_store_settle (self, error))
    return FALSE;
  if (self->file == NULL || yd_store_is_read_only (self))
    return TRUE;
  return yd_file_publish (self->file, error);
}

/**
 * yd_store_close:
 *
 * Publishes and lets go of the file. Where publishing fails the working copy stays and is taken up at
 * the next opening; nothing that was committed is lost. Then this can be tried again; it is %TRUE only
 * where all is in the file.
 */
gboolean
yd_store_close (YdStore *self, GError **error)
{
  if (self->db != NULL)
    {
      yd_store_settle (self, &self->unsettled);
      let_go (self);
    }
  if (self->unsettled != NULL && error != NULL)
    *error = g_error_copy (self->unsettled);
  gboolean closed
    = self->file == NULL || yd_file_close (self->file, self->unsettled == NULL ? error : NULL);
  return closed && self->unsettled == NULL;
}

/**
 * yd_store_leave:
 *
 * Lets go of the file without publishing. What is not in it stays in the working copy, which the next
 * opening takes up.
 */
void
yd_store_leave (YdStore *self)
{
  if (self->db == NULL)
    return;
  yd_store_settle (self, NULL);
  let_go (self);
  g_clear_pointer (&self->file, yd_file_free);
}

/**
 * yd_store_discard:
 *
 * Lets go of the file as it is, and of what is not in it.
 */
void
yd_store_discard (YdStore *self)
{
  if (self->db == NULL)
    return;
  let_go (self);
  if (self->file != NULL)
    yd_file_discard (self->file);
  g_clear_pointer (&self->file, yd_file_free);
}

/**
 * yd_store_get_plan:
 *
 * Returns: (transfer none): the plan, the same object for the store's whole life
 */
YdPlan *
yd_store_get_plan (YdStore *self)
{
  return self->plan;
}
