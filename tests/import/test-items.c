#include "yd-import-piece.h"

#include "yd-error.h"
#include "yd-import-draft.h"

#include <string.h>

/* Kind, title and body of each item, a line each. */
static char *
dump (YdRowList *rows)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < yd_row_list_get_length (rows); i++)
    {
      YdTable table;
      gpointer row = yd_row_list_get (rows, i, &table);
      if (table == YD_TABLE_ITEM)
        g_string_append_printf (out, "%d%s\n", ((YdItemRow *)row)->kind,
                                ((YdItemRow *)row)->title != NULL ? ((YdItemRow *)row)->title : "");
      else if (table == YD_TABLE_PARAGRAPH && ((YdParagraphRow *)row)->owner_kind == YD_OWNER_ITEM)
        g_string_append_printf (out, "  %s\n", ((YdParagraphRow *)row)->text);
      else if (table == YD_TABLE_UNIT)
        g_string_append_printf (out, "  [%s]\n", ((YdUnitRow *)row)->name);
    }
  return g_string_free (out, FALSE);
}

static char *
read_items (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdRowList) rows = yd_import_items (text, 2025, &error);
  g_assert_no_error (error);
  return dump (rows);
}

/* As word processors and browsers put it on the clipboard. */
#define WORD(level, number, words)                                                                  \
  "<p class=MsoListParagraph style='margin-left:21.0pt;mso-list:l0 level" level " lfo1'>"           \
  "<![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>" number                     \
  "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>" \
  "<span style='font-family:仿宋'>" words "</span><o:p></o:p></p>\n"

static void
test_html (void)
{
  static const struct
  {
    const char *html, *items, *text;
  } cases[] = {
    { "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><style>p{margin:0}</style></head><body>"
      "<!--StartFragment-->" WORD ("1", "一、", "优化资源布局")
        WORD ("2", "1.", "做实医疗集团。年底前建成2个集团。")
          WORD ("2", "2.", "加快项目建设。上半年\n封顶。") "<!--EndFragment--></body></html>",
      "0优化资源布局\n2做实医疗集团\n  年底前建成2个集团。\n2加快项目建设\n  上半年封顶。\n",
      "一、优化资源布局\n1.做实医疗集团。年底前建成2个集团。\n2.加快项目建设。上半年封顶。" },
    /* a title that is bold behind a number of the list: the number counts */
    { WORD (
        "1", "14.",
        "<b>深化行风建设。</b>健全“九项准则”落实机制。") "<p>15.<b>改进 作风建设。</b>接续抓好。</p>",
      "2深化行风建设\n  健全“九项准则”落实机制。\n2改进 作风建设\n  接续抓好。\n",
      "14.深化行风建设。健全“九项准则”落实机制。\n15.改进 作风建设。接续抓好。" },
    { "<ol start=3><li><b>做好 甲事。</b>细则一。</li><li><b>做好乙事。</b>细则二。</li></ol>",
      "2做好 甲事\n  细则一。\n2做好乙事\n  细则二。\n",
      "3.做好 甲事。细则一。\n4.做好乙事。细则二。" },
    /* a bullet's sign in a face of signs is no word */
    { WORD ("1", "l", "做好日常工作") WORD ("1", "·", "做好值班工作"),
      "2做好日常工作\n2做好值班工作\n", "做好日常工作\n做好值班工作" },
    /* LibreOffice: the levels are lists in lists, and the numbers are gone */
    { "<meta charset=\"utf-8\"><ol><li><p>优化资源布局</p><ol><li><p>做实医疗集团。年底前建成2个集团。</p></li>"
      "<li><p>加快项目建设。上半年封顶。</p></li></ol></li><li><p>守牢质量底线</p></li></ol>",
      "0优化资源布局\n2做实医疗集团\n  年底前建成2个集团。\n2加快项目建设\n  上半年封顶。\n0守牢质量底线\n",
      "一、优化资源布局\n1.做实医疗集团。年底前建成2个集团。\n2.加快项目建设。上半年封顶。\n二、守牢质量底线" },
    { "<ol><li>甲板块</li><ol><li>一组</li><ol><li>做好甲事。细则。</li></ol></ol></ol>",
      "0甲板块\n1一组\n2做好甲事\n  细则。\n", "一、甲板块\n（一）一组\n1.做好甲事。细则。" },
    { "<ol start=3><li>做好甲事。细则一。</li><li>做好乙事。细则二。</li></ol>",
      "2做好甲事\n  细则一。\n2做好乙事\n  细则二。\n",
      "3.做好甲事。细则一。\n4.做好乙事。细则二。" },
    { "<ol style=\"list-style-type: cjk-ideographic\"><li>甲板块</li><li>乙板块</li></ol>",
      "0甲板块\n0乙板块\n", "一、甲板块\n二、乙板块" },
    /* headings and plain paragraphs */
    { "<h2>一、甲板块</h2><p>1.做好甲事。细则。</p>", "0甲板块\n2做好甲事\n  细则。\n",
      "一、甲板块\n1.做好甲事。细则。" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].html, strlen (cases[i].html));
      g_autoptr (YdRowList) rows = yd_import_html_items (bytes, 2025, &error);
      g_assert_no_error (error);
      g_autofree char *items = dump (rows);
      g_autofree char *text = yd_import_html_dup_text (bytes);
      g_test_message ("case %u", i);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (items, ==, cases[i].items);
    }
}

/* What Windows programs put there is in their encoding; what is none at all is no reason to fail. */
static void
test_odd_html (void)
{
  static const char utf16[] = "\xff\xfe<\0p\0>\0"
                              "2\x75\x8b\x4e"
                              "<\0/\0p\0>\0";
  g_autoptr (GBytes) wide = g_bytes_new_static (utf16, sizeof utf16 - 1);
  g_autofree char *text = yd_import_html_dup_text (wide);
  g_assert_cmpstr (text, ==, "甲事");
  static const char *const nothing[] = { "", "<p></p>", "<img src=x>", "<style>p{}</style>" };
  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (nothing[i], strlen (nothing[i]));
      g_assert_null (yd_import_html_items (bytes, 0, &error));
      g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
      g_assert_null (yd_import_html_dup_text (bytes));
    }
  g_autofree char *deep = g_malloc (60001);
  for (int i = 0; i < 15000; i++)
    memcpy (deep + i * 4, "<ol>", 4);
  deep[60000] = '\0';
  g_autoptr (GBytes) bytes = g_bytes_new_static (deep, 60000);
  g_assert_null (yd_import_html_dup_text (bytes));
}

static void
test_text (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "1.做实医疗集团。年底前建成2个集团。\n2.加快项目建设。上半年封顶。\n",
      "2做实医疗集团\n  年底前建成2个集团。\n2加快项目建设\n  上半年封顶。\n" },
    { "二、守牢质量底线\r\n3、规范临床用药。每季度点评一次处方。（责任单位：药政科）\r\n",
      "0守牢质量底线\n2规范临床用药\n  每季度点评一次处方。\n  [药政科]\n" },
    { "做好日常工作\n", "2做好日常工作\n" },
    { "这是一句没有编号的话，说了一件事情，也说了第二件。\n",
      "2\n  这是一句没有编号的话，说了一件事情，也说了第二件。\n" },
    { "前面的话\n1.第一件事。正文。\n", "2前面的话\n2第一件事\n  正文。\n" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = read_items (cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_bad (void)
{
  static const char *const bad[] = { "", " \n\t\n", "\r\n\r\n" };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (yd_import_items (bad[i], 0, &error));
      g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
    }
  g_autoptr (GError) error = NULL;
  g_autofree char *huge = g_strnfill (16 * 1024 * 1024 + 1, 'x');
  g_assert_null (yd_import_items (huge, 0, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
  g_autofree char *odd = read_items ("1.甲\x01乙。正\xff文😀。\n2.عربي。\n");
  g_assert_nonnull (strstr (odd, "😀"));
  g_assert_null (strchr (odd, '\x01'));
}

/* Two megabytes, every word of them kept. */
static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint count = 0;
  while (text->len < 2 * 1024 * 1024)
    {
      count++;
      g_string_append_printf (text, "%u.第%u件事。做好第%u件事的各项工作。\n", count, count, count);
    }
  g_autofree char *found = read_items (text->str);
  guint items = 0;
  for (const char *at = found; (at = strstr (at, "\n  做好第")) != NULL; at++)
    items++;
  g_assert_cmpuint (items, ==, count);
}

/* A whole plan is told from a piece of one: it has a title with its year, or a notice. */
static void
test_document (void)
{
  static const struct
  {
    const char *html, *text, *title;
  } cases[] = {
    { NULL, "示例区2031年工作要点\n一、服务\n1.甲事项。整合信号。\n", "示例区2031年工作要点" },
    { "<p align=center>示例区2031年工作要点</p><p>一、服务</p><p>1.甲事项。整合信号。</p>", "别的",
      "示例区2031年工作要点" },
    { "<img src='x.png'>", "示例区2031年工作要点\n一、服务\n1.甲事项。整合信号。\n",
      "示例区2031年工作要点" },
    { NULL,
      "关于印发工作要点的通知\n各科室：\n现印发给你们。\n示例局\n2031年1月2日\n工作要点\n一、服务\n1.甲事项。整合。\n",
      "工作要点" },
    { NULL, "一、服务\n1.甲事项。整合信号。\n2.乙事项。改进。\n", NULL },
    { NULL, "重点工作\n1.甲事项。整合信号。\n2.乙事项。改进。\n", NULL },
    { NULL, "2031年基本建成。\n1.甲事项。整合信号。\n", NULL },
    { NULL, "示例区2031年工作要点\n", NULL },
    { NULL, "", NULL },
    { NULL, NULL, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) html
        = cases[i].html != NULL ? g_bytes_new (cases[i].html, strlen (cases[i].html)) : NULL;
      YdRowList *items = NULL;
      g_autofree char *title = yd_import_dup_document_title (html, cases[i].text, 2031, &items);
      g_assert_cmpstr (title, ==, cases[i].title);
      g_assert_true ((items != NULL) == (title != NULL));
      if (items == NULL)
        continue;
      g_autofree char *found = dump (items);
      g_assert_nonnull (strstr (found, "甲事项\n  整合"));
      g_assert_null (strstr (found, "要点"));
      yd_row_list_free (items);
    }
}

/* Words that come from no file have no name that could stand in for their title. */
static void
test_untitled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdImportDraft) draft = yd_import_draft_new_for_words (
    NULL, "一、服务\n1.甲事项。整合信号。\n", "剪贴板", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (yd_import_draft_get_name (draft), ==, "剪贴板");
  g_assert_cmpstr (yd_import_draft_get_outline (draft)->title, ==, "工作要点");
  g_assert_null (yd_import_draft_new_for_words (NULL, NULL, "剪贴板", NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
}

/* Rows of a spreadsheet are points with their units, not lines of text. */
static void
test_rows (void)
{
  g_autofree char *items = read_items ("序号\t工作任务\t工作措施\t责任单位\t完成时限\n"
                                       "1\t社会救助\t\"健全监测。\n提高标准。\"\t救助科\t6月底\n"
                                       "2\t养老服务\t新建食堂8家。\t\"养老科\n各街道\"\t年底前\n");
  g_assert_cmpstr (items, ==,
                   "2社会救助\n  健全监测。\n  提高标准。\n  [救助科]\n2养老服务\n  新建食堂8家。\n"
                   "  [养老科]\n  [各街道]\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-items/text", test_text);
  g_test_add_func ("/import-items/html", test_html);
  g_test_add_func ("/import-items/odd-html", test_odd_html);
  g_test_add_func ("/import-items/document", test_document);
  g_test_add_func ("/import-items/untitled", test_untitled);
  g_test_add_func ("/import-items/bad", test_bad);
  g_test_add_func ("/import-items/large", test_large);
  g_test_add_func ("/import/items/rows", test_rows);
  return g_test_run ();
}
