/* A PDF's text layer to paragraphs: pages are drawn here, line by line as a typesetter leaves them.
 */

#include "yd-error.h"
#include "yd-import.h"
#include "yd-outline-text.h"
#include "yd-reader.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <string.h>

#define CELL 16.0 /* points; a Han character's width here */
#define LEFT 80.0
#define PITCH 28.0

typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr;
  GByteArray *data;
  int line;
} Page;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
page_begin (Page *page)
{
  page->data = g_byte_array_new ();
  page->surface = cairo_pdf_surface_create_for_stream (write_cb, page->data, 595, 842);
  page->cr = cairo_create (page->surface);
  page->line = 0;
}

/* One line of text, @cells to the right of the margin. */
static void
page_line_sized (Page *page, double cells, double size, const char *text)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (page->cr);
  PangoFontDescription *font = pango_font_description_from_string ("Serif");
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
  cairo_move_to (page->cr, LEFT + cells * CELL, 80 + PITCH * page->line++);
  pango_cairo_show_layout (page->cr, layout);
}

static void
page_line (Page *page, double cells, const char *text)
{
  page_line_sized (page, cells, CELL, text);
}

/* Each character by itself, wider apart than it is set. */
static void
page_line_stretched (Page *page, double cells, double step, const char *text)
{
  int line = page->line;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), cells += step)
    {
      g_autofree char *one = g_strndup (p, (gsize)(g_utf8_next_char (p) - p));
      page->line = line;
      page_line (page, cells, one);
    }
}

static void
page_end (Page *page, const char *number)
{
  page->line = 24;
  page_line (page, 12, number);
  page->line = 0;
  cairo_show_page (page->cr);
}

static GBytes *
page_finish (Page *page)
{
  cairo_destroy (page->cr);
  cairo_surface_finish (page->surface);
  g_assert_cmpint (cairo_surface_status (page->surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (page->surface);
  return g_byte_array_free_to_bytes (page->data);
}

static void
test_paragraphs (void)
{
  Page page;
  page_begin (&page);
  page_line (&page, 7, "示例区二〇二六年工作要点");
  page_line (&page, 2, "二〇二六年，全区工作以居民为中心，重点做好以下工作，");
  page_line (&page, 0, "抓好落实。");
  page_line (&page, 2, "一、夯实基础");
  page_line (&page, 2, "1.完善制度建设。修订各项管理制度，形成上下贯通的制");
  page_line (&page, 0, "度体系，推动各项工作规范有序开展，并定期对执行情况开");
  page_end (&page, "— 1 —");
  page_line (&page, 0, "展评估。");
  page_line (&page, 2, "2.加强队伍建设。开展全员培训。");
  page_end (&page, "— 2 —");
  g_autoptr (GBytes) bytes = page_finish (&page);
  g_autoptr (GError) error = NULL;
  g_autoptr (YdImportResult) result = yd_import_bytes (bytes, "a.pdf", 2026, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->format, ==, YD_FORMAT_PDF);
  g_autofree char *text = yd_outline_text (result);
  g_assert_cmpstr (text, ==,
                   "title: 示例区二〇二六年工作要点\nfrom: 2026-01-01\nto: 2026-12-31\n"
                   "preamble | 二〇二六年，全区工作以居民为中心，重点做好以下工作，抓好落实。\n"
                   "section [一、] 夯实基础\n"
                   "  point [1.] 完善制度建设 …\n"
                   "    | "
                   "修订各项管理制度，形成上下贯通的制度体系，推动各项工作规范有序开展，并定期对执"
                   "行情况开展评估。\n"
                   "  point [2.] 加强队伍建设 …\n"
                   "    | 开展全员培训。\n");
}

/* What stands at the top of every page is kept once, whatever page number is in it. */
/* Nearly all lines are short and indented, and 1.1 stands apart from its title; who signs stands side
 * by side. */
static void
test_short_lines (void)
{
  Page page;
  page_begin (&page);
  page_line (&page, 2, "示例区水上搜救应急预案");
  page_line (&page, 2, "1 总则");
  page_line (&page, 2, "1.1 编制目的");
  page_line (&page, 2, "建立健全搜救机制。");
  page_line (&page, 2, "1.2 编制依据");
  page_line (&page, 2, "依据有关法律法规和示例市水上搜救应急预案等文件，制定本");
  page_line (&page, 0, "预案。");
  page_line (&page, 2, "2 组织体系");
  page_line (&page, 2, "2.1 搜救中心");
  page_line (&page, 2, "由分管副区长任主任。");
  page_line (&page, 2, "2.2 成员单位");
  page_line (&page, 2, "各负其责。");
  page_line (&page, 2, "示例区交通运输局");
  page.line--;
  page_line (&page, 13, "示例区应急管理局");
  page_line (&page, 2, "2031年3月5日");
  page_end (&page, "— 1 —");
  g_autoptr (GBytes) bytes = page_finish (&page);
  g_autoptr (GError) error = NULL;
  g_autoptr (YdImportResult) result = yd_import_bytes (bytes, "a.pdf", 2031, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *shown = yd_outline_text (result);
  g_assert_nonnull (strstr (shown, "title: 示例区水上搜救应急预案\n"));
  g_assert_nonnull (strstr (shown, "section [1 ] 总则\n  point [1.1 ] 编制目的\n"));
  g_assert_nonnull (strstr (shown, "示例市水上搜救应急预案等文件，制定本预案。"));
  g_assert_nonnull (strstr (shown, "signature: 示例区交通运输局、示例区应急管理局\n"));
}

/* 。（ is set closer: each mark stands within the other's empty half, and a little more. */
static void
test_closer_marks (void)
{
  Page page;
  page_begin (&page);
  page_line (&page, 7, "示例区二〇二六年工作要点");
  page_line (&page, 2, "一、夯实基础");
  page_line (&page, 2, "1.完善制度建设（试行）。修订各项管理制度，上下贯");
  page_line (&page, 0, "通。与各项工作统筹推进。");
  page.line--;
  page_line (&page, 11.45, "（责任单位：医政科；配合");
  page_line (&page, 0, "单位：信息科、中心医院）");
  page_end (&page, "— 1 —");
  g_autoptr (GBytes) bytes = page_finish (&page);
  g_autoptr (GError) error = NULL;
  g_autoptr (YdImportResult) result = yd_import_bytes (bytes, "a.pdf", 2026, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *text = yd_outline_text (result);
  g_assert_nonnull (strstr (text, "point [1.] 完善制度建设（试行） "));
  g_assert_nonnull (strstr (text, "    | 修订各项管理制度，上下贯通。与各项工作统筹推进。\n"));
  g_assert_cmpuint (result->n_units, ==, 3);
}

static void
test_heads (void)
{
  Page page;
  page_begin (&page);
  for (int i = 1; i <= 4; i++)
    {
      g_autofree char *head = g_strdup_printf ("示例区政府公报 第%d页", i);
      g_autofree char *foot = g_strdup_printf ("— %d —", i);
      g_autofree char *text = g_strdup_printf ("%d.完善第%d类制度。修订管理办法。", i, i);
      page_line (&page, 0, head);
      if (i == 1)
        page_line (&page, 7, "示例区二〇二六年工作要点");
      page_line (&page, 2, text);
      page_end (&page, foot);
    }
  g_autoptr (GBytes) bytes = page_finish (&page);
  g_autoptr (GError) error = NULL;
  g_autoptr (YdImportResult) result = yd_import_bytes (bytes, "a.pdf", 2026, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_points, ==, 4);
  g_autofree char *text = yd_outline_text (result);
  const char *first = strstr (text, "公报");
  g_assert_nonnull (first);
  g_assert_null (strstr (first + 1, "公报"));
  g_assert_nonnull (strstr (text, "unplaced aside: 示例区政府公报"));
}

/* A title that fills its line is told from what follows by its size, and the gaps of a stretched
 * line are no spaces. */
static void
test_typeset (void)
{
  Page page;
  page_begin (&page);
  page_line_sized (&page, 0, 22, "关于开展二〇二六年健康促进活动的通");
  page_line_sized (&page, 12, 22, "知");
  page_line (&page, 0, "各街道办事处，各有关部门和单位，各社区卫生服务中心站：");
  page_line (&page, 2, "现就有关事项通知如下。");
  page_line (&page, 2, "一、完善制度");
  page_line_stretched (&page, 2, 1.6, "1.推动学校体育场馆向居民开放，");
  page_line (&page, 0, "年底前完成。");
  page_line (&page, 2, "2.加强队伍建设。开展全员培训。");
  page_end (&page, "— 1 —");
  g_autoptr (GBytes) bytes = page_finish (&page);
  g_autoptr (GError) error = NULL;
  g_autoptr (YdImportResult) result = yd_import_bytes (bytes, "a.pdf", 2026, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *text = yd_outline_text (result);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "notice title: 关于开展二〇二六年健康促进活动的通知\n"));
  g_assert_nonnull (
    strstr (text, "addressee: 各街道办事处，各有关部门和单位，各社区卫生服务中心站\n"));
  g_assert_nonnull (strstr (text, "推动学校体育场馆向居民开放，年底前完成"));
}

static void
expect_error (GBytes *bytes, int code, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdBlocks) blocks = yd_read_pdf (bytes, NULL, &error);
  g_assert_error (error, YD_ERROR, code);
  g_assert_nonnull (strstr (error->message, word));
}

/* Two columns of twelve characters: the left one is read to its end before the right one. */
static void
test_columns (void)
{
  static const char *const columns[2][8] = {
    { "　　一、夯实基础", "　　1.完善制度建设。修订", "管理制度，形成上下贯通的",
      "制度体系。（责任单位：办", "公室）", "　　2.加强队伍建设。开展", "全员培训，逐级落实每一项",
      "工作任务，并定期对执行情" },
    { "况开展评估。（责任单位：", "人事科）", "　　二、办好实事", "　　3.改善窗口服务。延长",
      "办理时间，方便群众办事，", "减少往返次数，全年不少于", "两百天。（责任单位：服务",
      "大厅）" },
  };
  Page page;
  page_begin (&page);
  page_line (&page, 7, "示例区二〇二六年工作要点");
  for (int side = 0; side < 2; side++)
    for (int i = 0; i < 8; i++)
      {
        const char *text = columns[side][i];
        gboolean indented = g_str_has_prefix (text, "　　");
        page.line = 2 + i;
        page_line (&page, side * 14 + (indented ? 2 : 0), text + (indented ? strlen ("　　") : 0));
      }
  page_end (&page, "— 1 —");
  g_autoptr (GBytes) bytes = page_finish (&page);
  g_autoptr (GError) error = NULL;
  g_autoptr (YdImportResult) result = yd_import_bytes (bytes, "a.pdf", 2026, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *text = yd_outline_text (result);
  g_assert_cmpstr (text, ==,
                   "title: 示例区二〇二六年工作要点\nfrom: 2026-01-01\nto: 2026-12-31\n"
                   "section [一、] 夯实基础\n"
                   "  point [1.] 完善制度建设 …\n"
                   "    | 修订管理制度，形成上下贯通的制度体系。\n"
                   "    lead 办公室\n"
                   "    mark （责任单位：办公室）\n"
                   "  point [2.] 加强队伍建设 …\n"
                   "    | "
                   "开展全员培训，逐级落实每一项工作任务，并定期对执行情况开展评估。\n"
                   "    lead 人事科\n"
                   "    mark （责任单位：人事科）\n"
                   "section [二、] 办好实事\n"
                   "  point [3.] 改善窗口服务 …\n"
                   "    | 延长办理时间，方便群众办事，减少往返次数，全年不少于两百天。\n"
                   "    lead 服务大厅\n"
                   "    mark （责任单位：服务大厅）\n");
}

/* ---- tables, whose rules cannot be seen ---- */

static const double table_columns[] = { 0, 3, 9, 19, 26 }; /* cells from the margin */

static void
page_line_at (Page *page, double x, double y, const char *text)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (page->cr);
  PangoFontDescription *font = pango_font_description_from_string ("Serif");
  pango_font_description_set_absolute_size (font, CELL * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
  cairo_move_to (page->cr, x, y);
  pango_cairo_show_layout (page->cr, layout);
}

/* The lines of each cell of a row, with | between; @middle: short cells stand in the middle of the row, from
 * @pitch to line. Returns where the row ends. */
static double
page_row (Page *page, double top, gboolean middle, double gap, const char *const *cells)
{
  char **lines[5];
  guint most = 1;
  for (guint i = 0; i < 5; i++)
    {
      lines[i] = g_strsplit (cells[i], "|", -1);
      most = MAX (most, g_strv_length (lines[i]));
    }
  for (guint i = 0; i < 5; i++)
    {
      guint n = g_strv_length (lines[i]);
      for (guint j = 0; j < n; j++)
        {
          page_line_at (page, LEFT + table_columns[i] * CELL,
                        top + PITCH * (j + (middle ? (most - n) / 2.0 : 0)), lines[i][j]);
        }
      g_strfreev (lines[i]);
    }
  return top + PITCH * most + gap;
}

static void
test_tables (void)
{
  static const char *const head[] = { "序号", "重点任务", "目标要求", "责任科室", "时限" };
  static const char *const rows[][5] = {
    { "1", "校车安全", "年检合格率达到|100%，安装|定位装置", "安全科", "2月底前" },
    { "2", "食堂改造", "改造28所", "后勤中心、|计财科", "8月底前" },
    { "3", "心理健康", "配备专职教师|45名", "德育科", "9月底前" },
    { "4", "体育中考", "测试1.1万人", "体卫科、招|生办", "5月底前" },
  };
  for (guint way = 0; way < 4; way++) /* at the top or in the middle; close or apart */
    {
      gboolean middle = way % 2 == 1;
      double gap = way < 2 ? 0 : 8, at = 120;
      Page page;
      page_begin (&page);
      page_line (&page, 9, "示例区教育局2031年任务表");
      at = page_row (&page, at, FALSE, gap, head);
      for (guint i = 0; i < 2; i++)
        at = page_row (&page, at, middle, gap, rows[i]);
      page_end (&page, "— 1 —");
      at = 80;
      for (guint i = 2; i < 4; i++) /* goes on without a head */
        at = page_row (&page, at, middle, gap, rows[i]);
      page.line = 12;
      page_line (&page, 2, "注：以上任务由局办公室负责督办，每季度通报一次情况。");
      page_end (&page, "— 2 —");
      g_autoptr (GBytes) bytes = page_finish (&page);
      g_autoptr (GError) error = NULL;
      g_autoptr (YdBlocks) blocks = yd_read_pdf (bytes, NULL, &error);
      g_assert_no_error (error);
      GString *read = g_string_new (NULL);
      for (guint i = 0; i < yd_blocks_get_length (blocks); i++)
        if (yd_blocks_get (blocks, i)->kind == YD_BLOCK_TABLE)
          g_string_append_printf (read, "%s\n", yd_blocks_get (blocks, i)->text);
      g_assert_cmpstr (read->str, ==,
                       "序号\t重点任务\t目标要求\t责任科室\t时限\n"
                       "1\t校车安全\t年检合格率达到100%，安装定位装置\t安全科\t2月底前\n"
                       "2\t食堂改造\t改造28所\t后勤中心、计财科\t8月底前\n"
                       "3\t心理健康\t配备专职教师45名\t德育科\t9月底前\n"
                       "4\t体育中考\t测试1.1万人\t体卫科、招生办\t5月底前\n");
      g_string_free (read, TRUE);
    }
}

/* A word of the head over two lines, and one over two columns that have words of their own. */
static void
test_head_lines (void)
{
  static const char *const wrapped[] = { "序号", "重点任务", "目标要求", "责任科室", "完成|时限" };
  static const char *const upper[] = { "", "", "", "", "" };
  static const char *const among[] = { "序号", "重点任务", "目标要求", "", "" };
  static const char *const lower[] = { "", "", "", "牵头单位", "配合单位" };
  static const char *const rows[][5] = { { "1", "校车安全", "年检合格", "安全科", "2月底前" },
                                         { "2", "食堂改造", "改造28所", "后勤中心", "8月底前" },
                                         { "3", "心理健康", "配备45名", "德育科", "9月底前" } };
  static const char *const heads[] = { "序号\t重点任务\t目标要求\t责任科室\t完成时限",
                                       "序号\t重点任务\t目标要求\t牵头单位\t配合单位" };
  for (guint way = 0; way < G_N_ELEMENTS (heads); way++)
    {
      double at = 120;
      Page page;
      page_begin (&page);
      page_line (&page, 9, "示例区教育局2031年任务表");
      if (way == 0)
        at = page_row (&page, at, TRUE, 0, wrapped);
      else
        {
          page_line_at (&page, LEFT + 22.5 * CELL, at, "责任分工");
          page_row (&page, at + PITCH / 2, FALSE, 0, among);
          at = page_row (&page, page_row (&page, at, FALSE, 0, upper), FALSE, 0, lower);
        }
      for (guint i = 0; i < 3; i++)
        at = page_row (&page, at, FALSE, 0, rows[i]);
      page_end (&page, "— 1 —");
      g_autoptr (GBytes) bytes = page_finish (&page);
      g_autoptr (YdBlocks) blocks = yd_read_pdf (bytes, NULL, NULL);
      GString *read = g_string_new (NULL);
      for (guint i = 0; i < yd_blocks_get_length (blocks); i++)
        if (yd_blocks_get (blocks, i)->kind == YD_BLOCK_TABLE)
          g_string_append_printf (read, "%s\n", yd_blocks_get (blocks, i)->text);
      g_autofree char *wanted
        = g_strconcat (heads[way], "\n1\t校车安全\t年检合格\t安全科\t2月底前\n",
                       "2\t食堂改造\t改造28所\t后勤中心\t8月底前\n",
                       "3\t心理健康\t配备45名\t德育科\t9月底前\n", NULL);
      g_assert_cmpstr (read->str, ==, wanted);
      g_string_free (read, TRUE);
    }
}

/* Words that name columns above text that fills the line are no table. */
static void
test_no_table (void)
{
  Page page;
  page_begin (&page);
  page_row (&page, 80, FALSE, 0,
            (const char *const[]){ "序号", "重点任务", "目标要求", "责任科室", "时限" });
  page.line = 1;
  page_line (&page, 2, "以上各栏由各单位自行填写，并于年底前报送局办公室汇总，");
  page_line (&page, 0, "未按时报送的予以通报。");
  page_end (&page, "— 1 —");
  g_autoptr (GBytes) bytes = page_finish (&page);
  g_autoptr (YdBlocks) blocks = yd_read_pdf (bytes, NULL, NULL);
  for (guint i = 0; i < yd_blocks_get_length (blocks); i++)
    g_assert_cmpint (yd_blocks_get (blocks, i)->kind, !=, YD_BLOCK_TABLE);
}

static void
test_no_text (void)
{
  Page page;
  page_begin (&page);
  cairo_rectangle (page.cr, 10, 10, 100, 100);
  cairo_fill (page.cr);
  cairo_show_page (page.cr);
  g_autoptr (GBytes) bytes = page_finish (&page);
  expect_error (bytes, YD_ERROR_UNSUPPORTED, "OCR");
}

static void
test_damaged (void)
{
  Page page;
  page_begin (&page);
  page_line (&page, 0, "甲");
  cairo_show_page (page.cr);
  g_autoptr (GBytes) whole = page_finish (&page);
  g_autoptr (GBytes) head = g_bytes_new_from_bytes (whole, 0, 40);
  expect_error (head, YD_ERROR_CORRUPT, "damaged");
}

static void
test_encrypted (void)
{
  static const char pdf[]
    = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 "
      "obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
      "3 0 obj\n<</Filter/Standard/V 1/R 2/O(12345678901234567890123456789012)"
      "/U(12345678901234567890123456789012)/P -4>>\nendobj\n"
      "xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n0000000110 00000 "
      "n \n"
      "trailer\n<</Root 1 0 R/Encrypt 3 0 R/ID[(a)(a)]/Size 4>>\nstartxref\n262\n%%EOF\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (pdf, sizeof pdf - 1);
  expect_error (bytes, YD_ERROR_UNSUPPORTED, "password");
}

/* All lines are short: what stands to the right, and the title, end theirs. */
static void
test_set_right (void)
{
  Page page;
  page_begin (&page);
  page_line (&page, 7, "示例区2031年工作要点");
  page_line (&page, 0, "一、保障供应");
  page_line (&page, 0, "1.稳产。粮食面积12万亩。");
  page_line (&page, 11, "责任科室：种植业科");
  page_line (&page, 0, "2.保供。组织检查3次。");
  page_line (&page, 13, "责任科室：市场科");
  page_line (&page, 0, "二、改革");
  page_line (&page, 0, "3.试点。试点村10个。");
  page_line (&page, 13, "责任科室：改革科");
  page_end (&page, "1");
  g_autoptr (GBytes) bytes = page_finish (&page);
  g_autoptr (GError) error = NULL;
  g_autoptr (YdImportResult) result = yd_import_bytes (bytes, "a.pdf", 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_sections, ==, 2);
  g_assert_cmpuint (result->n_assigned, ==, 3);
  g_assert_cmpuint (result->n_units, ==, 3);
  g_autofree char *text = yd_outline_text (result);
  g_assert_true (g_str_has_prefix (text, "title: 示例区2031年工作要点\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/pdf/paragraphs", test_paragraphs);
  g_test_add_func ("/import/pdf/short-lines", test_short_lines);
  g_test_add_func ("/import/pdf/closer-marks", test_closer_marks);
  g_test_add_func ("/import/pdf/heads", test_heads);
  g_test_add_func ("/import/pdf/typeset", test_typeset);
  g_test_add_func ("/import/pdf/columns", test_columns);
  g_test_add_func ("/import/pdf/tables", test_tables);
  g_test_add_func ("/import/pdf/head-lines", test_head_lines);
  g_test_add_func ("/import/pdf/no-table", test_no_table);
  g_test_add_func ("/import/pdf/no-text", test_no_text);
  g_test_add_func ("/import/pdf/damaged", test_damaged);
  g_test_add_func ("/import/pdf/encrypted", test_encrypted);
  g_test_add_func ("/import/pdf/set-right", test_set_right);
  return g_test_run ();
}
