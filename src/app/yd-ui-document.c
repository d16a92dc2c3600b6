/* Owns: the store of an open plan, and what is worked out from it when there is time: findings and pages.
 * Typing is in yd-ui-document-typing.c. Refuses: to know any widget. */

#include "yd-ui-document-private.h"

#include "yd-notice-settings.h"
#include "yd-ui-composer.h"
#include "yd-ui-other-plan.h"
#include "yd-ui-state.h"

#include <malloc.h>

/* Milliseconds: how long the checks wait for a pause; and how long what was worked out first rests. */
#define CHECK_PAUSE 300
#define GIVE_BACK_PAUSE 500
/* Items looked at between two frames: about a millisecond. */
#define CHECK_STEP 24
/* Milliseconds: pages come in the frame after the one that shows what changed them. */
#define PAGES_PAUSE 18
/* Microseconds: pages that take longer are composed on another thread, which leaves as much time again
 * for the rest: at most so many milliseconds. */
#define PAGES_FRAME 2000
#define PAGES_LIMIT 1500
#define PAPER "paper" /* group of what is remembered of it */

G_DEFINE_FINAL_TYPE (YdUiDocument, yd_ui_document, G_TYPE_OBJECT)

enum
{
  PROBLEM,
  FINDINGS_CHANGED,
  PAGES_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* ---- what is worked out ---- */

static void queue_pages (YdUiDocument *self);

static gboolean
give_back_cb (gpointer data)
{
  ((YdUiDocument *)data)->give_back_id = 0;
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  return G_SOURCE_REMOVE;
}

/* What reading the plan, its first pages and its first check took and no longer need goes back to the
 * machine, once: the C library keeps it otherwise. When who hears of them has worked them in. */
static void
give_back (YdUiDocument *self)
{
  if (self->given_back || self->pages == NULL || self->findings == NULL)
    return;
  self->given_back = TRUE;
  self->give_back_id
    = g_timeout_add_full (G_PRIORITY_LOW, GIVE_BACK_PAUSE, give_back_cb, self, NULL);
}

/* @pages: (transfer full) (nullable): %NULL with @error */
static void
take_pages (YdUiDocument *self, YdPages *pages, const GError *error)
{
  g_clear_pointer (&self->pages, yd_pages_unref);
  g_clear_pointer (&self->pages_problem, g_free);
  self->pages = pages;
  if (pages == NULL)
    self->pages_problem = g_strdup (error != NULL ? error->message : "");
  g_signal_emit (self, signals[PAGES_CHANGED], 0);
  self->pages_took = g_get_monotonic_time () - self->pages_begun;
  give_back (self);
}

static void
composed_cb (GObject *plan, GAsyncResult *result, gpointer data)
{
  g_autoptr (YdUiDocument) self = data;
  g_autoptr (GError) error = NULL;
  YdPages *pages = yd_ui_composer_compose_finish (result, &error);
  self->composing = FALSE;
  take_pages (self, pages, error);
  if (self->outdated)
    queue_pages (self);
  self->outdated = FALSE;
}

static gboolean
pages_cb (gpointer data)
{
  YdUiDocument *self = data;
  self->pages_id = 0;
  self->outdated = self->composing;
  if (self->composing)
    return G_SOURCE_REMOVE;
  self->pages_begun = g_get_monotonic_time ();
  if (self->pages_took <= PAGES_FRAME && yd_ui_composer_is_idle ())
    {
      g_autoptr (GError) error = NULL;
      YdPages *pages = yd_ui_document_compose_now (self, &error);
      take_pages (self, pages, error);
      return G_SOURCE_REMOVE;
    }
  self->composing = TRUE;
  yd_ui_composer_compose_async (yd_store_get_plan (self->store), &self->options, composed_cb,
                                g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* A step each time nothing else is to be done: keys and frames come first, however long the plan is. */
static gboolean
check_step_cb (gpointer data)
{
  YdUiDocument *self = data;
  if (yd_check_run_step (self->check, CHECK_STEP))
    return G_SOURCE_CONTINUE;
  self->check_id = 0;
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = yd_check_run_finish (g_steal_pointer (&self->check));
  g_signal_emit (self, signals[FINDINGS_CHANGED], 0);
  give_back (self);
  return G_SOURCE_REMOVE;
}

static gboolean
check_cb (gpointer data)
{
  YdUiDocument *self = data;
  self->check = yd_check_run_new (yd_store_get_plan (self->store), YD_CHECK_DEFAULT);
  YdPlan *other = yd_ui_document_get_other (self);
  if (other != NULL)
    yd_check_run_add_other (self->check, other);
  self->check_id = g_idle_add_full (G_PRIORITY_LOW, check_step_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
queue_pages (YdUiDocument *self)
{
  gint64 took = self->pages != NULL ? self->pages_took / 1000 : 0;
  if (self->pages_id == 0)
    self->pages_id = g_timeout_add_full (
      G_PRIORITY_LOW, (guint)CLAMP (took, PAGES_PAUSE, PAGES_LIMIT), pages_cb, self, NULL);
}

static void
queue_check (YdUiDocument *self)
{
  g_clear_handle_id (&self->check_id, g_source_remove);
  g_clear_pointer (&self->check, yd_check_run_free);
  self->check_id = g_timeout_add_full (G_PRIORITY_LOW, CHECK_PAUSE, check_cb, self, NULL);
}

static void
plan_changed_cb (YdUiDocument *self)
{
  yd_notice_options_read_settings (&self->options, yd_store_get_plan (self->store));
  queue_check (self);
  queue_pages (self);
}

/**
 * yd_ui_document_get_other:
 *
 * Returns: (transfer none) (nullable): the plan whose points these may be copies of, as the checks tell;
 *   first the one that was chosen another time
 */
YdPlan *
yd_ui_document_get_other (YdUiDocument *self)
{
  if (!self->other_sought)
    self->other = yd_ui_other_plan_open_against (yd_store_get_plan (self->store));
  self->other_sought = TRUE;
  return self->other;
}

/* @other: (nullable): the checks are run again */
void
yd_ui_document_set_other (YdUiDocument *self, YdPlan *other)
{
  self->other_sought = TRUE;
  if (g_set_object (&self->other, other))
    queue_check (self);
}

const YdNoticeOptions *
yd_ui_document_get_options (YdUiDocument *self)
{
  return &self->options;
}

/**
 * yd_ui_document_set_paper:
 * @options: whose duplex, mirror, preprinted and draft hold from now on: on screen, on paper and in
 *   files
 *
 * What the paper is like belongs to the person and is remembered; that it is a draft is not.
 */
void
yd_ui_document_set_paper (YdUiDocument *self, const YdNoticeOptions *options)
{
  self->options.duplex = options->duplex;
  self->options.mirror = options->mirror;
  self->options.preprinted = options->preprinted;
  self->options.draft = options->draft;
  yd_ui_state_set_flag (PAPER, "duplex", options->duplex);
  yd_ui_state_set_flag (PAPER, "unmirrored", !options->mirror);
  yd_ui_state_set_flag (PAPER, "preprinted", options->preprinted);
  queue_pages (self);
}

/* After the fonts changed. */
void
yd_ui_document_compose_again (YdUiDocument *self)
{
  queue_pages (self);
}

/**
 * yd_ui_document_get_findings:
 *
 * Returns: (transfer none) (nullable): #YdFinding of the last check; %NULL before the first
 */
GPtrArray *
yd_ui_document_get_findings (YdUiDocument *self)
{
  return self->findings;
}

/**
 * yd_ui_document_get_pages:
 *
 * Returns: (transfer none) (nullable): the notice's pages as last composed
 */
YdPages *
yd_ui_document_get_pages (YdUiDocument *self)
{
  return self->pages;
}

/**
 * yd_ui_document_get_pages_problem:
 *
 * Returns: (transfer none) (nullable): why there are no pages
 */
const char *
yd_ui_document_get_pages_problem (YdUiDocument *self)
{
  return self->pages_problem;
}

/**
 * yd_ui_document_compose_now:
 *
 * Returns: (transfer full) (nullable): pages of the plan as it is at this moment
 */
YdPages *
yd_ui_document_compose_now (YdUiDocument *self, GError **error)
{
  return yd_ui_document_compose_plan (self, yd_store_get_plan (self->store), &self->options, error);
}

/**
 * yd_ui_document_compose_plan:
 * @plan: the document's, or a snapshot of it
 *
 * Returns: (transfer full) (nullable): its pages
 */
YdPages *
yd_ui_document_compose_plan (YdUiDocument *self, YdPlan *plan, const YdNoticeOptions *options,
                             GError **error)
{
  return yd_ui_composer_compose (plan, options, error);
}

/* ---- life ---- */

static void
yd_ui_document_dispose (GObject *object)
{
  YdUiDocument *self = YD_UI_DOCUMENT (object);
  g_clear_handle_id (&self->check_id, g_source_remove);
  g_clear_pointer (&self->check, yd_check_run_free);
  g_clear_object (&self->other);
  g_clear_handle_id (&self->pages_id, g_source_remove);
  g_clear_handle_id (&self->give_back_id, g_source_remove);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->pages, yd_pages_unref);
  g_clear_pointer (&self->pages_problem, g_free);
  yd_ui_document_forget_typing (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (yd_ui_document_parent_class)->dispose (object);
}

static void
yd_ui_document_class_init (YdUiDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_document_dispose;
  signals[PROBLEM] = g_signal_new ("problem", YD_UI_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  yd_ui_document_install_typing (klass);
  signals[FINDINGS_CHANGED] = g_signal_new ("findings-changed", YD_UI_TYPE_DOCUMENT,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PAGES_CHANGED] = g_signal_new ("pages-changed", YD_UI_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
yd_ui_document_init (YdUiDocument *self)
{
  self->pages_took = G_MAXINT64;
  self->options = YD_NOTICE_OPTIONS_INIT;
  self->options.duplex = yd_ui_state_get_flag (PAPER, "duplex");
  /* on the back of a sheet the binding edge is the right one (5.2.1), unless a person says otherwise */
  self->options.mirror = !yd_ui_state_get_flag (PAPER, "unmirrored");
  self->options.preprinted = yd_ui_state_get_flag (PAPER, "preprinted");
}

/**
 * yd_ui_document_new:
 *
 * Returns: (transfer full): a document over @store
 */
YdUiDocument *
yd_ui_document_new (YdStore *store)
{
  YdUiDocument *self = g_object_new (YD_UI_TYPE_DOCUMENT, NULL);
  self->store = g_object_ref (store);
  yd_ui_document_watch_typing (self);
  g_signal_connect_object (yd_store_get_plan (store), "changed", G_CALLBACK (plan_changed_cb), self,
                           G_CONNECT_SWAPPED);
  plan_changed_cb (self);
  return self;
}

YdStore *
yd_ui_document_get_store (YdUiDocument *self)
{
  return self->store;
}

YdPlan *
yd_ui_document_get_plan (YdUiDocument *self)
{
  return yd_store_get_plan (self->store);
}

gboolean
yd_ui_document_is_editable (YdUiDocument *self)
{
  return !yd_store_is_read_only (self->store);
}

/* Tells whoever shows problems. */
void
yd_ui_document_report (YdUiDocument *self, const GError *error)
{
  if (error != NULL)
    g_signal_emit (self, signals[PROBLEM], 0, error);
}

/**
 * yd_ui_document_begin_edit:
 *
 * Returns: (transfer none) (nullable): the store, for one verb of yd-edit.h; %NULL where what was
 *   typed before cannot be kept, which has been reported then
 */
YdStore *
yd_ui_document_begin_edit (YdUiDocument *self)
{
  return yd_ui_document_settle (self) ? self->store : NULL;
}

/**
 * yd_ui_document_end_edit:
 * @done: what the verb answered
 * @error: (nullable): what it said
 *
 * Returns: @done
 */
gboolean
yd_ui_document_end_edit (YdUiDocument *self, gboolean done, const GError *error)
{
  if (!done)
    yd_ui_document_report (self, error);
  return done;
}

void
yd_ui_document_undo (YdUiDocument *self)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_ui_document_begin_edit (self);
  if (store != NULL && yd_store_can_undo (store))
    yd_ui_document_end_edit (self, yd_store_undo (store, &error), error);
}

void
yd_ui_document_redo (YdUiDocument *self)
{
  g_autoptr (GError) error = NULL;
  YdStore *store = yd_ui_document_begin_edit (self);
  if (store != NULL && yd_store_can_redo (store))
    yd_ui_document_end_edit (self, yd_store_redo (store, &error), error);
}
