#include "yd-ui-differences.h"
#include "yd-ui-history-entry.h"

/* What stays in the list of the history when it is filled again, and what is told to have changed. */

static YdUiHistoryEntry *
line_of (char letter)
{
  if (letter >= 'A' && letter <= 'Z') /* a day */
    return yd_ui_history_entry_new_day ((const char[]){ letter, '\0' });
  YdHistoryEntry *entry = g_new0 (YdHistoryEntry, 1);
  entry->hash = g_strdup_printf ("%c", letter);
  return yd_ui_history_entry_new (entry, NULL, g_strdup (""));
}

static GPtrArray *
lines_of (const char *letters)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  for (; *letters != '\0'; letters++)
    g_ptr_array_add (lines, line_of (*letters));
  return lines;
}

static void
changed_cb (GListModel *list, guint position, guint removed, guint added, GString *told)
{
  g_string_append_printf (told, "%u-%u+%u", position, removed, added);
}

static void
test_put (void)
{
  static const struct
  {
    const char *there, *newer, *told;
  } cases[] = {
    { "", "", "" },
    { "Aab", "Aab", "" },
    { "", "Aab", "0-0+3" },
    { "Aab", "", "0-3+0" },
    { "Aab", "Acab", "1-0+1" },  /* a change of today, below its day */
    { "Aab", "BcAab", "0-0+2" }, /* of a new day */
    { "Aabc", "Aac", "2-1+0" },  /* a filter takes one out */
    { "Aaa", "Aa", "2-1+0" },    /* alike, one less */
    { "Aab", "Axy", "1-2+2" },
    { "AabBc", "AxbBy", "1-4+4" }, /* one range, however much in it stays */
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListStore) store = g_list_store_new (YD_UI_TYPE_HISTORY_ENTRY);
      g_autoptr (GPtrArray) before = lines_of (cases[i].there);
      g_autoptr (GPtrArray) newer = lines_of (cases[i].newer);
      g_autoptr (GString) told = g_string_new (NULL);
      g_list_store_splice (store, 0, 0, before->pdata, before->len);
      g_signal_connect (store, "items-changed", G_CALLBACK (changed_cb), told);
      yd_ui_history_entries_put (store, newer);
      g_test_message ("%s", cases[i].newer);
      g_assert_cmpstr (told->str, ==, cases[i].told);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, newer->len);
      for (guint k = 0; k < newer->len; k++)
        {
          g_autoptr (YdUiHistoryEntry) line = g_list_model_get_item (G_LIST_MODEL (store), k);
          g_assert_true (yd_ui_history_entry_equal (line, newer->pdata[k]));
        }
    }
}

/* A rule is told by its title: no person knows its id. */
static void
test_rules (void)
{
  static const struct
  {
    const char *text, *told;
  } cases[] = {
    { NULL, NULL },
    { "", "" },
    { "沿用", "沿用" },
    { "沿用（half-width-mark）", "沿用（Half-width punctuation in Chinese text）" },
    { "（half-width-mark）", "（Half-width punctuation in Chinese text）" },
    { "见（二）（half-width-mark）\n下行",
      "见（二）（Half-width punctuation in Chinese text）\n下行" },
    { "沿用（of-tomorrow）\n见（二）", "沿用（of-tomorrow）\n见（二）" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *told = yd_ui_differences_dup_rules (cases[i].text);
      g_assert_cmpstr (told, ==, cases[i].told);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history-lines/put", test_put);
  g_test_add_func ("/history-lines/rules", test_rules);
  return g_test_run ();
}
