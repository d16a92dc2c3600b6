#include "yd-import.h"

#include "yd-error.h"

#include <string.h>

/* Kind, title and body of each item, a line each. */
static char *
read_items (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdRowList) rows = yd_import_items (text, 2025, &error);
  g_assert_no_error (error);
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < yd_row_list_get_length (rows); i++)
    {
      YdTable table;
      gpointer row = yd_row_list_get (rows, i, &table);
      if (table == YD_TABLE_ITEM)
        g_string_append_printf (out, "%d%s\n", ((YdItemRow *)row)->kind,
                                ((YdItemRow *)row)->title != NULL ? ((YdItemRow *)row)->title : "");
      else if (table == YD_TABLE_PARAGRAPH && ((YdParagraphRow *)row)->owner_kind == YD_OWNER_ITEM)
        g_string_append_printf (out, "  %s\n", ((YdParagraphRow *)row)->text);
      else if (table == YD_TABLE_UNIT)
        g_string_append_printf (out, "  [%s]\n", ((YdUnitRow *)row)->name);
    }
  return g_string_free (out, FALSE);
}

static void
test_text (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "1.做实医疗集团。年底前建成2个集团。\n2.加快项目建设。上半年封顶。\n",
      "2做实医疗集团\n  年底前建成2个集团。\n2加快项目建设\n  上半年封顶。\n" },
    { "二、守牢质量底线\r\n3、规范临床用药。每季度点评一次处方。（责任单位：药政科）\r\n",
      "0守牢质量底线\n2规范临床用药\n  每季度点评一次处方。\n  [药政科]\n" },
    { "做好日常工作\n", "2做好日常工作\n" },
    { "这是一句没有编号的话，说了一件事情，也说了第二件。\n",
      "2\n  这是一句没有编号的话，说了一件事情，也说了第二件。\n" },
    { "前面的话\n1.第一件事。正文。\n", "2前面的话\n2第一件事\n  正文。\n" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = read_items (cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_bad (void)
{
  static const char *const bad[] = { "", " \n\t\n", "\r\n\r\n" };
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (yd_import_items (bad[i], 0, &error));
      g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
    }
  g_autoptr (GError) error = NULL;
  g_autofree char *huge = g_strnfill (16 * 1024 * 1024 + 1, 'x');
  g_assert_null (yd_import_items (huge, 0, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
  g_autofree char *odd = read_items ("1.甲\x01乙。正\xff文😀。\n2.عربي。\n");
  g_assert_nonnull (strstr (odd, "😀"));
  g_assert_null (strchr (odd, '\x01'));
}

/* Two megabytes, every word of them kept. */
static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint count = 0;
  while (text->len < 2 * 1024 * 1024)
    {
      count++;
      g_string_append_printf (text, "%u.第%u件事。做好第%u件事的各项工作。\n", count, count, count);
    }
  g_autofree char *found = read_items (text->str);
  guint items = 0;
  for (const char *at = found; (at = strstr (at, "\n  做好第")) != NULL; at++)
    items++;
  g_assert_cmpuint (items, ==, count);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-items/text", test_text);
  g_test_add_func ("/import-items/bad", test_bad);
  g_test_add_func ("/import-items/large", test_large);
  return g_test_run ();
}
