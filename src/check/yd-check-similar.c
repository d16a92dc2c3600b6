/* Owns: points that say the same, in this plan and against others, found by shared signatures, never by
 * looking at all pairs. */

#include "yd-check-private.h"

#include "yd-plan-compare.h"
#include "yd-shingles.h"

#include <string.h>

#define SHORTEST 30         /* shingles: below, two points are alike by chance */
#define SAME 0.70           /* Dice: the same point but for some words */
#define SAME_ELSEWHERE 0.80 /* in another plan: carried over but for some words */

typedef struct
{
  YdItem *item;      /* borrowed */
  YdShingles *words; /* on the shelf, as the entry is */
} Entry;

/* The points of one plan, by the bands of their signatures. */
typedef struct
{
  YdShelf *shelf;
  GPtrArray *entries; /* Entry */
  GHashTable *bands;  /* a band's number → the first Entry of it */
} Index;

struct _YdCheckSimilar
{
  Index *own;
};

static Index *
index_new (void)
{
  Index *self = g_new0 (Index, 1);
  self->shelf = yd_shelf_new ();
  self->entries = g_ptr_array_new ();
  self->bands = g_hash_table_new (NULL, NULL);
  return self;
}

static void
index_free (Index *self)
{
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->bands);
  yd_shelf_free (self->shelf);
  g_free (self);
}

YdCheckSimilar *
yd_check_similar_new (void)
{
  YdCheckSimilar *self = g_new0 (YdCheckSimilar, 1);
  self->own = index_new ();
  return self;
}

void
yd_check_similar_free (YdCheckSimilar *self)
{
  index_free (self->own);
  g_free (self);
}

/* %NULL where the item is none that is compared. */
static Entry *
entry_new (Index *self, YdItem *item, const char *words)
{
  if (yd_item_get_kind (item) < YD_ITEM_POINT)
    return NULL;
  g_autoptr (YdShingles) shingles = yd_shingles_new (words);
  if (yd_shingles_get_size (shingles) < SHORTEST)
    return NULL;
  Entry *entry = yd_shelf_take (self->shelf, sizeof *entry);
  *entry = (Entry){ item, yd_shingles_put_on (g_steal_pointer (&shingles), self->shelf) };
  return entry;
}

/* The entry most like @words, at least by @least. */
static Entry *
index_find (Index *self, const YdShingles *words, double least, double *likeness)
{
  Entry *best = NULL, *last = NULL;
  *likeness = least;
  for (guint band = 0; band < YD_SHINGLE_BANDS; band++)
    {
      gpointer key = GUINT_TO_POINTER (yd_shingles_get_band (words, band));
      Entry *entry = g_hash_table_lookup (self->bands, key);
      if (entry == NULL || entry == last)
        continue;
      last = entry;
      double alike = yd_shingles_compare (words, entry->words);
      if (alike >= *likeness)
        {
          best = entry;
          *likeness = alike;
        }
      if (alike >= 1)
        break;
    }
  return best;
}

static void
index_add (Index *self, Entry *entry)
{
  g_ptr_array_add (self->entries, entry);
  for (guint band = 0; band < YD_SHINGLE_BANDS; band++)
    {
      gpointer key = GUINT_TO_POINTER (yd_shingles_get_band (entry->words, band));
      if (!g_hash_table_contains (self->bands, key))
        g_hash_table_insert (self->bands, key, entry);
    }
}

static char *
percent (double share)
{
  return g_strdup_printf ("%d%%", (int)(share * 100 + 0.5));
}

/* By number and title, or by its first words. */
static char *
dup_name (YdItem *item)
{
  const char *title = yd_item_get_title (item);
  g_autofree char *body = *title == '\0' ? yd_item_dup_body (item) : NULL;
  g_autofree char *start
    = body != NULL ? g_utf8_substring (body, 0, MIN (16, g_utf8_strlen (body, -1))) : NULL;
  return g_strconcat (yd_item_get_number (item), start != NULL ? start : title,
                      start != NULL ? "…" : NULL, NULL);
}

static void
check_similar (YdCheck *check, YdItem *item)
{
  Index *own = check->similar->own;
  double likeness;
  Entry *entry = entry_new (own, item, check->words);
  if (entry == NULL)
    return;
  Entry *like = index_find (own, entry->words, SAME, &likeness);
  /* a task repeats words of its point */
  if (like != NULL && like->item != yd_item_get_parent (item))
    {
      YdFinding *finding = yd_check_add_item (check, item, NULL);
      YdUnit *lead = yd_item_get_first_lead (item), *other = yd_item_get_first_lead (like->item);
      yd_finding_take_argument (finding, percent (likeness));
      yd_finding_take_argument (finding, dup_name (like->item));
      if (lead != NULL && other != NULL && lead != other)
        {
          yd_finding_set_sentence (finding, N_ ("%s the same as %s, which %s leads"));
          yd_finding_take_argument (finding, g_strdup (yd_unit_get_name (other)));
        }
    }
  index_add (own, entry);
}

static void
check_against (YdCheck *check, YdPlan *other)
{
  Index *index = index_new ();
  for (YdItem *item = yd_plan_get_first_item (other); item != NULL; item = yd_item_get_next (item))
    {
      g_autofree char *words = yd_check_dup_words (item);
      Entry *entry = entry_new (index, item, words);
      if (entry != NULL)
        index_add (index, entry);
    }
  GPtrArray *own = check->similar->own->entries;
  for (guint i = 0; i < own->len; i++)
    {
      const Entry *entry = own->pdata[i];
      double likeness;
      Entry *like = index_find (index, entry->words, SAME_ELSEWHERE, &likeness);
      if (like == NULL)
        continue;
      YdFinding *finding = yd_check_add_item (check, entry->item, NULL);
      yd_finding_take_argument (finding, percent (likeness));
      yd_finding_take_argument (finding, g_strdup (yd_plan_get_title (other)));
      yd_finding_take_argument (finding, dup_name (like->item));
    }
  index_free (index);
}

static void
check_others (YdCheck *check)
{
  for (guint i = 0; i < check->others->len; i++)
    check_against (check, check->others->pdata[i]);
}

/* ---- below last year ---- */

/* A target that is lower than in an earlier plan, of points that are surely the same. */
#define SURE 45 /* percent alike */

static void
check_lowered (YdCheck *check, YdPlan *other)
{
  g_autoptr (GPtrArray) rows = yd_plan_compare (check->plan, other);
  for (guint i = 0; i < rows->len; i++)
    {
      const YdComparisonRow *row = rows->pdata[i];
      YdItem *item = row->verdict == YD_VERDICT_WEAKENED && (row->lineage || row->likeness >= SURE)
                       ? yd_plan_find_item (check->plan, row->item)
                       : NULL;
      for (guint k = 0; item != NULL && k < row->reasons->len; k++)
        {
          const YdReason *reason = row->reasons->pdata[k];
          if (reason->why != YD_WHY_TARGET_LOWER && reason->why != YD_WHY_TARGET_LOOSER)
            continue;
          YdFinding *finding = yd_check_add_item (check, item, NULL);
          if (reason->why == YD_WHY_TARGET_LOOSER)
            yd_finding_set_sentence (
              finding, N_ ("The target “%s” allows %s; the earlier plan allowed only %s"));
          yd_finding_take_argument (finding, g_strdup (reason->what));
          yd_finding_take_argument (finding, g_strdup (reason->after));
          yd_finding_take_argument (finding, g_strdup (reason->before));
        }
    }
}

static void
check_weaker (YdCheck *check)
{
  for (guint i = 0; i < check->others->len; i++)
    {
      int year = yd_plan_get_year (check->others->pdata[i]);
      if (year > 0 && check->row->year > year)
        check_lowered (check, check->others->pdata[i]);
    }
}

/* clang-format off */
const YdCheckRule yd_check_similar_rules[] = {
  { .rule = { "similar-point", YD_SEVERITY_WARNING, N_("Points that say almost the same"), NULL },
    .sentence = N_("%s the same as %s"),
    .check_item = check_similar },
  { .rule = { "copied-point", YD_SEVERITY_HINT, N_("Points taken over almost unchanged from another plan"), NULL },
    .sentence = N_("%s the same as in “%s”: %s"),
    .check_plan = check_others },
  { .rule = { "below-last-year", YD_SEVERITY_WARNING, N_("Targets below those of an earlier plan"), NULL },
    .sentence = N_("The target “%s” is %s; in the earlier plan it was %s"),
    .check_plan = check_weaker },
};
/* clang-format on */
const guint yd_check_n_similar_rules = G_N_ELEMENTS (yd_check_similar_rules);
