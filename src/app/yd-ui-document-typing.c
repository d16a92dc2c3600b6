/* Owns: the gesture of typing in an open plan: what is typed joins one until a pause, and is kept, or stands
 * on screen and is offered again. Refuses: everything else about the document. */

#include "yd-ui-document-private.h"

/* Seconds: a pause that ends a gesture of typing, and how long one lasts at most. */
#define TYPING_PAUSE 1
#define TYPING_LIMIT 5

enum
{
  SETTLING,
  SETTLED,
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

/* ---- with the document ---- */

void
yd_ui_document_install_typing (YdUiDocumentClass *klass)
{
  signals[SETTLING] = g_signal_new ("settling", YD_UI_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[SETTLED] = g_signal_new ("settled", YD_UI_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

void
yd_ui_document_watch_typing (YdUiDocument *self)
{
  g_signal_connect (self->store, "typing-failed", G_CALLBACK (typing_failed_cb), self);
}

/* The document goes. */
void
yd_ui_document_forget_typing (YdUiDocument *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_handle_id (&self->limit_id, g_source_remove);
  typed_clear (&self->typed);
  g_clear_pointer (&self->unkept, g_free);
}
