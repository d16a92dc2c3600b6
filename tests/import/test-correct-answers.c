/* Answers and corrections of an import together: which of them holds, and that whatever is done in whatever
 * order can be taken back. */

#include "yd-corrected.h"

static guint
find_doubt (YdImportDraft *draft, YdDoubtCode code)
{
  GPtrArray *doubts = yd_import_draft_get_doubts (draft);
  for (guint i = 0; i < doubts->len; i++)
    if (((YdDoubt *)g_ptr_array_index (doubts, i))->code == code)
      return i;
  return G_MAXUINT;
}

static const YdDoubt *
get_doubt (YdImportDraft *draft, YdDoubtCode code)
{
  guint index = find_doubt (draft, code);
  g_assert_cmpuint (index, !=, G_MAXUINT);
  return g_ptr_array_index (yd_import_draft_get_doubts (draft), index);
}

static const char *const doubtful
  = "示例区2031年工作要点\n一、服务\n1.甲事项。整合信号。（责任单位：区卫健委）\n推进实验室建设\n"
    "配齐检测车。（责任单位：区卫健委）\n2.乙事项。适时检查。（责任单位：区卫健委、甲乙丙丁）\n";

static void
test_settled (void)
{
  g_autoptr (YdImportDraft) draft = yd_corrected_read (doubtful);
  g_assert_false (get_doubt (draft, YD_DOUBT_LONE_LINE)->settled);
  g_assert_false (yd_import_draft_answer (draft, find_doubt (draft, YD_DOUBT_LONE_LINE), 0));
  g_assert_true (get_doubt (draft, YD_DOUBT_LONE_LINE)->settled);
  g_assert_true (yd_import_draft_answer (draft, find_doubt (draft, YD_DOUBT_UNIT_ODD), 1));
  g_assert_true (get_doubt (draft, YD_DOUBT_LONE_LINE)->settled);
  g_assert_cmpuint (get_doubt (draft, YD_DOUBT_UNIT_ODD)->chosen, ==, 1);
  yd_import_draft_undo (draft);
  g_assert_cmpuint (get_doubt (draft, YD_DOUBT_UNIT_ODD)->chosen, ==, 0);
  g_assert_false (get_doubt (draft, YD_DOUBT_UNIT_ODD)->settled);
  yd_import_draft_answer_all_proposed (draft);
  g_assert_true (get_doubt (draft, YD_DOUBT_UNIT_ODD)->settled);
  g_assert_false (yd_import_draft_can_redo (draft)); /* another way was taken */
  yd_import_draft_undo (draft);
  yd_import_draft_undo (draft);
  g_assert_false (get_doubt (draft, YD_DOUBT_LONE_LINE)->settled);
  g_assert_false (yd_import_draft_can_undo (draft));
}

/* 水务 is offered as a unit of its own; 区机关事务中心 shares one character with it, which says nothing. */
static void
test_similar (void)
{
  static const struct
  {
    const char *odd;
    const char *offered; /* NULL: no other unit */
  } cases[] = { { "水务", NULL }, { "疾控", "区疾控中心" }, { "事务处理", "区机关事务中心" } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words
        = g_strdup_printf ("示例区2031年工作要点\n一、服务\n1.甲事项。整合信号。（责任单位：区机关"
                           "事务中心、区疾控中心、%s）\n",
                           cases[i].odd);
      g_autoptr (YdImportDraft) draft = yd_corrected_read (words);
      const YdDoubt *doubt = get_doubt (draft, YD_DOUBT_UNIT_ODD);
      g_assert_cmpstr (doubt->found, ==, cases[i].odd);
      g_assert_cmpuint (doubt->n_answers, ==, cases[i].offered != NULL ? 3 : 2);
      if (cases[i].offered != NULL)
        g_assert_cmpstr (doubt->answers[2].value, ==, cases[i].offered);
    }
}

static void
test_overruled (void)
{
  g_autoptr (YdImportDraft) draft = yd_corrected_read (doubtful);
  yd_corrected_do (draft, yd_corrected_about (draft, "推进实验室建设", YD_CORRECT_AS_TEXT));
  g_assert_true (get_doubt (draft, YD_DOUBT_LONE_LINE)->overruled);
  g_assert_false (get_doubt (draft, YD_DOUBT_UNIT_ODD)->overruled);
  YdCorrection *correction = yd_corrected_about (draft, "乙事项", YD_CORRECT_UNITS);
  yd_correction_add_unit (correction, "区卫健委", YD_ROLE_LEAD);
  yd_corrected_do (draft, correction);
  g_assert_true (get_doubt (draft, YD_DOUBT_UNIT_ODD)->overruled);
  yd_import_draft_undo (draft);
  g_assert_false (get_doubt (draft, YD_DOUBT_UNIT_ODD)->overruled);
}

/* An answer that takes away what was corrected says so, and gives it back when it is undone. */
static void
test_lost (void)
{
  g_autoptr (YdImportDraft) draft = yd_corrected_read (doubtful);
  yd_corrected_set_title (draft, "推进实验室建设", "建设实验室");
  guint lone = find_doubt (draft, YD_DOUBT_LONE_LINE);
  g_assert_cmpuint (find_doubt (draft, YD_DOUBT_CORRECTION), ==, G_MAXUINT);
  g_assert_true (yd_import_draft_answer (draft, lone, 1));
  g_assert_cmpstr (get_doubt (draft, YD_DOUBT_CORRECTION)->found, ==, "建设实验室");
  yd_corrected_set_title (draft, "甲事项", "甲"); /* others still hold */
  g_assert_nonnull (yd_corrected_get_item (draft, "甲"));
  yd_import_draft_undo (draft);
  yd_import_draft_undo (draft);
  g_assert_nonnull (yd_corrected_get_item (draft, "建设实验室"));
  g_assert_cmpuint (find_doubt (draft, YD_DOUBT_CORRECTION), ==, G_MAXUINT);
}

/* Whatever is corrected, and in whatever order: what is shown is what is made, and all of it can be
 * taken back. */
static void
test_random (void)
{
  static const YdCorrectionCode codes[]
    = { YD_CORRECT_TITLE, YD_CORRECT_KIND,     YD_CORRECT_KIND,    YD_CORRECT_JOIN,
        YD_CORRECT_SPLIT, YD_CORRECT_AS_TEXT,  YD_CORRECT_UNITS,   YD_CORRECT_LEAVE_OUT,
        YD_CORRECT_TAKE,  YD_CORRECT_NO_UNITS, YD_CORRECT_AS_ANNEX };
  static const char *const decimal
    = "示例区2031年工作要点\n1 总体要求\n1.1 甲事项。整合信号。\n1.2 乙事项。年底前开通热线。\n2 主要任务\n"
      "2.1 丙事项。检查3次。\n2.2 丁事项。开展培训。\n";
  const char *const texts[] = { yd_corrected_text, doubtful, decimal };
  for (guint seed = 0; seed < 300; seed++)
    {
      g_autoptr (YdImportDraft) draft = yd_corrected_read (texts[seed % G_N_ELEMENTS (texts)]);
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autofree char *before = yd_corrected_describe (draft);
      for (guint i = 0; i < 12; i++)
        {
          g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
          const GPtrArray *items = yd_import_draft_get_outline (draft)->items;
          for (guint j = 0; j < items->len; j++)
            {
              const YdOutlineItem *item = g_ptr_array_index (items, j);
              g_ptr_array_add (keys, g_strdup (item->key));
              for (guint k = 0; k < item->children->len; k++)
                g_ptr_array_add (
                  keys, g_strdup (((YdOutlineItem *)g_ptr_array_index (item->children, k))->key));
            }
          if (keys->len == 0)
            break;
          YdCorrection *one = yd_correction_new (
            codes[g_rand_int_range (random, 0, G_N_ELEMENTS (codes))],
            g_ptr_array_index (keys, g_rand_int_range (random, 0, (int)keys->len)));
          one->text = g_strdup ("另定");
          one->kind = (YdItemKind)g_rand_int_range (random, 0, 4);
          one->at = g_rand_int_range (random, 0, 12);
          one->block = (guint)g_rand_int_range (random, 0, 8);
          yd_correction_add_unit (one, "区档案局", YD_ROLE_LEAD);
          yd_import_draft_correct (draft, yd_corrections_new (one));
          g_autofree char *shown = yd_corrected_describe (draft),
                          *made = yd_corrected_describe_plan (draft);
          g_assert_cmpstr (shown, ==, made);
          guint n;
          yd_import_draft_get_spans (draft, &n);
        }
      while (yd_import_draft_can_undo (draft))
        yd_import_draft_undo (draft);
      g_autofree char *after = yd_corrected_describe (draft);
      g_assert_cmpstr (before, ==, after);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/correct-answers/settled", test_settled);
  g_test_add_func ("/import/correct-answers/similar", test_similar);
  g_test_add_func ("/import/correct-answers/overruled", test_overruled);
  g_test_add_func ("/import/correct-answers/lost", test_lost);
  g_test_add_func ("/import/correct-answers/random", test_random);
  return g_test_run ();
}
