/* Owns: what a person is told of lines: characters that their face lacks, and loose spacing. It is kept with
 * each page, and put into words when somebody asks. Refuses: to decide about lines. */

#include "yd-page-builder.h"

#include <glib/gi18n-lib.h>

#define LOOSE_GAP 0.10 /* cells a gap beyond which a line is remarked (R-JUST) */

/* Keeps with the page what is to be told of a line on it. */
void
yd_page_remark (YdPageBuilder *b, YdPage *page, guint block, const YdLayout *layout, guint index)
{
  const YdLine *line = &layout->lines[index];
  float gap = (float)(line->gap / b->pages->grid.cell);
  gboolean loose = line->fit == YD_FIT_STRETCHED && gap > LOOSE_GAP;
  YdRemark remark = { .block = block };

  if (!layout->odd)
    return;
  if (page->state->remarks == NULL)
    page->state->remarks = g_array_new (FALSE, FALSE, sizeof (YdRemark));
  for (guint i = 0; i < layout->n_foreign; i++)
    {
      remark.foreign = layout->foreign[i];
      remark.family = g_intern_string (
        yd_fonts_get_family (yd_breaker_get_fonts (b->breaker), remark.foreign.font));
      if (remark.foreign.byte >= line->start && remark.foreign.byte < line->end)
        g_array_append_val (page->state->remarks, remark);
    }
  remark.foreign = (YdForeign){ 0 };
  remark.gap = loose ? gap : 0;
  if (loose || line->fit == YD_FIT_RAGGED)
    g_array_append_val (page->state->remarks, remark);
}

/* Each character that its face lacks is told once, with the pages on which it stands. */
typedef struct
{
  const YdRemark *first;
  guint first_page, last_page;
  GString *pages;
} ForeignUse;

static void
foreign_use_clear (gpointer data)
{
  g_string_free (((ForeignUse *)data)->pages, TRUE);
}

static void
collect_foreign (GArray *uses, const YdRemark *remark, guint page)
{
  ForeignUse *use = NULL;
  for (guint i = 0; i < uses->len && use == NULL; i++)
    if (g_array_index (uses, ForeignUse, i).first->foreign.c == remark->foreign.c)
      use = &g_array_index (uses, ForeignUse, i);
  if (use == NULL)
    {
      ForeignUse first = { remark, page, 0, g_string_new (NULL) };
      g_array_append_val (uses, first);
      use = &g_array_index (uses, ForeignUse, uses->len - 1);
    }
  if (use->last_page == page)
    return;
  if (use->pages->len < 60)
    g_string_append_printf (use->pages, "%s%u", use->pages->len > 0 ? _ (", ") : "", page);
  else if (!g_str_has_suffix (use->pages->str, "…"))
    g_string_append (use->pages, " …");
  use->last_page = page;
}

static void
tell_foreign (YdPageBuilder *b, const ForeignUse *use)
{
  const YdForeign *foreign = &use->first->foreign;
  char text[7] = { 0 };
  g_unichar_to_utf8 (foreign->c, text);
  if (foreign->state == YD_GLYPH_MISSING)
    yd_builder_note (b, YD_NOTE_MISSING, YD_PART_BODY, "R-FONT-6", use->first_page,
                     use->first->block, _ ("No font has %s (U+%04X): page %s"), text, foreign->c,
                     use->pages->str);
  else
    yd_builder_note (b, YD_NOTE_FALLBACK, YD_PART_BODY, "R-FONT-6", use->first_page,
                     use->first->block, _ ("%s (U+%04X) comes from %s: page %s"), text, foreign->c,
                     use->first->family, use->pages->str);
}

/* A line that is told of. */
typedef struct
{
  const YdRemark *remark;
  guint page; /* from 1 */
} Loose;

static void
tell_loose (YdPageBuilder *b, const Loose *line)
{
  const YdRemark *remark = line->remark;
  if (remark->gap > 0)
    yd_builder_note (b, YD_NOTE_LOOSE, YD_PART_BODY, "R-JUST", line->page, remark->block,
                     _ ("A line is stretched by %.2f of a character a gap"), remark->gap);
  else
    yd_builder_note (b, YD_NOTE_LOOSE, YD_PART_BODY, "R-JUST", line->page, remark->block,
                     _ ("A line cannot be brought to full width"));
}

/**
 * yd_page_tell_remarks:
 *
 * Puts the remarks of all pages into words: characters first, then lines, each in the order of the pages.
 */
void
yd_page_tell_remarks (YdPages *pages)
{
  YdPageBuilder b = { .pages = pages };
  g_autoptr (GArray) uses = g_array_new (FALSE, FALSE, sizeof (ForeignUse));
  g_autoptr (GArray) loose = g_array_new (FALSE, FALSE, sizeof (Loose));

  g_array_set_clear_func (uses, foreign_use_clear);
  for (guint p = 0; p < pages->pages->len; p++)
    {
      const GArray *remarks = ((YdPage *)pages->pages->pdata[p])->state->remarks;
      for (guint i = 0; remarks != NULL && i < remarks->len; i++)
        {
          Loose line = { &g_array_index (remarks, YdRemark, i), p + 1 };
          if (line.remark->foreign.c != 0)
            collect_foreign (uses, line.remark, line.page);
          else
            g_array_append_val (loose, line);
        }
    }
  for (guint i = 0; i < uses->len; i++)
    tell_foreign (&b, &g_array_index (uses, ForeignUse, i));
  for (guint i = 0; i < loose->len; i++)
    tell_loose (&b, &g_array_index (loose, Loose, i));
}
