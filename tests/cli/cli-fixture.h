#pragma once

#include "yd-edit.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A folder of its own in which the real program runs, with nothing of the machine's settings. */
typedef struct
{
  char *folder;
  char **environment;
  char *out; /* what the last run printed */
  char *err;
  int status;     /* with which it ended; -1 where it was killed */
  JsonNode *json; /* of the last cli_json() */
} CliFixture;

void cli_fixture_set_up (CliFixture *fixture, gconstpointer data);
void cli_fixture_tear_down (CliFixture *fixture, gconstpointer data);
#define CLI_TEST(path, function) \
  g_test_add (path, CliFixture, NULL, cli_fixture_set_up, function, cli_fixture_tear_down)

/* Runs the program with these words, and holds it to what every command promises: status, one line on
 * standard error where and only where it failed. */
void cli_run (CliFixture *fixture, int status, ...) G_GNUC_NULL_TERMINATED;
void cli_setenv (CliFixture *fixture, const char *name, const char *value);
/* The same, and what it printed must meet data/schemas/@schema; NULL: any JSON. */
JsonObject *cli_json (CliFixture *fixture, const char *schema, ...) G_GNUC_NULL_TERMINATED;

char *cli_path (CliFixture *fixture, const char *name);
void cli_write (CliFixture *fixture, const char *name, const char *bytes, gssize length);
gboolean cli_exists (CliFixture *fixture, const char *name);
/* The files in the folder, but for what the program keeps for itself; sorted, one a line. */
char *cli_list (CliFixture *fixture);
YdStore *cli_store (CliFixture *fixture, const char *name, gboolean create);

void cli_assert_contains (const char *text, const char *part);
void cli_assert_lacks (const char *text, const char *part);

/* A path of keys and indices: "items/0/children/1/title". */
JsonNode *cli_member (JsonObject *object, const char *path);
const char *cli_string (JsonObject *object, const char *path);
guint cli_length (JsonObject *object, const char *path);

G_END_DECLS
