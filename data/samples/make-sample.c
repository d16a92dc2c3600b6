/* Makes a sample plan out of its text, as an office would have it in June: takes the text in, accepts
 * what was read out of it and leaves no doubt (dates, and figures with a direction) but leaves the last
 * section as it came, breaks a target down by years, and records what was done in the first quarter:
 * make-sample SOURCE PLAN STATE-FOLDER. */

#include "yd-edit.h"
#include "yd-import.h"

#include <locale.h>
#include <string.h>

/* 16 June 2025, nine in the morning in Shanghai: the samples do not depend on the day of the build. */
#define MORNING (G_GINT64_CONSTANT (1750035600) * G_USEC_PER_SEC)

static gint64
now (void)
{
  static gint64 minutes = 0;
  return MORNING + minutes++ * 60 * G_USEC_PER_SEC;
}

static gboolean
is_plain (const YdSuggestionRow *row)
{
  if (row->kind == YD_SUGGEST_MILESTONE)
    return TRUE;
  return row->kind == YD_SUGGEST_INDICATOR
         && (row->comparison == YD_COMPARE_AT_LEAST || row->comparison == YD_COMPARE_AT_MOST);
}

/* Ids first: what is accepted leaves its list. */
static GArray *
collect (YdPlan *plan)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (YdId));
  YdRecordList *top = yd_plan_list_items (plan);
  guint n_sections = yd_record_list_get_length (top);
  YdItem *last = n_sections > 0 ? yd_record_list_get (top, n_sections - 1) : NULL;

  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL && item != last;
       item = yd_item_get_next (item))
    {
      YdRecordList *list = yd_item_list_suggestions (item);
      for (guint i = 0; yd_item_is_assignable (item) && i < yd_record_list_get_length (list); i++)
        {
          const YdSuggestionRow *row = yd_suggestion_get_row (yd_record_list_get (list, i));
          if (row->state == YD_SUGGESTION_OPEN && is_plain (row))
            g_array_append_val (ids, row->id);
        }
    }
  return ids;
}

/* What was due by the end of March is done. */
static gboolean
record_done (YdStore *store, GError **error)
{
  YdPlan *plan = yd_store_get_plan (store);
  YdDate quarter_end = yd_date_new_day (2025, 3, 31), done_on = yd_date_new_day (2025, 3, 27);

  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    {
      YdRecordList *list = yd_item_list_milestones (item);
      for (guint i = 0; i < yd_record_list_get_length (list); i++)
        {
          const YdMilestoneRow *found = yd_milestone_get_row (yd_record_list_get (list, i));
          if (!yd_date_is_set (found->due) || yd_date_is_set (found->done_on)
              || yd_date_compare (yd_date_last_day (found->due), quarter_end) > 0)
            continue;
          YdMilestoneRow *row = yd_row_copy (YD_TABLE_MILESTONE, found);
          row->done_on = done_on;
          gboolean ok = yd_edit_put_milestone (store, row, error);
          yd_row_free (YD_TABLE_MILESTONE, row);
          if (!ok)
            return FALSE;
        }
    }
  return TRUE;
}

static const YdIndicatorRow *
find_target (YdItem *item, gint64 target)
{
  YdRecordList *list = yd_item_list_indicators (item);
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdIndicatorRow *row = yd_indicator_get_row (yd_record_list_get (list, i));
      if (row->target == target && row->scale == 0)
        return row;
    }
  return NULL;
}

/* Twelve in three years, and how many in each, as the text has it. */
static gboolean
break_down (YdStore *store, GError **error)
{
  static const char *const words = "2025年完成4家，2026年完成5家，2027年完成3家";
  static const YdIndicatorTargetRow targets[] = { { .year = 2025, .target = 4 },
                                                  { .year = 2026, .target = 5 },
                                                  { .year = 2027, .target = 3 } };
  for (YdItem *item = yd_plan_get_first_item (yd_store_get_plan (store)); item != NULL;
       item = yd_item_get_next (item))
    {
      g_autofree char *body = yd_item_dup_body (item);
      YdRecordList *open = yd_item_list_suggestions (item);
      if (strstr (body, words) == NULL)
        continue;
      for (guint i = 0; find_target (item, 12) == NULL && i < yd_record_list_get_length (open); i++)
        {
          const YdSuggestionRow *row = yd_suggestion_get_row (yd_record_list_get (open, i));
          if (row->kind == YD_SUGGEST_INDICATOR && row->state == YD_SUGGESTION_OPEN
              && row->target == 12 && !yd_edit_accept_suggestion (store, row->id, error))
            return FALSE;
        }
      const YdIndicatorRow *found = find_target (item, 12);
      if (found == NULL)
        continue;
      YdIndicatorRow *row = yd_row_copy (YD_TABLE_INDICATOR, found);
      row->cumulative = 1;
      gboolean ok = yd_edit_put_indicator_with_targets (store, row, targets, G_N_ELEMENTS (targets),
                                                        YD_ADDS_UP_SUM, error);
      yd_row_free (YD_TABLE_INDICATOR, row);
      for (guint i = yd_record_list_get_length (open); ok && i-- > 0;)
        {
          const YdSuggestionRow *year = yd_suggestion_get_row (yd_record_list_get (open, i));
          if (year->state == YD_SUGGESTION_OPEN && year->words != NULL
              && strstr (words, year->words) != NULL)
            ok = yd_edit_dismiss_suggestion (store, year->id,
                                             error); /* it stands among the targets */
        }
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

static gboolean
make (const char *source, const char *plan, const YdStoreContext *context, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (source);
  g_autoptr (YdImportResult) result = yd_import_file (file, 0, NULL, NULL, NULL, error);
  if (result == NULL)
    return FALSE;

  g_autoptr (YdStore) store = yd_store_create (plan, TRUE, context, error);
  if (store == NULL || !yd_edit_import (store, result->rows, result->name, error))
    return FALSE;

  g_autoptr (GArray) ids = collect (yd_store_get_plan (store));
  for (guint i = 0; i < ids->len; i++)
    if (!yd_edit_accept_suggestion (store, g_array_index (ids, YdId, i), error))
      return FALSE;
  return break_down (store, error) && record_done (store, error) && yd_store_close (store, error);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  if (argc != 4)
    {
      g_printerr ("usage: make-sample SOURCE PLAN STATE-FOLDER\n");
      return 2;
    }

  g_autoptr (GError) error = NULL;
  const YdStoreContext context
    = { .author = "示例", .host = "yaodian", .now = now, .state_dir = argv[3] };
  if (!make (argv[1], argv[2], &context, &error))
    {
      g_printerr ("%s: %s\n", argv[1], error->message);
      return 1;
    }
  return 0;
}
