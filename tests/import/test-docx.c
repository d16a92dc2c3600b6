/* .docx: styles, computed list numbers, tables, and what must not come in. */

#include "yd-docx-fixture.h"
#include "yd-docx-numbering.h"
#include "yd-error.h"
#include "yd-reader.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include <string.h>

/* One line a block: kind, level, c for centred, l for a number of a list, b for a bullet, bold characters, text. */
static char *
read_document (const char *body, const char *numbering, const char *styles)
{
  g_autoptr (GBytes) bytes = yd_docx_fixture (body, numbering, styles);
  g_autoptr (GError) error = NULL;
  g_autoptr (YdBlocks) blocks = yd_read_docx (bytes, NULL, &error);
  GString *out = g_string_new (NULL);
  g_assert_no_error (error);
  for (guint i = 0; i < yd_blocks_get_length (blocks); i++)
    {
      const YdSourceBlock *block = yd_blocks_get (blocks, i);
      static const char kinds[] = "ptra";
      g_string_append_printf (out, "%c%d%s%s%d %s\n", kinds[block->kind], block->level,
                              block->centred ? "c" : "",
                              block->listed   ? "l"
                              : block->bullet ? "b"
                                              : "",
                              block->bold, block->text);
    }
  return g_string_free (out, FALSE);
}

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define LIST(num, level, text)                                                \
  "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" #level "\"/><w:numId w:val=\"" #num \
  "\"/></w:numPr></w:pPr>"                                                    \
  "<w:r><w:t>" text "</w:t></w:r></w:p>"
#define LVL(level, start, format, text)                                                          \
  "<w:lvl w:ilvl=\"" #level "\"><w:start w:val=\"" #start "\"/><w:numFmt w:val=\"" format "\"/>" \
  "<w:lvlText w:val=\"" text "\"/></w:lvl>"

static void
test_numbering (void)
{
  const char *numbering
    = "<w:abstractNum w:abstractNumId=\"0\">" LVL (0, 1, "chineseCountingThousand", "%1、")
      LVL (1, 1, "japaneseCounting", "（%2）") LVL (
        2, 1, "decimal",
        "%3.") "</w:abstractNum>"
               "<w:abstractNum w:abstractNumId=\"1\">" LVL (0, 3, "decimalEnclosedCircle", "%1")
                 LVL (1, 1, "decimal",
                      "%1.%2") "</w:abstractNum>"
                               "<w:abstractNum w:abstractNumId=\"2\">" LVL (
                                 0, 1, "bullet",
                                 "·") "</w:abstractNum>"
                                      "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
                                      "<w:num w:numId=\"2\"><w:abstractNumId "
                                      "w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">"
                                      "<w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>"
                                      "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num>"
                                      "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"2\"/></w:num>";
  g_autofree char *text = read_document (
    LIST (1, 0, "甲") LIST (1, 1, "乙") LIST (1, 2, "丙") LIST (1, 2, "丁") LIST (1, 1, "戊")
      LIST (1, 2, "己") LIST (1, 0, "庚") LIST (1, 1, "辛") LIST (2, 0, "壬") LIST (2, 0, "癸")
        LIST (3, 0, "子") LIST (3, 1, "丑") LIST (4, 0, "寅") LIST (0, 0, "卯") LIST (99, 0, "辰"),
    numbering, NULL);
  g_assert_cmpstr (
    text, ==,
    "p0l0 一、甲\np0l0 （一）乙\np0l0 1.丙\np0l0 2.丁\np0l0 （二）戊\np0l0 1.己\np0l0 二、庚\n"
    "p0l0 （一）辛\np0l0 五、壬\np0l0 六、癸\np0l0 ③子\np0l0 ③.1 丑\np0b0 寅\np00 卯\np00 辰\n");
}

static void
test_restart (void)
{
  /* points that run on through the sections: lvlRestart 0 */
  const char *numbering = "<w:abstractNum w:abstractNumId=\"7\">" LVL (
    0, 1, "chineseCounting", "%1、") "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt "
                                     "w:val=\"decimal\"/><w:lvlRestart w:val=\"0\"/>"
                                     "<w:lvlText w:val=\"%2、\"/></w:lvl></w:abstractNum>"
                                     "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>";
  g_autofree char *text = read_document (LIST (1, 0, "甲") LIST (1, 1, "乙") LIST (1, 1, "丙")
                                           LIST (1, 0, "丁") LIST (1, 1, "戊"),
                                         numbering, NULL);
  g_assert_cmpstr (text, ==, "p0l0 一、甲\np0l0 1、乙\np0l0 2、丙\np0l0 二、丁\np0l0 3、戊\n");
}

static void
test_styles (void)
{
  const char *numbering
    = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
      "<w:numFmt w:val=\"chineseCounting\"/><w:pStyle w:val=\"H1\"/><w:lvlText w:val=\"%1、\"/>"
      "</w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
  const char *styles = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:name "
                       "w:val=\"Normal\"/></w:style>"
                       "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading "
                       "1\"/><w:basedOn w:val=\"N\"/>"
                       "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl "
                       "w:val=\"0\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
                       "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name "
                       "w:val=\"Title\"/><w:basedOn w:val=\"T\"/>"
                       "<w:pPr><w:jc w:val=\"center\"/></w:pPr></w:style>";
  g_autofree char *text = read_document (
    "<w:p><w:pPr><w:pStyle w:val=\"T\"/></w:pPr><w:r><w:t>示例要点</w:t></w:r></w:p>"
    "<w:p><w:pPr><w:pStyle w:val=\"H1\"/></w:pPr><w:r><w:t>甲乙</w:t></w:r></w:p>"
    "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>丙丁。</w:t></w:r><w:r><w:t>戊己。</w:t></w:r></w:p>"
    "<w:p><w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>庚</w:t></w:r></w:p>"
    "<w:p><w:pPr><w:pStyle w:val=\"H1\"/><w:numPr><w:numId "
    "w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>无号</w:t></w:r></w:p>",
    numbering, styles);
  g_assert_cmpstr (text, ==, "p0c0 示例要点\np1l4 一、甲乙\np03 丙丁。戊己。\np00 庚\np12 无号\n");
}

static void
test_content (void)
{
  g_autofree char *text = read_document (
    "<w:tbl><w:tr><w:tc>" P ("序号") "</w:tc><w:tc>" P ("任务")
      P ("续") "</w:tc></w:tr>"
               "<w:tr><w:tc>" P ("单格正文一")
                 P ("单格正文二") "</w:tc></w:tr></w:tbl>"
                                  "<w:p><w:r><w:t>上行</w:t><w:br/><w:t>下行</w:t></w:r></w:p>"
                                  "<w:p><w:del><w:r><w:delText>删去</w:delText></w:r></"
                                  "w:del><w:ins><w:r><w:t>增补</w:t></w:r></w:ins>"
                                  "<w:r><w:instrText>PAGE</w:instrText></"
                                  "w:r><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>"
                                  "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" P (
                                    "文本框") "</w:txbxContent></mc:Choice>"
                                              "<mc:Fallback><w:txbxContent>" P (
                                                "文本框") "</w:txbxContent></mc:Fallback></"
                                                          "mc:AlternateContent></w:r></w:p>"
                                                          "<w:sdt><w:sdtPr/><w:sdtContent>" P (
                                                            "控件") "</w:sdtContent></w:sdt>",
    NULL, NULL);
  g_assert_cmpstr (
    text, ==,
    "t00 序号\t任务\n续\np00 单格正文一\np00 单格正文二\np00 上行\np00 下行\np00 增补链接\n"
    "p00 文本框\np00 控件\n");
}

/* Cells that span rows or columns keep their columns; a table of contents is not read. */
static void
test_spans (void)
{
#define CELL(properties, text) "<w:tc><w:tcPr>" properties "</w:tcPr>" P (text) "</w:tc>"
#define DOWN "<w:vMerge/>"
#define ACROSS(n) "<w:gridSpan w:val=\"" #n "\"/>"
  g_autofree char *text = read_document (
    "<w:p><w:pPr><w:pStyle w:val=\"TOC1\"/></w:pPr><w:r><w:t>一、甲</w:t><w:tab/><w:t>1</w:t></w:r></w:p>"
    "<w:tbl><w:tr>" CELL ("", "类别") CELL ("", "任务") CELL (
      "",
      "责任单位") "</w:tr>"
                  "<w:tr>" CELL (
                    ACROSS (3),
                    "一、子") "</w:tr>"
                              "<w:tr>" CELL ("<w:vMerge w:val=\"restart\"/>", "丑") CELL ("", "寅")
                                CELL ("", "甲局") "</w:tr>"
                                                  "<w:tr>" CELL (DOWN, "") CELL ("", "卯") CELL (
                                                    "", "乙局") "</w:tr>"
                                                                "<w:tr>" CELL (ACROSS (2), "辰")
                                                                  CELL ("",
                                                                        "丙局") "</w:tr></w:tbl>",
    NULL, NULL);
  g_assert_cmpstr (text, ==,
                   "a00 一、甲 1\nt00 类别\t任务\t责任单位\nt00 一、子\n"
                   "t00 丑\t寅\t甲局\nt00 \t卯\t乙局\nt00 辰\t\t丙局\n");
}

/* What a page's header says of the document comes first; a running head does not. */
static void
test_head (void)
{
  g_autoptr (GBytes) bytes = yd_docx_fixture_with_head (
    P ("关于印发要点的通知") P ("各科室："), NULL, NULL,
    "<w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textpath "
    "string=\"示例区卫生健康委员会文件\"/></v:shape></w:pict></w:r></w:p>" P ("示卫〔2031〕5号")
      P ("示卫〔2031〕5号") P ("第 3 页") P ("内部工作手册"));
  g_autoptr (YdBlocks) blocks = yd_read_docx (bytes, NULL, NULL);
  static const char *const want[]
    = { "示例区卫生健康委员会文件", "示卫〔2031〕5号", "关于印发要点的通知", "各科室：" };
  g_assert_cmpuint (yd_blocks_get_length (blocks), ==, G_N_ELEMENTS (want));
  for (guint i = 0; i < G_N_ELEMENTS (want); i++)
    g_assert_cmpstr (yd_blocks_get (blocks, i)->text, ==, want[i]);
}

static void
test_symbols (void)
{
  g_autofree char *text
    = read_document ("<w:p><w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/><w:t>是</w:t>"
                     "<w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/><w:t>否</w:t>"
                     "<w:sym w:font=\"Wingdings\" w:char=\"F001\"/></w:r></w:p>",
                     NULL, NULL);
  g_assert_cmpstr (text, ==, "p00 ☑是□否·\n");
}

/* A cell over several rows: which columns go on from above. */
static void
test_merged (void)
{
#define START "<w:vMerge w:val=\"restart\"/>"
  g_autoptr (GBytes) bytes = yd_docx_fixture (
    "<w:tbl><w:tr>" CELL ("", "序号") CELL ("", "任务")
      CELL ("", "责任单位") "</w:tr>"
                            "<w:tr>" CELL ("", "1") CELL ("", "甲")
                              CELL (START, "丙局") "</w:tr>"
                                                   "<w:tr>" CELL (ACROSS (2), "乙")
                                                     CELL (DOWN, "") "</w:tr></w:tbl>",
    NULL, NULL);
  g_autoptr (YdBlocks) blocks = yd_read_docx (bytes, NULL, NULL);
  g_assert_cmpuint (yd_blocks_get_length (blocks), ==, 3);
  g_assert_cmpuint (yd_blocks_get (blocks, 1)->spanned, ==, 0);
  g_assert_cmpuint (yd_blocks_get (blocks, 2)->spanned, ==, 1 << 2);
}

static void
test_formats (void)
{
  static const struct
  {
    const char *format;
    int value;
    const char *text;
  } cases[] = {
    { "decimal", 12, "12" },
    { NULL, 3, "3" },
    { "chineseCounting", 10, "十" },
    { "chineseCountingThousand", 21, "二十一" },
    { "japaneseCounting", 2, "二" },
    { "chineseLegalSimplified", 12, "拾贰" },
    { "decimalEnclosedCircle", 20, "⑳" },
    { "decimalEnclosedCircle", 21, "21" },
    { "upperLetter", 28, "BB" },
    { "lowerRoman", 14, "xiv" },
    { "decimalZero", 7, "07" },
    { "bullet", 1, "" },
    { "none", 1, "" },
    { "nonsense", 4, "4" },
    { "chineseCounting", 0, "0" },
    { "chineseCounting", -5, "-5" },
    { "upperRoman", 9999999, "9999999" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = yd_docx_number_format (cases[i].format, cases[i].value);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
expect_error (GBytes *bytes, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdBlocks) blocks = yd_read_docx (bytes, NULL, &error);
  g_assert_error (error, YD_ERROR, code);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_null (blocks);
}

static void
test_bad (void)
{
  g_autoptr (GBytes) good = yd_docx_fixture (P ("甲"), NULL, NULL);
  gsize size;
  const char *data = g_bytes_get_data (good, &size);
  g_autoptr (GBytes) cut_off = g_bytes_new (data, size / 2);
  g_autoptr (GBytes) workbook = yd_zip_fixture ("xl/workbook.xml", "<a/>", 4);
  g_autoptr (GBytes) other = yd_zip_fixture ("readme", "x", 1);
  g_autoptr (GBytes) broken = yd_zip_fixture ("word/document.xml", "<w:document><w:body>", 20);
  g_autoptr (GBytes) empty = yd_zip_fixture ("word/document.xml", "", 0);
  expect_error (cut_off, YD_ERROR_CORRUPT);
  expect_error (workbook, YD_ERROR_UNSUPPORTED);
  expect_error (other, YD_ERROR_UNSUPPORTED);
  expect_error (broken, YD_ERROR_CORRUPT);
  expect_error (empty, YD_ERROR_CORRUPT);
}

/* One bit of a package: told, or without effect on what is read. */
static void
test_flipped (void)
{
  g_autoptr (GBytes) good = yd_docx_fixture (P ("示卫〔2025〕1号") P ("一、夯实基础"), NULL, NULL);
  gsize size;
  const guint8 *data = g_bytes_get_data (good, &size);
  guint told = 0;
  for (gsize bit = 0; bit < size * 8; bit++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      copy[bit / 8] ^= (guint8)(1 << bit % 8);
      g_autoptr (GBytes) bytes = g_bytes_new (copy, size);
      g_autoptr (GError) error = NULL;
      g_autoptr (YdBlocks) blocks = yd_read_docx (bytes, NULL, &error);
      if (blocks == NULL)
        {
          told++;
          continue;
        }
      g_assert_cmpuint (yd_blocks_get_length (blocks), ==, 2);
      g_assert_cmpstr (yd_blocks_get (blocks, 0)->text, ==, "示卫〔2025〕1号");
      g_assert_cmpstr (yd_blocks_get (blocks, 1)->text, ==, "一、夯实基础");
    }
  g_assert_cmpuint (told, >, 1000);
}

static void
test_bomb (void)
{
  gsize size = 200 * 1024 * 1024;
  g_autofree char *zeros = g_malloc (size);
  memset (zeros, ' ', size);
  g_autoptr (GBytes) bomb = yd_zip_fixture ("word/document.xml", zeros, size);
  g_assert_cmpuint (g_bytes_get_size (bomb), <, 1024 * 1024);
  expect_error (bomb, YD_ERROR_INVALID);
}

static void
test_entities (void)
{
  g_autofree char *secret = g_build_filename (g_get_tmp_dir (), "yd-secret-XXXXXX", NULL);
  int fd = g_mkstemp (secret);
  g_assert_cmpint (fd, >=, 0);
  g_assert_true (g_file_set_contents (secret, "机密内容", -1, NULL));
  close (fd);
  g_autofree char *xml = g_strdup_printf (
    "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file://%s\"><!ENTITY a \"哈哈\">"
    "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
    "<w:document "
    "xmlns:w=\"w\"><w:body><w:p><w:r><w:t>甲&x;乙&c;</w:t></w:r></w:p></w:body></w:document>",
    secret);
  g_autoptr (GBytes) bytes = yd_zip_fixture ("word/document.xml", xml, strlen (xml));
  expect_error (bytes, YD_ERROR_INVALID); /* nothing is loaded, and no word is missing unsaid */
  unlink (secret);

  glong units;
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (xml, -1, NULL, &units, NULL);
  g_autoptr (GBytes) utf16
    = yd_zip_fixture ("word/document.xml", (const char *)wide, (gsize)units * sizeof *wide);
  expect_error (utf16, YD_ERROR_INVALID);
}

/* Elements nested beyond all sense neither crash nor take long. */
static void
test_deep (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  for (int i = 0; i < 240; i++)
    g_string_append (body, "<w:sdt><w:sdtContent>");
  g_string_append (body, P ("深"));
  for (int i = 0; i < 240; i++)
    g_string_append (body, "</w:sdtContent></w:sdt>");
  g_string_append (body, P ("浅"));
  g_autoptr (GBytes) bytes = yd_docx_fixture (body->str, NULL, NULL);
  g_autoptr (YdBlocks) blocks = yd_read_docx (bytes, NULL, NULL);
  g_assert_true (blocks == NULL || yd_blocks_get_length (blocks) >= 1);
}

/* Where the end of a paragraph was deleted, the next one goes on with it. */
static void
test_joined (void)
{
#define ENDLESS(text) \
  "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"
  g_autofree char *text
    = read_document (ENDLESS ("二、绩效") P ("管理") ENDLESS ("甲") "<w:tbl><w:tr><w:tc>" ENDLESS (
                       "乙") "</w:tc><w:tc>" P ("丙") "</w:tc></w:tr></w:tbl>" ENDLESS ("丁"),
                     NULL, NULL);
  g_assert_cmpstr (text, ==, "p00 二、绩效管理\np00 甲\nt00 乙\t丙\np00 丁\n");
}

/* Nobody who reads the document in Word sees it: it is no text, but told apart. */
static void
test_hidden (void)
{
  g_autofree char *text = read_document (
    "<w:p><w:r><w:t>1.加装电梯。</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部掌握50部。</w:t></w:r>"
    "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>加装60部。</w:t></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r></w:p></w:tc>"
    "<w:tc>" P ("丙") "</w:tc></w:tr></w:tbl>",
    NULL, NULL);
  g_assert_cmpstr (text, ==,
                   "p00 1.加装电梯。加装60部。\na00 内部掌握50部。\nt00 甲\t丙\na00 乙\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/docx/numbering", test_numbering);
  g_test_add_func ("/import/docx/restart", test_restart);
  g_test_add_func ("/import/docx/styles", test_styles);
  g_test_add_func ("/import/docx/content", test_content);
  g_test_add_func ("/import/docx/spans", test_spans);
  g_test_add_func ("/import/docx/head", test_head);
  g_test_add_func ("/import/docx/symbols", test_symbols);
  g_test_add_func ("/import/docx/merged", test_merged);
  g_test_add_func ("/import/docx/formats", test_formats);
  g_test_add_func ("/import/docx/bad", test_bad);
  g_test_add_func ("/import/docx/flipped", test_flipped);
  g_test_add_func ("/import/docx/bomb", test_bomb);
  g_test_add_func ("/import/docx/entities", test_entities);
  g_test_add_func ("/import/docx/deep", test_deep);
  g_test_add_func ("/import/docx/hidden", test_hidden);
  g_test_add_func ("/import/docx/joined", test_joined);
  return g_test_run ();
}
