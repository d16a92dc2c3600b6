/* What finds no room: lists, titles, names and tables that are longer than a line, a page or page 1. */

#include "notice-case.h"
#include "yd-conformity.h"

#include <string.h>

static YdComposer *composer;

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
        g_autoptr (YdPages) pages = notice_case_compose (c, composer);
        g_autoptr (GPtrArray) measures = yd_pages_measure (pages);
        guint n = yd_pages_get_n (pages);
        g_assert_nonnull (notice_find_placed (pages, 0, YD_PLACED_TEXT, YD_PART_BODY, 0));
        g_assert_nonnull (notice_find_placed (pages, n - 1, YD_PLACED_TEXT, YD_PART_PRINTED_BY, 0));
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
  g_autoptr (YdPages) pages = notice_case_compose (c, composer);
  g_autoptr (GPtrArray) measures = yd_pages_measure (pages);
  g_assert_nonnull (notice_find_placed (pages, 0, YD_PLACED_TEXT, YD_PART_PLAN_SUBTITLE, 1));
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
        g_autoptr (YdPages) pages = notice_case_compose (c, composer);
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
      g_autoptr (YdPages) pages = notice_case_compose (c, composer);
      guint last = yd_pages_get_n (pages) - 1;
      double before = 0;
      g_assert_nonnull (notice_find_placed (pages, last, YD_PLACED_TEXT, YD_PART_DATE, 0));
      g_assert_cmpuint (notice_count_placed (pages, last, YD_PART_BODY), >, 0);
      g_assert_cmpuint (notice_count_placed (pages, 0, YD_PART_BODY), >, 0);
      for (guint row = 0; row < notice_count_placed (pages, last, YD_PART_BODY); row++)
        {
          double y = notice_find_placed (pages, last, YD_PLACED_TEXT, YD_PART_BODY, row)->y;
          if (row > 0)
            g_assert_cmpfloat (y - before, >=, 26 * 25.4 / 72 - 0.001);
          before = y;
        }
      for (gsize r = 0; r < G_N_ELEMENTS (remedies); r++)
        used[r] += notice_has_note (pages, YD_NOTE_ADJUSTED, remedies[r]);
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
        g_autoptr (YdPages) pages = notice_case_compose (c, composer);
        guint n = yd_pages_get_n (pages), lettered = 0, tables = 0;
        for (guint p = 0; p < n; p++)
          {
            const YdPage *page = yd_pages_get (pages, p);
            guint cells = notice_count_placed (pages, p, YD_PART_CELL);
            if (cells == 0)
              continue;
            tables++;
            g_assert_cmpuint (notice_count_placed (pages, p, YD_PART_CELL_HEAD), ==, 6);
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

/* A heading in the table is never the last row of a page, however tall the rows below it are. */
static void
test_table_heading (void)
{
  for (guint length = 20; length <= 320; length += 50)
    for (int upright = 0; upright < 2; upright++)
      {
        g_autofree char *words = repeat ("卫", length);
        GString *text = g_string_new (upright ? "option upright-table\n" : "");
        g_string_append (text, "plan.title 要点\nplan.unit_print 2\n");
        for (int i = 0; i < 12; i++)
          g_string_append_printf (text, "section 板块\n%spoint 甲\ntext %s\npoint 乙\ntext %s\n",
                                  i % 3 == 0 ? "group 小节\n" : "", words, words);
        g_autoptr (NoticeCase) c = notice_case_parse (text->str);
        g_autoptr (YdPages) pages = notice_case_compose (c, composer);
        guint headings = 0;
        g_string_free (text, TRUE);
        for (guint p = 0; p < yd_pages_get_n (pages); p++)
          {
            const YdPage *page = yd_pages_get (pages, p);
            gboolean below = TRUE;
            for (guint k = 0; k < page->items->len; k++)
              {
                const YdPlaced *placed = &g_array_index (page->items, YdPlaced, k);
                gboolean heading
                  = placed->part == YD_PART_CELL_GROUP && placed->kind == YD_PLACED_TEXT;
                headings += heading;
                below = (below && !heading)
                        || (placed->part == YD_PART_CELL && placed->kind == YD_PLACED_TEXT);
              }
            g_assert_true (below);
          }
        g_assert_cmpuint (headings, >=, 12);
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
      g_autoptr (YdPages) pages = notice_case_compose (c, composer);
      guint cells = 0;
      for (guint p = 0; p < yd_pages_get_n (pages); p++)
        {
          const YdPage *page = yd_pages_get (pages, p);
          cells += notice_count_placed (pages, p, YD_PART_CELL);
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
  g_autoptr (YdPages) pages = notice_case_compose (c, composer);
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
        g_autoptr (YdPages) pages = notice_case_compose (c, composer);
        guint names = 0, dates = 0;
        for (guint p = 0; p < yd_pages_get_n (pages); p++)
          {
            names += notice_count_placed (pages, p, YD_PART_SIGNATURE);
            dates += notice_count_placed (pages, p, YD_PART_DATE);
            for (guint k = 0; k < notice_count_placed (pages, p, YD_PART_SIGNATURE); k++)
              {
                const YdPlaced *placed
                  = notice_find_placed (pages, p, YD_PLACED_TEXT, YD_PART_SIGNATURE, k);
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
      g_autoptr (YdPages) pages = notice_case_compose (c, composer);
      gboolean shows = notice_find_placed (pages, 0, YD_PLACED_TEXT, YD_PART_BODY, 0) != NULL;
      g_test_message ("front %u", (guint)i);
      g_assert_cmpint (shows, ==, g_strcmp0 (fronts[i].note, "shows no text") != 0);
      if (fronts[i].note != NULL)
        g_assert_true (
          notice_has_note (pages, shows ? YD_NOTE_ADJUSTED : YD_NOTE_BREACH, fronts[i].note));
      else
        g_assert_false (notice_has_note (pages, YD_NOTE_ADJUSTED, "page 1"));
    }
}

int
main (int argc, char **argv)
{
  composer = notice_case_begin (&argc, &argv);
  g_test_add_func ("/notice/room/many-addressees", test_many_addressees);
  g_test_add_func ("/notice/room/long-subtitle", test_long_subtitle);
  g_test_add_func ("/notice/room/long-fields", test_long_fields);
  g_test_add_func ("/notice/room/signature", test_signature);
  g_test_add_func ("/notice/room/table", test_table);
  g_test_add_func ("/notice/room/table-heading", test_table_heading);
  g_test_add_func ("/notice/room/table-title", test_table_title);
  g_test_add_func ("/notice/room/table-hits", test_table_hits);
  g_test_add_func ("/notice/room/many-agencies", test_many_agencies);
  g_test_add_func ("/notice/room/page-one-shows-text", test_page_one_shows_text);
  return notice_case_run ();
}
