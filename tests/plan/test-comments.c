#include "yd-comments.h"
#include "yd-plan-builder.h"
#include "yd-plan-fixture.h"

/* As they were written, whatever ids they drew; an answer stands below what it answers. */
static void
test_order (void)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture (
    "plan 2025 要点\npoint 甲\ncomment 三\nset time 30\ncomment 一\nset time 10\ncomment 二\nset time 20\n"
    "point 乙\ncomment 别处\nset time 5\n");
  YdRecordList *list = yd_plan_list_comments (plan);
  YdItem *item = yd_plan_get_first_item (plan);
  g_autoptr (GString) read = g_string_new (NULL);
  g_assert_cmpuint (yd_record_list_get_length (list), ==, 4);
  g_autoptr (GPtrArray) comments = yd_comments_dup_of (plan, yd_record_get_id (YD_RECORD (item)));
  for (guint i = 0; i < comments->len; i++)
    g_string_append (read, yd_comment_get_row (comments->pdata[i])->text);
  g_assert_cmpstr (read->str, ==, "一二三");
}

static void
test_answers (void)
{
  g_autoptr (YdPlan) plan = yd_plan_fixture ("plan 2025 要点\npoint 甲\ncomment 先\nset time 10\n"
                                             "comment 后\nset time 20\ncomment 答\nset time 30\n");
  YdRecordList *list = yd_plan_list_comments (plan);
  YdItem *item = yd_plan_get_first_item (plan);
  YdId first = YD_ID_NONE;
  YdCommentRow answer = { 0 };
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      const YdCommentRow *row = yd_comment_get_row (yd_record_list_get (list, i));
      if (g_str_equal (row->text, "先"))
        first = row->id;
      if (g_str_equal (row->text, "答"))
        answer = *row;
    }
  answer.reply_to = first;
  yd_plan_builder_begin (plan);
  yd_plan_builder_put (plan, YD_TABLE_COMMENT, &answer);
  yd_plan_builder_end (plan);
  g_autoptr (GString) read = g_string_new (NULL);
  g_autoptr (GPtrArray) comments = yd_comments_dup_of (plan, yd_record_get_id (YD_RECORD (item)));
  for (guint i = 0; i < comments->len; i++)
    g_string_append (read, yd_comment_get_row (comments->pdata[i])->text);
  g_assert_cmpstr (read->str, ==, "先答后");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comments/order", test_order);
  g_test_add_func ("/comments/answers", test_answers);
  return g_test_run ();
}
