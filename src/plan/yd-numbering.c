/* Owns: the numbers that are printed before items. They are computed from the tree and the plan's
 * scheme, never stored, so that moving a point can leave no wrong number behind. */

#include "yd-numbering-private.h"

#include "yd-char.h"
#include "yd-item-private.h"
#include "yd-numeral.h"
#include "yd-plan.h"
#include "yd-record-private.h"

#include <string.h>

/**
 * yd_numbering_format:
 * @form: how it is written; not %YD_FORM_DEFAULT
 * @number: 1 and above
 * @mark: (nullable): what follows an Arabic number; "." where %NULL
 *
 * Returns: (transfer full): 一、 （二） 7. （3） ④
 */
char *
yd_numbering_format (YdNumberForm form, int number, const char *mark)
{
  g_autofree char *han
    = form == YD_FORM_HAN_COMMA || form == YD_FORM_HAN_PAREN || form == YD_FORM_HAN_ORDINAL
        ? yd_numeral_format (CLAMP (number, 1, 9999))
        : NULL;
  switch (form)
    {
    case YD_FORM_HAN_COMMA:
      return g_strconcat (han, "、", NULL);
    case YD_FORM_HAN_PAREN:
      return g_strconcat ("（", han, "）", NULL);
    case YD_FORM_HAN_ORDINAL:
      return g_strconcat ("第", han, "，", NULL);
    case YD_FORM_ARABIC:
      return g_strdup_printf ("%d%s", number, mark != NULL ? mark : ".");
    case YD_FORM_ARABIC_PAREN:
      return g_strdup_printf ("（%d）", number);
    case YD_FORM_CIRCLED:
      {
        gunichar c = number <= 20   ? 0x245fu + (gunichar)number
                     : number <= 35 ? 0x3251u + (gunichar)number - 21
                                    : 0;
        char buffer[7] = { 0 };
        if (c == 0)
          return g_strdup_printf ("（%d）", number);
        g_unichar_to_utf8 (c, buffer);
        return g_strdup (buffer);
      }
    case YD_FORM_DECIMAL: /* at the top; below, the walk puts what stands above before it */
      return g_strdup_printf ("%d ", number);
    case YD_FORM_NONE:
    case YD_FORM_DEFAULT:
      break;
    }
  return g_strdup ("");
}

/**
 * yd_numbering_get_form:
 *
 * Returns: how the number of @item is written, by its kind where it does not say
 */
YdNumberForm
yd_numbering_get_form (YdItem *item)
{
  static const YdNumberForm by_kind[]
    = { YD_FORM_HAN_COMMA, YD_FORM_HAN_PAREN, YD_FORM_ARABIC, YD_FORM_ARABIC_PAREN };
  const YdItemRow *row = yd_item_get_row (item);
  if (row->form != YD_FORM_DEFAULT)
    return (YdNumberForm)row->form;
  return by_kind[CLAMP (row->kind, 0, 3)];
}

/**
 * yd_numbering_parse:
 *
 * Returns: what 一、 （二） (3) 4. ５、 ⑥ 第七， counts; 0 where it is no number
 */
int
yd_numbering_parse (const char *text)
{
  const char *p = text;
  int value = 0;
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!g_unichar_isspace (c) && c != '(' && c != 0xff08 && c != 0x7b2c) /* （ 第 */
        break;
    }
  if (yd_numeral_parse (p, &value) > 0)
    return value;
  gunichar c = g_utf8_get_char (p);
  if (c >= 0x2460 && c <= 0x2473) /* ① to ⑳ */
    return (int)(c - 0x2460) + 1;
  if (c >= 0x3251 && c <= 0x325f) /* ㉑ to ㉟ */
    return (int)(c - 0x3251) + 21;
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      c = yd_char_to_half_width (g_utf8_get_char (p));
      if (c < '0' || c > '9' || value > 99999)
        break;
      value = value * 10 + (int)(c - '0');
    }
  return value;
}

/**
 * yd_numbering_get_value:
 *
 * Returns: the number that @item has among those it is counted with; 0 where none is printed
 */
int
yd_numbering_get_value (YdItem *item)
{
  const char *number = yd_item_get_number (item);
  const char *last = yd_numbering_get_form (item) == YD_FORM_DECIMAL ? strrchr (number, '.') : NULL;
  return yd_numbering_parse (last != NULL ? last + 1 : number);
}

#define N_FORMS (YD_FORM_DECIMAL + 1)

typedef struct
{
  int running[N_FORMS]; /* what runs on, so far, by form, since the scope began */
  gboolean
    of_groups[N_FORMS]; /* forms that groups have: points with one of them count as groups do */
  gboolean any_groups;
  YdNumberScope scope;
  gboolean groups_run_on;
  const char *mark;
  YdNumberingChanged changed;
  gpointer user_data;
} Walk;

static void
find_group_forms (Walk *walk, YdRecordList *list)
{
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdItem *item = yd_record_list_get (list, i);
      if (yd_item_get_kind (item) == YD_ITEM_GROUP)
        walk->any_groups = walk->of_groups[CLAMP (yd_numbering_get_form (item), 0, N_FORMS - 1)]
          = TRUE;
      find_group_forms (walk, yd_item_list_children (item));
    }
}

static gboolean
runs_on (const Walk *walk, YdItemKind kind, YdNumberForm form)
{
  if (form == YD_FORM_DECIMAL || kind == YD_ITEM_SECTION)
    return FALSE;
  if (walk->groups_run_on
      && (kind == YD_ITEM_GROUP || walk->of_groups[form]
          || (form == YD_FORM_HAN_PAREN && !walk->any_groups)))
    return TRUE;
  return kind == YD_ITEM_POINT && !walk->of_groups[form] && walk->scope != YD_SCOPE_PARENT;
}

static void
number_list (Walk *walk, YdRecordList *list, guint depth, const char *above)
{
  int siblings[N_FORMS] = { 0 };
  for (guint i = 0; i < yd_record_list_get_length (list); i++)
    {
      YdItem *item = yd_record_list_get (list, i);
      YdNumberForm form = CLAMP (yd_numbering_get_form (item), 0, N_FORMS - 1);
      YdItemKind kind = yd_item_get_kind (item);
      if (depth == 0 && walk->scope == YD_SCOPE_SECTION)
        for (int f = 0; f < N_FORMS; f++)
          walk->running[f] = 0;
      int number = runs_on (walk, kind, form) ? ++walk->running[form] : ++siblings[form];
      yd_item_place (item, i, depth);
      char *text = form == YD_FORM_DECIMAL ? g_strdup_printf ("%s%d ", above, number)
                                           : yd_numbering_format (form, number, walk->mark);
      if (yd_item_set_number (item, text))
        walk->changed (item, walk->user_data);
      YdRecordList *children = yd_item_list_children (item);
      if (yd_record_list_get_length (children) == 0)
        continue;
      g_autofree char *path = g_strdup_printf ("%s%d.", above, number);
      number_list (walk, children, depth + 1, path);
    }
}

/* Numbers the whole plan and calls @changed for each item whose number is not what it was. */
void
yd_numbering_run (YdPlan *plan, YdNumberingChanged changed, gpointer user_data)
{
  const YdPlanRow *row = yd_plan_get_row (plan);
  Walk walk = { .scope = (YdNumberScope)row->point_scope,
                .groups_run_on = row->groups_run_on,
                .mark = row->number_mark,
                .changed = changed,
                .user_data = user_data };
  find_group_forms (&walk, yd_plan_list_items (plan));
  number_list (&walk, yd_plan_list_items (plan), 0, "");
}
