#pragma once

#include "yd-error.h"
#include "yd-plan.h"

G_BEGIN_DECLS

/* A plan file that is open. The plan it gives is refreshed from every edit (yd-edit.h); nothing else
 * changes it. A store belongs to the thread that opened it, and there is one a file in a process:
 * opening the same file again gives the same store.
 *
 * Signals:
 *   YdStore::history-changed     undo, redo or the history is not what it was
 *   YdStore::file-changed        published, failed to publish, or became read-only; where it is only
 *                                read: somebody published it, and the plan is that now, or it is held
 *                                by somebody else
 *   YdStore::typing-failed       what was typed could not be kept; the GError says why */
#define YD_TYPE_STORE (yd_store_get_type ())
G_DECLARE_FINAL_TYPE (YdStore, yd_store, YD, STORE, GObject)

/* Who edits, and the clock: the library never reads either by itself. */
typedef struct
{
  const char *author;    /* person; copied */
  const char *host;      /* machine; copied */
  gint64 (*now) (void);  /* microseconds since 1970 */
  const char *state_dir; /* where working copies live; NULL: the user's state folder */
} YdStoreContext;

typedef enum
{
  YD_OPEN_EDIT = 0,
  YD_OPEN_READ = 1 << 0,         /* never write */
  YD_OPEN_READ_IF_HELD = 1 << 1, /* held by somebody else: open to be read instead of failing */
  YD_OPEN_TAKE_OVER = 1 << 2, /* held on another machine: take it over. Who had it there becomes a
                                  * reader at the next publication; what they have not published by then
                                  * is merged when they open the plan again */
} YdOpenFlags;

YdStore *yd_store_create (const char *path, gboolean force, const YdStoreContext *context,
                          GError **error);
YdStore *yd_store_open (const char *path, YdOpenFlags flags, const YdStoreContext *context,
                        GError **error);
YdStore *yd_store_new_in_memory (const YdStoreContext *context);
gboolean yd_store_close (YdStore *self, GError **error);
void yd_store_set_author (YdStore *self, const char *author);

/* A name beside @path under which to make a plan that gets its own when it is whole; and the removal of
 * those whose makers were killed. */
char *yd_store_dup_unfinished (const char *path);
void yd_store_clear_unfinished (const YdStoreContext *context);

/* For a file that is damaged. The newest sound daily copy of it, NULL for none; and the same put beside
 * the damaged file, which stays as it is, under a name of its own. */
char *yd_store_find_daily_copy (const char *path, const YdStoreContext *context);
char *yd_store_recover (const char *path, const YdStoreContext *context, GError **error);

YdPlan *yd_store_get_plan (YdStore *self);
const char *yd_store_get_path (YdStore *self);
gboolean yd_store_is_read_only (YdStore *self);
const char *yd_store_get_holder (YdStore *self);
gboolean yd_store_is_free (YdStore *self);
const char *yd_store_get_reason (YdStore *self);
const char *yd_store_get_kept (YdStore *self);
gboolean yd_store_can_take_over (YdStore *self);
const GError *yd_store_get_problem (YdStore *self);
gboolean yd_store_publish (YdStore *self, GError **error);
gboolean yd_store_publish_over (YdStore *self, GError **error);
gboolean yd_store_save_elsewhere (YdStore *self, const char *path, GError **error);
void yd_store_leave (YdStore *self);
void yd_store_discard (YdStore *self);
gboolean yd_store_export_copy (YdStore *self, const char *path, GError **error);
gboolean yd_store_export_outside_copy (YdStore *self, const char *path, GError **error);

/* ---- typing: one gesture over many keys ---- */

void yd_store_begin_typing (YdStore *self);
gboolean yd_store_settle (YdStore *self, GError **error);

/* ---- history ---- */

typedef enum
{
  YD_HISTORY_EDIT = 0,
  YD_HISTORY_UNDO = 1,
  YD_HISTORY_REDO = 2,
  YD_HISTORY_MIGRATION = 3,
  YD_HISTORY_MERGE = 4,
} YdHistoryKind;

typedef struct
{
  gint64 sequence; /* in this file; not an identity */
  char *hash;      /* identity */
  char *parent;
  YdHistoryKind kind;
  char *verb;   /* stable word: add-item, set-field */
  char *args;   /* JSON object */
  char *undoes; /* hash of the edit that an undo or redo is about */
  char *author;
  char *host;
  gint64 time; /* microseconds since 1970 */
  gboolean barrier;
  int changes; /* rows in the changeset */
} YdHistoryEntry;

void yd_history_entry_free (YdHistoryEntry *entry);
char *yd_history_entry_dup_label (const YdHistoryEntry *entry);
char *yd_history_entry_dup_detail (const YdHistoryEntry *entry, YdPlan *plan);
char *yd_history_entry_dup_line (const YdHistoryEntry *entry, YdPlan *plan, guint most);
YdItem *yd_history_entry_find_item (const YdHistoryEntry *entry, YdPlan *plan);
gboolean yd_history_entry_is_of (const YdHistoryEntry *entry, YdPlan *plan,
                                 gboolean (*is_wanted) (YdId item, gpointer data), gpointer data);
GPtrArray *yd_store_dup_history (YdStore *self, GError **error);

gboolean yd_store_can_undo (YdStore *self);
gboolean yd_store_can_redo (YdStore *self);
const YdHistoryEntry *yd_store_get_undo_entry (YdStore *self);
const YdHistoryEntry *yd_store_get_redo_entry (YdStore *self);
gboolean yd_store_undo (YdStore *self, GError **error);
gboolean yd_store_redo (YdStore *self, GError **error);

G_END_DECLS
