/* Owns: what all commands do alike: reading their words, telling what went wrong in one line, the
 * clock and the person. Refuses: to know what any command is about. */

#include "yd-cli.h"

#include <fcntl.h>
#include <unistd.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* ---- what is said ---- */

/**
 * yd_cli_print:
 *
 * Writes to standard output as UTF-8, whatever the locale: what is written is often Chinese, and a
 * pipe has no locale. Errors are found by yd_cli_flush().
 */
void
yd_cli_print (const char *format, ...)
{
  va_list args;
  va_start (args, format);
  vprintf (format, args);
  va_end (args);
}

/**
 * yd_cli_flush:
 *
 * Returns: whether all that was printed got out; the error is told where it did not
 */
gboolean
yd_cli_flush (void)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  fprintf (stderr, YD_CLI_NAME ": %s: %s\n", _ ("standard output"), g_strerror (errno));
  return FALSE;
}

/* One line without control characters: an error is one line whatever a file is called. */
static char *
one_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *line = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_string_append_unichar (line, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_strchomp (g_string_free (line, FALSE));
}

/**
 * yd_cli_display:
 *
 * Returns: (transfer full): a file's name as it can be printed
 */
char *
yd_cli_display (const char *file)
{
  g_autofree char *name = g_filename_display_name (file);
  return one_line (name);
}

/* What follows where @message begins with @name, as the library's do; NULL where it does not. */
static const char *
after_name (const char *message, const char *name)
{
  if (name == NULL || *name == '\0' || !g_str_has_prefix (message, name))
    return NULL;
  const char *rest = message + strlen (name);
  if (*rest == ':')
    rest++;
  else if (g_str_has_prefix (rest, "：")) /* as Chinese sentences have it */
    rest += strlen ("：");
  else if (*rest != ' ' && *rest != '\0')
    return NULL; /* another file's, whose name goes on */
  return *rest == ' ' ? rest + 1 : rest;
}

/**
 * yd_cli_fail:
 * @file: (nullable): the file it is about, as it was given
 * @error: what went wrong; the place within the file, if any, stands first in it
 *
 * Returns: the status with which the command ends
 */
YdCliStatus
yd_cli_fail (const char *file, const GError *error)
{
  g_autofree char *cause = one_line (error->message);
  if (file == NULL)
    {
      fprintf (stderr, YD_CLI_NAME ": %s\n", cause);
      return YD_CLI_FAILED;
    }
  g_autofree char *name = *file != '\0' ? yd_cli_display (file) : g_strdup ("“”");
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *whole = g_canonicalize_filename (file, NULL);
  g_autofree char *real = realpath (file, NULL);
  g_autofree char *whole_name = yd_cli_display (whole);
  g_autofree char *real_name = real != NULL ? yd_cli_display (real) : NULL;
  g_autofree char *whole_base = g_path_get_basename (whole_name);
  g_autofree char *folder = g_path_get_dirname (whole_name);
  const char *const names[] = { name, whole_name, real_name, base, whole_base, folder };
  const char *rest = NULL;
  if (g_str_has_prefix (cause, name) && cause[strlen (name)] == G_DIR_SEPARATOR)
    { /* about one file in a folder */
      fprintf (stderr, YD_CLI_NAME ": %s\n", cause);
      return YD_CLI_FAILED;
    }
  for (gsize i = 0; rest == NULL && i < G_N_ELEMENTS (names); i++)
    rest = after_name (cause, names[i]);
  fprintf (stderr, YD_CLI_NAME ": %s: %s\n", name, rest != NULL && *rest != '\0' ? rest : cause);
  return YD_CLI_FAILED;
}

/* ---- the command line ---- */

/**
 * yd_cli_misuse:
 *
 * Tells in one line what is wrong with the words of the command.
 *
 * Returns: %YD_CLI_USAGE
 */
YdCliStatus
yd_cli_misuse (const YdCliCommand *self, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);
  g_autofree char *line = one_line (message);
  fprintf (stderr, YD_CLI_NAME ": %s: ", self->name);
  fprintf (stderr, _ ("%s; see “%s %s --help”"), line, YD_CLI_NAME, self->name);
  fputc ('\n', stderr);
  return YD_CLI_USAGE;
}

static GOptionContext *
make_context (const YdCliCommand *self, const GOptionEntry *options)
{
  GOptionContext *context = g_option_context_new (self->parameters);
  g_autofree char *summary = self->details != NULL
                               ? g_strconcat (_ (self->summary), "\n\n", _ (self->details), NULL)
                               : g_strdup (_ (self->summary));
  g_option_context_set_summary (context, summary);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  return context;
}

/**
 * yd_cli_parse:
 * @options: (nullable): without --help and operands
 * @argv: the command's words, its name first
 * @max_operands: at most so many; G_MAXUINT for any number
 * @operands: (out) (transfer full): what is no option
 * @status: (out): where it returns %FALSE
 *
 * Returns: whether the command is to go on; %FALSE after --help and after a wrong word
 */
gboolean
yd_cli_parse (const YdCliCommand *self, const GOptionEntry *options, int argc, char **argv,
              guint min_operands, guint max_operands, char ***operands, YdCliStatus *status)
{
  gboolean help = FALSE;
  g_auto (GStrv) rest = NULL;
  const GOptionEntry common[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = make_context (self, options);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);

  g_autofree char *program = g_strdup_printf (YD_CLI_NAME " %s", self->name);
  g_set_prgname (program); /* the usage line begins with it */
  g_autoptr (GError) error = NULL;
  g_autofree char **words = g_new0 (char *, (gsize)argc + 1);
  memcpy (words, argv, sizeof (char *) * (gsize)argc);
  gboolean parsed = g_option_context_parse (context, &argc, &words, &error);
  g_set_prgname (YD_CLI_NAME);

  if (!parsed)
    {
      *status = yd_cli_misuse (self, "%s", error->message);
      return FALSE;
    }
  if (help)
    {
      g_set_prgname (program);
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);
      g_set_prgname (YD_CLI_NAME);
      yd_cli_print ("%s", text);
      *status = YD_CLI_DONE;
      return FALSE;
    }
  guint n = rest != NULL ? g_strv_length (rest) : 0;
  if (n < min_operands)
    {
      *status = yd_cli_misuse (self, _ ("a file is missing"));
      return FALSE;
    }
  if (n > max_operands)
    {
      g_autofree char *odd = yd_cli_display (rest[max_operands]);
      *status = yd_cli_misuse (self, _ ("one word too many: “%s”"), odd);
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    if (*rest[i] == '\0')
      {
        *status = yd_cli_misuse (self, _ ("a file name is empty"));
        return FALSE;
      }
  if (operands != NULL)
    *operands = rest != NULL ? g_steal_pointer (&rest) : g_new0 (char *, 1);
  return TRUE;
}

/**
 * yd_cli_parse_year:
 * @text: (nullable): what was given for --year
 * @year: (out): 0 where nothing was given
 */
gboolean
yd_cli_parse_year (const YdCliCommand *self, const char *text, int *year, YdCliStatus *status)
{
  *year = 0;
  if (text == NULL)
    return TRUE;
  guint64 value;
  if (g_ascii_string_to_unsigned (text, 10, 1900, 2200, &value, NULL))
    {
      *year = (int)value;
      return TRUE;
    }
  *status = yd_cli_misuse (self, _ ("“%s” is no year from 1900 to 2200"), text);
  return FALSE;
}

/**
 * yd_cli_parse_day:
 * @text: (nullable): what was given for --as-of
 * @day: (out): today where nothing was given
 */
gboolean
yd_cli_parse_day (const YdCliCommand *self, const char *text, YdDate *day, YdCliStatus *status)
{
  if (text == NULL)
    {
      *day = yd_cli_today ();
      return TRUE;
    }
  if (yd_date_parse_iso (text, day) && day->precision == YD_PRECISION_DAY)
    return TRUE;
  *status = yd_cli_misuse (self, _ ("“%s” is no day; write it like 2025-06-30"), text);
  return FALSE;
}

/**
 * yd_cli_parse_paper:
 * @text: (nullable): what was given for --paper
 * @paper: (out): A4 where nothing was given
 */
gboolean
yd_cli_parse_paper (const YdCliCommand *self, const char *text, YdSheetPaper *paper,
                    YdCliStatus *status)
{
  gboolean large = text != NULL && g_ascii_strcasecmp (text, "A3") == 0;
  *paper = large ? YD_SHEET_A3 : YD_SHEET_A4;
  if (text == NULL || large || g_ascii_strcasecmp (text, "A4") == 0)
    return TRUE;
  g_autofree char *shown = yd_cli_display (text);
  *status = yd_cli_misuse (self, _ ("A sheet is for A4 or A3, not “%s”"), shown);
  return FALSE;
}

static gboolean
has_suffix (const char *file, const char *suffix)
{
  gsize length = strlen (file), end = strlen (suffix);
  return length > end && g_ascii_strcasecmp (file + length - end, suffix) == 0;
}

/* Only a file is replaced, never a device or a pipe; and what a link leads to, not the link. */
static gboolean
follow_link (char **out, YdCliStatus *status)
{
  GStatBuf info;
  if (g_stat (*out, &info) == 0 && !S_ISREG (info.st_mode))
    {
      g_autoptr (GError) error = g_error_new_literal (
        YD_ERROR, YD_ERROR_EXISTS,
        S_ISDIR (info.st_mode) ? _ ("is a folder; name the file to write in it")
                               : _ ("is no file that could be replaced"));
      *status = yd_cli_fail (*out, error);
      return FALSE;
    }
  char *real = realpath (*out, NULL);
  if (real != NULL && g_lstat (*out, &info) == 0 && S_ISLNK (info.st_mode))
    {
      g_free (*out);
      *out = g_strdup (real);
    }
  free (real);
  return TRUE;
}

/**
 * yd_cli_check_output:
 * @out: (inout): what was given for an output, or points to %NULL
 * @suffixes: (nullable): the kinds of file that can be written
 * @inputs: (nullable): files that are read
 */
gboolean
yd_cli_check_output (const YdCliCommand *self, char **out, const char *const *suffixes,
                     char **inputs, YdCliStatus *status)
{
  if (*out == NULL || **out == '\0')
    {
      *status = yd_cli_misuse (self, _ ("the name of the file to write is missing"));
      return FALSE;
    }
  gboolean known = suffixes == NULL;
  for (const char *const *suffix = suffixes; !known && *suffix != NULL; suffix++)
    known = has_suffix (*out, *suffix);
  if (!known)
    {
      g_autofree char *all = g_strjoinv (", ", (char **)suffixes);
      g_autofree char *name = yd_cli_display (*out);
      *status = yd_cli_misuse (self, _ ("“%s” does not end in %s"), name, all);
      return FALSE;
    }
  for (char **input = inputs; input != NULL && *input != NULL; input++)
    if (yd_cli_same_file (*input, *out))
      {
        *status = yd_cli_misuse (self, _ ("the output cannot replace what it is made of"));
        return FALSE;
      }
  return follow_link (out, status);
}

/* The library that writes workbooks tells on standard error, in its own words, what it also returns:
 * that way closes until the one line of this program. Returns what opens it again, -1 where it could
 * not be closed. */
int
yd_cli_hush (void)
{
  fflush (stderr);
  int kept = fcntl (STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  int nowhere = kept >= 0 ? g_open ("/dev/null", O_WRONLY | O_CLOEXEC, 0) : -1;
  if (nowhere >= 0)
    {
      dup2 (nowhere, STDERR_FILENO);
      close (nowhere);
    }
  return kept;
}

void
yd_cli_speak_again (int kept)
{
  if (kept < 0)
    return;
  fflush (stderr);
  dup2 (kept, STDERR_FILENO);
  close (kept);
}
