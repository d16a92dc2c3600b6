/* The conformity report, and that it can fail: the golden cases conform to the last measure, and
 * where anything on their pages is moved, coloured or set in another face the report says so. */

#include "notice-case.h"
#include "yd-conformity.h"

static YdComposer *composer;

static YdPages *
compose_case (const char *file)
{
  g_autofree char *text = notice_case_read (file, NULL);
  g_autoptr (NoticeCase) c = notice_case_parse (text);
  return notice_case_compose (c, composer);
}

/* Returns: how many measures do not conform; shows them where @show */
static guint
count_failed (YdPages *pages, gboolean show)
{
  g_autoptr (GPtrArray) measures = yd_pages_measure (pages);
  guint n = 0;
  for (guint i = 0; i < measures->len; i++)
    {
      const YdMeasure *m = measures->pdata[i];
      n += !m->conforms;
      if (show && !m->conforms)
        g_test_message ("%s, page %u: %s: %s instead of %s", m->rule, m->page, m->name, m->value,
                        m->limit);
      g_assert_cmpuint (m->page, <=, yd_pages_get_n (pages));
      g_assert_true (m->page == 0 || m->box.page + 1 == m->page);
      g_assert_cmpint (m->page == 0, ==, m->kind == YD_MEASURE_PAGES);
    }
  return n;
}

static void
test_conforms (gconstpointer file)
{
  g_autoptr (YdPages) pages = compose_case (file);
  guint failed = count_failed (pages, TRUE);
  if (failed > 0)
    g_test_fail_printf ("%u measures of %s do not conform", failed, (const char *)file);
}

/* ---- what is spoilt is seen ---- */

typedef enum
{
  MOVED_RIGHT,
  MOVED_DOWN,
  RED,
  N_SPOILINGS
} Spoiling;

static void
spoil (YdPlaced *placed, Spoiling how)
{
  switch (how)
    {
    case MOVED_RIGHT:
      placed->x += 1.5f;
      break;
    case MOVED_DOWN:
      placed->y += 1.5f;
      break;
    case RED:
    default:
      placed->red = !placed->red;
    }
}

/* What no rule gives one place: cells of the table, the second and third of several agencies with
 * seals, names that stand in lines, the mark of a draft. */
static gboolean
has_free_place (const YdPlaced *placed)
{
  return placed->part == YD_PART_CELL || placed->part == YD_PART_CELL_HEAD
         || placed->part == YD_PART_CELL_GROUP || placed->part == YD_PART_DRAFT
         || placed->part == YD_PART_PLAN_SIGNATURE
         || placed->part == YD_PART_PLAN_DATE /* as the notice's own, above */
         || (placed->rotated && placed->part == YD_PART_PLAN_TITLE);
}

static void
test_spoilt (gconstpointer file)
{
  g_autoptr (YdPages) pages = compose_case (file);
  guint failed = count_failed (pages, FALSE), unseen = 0;
  for (guint p = 0; p < yd_pages_get_n (pages); p++)
    {
      GArray *items = yd_pages_get (pages, p)->items;
      for (guint i = 0; i < items->len; i++)
        for (Spoiling how = 0; how < N_SPOILINGS; how++)
          {
            YdPlaced *placed = &g_array_index (items, YdPlaced, i), before = *placed;
            if (has_free_place (placed) && how != RED)
              continue;
            spoil (placed, how);
            if (count_failed (pages, FALSE) <= failed)
              {
                g_autofree char *text
                  = placed->kind == YD_PLACED_TEXT ? yd_placed_dup_text (placed) : NULL;
                g_test_message ("%s, page %u: unseen %d of %s %s", (const char *)file, p + 1, how,
                                yd_part_get_info (placed->part)->name, text);
                unseen++;
              }
            *placed = before;
          }
    }
  if (unseen > 0)
    g_test_fail_printf ("%u changes on the pages of %s are not seen", unseen, (const char *)file);
}

/* ---- words ---- */

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
  g_autoptr (YdPages) good_pages = notice_case_compose (c, composer);
  g_autoptr (YdPages) bad_pages = notice_case_compose (bad, composer);
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

/* Whether the words that @rule has a form for are in it; they must be on the pages. */
static gboolean
words_conform (YdPages *pages, const char *rule)
{
  g_autoptr (GPtrArray) measures = yd_pages_measure (pages);
  for (guint i = 0; i < measures->len; i++)
    {
      const YdMeasure *m = measures->pdata[i];
      if (g_str_equal (m->rule, rule) && m->column != NULL)
        return m->conforms;
    }
  g_error ("%s has not been measured", rule);
}

/* Words of the elements that have one form, and what the report says to each. */
static void
test_words (void)
{
  static const struct
  {
    const char *rule, *fields;
    gboolean conforms;
  } cases[] = {
    { "R-NUM-1", "notice.copy_number 000001", TRUE },
    { "R-NUM-1", "notice.copy_number 000001—000050", TRUE },
    { "R-NUM-1", "notice.copy_number 1", FALSE },
    { "R-NUM-1", "notice.copy_number 0000001", FALSE },
    { "R-NUM-2", "notice.secrecy 机密★1年", TRUE },
    { "R-NUM-2", "notice.secrecy 秘密", TRUE },
    { "R-NUM-2", "notice.secrecy 机密1年", FALSE },
    { "R-NUM-2", "notice.secrecy 内部", FALSE },
    { "R-NUM-3", "notice.urgency 特急", TRUE },
    { "R-NUM-3", "notice.urgency 加急", TRUE },
    { "R-NUM-3", "notice.urgency 急", FALSE },
    { "R-NO-2", "notice.number 示卫〔2025〕1号", TRUE },
    { "R-NO-2", "notice.number 示卫[2025]1号", FALSE },
    { "R-NO-2", "notice.number 示卫〔2025〕01号", FALSE },
    { "R-NO-2", "notice.form 3\nnotice.number 第1号", TRUE },
    { "R-NO-2", "notice.form 3\nnotice.number 示卫〔2025〕1号", FALSE },
    { "R-TO-1", "notice.addressee 甲、乙：", TRUE },
    { "R-TO-1", "notice.addressee 甲,乙", FALSE },
    { "R-NOTE-1", "notice.note 此件公开发布", TRUE },
    { "R-NOTE-1", "notice.note (此件公开发布)", FALSE },
    { "R-BJ-2", "notice.copy_to 甲|乙", TRUE },
    { "R-BJ-2", "notice.copy_to 甲;乙", FALSE },
    { "R-DATE-1", "notice.date 2025-02-03", TRUE },
    { "R-DATE-1", "notice.date 2025-02", FALSE },
    { "R-BJ-3", "notice.printed_on 2025-02-03", TRUE },
    { "R-BJ-3", "notice.printed_on 2025", FALSE },
    { "R-CMD", "notice.form 3\nnotice.head 示例区人民政府令", TRUE },
    { "R-CMD", "notice.form 3\nnotice.head 示例区人民政府命令", TRUE },
    { "R-CMD", "notice.form 3\nnotice.head 示例区人民政府文件", FALSE },
    { "R-CMD", "notice.form 3\nnotice.head 示例区人民政府令\nnotice.joint 另一机关", TRUE },
    { "R-MIN", "notice.form 2\nnotice.head 示例区卫生健康委员会会议纪要", TRUE },
    { "R-MIN", "notice.form 2\nnotice.head 示例区卫生健康委员会文件", FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("plan.title 要点\nnotice.title 通知\nbody 正文。\n",
                                           cases[i].fields, "\n", NULL);
      g_autoptr (NoticeCase) c = notice_case_parse (text);
      g_autoptr (YdPages) pages = notice_case_compose (c, composer);
      g_test_message ("%s: %s", cases[i].rule, cases[i].fields);
      g_assert_cmpint (words_conform (pages, cases[i].rule), ==, cases[i].conforms);
    }
}

int
main (int argc, char **argv)
{
  composer = notice_case_begin (&argc, &argv);
  g_test_add_func ("/notice/conformity/number-is-valid", test_number_is_valid);
  g_test_add_func ("/notice/conformity/conformity", test_conformity);
  g_test_add_func ("/notice/conformity/words", test_words);
  notice_case_add_tests ("/notice/conformity/conforms", test_conforms);
  notice_case_add_tests ("/notice/conformity/spoilt", test_spoilt);
  return notice_case_run ();
}
