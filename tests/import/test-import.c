/* The whole way from bytes to rows: nothing is lost, bad input gets a clear sentence, and much of
 * it takes its time in proportion. */

#include "yd-docx-fixture.h"
#include "yd-error.h"
#include "yd-kept.h"
#include "yd-mutate.h"
#include "yd-outline-text.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static YdImportResult *
import_text (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize)length);
  return yd_import_bytes (bytes, "来源.txt", 0, NULL, error);
}

/* ---- nothing is lost ---- */

static GPtrArray *
load_samples (void)
{
  GPtrArray *samples = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "import", "outlines", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *text;
      if (!g_str_has_suffix (name, ".outline") && g_file_get_contents (path, &text, NULL, NULL))
        g_ptr_array_add (samples, text);
    }
  return samples;
}

static void
test_kept (void)
{
  g_autoptr (GPtrArray) samples = load_samples ();
  for (guint i = 0; i < samples->len; i++)
    {
      g_autoptr (YdImportResult) result = import_text (g_ptr_array_index (samples, i), -1, NULL);
      g_autofree char *lost = yd_find_lost (result);
      g_test_message ("%s", result->text);
      g_assert_cmpstr (lost, ==, "");
    }
}

static void
test_mutated (void)
{
  g_autoptr (GPtrArray) samples = load_samples ();
  for (guint32 seed = 1; seed <= 400; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autofree char *text
        = yd_mutate_text (rand, g_ptr_array_index (samples, seed % samples->len));
      g_autoptr (GError) error = NULL;
      g_autoptr (YdImportResult) result = import_text (text, -1, &error);
      if (result == NULL)
        {
          g_assert_nonnull (error);
          continue;
        }
      g_autofree char *lost = yd_find_lost (result);
      if (*lost != '\0')
        g_test_message ("seed %u: %s", seed, text);
      g_assert_cmpstr (lost, ==, "");
    }
}

/* Any bytes at all: an error or a result, never a crash. */
static void
test_bytes (void)
{
  g_autoptr (GPtrArray) samples = load_samples ();
  g_autoptr (GBytes) docx = yd_docx_fixture ("<w:p><w:r><w:t>一、甲</w:t></w:r></w:p>", NULL, NULL);
  gsize docx_size;
  const char *docx_data = g_bytes_get_data (docx, &docx_size);
  for (guint32 seed = 1; seed <= 300; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      const char *sample = g_ptr_array_index (samples, seed % samples->len);
      gboolean packed = seed % 3 == 0;
      gsize length = packed ? docx_size : strlen (sample);
      g_autofree char *data = yd_mutate_bytes (rand, packed ? docx_data : sample, &length);
      g_autoptr (GError) error = NULL;
      g_autoptr (YdImportResult) result = import_text (data, (gssize)length, &error);
      g_assert_true ((result == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_null (strchr (error->message, '\n'));
    }
}

/* ---- bad input ---- */

static void
test_refused (void)
{
  static const struct
  {
    const char *data;
    gsize length;
    int code;
  } cases[] = {
    { "", 0, YD_ERROR_INVALID },
    { "\0\0\0\0", 4, YD_ERROR_INVALID },
    { " \n\r\n　\n", 8, YD_ERROR_INVALID },
    { "\xef\xbb\xbf", 3, YD_ERROR_INVALID },
    { "PK\003\004 not a zip", 14, YD_ERROR_CORRUPT },
    { "%PDF-1.4 not a pdf", 18, YD_ERROR_CORRUPT },
    { "\x89PNG\r\n\x1a\n", 8, YD_ERROR_UNSUPPORTED },
    { "SQLite format 3\0", 16, YD_ERROR_UNSUPPORTED },
    { "<html></html>", 13, YD_ERROR_INVALID },
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1甲乙丙丁", 20, YD_ERROR_CORRUPT },
    { "\1\2\3\4\5 \6\7", 8, YD_ERROR_UNSUPPORTED },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (YdImportResult) result
        = import_text (cases[i].data, (gssize)cases[i].length, &error);
      g_test_message ("case %u: %s", i, error != NULL ? error->message : "accepted");
      g_assert_error (error, YD_ERROR, cases[i].code);
      g_assert_null (result);
    }
}

/* Without LibreOffice an old Word file is told what it needs. */
static void
test_no_office (void)
{
  g_autofree char *path = g_strdup (g_getenv ("PATH"));
  g_autoptr (GError) error = NULL;
  g_setenv ("PATH", "/nowhere", TRUE);
  g_autoptr (YdImportResult) result = import_text ("{\\rtf1 a}", -1, &error);
  g_setenv ("PATH", path, TRUE);
  g_assert_null (result);
  g_assert_error (error, YD_ERROR, YD_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "LibreOffice"));
}

static void
test_too_large (void)
{
  gsize length = 65 * 1024 * 1024;
  g_autofree char *data = g_malloc (length);
  memset (data, 'x', length);
  g_autoptr (GError) error = NULL;
  g_autoptr (YdImportResult) result = import_text (data, (gssize)length, &error);
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "64"));
  g_clear_error (&error);
  for (gsize i = 99; i < 17 * 1024 * 1024; i += 100)
    data[i] = '\n';
  g_assert_null (import_text (data, 17 * 1024 * 1024, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "16"));
}

static void
test_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/plan.txt");
  g_autoptr (GFile) folder = g_file_new_for_path ("/");
  g_assert_null (yd_import_file (missing, 0, NULL, NULL, NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, "plan.txt: "));
  g_clear_error (&error);
  g_assert_null (yd_import_file (folder, 0, NULL, NULL, NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path
    = g_test_build_filename (G_TEST_DIST, "import", "outlines", "county.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_cancellable_cancel (cancellable);
  g_assert_null (yd_import_file (file, 0, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Bytes that mean nothing are no plan, whatever they are taken for. */
static void
test_noise (void)
{
  for (guint32 seed = 1; seed <= 200; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      guint8 data[3000];
      for (gsize i = 0; i < sizeof data; i++)
        data[i] = (guint8)g_rand_int_range (rand, 0, 256);
      data[0] = 'x';
      g_autoptr (GError) error = NULL;
      g_assert_null (import_text ((const char *)data, sizeof data, &error));
      g_assert_error (error, YD_ERROR, YD_ERROR_UNSUPPORTED);
    }
}

/* A pipe to which nobody writes would be waited for. */
static void
test_pipe (void)
{
  g_autofree char *dir = g_dir_make_tmp ("yd-import-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "pipe.txt", NULL);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_autoptr (GFile) pipe = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_assert_null (yd_import_file (pipe, 0, NULL, NULL, NULL, &error));
  g_assert_error (error, YD_ERROR, YD_ERROR_INVALID);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

/* ---- much ---- */

static void
test_many_points (void)
{
  g_autoptr (GString) text = g_string_new ("示例区2025年工作要点\n");
  for (int i = 0; i < 20000; i++)
    {
      if (i % 400 == 0)
        g_string_append_printf (text, "第%d部分 工作板块\n", i / 400 + 1);
      g_string_append_printf (
        text, "%d.完善第%d项制度。年底前完成，覆盖率达到90%%以上。（区卫健委牵头，区财政局配合）\n",
        i % 400 + 1, i);
    }
  g_autoptr (YdImportResult) result = import_text (text->str, -1, NULL);
  g_assert_cmpuint (result->n_points, ==, 20000);
  g_assert_cmpuint (result->n_assigned, ==, 20000);
  g_assert_cmpuint (result->n_units, ==, 2);
  g_assert_cmpuint (result->n_milestones, ==, 20000);
  g_assert_cmpuint (result->n_indicators, ==, 20000);
}

/* 10 MB without a line end, and some that hold thousands of items. */
static void
test_long_line (void)
{
  g_autoptr (GString) plain = g_string_new (NULL),
                      numbered = g_string_new ("为了做好工作，制定本方案。一、主要工作");
  while (plain->len < 10 * 1024 * 1024) /* nothing to take apart */
    g_string_append (plain, "推进工作（含《方案》，到2025年）和 试点 建设，");
  for (int i = 1; numbered->len < 2 * 1024 * 1024; i++)
    g_string_append_printf (
      numbered, "%d.完善制度。修订各项制度并抓好落实，“双随机”检查不少于2次（一）。", i % 999 + 1);
  g_autoptr (YdImportResult) a = import_text (plain->str, (gssize)plain->len, NULL);
  g_autoptr (YdImportResult) b = import_text (numbered->str, (gssize)numbered->len, NULL);
  g_autofree char *lost = yd_find_lost (b);
  g_assert_cmpuint (strlen (a->text), >, 10 * 1024 * 1024);
  g_assert_cmpuint (a->n_points, ==, 0);
  g_assert_cmpstr (lost, ==, "");
  g_assert_cmpuint (b->n_points, >, 900);
}

static void
test_long_title (void)
{
  g_autoptr (GString) text = g_string_new ("示例区2025年工作要点\n一、");
  for (int i = 0; i < 5000; i++)
    g_string_append (text, "长");
  g_string_append (text, "\n1.甲乙。丙丁。\n");
  g_autoptr (YdImportResult) result = import_text (text->str, -1, NULL);
  g_autofree char *lost = yd_find_lost (result);
  g_assert_cmpstr (lost, ==, "");
  g_assert_cmpuint (result->n_points, ==, 1);
}

static void
test_rare (void)
{
  g_autoptr (YdImportResult) result
    = import_text ("示例区2025年工作要点\n一、𠀀𪚥堃\n1.祎頔。\xed\xa0\x80㎡ é\n", -1, NULL);
  g_autofree char *text = yd_outline_text (result);
  g_assert_nonnull (strstr (text, "𠀀𪚥堃"));
  g_assert_nonnull (strstr (text, "㎡"));
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_nonnull (strstr (text, "doubt encoding"));
}

static void
test_hint (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("工作要点\n一、甲\n1.乙。年底前完成。\n",
                                                 strlen ("工作要点\n一、甲\n1.乙。年底前完成。\n"));
  g_autoptr (YdImportResult) result = yd_import_bytes (bytes, "a.txt", 2031, NULL, NULL);
  g_autofree char *text = yd_outline_text (result);
  g_assert_nonnull (strstr (text, "from: 2031-01-01"));
  g_assert_nonnull (strstr (text, "2031年底前"));
}

/* Scripts rely on the words: each code has its own. */
static void
test_doubts (void)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  for (int code = YD_DOUBT_ENCODING; code <= YD_DOUBT_JOINED_ANNEX; code++)
    {
      const char *word = yd_doubt_get_word ((YdDoubtCode)code);
      g_assert_nonnull (word);
      g_assert_true (g_hash_table_add (words, (gpointer)word));
    }
  g_assert_cmpstr (yd_doubt_get_word (YD_DOUBT_NUMBER_JUMP), ==, "number-jump");
  g_assert_cmpstr (yd_doubt_get_word (YD_DOUBT_RENUMBERED), ==, "renumbered");
  g_assert_cmpstr (yd_doubt_get_word (YD_DOUBT_JOINED_ANNEX), ==, "annex-guessed");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/kept", test_kept);
  g_test_add_func ("/import/mutated", test_mutated);
  g_test_add_func ("/import/bytes", test_bytes);
  g_test_add_func ("/import/refused", test_refused);
  g_test_add_func ("/import/no-office", test_no_office);
  g_test_add_func ("/import/too-large", test_too_large);
  g_test_add_func ("/import/file", test_file);
  g_test_add_func ("/import/noise", test_noise);
  g_test_add_func ("/import/pipe", test_pipe);
  g_test_add_func ("/import/cancelled", test_cancelled);
  g_test_add_func ("/import/many-points", test_many_points);
  g_test_add_func ("/import/long-line", test_long_line);
  g_test_add_func ("/import/long-title", test_long_title);
  g_test_add_func ("/import/rare", test_rare);
  g_test_add_func ("/import/hint", test_hint);
  g_test_add_func ("/import/doubts", test_doubts);
  return g_test_run ();
}
