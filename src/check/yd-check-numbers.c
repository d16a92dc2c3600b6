/* Owns: the rules about numbers as the source had them, and such that stand in a title's words. Numbers that are printed are computed and
 * cannot jump; where the source's did, something may be missing or stand twice. */

#include "yd-check-private.h"

#include "yd-char.h"
#include "yd-numbering.h"
#include "yd-numeral.h"

#define UNKNOWN_OFFSET G_MAXINT

/* Reads 一、 （二） (3) 4. ５、 ⑥ 第七， as a number; 0 where it is none. */
static int
parse_number (const char *text)
{
  const char *p = text;
  int value = 0;
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!g_unichar_isspace (c) && c != '(' && c != 0xff08 && c != 0x7b2c) /* （ 第 */
        break;
    }
  if (yd_numeral_parse (p, &value) > 0)
    return value;
  gunichar c = g_utf8_get_char (p);
  if (c >= 0x2460 && c <= 0x2473) /* ① to ⑳ */
    return (int)(c - 0x2460) + 1;
  if (c >= 0x3251 && c <= 0x325f) /* ㉑ to ㉟ */
    return (int)(c - 0x3251) + 21;
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      c = yd_char_to_half_width (g_utf8_get_char (p));
      if (c < '0' || c > '9' || value > 99999)
        break;
      value = value * 10 + (int)(c - '0');
    }
  return value;
}

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
  int was = yd_check_is_blank (found) ? 0 : parse_number (found);
  int is = parse_number (yd_item_get_number (item));
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
