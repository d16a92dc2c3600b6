#pragma once

#include "yd-edit.h"

#include <gio/gio.h>

/* A folder for plans and a folder for the program's state, both of this case alone. */
typedef struct
{
  char *root;
  char *folder; /* where plans are */
  char *state;
  char *path; /* a plan in it, not there yet */
  YdStoreContext context;
} FileFixture;

/* Given to g_test_add() as data: in memory, where there is such a place. */
#define FILE_FIXTURE_MEMORY "memory"

void file_fixture_set_up (FileFixture *fixture, gconstpointer data);
void file_fixture_tear_down (FileFixture *fixture, gconstpointer data);
/* The clock of this process's stores; it moves by itself, a second a look. */
void file_fixture_set_clock (int year, int month, int day);

/* A plan with one section of that title for each word, published and closed. */
void file_fixture_make_plan (FileFixture *fixture, const char *path, const char *words);
/* Opens and closes; what cannot be fails the case. */
YdStore *file_fixture_open (FileFixture *fixture, const char *path, YdOpenFlags flags);
void file_fixture_close (YdStore *store);
void file_fixture_add (YdStore *store, const char *title);
/* The sections' titles in a published file, in order, a space between; "?" where it is no sound plan. */
char *file_fixture_read_titles (const char *path);
/* Takes the checksum off, as from a file of before there were any, so that it can be changed with SQLite. */
void file_fixture_take_checksum (const char *path);
char *file_fixture_dup_titles (YdStore *store);
/* @data: {path, titles}: for file_fixture_wait_until() */
gboolean file_fixture_has_titles (gpointer data);
guint file_fixture_get_mode (const char *path);
void file_fixture_copy (const char *from, const char *to);
/* The database of a working copy; NULL where there is none. */
char *file_fixture_find_working (FileFixture *fixture);
guint file_fixture_count_files (const char *folder, const char *suffix);
guint file_fixture_count_working (FileFixture *fixture);
gboolean file_fixture_wait_until (gboolean (*condition) (gpointer data), gpointer data,
                                  int milliseconds);

#define file_fixture_assert_titles(path, expected)              \
  G_STMT_START                                                  \
  {                                                             \
    g_autofree char *titles_ = file_fixture_read_titles (path); \
    g_assert_cmpstr (titles_, ==, expected);                    \
  }                                                             \
  G_STMT_END

/* ---- another process; see store-actor.c ---- */

typedef struct
{
  GSubprocess *process;
  GDataInputStream *output;
  GOutputStream *input;
} FileActor;

FileActor *file_actor_start (FileFixture *fixture, const char *author, const char *host,
                             ...) G_GNUC_NULL_TERMINATED;
/* Its next line; NULL at the end. */
char *file_actor_read (FileActor *actor);
void file_actor_expect (FileActor *actor, const char *pattern);
void file_actor_go_on (FileActor *actor);
void file_actor_kill (FileActor *actor);
/* Waits for its end. */
void file_actor_free (FileActor *actor);
