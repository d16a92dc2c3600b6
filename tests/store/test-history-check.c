/* A history that somebody changed is told from one as it was written. */

#include "store-fixture.h"

#include "yd-history-check.h"
#include "yd-store-private.h"

/* "2words 3sequence": what is wrong, with the entry's number. */
static char *
dup_faults (YdStore *store)
{
  static const char *const kinds[] = { "words", "sequence", "change" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = yd_store_check_history (store, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) entries = yd_store_dup_history (store, &error);
  g_assert_no_error (error);
  GString *text = g_string_new (NULL);
  for (guint f = 0; f < faults->len; f++)
    {
      const YdHistoryFault *fault = faults->pdata[f];
      for (guint e = 0; e < entries->len; e++)
        {
          const YdHistoryEntry *entry = entries->pdata[e];
          if (g_strcmp0 (entry->hash, fault->hash) == 0)
            g_string_append_printf (text, "%s%d%s", f > 0 ? " " : "", (int)entry->sequence,
                                    kinds[fault->kind]);
        }
    }
  return g_string_free (text, FALSE);
}

/* Entries 1 to 4 are the fixture's, 5 a new title, 6 its undoing. */
static void
test_tampered (void)
{
  static const struct
  {
    const char *sql;
    const char *faults;
  } cases[] = {
    { "", "" },
    { "UPDATE history SET author='别人' WHERE sequence=2", "2words" },
    { "UPDATE history SET host=NULL WHERE sequence=2", "2words" },
    { "UPDATE history SET time=time+1 WHERE sequence=6", "6words" },
    { "UPDATE history SET args='{}' WHERE sequence=5", "5words" },
    { "UPDATE history SET verb='import' WHERE sequence=1", "1words" },
    { "UPDATE history SET kind=0 WHERE sequence=6", "6words" },
    { "UPDATE history SET undoes=NULL WHERE sequence=6", "6words" },
    { "UPDATE history SET barrier=1 WHERE sequence=5", "5words" },
    { "UPDATE history SET merged_from=hash WHERE sequence=1", "1words" },
    { "UPDATE history SET program_version='9' WHERE sequence=1", "1words" },
    { "UPDATE history SET schema_version=0 WHERE sequence=1", "1words" },
    { "UPDATE history SET gesture='' WHERE sequence=1", "1words" },
    { "UPDATE history SET hash='00' WHERE sequence=2", "2words 3sequence" },
    { "UPDATE history SET parent=NULL WHERE sequence=3", "3words 3sequence" },
    { "UPDATE history SET sequence=9 WHERE sequence=5", "6sequence 9sequence 9change" },
    { "DELETE FROM history WHERE sequence=2", "3sequence" },
    { "DELETE FROM history WHERE sequence=1", "2sequence" },
    { "UPDATE history SET changeset=NULL WHERE sequence=2", "2words" },
    { "UPDATE history SET changeset=x'00' WHERE sequence=3", "3words 3change" },
    { "UPDATE history SET changeset=substr(changeset, 1, 20) WHERE sequence=3", "3words 3change" },
    { "UPDATE history SET changeset=(SELECT changeset FROM history WHERE sequence=4) WHERE sequence=3",
      "3words 3change" },
    /* not the history, but the plan itself */
    { "UPDATE item SET title='丙' WHERE title='第二件事'", "4change" },
    { "DELETE FROM item WHERE title='乙板块'", "2change" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StoreFixture fixture;
      g_autoptr (GError) error = NULL;
      store_fixture_set_up (&fixture, NULL);
      yd_edit_set_field (fixture.store, YD_TABLE_ITEM, fixture.points[0], "title", "新题", &error);
      g_assert_no_error (error);
      g_assert_true (yd_store_undo (fixture.store, &error));
      g_assert_true (yd_db_exec (fixture.store->db, cases[i].sql, &error));
      g_autofree char *faults = dup_faults (fixture.store);
      if (g_strcmp0 (faults, cases[i].faults) != 0)
        g_test_message ("%s", cases[i].sql);
      g_assert_cmpstr (faults, ==, cases[i].faults);
      store_fixture_tear_down (&fixture, NULL);
    }
}

/* Each fault has a sentence of its own. */
static void
test_words (void)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (int kind = 0; kind <= YD_HISTORY_FAULT_CHANGE; kind++)
    {
      YdHistoryFault fault = { NULL, (YdHistoryFaultKind)kind };
      g_hash_table_add (all, yd_history_fault_dup_words (&fault));
    }
  g_assert_cmpuint (g_hash_table_size (all), ==, YD_HISTORY_FAULT_CHANGE + 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/history-check/tampered", test_tampered);
  g_test_add_func ("/store/history-check/words", test_words);
  return g_test_run ();
}
