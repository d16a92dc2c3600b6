/* Throws changed samples at the whole import for as long as asked; not run by the suite, which has
 * a short fixed run of its own. A crash is repeated by giving its seed as the first one.
 *
 *   fuzz-import FOLDER [SECONDS [FIRST-SEED]] */

#include "yd-docx-fixture.h"
#include "yd-import-draft.h"
#include "yd-kept.h"
#include "yd-mutate.h"

#include <stdio.h>
#include <string.h>

static GPtrArray *
load (const char *folder)
{
  GPtrArray *samples = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *data;
      gsize length;
      if (!g_str_has_suffix (name, ".outline") && g_file_get_contents (path, &data, &length, NULL))
        g_ptr_array_add (samples, g_bytes_new_take (data, length));
    }
  return samples;
}

/* As text, as bytes, as a web page, inside of a .docx. */
static GBytes *
make_input (GRand *rand, GBytes *sample)
{
  gsize length;
  const char *data = g_bytes_get_data (sample, &length);
  g_autofree char *text = g_utf8_make_valid (data, (gssize)length);
  g_autofree char *changed = yd_mutate_text (rand, text);
  gsize size = strlen (changed);
  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      return g_bytes_new (changed, size);
    case 1:
      {
        char *bytes = yd_mutate_bytes (rand, changed, &size);
        return g_bytes_new_take (bytes, size);
      }
    case 2:
      {
        g_autofree char *escaped = g_markup_escape_text (changed, -1);
        g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);
        GString *page = g_string_new ("<html><body><table>");
        for (char **line = lines; *line != NULL; line++)
          if (strchr (*line, '\t') != NULL)
            {
              g_auto (GStrv) cells = g_strsplit (*line, "\t", -1);
              g_string_append (page, "<tr>");
              for (char **cell = cells; *cell != NULL; cell++)
                g_string_append_printf (page, "<td rowspan=\"%d\">%s</td>",
                                        g_rand_int_range (rand, 0, 4), *cell);
              g_string_append (page, "</tr>");
            }
          else
            g_string_append_printf (page, "<p>%s</p>", *line);
        return g_string_free_to_bytes (page);
      }
    default:
      {
        GString *body = g_string_new (NULL);
        g_auto (GStrv) lines = g_strsplit (changed, "\n", -1);
        for (char **line = lines; *line != NULL; line++)
          {
            g_autofree char *escaped = g_markup_escape_text (*line, -1);
            g_string_append_printf (body, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>", escaped);
          }
        g_autoptr (GBytes) docx = yd_docx_fixture (body->str, NULL, NULL);
        g_string_free (body, TRUE);
        data = g_bytes_get_data (docx, &length);
        if (g_rand_boolean (rand))
          return g_bytes_ref (docx);
        char *bytes = yd_mutate_bytes (rand, data, &length);
        return g_bytes_new_take (bytes, length);
      }
    }
}

/* Any answers, as a person in a hurry gives them. */
static void
answer (GRand *rand, YdImportDraft *draft)
{
  for (int i = 0; i < 3; i++)
    {
      guint n_spans;
      const GPtrArray *doubts = yd_import_draft_get_doubts (draft);
      yd_import_draft_get_spans (draft, &n_spans);
      if (doubts->len == 0)
        return;
      guint which = (guint)g_rand_int_range (rand, 0, (gint32)doubts->len);
      guint n = ((const YdDoubt *)g_ptr_array_index (doubts, which))->n_answers;
      if (n > 0)
        yd_import_draft_answer (draft, which, (guint)g_rand_int_range (rand, 0, (gint32)n));
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) samples = argc > 1 ? load (argv[1]) : NULL;
  gint64 seconds = argc > 2 ? g_ascii_strtoll (argv[2], NULL, 10) : 60;
  guint32 seed = argc > 3 ? (guint32)g_ascii_strtoull (argv[3], NULL, 10) : 1;
  gint64 end = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  guint runs = 0, refused = 0;

  if (samples == NULL || samples->len == 0)
    {
      fprintf (stderr, "usage: fuzz-import FOLDER [SECONDS [FIRST-SEED]]\n");
      return 2;
    }
  for (; g_get_monotonic_time () < end; seed++, runs++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GBytes) input
        = make_input (rand, g_ptr_array_index (samples, seed % samples->len));
      g_autoptr (GError) error = NULL;
      if (seed % 256 == 0)
        {
          printf ("seed %u\n", seed);
          fflush (stdout);
        }
      g_autoptr (YdImportDraft) draft = yd_import_draft_new (input, "fuzz.txt", 0, NULL, &error);
      if (draft != NULL)
        answer (rand, draft);
      g_autoptr (YdImportResult) result = draft != NULL ? yd_import_draft_finish (draft) : NULL;
      g_autofree char *lost = result != NULL ? yd_find_lost (result) : NULL;
      refused += result == NULL;
      if (lost != NULL && *lost != '\0')
        {
          gsize length;
          const char *data = g_bytes_get_data (input, &length);
          g_autofree char *path = g_strdup_printf ("fuzz-%u.input", seed);
          g_file_set_contents (path, data, (gssize)length, NULL);
          printf ("seed %u loses %s; see %s\n", seed, lost, path);
          return 1;
        }
    }
  printf ("%u runs, %u refused, nothing lost\n", runs, refused);
  return 0;
}
