/* Owns: the program's composer, the families chosen for it, and the thread on which pages are set when
 * that takes long: the plan is read on the main thread, so what another thread sets is never the live
 * plan. Refuses: to say who composes again when families change: the documents hear of it from who
 * changes them. */

#include "yd-ui-composer.h"

#include "yd-ui-state.h"
#include "yd-ui-thread.h"

#define FONTS "fonts" /* group of what is remembered of them */
#define AHEAD 64      /* items read between two frames: some milliseconds */

static const char *const keys[YD_N_FACES]
  = { "xiaobiaosong", "fangsong", "kaiti", "heiti", "songti", "latin" };

static YdComposer
  *composer;             /* of the main thread: NULL before it was made, and after another choice */
static guint choice;     /* of the main thread: counts the choices of families */
static GMutex setting;   /* held by whoever makes a composer, sets pages or takes from its fonts */
static gboolean stopped; /* under it: the program ends */

/**
 * yd_ui_composer_dup_family:
 *
 * Returns: (transfer full) (nullable): the family chosen for @face; %NULL where it is found by itself
 */
char *
yd_ui_composer_dup_family (YdFace face)
{
  char *family = yd_ui_state_dup_word (FONTS, keys[face]);
  if (family != NULL && *family == '\0')
    g_clear_pointer (&family, g_free);
  return family;
}

/* @family: (nullable): %NULL to have it found again. Pages that stand keep their fonts. */
void
yd_ui_composer_set_family (YdFace face, const char *family)
{
  yd_ui_state_set_word (FONTS, keys[face], family != NULL ? family : "");
  g_clear_object (&composer);
  choice++;
}

/* ---- making one ---- */

static GStrv
dup_families (void)
{
  GStrv families = g_new0 (char *, YD_N_FACES);
  for (guint f = 0; f < YD_N_FACES; f++)
    families[f] = yd_ui_composer_dup_family ((YdFace)f);
  return families;
}

static void
free_families (gpointer data)
{
  GStrv families = data;
  for (guint f = 0; f < YD_N_FACES; f++)
    g_free (families[f]);
  g_free (families);
}

static YdComposer *
make (GStrv families, GError **error)
{
  YdComposerOptions options = { .families = (const char *const *)families };
  return yd_composer_new (&options, error);
}

/* With the mutex held. */
static YdComposer *
get_now (GError **error)
{
  if (composer == NULL)
    {
      GStrv families = dup_families ();
      composer = make (families, error);
      free_families (families);
    }
  return composer;
}

/**
 * yd_ui_composer_borrow_fonts:
 *
 * Waits until no pages are being set. Every call that succeeds is followed by
 * yd_ui_composer_return_fonts(), before the main loop goes on.
 *
 * Returns: (transfer none) (nullable): the composer's fonts
 */
YdFonts *
yd_ui_composer_borrow_fonts (GError **error)
{
  g_mutex_lock (&setting);
  if (get_now (error) != NULL)
    return yd_composer_get_fonts (composer);
  g_mutex_unlock (&setting);
  return NULL;
}

void
yd_ui_composer_return_fonts (void)
{
  g_mutex_unlock (&setting);
}

/* ---- composing ---- */

/**
 * yd_ui_composer_compose:
 *
 * Composes while the caller waits.
 *
 * Returns: (transfer full) (nullable): pages of @plan
 */
YdPages *
yd_ui_composer_compose (YdPlan *plan, const YdNoticeOptions *options, GError **error)
{
  g_mutex_lock (&setting);
  YdPages *pages
    = get_now (error) != NULL ? yd_composer_compose (composer, plan, options, error) : NULL;
  g_mutex_unlock (&setting);
  return pages;
}

/**
 * yd_ui_composer_is_idle:
 *
 * Returns: whether yd_ui_composer_compose() would wait neither for fonts nor for other pages
 */
gboolean
yd_ui_composer_is_idle (void)
{
  if (composer == NULL || !g_mutex_trylock (&setting))
    return FALSE;
  g_mutex_unlock (&setting);
  return TRUE;
}

/* Pages on their way: fonts are found, the plan is read in pieces, then its pages are set. The task stays on
 * the main thread. */
typedef struct
{
  GTask *task; /* owned: of who waits for the pages; its source is the plan */
  YdNoticeOptions options;
  GStrv families;       /* owned: with which a composer is made; NULL where there is one */
  guint choice;         /* which of the choices they are */
  YdComposer *composer; /* owned; NULL before there is one */
  YdContent *content;   /* owned; NULL before the plan was read */
  YdPages *pages;       /* owned; NULL before they were set */
  GError *error;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;
  if (work == NULL)
    return;
  if (work->families != NULL)
    free_families (work->families);
  g_clear_object (&work->composer);
  g_clear_pointer (&work->content, yd_content_unref);
  g_clear_pointer (&work->pages, yd_pages_unref);
  g_clear_error (&work->error);
  g_object_unref (work->task);
  g_free (work);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

static Work *
work_new (GTask *task, const YdNoticeOptions *options)
{
  Work *work = g_new0 (Work, 1);
  work->task = g_object_ref (task);
  work->options = *options;
  return work;
}

static void
set_thread (gpointer data)
{
  Work *work = data;
  g_mutex_lock (&setting);
  work->pages = stopped ? NULL : yd_composer_set (work->composer, work->content, &work->options);
  g_mutex_unlock (&setting);
}

static void
set_cb (gpointer data)
{
  Work *work = data;
  g_task_return_pointer (work->task, g_steal_pointer (&work->pages),
                         (GDestroyNotify)yd_pages_unref);
}

static void
make_thread (gpointer data)
{
  Work *work = data;
  g_mutex_lock (&setting);
  work->composer = stopped ? NULL : make (work->families, &work->error);
  g_mutex_unlock (&setting);
}

static void go_on (Work *work);

static void
made_cb (gpointer data)
{
  Work *work = data;
  if (composer == NULL && work->choice == choice)
    composer = g_steal_pointer (&work->composer);
  if (work->error != NULL)
    g_task_return_error (work->task, g_steal_pointer (&work->error));
  else
    go_on (work_new (work->task, &work->options));
}

static gboolean
go_on_cb (gpointer work)
{
  go_on (work);
  return G_SOURCE_REMOVE;
}

/* @given: (transfer full) */
static void
go_on (Work *given)
{
  g_autoptr (Work) work = given;
  YdPlan *plan = g_task_get_source_object (work->task);
  if (composer == NULL)
    {
      work->families = dup_families ();
      work->choice = choice;
      yd_ui_thread_run (make_thread, made_cb, g_steal_pointer (&work), work_free);
      return;
    }
  if (yd_composer_read_ahead (composer, plan, &work->options, AHEAD))
    {
      g_idle_add_full (G_PRIORITY_LOW, go_on_cb, g_steal_pointer (&work), NULL);
      return;
    }
  work->composer = g_object_ref (composer);
  work->content = yd_composer_read (composer, plan, &work->options, &work->error);
  if (work->content != NULL)
    yd_ui_thread_run (set_thread, set_cb, g_steal_pointer (&work), work_free);
  else
    g_task_return_error (work->task, g_steal_pointer (&work->error));
}

/**
 * yd_ui_composer_compose_async:
 * @plan: read now or, where the fonts are not there yet, a little later
 *
 * Composes on a thread: what the plan becomes meanwhile is not on the pages.
 */
void
yd_ui_composer_compose_async (YdPlan *plan, const YdNoticeOptions *options,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (plan, NULL, callback, user_data);
  go_on (work_new (task, options));
}

/**
 * yd_ui_composer_compose_finish:
 *
 * Returns: (transfer full) (nullable): the pages
 */
YdPages *
yd_ui_composer_compose_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The program ends: no thread may still be at work then. */
void
yd_ui_composer_stop (void)
{
  g_mutex_lock (&setting);
  stopped = TRUE;
  g_clear_object (&composer);
  g_mutex_unlock (&setting);
}
