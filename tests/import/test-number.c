/* What looks like an item's number, and which numbers of a text count. */

#include "yd-lines.h"
#include "yd-outline.h"

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    YdMarkKind kind;
    int value;
    const char *title; /* what follows */
    gboolean weak;
  } cases[] = {
    { "一、总体要求", YD_MARK_HAN, 1, "总体要求", FALSE },
    { "二十三、完善机制", YD_MARK_HAN, 23, "完善机制", FALSE },
    { "一 、总体要求", YD_MARK_HAN, 1, "总体要求", FALSE },
    { "一．总体要求", YD_MARK_HAN, 1, "总体要求", FALSE },
    { "一　总体要求", YD_MARK_HAN, 1, "总体要求", TRUE },
    { "二、三级医院", YD_MARK_HAN, 2, "三级医院", TRUE },
    { "—、总体要求", YD_MARK_HAN, 1, "总体要求", TRUE },
    { "（一）健全体系", YD_MARK_HAN_PAREN, 1, "健全体系", FALSE },
    { "(十二)健全体系", YD_MARK_HAN_PAREN, 12, "健全体系", FALSE },
    { "（ 一 ）健全体系", YD_MARK_HAN_PAREN, 1, "健全体系", FALSE },
    { "（一）、健全体系", YD_MARK_HAN_PAREN, 1, "健全体系", FALSE },
    { "（—）健全体系", YD_MARK_HAN_PAREN, 1, "健全体系", TRUE },
    { "㈢健全体系", YD_MARK_HAN_PAREN, 3, "健全体系", FALSE },
    { "1.完善制度", YD_MARK_ARABIC, 1, "完善制度", FALSE },
    { "1. 完善制度", YD_MARK_ARABIC, 1, "完善制度", FALSE },
    { "1、完善制度", YD_MARK_ARABIC, 1, "完善制度", FALSE },
    { "1．完善制度", YD_MARK_ARABIC, 1, "完善制度", FALSE },
    { "１２．完善制度", YD_MARK_ARABIC, 12, "完善制度", FALSE },
    { "⒊完善制度", YD_MARK_ARABIC, 3, "完善制度", FALSE },
    { "3 完善制度", YD_MARK_ARABIC, 3, "完善制度", TRUE },
    { "11.121人才工程", YD_MARK_ARABIC, 11, "121人才工程", TRUE },
    { "1.5万人", YD_MARK_ARABIC, 1, "5万人", TRUE },
    { "999.完善制度", YD_MARK_ARABIC, 999, "完善制度", FALSE },
    { "1000.完善制度", YD_MARK_ARABIC, 1000, "完善制度", TRUE },
    { "20000、完善制度", YD_MARK_ARABIC, 20000, "完善制度", TRUE },
    { "100000.完善制度", YD_MARK_NONE, 0, NULL, FALSE },
    { "1200 张床位", YD_MARK_NONE, 0, NULL, FALSE },
    { "1200 床位", YD_MARK_NONE, 0, NULL, FALSE },
    { "1200）", YD_MARK_NONE, 0, NULL, FALSE },
    { "1200.5万元", YD_MARK_NONE, 0, NULL, FALSE },
    { "（3）完善制度", YD_MARK_ARABIC_PAREN, 3, "完善制度", FALSE },
    { "3）完善制度", YD_MARK_ARABIC_PAREN, 3, "完善制度", TRUE },
    { "④完善制度", YD_MARK_CIRCLED, 4, "完善制度", FALSE },
    { "第一部分 总体要求", YD_MARK_PART, 1, "总体要求", FALSE },
    { "第三章　附则", YD_MARK_PART, 3, "附则", FALSE },
    { "第十条 本办法", YD_MARK_CLAUSE, 10, "本办法", FALSE },
    { "2025 年完成", YD_MARK_NONE, 0, NULL, FALSE },
    { "12 月底前", YD_MARK_NONE, 0, NULL, FALSE },
    { "2025.1.1起", YD_MARK_NONE, 0, NULL, FALSE },
    { "第三季度完成", YD_MARK_NONE, 0, NULL, FALSE },
    { "一是加强领导", YD_MARK_NONE, 0, NULL, FALSE },
    { "（试行）", YD_MARK_NONE, 0, NULL, FALSE },
    { "“12.4”宣传", YD_MARK_NONE, 0, NULL, FALSE },
    { "〔2025〕19号", YD_MARK_NONE, 0, NULL, FALSE },
    { "第二节 甲", YD_MARK_CHAPTER, 2, "甲", FALSE },
    { "★3.甲", YD_MARK_ARABIC, 3, "甲", FALSE },
    { "★甲乙", YD_MARK_NONE, 0, NULL, FALSE },
    { "2*.甲", YD_MARK_ARABIC, 2, "甲", FALSE },
    { "2* 甲", YD_MARK_NONE, 0, NULL, FALSE },
    { "", YD_MARK_NONE, 0, NULL, FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      YdNumberMark mark;
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (yd_rule_number_read (cases[i].text, &mark), ==,
                       cases[i].kind != YD_MARK_NONE);
      if (cases[i].kind == YD_MARK_NONE)
        continue;
      g_assert_cmpint (mark.kind, ==, cases[i].kind);
      g_assert_cmpint (mark.value, ==, cases[i].value);
      g_assert_cmpstr (cases[i].text + mark.length, ==, cases[i].title);
      g_assert_cmpint (mark.weak, ==, cases[i].weak);
    }
}

/* The items that count, one a line: "kind value", kinds by their rank. */
static char *
find_items (const char *text)
{
  g_autoptr (YdBlocks) blocks = yd_blocks_new ();
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);
  for (char **part = parts; *part != NULL; part++)
    yd_blocks_add (blocks, *part, -1);
  gboolean flattened;
  g_autoptr (GPtrArray) lines = yd_rule_flat (yd_rule_join (blocks), &flattened);
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      const YdLine *line = g_ptr_array_index (lines, i);
      static const char kinds[] = "?PSHCGAac";
      if (line->item)
        g_string_append_printf (out, "%c%d ", kinds[line->mark.kind], line->mark.value);
    }
  return g_string_free (out, FALSE);
}

static void
test_sequence (void)
{
  static const struct
  {
    const char *text;
    const char *items;
  } cases[] = {
    { "一、甲乙|1.丙。丁。|2.戊。己。|二、庚辛|3.壬。癸。", "H1 A1 A2 H2 A3 " },
    { "一、甲乙|1.丙。丁。|2.戊。己。|二、庚辛|1.壬。癸。", "H1 A1 A2 H2 A1 " },
    /* numbers in sentences are none */
    { "一、甲乙|1.结合“12.4”宣传日。|2.实施11.121人才工程。|二、庚辛", "H1 A1 A2 H2 " },
    /* a digit after the dot counts where it is the next */
    { "一、甲乙|1.121人才工程。|2.3年任期制。|二、庚辛", "H1 A1 A2 H2 " },
    { "一、甲乙|1.丙。|1.5万人受益。|二、庚辛", "H1 A1 H2 " },
    /* lists inside of points stay inside */
    { "一、甲乙|1.丙要做到：1.子；2.丑；3.寅。|2.戊。|3.己。", "H1 A1 A2 A3 " },
    /* flattened: without any line, then within lines */
    { "为了甲乙，制定本方案。一、总体甲乙（一）丙丁1.戊己。庚。2."
      "辛壬。癸。（二）子丑寅。二、卯辰。",
      "H1 G1 A1 A2 G2 H2 " },
    { "一、甲乙|1.丙。丁。2.戊。己。3.庚。辛。|二、壬癸|4.子。丑。", "H1 A1 A2 A3 H2 A4 " },
    { "一、甲乙|（一）丙丁。戊。|二、庚辛", "H1 G1 H2 " },
    { "一、甲乙丙丁，到2025年建成（一）期工程。|二、庚辛", "H1 H2 " },
    /* units end where the next number begins, though no stop stands between */
    { "一、甲乙（一）丙丁1.戊己。庚。责任单位：甲处、乙大队2.辛壬。癸。责任单位：丙局（二）子丑。二、寅卯。",
      "H1 G1 A1 A2 G2 H2 " },
    { "甲乙二、三级医院要丙丁。", "" },
    { "", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_autofree char *items = find_items (cases[i].text);
      g_assert_cmpstr (items, ==, cases[i].items);
    }
}

/* A counter runs on past 1000; a year or an amount that begins a line is none. */
static void
test_many (void)
{
  static const struct
  {
    guint first, last, skipped; /* 0 none */
    guint more;                 /* a last line with this number */
    guint expected;
  } cases[] = {
    { 1, 999, 0, 0, 999 },      { 1, 1000, 0, 0, 1000 },
    { 1, 2100, 0, 0, 2100 },    { 1, 2100, 1000, 0, 2099 }, /* a number that was forgotten */
    { 1, 2100, 1500, 0, 2099 }, { 1, 30, 0, 2025, 30 },
    { 1, 30, 0, 1200, 30 },     { 1, 998, 0, 2025, 998 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new ("一、甲乙");
      for (guint n = cases[i].first; n <= cases[i].last; n++)
        if (n != cases[i].skipped)
          g_string_append_printf (text, "|%u.完善制度。健全机制。", n);
      if (cases[i].more > 0)
        g_string_append_printf (text, "|%u、完善制度。", cases[i].more);
      g_autofree char *items = find_items (text->str);
      guint count = 0;
      for (const char *p = items; *p != '\0'; p++)
        count += *p == 'A';
      g_test_message ("%u–%u", cases[i].first, cases[i].last);
      g_assert_cmpuint (count, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/number/read", test_read);
  g_test_add_func ("/import/number/sequence", test_sequence);
  g_test_add_func ("/import/number/many", test_many);
  return g_test_run ();
}
