/* Files that are not what their name says, or no longer: each is opened with a clear error or is
 * sound, and nothing of them is ever changed. */

#include "file-fixture.h"

#include "yd-db.h"
#include "yd-snapshot.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ADD(name, function)                                                          \
  g_test_add (name, FileFixture, FILE_FIXTURE_MEMORY, file_fixture_set_up, function, \
              file_fixture_tear_down)

#define FLIPS 1200

/* Opens the file to read and, mostly, to edit; returns the error's code, or -1 where it opened. */
static int
try_ways (FileFixture *fixture, guint ways)
{
  int codes[2];
  static const YdOpenFlags flags[] = { YD_OPEN_READ, YD_OPEN_EDIT };
  for (guint i = 0; i < ways; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (YdStore) store
        = yd_store_open (fixture->path, flags[i], &fixture->context, &error);
      codes[i] = store != NULL ? -1 : error->code;
      if (store == NULL)
        {
          g_assert_true (error->domain == YD_ERROR);
          g_assert_nonnull (strstr (error->message, "要点.yaodian"));
          g_assert_null (strchr (error->message, '\n'));
          continue;
        }
      g_autofree char *titles = file_fixture_dup_titles (store);
      g_assert_true (g_utf8_validate (titles, -1, NULL));
      g_assert_true (yd_store_close (store, &error));
    }
  if (ways > 1)
    g_assert_cmpint (codes[0], ==, codes[1]);
  g_assert_cmpuint (file_fixture_count_working (fixture), ==, 0);
  g_assert_cmpuint (file_fixture_count_files (fixture->folder, ""), ==, 1);
  return codes[0];
}

static int
try_open (FileFixture *fixture)
{
  return try_ways (fixture, 2);
}

static void
set_bytes (FileFixture *fixture, const void *bytes, gsize length)
{
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize)length, NULL));
}

static char *
get_bytes (FileFixture *fixture, gsize *length)
{
  char *bytes = NULL;
  g_assert_true (g_file_get_contents (fixture->path, &bytes, length, NULL));
  return bytes;
}

static void
test_not_a_plan (FileFixture *fixture, gconstpointer data)
{
  static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
  static const char zip[] = "PK\x03\x04";
  char noise[8192];
  for (gsize i = 0; i < sizeof noise; i++)
    noise[i] = (char)g_test_rand_int_range (0, 256);
  char nearly[8192] = "SQLite format 3";

  const struct
  {
    const void *bytes;
    gsize length;
  } cases[] = {
    { "", 0 },       { "x", 1 },   { png, sizeof png },      { zip, sizeof zip },
    { noise, 8192 }, { noise, 3 }, { "一、总体要求\n", 19 }, { nearly, sizeof nearly },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length;
      set_bytes (fixture, cases[i].bytes, cases[i].length);
      g_assert_cmpint (try_open (fixture), ==, YD_ERROR_NOT_A_PLAN);
      g_autofree char *after = get_bytes (fixture, &length);
      g_assert_cmpmem (after, length, cases[i].bytes, cases[i].length);
    }
}

static void
test_not_a_file (FileFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_mkdir (fixture->path, 0755), ==, 0);
  g_assert_cmpint (try_open (fixture), ==, YD_ERROR_NOT_A_PLAN);
  g_rmdir (fixture->path);
  /* nobody writes into it: opening must not wait */
  g_assert_cmpint (mkfifo (fixture->path, 0644), ==, 0);
  g_assert_cmpint (try_open (fixture), ==, YD_ERROR_NOT_A_PLAN);
  g_unlink (fixture->path);
  g_assert_cmpint (symlink ("/dev/zero", fixture->path), ==, 0);
  g_autoptr (GError) error = NULL;
  g_assert_null (yd_store_open (fixture->path, YD_OPEN_READ, &fixture->context, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_A_PLAN);
  g_clear_error (&error);
  g_unlink (fixture->path);
  g_assert_cmpint (symlink ("要点.yaodian", fixture->path), ==, 0);
  g_assert_null (yd_store_open (fixture->path, YD_OPEN_READ, &fixture->context, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
}

static void
test_other_database (FileFixture *fixture, gconstpointer data)
{
  sqlite3 *db = NULL;
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (
    sqlite3_exec (db, "CREATE TABLE plan(id INTEGER PRIMARY KEY, uid TEXT); PRAGMA user_version=1",
                  NULL, NULL, NULL),
    ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_cmpint (try_open (fixture), ==, YD_ERROR_NOT_A_PLAN);
}

/* Changes the published file as somebody with the sqlite3 shell would. */
static void
tamper (FileFixture *fixture, const char *sql)
{
  sqlite3 *db = NULL;
  file_fixture_take_checksum (fixture->path);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_db_config (db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
  int status = sqlite3_exec (db, sql, NULL, NULL, NULL);
  if (status != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  sqlite3_close (db);
}

static void
test_tampered (FileFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    int code;
  } cases[] = {
    { "UPDATE item SET title='丙'", -1 },
    { "PRAGMA user_version=2", YD_ERROR_NEWER },
    { "PRAGMA user_version=2147483647", YD_ERROR_NEWER },
    { "UPDATE meta SET value='9' WHERE name='minimum_reader'", YD_ERROR_NEWER },
    { "PRAGMA user_version=0", YD_ERROR_CORRUPT },
    { "PRAGMA user_version=-1", YD_ERROR_CORRUPT },
    { "PRAGMA application_id=0", YD_ERROR_NOT_A_PLAN },
    { "DROP TABLE paragraph", YD_ERROR_CORRUPT },
    { "DROP TABLE meta", YD_ERROR_CORRUPT },
    { "DROP TABLE history", YD_ERROR_CORRUPT },
    { "ALTER TABLE item RENAME COLUMN title TO words", YD_ERROR_CORRUPT },
    { "ALTER TABLE item ADD COLUMN more TEXT", YD_ERROR_CORRUPT },
    { "CREATE TABLE more (id INTEGER)", YD_ERROR_CORRUPT },
    { "CREATE VIEW more AS SELECT * FROM item", YD_ERROR_CORRUPT },
    { "CREATE TRIGGER more AFTER INSERT ON item BEGIN DELETE FROM item; END", YD_ERROR_CORRUPT },
    { "CREATE INDEX more ON item (title)", YD_ERROR_CORRUPT },
    { "DROP TABLE item; CREATE VIEW item AS SELECT 1 id", YD_ERROR_CORRUPT },
    /* a virtual table would run code of a module */
    { "CREATE VIRTUAL TABLE more USING fts5(x)", YD_ERROR_CORRUPT },
    { "ALTER TABLE item ADD COLUMN more AS (randomblob(1000000000))", YD_ERROR_CORRUPT },
    { "DROP TABLE setting; CREATE TABLE setting (id INTEGER PRIMARY KEY NOT NULL, name TEXT, "
      "value TEXT CHECK (randomblob(1000000000)))",
      YD_ERROR_CORRUPT },
    { "DROP TABLE setting; CREATE TABLE setting (id INTEGER PRIMARY KEY NOT NULL, name TEXT, "
      "value TEXT UNIQUE)",
      YD_ERROR_CORRUPT },
    { "DROP INDEX item_parent; CREATE INDEX item_parent ON item (lower(title))", YD_ERROR_CORRUPT },
    { "PRAGMA journal_mode=WAL", -1 },
    { "PRAGMA encoding='UTF-16'; VACUUM", -1 },
    { "UPDATE sqlite_schema SET sql='CREATE TABLE item (x)' WHERE name='item'", YD_ERROR_CORRUPT },
    { "UPDATE sqlite_schema SET sql='nonsense' WHERE name='item'", YD_ERROR_CORRUPT },
    { "UPDATE sqlite_schema SET rootpage=2 WHERE type='table'", YD_ERROR_CORRUPT },
    { "UPDATE sqlite_schema SET rootpage=9999 WHERE name='item'", YD_ERROR_CORRUPT },
    { "UPDATE item SET title=CAST(x'ff00fe' AS TEXT)", -1 },
    { "UPDATE item SET kind='words', order_key=7, title=x'00ff'", -1 },
    /* points that hang on themselves or on nothing would be printed by nobody */
    { "UPDATE item SET parent=id", YD_ERROR_CORRUPT },
    { "UPDATE item SET parent=4711", YD_ERROR_CORRUPT },
    { "DELETE FROM plan; DELETE FROM notice", -1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_unlink (fixture->path);
      file_fixture_make_plan (fixture, fixture->path, "甲 乙");
      tamper (fixture, cases[i].sql);
      int code = try_open (fixture);
      if (code != cases[i].code)
        g_error ("%s: %d", cases[i].sql, code);
    }
}

/* Cut off anywhere: at each byte of the first page's head, at page ends, and in between. */
static void
test_truncated (FileFixture *fixture, gconstpointer data)
{
  gsize length;
  file_fixture_make_plan (fixture, fixture->path, "甲 乙");
  g_autofree char *whole = get_bytes (fixture, &length);
  g_assert_cmpint (try_open (fixture), ==, -1);
  for (gsize cut = 0; cut < length; cut += cut < 120 ? 1 : 509)
    {
      set_bytes (fixture, whole, cut);
      int code = try_ways (fixture, cut % 4 == 0 ? 2 : 1);
      if (code != YD_ERROR_CORRUPT && !(cut < 72 && code == YD_ERROR_NOT_A_PLAN))
        g_error ("cut off at %" G_GSIZE_FORMAT ": %d", cut, code);
    }
  for (gsize cut = 4096; cut < length - 4096; cut += 4096)
    {
      set_bytes (fixture, whole, cut);
      g_assert_cmpint (try_open (fixture), ==, YD_ERROR_CORRUPT);
    }
  /* just the checksum is gone, nothing of the plan: so were all files once */
  set_bytes (fixture, whole, length - 4096);
  g_assert_cmpint (try_open (fixture), ==, -1);
  g_autofree char *longer = g_malloc0 (length + 4096);
  memcpy (longer, whole, length);
  set_bytes (fixture, longer, length + 4096);
  g_assert_cmpint (try_open (fixture), ==, YD_ERROR_CORRUPT);
}

/* Is what opened sound? Bits in the words themselves nobody can know where there is no checksum. */
static gboolean
is_sound (const char *path, const char *private_path)
{
  sqlite3 *db = yd_snapshot_open_foreign (path, private_path, NULL);
  gboolean sound = db != NULL && yd_db_verify (db, path, TRUE, NULL);
  sqlite3_close (db);
  return sound;
}

/* How many files with a flipped bit were opened, all of them sound in their structure. */
static int
flip_bits (FileFixture *fixture, gboolean sealed)
{
  gsize length;
  g_autofree char *private_path = g_build_filename (fixture->root, "private.db", NULL);
  file_fixture_make_plan (fixture, fixture->path, "甲 乙 丙 丁 戊 己 庚 辛 壬 癸");
  if (!sealed)
    file_fixture_take_checksum (fixture->path);
  g_autofree char *bytes = get_bytes (fixture, &length);
  int opened = 0;
  for (int i = 0; i < FLIPS; i++)
    {
      /* spread evenly, and as many more in the heads of the file and of its pages */
      gsize at = i % 2 == 0
                   ? (gsize)((gdouble)length * i / FLIPS) + (gsize)g_test_rand_int_range (0, 8)
                   : (gsize)g_test_rand_int_range (0, (int)(length / 4096)) * 4096
                       + (gsize)g_test_rand_int_range (0, 110);
      char bit = (char)(1 << g_test_rand_int_range (0, 8));
      at = MIN (at, length - 1);
      bytes[at] ^= bit;
      g_assert_true (g_file_set_contents_full (fixture->path, bytes, (gssize)length,
                                               G_FILE_SET_CONTENTS_NONE, 0644, NULL));
      g_test_message ("byte %" G_GSIZE_FORMAT ", bit %d", at, bit);
      if (try_ways (fixture, i % 10 < 2 ? 2 : 1) < 0)
        {
          opened++;
          g_assert_true (is_sound (fixture->path, private_path));
        }
      bytes[at] ^= bit;
    }
  g_test_message ("%d of %d opened", opened, FLIPS);
  set_bytes (fixture, bytes, length);
  g_assert_cmpint (try_open (fixture), ==, -1);
  return opened;
}

static void
test_bit_flips (FileFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (flip_bits (fixture, TRUE), ==, 0);
}

static void
test_bit_flips_unsealed (FileFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (flip_bits (fixture, FALSE), >, 0);
}

/* A bit in the words: SQLite finds nothing wrong with a 甲 that has become another character. */
static void
test_flip_in_words (FileFixture *fixture, gconstpointer data)
{
  static const char words[] = "全面提升医疗服务能力";
  gsize length;
  file_fixture_make_plan (fixture, fixture->path, words);
  g_autofree char *bytes = get_bytes (fixture, &length);
  int found = 0;
  for (gsize at = 0; at + sizeof words < length; at++)
    {
      if (memcmp (bytes + at, words, sizeof words - 1) != 0)
        continue;
      found++;
      bytes[at + 5] ^= 1;
      set_bytes (fixture, bytes, length);
      g_assert_cmpint (try_open (fixture), ==, YD_ERROR_CORRUPT);
      bytes[at + 5] ^= 1;
    }
  g_assert_cmpint (found, >, 0);
}

/* A journal that somebody puts beside a plan would be played into it if SQLite saw it. */
static void
test_planted_journal (FileFixture *fixture, gconstpointer data)
{
  static const char *const suffixes[] = { "-journal", "-wal", "-shm" };
  file_fixture_make_plan (fixture, fixture->path, "甲");
  gsize length;
  g_autofree char *before = get_bytes (fixture, &length);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *planted = g_strconcat (fixture->path, suffixes[i], NULL);
      g_assert_true (g_file_set_contents (planted, before, (gssize)length, NULL));
      g_autoptr (YdStore) store
        = yd_store_open (fixture->path, YD_OPEN_EDIT, &fixture->context, &error);
      g_assert_no_error (error);
      g_autofree char *titles = file_fixture_dup_titles (store);
      g_assert_cmpstr (titles, ==, "甲");
      g_assert_true (yd_store_close (store, &error));
      g_assert_true (g_file_test (planted, G_FILE_TEST_EXISTS));
      g_unlink (planted);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/foreign/not-a-plan", test_not_a_plan);
  ADD ("/store/foreign/not-a-file", test_not_a_file);
  ADD ("/store/foreign/other-database", test_other_database);
  ADD ("/store/foreign/tampered", test_tampered);
  ADD ("/store/foreign/truncated", test_truncated);
  ADD ("/store/foreign/bit-flips", test_bit_flips);
  ADD ("/store/foreign/bit-flips-unsealed", test_bit_flips_unsealed);
  ADD ("/store/foreign/flip-in-words", test_flip_in_words);
  ADD ("/store/foreign/planted-journal", test_planted_journal);
  return g_test_run ();
}
