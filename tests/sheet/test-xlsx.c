#include "yd-error.h"
#include "yd-unit-table.h"
#include "yd-xlsx-fixture.h"
#include "yd-xlsx.h"

#include <string.h>

static YdXlsxSheet *
read_first (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdXlsx) book = yd_xlsx_open (bytes, &error);
  g_assert_no_error (error);
  YdXlsxSheet *sheet = yd_xlsx_read_sheet (book, 0, NULL, &error);
  g_assert_no_error (error);
  return sheet;
}

/* The sheet as text: cells between |, a row a line. */
static char *
dump (const YdXlsxSheet *sheet)
{
  GString *out = g_string_new (NULL);
  for (guint r = 0; r < yd_xlsx_sheet_get_n_rows (sheet); r++)
    for (guint c = 0; c < yd_xlsx_sheet_get_n_columns (sheet); c++)
      g_string_append_printf (out, "%s%s", yd_xlsx_sheet_get_text (sheet, r, c),
                              c + 1 < yd_xlsx_sheet_get_n_columns (sheet) ? "|" : "\n");
  return g_string_free (out, FALSE);
}

static void
test_cells (void)
{
  static const struct
  {
    const char *rows;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>", "甲|乙丙\n" },
    { "<row r='1'><c r='A1' t='s'><v>9</v></c><c r='B1'><v>1</v></c></row>",
      "|1\n" }, /* no such word */
    { "<row r='1'><c r='A1' t='s'><v>-1</v></c><c r='B1'><v>1</v></c></row>", "|1\n" },
    { "<row r='1'><c r='A1' t='inlineStr'><is><t>行内</t></is></c></row>", "行内\n" },
    { "<row r='1'><c r='A1' t='inlineStr'><is><r><t>两</t></r><r><t>段</t></r><rPh><t>liang</t></rPh></is></c></row>",
      "两段\n" },
    { "<row r='1'><c r='A1' t='str'><f>A2</f><v>算得</v></c><c r='B1' t='b'><v>1</v></c></row>",
      "算得|是\n" },
    { "<row r='1'><c r='A1' t='e'><v>#N/A</v></c><c r='B1'><v>2</v></c></row>", "|2\n" },
    { "<row r='1'><c r='A1'><v>0.30000000000000004</v></c><c r='B1'><v>1E3</v></c></row>",
      "0.3|1000\n" },
    { "<row r='1'><c r='A1'><v>-0.5</v></c><c r='B1'><v>12345678901</v></c></row>",
      "-0.5|12345678901\n" },
    { "<row r='1'><c r='A1' s='1'><v>45838</v></c><c r='B1' s='1'><v>60</v></c></row>",
      "2025-06-30|1900-02-28\n" },
    { "<row r='1'><c r='A1' s='2'><v>45838.75</v></c><c r='B1' s='3'><v>45838</v></c></row>",
      "2025-06-30|45838\n" },
    { "<row r='1'><c r='A1' s='1'><v>0</v></c><c r='B1' s='1'><v>9999999</v></c></row>",
      "0|9999999\n" },
    { "<row r='1'><c r='A1' s='77'><v>5</v></c><c r='B1' t='d'><v>2025-06-30T00:00:00</v></c></row>",
      "5|2025-06-30\n" },
    { "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
      "1|2\n3|\n" }, /* no places */
    { "<row r='3'><c r='B3'><v>7</v></c></row>", "|\n|\n|7\n" },
    { "<row r='1'><c r='ZZZZ1'><v>1</v></c><c r='A9999999'><v>2</v></c><c r='A1'><v>3</v></c></row>",
      "3\n" },
    { "<row r='1'><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>", "2\n" },
    { "<row r='1'><c r='A1' t='inlineStr'><is><t>一_x000D_二_x0041_三_x00</t></is></c></row>",
      "一二A三_x00\n" },
    { "<row r='1'><c r='A1' t='inlineStr'><is><t xml:space='preserve'>  空白 </t></is></c></row>",
      "空白\n" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = yd_xlsx_fixture (cases[i].rows, NULL);
      g_autoptr (YdXlsxSheet) sheet = read_first (bytes);
      g_autofree char *text = dump (sheet);
      if (strcmp (text, cases[i].expected) != 0)
        g_test_message ("%s", cases[i].rows);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_dates (void)
{
  g_autoptr (GBytes) bytes
    = yd_xlsx_fixture ("<row r='1'><c r='A1' s='1'><v>1</v></c><c r='B1' s='1'><v>59</v></c>"
                       "<c r='C1' s='1'><v>61</v></c><c r='D1'><v>61</v></c></row>",
                       NULL);
  g_autoptr (YdXlsxSheet) sheet = read_first (bytes);
  g_assert_true (
    yd_date_equal (yd_xlsx_sheet_get_date (sheet, 0, 0), yd_date_new_day (1900, 1, 1)));
  g_assert_true (
    yd_date_equal (yd_xlsx_sheet_get_date (sheet, 0, 1), yd_date_new_day (1900, 2, 28)));
  g_assert_true (
    yd_date_equal (yd_xlsx_sheet_get_date (sheet, 0, 2), yd_date_new_day (1900, 3, 1)));
  g_assert_false (yd_date_is_set (yd_xlsx_sheet_get_date (sheet, 0, 3)));
  g_assert_false (yd_date_is_set (yd_xlsx_sheet_get_date (sheet, 9, 9)));
}

static void
test_merged (void)
{
  static const struct
  {
    const char *merged;
    const char *expected;
  } cases[] = {
    { "<mergeCell ref='A1:A3'/>", "科室|1\n科室|2\n科室|3\n" },
    { "<mergeCell ref='A1:B1'/>", "科室|1\n|2\n|3\n" }, /* what stands there stays */
    { "<mergeCell ref='A1:XFD1048576'/>", "科室|1\n|2\n|3\n" },
    { "<mergeCell ref='A3:A1'/><mergeCell ref='A1'/><mergeCell/><mergeCell ref='A1:A2'/>",
      "科室|1\n科室|2\n|3\n" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *merged = g_strdup_printf ("<mergeCells>%s</mergeCells>", cases[i].merged);
      g_autoptr (GBytes) bytes = yd_xlsx_fixture (
        "<row r='1'><c r='A1' t='inlineStr'><is><t>科室</t></is></c><c r='B1'><v>1</v></c></row>"
        "<row r='2'><c r='B2'><v>2</v></c></row><row r='3'><c r='B3'><v>3</v></c></row>",
        merged);
      g_autoptr (YdXlsxSheet) sheet = read_first (bytes);
      g_autofree char *text = dump (sheet);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_refused (void)
{
  static const guint8 ole[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };
  const char *row = "<row r='1'><c r='A1'><v>1</v></c></row>";
  g_autoptr (GBytes) whole = yd_xlsx_fixture (row, NULL);
  gsize size;
  const char *data = g_bytes_get_data (whole, &size);
  g_autofree char *flipped = g_memdup2 (data, size);
  char *sheet = memmem (flipped, size, "sheet1.xml", 10);
  sheet[60] ^= 1; /* in what is packed: the sum does not agree, or it does not unpack */
  g_autoptr (GBytes) entities
    = yd_xlsx_fixture_raw ("<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]>",
                           "<row r='1'><c r='&b;1'><v>&b;</v></c></row>");
  const struct
  {
    GBytes *bytes;
    YdError code;
  } cases[] = {
    { g_bytes_new (ole, sizeof ole), YD_ERROR_UNSUPPORTED },
    { g_bytes_new_static ("", 0), YD_ERROR_UNSUPPORTED },
    { g_bytes_new_static ("单位名称\n", 10), YD_ERROR_UNSUPPORTED },
    { g_bytes_new (data, size / 2), YD_ERROR_CORRUPT },
    { g_bytes_new (flipped, size), YD_ERROR_CORRUPT },
    { g_bytes_ref (entities), YD_ERROR_INVALID },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (YdXlsx) book = yd_xlsx_open (cases[i].bytes, &error);
      g_autoptr (YdXlsxSheet) read
        = book != NULL ? yd_xlsx_read_sheet (book, 0, NULL, &error) : NULL;
      g_assert_null (read);
      g_test_message ("%u: %s", i, error->message);
      g_assert_error (error, YD_ERROR, (int)cases[i].code);
      g_bytes_unref (cases[i].bytes);
    }
}

/* A sheet that unpacks to far more than it should. */
static void
test_bomb (void)
{
  GString *rows = g_string_new (NULL);
  while (rows->len < 40 * 1024 * 1024)
    g_string_append (rows,
                     "<row><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>");
  g_autoptr (GBytes) bytes = yd_xlsx_fixture (rows->str, NULL);
  g_string_free (rows, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (YdXlsx) book = yd_xlsx_open (bytes, &error);
  g_assert_no_error (error);
  g_assert_null (yd_xlsx_read_sheet (book, 0, NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
}

/* Flipped, cut and doubled bytes: an answer or a sentence, never a crash. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) whole = yd_xlsx_fixture (
    "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>单位名称</t></is></c></row>"
    "<row r='2'><c r='A2' s='1'><v>45838</v></c><c r='B2' t='s'><v>1</v></c></row>",
    "<mergeCells><mergeCell ref='A1:A2'/></mergeCells>");
  gsize size;
  const char *data = g_bytes_get_data (whole, &size);
  guint refused = 0;
  for (guint32 seed = 1; seed <= 600; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autofree char *copy = g_memdup2 (data, size);
      gsize length = size;
      for (int i = g_rand_int_range (rand, 1, 8); i > 0; i--)
        {
          gsize at = (gsize)g_rand_int_range (rand, 0, (gint32)length);
          if (g_rand_int_range (rand, 0, 6) == 0)
            length = MAX (at, 1);
          else
            copy[at] = (char)g_rand_int_range (rand, 0, 256);
        }
      g_autoptr (GBytes) bytes = g_bytes_new (copy, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (YdUnitTable) table = yd_unit_table_read (bytes, NULL, &error);
      g_assert_true ((table == NULL) == (error != NULL));
      refused += table == NULL;
    }
  g_assert_cmpuint (refused, >, 300);
}

/* Whole packages of odd XML, where the sums agree and the reader itself is what stands in the way. */
static void
test_odd_xml (void)
{
  static const char rows[]
    = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>单位名称</t></is></c></row>"
      "<row r='2'><c r='A2' s='1'><v>45838</v></c><c r='B2' t='s'><v>1</v></c><c r='C2'><v>1e99</v></c></row>";
  static const char *const pieces[] = { "<c/>",
                                        "<row/>",
                                        "<v>7</v>",
                                        "<is><r><t>x</t></r></is>",
                                        "_x0000_",
                                        "&amp;",
                                        "<c r='XFD1048576'><v>1</v></c>",
                                        "<c r='A' t='s'><v>-1</v></c>",
                                        "-1",
                                        "<row r='99999999999'><c s='2'><v>1e308</v></c></row>",
                                        "<![CDATA[&]]>" };
  guint read = 0;
  for (guint32 seed = 1; seed <= 600; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      GString *changed = g_string_new (rows);
      for (int i = g_rand_int_range (rand, 1, 6); i > 0; i--)
        {
          gsize at = (gsize)g_rand_int_range (rand, 0, (gint32)changed->len);
          const char *end = strchr (changed->str + at, '>');
          if (end != NULL && g_rand_boolean (rand))
            g_string_insert (changed, end + 1 - changed->str,
                             pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
          else if (g_ascii_isdigit (changed->str[at]))
            changed->str[at] = "0987654321ABe.-"[g_rand_int_range (rand, 0, 15)];
          else if (g_rand_int_range (rand, 0, 20) == 0)
            changed->str[at] = (char)g_rand_int_range (rand, 1, 128);
        }
      g_autoptr (GBytes) bytes
        = yd_xlsx_fixture (changed->str, "<mergeCells><mergeCell ref='A1:A2'/></mergeCells>");
      g_string_free (changed, TRUE);
      g_autoptr (GError) error = NULL;
      g_autoptr (YdUnitTable) table = yd_unit_table_read (bytes, NULL, &error);
      g_assert_true ((table == NULL) == (error != NULL));
      g_autoptr (YdRowList) made = table != NULL ? yd_unit_table_make_rows (table) : NULL;
      read += made != NULL;
    }
  g_assert_cmpuint (read, >, 300);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx/cells", test_cells);
  g_test_add_func ("/xlsx/dates", test_dates);
  g_test_add_func ("/xlsx/merged", test_merged);
  g_test_add_func ("/xlsx/refused", test_refused);
  g_test_add_func ("/xlsx/bomb", test_bomb);
  g_test_add_func ("/xlsx/damaged", test_damaged);
  g_test_add_func ("/xlsx/odd-xml", test_odd_xml);
  return g_test_run ();
}
