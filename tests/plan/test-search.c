#include "yd-plan-fixture.h"
#include "yd-search.h"

static const char *const description = "plan 2025 要点\n"
                                       "preamble 坚持预防为主。\n"
                                       "unit 医政科\n"
                                       "section 总体要求\n"
                                       "point 做实ＡＢＣ工程\n"
                                       "body 互认率达到90％以上，abc、Abc、ABC。\n"
                                       "lead 医政科\n"
                                       "indicator 互认率\n"
                                       "point 第二件事\n"
                                       "body 预防预防预防。\n"
                                       "closing 预防为先。\n";

static char *
find_all (const char *words, YdSearchFlags flags, guint max)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture (description);
  g_autoptr (YdQuery) query = yd_query_new (words, flags);
  g_autoptr (GPtrArray) hits = yd_plan_search (plan, query, max);
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < hits->len; i++)
    {
      const YdHit *hit = hits->pdata[i];
      g_autofree char *text = yd_hit_dup_text (hit);
      g_assert_nonnull (text);
      g_string_append_printf (out, "%s%ld:%s", i > 0 ? " " : "",
                              g_utf8_pointer_to_offset (text, text + hit->start), hit->words);
    }
  return g_string_free (out, FALSE);
}

static void
test_finds (void)
{
  static const struct
  {
    const char *words;
    YdSearchFlags flags;
    guint max;
    const char *found;
  } cases[] = {
    { "", YD_SEARCH_ALL, 0, "" },
    { "  ", YD_SEARCH_ALL, 0, "" },
    { "无此", YD_SEARCH_ALL, 0, "" },
    { "预防", YD_SEARCH_ALL, 0, "2:预防 0:预防 2:预防 4:预防 0:预防" },
    { "预防预防", YD_SEARCH_ALL, 0, "0:预防预防" }, /* no overlap */
    { "预防", YD_SEARCH_ALL, 2, "2:预防 0:预防" },
    { "预防", YD_SEARCH_TITLES, 0, "" },
    { "abc", YD_SEARCH_ALL, 0, "2:ＡＢＣ 11:abc 15:Abc 19:ABC" },
    { "ａＢc", YD_SEARCH_ALL, 0, "2:ＡＢＣ 11:abc 15:Abc 19:ABC" },
    { "Abc", YD_SEARCH_ALL | YD_SEARCH_EXACT, 0, "15:Abc" },
    { "90%以上", YD_SEARCH_ALL, 0, "5:90％以上" },
    { "到90%", YD_SEARCH_ALL, 0, "4:到90％" },
    { "90%以上", YD_SEARCH_ALL | YD_SEARCH_EXACT, 0, "" },
    { "医政", YD_SEARCH_ALL, 0, "0:医政" },
    { "医政", YD_SEARCH_WORDS, 0, "0:医政" }, /* in the register */
    { "医政", YD_SEARCH_WORDS & ~YD_SEARCH_REGISTER, 0, "" },
    { "互认率", YD_SEARCH_ALL, 0, "0:互认率 0:互认率" },
    { "2.", YD_SEARCH_NUMBERS, 0, "0:2." },
    { "一、", YD_SEARCH_NUMBERS, 0, "0:一、" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find_all (cases[i].words, cases[i].flags, cases[i].max);
      g_test_message ("%s", cases[i].words);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

/* Where a year that was left over may stand: in which field of what. */
static void
test_frame (void)
{
  static const char *const rest = "plan 2024 示例区2024年要点\n"
                                  "set subtitle 2024稿\n"
                                  "set period_to 2024-12-31\n"
                                  "unit 2024专班\n"
                                  "notice\n"
                                  "set number 示卫〔2024〕1号\n"
                                  "set date 2024-01-06\n"
                                  "set printed_on 2025-01-06\n"
                                  "body 印发2024年要点。\n"
                                  "annex 2024年任务分解表\n"
                                  "body 截至2024年。\n"
                                  "section 第一部分\n"
                                  "point 做实\n"
                                  "set unit_mark （责任单位：2024专班）\n"
                                  "set source 2024年政府工作报告\n"
                                  "support 2024专班\n"
                                  "indicator 互认率\n"
                                  "set definition 2024年口径\n"
                                  "milestone 建成\n"
                                  "set due 2024-12\n"
                                  "comment 2024年的口径吗\n"
                                  "unplaced 2024年留言\n";
  static const struct
  {
    const char *words;
    YdSearchFlags flags;
    const char *found;
  } cases[] = {
    { "2024", YD_SEARCH_WORDS,
      "notice.number notice.date paragraph.text annex.title paragraph.text plan.title plan.subtitle plan.year "
      "plan.period_to item.unit_mark item.source indicator.definition milestone.due unit.name" },
    { "2024年", YD_SEARCH_FRAME,
      "notice.date paragraph.text annex.title paragraph.text plan.title plan.period_to" },
    { "2024年12月", YD_SEARCH_WORDS, "plan.period_to milestone.due" },
    { "1月6日", YD_SEARCH_WORDS, "notice.date notice.printed_on" },
    { "2024专班", YD_SEARCH_ALL, "item.unit_mark" }, /* as written, and not again as assigned */
    { "2024专班", YD_SEARCH_ALL & ~YD_SEARCH_MARKS, "unit.name" },
    { "口径", YD_SEARCH_ALL, "indicator.definition comment.text" },
    { "留言", YD_SEARCH_ALL, "unplaced.text" },
    { "留言", YD_SEARCH_WORDS, "" },
  };
  g_autoptr (YdPlan) plan = yd_plan_fixture (rest);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdQuery) query = yd_query_new (cases[i].words, cases[i].flags);
      g_autoptr (GPtrArray) hits = yd_plan_search (plan, query, 0);
      g_autoptr (GString) out = g_string_new (NULL);
      for (guint k = 0; k < hits->len; k++)
        {
          const YdHit *hit = hits->pdata[k];
          g_string_append_printf (out, "%s%s.%s", k > 0 ? " " : "",
                                  yd_table_get_info (yd_hit_get_table (hit))->name,
                                  hit->field->name);
        }
      g_test_message ("%s", cases[i].words);
      g_assert_cmpstr (out->str, ==, cases[i].found);
    }
}

static void
test_texts (void)
{
  int start, length;
  g_autoptr (YdQuery) query = yd_query_new ("é", 0);
  g_assert_true (yd_query_find (query, "caf\xc3\x89", 0, &start, &length)); /* É */
  g_assert_cmpint (start, ==, 3);
  g_assert_cmpint (length, ==, 2);
  g_assert_false (yd_query_find (query, NULL, 0, &start, &length));
  g_assert_false (yd_query_find (query, "", 0, &start, &length));
  g_autoptr (YdQuery) emoji = yd_query_new ("😀a", 0);
  g_assert_true (yd_query_find (emoji, "x😀😀Ａ", 0, &start, &length));
  g_assert_cmpint (start, ==, 5);
  g_assert_cmpint (length, ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/finds", test_finds);
  g_test_add_func ("/search/frame", test_frame);
  g_test_add_func ("/search/texts", test_texts);
  return g_test_run ();
}
