#include "yd-blank.h"
#include "yd-error.h"
#include "yd-plan-fixture.h"

static const struct
{
  const char *issuer;
  const char *title;
} titles[] = {
  { NULL, "2027年工作要点" },
  { "", "2027年工作要点" },
  { "示例区卫生健康委员会", "2027年示例区卫生健康工作要点" },
  { "示例区教育局", "2027年示例区教育工作要点" },
  { "示例区公安局", "2027年示例区公安工作要点" },
  { "示例新城管理委员会", "2027年示例新城管理委员会工作要点" },
  { "示例区公安分局", "2027年示例区公安分局工作要点" },
  { "示例街道办事处", "2027年示例街道办事处工作要点" },
  { "委员会", "2027年委员会工作要点" },
};

static void
test_titles (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *title = yd_blank_dup_title (2027, titles[i].issuer);
      g_assert_cmpstr (title, ==, titles[i].title);
    }
}

static void
test_year (void)
{
  g_assert_cmpint (yd_blank_year (yd_date_new_day (2027, 1, 1)), ==, 2027);
  g_assert_cmpint (yd_blank_year (yd_date_new_day (2027, 9, 30)), ==, 2027);
  g_assert_cmpint (yd_blank_year (yd_date_new_day (2027, 10, 1)), ==, 2028);
  g_assert_cmpint (yd_blank_year (yd_date_new_day (2027, 12, 31)), ==, 2028);
}

/* The notice names the plan as the plan is called, whoever called it so. */
static void
test_rows (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdRowList) rows
    = yd_blank_rows (2027, "示例区健康城市建设要点", "示例区卫健委", &error);
  g_assert_no_error (error);
  g_autoptr (YdPlan) plan = yd_plan_fixture_from_rows (rows);
  YdNotice *notice = yd_plan_get_notice (plan);
  g_assert_cmpstr (yd_plan_get_title (plan), ==, "示例区健康城市建设要点");
  g_assert_cmpstr (yd_plan_get_row (plan)->issuer, ==, "示例区卫健委");
  g_autofree char *last_day = yd_date_to_iso (yd_plan_get_last_day (plan));
  g_assert_cmpstr (last_day, ==, "2027-12-31");
  g_assert_cmpstr (yd_item_get_number (yd_plan_get_first_item (plan)), ==, "一、");
  g_assert_cmpstr (yd_notice_get_row (notice)->title, ==,
                   "示例区卫健委关于印发《示例区健康城市建设要点》的通知");
  g_assert_cmpuint (yd_record_list_get_length (yd_notice_list_body (notice)), ==, 1);
  YdParagraph *body = yd_record_list_get (yd_notice_list_body (notice), 0);
  g_assert_cmpstr (yd_paragraph_get_row (body)->text, ==,
                   "现将《示例区健康城市建设要点》印发给你们，请结合实际认真贯彻落实。");
}

static void
test_unnamed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdRowList) rows = yd_blank_rows (2027, "", NULL, &error);
  g_assert_no_error (error);
  g_autoptr (YdPlan) plan = yd_plan_fixture_from_rows (rows);
  g_assert_cmpstr (yd_plan_get_title (plan), ==, "2027年工作要点");
  g_assert_cmpstr (yd_notice_get_row (yd_plan_get_notice (plan))->title, ==,
                   "关于印发《2027年工作要点》的通知");

  g_assert_null (yd_blank_rows (0, NULL, NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/blank/titles", test_titles);
  g_test_add_func ("/blank/year", test_year);
  g_test_add_func ("/blank/rows", test_rows);
  g_test_add_func ("/blank/unnamed", test_unnamed);
  return g_test_run ();
}
