/* The conformity report, and that it can fail: the golden cases conform to the last measure, and
 * where anything on their pages is moved, coloured or set in another face the report says so. */

#include "notice-case.h"
#include "yd-conformity.h"

#include <string.h>

static YdComposer *composer;

static YdPages *
compose_case (const char *file)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "notice", "cases", file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  char *divider;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  divider = strstr (text, "\n----\n");
  g_assert_nonnull (divider);
  *divider = '\0';
  g_autoptr (NoticeCase) c = notice_case_parse (text);
  YdPages *pages = yd_composer_compose (composer, c->plan, &c->options, &error);
  g_assert_no_error (error);
  return pages;
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

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  composer = yd_composer_new (NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) files = notice_case_list_files ();
  for (guint i = 0; i < files->len; i++)
    {
      const char *file = files->pdata[i];
      g_autofree char *conforms = g_strdup_printf ("/notice/conformity/conforms/%s", file);
      g_autofree char *spoilt = g_strdup_printf ("/notice/conformity/spoilt/%s", file);
      g_test_add_data_func (conforms, file, test_conforms);
      g_test_add_data_func (spoilt, file, test_spoilt);
    }
  result = g_test_run ();
  g_object_unref (composer);
  return result;
}
