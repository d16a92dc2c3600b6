/* Owns: whether an issued plan still says what it said when it was issued. Refuses: what is no part of that
 * word, and goes on after issue: number, days and copies of the notice, tasks, figures, milestones, reports,
 * comments, what a unit is called, and units at all where they are not printed. */

#include "yd-issued-text.h"

#include "yd-annex.h"
#include "yd-assignment.h"
#include "yd-item.h"
#include "yd-notice.h"
#include "yd-paragraph.h"

#include <string.h>

static void
add (GChecksum *checksum, const char *text)
{
  const char *words = text != NULL ? text : "";
  g_checksum_update (checksum, (const guchar *)words, (gssize)strlen (words) + 1);
}

static void
add_paragraphs (GChecksum *checksum, YdRecordList *paragraphs)
{
  for (guint i = 0; i < yd_record_list_get_length (paragraphs); i++)
    add (checksum, yd_paragraph_get_text (yd_record_list_get (paragraphs, i)));
  add (checksum, NULL);
}

static void
add_assignments (GChecksum *checksum, YdItem *item)
{
  YdRecordList *assignments = yd_item_list_assignments (item);
  for (guint i = 0; i < yd_record_list_get_length (assignments); i++)
    {
      const YdAssignmentRow *row = yd_assignment_get_row (yd_record_list_get (assignments, i));
      g_autofree char *unit = yd_id_to_string (row->unit);
      add (checksum, unit);
      add (checksum, row->role == YD_ROLE_LEAD ? "lead" : "support");
    }
}

static void
add_item (GChecksum *checksum, YdItem *item, gboolean units)
{
  add (checksum, yd_item_get_number (item));
  add (checksum, yd_item_get_title (item));
  add_paragraphs (checksum, yd_item_list_paragraphs (item));
  if (units)
    add_assignments (checksum, item);
}

static void
add_annexes (GChecksum *checksum, YdRecordList *annexes)
{
  for (guint i = 0; i < yd_record_list_get_length (annexes); i++)
    {
      YdAnnex *annex = yd_record_list_get (annexes, i);
      add (checksum, yd_annex_get_row (annex)->title);
      add_paragraphs (checksum, yd_annex_list_paragraphs (annex));
    }
}

static GChecksum *
read_plan (YdPlan *plan, const YdPlanRow *row)
{
  GChecksum *checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gboolean units = row->unit_print != YD_PRINT_NONE;
  add (checksum, row->title);
  add (checksum, row->subtitle);
  add_paragraphs (checksum, yd_plan_list_preamble (plan));
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    if (yd_item_get_kind (item) != YD_ITEM_TASK)
      add_item (checksum, item, units);
  add_paragraphs (checksum, yd_plan_list_closing (plan));
  return checksum;
}

/* Of the notice, what a text that is read in may lack: bits of a mask. */
enum
{
  NO_TITLE = 1 << 0,
  NO_ADDRESSEE = 1 << 1,
  NO_SIGNATURE = 1 << 2,
  N_MASKS = 1 << 3
};

/* The digest of what @of_plan read, and of the notice without the fields in @mask. */
static char *
dup_digest (YdPlan *plan, const GChecksum *of_plan, guint mask)
{
  g_autoptr (GChecksum) checksum = g_checksum_copy (of_plan);
  YdNotice *notice = yd_plan_get_notice (plan);
  if (notice != NULL)
    {
      const YdNoticeRow *row = yd_notice_get_row (notice);
      add (checksum, mask & NO_TITLE ? NULL : row->title);
      add (checksum, mask & NO_ADDRESSEE ? NULL : row->addressee);
      add_paragraphs (checksum, yd_notice_list_body (notice));
      add (checksum, mask & NO_SIGNATURE ? NULL : row->signature);
      add_annexes (checksum, yd_notice_list_annexes (notice));
    }
  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * yd_issued_text_dup_digest:
 * @row: the plan's own row, that stands or is about to
 *
 * Returns: (transfer full): the same as long as the issued text is the same
 */
char *
yd_issued_text_dup_digest (YdPlan *plan, const YdPlanRow *row)
{
  g_autoptr (GChecksum) of_plan = read_plan (plan, row);
  return dup_digest (plan, of_plan, 0);
}

/**
 * yd_issued_text_is_changed:
 *
 * What the notice lacked may be added: it was on the paper, though not in what was read in.
 *
 * Returns: %FALSE too where the plan is not issued, or nobody knows what it said then
 */
gboolean
yd_issued_text_is_changed (YdPlan *plan)
{
  const char *issued = yd_plan_get_setting (plan, YD_SETTING_ISSUED_TEXT);
  if (issued == NULL || yd_plan_get_row (plan)->stage != YD_STAGE_ISSUED)
    return FALSE;
  g_autoptr (GChecksum) of_plan = read_plan (plan, yd_plan_get_row (plan));
  for (guint mask = 0; mask < N_MASKS; mask++)
    {
      g_autofree char *now = dup_digest (plan, of_plan, mask);
      if (g_str_equal (now, issued))
        return FALSE;
    }
  return TRUE;
}
