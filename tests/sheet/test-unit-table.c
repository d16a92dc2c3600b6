#include "yd-error.h"
#include "yd-kit.h"
#include "yd-plan-fixture.h"
#include "yd-unit-table.h"
#include "yd-xlsx-fixture.h"

#include <string.h>

static const char *
name_of (YdRowList *rows, YdId id)
{
  for (guint i = 0; i < yd_row_list_get_length (rows); i++)
    {
      YdTable kind;
      const YdUnitRow *row = yd_row_list_get (rows, i, &kind);
      if (kind == YD_TABLE_UNIT && row->id == id)
        return row->name;
    }
  return "?";
}

/* The units of a table, a line each: name|short|kind|from|until|alias,alias */
static char *
dump (const YdUnitTable *table)
{
  g_autoptr (YdRowList) rows = yd_unit_table_make_rows (table);
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < yd_row_list_get_length (rows); i++)
    {
      YdTable kind;
      gconstpointer row = yd_row_list_get (rows, i, &kind);
      if (kind == YD_TABLE_UNIT_ALIAS)
        {
          g_string_append_printf (out, "+%s", ((const YdUnitAliasRow *)row)->name);
          continue;
        }
      if (kind == YD_TABLE_UNIT_MEMBER)
        {
          const YdUnitMemberRow *member = row;
          g_string_append_printf (out, " %s∋%s", name_of (rows, member->collective),
                                  name_of (rows, member->member));
          continue;
        }
      const YdUnitRow *unit = row;
      g_autofree char *from = yd_date_to_iso (unit->valid_from),
                      *until = yd_date_to_iso (unit->valid_until);
      g_string_append_printf (out, "%s%s|%s|%d|%s|%s|", out->len > 0 ? "\n" : "", unit->name,
                              unit->short_name != NULL ? unit->short_name : "", unit->kind,
                              from != NULL ? from : "", until != NULL ? until : "");
    }
  return g_string_free (out, FALSE);
}

#define LONG_NAME "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五"

static void
test_pasted (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "单位名称\t简称\t类别\t别名\r\n信息统计科\t信息科\t委机关科室\t信息中心、统计科\r\n",
      "信息统计科|信息科|0|||+信息中心+统计科" },
    { "名单（2025年）\n\n序号\t类型\t全称\n2\t街镇\t东街道\n1\t医疗机构\t区中心医院\n",
      "区中心医院||1|||\n东街道||3|||" },
    /* members: by any name of the list, and one that it does not have */
    { "单位名称\t简称\t成员单位\n各街镇\t\t东街道、西镇、北乡\n示例区东街道\t东街道\t\n西镇\t\t\n",
      "各街镇||-1|||\n示例区东街道|东街道|-1|||\n西镇||-1||| 各街镇∋示例区东街道 各街镇∋西镇\n北乡||-1||| 各街镇∋北乡" },
    { "信息统计科\n医政科\n", "信息统计科||-1|||\n医政科||-1|||" }, /* names alone */
    /* no headings: short forms and kinds are known by what they say; a person is neither */
    { "1\t信息统计科\t信息科\n2\t医政科\t医政科\n",
      "信息统计科|信息科|-1|||\n医政科|医政科|-1|||" },
    { "东院\t\t医院\n西院\t西\t医院\n北镇政府\t北镇\t街镇\n南镇政府\t\t街镇\n",
      "东院||1|||\n西院|西|1|||\n北镇政府|北镇|3|||\n南镇政府||3|||" },
    { "信息统计科\t张三\n医政科\t李四\n", "信息统计科||-1|||\n医政科||-1|||" },
    { "科室\n办公室\n", "办公室||-1|||" },
    { "单位\t有效期自\t有效期至\n甲科\t2024年1月\t2025/3/31\n乙科\t2024\t不详\n丙科\t2025-02-30\t13月\n",
      "甲科||-1|2024-01|2025-03-31|\n乙科||-1|2024||\n丙科||-1|2025-02||" },
    { "单位名称\t别名\n\"甲\n科\"\t\"一\"\"二\"\"\"\n\"乙\"科\t\"丙\n",
      "甲科||-1|||+一\"二\"\n\"乙\"科||-1|||+\"丙" },
    { "单位名称\t别名\n甲科\t\n\t只有别名\n12\t数字\n", "甲科||-1|||" },
    { "单位名称\t类别\n甲科\t区属医疗卫生单位\n乙局\t外星\n", "甲科||1|||\n乙局||-1|||" },
    /* headings in two rows: merged downwards they say the same again or nothing */
    { "序号\t单位\t单位\t类别\n序号\t单位名称\t简称\t类别\n1\t信息统计科\t信息科\t委机关科室\n",
      "信息统计科|信息科|0|||" },
    { "序号\t单位\t\t类别\n\t全称\t简称\t\n1\t信息统计科\t信息科\t委机关科室\n",
      "信息统计科|信息科|0|||" },
    { "序号\t单位名称\t名称\t\n\t\t简称\t别名\n1\t信息统计科\t信息科\t统计科\n",
      "信息统计科|信息科|-1|||+统计科" },
    { "部门\t性质\n各科室\t机关科室\n有关部门\t\n", "各科室||4|||\n有关部门||-1|||" },
    /* headings again on the second page, a total, a remark */
    { "单位名称\t简称\n甲科\t\n单位名称\t简称\n乙科\t\n合　计\t2家\n说明：以批复为准\t\n",
      "甲科||-1|||\n乙科||-1|||" },
    { "序号\t单位名称\n1\t甲科\n合计\t1家\n", "甲科||-1|||" },
    { "序号\t单位名称\n1\t甲科\n2\t合计\n", "甲科||-1|||" },
    { "单位名称\n甲科\n" LONG_NAME LONG_NAME LONG_NAME "\n", "甲科||-1|||" },
    /* spaces that are but looks; of a name in Latin letters they are part */
    { "单位名称\t简称\n　区　疾控 中心\t 疾控 \nWHO  合作 中心\t\nRed  Cross\t\n",
      "区疾控中心|疾控|-1|||\nWHO合作中心||-1|||\nRed Cross||-1|||" },
    /* cells between commas, and names out of a sentence */
    { "单位名称,简称,别名\n示例区教育局,区教育局,\"教委,教育委\"\n乙局,,\n",
      "示例区教育局|区教育局|-1|||+教委+教育委\n乙局||-1|||" },
    { "甲局、乙局，丙科（原丁科、戊科）；\n己办。\n",
      "甲局||-1|||\n乙局||-1|||\n丙科（原丁科、戊科）||-1|||\n己办||-1|||" },
    { "单位名称\n甲局、乙局\n", "甲局||-1|||\n乙局||-1|||" },
    { "名称\t别名\n甲局\t乙局、丙局\n", "甲局||-1|||+乙局+丙局" },
    /* grouped by kind */
    { "类别\t单位名称\n街镇\t各街镇\n街镇\t东街道\n", "各街镇||4|||\n东街道||3|||" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (YdUnitTable) table = yd_unit_table_parse (cases[i].text, &error);
      g_assert_no_error (error);
      g_autofree char *units = dump (table);
      if (strcmp (units, cases[i].expected) != 0)
        g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (units, ==, cases[i].expected);
    }
  static const char *const bad[] = { "", "\n\n", "\t\t\n", "单位名称\t简称\n" };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (yd_unit_table_parse (bad[i], &error));
      g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
    }
}

static void
test_columns (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdUnitTable) table
    = yd_unit_table_parse ("1\t信息统计科\t信息科\n2\t医政管理科\t医政科\n", &error);
  g_assert_cmpuint (yd_unit_table_get_n_columns (table), ==, 3);
  g_assert_cmpuint (yd_unit_table_get_n_rows (table), ==, 2);
  g_assert_null (yd_unit_table_get_heading (table, 0));
  g_assert_cmpint (yd_unit_table_get_column (table, 0), ==, YD_UNIT_COLUMN_ORDER);
  g_assert_cmpint (yd_unit_table_get_column (table, 1), ==, YD_UNIT_COLUMN_NAME);
  yd_unit_table_set_column (table, 2, YD_UNIT_COLUMN_NAME);
  g_assert_cmpint (yd_unit_table_get_column (table, 1), ==, YD_UNIT_COLUMN_NONE);
  yd_unit_table_set_column (table, 1, YD_UNIT_COLUMN_SHORT_NAME);
  g_autofree char *units = dump (table);
  g_assert_cmpstr (units, ==, "信息科|信息统计科|-1|||\n医政科|医政管理科|-1|||");
}

/* A list as offices keep it: a title across, kinds merged downwards, a row that heads a part. */
static void
test_workbook (void)
{
#define CELL(place, text) "<c r='" place "' t='inlineStr'><is><t>" text "</t></is></c>"
  g_autoptr (GBytes) bytes = yd_xlsx_fixture (
    "<row r='1'>" CELL (
      "A1",
      "单位名录") "</row>"
                  "<row r='2'>" CELL ("A2", "类别") CELL ("B2", "单位全称") CELL (
                    "C2",
                    "规范简称") "</row>"
                                "<row r='3'>" CELL ("A3", "委机关科室") CELL ("B3", "信息统计科")
                                  CELL (
                                    "C3",
                                    "信息科") "</row>"
                                              "<row r='4'>" CELL (
                                                "B4",
                                                "医政科") "</row>"
                                                          "<row r='5'>" CELL (
                                                            "A5",
                                                            "二、街镇") "</row>"
                                                                        "<row r='6'>" CELL ("A6",
                                                                                            "街镇")
                                                                          CELL ("B6",
                                                                                "东街道") "</row>",
    "<mergeCells><mergeCell ref='A1:C1'/><mergeCell ref='A3:A4'/><mergeCell ref='A5:C5'/></mergeCells>");
  g_autoptr (GError) error = NULL;
  g_autoptr (YdUnitTable) table = yd_unit_table_read (bytes, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *units = dump (table);
  g_assert_cmpstr (units, ==, "信息统计科|信息科|0|||\n医政科||0|||\n东街道||3|||");
}

/* What is written is read again as it was, by our reader out of a file of libxlsxwriter's. */
static void
test_round_trip (void)
{
  g_autoptr (YdPlan) plan
    = yd_plan_fixture ("plan 2025 要点\n"
                       "unit 信息统计科\nset short_name 信息科\nset valid_from 2024-01\n"
                       "alias 信息中心\nalias 统计科\n"
                       "unit 旧科\nset merged_into 2\n"
                       "unit 各街镇\nset kind 4\nset valid_until 2025-06-30\n"
                       "member 信息统计科\n"
                       "unit =1+1\nset kind 5\n");
  g_autoptr (GError) error = NULL;
  char *folder = yd_kit_folder_new ();
  g_autofree char *path = g_build_filename (folder, "名录.xlsx", NULL);
  g_assert_true (yd_unit_table_write (plan, path, 0, &error));
  char *data;
  gsize length;
  g_assert_true (g_file_get_contents (path, &data, &length, &error));
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);
  g_autoptr (YdUnitTable) table = yd_unit_table_read (bytes, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *units = dump (table);
  g_assert_cmpstr (
    units, ==,
    "信息统计科|信息科|0|2024-01||+信息中心+统计科\n各街镇||4||2025-06-30|\n=1+1||5||| 各街镇∋信息统计科");
  g_assert_cmpint (yd_unit_table_get_column (table, 0), ==, YD_UNIT_COLUMN_ORDER);
  yd_kit_folder_free (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unit-table/pasted", test_pasted);
  g_test_add_func ("/unit-table/columns", test_columns);
  g_test_add_func ("/unit-table/workbook", test_workbook);
  g_test_add_func ("/unit-table/round-trip", test_round_trip);
  return g_test_run ();
}
