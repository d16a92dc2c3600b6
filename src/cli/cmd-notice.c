/* Owns: the notice as a file, and what a person should know of its pages. */

#include "yd-cli.h"

#include "yd-composer.h"
#include "yd-docx.h"
#include "yd-trace.h"

#include <string.h>

static const char *const note_kinds[] = {
  [YD_NOTE_GAP] = N_ ("missing"),
  [YD_NOTE_STAND_IN] = N_ ("other font"),
  [YD_NOTE_FALLBACK] = N_ ("other font"),
  [YD_NOTE_MISSING] = N_ ("no font"),
  [YD_NOTE_ADJUSTED] = N_ ("adjusted"),
  [YD_NOTE_LOOSE] = N_ ("loose"),
  [YD_NOTE_BREACH] = N_ ("breach"),
};

typedef struct
{
  char *out;
  char *form;
  char *profile;
  char *trace;
  char *part;
  gboolean duplex;
} Words;

static void
clear_words (Words *words)
{
  g_free (words->out);
  g_free (words->form);
  g_free (words->profile);
  g_free (words->trace);
  g_free (words->part);
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

/* All that is to be written, or nothing of it where the notice itself fails. */
static YdCliStatus
write_notice (YdPlan *plan, const char *file, const Words *words, const YdNoticeOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YdComposer) composer = yd_composer_new (NULL, &error);
  g_autoptr (YdPages) pages
    = composer != NULL ? yd_composer_compose (composer, plan, options, &error) : NULL;
  if (pages == NULL)
    return yd_cli_fail (file, error);

  YdPdfOptions pdf = YD_PDF_OPTIONS_INIT;
  if (!yd_pages_write_pdf (pages, words->out, &pdf, NULL, &error))
    return yd_cli_fail (words->out, error);
  if (words->trace != NULL)
    {
      g_autofree char *trace = yd_pages_to_trace (pages);
      if (!g_file_set_contents (words->trace, trace, -1, &error))
        return yd_cli_fail (words->trace, error);
    }
  g_autofree char *name = yd_cli_display (words->out);
  guint n = yd_pages_get_n (pages);
  yd_cli_print (ngettext ("%s: %u page\n", "%s: %u pages\n", n), name, n);
  print_notes (pages);
  return YD_CLI_DONE;
}

/* Word makes the pages of a .docx, so that only what is missing can be told. */
static YdCliStatus
write_docx (YdPlan *plan, const char *file, const Words *words, const YdDocxOptions *options)
{
  g_autoptr (YdContent) content = yd_content_new (plan, options->notice.form);
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
      *status = yd_cli_misuse (self, _ ("“%s” is no profile; std, word and 28pt are"), words->profile);
      return FALSE;
    }
  if (words->form != NULL && !yd_notice_form_parse (words->form, &options->form))
    {
      *status = yd_cli_misuse (self, _ ("“%s” is no form; document, letter and minutes are"),
                               words->form);
      return FALSE;
    }
  options->duplex = words->duplex;
  return TRUE;
}

static gboolean
is_docx (const char *file)
{
  const char *suffix = file != NULL ? strrchr (file, '.') : NULL;
  return suffix != NULL && g_ascii_strcasecmp (suffix, ".docx") == 0;
}

YdCliStatus
yd_cli_notice (const YdCliCommand *self, int argc, char **argv)
{
  g_auto (Words) words = { 0 };
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &words.out, N_ ("The file to write"), "OUT.pdf|OUT.docx" },
    { "form", 0, 0, G_OPTION_ARG_FILENAME, &words.form,
      N_ ("document, letter or minutes; else what the plan says"), "F" },
    { "part", 0, 0, G_OPTION_ARG_FILENAME, &words.part,
      N_ ("Of a .docx: whole, body (no head, number or plan) or plan"), "PART" },
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &words.profile,
      N_ ("How 22 rows fill a page: std, word or 28pt"), "P" },
    { "duplex", 0, 0, G_OPTION_ARG_NONE, &words.duplex, N_ ("For printing on both sides"), NULL },
    { "trace", 0, 0, G_OPTION_ARG_FILENAME, &words.trace, N_ ("Also write where everything stands"),
      "T.json" },
    { NULL },
  };
  g_auto (GStrv) files = NULL;
  YdCliStatus status;
  YdNoticeOptions notice = YD_NOTICE_OPTIONS_INIT;
  YdDocxOptions docx = YD_DOCX_OPTIONS_INIT;
  if (!yd_cli_parse (self, options, argc, argv, 1, 1, &files, &status)
      || !read_options (self, &words, &notice, &status))
    return status;
  gboolean to_docx = is_docx (words.out);
  if (!yd_cli_check_output (self, &words.out, (const char *const[]){ ".pdf", ".docx", NULL }, files,
                               &status)
      || (words.trace != NULL && !yd_cli_check_output (self, &words.trace, NULL, files, &status)))
    return status;
  if (g_strcmp0 (words.trace, words.out) == 0)
    return yd_cli_misuse (self, _ ("notice and trace cannot be one file"));
  if (words.part != NULL && !yd_docx_part_parse (words.part, &docx.part))
    return yd_cli_misuse (self, _ ("“%s” is no part; whole, body and plan are"), words.part);
  if (words.part != NULL && !to_docx)
    return yd_cli_misuse (self, _ ("--part is for a .docx"));
  if (words.trace != NULL && to_docx)
    return yd_cli_misuse (self, _ ("--trace is for a PDF: the pages of a .docx are Word's"));
  docx.notice = notice;

  g_autoptr (GError) error = NULL;
  g_autoptr (YdStore) store = yd_cli_open (files[0], YD_OPEN_READ, &error);
  if (store == NULL)
    return yd_cli_fail (files[0], error);
  if (to_docx)
    return write_docx (yd_store_get_plan (store), files[0], &words, &docx);
  return write_notice (yd_store_get_plan (store), files[0], &words, &notice);
}
