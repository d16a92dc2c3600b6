/* Owns: the pages on screen, how they are laid out, and when they are composed. Refuses: to hold up a
 * frame: what takes long is composed on another thread. */

#include "yd-ui-live-pages.h"

#include "yd-notice-settings.h"
#include "yd-ui-composer.h"
#include "yd-ui-state.h"

/* Milliseconds: pages come in the frame after the one that shows what changed them. */
#define PAUSE 18
/* Microseconds: pages that take longer are composed on another thread, which leaves as much time again
 * for the rest: at most so many milliseconds. */
#define FRAME 2000
#define LIMIT 1500
#define PAPER "paper" /* group of what is remembered of it */

struct _YdUiLivePages
{
  GObject parent_instance;

  YdPlan *plan;            /* owned */
  YdNoticeOptions options; /* the plan's settings and the person's */
  YdPages *pages;          /* owned; NULL before they are composed, or where they cannot be */
  char *problem;           /* owned: why not */
  guint source_id;         /* waits for the frame */
  gint64 begun;            /* microseconds: when the last composing began */
  gint64 took;             /* microseconds, the last time; at first nobody knows */
  gboolean composing;      /* on another thread */
  gboolean outdated;       /* the plan changed since */
};

G_DEFINE_FINAL_TYPE (YdUiLivePages, yd_ui_live_pages, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* @pages: (transfer full) (nullable): %NULL with @error */
static void
take (YdUiLivePages *self, YdPages *pages, const GError *error)
{
  g_clear_pointer (&self->pages, yd_pages_unref);
  g_clear_pointer (&self->problem, g_free);
  self->pages = pages;
  if (pages == NULL)
    self->problem = g_strdup (error != NULL ? error->message : "");
  g_signal_emit (self, signals[CHANGED], 0);
  self->took = g_get_monotonic_time () - self->begun;
}

static void
composed_cb (GObject *plan, GAsyncResult *result, gpointer data)
{
  g_autoptr (YdUiLivePages) self = data;
  g_autoptr (GError) error = NULL;
  YdPages *pages = yd_ui_composer_compose_finish (result, &error);
  self->composing = FALSE;
  take (self, pages, error);
  if (self->outdated)
    yd_ui_live_pages_queue (self);
  self->outdated = FALSE;
}

static gboolean
compose_cb (gpointer data)
{
  YdUiLivePages *self = data;
  self->source_id = 0;
  self->outdated = self->composing;
  if (self->composing)
    return G_SOURCE_REMOVE;
  self->begun = g_get_monotonic_time ();
  if (self->took <= FRAME && yd_ui_composer_is_idle ())
    {
      g_autoptr (GError) error = NULL;
      YdPages *pages = yd_ui_composer_compose (self->plan, &self->options, &error);
      take (self, pages, error);
      return G_SOURCE_REMOVE;
    }
  self->composing = TRUE;
  yd_ui_composer_compose_async (self->plan, &self->options, composed_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Composes the pages again, after the frame that shows what changed them. */
void
yd_ui_live_pages_queue (YdUiLivePages *self)
{
  gint64 took = self->pages != NULL ? self->took / 1000 : 0;
  if (self->source_id == 0)
    self->source_id = g_timeout_add_full (G_PRIORITY_LOW, (guint)CLAMP (took, PAUSE, LIMIT),
                                          compose_cb, self, NULL);
}

/**
 * yd_ui_live_pages_get:
 *
 * Returns: (transfer none) (nullable): the notice's pages as last composed
 */
YdPages *
yd_ui_live_pages_get (YdUiLivePages *self)
{
  return self->pages;
}

/**
 * yd_ui_live_pages_get_problem:
 *
 * Returns: (transfer none) (nullable): why there are no pages
 */
const char *
yd_ui_live_pages_get_problem (YdUiLivePages *self)
{
  return self->problem;
}

const YdNoticeOptions *
yd_ui_live_pages_get_options (YdUiLivePages *self)
{
  return &self->options;
}

/**
 * yd_ui_live_pages_set_paper:
 * @options: whose duplex, mirror, preprinted and draft hold from now on: on screen, on paper and in
 *   files
 *
 * What the paper is like belongs to the person and is remembered; that it is a draft is not.
 */
void
yd_ui_live_pages_set_paper (YdUiLivePages *self, const YdNoticeOptions *options)
{
  self->options.duplex = options->duplex;
  self->options.mirror = options->mirror;
  self->options.preprinted = options->preprinted;
  self->options.draft = options->draft;
  yd_ui_state_set_flag (PAPER, "duplex", options->duplex);
  yd_ui_state_set_flag (PAPER, "unmirrored", !options->mirror);
  yd_ui_state_set_flag (PAPER, "preprinted", options->preprinted);
  yd_ui_live_pages_queue (self);
}

static void
plan_changed_cb (YdUiLivePages *self)
{
  yd_notice_options_read_settings (&self->options, self->plan);
  yd_ui_live_pages_queue (self);
}

static void
yd_ui_live_pages_dispose (GObject *object)
{
  YdUiLivePages *self = YD_UI_LIVE_PAGES (object);
  g_clear_handle_id (&self->source_id, g_source_remove);
  g_clear_pointer (&self->pages, yd_pages_unref);
  g_clear_pointer (&self->problem, g_free);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (yd_ui_live_pages_parent_class)->dispose (object);
}

static void
yd_ui_live_pages_class_init (YdUiLivePagesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_live_pages_dispose;
  signals[CHANGED] = g_signal_new ("changed", YD_UI_TYPE_LIVE_PAGES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
yd_ui_live_pages_init (YdUiLivePages *self)
{
  self->took = G_MAXINT64;
  self->options = YD_NOTICE_OPTIONS_INIT;
  self->options.duplex = yd_ui_state_get_flag (PAPER, "duplex");
  /* on the back of a sheet the binding edge is the right one (5.2.1), unless a person says otherwise */
  self->options.mirror = !yd_ui_state_get_flag (PAPER, "unmirrored");
  self->options.preprinted = yd_ui_state_get_flag (PAPER, "preprinted");
}

/**
 * yd_ui_live_pages_new:
 *
 * Returns: (transfer full): pages of @plan, the first queued
 */
YdUiLivePages *
yd_ui_live_pages_new (YdPlan *plan)
{
  YdUiLivePages *self = g_object_new (YD_UI_TYPE_LIVE_PAGES, NULL);
  self->plan = g_object_ref (plan);
  g_signal_connect_object (plan, "changed", G_CALLBACK (plan_changed_cb), self, G_CONNECT_SWAPPED);
  plan_changed_cb (self);
  return self;
}
