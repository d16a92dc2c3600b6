#pragma once

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
/* The same for a command that has no option but --json, and @n operands. */
gboolean yd_cli_parse_json (const YdCliCommand *self, int argc, char **argv, guint n, gboolean *json,
                            char ***operands, YdCliStatus *status);
YdCliStatus yd_cli_misuse (const YdCliCommand *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean yd_cli_parse_year (const YdCliCommand *self, const char *text, int *year,
                            YdCliStatus *status);
gboolean yd_cli_parse_day (const YdCliCommand *self, const char *text, YdDate *day,
                           YdCliStatus *status);
/* Is @out given, does it end as one of @suffixes, is it none of @inputs, and may it be replaced? */
gboolean yd_cli_check_output (const YdCliCommand *self, char **out, const char *const *suffixes,
                              char **inputs, YdCliStatus *status);

/* ---- what is said ---- */

void yd_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
void yd_cli_print_json (JsonNode *node);
YdCliStatus yd_cli_fail (const char *file, const GError *error);
gboolean yd_cli_flush (void);
int yd_cli_hush (void);
void yd_cli_speak_again (int kept);
char *yd_cli_display (const char *file);

/* ---- plans ---- */

YdDate yd_cli_today (void);
gint64 yd_cli_moment (void); /* seconds since 1970 */
YdStore *yd_cli_open (const char *path, YdOpenFlags flags, GError **error);
gboolean yd_cli_open_all (char **files, GPtrArray *stores, GPtrArray *plans, YdCliStatus *status);
gboolean yd_cli_same_file (const char *a, const char *b);
/* The option of commands that write; with it they open with YD_OPEN_TAKE_OVER. */
#define YD_CLI_TAKE_OVER(taking)                                                                   \
  { "take-over", 0, 0, G_OPTION_ARG_NONE, taking, yd_cli_take_over_words, NULL }
extern const char *const yd_cli_take_over_words;
/* What a command that makes a plan may do to one that is there. */
typedef struct
{
  gboolean force;     /* replace it */
  gboolean take_over; /* though another machine has it open */
} YdCliReplace;
/* Makes a plan file of @rows, whole or not at all. @verb_source: what the history says of them. */
gboolean yd_cli_make_plan (const char *path, YdCliReplace replace, YdRowList *rows,
                           const char *verb_source, GError **error);

/* ---- JSON ---- */

JsonNode *yd_cli_plan_to_json (YdPlan *plan);
void yd_cli_add_text (JsonBuilder *builder, const char *key, const char *text);
void yd_cli_add_date (JsonBuilder *builder, const char *key, YdDate date);
void yd_cli_add_id (JsonBuilder *builder, const char *key, YdId id);

G_END_DECLS
