/* Suggestions that wait for an answer, as long as the words are there that they came from. */

#include "yd-plan-fixture.h"

static void
test_open (void)
{
  static const struct
  {
    const char *words, *title, *body;
    const char *more; /* fields of the suggestion */
    gboolean open;
  } cases[] = {
    { "年底前", "做实集团", "年底前建成2个集团。", "", TRUE },
    { "年底前", "做实集团", "6月底前建成2个集团。", "", FALSE },
    { "年底前", "做实集团", "2026年底前建成2个集团。", "", FALSE }, /* another date */
    { "年底前", "做实集团", "2026年底前建成，年底前验收。", "", TRUE },
    { "6月底前", "做实集团", "2026年6月底前建成。", "", FALSE },
    { "6月底前", "做实集团", "16月底前建成。", "", FALSE },
    { "6月底前", "做实集团", "每年6月底前建成。", "", TRUE },
    { "上半年", "做实集团", "2026年上半年建成。", "", FALSE },
    { "上半年", "做实集团", "全年工作上半年过半。", "", TRUE },
    { "建成2个集团", "做实集团", "年底前建成3个集团。", "", FALSE },
    { "年底前", "年底前做实集团", "建成集团。", "set span_length 3\n", TRUE }, /* of the title */
    { "年底前", "做实集团", "建成集团。", "set span_length 3\n", FALSE },
    { "年底前", "做实集团", "建成集团。", "", TRUE }, /* of the mark of units */
    { "年底前", "做实集团", "年底前建成。", "set state 1\n", FALSE },
    { "年底前", "做实集团", "年底前建成。", "set state 2\n", FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* a paragraph of its own, but for what is said to be of the title or of a mark */
      gboolean body = i < 10 || i > 12;
      g_autofree char *text = g_strdup_printf (
        "plan 2025 t\npoint %s\nbody %s\nsuggestion %s\n%s%s", cases[i].title, cases[i].body,
        cases[i].words, cases[i].more, body ? "set paragraph 3\nset span_length 3\n" : "");
      g_autoptr (YdPlan) plan = yd_plan_fixture (text);
      YdItem *item = yd_plan_fixture_item (plan, cases[i].title);
      YdRecordList *list = yd_item_list_suggestions (item);
      g_assert_cmpuint (yd_record_list_get_length (list), ==, 1);
      g_test_message ("%s", text);
      g_assert_cmpint (
        yd_suggestion_is_open (yd_suggestion_get_row (yd_record_list_get (list, 0)), item), ==,
        cases[i].open);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suggestion/open", test_open);
  return g_test_run ();
}
