#include "yd-numbering.h"
#include "yd-plan-fixture.h"

#include <string.h>

static void
test_format (void)
{
  static const struct
  {
    YdNumberForm form;
    int number;
    const char *mark;
    const char *text;
  } cases[] = {
    { YD_FORM_HAN_COMMA, 1, NULL, "一、" },
    { YD_FORM_HAN_COMMA, 10, NULL, "十、" },
    { YD_FORM_HAN_COMMA, 21, NULL, "二十一、" },
    { YD_FORM_HAN_PAREN, 2, ".", "（二）" },
    { YD_FORM_HAN_ORDINAL, 3, NULL, "第三，" },
    { YD_FORM_DECIMAL, 3, ".", "3 " },
    { YD_FORM_ARABIC, 7, NULL, "7." },
    { YD_FORM_ARABIC, 7, "", "7" },
    { YD_FORM_ARABIC, 12, "、", "12、" },
    { YD_FORM_ARABIC, 10000, ".", "10000." },
    { YD_FORM_ARABIC_PAREN, 3, "、", "（3）" },
    { YD_FORM_CIRCLED, 1, NULL, "①" },
    { YD_FORM_CIRCLED, 20, NULL, "⑳" },
    { YD_FORM_CIRCLED, 21, NULL, "㉑" },
    { YD_FORM_CIRCLED, 35, NULL, "㉟" },
    { YD_FORM_CIRCLED, 36, NULL, "（36）" },
    { YD_FORM_NONE, 5, ".", "" },
    { YD_FORM_HAN_COMMA, 100000, NULL, "九千九百九十九、" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = yd_numbering_format (cases[i].form, cases[i].number, cases[i].mark);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* The numbers of all items in the order of the document, with a blank between two. */
static char *
numbers_of (YdPlan *plan)
{
  GString *text = g_string_new (NULL);
  for (YdItem *item = yd_plan_get_first_item (plan); item != NULL; item = yd_item_get_next (item))
    g_string_append_printf (text, "%s ", yd_item_get_number (item));
  g_string_truncate (text, text->len > 0 ? text->len - 1 : 0);
  return g_string_free (text, FALSE);
}

#define TWO_SECTIONS \
  "section 甲\npoint a\npoint b\nsection 乙\npoint c\nsection 丙\nsection 丁\npoint d\n"

#define GROUPS \
  "section 甲\ngroup 子\npoint a\npoint b\ngroup 丑\npoint c\nsection 乙\ngroup 寅\npoint d\n"

static void
test_schemes (void)
{
  static const struct
  {
    const char *plan;
    const char *numbers;
  } cases[] = {
    { "plan 2025 t\n", "" },
    { "plan 2025 t\npoint a\npoint b\n", "1. 2." },
    { "plan 2025 t\n" TWO_SECTIONS, "一、 1. 2. 二、 3. 三、 四、 4." },
    { "plan 2025 t\nset point_scope 1\n" TWO_SECTIONS, "一、 1. 2. 二、 1. 三、 四、 1." },
    { "plan 2025 t\nset point_scope 2\n" TWO_SECTIONS, "一、 1. 2. 二、 1. 三、 四、 1." },
    { "plan 2025 t\n" GROUPS, "一、 （一） 1. 2. （二） 3. 二、 （一） 4." },
    { "plan 2025 t\nset point_scope 1\n" GROUPS, "一、 （一） 1. 2. （二） 1. 二、 （一） 1." },
    { "plan 2025 t\nset groups_run_on 1\n" GROUPS, "一、 （一） 1. 2. （二） 3. 二、 （三） 4." },
    { "plan 2025 t\nset point_scope 2\n" GROUPS, "一、 （一） 1. 2. （二） 3. 二、 （一） 1." },
    { "plan 2025 t\nset number_mark 、\n" TWO_SECTIONS, "一、 1、 2、 二、 3、 三、 四、 4、" },
    { "plan 2025 t\nset number_mark\nsection 甲\npoint a\n", "一、 1" },
    /* points written （一） count beside the groups and points of other forms, not with them */
    { "plan 2025 t\nsection 甲\npoint a\nset form 2\npoint b\nset form 2\npoint c\n",
      "一、 （一） （二） 1." },
    { "plan 2025 t\nset point_scope 1\nsection 甲\npoint a\nset form 2\nsection 乙\npoint b\nset form 2\n",
      "一、 （一） 二、 （一）" },
    /* a section without a number takes none away */
    { "plan 2025 t\nsection 甲\nset form 6\nsection 乙\npoint a\npoint b\nset form 6\npoint c\n",
      " 一、 1.  2." },
    /* tasks always begin again below their point */
    { "plan 2025 t\nsection 甲\npoint a\ntask x\ntask y\npoint b\ntask z\nset form 5\n",
      "一、 1. （1） （2） 2. ①" },
    /* sections that are written 第一， */
    { "plan 2025 t\nsection 甲\nset form 7\nsection 乙\nset form 7\n", "第一， 第二，" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YdPlan) plan = yd_plan_fixture (cases[i].plan);
      g_autofree char *numbers = numbers_of (plan);
      g_assert_cmpstr (numbers, ==, cases[i].numbers);
    }
}

/* Points that are written as groups are count as groups do: with those beside them, and from the
 * start in each section while 1. 2. 3. run on. */
static void
test_mixed (void)
{
#define MIXED                                                      \
  "section 甲\npoint a\nset form 2\npoint b\nset form 2\n"        \
  "section 乙\ngroup 子\npoint c\npoint d\ngroup 丑\npoint e\n" \
  "section 丙\npoint f\nset form 2\ngroup 寅\npoint g\npoint h\nset form 2\n"
  static const char *const cases[][2] = {
    { "", "一、 （一） （二） 二、 （一） 1. 2. （二） 3. 三、 （一） （二） 4. （一）" },
    { "set point_scope 1\n",
      "一、 （一） （二） 二、 （一） 1. 2. （二） 1. 三、 （一） （二） 1. （一）" },
    { "set groups_run_on 1\n",
      "一、 （一） （二） 二、 （三） 1. 2. （四） 3. 三、 （五） （六） 4. （七）" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("plan 2025 t\n", cases[i][0], MIXED, NULL);
      g_autoptr (YdPlan) plan = yd_plan_fixture (text);
      g_autofree char *numbers = numbers_of (plan);
      g_assert_cmpstr (numbers, ==, cases[i][1]);
    }
}

/* A run of 10,000 is numbered to its end. */
static void
test_many (void)
{
  GString *text = g_string_new ("plan 2025 t\nsection 甲\n");
  for (int i = 0; i < 10000; i++)
    g_string_append (text, "point p\n");
  g_autofree char *description = g_string_free (text, FALSE);
  g_autoptr (YdPlan) plan = yd_plan_fixture (description);
  YdRecordList *points = yd_item_list_children (yd_plan_get_first_item (plan));
  g_assert_cmpuint (yd_record_list_get_length (points), ==, 10000);
  g_assert_cmpstr (yd_item_get_number (yd_record_list_get (points, 9999)), ==, "10000.");
  g_assert_cmpuint (yd_item_get_depth (yd_record_list_get (points, 9999)), ==, 1);
}

static void
test_form_of (void)
{
  g_autoptr (YdPlan) plan
    = yd_plan_fixture ("section 甲\ngroup 子\npoint a\ntask x\npoint b\nset form 5\n");
  g_assert_cmpint (yd_numbering_get_form (yd_plan_fixture_item (plan, "甲")), ==,
                   YD_FORM_HAN_COMMA);
  g_assert_cmpint (yd_numbering_get_form (yd_plan_fixture_item (plan, "子")), ==,
                   YD_FORM_HAN_PAREN);
  g_assert_cmpint (yd_numbering_get_form (yd_plan_fixture_item (plan, "a")), ==, YD_FORM_ARABIC);
  g_assert_cmpint (yd_numbering_get_form (yd_plan_fixture_item (plan, "x")), ==,
                   YD_FORM_ARABIC_PAREN);
  g_assert_cmpint (yd_numbering_get_form (yd_plan_fixture_item (plan, "b")), ==, YD_FORM_CIRCLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/numbering/format", test_format);
  g_test_add_func ("/plan/numbering/schemes", test_schemes);
  g_test_add_func ("/plan/numbering/mixed", test_mixed);
  g_test_add_func ("/plan/numbering/many", test_many);
  g_test_add_func ("/plan/numbering/form-of", test_form_of);
  return g_test_run ();
}
