/* Owns: what a source is, by its content; a file's name only breaks a tie. Refuses: what has no
 * text. */

#include "yd-format.h"

#include "yd-error.h"
#include "yd-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LOOK_AT 65536
#define ZIP_HEAD 30 /* bytes before the name of a part */
#define MAX_ODD 20  /* percent of characters that no writing has */

const char *
yd_format_get_name (YdFormat format)
{
  static const char *const names[] = { "text", "markdown", "csv", "html", "docx", "pdf", "office" };
  return names[format];
}

static gboolean
begins (const char *data, gsize length, const char *bytes, gsize count)
{
  return length >= count && memcmp (data, bytes, count) == 0;
}

/* A package whose first part, as it has to be there, says what it is. */
static gboolean
is_open_document (const char *data, gsize length)
{
  static const char words[] = "mimetypeapplication/vnd.oasis.opendocument.text";
  return length > ZIP_HEAD && begins (data, length, "PK\003\004", 4)
         && begins (data + ZIP_HEAD, length - ZIP_HEAD, words, strlen (words));
}

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, YD_ERROR, YD_ERROR_UNSUPPORTED, "%s", what);
  return FALSE;
}

/**
 * yd_format_detect:
 * @format: (out): %YD_FORMAT_TEXT for every kind of text; yd_format_of_text() tells them apart
 *
 * Returns: %FALSE with %YD_ERROR_UNSUPPORTED where the content is something that has no text
 */
gboolean
yd_format_detect (const char *data, gsize length, YdFormat *format, GError **error)
{
  *format = YD_FORMAT_TEXT;
  if (g_strstr_len (data, (gssize)MIN (length, 1024), "%PDF-") != NULL)
    *format = YD_FORMAT_PDF;
  else if (is_open_document (data, length))
    *format = YD_FORMAT_OFFICE;
  else if (begins (data, length, "PK\003\004", 4) || begins (data, length, "PK\005\006", 4))
    *format = YD_FORMAT_DOCX;
  else if (begins (data, length, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8)
           || begins (data, length, "{\\rtf", 5))
    *format = YD_FORMAT_OFFICE;
  else if (begins (data, length, "<?xml", 5)
           && g_strstr_len (data, (gssize)MIN (length, 4096), "Word.Document") != NULL)
    *format = YD_FORMAT_OFFICE;
  else if (begins (data, length, "\x89PNG", 4) || begins (data, length, "\xff\xd8\xff", 3)
           || begins (data, length, "GIF8", 4) || begins (data, length, "II*\0", 4)
           || begins (data, length, "MM\0*", 4))
    return refuse (error, _ ("the file is a picture; have its text recognised (OCR) first"));
  else if (begins (data, length, "SQLite format 3", 15))
    return refuse (error, _ ("the file is a database; open a plan instead of importing it"));
  else if (begins (data, length, "Rar!", 4) || begins (data, length, "7z\xbc\xaf", 4)
           || begins (data, length, "\x1f\x8b", 2))
    return refuse (error, _ ("the file is an archive; unpack it first"));
  else if (begins (data, length,
                   "\x7f"
                   "ELF",
                   4)
           || begins (data, length, "MZ\x90", 3))
    return refuse (error, _ ("the file is a program, not a text"));
  return TRUE;
}

/**
 * yd_format_is_text:
 * @text: UTF-8
 *
 * Returns: whether it reads as a text at all: bytes of another kind, taken for text, are full of
 *   control characters, of code points that nobody uses, and of U+FFFD
 */
gboolean
yd_format_is_text (const char *text)
{
  const char *end = text + MIN (strlen (text), LOOK_AT);
  gsize all = 0, odd = 0;
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      all++;
      if (c < 0x80 ? g_ascii_iscntrl ((char)c) && !g_ascii_isspace ((char)c)
                   : c == 0xfffd || g_unichar_type (c) == G_UNICODE_PRIVATE_USE
                       || g_unichar_type (c) == G_UNICODE_UNASSIGNED
                       || g_unichar_type (c) == G_UNICODE_CONTROL)
        odd++;
    }
  return odd * 100 <= all * MAX_ODD;
}

static gboolean
looks_html (const char *text)
{
  /* clang-format off */
  static const char *const tags[] = {
    "<html", "<!doctype html", "<body", "<div", "<p>", "<p ", "<table", "<head", "<span", "<meta",
    "<br", "<h1", "<h2", "<h3", "<h4", "<ul", "<ol", "<section", "<article"
  };
  /* clang-format on */
  g_autofree char *head = g_strndup (text, MIN (strlen (text), 4096));
  for (char *p = head; *p != '\0'; p++)
    *p = g_ascii_tolower (*p);
  const char *start = yd_scan_spaces (head);
  if (*start != '<')
    return strstr (head, "<html") != NULL || strstr (head, "<!doctype html") != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strstr (head, tags[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
looks_markdown (const char *text)
{
  guint headings = 0, bold = 0;
  const char *end = text + MIN (strlen (text), LOOK_AT);
  for (const char *p = text; p < end && *p != '\0';)
    {
      gsize hashes = strspn (p, "#");
      headings += hashes >= 1 && hashes <= 6 && p[hashes] == ' ';
      const char *stop = p + strcspn (p, "\n");
      const char *star = g_strstr_len (p, stop - p, "**");
      bold += star != NULL && g_strstr_len (star + 2, stop - star - 2, "**") != NULL;
      p = *stop != '\0' ? stop + 1 : stop;
    }
  return headings > 0 || bold > 1;
}

/**
 * yd_format_of_text:
 * @text: UTF-8
 * @name: (nullable): of the file
 */
YdFormat
yd_format_of_text (const char *text, const char *name)
{
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : g_strdup ("");
  if (looks_html (text))
    return YD_FORMAT_HTML;
  if (g_str_has_suffix (lower, ".csv"))
    return YD_FORMAT_CSV;
  if (g_str_has_suffix (lower, ".md") || g_str_has_suffix (lower, ".markdown")
      || looks_markdown (text))
    return YD_FORMAT_MARKDOWN;
  return YD_FORMAT_TEXT;
}
