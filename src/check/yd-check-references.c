/* Owns: the rules about words that speak of an item of the same plan by its number. Refuses: to guess what
 * one stood for: that the plan has noted when the numbers changed. */

#include "yd-check-private.h"

#include "yd-numbering.h"

#include <string.h>

/* One reference of a text. */
typedef struct
{
  const YdText *text;
  const YdReference *reference;
  YdItem *from;   /* (nullable) */
  YdItem *now;    /* (nullable): what has its number */
  YdItem *meant;  /* (nullable): what it stood for */
  gboolean noted; /* the plan says what it stood for */
  gboolean nowhere;
  const char *title; /* (nullable): that this had then */
} Place;

static YdReferenceIndex *
get_numbers (YdCheck *check)
{
  if (check->numbers == NULL)
    check->numbers = yd_reference_index_new (check->plan);
  return check->numbers;
}

/* Writes the numbers that what was meant has now, where that names it. */
static void
add_fix (YdCheck *check, YdFinding *finding, const Place *place)
{
  const YdReference *was = place->reference;
  YdReference now = *was;
  YdItem *section = yd_item_get_section (place->meant);
  if (was->beside != 0)
    return;
  if (was->number != 0)
    now.number = yd_numbering_get_value (place->meant);
  if (was->section != 0)
    now.section = section != NULL ? yd_numbering_get_value (section) : 0;
  if (now.number + now.section == 0
      || yd_reference_index_find (get_numbers (check), &now, place->from, NULL) != place->meant)
    return;
  const int spans[][4] = { { was->section_start, was->section_length, was->section, now.section },
                           { was->number_start, was->number_length, was->number, now.number } };
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      const int *span = spans[i];
      if (span[1] == 0 || span[2] == span[3])
        continue;
      g_autofree char *old = yd_text_dup_span (place->text, span[0], span[1]);
      g_autofree char *number = yd_reference_format_number (old, span[3]);
      yd_finding_add_edit (finding, place->text, span[0], span[1], number);
    }
}

/* As a sentence has it: 4, （二）, 三 */
static char *
dup_number (YdItem *item)
{
  char *number = g_strchomp (g_strdup (yd_item_get_number (item)));
  static const char *const marks[] = { ".", "、", "．", "，" };
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_suffix (number, marks[i]))
      number[strlen (number) - strlen (marks[i])] = '\0';
  return number;
}

static void
add_moved (YdCheck *check, const Place *place)
{
  YdFinding *finding
    = yd_check_add_at (check, place->text, place->reference->start, place->reference->length);
  if (finding == NULL)
    return;
  yd_finding_take_argument (
    finding, yd_text_dup_span (place->text, place->reference->start, place->reference->length));
  yd_finding_take_argument (finding, place->meant != NULL ? yd_item_dup_opening (place->meant)
                                                          : g_strdup (place->title));
  if (place->meant == NULL)
    yd_finding_set_sentence (finding, N_ ("“%s” stood for “%s”, which is not there any more"));
  else
    {
      yd_finding_take_argument (finding, dup_number (place->meant));
      add_fix (check, finding, place);
    }
}

static void
add_plain (YdCheck *check, const Place *place)
{
  YdFinding *finding
    = yd_check_add_at (check, place->text, place->reference->start, place->reference->length);
  yd_finding_take_argument (
    finding, yd_text_dup_span (place->text, place->reference->start, place->reference->length));
}

typedef enum
{
  FINE,
  MOVED,   /* what is noted is another item than the number's, or none */
  NOWHERE, /* nothing is noted, and no item has the number */
  ITSELF,  /* the item that it stands in */
} Case;

static Case
judge (const Place *place)
{
  if (place->noted && (place->meant == NULL || place->now != place->meant))
    return MOVED;
  if (!place->noted && place->nowhere)
    return NOWHERE;
  return place->now != NULL && place->now == place->from ? ITSELF : FINE;
}

typedef void (*Tell) (YdCheck *check, const Place *place);

/* Calls @tell for each that is so. */
static void
look (YdCheck *check, const YdText *text, Case wanted, Tell tell)
{
  if (text->kind == YD_TEXT_UNIT_MARK || text->kind == YD_TEXT_NOTICE_FIELD
      || text->kind == YD_TEXT_ANNEX_TITLE || text->kind == YD_TEXT_ANNEX_BODY)
    return;
  g_autoptr (GArray) references = yd_references_read (text->text);
  if (references == NULL)
    return;
  g_autoptr (GPtrArray) notes = text->table == YD_TABLE_PARAGRAPH
                                  ? yd_reference_notes_read (check->plan, text->record)
                                  : NULL;
  for (guint i = 0; i < references->len; i++)
    {
      const YdReference *reference = &g_array_index (references, YdReference, i);
      if (reference->start + reference->length > text->n_chars)
        return; /* rules look at so much of a text */
      g_autofree char *words = yd_text_dup_span (text, reference->start, reference->length);
      const YdReferenceNote *note = yd_reference_notes_find (notes, i, words);
      Place place = { .text = text,
                      .reference = reference,
                      .from = yd_plan_find_item (check->plan, text->item),
                      .noted = note != NULL };
      place.now
        = yd_reference_index_find (get_numbers (check), reference, place.from, &place.nowhere);
      place.meant = note != NULL ? yd_reference_note_find_item (note, check->plan) : NULL;
      place.title = note != NULL ? note->title : NULL;
      if (judge (&place) == wanted)
        tell (check, &place);
    }
}

static void
check_itself (YdCheck *check, const YdText *text)
{
  look (check, text, ITSELF, add_plain);
}

static void
check_moved (YdCheck *check, const YdText *text)
{
  look (check, text, MOVED, add_moved);
}

static void
check_nowhere (YdCheck *check, const YdText *text)
{
  look (check, text, NOWHERE, add_plain);
}

/* clang-format off */
const YdCheckRule yd_check_reference_rules[] = {
  { .rule = { "reference-nowhere", YD_SEVERITY_ERROR, N_("Numbers of points that the plan does not have: see item 30"), NULL },
    .sentence = N_("“%s”: the plan has no such number"),
    .check_text = check_nowhere },
  { .rule = { "reference-moved", YD_SEVERITY_ERROR, N_("Numbers in the words that name another point since points moved"), NULL },
    .sentence = N_("“%s” stood for “%s”, whose number is now %s"),
    .check_text = check_moved },
  { .rule = { "reference-itself", YD_SEVERITY_WARNING, N_("Points that speak of their own number"), NULL },
    .sentence = N_("“%s” is this item's own number"),
    .check_text = check_itself },
};
/* clang-format on */
const guint yd_check_n_reference_rules = G_N_ELEMENTS (yd_check_reference_rules);
