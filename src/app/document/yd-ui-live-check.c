/* Owns: the run of the checks that is going on and the findings of the last one. Refuses: to hold up a
 * key or a frame, however long the plan is. */

#include "yd-ui-live-check.h"

#include "yd-check.h"
#include "yd-ui-other-plan.h"

/* Milliseconds: how long the checks wait for a pause. */
#define PAUSE 300
/* Items looked at between two frames: about a millisecond. */
#define STEP 24

struct _YdUiLiveCheck
{
  GObject parent_instance;

  YdPlan *plan;  /* owned */
  YdPlan *other; /* owned: whose points these may be copies of; NULL for none */
  gboolean other_sought;
  GPtrArray *findings; /* owned: YdFinding; NULL before the first check */
  YdCheckRun *run;     /* owned: NULL for none */
  guint source_id;     /* waits for a pause, or steps */
};

G_DEFINE_FINAL_TYPE (YdUiLiveCheck, yd_ui_live_check, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
stop (YdUiLiveCheck *self)
{
  g_clear_handle_id (&self->source_id, g_source_remove);
  g_clear_pointer (&self->run, yd_check_run_free);
}

/* A step each time nothing else is to be done. */
static gboolean
step_cb (gpointer data)
{
  YdUiLiveCheck *self = data;
  if (yd_check_run_step (self->run, STEP))
    return G_SOURCE_CONTINUE;
  self->source_id = 0;
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = yd_check_run_finish (g_steal_pointer (&self->run));
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static gboolean
begin_cb (gpointer data)
{
  YdUiLiveCheck *self = data;
  self->run = yd_check_run_new (self->plan, YD_CHECK_DEFAULT);
  YdPlan *other = yd_ui_live_check_get_other (self);
  if (other != NULL)
    yd_check_run_add_other (self->run, other);
  self->source_id = g_idle_add_full (G_PRIORITY_LOW, step_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

/* Runs the checks after the next pause; a run that is going on is given up. */
void
yd_ui_live_check_queue (YdUiLiveCheck *self)
{
  stop (self);
  self->source_id = g_timeout_add_full (G_PRIORITY_LOW, PAUSE, begin_cb, self, NULL);
}

/**
 * yd_ui_live_check_get_findings:
 *
 * Returns: (transfer none) (nullable): #YdFinding of the last check; %NULL before the first
 */
GPtrArray *
yd_ui_live_check_get_findings (YdUiLiveCheck *self)
{
  return self->findings;
}

/**
 * yd_ui_live_check_get_other:
 *
 * Returns: (transfer none) (nullable): the plan whose points these may be copies of, as the checks tell;
 *   first the one that was chosen another time
 */
YdPlan *
yd_ui_live_check_get_other (YdUiLiveCheck *self)
{
  if (!self->other_sought)
    self->other = yd_ui_other_plan_open_against (self->plan);
  self->other_sought = TRUE;
  return self->other;
}

/* @other: (nullable): the checks are run again */
void
yd_ui_live_check_set_other (YdUiLiveCheck *self, YdPlan *other)
{
  self->other_sought = TRUE;
  if (g_set_object (&self->other, other))
    yd_ui_live_check_queue (self);
}

static void
yd_ui_live_check_dispose (GObject *object)
{
  YdUiLiveCheck *self = YD_UI_LIVE_CHECK (object);
  stop (self);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_object (&self->other);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (yd_ui_live_check_parent_class)->dispose (object);
}

static void
yd_ui_live_check_class_init (YdUiLiveCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_live_check_dispose;
  signals[CHANGED] = g_signal_new ("changed", YD_UI_TYPE_LIVE_CHECK, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
yd_ui_live_check_init (YdUiLiveCheck *self)
{
}

/**
 * yd_ui_live_check_new:
 *
 * Returns: (transfer full): checks of @plan, the first run queued
 */
YdUiLiveCheck *
yd_ui_live_check_new (YdPlan *plan)
{
  YdUiLiveCheck *self = g_object_new (YD_UI_TYPE_LIVE_CHECK, NULL);
  self->plan = g_object_ref (plan);
  g_signal_connect_object (plan, "changed", G_CALLBACK (yd_ui_live_check_queue), self,
                           G_CONNECT_SWAPPED);
  yd_ui_live_check_queue (self);
  return self;
}
