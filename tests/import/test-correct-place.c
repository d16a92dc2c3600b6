/* A paragraph of the source itself is made text of the item before, or kept aside. */

#include "yd-corrected.h"
#include "yd-outline-levels.h"

#include <string.h>

static const char source[] = "示例区2031年工作要点\n"
                             "首页 > 政务公开\n"
                             "全区工作要点如下。\n"
                             "扫一扫分享本页\n"
                             "一、健全体系\n"
                             "1.完善机制\n"
                             "整合信号，9月底前建成。\n"
                             "点击关注我们。\n"
                             "年底前培训300人。\n"
                             "2.改进服务\n"
                             "开通热线。\n";

#define AS_READ \
  "S一、健全体系 P1.完善机制|整合信号，9月底前建成。|点击关注我们。|年底前培训300人。 P2.改进服务|开通热线。"

static guint
find_block (YdImportDraft *draft, const char *words)
{
  const YdBlocks *blocks = yd_import_draft_get_blocks (draft);
  for (guint i = 0; i < yd_blocks_get_length (blocks); i++)
    if (strcmp (yd_blocks_get (blocks, i)->text, words) == 0)
      return i;
  g_error ("“%s” does not stand in the source", words);
}

static YdSpanRole
get_role (YdImportDraft *draft, const char *words)
{
  guint n;
  const YdSpan *spans = yd_import_draft_get_block_spans (draft, find_block (draft, words), &n);
  g_assert_cmpuint (n, >, 0);
  return spans[0].role;
}

static void
test_left_out (void)
{
  static const struct
  {
    const char *words, *outline;
  } cases[] = {
    { "点击关注我们。",
      "S一、健全体系 P1.完善机制|整合信号，9月底前建成。|年底前培训300人。 P2.改进服务|开通热线。" },
    { "2.改进服务",
      "S一、健全体系 P1.完善机制|整合信号，9月底前建成。|点击关注我们。|年底前培训300人。" },
    { "全区工作要点如下。", AS_READ },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdImportDraft) draft = yd_corrected_read (source);
      const YdOutline *outline = yd_import_draft_get_outline (draft);
      guint n_unplaced = outline->unplaced->len, n_above = outline->preamble->len;
      yd_corrected_check (draft, AS_READ);
      YdCorrection *correction
        = yd_import_draft_new_leave_out_at (draft, find_block (draft, cases[i].words));
      g_assert_nonnull (correction);
      yd_corrected_do (draft, correction);
      yd_corrected_check (draft, cases[i].outline);
      outline = yd_import_draft_get_outline (draft);
      g_assert_cmpuint (outline->unplaced->len, >, n_unplaced); /* nothing is lost */
      g_assert_cmpuint (outline->preamble->len, ==, n_above - (i == 2));
      g_assert_cmpint (get_role (draft, cases[i].words), ==, YD_SPAN_DROPPED);
      g_assert_null (yd_import_draft_new_leave_out_at (draft, find_block (draft, cases[i].words)));
      yd_import_draft_undo (draft);
      yd_corrected_check (draft, AS_READ);
    }
}

/* The title of the plan is corrected as a field. */
static void
test_kept (void)
{
  g_autoptr (YdImportDraft) draft = yd_corrected_read (source);
  g_assert_null (
    yd_import_draft_new_leave_out_at (draft, find_block (draft, "示例区2031年工作要点")));
  g_assert_null (yd_import_draft_new_text_at (draft, find_block (draft, "点击关注我们。")));
}

static void
test_text (void)
{
  static const struct
  {
    const char *words, *outline;
  } cases[] = {
    { "2.改进服务",
      "S一、健全体系 P1.完善机制|整合信号，9月底前建成。|点击关注我们。|年底前培训300人。|2.改进服务|开通热线。" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdImportDraft) draft = yd_corrected_read (source);
      guint block = find_block (draft, cases[i].words);
      yd_corrected_do (draft, yd_import_draft_new_text_at (draft, block));
      yd_corrected_check (draft, cases[i].outline);
    }
  g_autoptr (YdImportDraft) draft = yd_corrected_read (source);
  guint block = find_block (draft, "点击关注我们。");
  yd_corrected_do (draft, yd_import_draft_new_leave_out_at (draft, block));
  yd_corrected_do (draft, yd_import_draft_new_text_at (draft, block));
  yd_corrected_check (draft, AS_READ); /* where it stood */
  g_assert_cmpint (get_role (draft, "点击关注我们。"), ==, YD_SPAN_BODY);
  yd_import_draft_undo (draft);
  yd_import_draft_undo (draft);
  yd_corrected_check (draft, AS_READ);

  yd_corrected_do (draft, yd_import_draft_new_text_at (
                            draft, find_block (draft, "扫一扫分享本页"))); /* above all items */
  const GPtrArray *preamble = yd_import_draft_get_outline (draft)->preamble;
  g_assert_cmpstr (g_ptr_array_index (preamble, preamble->len - 1), ==, "扫一扫分享本页");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/correct-place/left-out", test_left_out);
  g_test_add_func ("/import/correct-place/kept", test_kept);
  g_test_add_func ("/import/correct-place/text", test_text);
  return g_test_run ();
}
