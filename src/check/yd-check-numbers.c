/* Owns: the rules about numbers as the source had them, and such that stand in a title's words. Numbers that are printed are computed and
 * cannot jump; where the source's did, something may be missing or stand twice. */

#include "yd-check-private.h"

#include "yd-numbering.h"

#define UNKNOWN_OFFSET G_MAXINT

/* Which counter numbers @item: that of its parent, section or plan, and of its form. */
static gint64
counter_of (YdCheck *check, YdItem *item)
{
  YdId scope = yd_item_get_row (item)->parent;
  if (yd_item_get_kind (item) == YD_ITEM_POINT && check->row->point_scope == YD_SCOPE_PLAN)
    scope = YD_ID_NONE;
  else if (yd_item_get_kind (item) == YD_ITEM_POINT && check->row->point_scope == YD_SCOPE_SECTION)
    scope = yd_record_get_id (YD_RECORD (yd_item_get_section (item)));
  else if (yd_item_get_kind (item) == YD_ITEM_GROUP && check->row->groups_run_on)
    scope = YD_ID_NONE;
  int class = (int)yd_numbering_get_form (item) * 2 + (yd_item_get_kind (item) == YD_ITEM_POINT);
  return (gint64)((guint64)scope * 31u + (guint64) class);
}

/* Only where the distance between found and printed changes: after a jump all numbers differ, and one
 * finding says it. An item without such a number was added, moved, or stands behind one that went, so that
 * the distance may have changed there. */
static void
check_jump (YdCheck *check, YdItem *item)
{
  const char *found = yd_item_get_row (item)->number_found;
  int was = yd_check_is_blank (found) ? 0 : yd_numbering_parse (found);
  int is = yd_numbering_parse (yd_item_get_number (item));
  if (is == 0)
    return;
  gint64 counter = counter_of (check, item);
  int before = GPOINTER_TO_INT (g_hash_table_lookup (check->offsets, &counter));
  int now = was == 0 ? UNKNOWN_OFFSET : was - is;
  if (now == before)
    return;
  g_hash_table_insert (check->offsets, g_memdup2 (&counter, sizeof counter), GINT_TO_POINTER (now));
  if (now == UNKNOWN_OFFSET || before == UNKNOWN_OFFSET || now == 0)
    return; /* or back in step */
  YdFinding *finding = yd_check_add_item (check, item, "number_found");
  yd_finding_take_argument (finding, g_strdup (found));
  yd_finding_take_argument (finding, g_strdup (yd_item_get_number (item)));
}

/* GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1） */
static void
check_mark (YdCheck *check)
{
  const char *mark = check->row->number_mark;
  gboolean other = g_strcmp0 (mark, "、") == 0 || g_strcmp0 (mark, "．") == 0;
  for (guint i = 0; other && i < check->items->len; i++)
    {
      YdItem *item = check->items->pdata[i];
      if (!g_ascii_isdigit (*yd_item_get_number (item)))
        continue;
      YdFinding *finding
        = yd_check_add (check, YD_TABLE_PLAN, check->row->id, "number_mark", YD_ID_NONE);
      yd_finding_take_argument (finding, g_strdup (mark));
      yd_finding_take_edit (finding, 0, 1, g_strdup (mark), g_strdup ("."));
      return;
    }
}

/* Numbers are printed before a title; one that stands in its words is printed beside it. */
static const YdCheckPattern enumerators[] = {
  { "、", "^[一二三四五六七八九十]{1,3}、(?=[\\x{4e00}-\\x{9fff}“《])", "" },
  { "）", "^（[一二三四五六七八九十\\d]{1,3}）[、.]?(?=[\\x{4e00}-\\x{9fff}“《])", "" },
  { "0", "^\\d{1,2}(?:[.．]\\d{1,2})?[.．、] ?(?=[\\x{4e00}-\\x{9fff}“《])", "" },
  { NULL, NULL, NULL },
};

const YdCheckRule yd_check_number_rules[] = {
  { .rule = { "number-jump", YD_SEVERITY_WARNING, N_ ("Numbers that jumped in the source"), NULL },
    .sentence
    = N_ ("The source had “%s” here, where “%s” follows: something may be missing or stand twice"),
    .check_item = check_jump },
  { .rule = { "number-mark", YD_SEVERITY_HINT, N_ ("Another mark after 1 than 1."),
              "GB/T 9704-2012, 7.3.3" },
    .sentence = N_ ("Points are numbered “1%s”; it is “1.”"),
    .check_plan = check_mark },
  { .rule = { "number-in-title", YD_SEVERITY_WARNING,
              N_ ("Titles that bear a number in their words"), NULL },
    .sentence = N_ ("“%s” stands in the title, and its number is printed before it as well"),
    .patterns = enumerators,
    .kinds = 1u << YD_TEXT_ITEM_TITLE },
};
const guint yd_check_n_number_rules = G_N_ELEMENTS (yd_check_number_rules);
