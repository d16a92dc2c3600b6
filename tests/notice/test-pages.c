/* The places of the specification's worked example, what is told about pages, and whose text stands where. */

#include "notice-case.h"
#include "yd-error.h"

static YdComposer *composer;

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
  g_autoptr (YdPages) pages = notice_case_compose (c, composer);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const YdPlaced *placed
        = notice_find_placed (pages, 0, wanted[i].kind, wanted[i].part, wanted[i].nth);
      g_assert_nonnull (placed);
      g_assert_cmpfloat_with_epsilon (placed->y, wanted[i].top, 0.5);
      g_assert_cmpfloat_with_epsilon (placed->y + placed->height, wanted[i].bottom, 0.5);
    }
  g_assert_cmpuint (notice_count_placed (pages, 0, YD_PART_BODY), ==, 7);
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
      pages = notice_case_compose (c, composer);
      g_assert_cmpuint (notice_count_placed (pages, 1, YD_PART_TEXT), ==, 22);
      for (guint row = 0; row < 22; row++)
        g_assert_cmpfloat_with_epsilon (
          notice_find_placed (pages, 1, YD_PLACED_TEXT, YD_PART_TEXT, row)->y,
          profiles[i].first + row * profiles[i].pitch, 0.05);
      g_assert_cmpfloat (notice_find_placed (pages, 1, YD_PLACED_TEXT, YD_PART_TEXT, 21)->y, <=,
                         262 - 5.6);
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
      pages = notice_case_compose (c, composer);
      n = yd_pages_get_n (pages);
      g_test_message ("%u rows, duplex %d", cases[i].rows, cases[i].duplex);
      g_assert_cmpuint (n, ==, cases[i].pages);
      g_assert_nonnull (notice_find_placed (pages, n - 1, YD_PLACED_TEXT, YD_PART_PRINTED_BY, 0));
      g_assert_cmpint (yd_pages_get (pages, n - 1)->numbered, ==, cases[i].last_numbered);
      g_assert_cmpint (yd_pages_get (pages, n - 2)->items->len == 0, ==, cases[i].blank_before);
    }
}

static void
test_notes (void)
{
  g_autoptr (NoticeCase) gaps = notice_case_parse ("notice.title 通知\nplan.title 要点\n");
  g_autoptr (NoticeCase) rare
    = notice_case_parse ("plan.title 要点\npreamble 张祎到岗。\xf3\xb0\x80\x80\n");
  g_autoptr (YdPages) a = notice_case_compose (gaps, composer);
  g_autoptr (YdPages) b = notice_case_compose (rare, composer);
  g_assert_true (notice_has_note (a, YD_NOTE_GAP, "发文字号"));
  g_assert_true (notice_has_note (a, YD_NOTE_GAP, "印发机关"));
  g_assert_true (notice_has_note (b, YD_NOTE_FALLBACK, "祎"));
  g_assert_true (notice_has_note (b, YD_NOTE_MISSING, "U+F0000"));
  g_assert_true (notice_has_note (b, YD_NOTE_STAND_IN, "FandolFang"));
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
  g_autoptr (YdPages) pages = notice_case_compose (c, composer);
  const YdPlaced *line = notice_find_placed (pages, 0, YD_PLACED_TEXT, YD_PART_LEVEL_3, 0);
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
  pages = notice_case_compose (c, composer);
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
  g_autoptr (YdPages) issued = notice_case_compose (c, composer);
  g_autoptr (YdPages) drafted = NULL;
  c->options.draft = TRUE;
  drafted = notice_case_compose (c, composer);
  g_assert_cmpuint (yd_pages_get_n (issued), ==, yd_pages_get_n (drafted));
  for (guint p = 0; p < yd_pages_get_n (drafted); p++)
    {
      g_assert_null (notice_find_placed (issued, p, YD_PLACED_TEXT, YD_PART_DRAFT, 0));
      g_assert_cmpfloat (notice_find_placed (drafted, p, YD_PLACED_TEXT, YD_PART_DRAFT, 0)->y, <,
                         30);
    }
}

static void
test_page_text (void)
{
  g_autoptr (NoticeCase) c
    = notice_case_parse ("plan.title 要点\nsection 完善服务\npreamble 前言。\n");
  g_autoptr (YdPages) pages = notice_case_compose (c, composer);
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
  first = notice_case_compose (before, composer);
  changed = g_strconcat (text->str, "point 末项\ntext 末段。\n", NULL);
  after = notice_case_parse (changed);
  second = notice_case_compose (after, composer);
  g_assert_cmpuint (yd_composer_get_n_broken (composer), <=, 4);
  g_assert_cmpuint (yd_pages_get_n (second), >=, yd_pages_get_n (first));
}

int
main (int argc, char **argv)
{
  composer = notice_case_begin (&argc, &argv);
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
  return notice_case_run ();
}
