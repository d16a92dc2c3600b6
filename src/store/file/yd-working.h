#pragma once

#include "yd-error.h"

G_BEGIN_DECLS

/* Private to store/: the private working copies in the user's state folder, each in a folder of its own:
 *
 *   STATE/working/TOKEN/plan.db       the database that is open
 *                       origin.json   which file it is of, and what of it was published last
 *                       holder        locked (flock) while its process lives
 *                       snapshot.db   there only during a publication
 */
typedef struct
{
  char *token; /* name of the folder; random, never used twice */
  char *folder;
  char *database;
  char *snapshot;
  char *path;      /* the published file, resolved */
  char *uid;       /* of the plan; NULL until it was laid in: nothing has been edited yet */
  char *published; /* newest history hash that stands in the published file; NULL for none */
  gboolean lasts;  /* the disk has the folder's name */
  gboolean reader; /* a copy to read only: worth nothing once its process is gone */
  int holder;      /* descriptor that keeps the lock */
  char *root;      /* of a copy outside the state folder: goes with it; NULL: in the state folder */
} YdWorking;

typedef enum
{
  YD_LIFE_UNKNOWN, /* no such working copy of this user */
  YD_LIFE_ALIVE,   /* a running process holds it */
  YD_LIFE_DEAD,    /* left behind */
} YdLife;

char *yd_working_get_state_dir (const char *state_dir);
YdWorking *yd_working_new (const char *state_dir, const char *path, gboolean reader,
                           GError **error);
YdWorking *yd_working_new_temporary (const char *path, GError **error);
gboolean yd_working_record (YdWorking *self, const char *uid, const char *published,
                            gboolean durable, GError **error);
void yd_working_set_path (YdWorking *self, const char *path);
void yd_working_forget_path (YdWorking *self);
void yd_working_remove (YdWorking *self);
void yd_working_release (YdWorking *self);
GPtrArray *yd_working_find_left (const char *state_dir, const char *path, const char *uid);
void yd_working_clear_unfinished (const char *state_dir);
YdLife yd_working_probe (const char *state_dir, const char *token);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdWorking, yd_working_release)

G_END_DECLS
