#pragma once

#include "yd-store.h"
#include "yd-working.h"

G_BEGIN_DECLS

/* Private to store/: the lock file beside a plan, which names who has it open. */
typedef struct _YdLock YdLock;

/* What a lock file says. */
typedef struct
{
  char *author;     /* person */
  char *host;       /* name of the machine */
  char *machine;    /* digest of the machine's id; NULL where it has none */
  char *boot;       /* id of the machine's start */
  char *namespace_; /* in which the process id counts (a sandbox has its own) */
  char *started;    /* the process's start, in the kernel's ticks */
  char *working;    /* token of the working copy; random, so no two holders have the same */
  gint64 pid;
  gint64 since; /* microseconds since 1970 */
} YdLockInfo;

void yd_lock_info_free (YdLockInfo *info);
YdLockInfo *yd_lock_info_new (const YdStoreContext *context, const char *working);
YdLockInfo *yd_lock_info_parse (const char *json);
char *yd_lock_info_to_json (const YdLockInfo *info);
gboolean yd_lock_info_is_near (const YdLockInfo *info, const YdLockInfo *self);
gboolean yd_lock_info_is_stale (const YdLockInfo *info, const YdLockInfo *self, YdLife life);
char *yd_lock_info_dup_holder (const YdLockInfo *info);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdLockInfo, yd_lock_info_free)

YdLockInfo *yd_lock_peek (const char *path);
/* Why another one has it. */
typedef struct
{
  char *holder;       /* who it is */
  gboolean elsewhere; /* on another machine, from where nobody can tell whether it lives */
} YdLockHeld;

void yd_lock_held_clear (YdLockHeld *held);

YdLock *yd_lock_acquire (const char *path, const YdStoreContext *context, const char *working,
                         gboolean take_over, YdLockHeld *held, GError **error);
gboolean yd_lock_check (YdLock *self, GError **error);
gboolean yd_lock_renew (YdLock *self, GError **error);
void yd_lock_release (YdLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdLock, yd_lock_release)

G_END_DECLS
