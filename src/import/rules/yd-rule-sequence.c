/* Owns: which of the numbers that stand in a text count as items. A number counts by its
 * neighbours: the one before it, the one after it, and the heading above. So 12.4 in a sentence is
 * no item, and
 * 2. in the middle of a flattened line is one. Refuses: to split anything (yd-rule-flat.c). */

#include "yd-lines.h"

#define MAX_VALUE 99999
#define LARGE 1000 /* from here on a number may be a year or an amount */
#define GAP 20     /* by which a large number may jump */

typedef struct
{
  guint next_start;  /* value of the next number of this kind that begins a line in this scope; 0 */
  gboolean followed; /* the next value comes later in this scope */
} Ahead;

/* What comes after each candidate of @kind until a higher item begins. */
static Ahead *
look_ahead (const GArray *candidates, YdMarkKind kind)
{
  Ahead *ahead = g_new0 (Ahead, candidates->len);
  g_autofree guint *seen = g_new0 (guint, MAX_VALUE + 2);
  guint scope = 1, next_start = 0;

  for (guint i = candidates->len; i-- > 0;)
    {
      const YdCandidate *c = &g_array_index (candidates, YdCandidate, i);
      if (c->mark.kind < kind && c->accepted)
        {
          scope++;
          next_start = 0;
        }
      if (c->mark.kind != kind)
        continue;
      ahead[i].next_start = next_start;
      ahead[i].followed = seen[MIN (c->mark.value + 1, MAX_VALUE)] == scope;
      seen[MIN (c->mark.value, MAX_VALUE)] = scope;
      if (c->edge == YD_EDGE_LINE && !c->mark.weak)
        next_start = (guint)c->mark.value;
    }
  return ahead;
}

typedef struct
{
  int last;       /* value of the item before in this scope; 0 at its beginning */
  int run;        /* value of the item before in the whole text */
  int inner;      /* an enumeration inside an item is at this value */
  guint line;     /* in which the item before stands */
  gboolean lined; /* any item of this kind begins a line somewhere */
  gboolean flat;  /* a higher item was found within a line: the text is flattened */
  gboolean whole; /* no number at all begins a line */
} Walk;

static gboolean
fits (const Walk *walk, int value)
{
  if (walk->last > 0)
    return value == walk->last + 1;
  return value == 1 || (walk->run > 0 && value == walk->run + 1);
}

static gboolean
accepts_start (const Walk *walk, const YdCandidate *c, const Ahead *ahead)
{
  if (!c->mark.weak)
    return TRUE;
  if (!fits (walk, c->mark.value))
    return c->mark.value >= LARGE && walk->last >= LARGE - GAP && c->mark.value > walk->last
           && c->mark.value <= walk->last + GAP;
  return c->mark.value > 1 || ahead->followed;
}

/* 优化布局。1.甲；2.乙；3.丙: a list within a sentence, as 2. stands behind a ；. */
static gboolean
begins_list (const GArray *candidates, guint index)
{
  const YdCandidate *first = &g_array_index (candidates, YdCandidate, index);
  for (guint i = index + 1; first->mark.value == 1 && i < candidates->len; i++)
    {
      const YdCandidate *c = &g_array_index (candidates, YdCandidate, i);
      if (c->line != first->line)
        break;
      if (c->mark.kind == first->mark.kind)
        return c->mark.value == 2 && c->edge == YD_EDGE_CLAUSE;
    }
  return FALSE;
}

static gboolean
accepts_within (Walk *walk, const YdCandidate *c, const Ahead *ahead, gboolean list)
{
  int value = c->mark.value;
  gboolean bridges
    = ahead->next_start > (guint)value && walk->last + 1 == value && c->edge != YD_EDGE_CLAUSE;

  if (c->mark.kind > YD_MARK_ARABIC || c->mark.kind == YD_MARK_CLAUSE || c->mark.weak)
    return fits (walk, value) && c->mark.kind == YD_MARK_ARABIC && walk->last > 0 && !walk->lined
           && c->edge == YD_EDGE_STOP;
  if (walk->inner > 0 && value == walk->inner + 1)
    {
      walk->inner = value;
      return FALSE;
    }
  if (bridges && (walk->last > 0 || c->edge != YD_EDGE_CLAUSE))
    return TRUE;
  if (walk->last > 0 && value == walk->last + 1 && ahead->next_start == (guint)value + 1)
    return TRUE; /* 1.甲；2.乙 above 3.丙 */
  if (!fits (walk, value))
    {
      if (value == 1)
        walk->inner = 1;
      return FALSE;
    }
  if (c->edge == YD_EDGE_CLAUSE && value == 1 && walk->last == 0 && ahead->next_start == 2)
    return TRUE; /* 整改措施：1.甲 above 2.乙 */
  if (list && !(walk->flat || walk->whole))
    {
      walk->inner = 1;
      return FALSE;
    }
  if (c->edge == YD_EDGE_CLAUSE && !(walk->flat || walk->whole))
    return FALSE; /* 如下：（一）甲；（二）乙 in a paragraph */
  if (c->edge == YD_EDGE_CLAUSE && value == 1)
    return !walk->lined && ahead->followed;
  if (walk->last > 0)
    return !walk->lined || walk->line == c->line;
  return (!walk->lined || walk->flat) && ahead->next_start == 0 && (ahead->followed || value > 1);
}

static void
walk_kind (GArray *candidates, YdMarkKind kind, gboolean *flat)
{
  g_autofree Ahead *ahead = look_ahead (candidates, kind);
  Walk walk = { .flat = *flat, .whole = TRUE };

  for (guint i = 0; i < candidates->len; i++)
    {
      const YdCandidate *c = &g_array_index (candidates, YdCandidate, i);
      if (c->edge != YD_EDGE_LINE || c->mark.weak)
        continue;
      walk.whole = FALSE;
      walk.lined |= c->mark.kind == kind;
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      YdCandidate *c = &g_array_index (candidates, YdCandidate, i);
      if (c->mark.kind < kind && c->accepted)
        walk.last = walk.inner = 0;
      if (c->mark.kind != kind)
        continue;
      gboolean start = c->edge == YD_EDGE_LINE;
      c->accepted = start ? accepts_start (&walk, c, &ahead[i])
                          : accepts_within (&walk, c, &ahead[i], begins_list (candidates, i));
      if (!c->accepted)
        continue;
      *flat |= !start;
      walk.last = walk.run = c->mark.value;
      walk.inner = 0;
      walk.line = c->line;
    }
}

/**
 * yd_rule_sequence:
 * @candidates: (element-type YdCandidate): in the order of the text; @accepted is set
 *
 * Goes from the highest kind of number to the lowest, each within the items already found.
 */
void
yd_rule_sequence (GArray *candidates)
{
  gboolean flat = FALSE;
  for (int kind = YD_MARK_PART; kind < YD_N_MARKS; kind++)
    walk_kind (candidates, (YdMarkKind)kind, &flat);
}
