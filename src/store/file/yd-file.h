#pragma once

#include "yd-store.h"

G_BEGIN_DECLS

/* Private to store/: where a plan lives on disk. A .yaodian is published whole; while it is open the
 * plan lives in a private working copy, and a lock file beside the .yaodian names the holder. */
typedef struct _YdFile YdFile;

/* Called on the opening thread's main context when a publication ended, not again for a failure that
 * only lasts; and where the plan is only read, when it was published by somebody else, or somebody else
 * holds it. */
typedef void (*YdFilePublished) (const GError *error, gpointer user_data);

/* @create: the file must not exist (or @force); an empty plan is laid into the working copy. Else the
 * published file is verified and copied, or a newer working copy of the same plan taken up; where both
 * moved on, the working copy is taken up and the published file kept beside as NAME (另一份).yaodian
 * (yd_file_get_kept()), for the store to merge. An older schema is brought to the newest one. Held by another live process:
 * YD_ERROR_IN_USE naming the holder, unless it is on another machine and is to be taken over, or read-only over the published file with YD_OPEN_READ_IF_HELD.
 * In a folder that cannot be written: read-only. */
YdFile *yd_file_open (const char *path, gboolean create, gboolean force, YdOpenFlags flags,
                      const YdStoreContext *context, GError **error);
void yd_file_set_published_cb (YdFile *self, YdFilePublished callback, gpointer user_data);
/* The database to open. Nobody may open that file by other means than SQLite: closing it would drop
 * SQLite's locks. */
const char *yd_file_get_working_path (YdFile *self);
const char *yd_file_get_path (YdFile *self);
gboolean yd_file_is_read_only (YdFile *self);
const char *
yd_file_get_holder (YdFile *self); /* who holds it, where it is read-only for that reason */
const char *yd_file_get_reason (YdFile *self); /* a sentence, where it is read-only unasked */
gboolean yd_file_can_take_over (YdFile *self); /* with YD_OPEN_TAKE_OVER */
gboolean yd_file_is_free (YdFile *self); /* who held it has left: opened again it can be edited */
gboolean yd_file_is_anew (YdFile *self); /* published since it was read */
/* Takes what the file is now as the working copy; where it fails that stays as it was. It is followed by
 * yd_file_end_reading(), once nobody has the one that is not wanted any more open. */
gboolean yd_file_read_again (YdFile *self, const YdStoreContext *context, GError **error);
void yd_file_end_reading (YdFile *self, gboolean ok);
/* Why the file is not what the working copy is: %YD_ERROR_NOT_FOUND where it is not there any more,
 * %YD_ERROR_EXISTS where another file stands in its place, %YD_ERROR_IN_USE where somebody has taken it
 * over, or what writing can fail with; NULL: all is well. */
const GError *yd_file_get_problem (YdFile *self);
const char *
yd_file_get_kept (YdFile *self); /* where another version was last kept beside; or NULL */
/* That version has been merged: removes it. */
void yd_file_drop_kept (YdFile *self);
/* After each committed gesture: published on a thread, at latest 2 s after the last one. */
void yd_file_changed (YdFile *self);
/* Now, and waits. No transaction may be open on the working copy. */
gboolean yd_file_publish (YdFile *self, GError **error);
/* What stands in the file's place may be replaced by the next publication; it is kept beside. */
void yd_file_allow_replace (YdFile *self);
/* From here on the plan's file is @path, which is replaced where it is there. It is written at once; where
 * that fails all stays as it was. */
gboolean yd_file_move (YdFile *self, const char *path, const YdStoreContext *context,
                       GError **error);
/* Publishes, then removes working copy and lock; the database must be closed. Where publishing fails
 * all stays as it is, and this can be tried again. */
gboolean yd_file_close (YdFile *self, GError **error);
/* Lets go without publishing; what was not published is gone. */
void yd_file_discard (YdFile *self);
/* After close, or to let go without publishing: what was not published stays in the working copy. */
void yd_file_free (YdFile *self);
/* A copy of the whole plan; or 对外副本: the current text alone; no history, comments, opinions, persons. */
gboolean yd_file_write_copy (const char *working_path, const char *path, gboolean outside,
                             GError **error);
/* Device and inode, so that one file is one store however it was named. Publishing changes them. */
gboolean yd_file_identify (const char *path, char **identity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdFile, yd_file_free)

G_END_DECLS
