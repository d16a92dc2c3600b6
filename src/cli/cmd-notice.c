/* Owns: the notice as a file, and what a person should know of its pages. */

#include "yd-cli.h"

#include "yd-composer.h"
#include "yd-conformity.h"
#include "yd-docx.h"
#include "yd-notice-settings.h"
#include "yd-notice-file.h"
#include "yd-trace.h"

#include <string.h>

#define MAX_COPIES 9999

static const char *const note_kinds[] = {
  [YD_NOTE_GAP] = N_ ("missing"),         [YD_NOTE_STAND_IN] = N_ ("other font"),
  [YD_NOTE_FALLBACK] = N_ ("other font"), [YD_NOTE_MISSING] = N_ ("no font"),
  [YD_NOTE_ADJUSTED] = N_ ("adjusted"),   [YD_NOTE_LOOSE] = N_ ("loose"),
  [YD_NOTE_BREACH] = N_ ("breach"),
};

typedef struct
{
  char *out;
  char *form;
  char *profile;
  char *trace;
  char *part;
  char *table;
  char *latin;
  char *at;
  int copies; /* G_MININT: not asked for */
  gboolean duplex, mirror, draft, preprinted, annexes;
} Words;

static void
clear_words (Words *words)
{
  g_free (words->out);
  g_free (words->form);
  g_free (words->profile);
  g_free (words->trace);
  g_free (words->part);
  g_free (words->table);
  g_free (words->latin);
  g_free (words->at);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, clear_words)

static void
print_notes (YdPages *pages)
{
  for (guint i = 0; i < yd_pages_get_n_notes (pages); i++)
    {
      const YdPageNote *note = yd_pages_get_note (pages, i);
      const char *kind
        = (gsize)note->kind < G_N_ELEMENTS (note_kinds) ? _ (note_kinds[note->kind]) : "";
      if (note->page > 0)
        yd_cli_print (_ ("  %s, page %u: %s\n"), kind, note->page, note->text);
      else
        yd_cli_print ("  %s: %s\n", kind, note->text);
    }
}

/* The pages once, or once a copy with its own 份号. */
static GPtrArray *
compose_run (YdComposer *composer, YdPlan *plan, const YdNoticeOptions *options, int copies,
             GError **error)
{
  g_autoptr (GPtrArray) run = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_pages_unref);
  YdNoticeOptions each = *options;
  for (int i = 0; i < MAX (copies, 1); i++)
    {
      each.copy = copies > 0 ? (guint)i + 1 : 0;
      YdPages *pages = yd_composer_compose (composer, plan, &each, error);
      if (pages == NULL)
        return NULL;
      g_ptr_array_add (run, pages);
    }
  return g_steal_pointer (&run);
}

/* Rules that the pages do not meet. */
static void
print_breaches (YdPages *pages)
{
  g_autoptr (GPtrArray) measures = yd_pages_measure (pages);
  for (guint i = 0; i < measures->len; i++)
    {
      const YdMeasure *m = measures->pdata[i];
      if (m->conforms)
        continue;
      g_autofree char *text = g_strdup_printf (_ ("%s (%s): %s; the standard has %s"), m->name,
                                               m->rule, m->value, m->limit);
      if (m->page > 0)
        yd_cli_print (_ ("  %s, page %u: %s\n"), _ (note_kinds[YD_NOTE_BREACH]), m->page, text);
      else
        yd_cli_print ("  %s: %s\n", _ (note_kinds[YD_NOTE_BREACH]), text);
    }
}

/* The PDF and the trace, both or neither. */
static gboolean
write_files (GPtrArray *run, const Words *words, const char **failed, GError **error)
{
  YdPdfOptions pdf = YD_PDF_OPTIONS_INIT;
  g_autoptr (GBytes) pages = yd_run_to_pdf (run, &pdf, NULL, NULL, NULL, error), trace = NULL;
  YdNoticeFile files[] = { { words->out, pages }, { words->trace, NULL } };

  *failed = words->out;
  if (pages == NULL)
    return FALSE;
  if (words->trace != NULL)
    {
      char *text = yd_pages_to_trace (run->pdata[0]);
      files[1].bytes = trace = g_bytes_new_take (text, strlen (text));
    }
  return yd_notice_files_write (files, words->trace != NULL ? 2 : 1, failed, error);
}

/* All that is to be written, or nothing of it where the notice itself fails. */
static YdCliStatus
write_notice (YdPlan *plan, const char *file, const Words *words, const YdNoticeOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdComposer) composer = yd_composer_new (NULL, &error);
  g_autoptr (GPtrArray) run
    = composer != NULL ? compose_run (composer, plan, options, words->copies, &error) : NULL;
  const char *failed = NULL;
  if (run == NULL)
    return yd_cli_fail (file, error);

  YdPages *pages = run->pdata[0];
  if (!write_files (run, words, &failed, &error))
    return yd_cli_fail (failed, error);
  g_autofree char *name = yd_cli_display (words->out);
  guint n = yd_pages_get_n (pages);
  if (words->copies > 0)
    yd_cli_print (
      ngettext ("%s: %d copy of %u pages\n", "%s: %d copies of %u pages\n", (gulong)words->copies),
      name, words->copies, n);
  else
    yd_cli_print (ngettext ("%s: %u page\n", "%s: %u pages\n", n), name, n);
  print_notes (pages);
  print_breaches (pages);
  return YD_CLI_DONE;
}

/* Word makes the pages of a .docx, so that only what is missing can be told. */
static YdCliStatus
write_docx (YdPlan *plan, const char *file, const Words *words, const YdDocxOptions *options)
{
  g_autoptr (YdContent) content = yd_content_new (plan, &options->notice, NULL);
  g_autoptr (GError) error = NULL;
  if (!yd_content_write_docx (content, words->out, options, NULL, &error))
    return yd_cli_fail (g_error_matches (error, YD_ERROR, YD_ERROR_NOT_FOUND) ? file : words->out,
                        error);
  g_autofree char *name = yd_cli_display (words->out);
  yd_cli_print (_ ("%s: written\n"), name);
  for (guint i = 0; i < content->gaps->len && options->part != YD_DOCX_PLAN; i++)
    yd_cli_print ("  %s: %s\n", _ (note_kinds[YD_NOTE_GAP]),
                  yd_part_get_info (g_array_index (content->gaps, YdGap, i).part)->name);
  return YD_CLI_DONE;
}

static gboolean
read_options (const YdCliCommand *self, const Words *words, YdNoticeOptions *options,
              YdCliStatus *status)
{
  if (words->profile != NULL && !yd_notice_profile_parse (words->profile, &options->profile))
    {
      *status
        = yd_cli_misuse (self, _ ("“%s” is no profile; std, word and 28pt are"), words->profile);
      return FALSE;
    }
  if (words->form != NULL && !yd_notice_form_parse (words->form, &options->form))
    {
      *status = yd_cli_misuse (self, _ ("“%s” is no form; document, letter, minutes and order are"),
                               words->form);
      return FALSE;
    }
  if (words->latin != NULL && !yd_notice_latin_parse (words->latin, &options->latin))
    {
      *status = yd_cli_misuse (
        self, _ ("“%s” is no face for digits and letters; same and times are"), words->latin);
      return FALSE;
    }
  if (words->table != NULL && !g_str_equal (words->table, "lying")
      && !g_str_equal (words->table, "upright"))
    {
      *status = yd_cli_misuse (self, _ ("A table is lying or upright, not “%s”"), words->table);
      return FALSE;
    }
  if (words->copies != G_MININT && (words->copies < 1 || words->copies > MAX_COPIES))
    {
      *status = yd_cli_misuse (self, _ ("A run has 1 to %d copies"), MAX_COPIES);
      return FALSE;
    }
  if (words->mirror && !words->duplex)
    {
      *status = yd_cli_misuse (
        self, _ ("--mirror goes with --duplex: only a sheet with a back has margins to mirror"));
      return FALSE;
    }
  options->duplex = words->duplex;
  options->mirror = words->mirror;
  options->draft = words->draft;
  options->preprinted = words->preprinted;
  options->annexes_alone = words->annexes;
  if (words->table != NULL)
    options->upright_table = g_str_equal (words->table, "upright");
  return TRUE;
}

static gboolean
is_docx (const char *file)
{
  const char *suffix = file != NULL ? strrchr (file, '.') : NULL;
  return suffix != NULL && g_ascii_strcasecmp (suffix, ".docx") == 0;
}

/* Do the options go with the kind of file that is asked for? */
static gboolean
fits_kind (const YdCliCommand *self, const Words *words, YdDocxPart *part, YdCliStatus *status)
{
  gboolean to_docx = is_docx (words->out);
  if (g_strcmp0 (words->trace, words->out) == 0)
    *status = yd_cli_misuse (self, _ ("notice and trace cannot be one file"));
  else if (words->part != NULL && !yd_docx_part_parse (words->part, part))
    *status = yd_cli_misuse (self, _ ("“%s” is no part; whole, body and plan are"), words->part);
  else if (words->part != NULL && !to_docx)
    *status = yd_cli_misuse (self, _ ("--part is for a .docx"));
  else if (words->trace != NULL && to_docx)
    *status = yd_cli_misuse (self, _ ("--trace is for a PDF: the pages of a .docx are Word's"));
  else if (to_docx && (words->copies > 0 || words->draft || words->annexes))
    *status = yd_cli_misuse (self, _ ("--copies, --draft and --annexes are for a PDF"));
  else
    return TRUE;
  return FALSE;
}

YdCliStatus
yd_cli_notice (const YdCliCommand *self, int argc, char **argv)
{
  g_auto (Words) words = { .copies = G_MININT };
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &words.out, N_ ("The file to write"),
      "OUT.pdf|OUT.docx" },
    { "form", 0, 0, G_OPTION_ARG_FILENAME, &words.form,
      N_ ("document, letter, minutes or order; else what the plan says"), "F" },
    { "part", 0, 0, G_OPTION_ARG_FILENAME, &words.part,
      N_ ("Of a .docx: whole, body (no head, number or plan) or plan"), "PART" },
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &words.profile,
      N_ ("How 22 rows fill a page: std, word or 28pt"), "P" },
    { "duplex", 0, 0, G_OPTION_ARG_NONE, &words.duplex, N_ ("For printing on both sides"), NULL },
    { "mirror", 0, 0, G_OPTION_ARG_NONE, &words.mirror,
      N_ ("With --duplex: margins of even pages mirrored"), NULL },
    { "draft", 0, 0, G_OPTION_ARG_NONE, &words.draft, N_ ("草稿 in the margin of every page"),
      NULL },
    { "preprinted", 0, 0, G_OPTION_ARG_NONE, &words.preprinted,
      N_ ("For paper that has its red head already: head and red rules stay away"), NULL },
    { "table", 0, 0, G_OPTION_ARG_FILENAME, &words.table,
      N_ ("The breakdown table: lying or upright"), "T" },
    { "latin", 0, 0, G_OPTION_ARG_FILENAME, &words.latin,
      N_ ("The face of digits and letters: same (as the Chinese) or times"), "L" },
    { "annexes", 0, 0, G_OPTION_ARG_NONE, &words.annexes,
      N_ ("Only the annexes, each with the document number, to be bound by themselves"), NULL },
    { "copies", 0, 0, G_OPTION_ARG_INT, &words.copies, N_ ("N copies in one PDF, 份号 counting up"),
      "N" },
    { "trace", 0, 0, G_OPTION_ARG_FILENAME, &words.trace, N_ ("Also write where everything stands"),
      "T.json" },
    YD_CLI_AT (&words.at),
    { NULL },
  };
  g_auto (GStrv) files = NULL;
  YdCliStatus status;
  YdNoticeOptions notice = YD_NOTICE_OPTIONS_INIT;
  YdDocxOptions docx = YD_DOCX_OPTIONS_INIT;
  if (!yd_cli_parse (self, options, argc, argv, 1, 1, &files, &status)
      || !read_options (self, &words, &notice, &status))
    return status;
  if (!yd_cli_check_output (self, &words.out, (const char *const[]){ ".pdf", ".docx", NULL }, files,
                            &status)
      || (words.trace != NULL && !yd_cli_check_output (self, &words.trace, NULL, files, &status))
      || !fits_kind (self, &words, &docx.part, &status))
    return status;

  g_autoptr (GError) error = NULL;
  g_autoptr (YdPlan) plan = yd_cli_read (files[0], words.at, &error);
  if (plan == NULL)
    return yd_cli_fail (files[0], error);
  yd_notice_options_read_settings (&notice, plan);
  read_options (self, &words, &notice, &status); /* words go over what the plan says */
  docx.notice = notice;
  if (is_docx (words.out))
    return write_docx (plan, files[0], &words, &docx);
  return write_notice (plan, files[0], &words, &notice);
}
