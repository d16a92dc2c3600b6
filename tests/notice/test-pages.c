/* The places of the specification's worked example, what is told about pages, and bad input. */

#include "notice-case.h"
#include "yd-conformity.h"
#include "yd-error.h"
#include "yd-kit.h"
#include "yd-plan-builder.h"

#include <string.h>

static YdComposer *composer;

static YdPages *
compose (NoticeCase *c)
{
  g_autoptr (GError) error = NULL;
  YdPages *pages = yd_composer_compose (composer, c->plan, &c->options, &error);
  g_assert_no_error (error);
  return pages;
}

static const YdPlaced *
find_part (YdPages *pages, guint page, YdPlacedKind kind, YdPart part, guint nth)
{
  const YdPage *p = yd_pages_get (pages, page);
  for (guint i = 0; i < p->items->len; i++)
    {
      const YdPlaced *placed = &g_array_index (p->items, YdPlaced, i);
      if (placed->kind == kind && placed->part == part && nth-- == 0)
        return placed;
    }
  return NULL;
}

static guint
count_part (YdPages *pages, guint page, YdPart part)
{
  guint n = 0;
  while (find_part (pages, page, YD_PLACED_TEXT, part, n) != NULL)
    n++;
  return n;
}

/* Section 3 of the specification: the numbers stand there, not here alone. */
static void
test_worked_example (void)
{
  static const struct
  {
    YdPlacedKind kind;
    YdPart part;
    guint nth;
    double top, bottom;
  } wanted[] = {
    { YD_PLACED_TEXT, YD_PART_NUMBER, 0, 112.8, 118.4 },
    { YD_PLACED_RULE, YD_PART_RULE, 0, 122.4, 122.9 },
    { YD_PLACED_TEXT, YD_PART_TITLE, 0, 143.8, 151.6 },
    { YD_PLACED_TEXT, YD_PART_TITLE, 1, 156.4, 164.2 },
    { YD_PLACED_TEXT, YD_PART_ADDRESSEE, 0, 179.4, 185.0 },
    { YD_PLACED_TEXT, YD_PART_BODY, 0, 189.8, 195.5 },
  };
  g_autoptr (NoticeCase) c = notice_case_parse (notice_case_get_worked_example ());
  g_autoptr (YdPages) pages = compose (c);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const YdPlaced *placed = find_part (pages, 0, wanted[i].kind, wanted[i].part, wanted[i].nth);
      g_assert_nonnull (placed);
      g_assert_cmpfloat_with_epsilon (placed->y, wanted[i].top, 0.5);
      g_assert_cmpfloat_with_epsilon (placed->y + placed->height, wanted[i].bottom, 0.5);
    }
  g_assert_cmpuint (count_part (pages, 0, YD_PART_BODY), ==, 7);
}

static void
test_full_page (void)
{
  static const struct
  {
    const char *option;
    double first, pitch;
  } profiles[] = { { "std", 37, 10.4455 }, { "word", 39.29, 10.2273 }, { "28pt", 39.12, 9.8778 } };
  for (gsize i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      g_autoptr (GString) text = g_string_new ("plan.title 要点\n");
      g_autoptr (NoticeCase) c = NULL;
      g_autoptr (YdPages) pages = NULL;
      g_string_append_printf (text, "option %s\npreamble ", profiles[i].option);
      for (int n = 0; n < 28 * 60; n++)
        g_string_append (text, "卫");
      c = notice_case_parse (text->str);
      pages = compose (c);
      g_assert_cmpuint (count_part (pages, 1, YD_PART_TEXT), ==, 22);
      for (guint row = 0; row < 22; row++)
        g_assert_cmpfloat_with_epsilon (find_part (pages, 1, YD_PLACED_TEXT, YD_PART_TEXT, row)->y,
                                        profiles[i].first + row * profiles[i].pitch, 0.05);
      g_assert_cmpfloat (find_part (pages, 1, YD_PLACED_TEXT, YD_PART_TEXT, 21)->y, <=, 262 - 5.6);
    }
}

/* Where the imprint goes (R-BJ-7): page 1 is the notice, the plan begins on page 2. A page takes 22
 * rows, of which the title of the plan and the blank rows around it take five; the imprint needs
 * three. */
static void
test_imprint_page (void)
{
  static const struct
  {
    guint rows; /* of the plan's text */
    gboolean duplex;
    guint pages;
    gboolean last_numbered, blank_before;
  } cases[] = {
    { 5, FALSE, 2, TRUE, FALSE },  /* room on the last page */
    { 5, TRUE, 2, TRUE, FALSE },   /* which is even already */
    { 17, FALSE, 3, TRUE, FALSE }, /* no room: a page of its own */
    { 17, TRUE, 4, FALSE, TRUE },  /* even and full: a blank page, then the imprint */
    { 17 + 5, FALSE, 3, TRUE, FALSE },
    { 17 + 5, TRUE, 4, TRUE, FALSE }, /* odd: the back of the sheet */
    { 17 + 22, FALSE, 4, TRUE, FALSE },
    { 17 + 22, TRUE, 4, TRUE, FALSE }, /* odd and full: the same */
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (
        "plan.title 要点\nnotice.head 示例区文件\nnotice.number 示〔2025〕1号\nnotice.title 通知\n"
        "notice.addressee 各单位\nbody 现予印发。\nnotice.signature 示例\nnotice.date 2025-01-02\n"
        "notice.copy_to 甲\nnotice.printed_by 办公室\nnotice.printed_on 2025-01-02\n");
      g_autoptr (NoticeCase) c = NULL;
      g_autoptr (YdPages) pages = NULL;
      guint n;
      if (cases[i].duplex)
        g_string_append (text, "option duplex\n");
      g_string_append (text, "preamble ");
      for (guint character = 0; character < cases[i].rows * 28 - 2; character++)
        g_string_append (text, "卫");
      c = notice_case_parse (text->str);
      pages = compose (c);
      n = yd_pages_get_n (pages);
      g_test_message ("%u rows, duplex %d", cases[i].rows, cases[i].duplex);
      g_assert_cmpuint (n, ==, cases[i].pages);
      g_assert_nonnull (find_part (pages, n - 1, YD_PLACED_TEXT, YD_PART_PRINTED_BY, 0));
      g_assert_cmpint (yd_pages_get (pages, n - 1)->numbered, ==, cases[i].last_numbered);
      g_assert_cmpint (yd_pages_get (pages, n - 2)->items->len == 0, ==, cases[i].blank_before);
    }
}

static gboolean
has_note (YdPages *pages, YdNoteKind kind, const char *words)
{
  for (guint i = 0; i < yd_pages_get_n_notes (pages); i++)
    if (yd_pages_get_note (pages, i)->kind == kind
        && strstr (yd_pages_get_note (pages, i)->text, words) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_notes (void)
{
  g_autoptr (NoticeCase) gaps = notice_case_parse ("notice.title 通知\nplan.title 要点\n");
  g_autoptr (NoticeCase) rare
    = notice_case_parse ("plan.title 要点\npreamble 张祎到岗。\xf3\xb0\x80\x80\n");
  g_autoptr (YdPages) a = compose (gaps);
  g_autoptr (YdPages) b = compose (rare);
  g_assert_true (has_note (a, YD_NOTE_GAP, "发文字号"));
  g_assert_true (has_note (a, YD_NOTE_GAP, "印发机关"));
  g_assert_true (has_note (b, YD_NOTE_FALLBACK, "祎"));
  g_assert_true (has_note (b, YD_NOTE_MISSING, "U+F0000"));
  g_assert_true (has_note (b, YD_NOTE_STAND_IN, "FandolFang"));
}

static void
test_empty (void)
{
  g_autoptr (YdPlan) plan = yd_plan_new ();
  g_autoptr (GError) error = NULL;
  g_assert_null (yd_composer_compose (composer, plan, NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
}

/* Every character on a page leads back to its record and its place there. */
static void
test_hits (void)
{
  g_autoptr (NoticeCase) c
    = notice_case_parse ("plan.title 要点\nsection 完善服务体系\nrunin 家庭医生\ntext "
                         "签约率达到80%以上，居民就诊率提高。\n");
  g_autoptr (YdPages) pages = compose (c);
  const YdPlaced *line = find_part (pages, 0, YD_PLACED_TEXT, YD_PART_LEVEL_3, 0);
  const double cell = 156.0 / 28, y = line->y + 2;
  YdPageHit hit;
  YdItem *point = yd_item_get_next (yd_plan_get_first_item (c->plan));
  g_autoptr (GArray) boxes = NULL;

  /* two cells of indent, 1. is a cell, then 家庭医生。 */
  g_assert_true (yd_pages_hit_test (pages, 0, 28 + 3.5 * cell, y, &hit));
  g_assert_cmpint (hit.table, ==, YD_TABLE_ITEM);
  g_assert_cmpint (hit.id, ==, yd_record_get_id (YD_RECORD (point)));
  g_assert_cmpstr (hit.column, ==, "title");
  g_assert_cmpuint (hit.offset, ==, 0);
  g_assert_true (yd_pages_hit_test (pages, 0, 28 + 5.5 * cell, y, &hit));
  g_assert_cmpuint (hit.offset, ==, 2);
  g_assert_true (yd_pages_hit_test (pages, 0, 28 + 9.5 * cell, y, &hit));
  g_assert_cmpint (hit.table, ==, YD_TABLE_PARAGRAPH);
  g_assert_cmpuint (hit.offset, ==, 1);
  g_assert_false (yd_pages_hit_test (pages, 0, 5, 5, &hit));
  g_assert_false (yd_pages_hit_test (pages, 99, 50, 50, &hit));
  boxes = yd_pages_find_boxes (pages, YD_TABLE_ITEM, yd_record_get_id (YD_RECORD (point)));
  g_assert_cmpuint (boxes->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (g_array_index (boxes, YdPageBox, 0).y, line->y, 0.01);
}

/* The line of a caret: the one that holds the character, the last one at the end of the text. */
static void
test_find_offset (void)
{
  g_autoptr (GString) text = g_string_new ("plan.title 要点\nsection 板块\nrunin 标题\ntext ");
  g_autoptr (NoticeCase) c = NULL;
  g_autoptr (YdPages) pages = NULL;
  YdItem *point;
  YdId paragraph;
  YdPageBox first, second, end, none;

  for (int i = 0; i < 60; i++)
    g_string_append (text, "卫");
  c = notice_case_parse (text->str);
  pages = compose (c);
  point = yd_item_get_next (yd_plan_get_first_item (c->plan));
  paragraph = yd_record_get_id (yd_record_list_get (yd_item_list_paragraphs (point), 0));
  /* 26 cells on the first line, four of them number and title */
  g_assert_true (yd_pages_find_offset (pages, YD_TABLE_PARAGRAPH, paragraph, "text", 0, &first));
  g_assert_true (yd_pages_find_offset (pages, YD_TABLE_PARAGRAPH, paragraph, "text", 22, &second));
  g_assert_true (yd_pages_find_offset (pages, YD_TABLE_PARAGRAPH, paragraph, "text", 60, &end));
  g_assert_cmpfloat_with_epsilon (second.y - first.y, 10.4455, 0.01);
  g_assert_cmpfloat_with_epsilon (end.y - first.y, 2 * 10.4455, 0.01);
  g_assert_false (yd_pages_find_offset (pages, YD_TABLE_PARAGRAPH, paragraph, "text", 61, &none));
  g_assert_false (yd_pages_find_offset (pages, YD_TABLE_PARAGRAPH, 12345, "text", 0, &none));
}

static void
test_draft (void)
{
  g_autoptr (NoticeCase) c = notice_case_parse (notice_case_get_worked_example ());
  g_autoptr (YdPages) issued = compose (c);
  g_autoptr (YdPages) drafted = NULL;
  c->options.draft = TRUE;
  drafted = compose (c);
  g_assert_cmpuint (yd_pages_get_n (issued), ==, yd_pages_get_n (drafted));
  for (guint p = 0; p < yd_pages_get_n (drafted); p++)
    {
      g_assert_null (find_part (issued, p, YD_PLACED_TEXT, YD_PART_DRAFT, 0));
      g_assert_cmpfloat (find_part (drafted, p, YD_PLACED_TEXT, YD_PART_DRAFT, 0)->y, <, 30);
    }
}

static void
test_page_text (void)
{
  g_autoptr (NoticeCase) c
    = notice_case_parse ("plan.title 要点\nsection 完善服务\npreamble 前言。\n");
  g_autoptr (YdPages) pages = compose (c);
  g_autofree char *text = yd_pages_dup_text (pages, 0);
  g_assert_cmpstr (text, ==, "要点\n前言。\n一、完善服务\n— 1 —");
}

/* One character typed: one paragraph is broken, the others are remembered; the pages are the same
 * as from a fresh composer. */
static void
test_incremental (void)
{
  g_autoptr (GString) text = g_string_new ("plan.title 要点\n");
  g_autofree char *changed = NULL;
  g_autoptr (NoticeCase) before = NULL, after = NULL;
  g_autoptr (YdPages) first = NULL, second = NULL;
  for (int i = 0; i < 300; i++)
    g_string_append_printf (
      text,
      "point 第%d项工作\ntext 第%d项工作的正文，写上几句话，好让它有两三行那么长，"
      "看看是不是真的只断一段。\n",
      i, i);
  before = notice_case_parse (text->str);
  first = compose (before);
  changed = g_strconcat (text->str, "point 末项\ntext 末段。\n", NULL);
  after = notice_case_parse (changed);
  second = compose (after);
  g_assert_cmpuint (yd_composer_get_n_broken (composer), <=, 4);
  g_assert_cmpuint (yd_pages_get_n (second), >=, yd_pages_get_n (first));
}

static char *
repeat (const char *word, guint n)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append (out, word);
  return g_string_free (out, FALSE);
}

/* However long the list of addressees is, page 1 shows text (7.3.2), and printed on both sides the last page
 * of the imprint that then has it is an even one. */
static void
test_many_addressees (void)
{
  for (guint characters = 400; characters <= 3000; characters += 200)
    for (int duplex = 0; duplex < 2; duplex++)
      {
        g_autofree char *words = repeat ("卫生", characters / 2);
        g_autofree char *text = g_strdup_printf (
          "notice.head 示例文件\nnotice.number 示〔2025〕1号\nnotice.title 通知\nnotice.addressee %s\n"
          "body 正文。\nnotice.signature 署名\nnotice.date 2025-02-03\nnotice.printed_by 办公室\n"
          "notice.printed_on 2025-02-03\nplan.title 要点\npreamble 正文。\n%s",
          words, duplex ? "option duplex\n" : "");
        g_autoptr (NoticeCase) c = notice_case_parse (text);
        g_autoptr (YdPages) pages = compose (c);
        g_autoptr (GPtrArray) measures = yd_pages_measure (pages);
        guint n = yd_pages_get_n (pages);
        g_assert_nonnull (find_part (pages, 0, YD_PLACED_TEXT, YD_PART_BODY, 0));
        g_assert_nonnull (find_part (pages, n - 1, YD_PLACED_TEXT, YD_PART_PRINTED_BY, 0));
        g_assert_true (!duplex || n % 2 == 0);
        for (guint i = 0; i < measures->len; i++)
          g_assert_true (((YdMeasure *)measures->pdata[i])->conforms);
      }
}

/* A line below the title of several lines: when and by whom the plan was passed. */
static void
test_long_subtitle (void)
{
  g_autoptr (NoticeCase) c = notice_case_parse (
    "plan.title 2025年示例区卫生健康工作要点\nplan.subtitle （2025年1月15日示例区卫生健康委员会第1次主任"
    "办公会议审议通过，2025年2月8日第3次党委会议修订）\npreamble 正文。\n");
  g_autoptr (YdPages) pages = compose (c);
  g_autoptr (GPtrArray) measures = yd_pages_measure (pages);
  g_assert_nonnull (find_part (pages, 0, YD_PLACED_TEXT, YD_PART_PLAN_SUBTITLE, 1));
  for (guint i = 0; i < measures->len; i++)
    g_assert_true (((YdMeasure *)measures->pdata[i])->conforms);
}

static void
test_long_fields (void)
{
  static const struct
  {
    const char *field;
    guint characters;
  } cases[] = {
    { "notice.addressee", 3000 }, { "notice.title", 200 },
    { "notice.title", 5000 },     { "notice.head", 200 },
    { "notice.signature", 100 },  { "notice.number", 100 },
    { "notice.copy_to", 3000 },   { "notice.printed_by", 300 },
    { "notice.note", 500 },       { "plan.title", 1000 },
    { "plan.subtitle", 200 },     { "notice.signer", 90 },
    { "section", 3000 },          { "annex", 800 },
    { "notice.secrecy", 90 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int sealed = 0; sealed < 2; sealed++)
      {
        g_autofree char *words = repeat ("卫生", cases[i].characters / 2);
        g_autofree char *text = g_strdup_printf (
          "notice.head 示例文件\nnotice.number 示〔2025〕1号\nnotice.title 通知\nnotice.addressee "
          "各单位\n"
          "body 正文。\nnotice.signature 署名\nnotice.date 2025-02-03\nnotice.copy_to 甲\n"
          "notice.printed_by 办公室\nnotice.printed_on 2025-02-03\nplan.title 要点\n"
          "notice.sealed %d\n%s %s\n",
          sealed, cases[i].field, words);
        g_autoptr (NoticeCase) c = notice_case_parse (text);
        g_autoptr (YdPages) pages = compose (c);
        g_assert_cmpuint (yd_pages_get_n (pages), >, 0);
        for (guint p = 0; p < yd_pages_get_n (pages); p++)
          {
            const YdPage *page = yd_pages_get (pages, p);
            for (guint k = 0; k < page->items->len; k++)
              g_assert_cmpfloat (g_array_index (page->items, YdPlaced, k).y, <, 297);
          }
      }
}

/* Whatever the length of the text, the signature never stands alone; each remedy has its turn, and
 * rows are never closer than 26 pt (R-SIGN-9). */
static void
test_signature (void)
{
  static const char *const remedies[]
    = { "One blank row", "Short last lines", "pt apart", "ends early" };
  guint used[G_N_ELEMENTS (remedies)] = { 0 };
  for (guint n = 20; n < 900; n++)
    {
      g_autofree char *words = repeat ("卫", n);
      g_autofree char *text = g_strdup_printf (
        "notice.head 示例文件\nnotice.number 示〔2025〕1号\nnotice.title 通知\nnotice.addressee 各单位\n"
        "body %s。\nnotice.signature 示例区卫生健康委员会\nnotice.date 2025-02-03\nnotice.sealed %u\n%s",
        words, n % 3 > 0, n % 5 == 0 ? "notice.note 此件公开发布\n" : "");
      g_autoptr (NoticeCase) c = notice_case_parse (text);
      g_autoptr (YdPages) pages = compose (c);
      guint last = yd_pages_get_n (pages) - 1;
      double before = 0;
      g_assert_nonnull (find_part (pages, last, YD_PLACED_TEXT, YD_PART_DATE, 0));
      g_assert_cmpuint (count_part (pages, last, YD_PART_BODY), >, 0);
      g_assert_cmpuint (count_part (pages, 0, YD_PART_BODY), >, 0);
      for (guint row = 0; row < count_part (pages, last, YD_PART_BODY); row++)
        {
          double y = find_part (pages, last, YD_PLACED_TEXT, YD_PART_BODY, row)->y;
          if (row > 0)
            g_assert_cmpfloat (y - before, >=, 26 * 25.4 / 72 - 0.001);
          before = y;
        }
      for (gsize r = 0; r < G_N_ELEMENTS (remedies); r++)
        used[r] += has_note (pages, YD_NOTE_ADJUSTED, remedies[r]);
    }
  for (gsize r = 0; r < G_N_ELEMENTS (remedies); r++)
    g_assert_cmpuint (used[r], >, 0);
}

/* The breakdown table: its head on every page, rows whole where they can be, a cell taller than a
 * page cut and nothing of it lost, all within the type area. */
static void
test_table (void)
{
  static const guint characters[] = { 1, 300, 2000, 9000 };
  for (gsize i = 0; i < G_N_ELEMENTS (characters); i++)
    for (int upright = 0; upright < 2; upright++)
      {
        g_autofree char *words = repeat ("卫", characters[i]);
        g_autofree char *text
          = g_strdup_printf ("%splan.title 要点\nplan.unit_print 2\nsection 板块\npoint 甲\ntext "
                             "%s\npoint 乙\ntext 正文\n"
                             "point 丙\ntext %s\n",
                             upright ? "option upright-table\n" : "", words, words);
        g_autoptr (NoticeCase) c = notice_case_parse (text);
        g_autoptr (YdPages) pages = compose (c);
        guint n = yd_pages_get_n (pages), lettered = 0, tables = 0;
        for (guint p = 0; p < n; p++)
          {
            const YdPage *page = yd_pages_get (pages, p);
            guint cells = count_part (pages, p, YD_PART_CELL);
            if (cells == 0)
              continue;
            tables++;
            g_assert_cmpuint (count_part (pages, p, YD_PART_CELL_HEAD), ==, 6);
            for (guint k = 0; k < page->items->len; k++)
              {
                const YdPlaced *placed = &g_array_index (page->items, YdPlaced, k);
                YdPageBox box;
                if (placed->part == YD_PART_PAGE_NUMBER)
                  continue;
                g_assert_cmpint (placed->rotated, ==, !upright);
                yd_placed_get_box (placed, page, &box);
                g_assert_cmpfloat (box.x, >=, 27.9);
                g_assert_cmpfloat (box.x + box.width, <=, 184.1);
                g_assert_cmpfloat (box.y, >=, 36.9);
                g_assert_cmpfloat (box.y + box.height, <=, 262.1);
                if (placed->part == YD_PART_CELL && placed->kind == YD_PLACED_TEXT)
                  {
                    g_autofree char *line = yd_placed_dup_text (placed);
                    for (const char *q = strstr (line, "卫"); q != NULL; q = strstr (q + 3, "卫"))
                      lettered++;
                  }
              }
          }
        g_assert_cmpuint (tables, >, 0);
        g_assert_cmpuint (lettered, ==, 2 * characters[i]);
      }
}

/* A title over the table that no page holds goes over to the next; the head stands below its last line. */
static void
test_table_title (void)
{
  for (int upright = 0; upright < 2; upright++)
    {
      g_autofree char *title = repeat ("卫生", 600);
      g_autofree char *text = g_strdup_printf (
        "%splan.title %s\nplan.unit_print 2\nsection 板块\npoint 甲\ntext 正文\n",
        upright ? "option upright-table\n" : "", title);
      g_autoptr (NoticeCase) c = notice_case_parse (text);
      g_autoptr (YdPages) pages = compose (c);
      guint cells = 0;
      for (guint p = 0; p < yd_pages_get_n (pages); p++)
        {
          const YdPage *page = yd_pages_get (pages, p);
          cells += count_part (pages, p, YD_PART_CELL);
          for (guint k = 0; k < page->items->len; k++)
            {
              YdPageBox box;
              yd_placed_get_box (&g_array_index (page->items, YdPlaced, k), page, &box);
              g_assert_cmpfloat (box.y + box.height, <=, 275);
              g_assert_cmpfloat (box.x + box.width, <=, 184.1);
            }
        }
      g_assert_cmpuint (cells, >, 0);
    }
}

/* A lying cell is found where it lies. */
static void
test_table_hits (void)
{
  g_autoptr (NoticeCase) c = notice_case_parse (
    "plan.title 要点\nplan.unit_print 2\nsection 板块\npoint 甲任务\ntext 一段正文\n");
  g_autoptr (YdPages) pages = compose (c);
  YdItem *point = yd_item_get_next (yd_plan_get_first_item (c->plan));
  g_autoptr (GArray) boxes
    = yd_pages_find_boxes (pages, YD_TABLE_ITEM, yd_record_get_id (YD_RECORD (point)));
  gboolean found = FALSE;
  for (guint i = 0; i < boxes->len; i++)
    {
      const YdPageBox *box = &g_array_index (boxes, YdPageBox, i);
      YdPageHit hit;
      if (box->page == 0)
        continue;
      g_assert_true (yd_pages_hit_test (pages, box->page, box->x + box->width / 2,
                                        box->y + box->height / 2, &hit));
      g_assert_cmpint (hit.id, ==, yd_record_get_id (YD_RECORD (point)));
      found = TRUE;
    }
  g_assert_true (found);
}

/* More agencies than a page has rows for: names go over to the next, and none is lost. */
static void
test_many_agencies (void)
{
  static const guint counts[] = { 2, 3, 7, 14, 30 };
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    for (int seal = YD_NOTICE_SEAL_NONE; seal <= YD_NOTICE_SEAL_SIGNER; seal++)
      {
        g_autofree char *more = repeat ("|示例区卫生健康委员会", counts[i] - 1);
        g_autofree char *text = g_strdup_printf (
          "notice.head 示例区文件\nnotice.joint %s\nnotice.number 示〔2025〕1号\nnotice.title 通知\n"
          "notice.addressee 各单位\nbody 现予印发。\nnotice.signature 示例区人民政府%s\nnotice.sealed %d\n"
          "notice.date 2025-02-03\nplan.title 要点\n",
          more + 1, seal == YD_NOTICE_SEAL_SIGNER ? more : "", seal);
        g_autoptr (NoticeCase) c = notice_case_parse (text);
        g_autoptr (YdPages) pages = compose (c);
        guint names = 0, dates = 0;
        for (guint p = 0; p < yd_pages_get_n (pages); p++)
          {
            names += count_part (pages, p, YD_PART_SIGNATURE);
            dates += count_part (pages, p, YD_PART_DATE);
            for (guint k = 0; k < count_part (pages, p, YD_PART_SIGNATURE); k++)
              {
                const YdPlaced *placed = find_part (pages, p, YD_PLACED_TEXT, YD_PART_SIGNATURE, k);
                g_assert_cmpfloat (placed->y + placed->height, <=, 262.1);
                g_assert_cmpfloat (placed->x, >=, 27.9);
                g_assert_cmpfloat (placed->x + placed->width, <=, 184.1);
              }
          }
        g_assert_cmpuint (names, ==, counts[i]);
        g_assert_cmpuint (dates, ==, 1);
      }
}

/* A long title, a joint head of many names or many addressees leave page 1 its text (R-BODY-1). */
static void
test_page_one_shows_text (void)
{
  static const struct
  {
    guint title, agencies, addressees; /* characters, names, characters */
    const char *note;                  /* nullable */
  } fronts[] = {
    { 20, 1, 10, NULL },
    { 20, 6, 10, NULL },
    { 60, 6, 28, "head is set smaller" },
    { 100, 1, 28, NULL },
    { 160, 1, 28, "lines of the title" },
    { 200, 1, 10, "stand" },
    { 20, 1, 200, NULL },
    { 20, 1, 320, "addressees stand in the imprint" },
    { 200, 1, 320, "lines of the title" },
    { 20, 1, 3000, "addressees stand in the imprint" },
    { 600, 1, 10, "shows no text" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (fronts); i++)
    {
      g_autofree char *title = repeat ("卫", fronts[i].title),
                      *to = repeat ("科", fronts[i].addressees);
      g_autofree char *joint = repeat ("|示例区财政局", fronts[i].agencies - 1);
      g_autofree char *text = g_strdup_printf (
        "notice.head 示例区文件\nnotice.joint %s\nnotice.number 示〔2025〕1号\nnotice.title %s\n"
        "notice.addressee %s\nbody 现予印发，请认真组织实施。\nnotice.signature 示例\n"
        "notice.date 2025-02-03\nnotice.printed_by 办公室\nnotice.printed_on 2025-02-03\nplan.title 要点\n",
        *joint != '\0' ? joint + 1 : "", title, to);
      g_autoptr (NoticeCase) c = notice_case_parse (text);
      g_autoptr (YdPages) pages = compose (c);
      gboolean shows = find_part (pages, 0, YD_PLACED_TEXT, YD_PART_BODY, 0) != NULL;
      g_test_message ("front %u", (guint)i);
      g_assert_cmpint (shows, ==, g_strcmp0 (fronts[i].note, "shows no text") != 0);
      if (fronts[i].note != NULL)
        g_assert_true (has_note (pages, shows ? YD_NOTE_ADJUSTED : YD_NOTE_BREACH, fronts[i].note));
      else
        g_assert_false (has_note (pages, YD_NOTE_ADJUSTED, "page 1"));
    }
}

static void
test_number_is_valid (void)
{
  static const struct
  {
    const char *text;
    gboolean valid;
  } cases[] = {
    { "示卫〔2025〕12号", TRUE },   { "示卫[2025]12号", FALSE },
    { "示卫〔2025〕012号", FALSE }, { "示卫〔25〕12号", FALSE },
    { "示卫（2025）12号", FALSE },  { "示卫〔2025〕第12号", FALSE },
    { "〔2025〕12号", FALSE },      { "", FALSE },
    { "示卫〔2025〕12", FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (yd_document_number_is_valid (cases[i].text), ==, cases[i].valid);
}

static void
test_conformity (void)
{
  g_autoptr (NoticeCase) c = notice_case_parse (notice_case_get_worked_example ());
  g_autoptr (NoticeCase) bad
    = notice_case_parse ("notice.title 通知\nnotice.number 示卫[2025]01号\n"
                         "notice.signature 示例\nnotice.date 2025-02\n"
                         "notice.copy_to 甲,乙\nnotice.copy_number 1\n"
                         "plan.title 要点\n");
  g_autoptr (YdPages) good_pages = compose (c);
  g_autoptr (YdPages) bad_pages = compose (bad);
  g_autoptr (GPtrArray) good = yd_pages_measure (good_pages);
  g_autoptr (GPtrArray) worse = yd_pages_measure (bad_pages);
  static const char *const broken[] = { "R-NO-2", "R-BJ-2", "R-NUM-1", "R-DATE-1" };
  g_assert_cmpuint (good->len, >, 16);
  for (guint i = 0; i < good->len; i++)
    g_assert_true (((YdMeasure *)g_ptr_array_index (good, i))->conforms);
  for (gsize k = 0; k < G_N_ELEMENTS (broken); k++)
    {
      gboolean found = FALSE;
      for (guint i = 0; i < worse->len; i++)
        {
          const YdMeasure *m = g_ptr_array_index (worse, i);
          found = found || (g_str_equal (m->rule, broken[k]) && !m->conforms);
        }
      g_assert_true (found);
    }
}

/* A full disk, felt as a limit on the size of files: one clear error, no half file. */
static void
test_disk_full (void)
{
  g_autoptr (NoticeCase) c = notice_case_parse (notice_case_get_worked_example ());
  g_autoptr (YdPages) pages = compose (c);
  g_autoptr (GError) error = NULL, full = NULL;
  char *dir = yd_kit_folder_new ();
  g_autofree char *path = g_build_filename (dir, "out.pdf", NULL);
  g_autofree char *missing = g_build_filename (dir, "no", "such", "folder.pdf", NULL);

  g_assert_false (yd_pages_write_pdf (pages, missing, NULL, NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "folder.pdf"));
  yd_kit_limit_files (4096);
  g_assert_false (yd_pages_write_pdf (pages, path, NULL, NULL, &full));
  yd_kit_limit_files (G_MAXUINT64);
  g_assert_nonnull (full);
  g_assert_cmpuint (yd_kit_folder_count (dir), ==, 0);
  yd_kit_folder_free (dir);
}

static void
test_cancelled (void)
{
  g_autoptr (NoticeCase) c = notice_case_parse (notice_case_get_worked_example ());
  g_autoptr (YdPages) pages = compose (c);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_cancellable_cancel (cancellable);
  g_assert_false (yd_pages_write_pdf (pages, "/nonexistent/x.pdf", NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_same_bytes (void)
{
  g_autoptr (NoticeCase) c = notice_case_parse (notice_case_get_worked_example ());
  g_autoptr (YdPages) one = compose (c);
  g_autoptr (YdPages) two = compose (c);
  g_autoptr (GBytes) a = yd_pages_to_pdf (one, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (GBytes) b = NULL;
  g_usleep (1100000); /* a clock that was read would show */
  b = yd_pages_to_pdf (two, NULL, NULL, NULL, NULL, NULL);
  g_assert_true (g_bytes_equal (a, b));
}

/* Pages of another thread: composed here, painted there. */
static gpointer
paint_thread (gpointer data)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = yd_pages_to_pdf (data, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
test_threads (void)
{
  g_autoptr (NoticeCase) c = notice_case_parse (notice_case_get_worked_example ());
  g_autoptr (YdPages) pages = compose (c);
  GThread *threads[4];
  g_autoptr (GBytes) here = yd_pages_to_pdf (pages, NULL, NULL, NULL, NULL, NULL);
  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("paint", paint_thread, pages);
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GBytes) bytes = g_thread_join (threads[i]);
      g_assert_true (g_bytes_equal (here, bytes));
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  composer = yd_composer_new (NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/notice/pages/worked-example", test_worked_example);
  g_test_add_func ("/notice/pages/full-page", test_full_page);
  g_test_add_func ("/notice/pages/imprint-page", test_imprint_page);
  g_test_add_func ("/notice/pages/notes", test_notes);
  g_test_add_func ("/notice/pages/empty", test_empty);
  g_test_add_func ("/notice/pages/hits", test_hits);
  g_test_add_func ("/notice/pages/find-offset", test_find_offset);
  g_test_add_func ("/notice/pages/draft", test_draft);
  g_test_add_func ("/notice/pages/page-text", test_page_text);
  g_test_add_func ("/notice/pages/incremental", test_incremental);
  g_test_add_func ("/notice/pages/many-addressees", test_many_addressees);
  g_test_add_func ("/notice/pages/long-subtitle", test_long_subtitle);
  g_test_add_func ("/notice/pages/long-fields", test_long_fields);
  g_test_add_func ("/notice/pages/signature", test_signature);
  g_test_add_func ("/notice/pages/table", test_table);
  g_test_add_func ("/notice/pages/table-title", test_table_title);
  g_test_add_func ("/notice/pages/table-hits", test_table_hits);
  g_test_add_func ("/notice/pages/many-agencies", test_many_agencies);
  g_test_add_func ("/notice/pages/page-one-shows-text", test_page_one_shows_text);
  g_test_add_func ("/notice/pages/number-is-valid", test_number_is_valid);
  g_test_add_func ("/notice/pages/conformity", test_conformity);
  g_test_add_func ("/notice/pages/disk-full", test_disk_full);
  g_test_add_func ("/notice/pages/cancelled", test_cancelled);
  g_test_add_func ("/notice/pages/same-bytes", test_same_bytes);
  g_test_add_func ("/notice/pages/threads", test_threads);
  result = g_test_run ();
  g_object_unref (composer);
  return result;
}
