/* Owns: what a person says of an import, one step after another, and the text being read again under
 * them on a thread. Refuses: to know what a step does (import/yd-import-draft). A person has only to
 * wait where a text is very long: what comes meanwhile is not taken, and shows so. */

#include "yd-ui-review-private.h"

#include "yd-ui-thread.h"

#include <glib/gi18n.h>

typedef enum
{
  ANSWER,
  ANSWER_ALL,
  CORRECT,
  UNDO,
  REDO,
} StepCode;

typedef struct
{
  YdUiReview *review; /* owned */
  StepCode code;
  guint doubt, answer;
  GPtrArray *corrections; /* owned until they are the draft's */
  gboolean found;         /* what is to be corrected */
  YdUiReading *reading;   /* owned: the result */
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;
  g_clear_pointer (&step->corrections, g_ptr_array_unref);
  yd_ui_reading_free (step->reading);
  g_object_unref (step->review);
  g_free (step);
}

static void
step_thread_cb (gpointer data)
{
  Step *step = data;
  YdImportDraft *draft = step->review->draft;
  step->found = TRUE;
  switch (step->code)
    {
    case ANSWER:
      yd_import_draft_answer (draft, step->doubt, step->answer);
      break;
    case ANSWER_ALL:
      yd_import_draft_answer_all_proposed (draft);
      break;
    case CORRECT:
      step->found = yd_import_draft_correct (draft, g_steal_pointer (&step->corrections));
      break;
    case UNDO:
      yd_import_draft_undo (draft);
      break;
    case REDO:
      yd_import_draft_redo (draft);
      break;
    }
  step->reading = yd_ui_reading_new (draft);
}

static void
set_busy (YdUiReview *self, gboolean busy)
{
  self->busy = busy;
  gtk_spinner_set_spinning (self->spinner, busy);
  yd_ui_review_correct_update (self);
}

/* The row that the person was at, or what is left of it. */
static void
choose_wanted (YdUiReview *self)
{
  g_autofree char *wanted = g_steal_pointer (&self->wanted);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  guint place
    = yd_ui_review_entry_find_key (G_LIST_MODEL (self->entries), YD_UI_REVIEW_ITEM, wanted);
  if (place == GTK_INVALID_LIST_POSITION)
    place = yd_ui_review_entry_find_key (G_LIST_MODEL (self->entries), YD_UI_REVIEW_FOUND, wanted);
  gboolean keeps_side = self->keeps_side;
  self->keeps_side = FALSE;
  if (wanted == NULL)
    return;
  if (place == GTK_INVALID_LIST_POSITION)
    place = MIN (self->wanted_place, n - 1);
  self->following = keeps_side; /* the source stays where the person is */
  yd_ui_review_choose (self, FALSE, place);
  self->following = FALSE;
  if (!keeps_side)
    yd_ui_review_focus_side (self, FALSE);
}

static void
step_done_cb (gpointer data)
{
  Step *step = data;
  YdUiReview *self = step->review;
  if (self->entries == NULL) /* closed meanwhile */
    return;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean here = focus != NULL && gtk_widget_is_ancestor (focus, self->result_side);
  g_clear_pointer (&self->reading, yd_ui_reading_free);
  self->reading = g_steal_pointer (&step->reading);
  set_busy (self, FALSE);
  yd_ui_review_show_reading (self);
  choose_wanted (self);
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (here && (focus == NULL || focus == GTK_WIDGET (self->result))) /* its row is gone */
    yd_ui_review_focus_side (self, FALSE);
  if (!step->found)
    yd_ui_review_say (self, _ ("That cannot be done here: nothing was changed"));
}

static void
run (YdUiReview *self, const Step *values)
{
  Step *step = g_memdup2 (values, sizeof *values);
  step->review = g_object_ref (self);
  set_busy (self, TRUE);
  yd_ui_thread_run (step_thread_cb, step_done_cb, step, step_free);
}

void
yd_ui_review_answer (YdUiReview *self, guint index, guint choice)
{
  YdDoubt *doubt
    = index < self->reading->doubts->len ? g_ptr_array_index (self->reading->doubts, index) : NULL;
  if (self->busy || doubt == NULL || doubt->overruled || choice >= doubt->n_answers)
    return;
  gtk_single_selection_set_selected (
    self->result_selection,
    yd_ui_review_entry_find (G_LIST_MODEL (self->entries), YD_UI_REVIEW_DOUBT, index));
  if (doubt->chosen != choice)
    {
      run (self, &(Step){ .code = ANSWER, .doubt = index, .answer = choice });
      return;
    }
  if (doubt->settled)
    return;
  yd_import_draft_answer (self->draft, index, choice); /* confirmed: nothing is read again */
  doubt->settled = TRUE;
  self->reading->n_settled++;
  self->reading->can_undo = TRUE;
  self->reading->can_redo = FALSE;
  yd_ui_review_show_reading (self);
}

void
yd_ui_review_answer_all (YdUiReview *self)
{
  if (!self->busy)
    run (self, &(Step){ .code = ANSWER_ALL });
}

/* @corrections: (transfer full): one gesture; nothing where it says nothing */
void
yd_ui_review_correct_all (YdUiReview *self, GPtrArray *corrections)
{
  if (self->busy || corrections->len == 0)
    {
      g_ptr_array_unref (corrections);
      return;
    }
  const YdCorrection *first = g_ptr_array_index (corrections, 0);
  gboolean goes = first->code == YD_CORRECT_JOIN || first->code == YD_CORRECT_AS_TEXT;
  g_free (self->wanted);
  self->wanted = g_strdup (first->item);
  self->wanted_place = gtk_single_selection_get_selected (self->result_selection);
  if (goes && self->wanted_place > 0 && self->wanted_place != GTK_INVALID_LIST_POSITION)
    self->wanted_place--;
  run (self, &(Step){ .code = CORRECT, .corrections = corrections });
}

/* @correction: (transfer full) */
void
yd_ui_review_correct (YdUiReview *self, YdCorrection *correction)
{
  yd_ui_review_correct_all (self, yd_corrections_new (correction));
}

void
yd_ui_review_take_back (YdUiReview *self, gboolean redo)
{
  if (!self->busy && (redo ? self->reading->can_redo : self->reading->can_undo))
    run (self, &(Step){ .code = redo ? REDO : UNDO });
}
