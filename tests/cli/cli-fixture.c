#include "cli-fixture.h"

#include "yd-kit.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#define STATE "state" /* what the program keeps for itself */

void
cli_fixture_set_up (CliFixture *fixture, gconstpointer data)
{
  fixture->folder = yd_kit_folder_new ();
  fixture->environment = g_get_environ ();
  g_autofree char *state = cli_path (fixture, STATE);
  cli_setenv (fixture, "XDG_STATE_HOME", state);
  cli_setenv (fixture, "LANGUAGE", NULL);
}

void
cli_fixture_tear_down (CliFixture *fixture, gconstpointer data)
{
  yd_kit_folder_free (fixture->folder);
  g_strfreev (fixture->environment);
  g_free (fixture->out);
  g_free (fixture->err);
  g_clear_pointer (&fixture->json, json_node_unref);
}

void
cli_setenv (CliFixture *fixture, const char *name, const char *value)
{
  fixture->environment = value != NULL ? g_environ_setenv (fixture->environment, name, value, TRUE)
                                       : g_environ_unsetenv (fixture->environment, name);
}

static void
spawn (CliFixture *fixture, GPtrArray *words)
{
  g_autoptr (GError) error = NULL;
  int wait_status = 0;
  g_clear_pointer (&fixture->out, g_free);
  g_clear_pointer (&fixture->err, g_free);
  g_spawn_sync (fixture->folder, (char **)words->pdata, fixture->environment, G_SPAWN_SEARCH_PATH,
                NULL, NULL, &fixture->out, &fixture->err, &wait_status, &error);
  g_assert_no_error (error);
  fixture->status = WIFEXITED (wait_status) ? WEXITSTATUS (wait_status) : -1;
}

static void
check_promises (CliFixture *fixture, int status, GPtrArray *words)
{
  g_autofree char *line = g_strjoinv (" ", (char **)words->pdata);
  g_test_message ("%s → %d\n%s%s", line, fixture->status, fixture->out, fixture->err);
  g_assert_cmpint (fixture->status, ==, status);
  if (status == 0 || status == 3)
    {
      g_assert_cmpstr (fixture->err, ==, "");
      return;
    }
  const char *end = strchr (fixture->err, '\n');
  g_assert_true (g_str_has_prefix (fixture->err, "yaodian-cli: "));
  g_assert_nonnull (end);
  g_assert_cmpstr (end, ==, "\n");
  g_assert_true (g_utf8_validate (fixture->err, -1, NULL));
  g_assert_cmpstr (fixture->out, ==, "");
}

static GPtrArray *
collect (va_list args)
{
  const char *program = g_getenv ("YD_CLI");
  g_assert_nonnull (program); /* tests/cli/meson.build says which */
  GPtrArray *words = g_ptr_array_new ();
  g_ptr_array_add (words, (gpointer)program);
  for (const char *word = va_arg (args, const char *); word != NULL;
       word = va_arg (args, const char *))
    g_ptr_array_add (words, (gpointer)word);
  g_ptr_array_add (words, NULL);
  return words;
}

void
cli_run (CliFixture *fixture, int status, ...)
{
  va_list args;
  va_start (args, status);
  g_autoptr (GPtrArray) words = collect (args);
  va_end (args);
  spawn (fixture, words);
  check_promises (fixture, status, words);
}

static void
validate (CliFixture *fixture, const char *schema)
{
  static const char script[] = "import json, sys\n"
                               "from jsonschema import Draft202012Validator as V\n"
                               "schema = json.load(open(sys.argv[1], encoding='utf-8'))\n"
                               "V.check_schema(schema)\n"
                               "document = json.load(open(sys.argv[2], encoding='utf-8'))\n"
                               "errors = list(V(schema).iter_errors(document))\n"
                               "for e in errors[:10]: print(e.json_path, e.message)\n"
                               "sys.exit(1 if errors else 0)\n";
  g_autofree char *document = cli_path (fixture, STATE "-document.json");
  g_autofree char *schema_path = g_build_filename (g_getenv ("YD_SCHEMAS_DIR"), schema, NULL);
  g_autoptr (GError) error = NULL;
  g_file_set_contents (document, fixture->out, -1, &error);
  g_assert_no_error (error);

  const char *argv[] = { "python3", "-c", script, schema_path, document, NULL };
  g_autofree char *out = NULL, *err = NULL;
  int wait_status;
  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err,
                &wait_status, &error);
  g_assert_no_error (error);
  g_unlink (document);
  if (wait_status != 0)
    g_test_message ("%s%s", out, err);
  g_assert_cmpint (wait_status, ==, 0);
}

JsonObject *
cli_json (CliFixture *fixture, const char *schema, ...)
{
  va_list args;
  va_start (args, schema);
  g_autoptr (GPtrArray) words = collect (args);
  va_end (args);
  spawn (fixture, words);
  check_promises (fixture, fixture->status == 3 ? 3 : 0, words);

  g_autoptr (GError) error = NULL;
  g_clear_pointer (&fixture->json, json_node_unref);
  fixture->json = json_from_string (fixture->out, &error);
  g_assert_no_error (error);
  if (schema != NULL)
    validate (fixture, schema);
  return json_node_get_object (fixture->json);
}

char *
cli_path (CliFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

void
cli_write (CliFixture *fixture, const char *name, const char *bytes, gssize length)
{
  g_autofree char *path = cli_path (fixture, name);
  g_autoptr (GError) error = NULL;
  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}

gboolean
cli_exists (CliFixture *fixture, const char *name)
{
  g_autofree char *path = cli_path (fixture, name);
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

char *
cli_list (CliFixture *fixture)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (folder)) != NULL)
    if (strcmp (name, STATE) != 0)
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("\n", (char **)names->pdata);
}

static gint64
tick (void)
{
  static gint64 time = 1735689600000000; /* 2025-01-01 */
  return time += 1000000;
}

YdStore *
cli_store (CliFixture *fixture, const char *name, gboolean create)
{
  g_autofree char *path = cli_path (fixture, name);
  g_autofree char *state = cli_path (fixture, STATE);
  YdStoreContext context = { "起草人", "desk", tick, state };
  g_autoptr (GError) error = NULL;
  YdStore *store = create ? yd_store_create (path, FALSE, &context, &error)
                          : yd_store_open (path, YD_OPEN_EDIT, &context, &error);
  g_assert_no_error (error);
  return store;
}

void
cli_assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, text);
}

void
cli_assert_lacks (const char *text, const char *part)
{
  if (strstr (text, part) != NULL)
    g_error ("“%s” is in “%s”", part, text);
}

JsonNode *
cli_member (JsonObject *object, const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path, "/", -1);
  JsonNode *node = NULL;
  for (char **step = steps; *step != NULL; step++)
    {
      if (node == NULL)
        node = json_object_get_member (object, *step);
      else if (JSON_NODE_HOLDS_ARRAY (node))
        {
          guint index = (guint)g_ascii_strtoull (*step, NULL, 10);
          g_assert_cmpuint (index, <, json_array_get_length (json_node_get_array (node)));
          node = json_array_get_element (json_node_get_array (node), index);
        }
      else
        node = json_object_get_member (json_node_get_object (node), *step);
      g_assert_nonnull (node);
    }
  return node;
}

const char *
cli_string (JsonObject *object, const char *path)
{
  JsonNode *node = cli_member (object, path);
  return JSON_NODE_HOLDS_NULL (node) ? NULL : json_node_get_string (node);
}

guint
cli_length (JsonObject *object, const char *path)
{
  return json_array_get_length (json_node_get_array (cli_member (object, path)));
}
