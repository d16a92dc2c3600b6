/* Owns: what a drafter finds in a blank plan: its title and time, the usual notice that brings it out, a
 * first section to write into. Refuses: what the office writes into every notice; who makes the plan
 * knows that. */

#include "yd-blank.h"

#include "yd-error.h"
#include "yd-notice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NEXT_YEARS_MONTH 10 /* from here on it is next year's plan that is begun */

gboolean
yd_blank_check_year (int year, GError **error)
{
  if (yd_date_is_set (yd_date_new_year (year)))
    return TRUE;
  g_set_error (error, YD_ERROR, YD_ERROR_INVALID,
               _ ("%d is no year of a plan; give one from 1900 to 2200"), year);
  return FALSE;
}

/* The year of a plan that is begun on a day. */
int
yd_blank_year (YdDate today)
{
  return today.year + (today.month >= NEXT_YEARS_MONTH);
}

/* 示例区卫生健康委员会 brings out 示例区卫生健康工作要点, but a 管理委员会 is what it is. */
static char *
dup_field_of_work (const char *issuer)
{
  static const char *const whole[]
    = { "管理委员会", "工作委员会", "居民委员会", "村民委员会", "办事处", "分局" };
  static const char *const endings[] = { "委员会", "局" };
  for (gsize i = 0; i < G_N_ELEMENTS (whole); i++)
    if (g_str_has_suffix (issuer, whole[i]))
      return g_strdup (issuer);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (issuer, endings[i]) && !g_str_equal (issuer, endings[i]))
      return g_strndup (issuer, strlen (issuer) - strlen (endings[i]));
  return g_strdup (issuer);
}

/**
 * yd_blank_dup_title:
 * @issuer: (nullable)
 *
 * Returns: (transfer full): how such a plan is usually called
 */
char *
yd_blank_dup_title (int year, const char *issuer)
{
  g_autofree char *field = issuer != NULL ? dup_field_of_work (issuer) : g_strdup ("");
  return g_strdup_printf ("%d年%s工作要点", year, field);
}

/**
 * yd_blank_rows:
 * @title: (nullable): of the plan; %NULL or "" for the usual one
 * @issuer: (nullable)
 *
 * Returns: (transfer full): rows for yd_edit_import() into an empty plan; %NULL with %YD_ERROR_INVALID
 *   for no year
 */
YdRowList *
yd_blank_rows (int year, const char *title, const char *issuer, GError **error)
{
  if (!yd_blank_check_year (year, error))
    return NULL;
  YdRowList *rows = yd_row_list_new ();
  YdPlanRow *plan = yd_row_list_add (rows, YD_TABLE_PLAN);
  plan->title
    = title != NULL && *title != '\0' ? g_strdup (title) : yd_blank_dup_title (year, issuer);
  plan->year = year;
  plan->period_from = yd_date_new_day (year, 1, 1);
  plan->period_to = yd_date_new_day (year, 12, 31);
  plan->number_mark = g_strdup (".");
  plan->unit_print = YD_PRINT_AFTER_POINT;
  plan->issuer = g_strdup (issuer);

  YdNoticeRow *notice = yd_row_list_add (rows, YD_TABLE_NOTICE);
  notice->issuer = g_strdup (issuer);
  notice->title = yd_notice_dup_usual_title (issuer, plan->title);
  notice->sealed = YD_NOTICE_SEAL_OFFICE;
  YdParagraphRow *body = yd_row_list_add (rows, YD_TABLE_PARAGRAPH);
  body->owner_kind = YD_OWNER_NOTICE;
  body->owner = notice->id;
  body->order_key = g_strdup ("V001");
  body->text = yd_notice_dup_usual_body (plan->title);

  YdItemRow *section = yd_row_list_add (rows, YD_TABLE_ITEM);
  section->kind = YD_ITEM_SECTION;
  section->order_key = g_strdup ("V001");
  section->title = g_strdup ("");
  return rows;
}
