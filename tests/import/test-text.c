/* Encodings, plain text, Markdown, HTML, and which is which. */

#include "yd-encoding.h"
#include "yd-error.h"
#include "yd-format.h"
#include "yd-reader.h"

#include <string.h>

static const char plan[]
  = "示例区2025年工作要点\n一、夯实基础\n1.完善制度。修订各项制度，堃昇㎡。\n";

static void
expect_encoding (const char *data, gsize length, YdEncoding wanted, const char *text,
                 gboolean is_lossy)
{
  YdEncoding encoding;
  gboolean lossy;
  g_autofree char *utf8 = yd_encoding_to_utf8 (data, length, &encoding, &lossy);
  g_assert_cmpint (encoding, ==, wanted);
  g_assert_cmpstr (utf8, ==, text);
  g_assert_cmpint (lossy, ==, is_lossy);
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *charset;
    const char *bom;
    YdEncoding encoding;
  } cases[] = {
    { "UTF-8", "", YD_ENCODING_UTF8 },
    { "UTF-8", "\xef\xbb\xbf", YD_ENCODING_UTF8 },
    { "UTF-16LE", "\xff\xfe", YD_ENCODING_UTF16_LE },
    { "UTF-16BE", "\xfe\xff", YD_ENCODING_UTF16_BE },
    { "UTF-16LE", "", YD_ENCODING_UTF16_LE },
    { "UTF-16BE", "", YD_ENCODING_UTF16_BE },
    { "GB18030", "", YD_ENCODING_GB18030 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length;
      g_autofree char *bytes = g_convert (plan, -1, cases[i].charset, "UTF-8", NULL, &length, NULL);
      g_autoptr (GString) file = g_string_new (cases[i].bom);
      g_test_message ("%s", cases[i].charset);
      g_string_append_len (file, bytes, (gssize)length);
      expect_encoding (file->str, file->len, cases[i].encoding, plan, FALSE);
    }
  expect_encoding ("plain", 5, YD_ENCODING_UTF8, "plain", FALSE);
  expect_encoding ("", 0, YD_ENCODING_UTF8, "", FALSE);
}

static void
test_damage (void)
{
  /* NUL bytes go, a broken byte is told, the rest stays */
  expect_encoding ("甲\0乙\0", 8, YD_ENCODING_UTF8, "甲乙", FALSE);
  expect_encoding ("甲乙丙丁戊己庚辛壬癸\xff子丑", 37, YD_ENCODING_UTF8,
                   "甲乙丙丁戊己庚辛壬癸\xef\xbf\xbd子丑", TRUE);
  expect_encoding ("\xff\xfe\x00\xd8\x32\x75", 6, YD_ENCODING_UTF16_LE, "\xef\xbf\xbd甲",
                   TRUE); /* lone surrogate */
  expect_encoding ("\xff\xfe\x40\xd8\x00\xdc", 6, YD_ENCODING_UTF16_LE, "\xf0\xa0\x80\x80",
                   FALSE); /* a pair */
  expect_encoding ("\xff\xfe\x32", 3, YD_ENCODING_UTF16_LE, "", TRUE);
}

/* A broken byte costs itself alone, not its line. */
static void
test_broken_pair (void)
{
  static const char *const broken[] = { "\xff", "\x81\x20", "\x80" };
  gsize length;
  g_autofree char *bytes = g_convert (plan, -1, "GB18030", "UTF-8", NULL, &length, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *file = g_strconcat (bytes, broken[i], bytes, NULL);
      g_autofree char *wanted = g_strconcat (plan, "\xef\xbf\xbd", i == 1 ? " " : "", plan, NULL);
      expect_encoding (file, strlen (file), YD_ENCODING_GB18030, wanted, TRUE);
    }
}

/* A web page whose scripts fill more than what is looked at. */
static void
test_late (void)
{
  static const char *const charsets[] = { "UTF-8", "GB18030" };
  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      gsize length;
      g_autofree char *bytes = g_convert (plan, -1, charsets[i], "UTF-8", NULL, &length, NULL);
      g_autoptr (GString) file = g_string_new (NULL);
      while (file->len < 100001)
        g_string_append_c (file, 'x');
      g_autofree char *wanted = g_strconcat (file->str, plan, NULL);
      g_string_append_len (file, bytes, (gssize)length);
      expect_encoding (file->str, file->len, i == 0 ? YD_ENCODING_UTF8 : YD_ENCODING_GB18030,
                       wanted, FALSE);
    }
}

static char *
describe (const YdBlocks *blocks)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < yd_blocks_get_length (blocks); i++)
    {
      const YdSourceBlock *block = yd_blocks_get (blocks, i);
      static const char kinds[] = "ptra";
      g_string_append_printf (out, "%c%d%s%d %s\n", kinds[block->kind], block->level,
                              block->centred ? "c" : "", block->bold, block->text);
    }
  return g_string_free (out, FALSE);
}

static void
test_lines (void)
{
  g_autoptr (YdBlocks) blocks
    = yd_read_text ("甲\r\n\r\n　　乙 \r丙\n\f丁\v戊\n---\n\n己\u2028庚\u2029辛“”\xc2\x85壬€");
  g_autofree char *text = describe (blocks);
  g_assert_cmpstr (
    text, ==,
    "p00 甲\np00 乙\np00 丙\np00 丁\np00 戊\nr00 ---\np00 己\np00 庚\np00 辛“”\np00 壬€\n");
}

static void
test_markdown (void)
{
  g_autoptr (YdBlocks) blocks
    = yd_read_markdown ("# 标题 #\n\n## **一、甲**\n**1. 乙。**丙**丁**。\n- 戊\n> 己\n"
                        "1\\. 庚\n| 辛 | 壬 |\n|---|---|\n***\n");
  g_autofree char *text = describe (blocks);
  g_assert_cmpstr (
    text, ==,
    "p10 标题\np23 一、甲\np05 1. 乙。丙丁。\np00 戊\np00 己\np00 1. 庚\nt00 辛 \t 壬\nr00 ***\n");
}

static void
test_html (void)
{
  const char *page
    = "<!DOCTYPE html><html><head><title>示例区政府</title><style>p{}</style><script>var "
      "x='脚本';</script></head><body>"
      "<div class='nav'>首页 | 政务公开</div><div class='position-relative'><h1>工作要点</h1>"
      "<p align='center'>副题</p><p><b>一、甲。</b>乙\n丙&nbsp;丁</p><p>上行<br>下行</p><ol "
      "start='3'><li>子</li><li>丑</li></ol>"
      "<table><tr><td>序号</td><td>任务</td></tr></table><table><tr><td><p>版式正文一</"
      "p><p>版式正文二</p></td></tr></table>"
      "<p>正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文正文<"
      "/p></div>"
      "<div id='footer'>版权所有</div></body></html>";
  g_autoptr (GError) error = NULL;
  g_autoptr (YdBlocks) blocks = yd_read_html (page, strlen (page), NULL, &error);
  g_assert_no_error (error);
  g_autofree char *text = describe (blocks);
  g_assert_null (strstr (text, "脚本"));
  g_assert_true (g_str_has_prefix (
    text, "a00 首页 | 政务公开\np10 工作要点\np0c0 副题\np04 一、甲。乙丙\xc2\xa0丁\n"
          "p00 上行\np00 下行\np00 3.子\np00 4.丑\nt00 序号\t任务\np00 版式正文一\n"
          "p00 版式正文二\n"));
  g_assert_nonnull (strstr (text, "a00 版权所有\n"));
  g_assert_nonnull (strstr (text, "a00 示例区政府\n"));
}

static void
test_html_safe (void)
{
  const char *page
    = "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><html><body><p>甲&x;乙</p>"
      "<iframe src='http://127.0.0.1:1/'>丙</iframe></body></html>";
  g_autoptr (YdBlocks) blocks = yd_read_html (page, strlen (page), NULL, NULL);
  g_autofree char *text = describe (blocks);
  g_assert_nonnull (strstr (text, "甲"));
  g_autoptr (GError) error = NULL;
  g_assert_null (yd_read_html ("", 0, NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
}

#define HEAD_26 "12345678901234567890123456" /* of a part, behind its mark */
#define ODT "PK\003\004" HEAD_26 "mimetypeapplication/vnd.oasis.opendocument.text"

static void
test_formats (void)
{
  static const struct
  {
    const char *data;
    gsize length;
    int format; /* -1 refused */
  } cases[] = {
    { "%PDF-1.7\n", 9, YD_FORMAT_PDF },
    { "\xef\xbb\xbf%PDF-1.4\n", 12, YD_FORMAT_PDF },
    { "PK\003\004xx", 6, YD_FORMAT_DOCX },
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, YD_FORMAT_OFFICE },
    { "{\\rtf1", 6, YD_FORMAT_OFFICE },
    { ODT, sizeof ODT - 1, YD_FORMAT_OFFICE },
    { "一、甲", 9, YD_FORMAT_TEXT },
    { "", 0, YD_FORMAT_TEXT },
    { "\x89PNG\r\n", 6, -1 },
    { "SQLite format 3", 16, -1 },
    { "Rar!xx", 6, -1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      YdFormat format;
      g_autoptr (GError) error = NULL;
      gboolean good = yd_format_detect (cases[i].data, cases[i].length, &format, &error);
      g_assert_cmpint (good, ==, cases[i].format >= 0);
      if (good)
        g_assert_cmpint (format, ==, cases[i].format);
      else
        g_assert_error (error, YD_ERROR, YD_ERROR_UNSUPPORTED);
    }
  g_assert_cmpint (yd_format_of_text ("# 标题\n", "a.txt"), ==, YD_FORMAT_MARKDOWN);
  g_assert_cmpint (yd_format_of_text ("标题\n", "a.MD"), ==, YD_FORMAT_MARKDOWN);
  g_assert_cmpint (yd_format_of_text ("标题\n", "a.html"), ==, YD_FORMAT_TEXT);
  g_assert_cmpint (yd_format_of_text (" <div>甲</div>", NULL), ==, YD_FORMAT_HTML);
  g_assert_cmpint (yd_format_of_text ("<甲>一、乙", NULL), ==, YD_FORMAT_TEXT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/text/encodings", test_encodings);
  g_test_add_func ("/import/text/damage", test_damage);
  g_test_add_func ("/import/text/broken-pair", test_broken_pair);
  g_test_add_func ("/import/text/late", test_late);
  g_test_add_func ("/import/text/lines", test_lines);
  g_test_add_func ("/import/text/markdown", test_markdown);
  g_test_add_func ("/import/text/html", test_html);
  g_test_add_func ("/import/text/html-safe", test_html_safe);
  g_test_add_func ("/import/text/formats", test_formats);
  return g_test_run ();
}
