/* Owns: the store of an open plan and the gesture of typing in it; holds what is worked out from the plan
 * when there is time: findings and pages. Refuses: to know any widget. */

#include "yd-ui-document.h"

#include "yd-ui-composer.h"
#include "yd-ui-live-check.h"
#include "yd-ui-live-pages.h"

#include <malloc.h>

/* Seconds: a pause that ends a gesture of typing, and how long one lasts at most. */
#define TYPING_PAUSE 1
#define TYPING_LIMIT 5
/* Milliseconds: how long what was worked out first rests. */
#define GIVE_BACK_PAUSE 500

/* What was typed last, to be offered again where it could not be kept. */
typedef struct
{
  YdTable table; /* PARAGRAPH: a whole body; else one field of a row */
  YdOwner owner_kind;
  YdId id;     /* of the owner or the row */
  char *field; /* owned; NULL for a body */
  char *text;  /* owned */
} Typed;

struct _YdUiDocument
{
  GObject parent_instance;

  YdStore *store; /* owned */
  char *before; /* owned: hash of what undo would have taken back before the last edit; nullable */

  gboolean typing; /* a gesture is open in the store */
  guint pause_id;  /* source: ends it after a pause */
  guint limit_id;  /* source: ends it whatever happens */
  Typed typed;
  char *unkept;      /* owned: why what was typed stands on screen alone; NULL where it is kept */
  gboolean settling; /* the plan may just be going back to what was before the typing */

  YdUiLiveCheck *check; /* owned */
  YdUiLivePages *pages; /* owned */
  gboolean given_back;  /* the memory that opening no longer needs, or it is about to be */
  guint give_back_id;   /* source */
};

G_DEFINE_FINAL_TYPE (YdUiDocument, yd_ui_document, G_TYPE_OBJECT)

enum
{
  PROBLEM,
  SETTLING,
  SETTLED,
  FINDINGS_CHANGED,
  PAGES_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
typing_failed_cb (YdStore *store, const GError *error, YdUiDocument *self)
{
  /* Where we settle ourselves we hear of it there. */
  if (self->settling)
    return;
  g_free (self->unkept);
  self->unkept = g_strdup (error->message);
  self->typing = FALSE;
  yd_ui_document_report (self, error);
}

static void
typed_clear (Typed *typed)
{
  g_clear_pointer (&typed->field, g_free);
  g_clear_pointer (&typed->text, g_free);
}

/* ---- what is worked out ---- */

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
  if (self->given_back || yd_ui_document_get_pages (self) == NULL
      || yd_ui_document_get_findings (self) == NULL)
    return;
  self->given_back = TRUE;
  self->give_back_id
    = g_timeout_add_full (G_PRIORITY_LOW, GIVE_BACK_PAUSE, give_back_cb, self, NULL);
}

static void
checked_cb (YdUiDocument *self)
{
  g_signal_emit (self, signals[FINDINGS_CHANGED], 0);
  give_back (self);
}

static void
composed_cb (YdUiDocument *self)
{
  g_signal_emit (self, signals[PAGES_CHANGED], 0);
  give_back (self);
}

/* See yd-ui-live-check.h. */
GPtrArray *
yd_ui_document_get_findings (YdUiDocument *self)
{
  return yd_ui_live_check_get_findings (self->check);
}

YdPlan *
yd_ui_document_get_other (YdUiDocument *self)
{
  return yd_ui_live_check_get_other (self->check);
}

void
yd_ui_document_set_other (YdUiDocument *self, YdPlan *other)
{
  yd_ui_live_check_set_other (self->check, other);
}

/* See yd-ui-live-pages.h. */
YdPages *
yd_ui_document_get_pages (YdUiDocument *self)
{
  return yd_ui_live_pages_get (self->pages);
}

const char *
yd_ui_document_get_pages_problem (YdUiDocument *self)
{
  return yd_ui_live_pages_get_problem (self->pages);
}

const YdNoticeOptions *
yd_ui_document_get_options (YdUiDocument *self)
{
  return yd_ui_live_pages_get_options (self->pages);
}

void
yd_ui_document_set_paper (YdUiDocument *self, const YdNoticeOptions *options)
{
  yd_ui_live_pages_set_paper (self->pages, options);
}

/* After the fonts changed. */
void
yd_ui_document_compose_again (YdUiDocument *self)
{
  yd_ui_live_pages_queue (self->pages);
}

/**
 * yd_ui_document_compose_now:
 *
 * Returns: (transfer full) (nullable): pages of the plan as it is at this moment
 */
YdPages *
yd_ui_document_compose_now (YdUiDocument *self, GError **error)
{
  return yd_ui_composer_compose (yd_store_get_plan (self->store), yd_ui_document_get_options (self),
                                 error);
}

/* ---- life ---- */

static void
yd_ui_document_dispose (GObject *object)
{
  YdUiDocument *self = YD_UI_DOCUMENT (object);
  g_clear_object (&self->check);
  g_clear_object (&self->pages);
  g_clear_handle_id (&self->give_back_id, g_source_remove);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_handle_id (&self->limit_id, g_source_remove);
  typed_clear (&self->typed);
  g_clear_pointer (&self->unkept, g_free);
  g_clear_pointer (&self->before, g_free);
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
  signals[SETTLING] = g_signal_new ("settling", YD_UI_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[SETTLED] = g_signal_new ("settled", YD_UI_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[FINDINGS_CHANGED] = g_signal_new ("findings-changed", YD_UI_TYPE_DOCUMENT,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PAGES_CHANGED] = g_signal_new ("pages-changed", YD_UI_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
yd_ui_document_init (YdUiDocument *self)
{
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
  g_signal_connect (store, "typing-failed", G_CALLBACK (typing_failed_cb), self);
  self->check = yd_ui_live_check_new (yd_store_get_plan (store));
  self->pages = yd_ui_live_pages_new (yd_store_get_plan (store));
  g_signal_connect_object (self->check, "changed", G_CALLBACK (checked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pages, "changed", G_CALLBACK (composed_cb), self,
                           G_CONNECT_SWAPPED);
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
  if (!yd_ui_document_settle (self))
    return NULL;
  const YdHistoryEntry *entry = yd_store_get_undo_entry (self->store);
  g_free (self->before);
  self->before = entry != NULL ? g_strdup (entry->hash) : NULL;
  return self->store;
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

static gboolean
write_typed (YdUiDocument *self, GError **error)
{
  const Typed *typed = &self->typed;
  yd_store_begin_typing (self->store);
  return typed->field == NULL
           ? yd_edit_set_body (self->store, typed->owner_kind, typed->id, typed->text, error)
           : yd_edit_set_field (self->store, typed->table, typed->id, typed->field, typed->text,
                                error);
}

static gboolean
settle (YdUiDocument *self)
{
  g_autoptr (GError) error = NULL;
  if (!self->typing && self->unkept == NULL)
    return TRUE;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_handle_id (&self->limit_id, g_source_remove);
  self->settling = TRUE;
  gboolean kept
    = (self->unkept == NULL || write_typed (self, &error)) && yd_store_settle (self->store, &error);
  self->settling = FALSE;
  self->typing = FALSE;
  g_clear_pointer (&self->unkept, g_free);
  /* What it was typed into may be gone: then there is no place to offer the words to. */
  if (!kept && !g_error_matches (error, YD_ERROR, YD_ERROR_NOT_FOUND))
    self->unkept = g_strdup (error != NULL ? error->message : "");
  yd_ui_document_report (self, error);
  g_signal_emit (self, signals[SETTLED], 0);
  return kept;
}

/**
 * yd_ui_document_settle:
 *
 * Ends the gesture of typing, if one is open. Where it cannot be kept, the words stay on screen, the
 * person is told, and every later call offers them again before it answers.
 *
 * Returns: whether all that was typed is kept
 */
gboolean
yd_ui_document_settle (YdUiDocument *self)
{
  g_signal_emit (self, signals[SETTLING], 0);
  return settle (self);
}

/**
 * yd_ui_document_get_unkept:
 *
 * Returns: (transfer none) (nullable): why words stand on screen that the plan does not have
 */
const char *
yd_ui_document_get_unkept (YdUiDocument *self)
{
  return self->unkept;
}

/* Whether the plan may just be going back to what was before the typing: not to be shown yet. */
gboolean
yd_ui_document_is_settling (YdUiDocument *self)
{
  return self->settling;
}

gboolean
yd_ui_document_is_typing (YdUiDocument *self)
{
  return self->typing;
}

static gboolean
pause_cb (gpointer data)
{
  YdUiDocument *self = data;
  self->pause_id = 0;
  settle (self);
  return G_SOURCE_REMOVE;
}

static gboolean
limit_cb (gpointer data)
{
  YdUiDocument *self = data;
  self->limit_id = 0;
  settle (self);
  return G_SOURCE_REMOVE;
}

static void
continue_typing (YdUiDocument *self)
{
  if (!self->typing)
    {
      self->typing = TRUE;
      self->limit_id = g_timeout_add_seconds (TYPING_LIMIT, limit_cb, self);
    }
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add_seconds (TYPING_PAUSE, pause_cb, self);
}

static gboolean
type (YdUiDocument *self)
{
  g_autoptr (GError) error = NULL;
  continue_typing (self);
  gboolean done = write_typed (self, &error);
  if (!done && error != NULL)
    {
      g_free (self->unkept);
      self->unkept = g_strdup (error->message);
    }
  return yd_ui_document_end_edit (self, done, error);
}

/**
 * yd_ui_document_type_body:
 * @text: the whole body as it stands on screen, a paragraph a line
 */
gboolean
yd_ui_document_type_body (YdUiDocument *self, YdOwner owner_kind, YdId owner, const char *text)
{
  typed_clear (&self->typed);
  self->typed = (Typed){
    .table = YD_TABLE_PARAGRAPH, .owner_kind = owner_kind, .id = owner, .text = g_strdup (text)
  };
  return type (self);
}

gboolean
yd_ui_document_type_field (YdUiDocument *self, YdTable table, YdId id, const char *field,
                           const char *value)
{
  typed_clear (&self->typed);
  self->typed
    = (Typed){ .table = table, .id = id, .field = g_strdup (field), .text = g_strdup (value) };
  return type (self);
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

/**
 * yd_ui_document_would_undo:
 * @step: hash of a history entry
 *
 * Returns: whether undo would now take back @step, and nothing that was typed since
 */
gboolean
yd_ui_document_would_undo (YdUiDocument *self, const char *step)
{
  const YdHistoryEntry *entry = yd_store_get_undo_entry (self->store);
  return entry != NULL && !self->typing && yd_store_can_undo (self->store)
         && g_str_equal (entry->hash, step);
}

/**
 * yd_ui_document_get_step:
 *
 * Returns: (transfer none) (nullable): the hash of what the last edit did, for words that offer to undo
 *   it; %NULL where it changed nothing, or cannot be undone
 */
const char *
yd_ui_document_get_step (YdUiDocument *self)
{
  const YdHistoryEntry *entry = yd_store_get_undo_entry (self->store);
  gboolean is_new = entry != NULL && g_strcmp0 (entry->hash, self->before) != 0;
  return is_new && yd_ui_document_would_undo (self, entry->hash) ? entry->hash : NULL;
}
