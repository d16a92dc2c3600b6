#pragma once

#include "yd-sheet-paper.h"
#include "yd-store.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What the commands share. Words given on the command line are bytes as the system handed them over:
 * file names need not be UTF-8. */

#define YD_CLI_NAME "yaodian-cli"

/* Exit statuses; scripts rely on them. */
typedef enum
{
  YD_CLI_DONE = 0,
  YD_CLI_FAILED = 1,
  YD_CLI_USAGE = 2,
  YD_CLI_NO = 3, /* done, and the answer is no */
} YdCliStatus;

typedef struct _YdCliCommand YdCliCommand;
struct _YdCliCommand
{
  const char *name;
  const char *parameters; /* for the usage line */
  const char *summary;    /* untranslated; one line */
  const char *details;    /* (nullable): untranslated; what --help says besides */
  YdCliStatus (*run) (const YdCliCommand *self, int argc, char **argv);
};

YdCliStatus yd_cli_check (const YdCliCommand *self, int argc, char **argv);
YdCliStatus yd_cli_compare (const YdCliCommand *self, int argc, char **argv);
YdCliStatus yd_cli_diff (const YdCliCommand *self, int argc, char **argv);
YdCliStatus yd_cli_history (const YdCliCommand *self, int argc, char **argv);
YdCliStatus yd_cli_import (const YdCliCommand *self, int argc, char **argv);
YdCliStatus yd_cli_merge (const YdCliCommand *self, int argc, char **argv);
YdCliStatus yd_cli_new (const YdCliCommand *self, int argc, char **argv);
YdCliStatus yd_cli_notice (const YdCliCommand *self, int argc, char **argv);
YdCliStatus yd_cli_sheet (const YdCliCommand *self, int argc, char **argv);
YdCliStatus yd_cli_show (const YdCliCommand *self, int argc, char **argv);
YdCliStatus yd_cli_slips (const YdCliCommand *self, int argc, char **argv);
YdCliStatus yd_cli_status (const YdCliCommand *self, int argc, char **argv);
YdCliStatus yd_cli_units (const YdCliCommand *self, int argc, char **argv);
YdCliStatus yd_cli_undo (const YdCliCommand *self, int argc, char **argv);

/* ---- the command line ---- */

/* FALSE: the command is over, with @status. */
gboolean yd_cli_parse (const YdCliCommand *self, const GOptionEntry *options, int argc, char **argv,
                       guint min_operands, guint max_operands, char ***operands,
                       YdCliStatus *status);
#define YD_CLI_JSON(json)                                                                      \
  {                                                                                            \
    "json", 0, 0, G_OPTION_ARG_NONE, json, N_ ("Print JSON, the same in every language"), NULL \
  }
YdCliStatus yd_cli_misuse (const YdCliCommand *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean yd_cli_parse_year (const YdCliCommand *self, const char *text, int *year,
                            YdCliStatus *status);
gboolean yd_cli_parse_day (const YdCliCommand *self, const char *text, YdDate *day,
                           YdCliStatus *status);
gboolean yd_cli_parse_paper (const YdCliCommand *self, const char *text, YdSheetPaper *paper,
                             YdCliStatus *status);
#define YD_CLI_PAPER(paper)                                    \
  {                                                            \
    "paper", 0, 0, G_OPTION_ARG_FILENAME, paper,               \
      N_ ("What it is printed on, on its side: A4 or A3"), "P" \
  }
/* Is @out given, does it end as one of @suffixes, is it none of @inputs, and may it be replaced? */
gboolean yd_cli_check_output (const YdCliCommand *self, char **out, const char *const *suffixes,
                              char **inputs, YdCliStatus *status);

/* ---- what is said ---- */

void yd_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
YdCliStatus yd_cli_fail (const char *file, const GError *error);
gboolean yd_cli_flush (void);
int yd_cli_hush (void);
void yd_cli_speak_again (int kept);
char *yd_cli_display (const char *file);

/* ---- plans ---- */

YdDate yd_cli_today (void);
gint64 yd_cli_moment (void); /* seconds since 1970 */
YdStore *yd_cli_open (const char *path, YdOpenFlags flags, GError **error);
/* Ends a command that writes: what it did is in the file, or nowhere. */
gboolean yd_cli_close (YdStore *store, gboolean done, GError **error);
/* The plan in a file, to be read, or as it was at a version of it. */
YdPlan *yd_cli_read (const char *path, const char *at, GError **error);
/* Those in several; NULL with @status where one cannot be read. */
GPtrArray *yd_cli_read_all (char **files, const char *at, YdCliStatus *status);
gboolean yd_cli_same_file (const char *a, const char *b);
/* The option of commands that read one plan: for yd_cli_read(). */
#define YD_CLI_AT(at)                                                 \
  {                                                                   \
    "at", 0, 0, G_OPTION_ARG_FILENAME, at, yd_cli_at_words, "VERSION" \
  }
extern const char *const yd_cli_at_words;
/* The option of commands that write a plan that is there: with it they open with YD_OPEN_TAKE_OVER. */
#define YD_CLI_TAKE_OVER(taking)                                               \
  {                                                                            \
    "take-over", 0, 0, G_OPTION_ARG_NONE, taking, yd_cli_take_over_words, NULL \
  }
extern const char *const yd_cli_take_over_words;

/* Where a command makes a plan file, and what may be there already. */
typedef struct
{
  char *path;         /* as it was given; owned */
  gboolean force;     /* replace what is there */
  gboolean take_over; /* also where another machine has it open */
} YdCliTarget;

/* The options of such a command, and whether what was given makes sense. */
#define YD_CLI_TARGET(target)                                                                          \
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &(target)->path, N_ ("The plan to write"), "PLAN" },      \
    { "force", 0, 0, G_OPTION_ARG_NONE, &(target)->force, N_ ("Replace a plan that is there"), NULL }, \
    YD_CLI_TAKE_OVER (&(target)->take_over)
void yd_cli_target_clear (YdCliTarget *target);
gboolean yd_cli_check_target (const YdCliCommand *self, const YdCliTarget *target,
                              YdCliStatus *status);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YdCliTarget, yd_cli_target_clear)
/* Makes a plan file of @rows, whole or not at all. @verb_source: what the history says of them. */
gboolean yd_cli_make_plan (const YdCliTarget *target, YdRowList *rows, const char *verb_source,
                           GError **error);

/* ---- JSON ---- */

void yd_cli_print_plan_json (YdPlan *plan, gboolean comments);
JsonBuilder *yd_cli_begin_json (const char *format, int version);
void yd_cli_end_json (JsonBuilder *builder);
void yd_cli_begin_list (JsonBuilder *builder, const char *key);
void yd_cli_add_int (JsonBuilder *builder, const char *key, gint64 value);
void yd_cli_add_boolean (JsonBuilder *builder, const char *key, gboolean value);
void yd_cli_add_text (JsonBuilder *builder, const char *key, const char *text);
void yd_cli_add_date (JsonBuilder *builder, const char *key, YdDate date);
void yd_cli_add_id (JsonBuilder *builder, const char *key, YdId id);

G_END_DECLS
