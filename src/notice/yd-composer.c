/* Owns: the stages content -> break -> pages in their order, and what is told about the result.
 * Refuses: painting, which needs no composer. */

#include "yd-composer.h"

#include "yd-content-memory.h"
#include "yd-error.h"
#include "yd-page-builder.h"

#include <glib/gi18n-lib.h>

struct _YdComposer
{
  GObject parent_instance;

  /* for setting */
  YdFonts *fonts;
  YdBreaker *breaker;
  GPtrArray *numbers; /* YdLayout: of each page, as far as they were needed */
  YdPages
    *last; /* nullable: as they were set last; those of them that have not changed serve again */
  /* for reading */
  YdContentMemory *memory;
};

G_DEFINE_FINAL_TYPE (YdComposer, yd_composer, G_TYPE_OBJECT)

static void
yd_composer_finalize (GObject *object)
{
  YdComposer *self = YD_COMPOSER (object);
  g_clear_pointer (&self->last, yd_pages_unref);
  g_clear_pointer (&self->memory, yd_content_memory_free);
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
  g_clear_pointer (&self->breaker, yd_breaker_free);
  g_clear_object (&self->fonts);
  G_OBJECT_CLASS (yd_composer_parent_class)->finalize (object);
}

static void
yd_composer_class_init (YdComposerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_composer_finalize;
}

static void
yd_composer_init (YdComposer *self)
{
}

/**
 * yd_composer_new:
 * @options: (nullable)
 * @error: %YD_ERROR_NO_FONT where no installed font has Chinese characters
 *
 * Returns: (transfer full) (nullable): a composer for this thread
 */
YdComposer *
yd_composer_new (const YdComposerOptions *options, GError **error)
{
  YdFonts *fonts = yd_fonts_new (options != NULL ? options->font_dirs : NULL,
                                 options != NULL ? options->families : NULL, error);
  YdComposer *self;
  if (fonts == NULL)
    return NULL;
  self = g_object_new (YD_TYPE_COMPOSER, NULL);
  self->fonts = fonts;
  self->breaker = yd_breaker_new (fonts);
  self->numbers = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_layout_unref);
  self->memory = yd_content_memory_new ();
  return self;
}

YdFonts *
yd_composer_get_fonts (YdComposer *self)
{
  return self->fonts;
}

/**
 * yd_composer_get_n_broken:
 *
 * Returns: paragraphs that the last composing had to break anew
 */
guint
yd_composer_get_n_broken (YdComposer *self)
{
  return yd_breaker_get_n_broken (self->breaker);
}

/* ---- what is told ---- */

static const char *
describe_part (YdPart part)
{
  switch (part)
    {
    case YD_PART_HEAD:
      return _ ("The head (发文机关标志) is empty");
    case YD_PART_NUMBER:
      return _ ("The document number (发文字号) is empty");
    case YD_PART_TITLE:
      return _ ("The title is empty");
    case YD_PART_ADDRESSEE:
      return _ ("The addressee (主送) is empty");
    case YD_PART_BODY:
      return _ ("The notice has no text");
    case YD_PART_SIGNATURE:
      return _ ("The signature (署名) is empty");
    case YD_PART_DATE:
      return _ ("The date (成文日期) is empty");
    case YD_PART_PRINTED_BY:
      return _ ("The office that prints (印发机关) is empty");
    case YD_PART_PRINTED_ON:
      return _ ("The date of printing (印发日期) is empty");
    default:
      return _ ("A field is empty");
    }
}

static void
note_gaps (YdPageBuilder *b)
{
  for (guint i = 0; i < b->content->gaps->len; i++)
    {
      const YdGap *gap = &g_array_index (b->content->gaps, YdGap, i);
      yd_builder_note (b, YD_NOTE_GAP, gap->part, NULL, 1, YD_BLOCK_NONE, "%s",
                       describe_part (gap->part));
    }
}

/* What was written and is not printed. */
static void
note_unprinted (YdPageBuilder *b)
{
  if (b->content->title_left_out)
    yd_builder_note (b, YD_NOTE_ADJUSTED, YD_PART_TITLE, "R-CMD", 1, YD_BLOCK_NONE,
                     _ ("An order begins with its text: its title is not printed"));
}

static void
note_stand_ins (YdPageBuilder *b)
{
  YdFonts *fonts = yd_breaker_get_fonts (b->breaker);
  for (guint f = 0; f < (b->content->latin == YD_LATIN_SAME ? YD_FACE_LATIN : YD_N_FACES); f++)
    {
      YdFaceReport report = yd_fonts_get_report (fonts, (YdFace)f);
      if (report.stand_in)
        yd_builder_note (b, YD_NOTE_STAND_IN, YD_PART_BODY, "R-FONT-1", 0, YD_BLOCK_NONE,
                         _ ("%s is not installed: %s stands in for %s"), report.wanted,
                         report.family, yd_face_get_chinese ((YdFace)f));
    }
}

/* ---- composing ---- */

static guint
find_plan_start (const YdContent *content)
{
  for (guint i = 0; i < yd_content_get_length (content); i++)
    {
      YdPart part = yd_content_get (content, i)->part;
      if (part == YD_PART_LABEL || (part >= YD_PART_PLAN_TITLE && part <= YD_PART_PLAN_DATE)
          || (!content->has_notice && part == YD_PART_BODY))
        return i;
    }
  return yd_content_get_length (content);
}

static guint
find_imprint_start (const YdContent *content)
{
  guint at = yd_content_get_length (content);
  while (at > 0 && yd_page_is_imprint (yd_content_get (content, at - 1)->part))
    at--;
  return at;
}

/* A copy that would bear no number of its own, or another's, is not printed. */
static gboolean
can_count_copy (YdPlan *plan, const YdNoticeOptions *options, GError **error)
{
  YdNotice *notice = yd_plan_get_notice (plan);
  const char *first = notice != NULL ? yd_notice_get_row (notice)->copy_number : NULL;
  g_autofree char *number = NULL;

  if (options->copy == 0 || first == NULL || *first == '\0')
    return TRUE;
  number = yd_copy_number_dup (first, options->copy);
  if (number == NULL)
    g_set_error (error, YD_ERROR, YD_ERROR_INVALID,
                 _ ("The copy number %s cannot be counted up to copy %u: write six digits, or the "
                    "first and the last as 000001—000050"),
                 first, options->copy);
  return number != NULL;
}

/**
 * yd_composer_read_ahead:
 * @n_items: at most; some 20 in a millisecond
 *
 * Before the first yd_composer_read() of a long plan, in pieces, for whoever must not wait for it. On
 * the plan's thread, which may change between.
 *
 * Returns: whether there is more to be read ahead
 */
gboolean
yd_composer_read_ahead (YdComposer *self, YdPlan *plan, const YdNoticeOptions *options,
                        guint n_items)
{
  return yd_content_read_ahead (plan, options, self->memory, n_items);
}

/**
 * yd_composer_read:
 * @plan: only read; nothing of it is kept
 * @options: (nullable): %NULL for a document in the std profile, printed on one side
 * @error: where the plan holds nothing at all to print
 *
 * The first half of composing, on the plan's thread; may run while another thread sets pages.
 *
 * Returns: (transfer full) (nullable): what is printed, for yd_composer_set()
 */
YdContent *
yd_composer_read (YdComposer *self, YdPlan *plan, const YdNoticeOptions *options, GError **error)
{
  YdNoticeOptions usual = YD_NOTICE_OPTIONS_INIT;
  g_autoptr (YdContent) content = NULL;

  if (options == NULL)
    options = &usual;
  if (!can_count_copy (plan, options, error))
    return NULL;
  content = yd_content_new (plan, options, self->memory);
  if (yd_content_get_length (content) > 0)
    return g_steal_pointer (&content);
  g_set_error_literal (
    error, YD_ERROR, YD_ERROR_NOT_FOUND,
    options->annexes_alone
      ? _ ("The notice has no annexes to print by themselves")
      : _ ("The plan is empty: there is nothing to print. Write a title or a point first"));
  return NULL;
}

/**
 * yd_composer_set:
 * @content: of yd_composer_read(), with the same @options
 *
 * The second half, which takes the time: on any thread, but on one at a time. Missing fields do not
 * fail: the pages are composed, and the notes say what is missing.
 *
 * Returns: (transfer full): the pages
 */
YdPages *
yd_composer_set (YdComposer *self, YdContent *content, const YdNoticeOptions *options)
{
  YdNoticeOptions usual = YD_NOTICE_OPTIONS_INIT;
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func ((GDestroyNotify)yd_layout_unref);
  g_autoptr (GPtrArray) made = g_ptr_array_new ();
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (guint));
  YdPageBuilder b = { .breaker = self->breaker,
                      .content = content,
                      .layouts = layouts,
                      .made = made,
                      .changed = changed,
                      .numbers = self->numbers };
  guint plan_start;

  if (options == NULL)
    options = &usual;
  yd_breaker_age (self->breaker);
  b.pages = yd_pages_new (content, options);
  yd_builder_compare (&b, self->last);
  yd_page_margins (&b);
  yd_builder_new_page (&b);
  if (!options->annexes_alone)
    {
      note_gaps (&b);
      note_unprinted (&b);
    }
  if (content->has_notice && !options->annexes_alone)
    yd_page_front (&b);
  plan_start = find_plan_start (content);
  yd_page_plan (&b, plan_start, MAX (plan_start, find_imprint_start (content)));
  if (!options->annexes_alone)
    yd_page_imprint (&b);
  yd_page_finish (&b);
  note_stand_ins (&b);
  b.pages->faces = yd_fonts_copy_faces (self->fonts);
  for (guint face = 0; face < YD_N_FACES; face++)
    b.pages->face_fonts[face] = yd_fonts_get_face_font (self->fonts, (YdFace)face);
  g_clear_pointer (&self->last, yd_pages_unref);
  self->last = yd_pages_ref (b.pages);
  return b.pages;
}

/**
 * yd_composer_compose:
 *
 * Both halves at once.
 *
 * Returns: (transfer full) (nullable): the pages
 */
YdPages *
yd_composer_compose (YdComposer *self, YdPlan *plan, const YdNoticeOptions *options, GError **error)
{
  g_autoptr (YdContent) content = yd_composer_read (self, plan, options, error);
  return content != NULL ? yd_composer_set (self, content, options) : NULL;
}
