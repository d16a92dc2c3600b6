#include "yd-char.h"
#include "yd-text.h"

#include <string.h>

static void
test_normalise (void)
{
  static const struct
  {
    const char *in;
    gssize length;
    const char *out;
  } cases[] = {
    { "", -1, "" },
    { "一\r\n二\r三\n", -1, "一\n二\n三\n" },
    { "a\0b", 3, "ab" },
    { "e\xcc\x81", -1, "\xc3\xa9" },
    { "\xef\xbb\xbf要点", -1, "要点" },
    { "甲\xe2\x80\x8b乙\xe2\x80\xae", -1, "甲乙" },
    { "\xed\xa0\x80", -1, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
    { "一\x0c二\x07", -1, "一\n二" },
    { "𠮷", -1, "𠮷" },
    { "规划科\xe2\x80\x8d、\xe2\x80\x8c\xe2\x81\xa0甲\xc2\xad局", -1, "规划科、\xe2\x80\x8c甲局" },
    { "👨\xe2\x80\x8d👩", -1, "👨\xe2\x80\x8d👩" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *out = yd_text_normalise (cases[i].in, cases[i].length);
      g_assert_cmpstr (out, ==, cases[i].out);
    }
}

static void
test_clean_foreign (void)
{
  static const struct
  {
    const char *in, *out;
  } cases[] = {
    { "", "" },
    { " \n\t\r\n", "" },
    { "推进建设", "推进建设" },
    { "　　推进建设。\r\n\r\n　　加强管理。 \r\n", "推进建设。\n加强管理。" },
    { "推进\x0b建设。\x0b加强", "推进建设。\n加强" }, /* soft breaks of Word … */
    { "推进\xe2\x80\xa8建设", "推进建设" },           /* … and of the web */
    { "use\x0bof AED", "use of AED" },
    { "推进  　\t建设", "推进 建设" },
    { "张 三", "张 三" },
    { "甲\xc2\xa0\xc2\xa0乙", "甲 乙" },
    { "甲\x01\x1f乙\xc2\xad丙\xe2\x80\x8b丁\xef\xbb\xbf", "甲乙丙丁" },
    { "甲,乙", "甲,乙" }, /* for the checks */
    { "e\xcc\x81", "\xc3\xa9" },
    { "\xff甲", "\xef\xbf\xbd甲" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *out = yd_text_clean_foreign (cases[i].in);
      g_assert_cmpstr (out, ==, cases[i].out);
    }
}

/* What is cleaned to one form is one name; what is not, is not. */
static void
test_clean_name (void)
{
  static const struct
  {
    const char *in, *out;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { " 　\xc2\xa0\t\n\xe2\x80\x8b\xef\xbb\xbf", "" },
    { "财务科", "财务科" },
    { "　财务科", "财务科" },
    { "财务科　 ", "财务科" },
    { "\xc2\xa0财务科\xc2\xa0", "财务科" },         /* no-break space */
    { "\xe2\x80\x8b财务\xe2\x80\x8b科", "财务科" }, /* zero-width space */
    { "财\xe2\x80\x8c务\xe2\x80\x8d科", "财务科" }, /* joiners */
    { "\xef\xbb\xbf财务科", "财务科" },             /* byte order mark */
    { "\t财务科\r\n", "财务科" },
    { "财 务 科", "财务科" },
    { "财\n务科", "财务科" },
    { "\xe2\x80\x8e财务科\xe2\x80\xac", "财务科" }, /* marks of direction */
    { "财\xc2\xad务\xe2\x81\xa0科", "财务科" },     /* soft hyphen, word joiner */
    { "财务科 （审计科）", "财务科（审计科）" },
    { "CDC  Office", "CDC Office" },
    { "\xe2\x80\x83"
      "CDC\xe2\x80\x83Office ",
      "CDC Office" }, /* em space */
    { "AED 办公室", "AED办公室" },
    { "\xff科", "\xef\xbf\xbd科" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *out = yd_text_clean_name (cases[i].in);
      g_autofree char *again = yd_text_clean_name (out);
      g_assert_cmpstr (out, ==, cases[i].out);
      g_assert_cmpstr (again, ==, out);
      if (cases[i].in != NULL && g_utf8_validate (cases[i].in, -1, NULL))
        g_assert_true (yd_text_is_same_name (cases[i].in, out));
    }
  g_assert_true (yd_text_is_same_name (NULL, NULL));
  g_assert_false (yd_text_is_same_name (NULL, ""));
  g_assert_true (yd_text_is_same_name ("财　务科", "财务 科"));
  g_assert_false (yd_text_is_same_name ("财务科", "财务"));
  g_assert_false (yd_text_is_same_name ("财务科", "财务处"));
}

static void
test_count (void)
{
  g_assert_cmpint (yd_text_count (""), ==, 0);
  g_assert_cmpint (yd_text_count ("工作要点。"), ==, 5);
  g_assert_cmpint (yd_text_count ("到2025年，达到95%以上"), ==, 9);
  g_assert_cmpint (yd_text_count ("AED COPD"), ==, 2);
  g_assert_cmpint (yd_text_count (" \n\t　"), ==, 0);
}

static void
test_lines (void)
{
  g_auto (GStrv) lines = yd_text_split_lines ("　　一\n\n \n二  \n");
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_assert_cmpstr (lines[0], ==, "一");
  g_assert_cmpstr (lines[1], ==, "二");
}

static void
test_file_name (void)
{
  static const struct
  {
    const char *in;
    guint max;
    const char *out;
  } cases[] = {
    { "2025年工作要点", 60, "2025年工作要点" },
    { "A/B\\C:D*E?F\"G<H>I|J\nK", 60, "A_B_C_D_E_F_G_H_I_J_K" },
    { "关于《要点》：“十四五”", 60, "关于《要点》：“十四五”" },
    { "..隐藏", 60, "隐藏" },
    { "  要点. . ", 60, "要点" },
    { "一二三四", 3, "一二三" },
    { "V1.2稿", 60, "V1.2稿" },
    { "...", 60, "" },
    { "", 60, "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *out = yd_text_dup_file_name (cases[i].in, cases[i].max);
      g_assert_cmpstr (out, ==, cases[i].out);
    }
  g_autofree char *wide = g_strnfill (400, 'x');
  g_autofree char *cut = yd_text_dup_file_name (wide, G_MAXUINT);
  g_assert_cmpuint (strlen (cut), <=, 180);
}

static void
test_classes (void)
{
  g_assert_true (yd_char_is_han (0x4e00));
  g_assert_true (yd_char_is_han (0x3007));
  g_assert_true (yd_char_is_han (0x20bb7));
  g_assert_false (yd_char_is_han ('A'));
  g_assert_false (yd_char_is_han (0x3002));
  g_assert_true (yd_char_is_full_width (0x201c));
  g_assert_false (yd_char_is_full_width ('7'));
  g_assert_cmpuint (yd_char_to_half_width (0xff15), ==, '5');
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/normalise", test_normalise);
  g_test_add_func ("/base/text/clean-foreign", test_clean_foreign);
  g_test_add_func ("/base/text/clean-name", test_clean_name);
  g_test_add_func ("/base/text/count", test_count);
  g_test_add_func ("/base/text/lines", test_lines);
  g_test_add_func ("/base/text/file-name", test_file_name);
  g_test_add_func ("/base/text/classes", test_classes);
  return g_test_run ();
}
