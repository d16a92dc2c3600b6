/* Owns: a section, group, point or task and the lists of what hangs on it. Refuses: to number itself
 * (yd-numbering.c does that for the whole tree). */

#include "yd-item-private.h"

#include "yd-owner-private.h"
#include "yd-plan.h"
#include "yd-text.h"

#include <string.h>

enum
{
  CHILDREN,
  PARAGRAPHS,
  ASSIGNMENTS,
  INDICATORS,
  MILESTONES,
  SUGGESTIONS,
  REPORTS,
  N_LISTS
};

struct _YdItem
{
  YdRecord parent_instance;

  YdRecordList *lists[N_LISTS]; /* owned, each made when something comes into it */
  char *number;                 /* owned; as printed, with its mark; "" for none */
  guint index;                  /* among its siblings */
  guint depth;                  /* 0 at the top */
  guint64 tree_stamp;           /* as yd_item_get_tree_stamp() has it */
};

G_DEFINE_FINAL_TYPE (YdItem, yd_item, YD_TYPE_RECORD)

static void
yd_item_finalize (GObject *object)
{
  YdItem *self = YD_ITEM (object);
  for (int i = 0; i < N_LISTS; i++)
    g_clear_object (&self->lists[i]);
  g_free (self->number);
  G_OBJECT_CLASS (yd_item_parent_class)->finalize (object);
}

static void
yd_item_class_init (YdItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_item_finalize;
  YD_RECORD_CLASS (klass)->table = YD_TABLE_ITEM;
}

static void
yd_item_init (YdItem *self)
{
}

void
yd_item_place (YdItem *self, guint index, guint depth)
{
  self->index = index;
  self->depth = depth;
}

/* The item, or something below it, is not what it was. */
void
yd_item_touch_tree (YdItem *self, guint64 stamp)
{
  for (YdItem *item = self; item != NULL && item->tree_stamp != stamp;
       item = yd_item_get_parent (item))
    item->tree_stamp = stamp; /* a damaged file may make a ring of items */
}

/* Takes @number; returns whether it differs from the one before. */
gboolean
yd_item_set_number (YdItem *self, char *number)
{
  gboolean differs = g_strcmp0 (self->number, number) != 0;
  g_free (self->number);
  self->number = number;
  return differs;
}

const YdItemRow *
yd_item_get_row (YdItem *self)
{
  return yd_record_get_row (YD_RECORD (self));
}

YdItemKind
yd_item_get_kind (YdItem *self)
{
  return (YdItemKind)yd_item_get_row (self)->kind;
}

/**
 * yd_item_get_title:
 *
 * Returns: (transfer none): the title; "" for an item that has none
 */
const char *
yd_item_get_title (YdItem *self)
{
  const char *title = yd_item_get_row (self)->title;
  return title != NULL ? title : "";
}

/**
 * yd_item_get_number:
 *
 * Returns: (transfer none): the computed number as printed, with its mark: 一、 （二） 7. ; ""
 *   where nothing is printed
 */
const char *
yd_item_get_number (YdItem *self)
{
  return self->number != NULL ? self->number : "";
}

gboolean
yd_item_get_run_in (YdItem *self)
{
  return yd_item_get_row (self)->run_in == 1;
}

/**
 * yd_item_get_parent:
 *
 * Returns: (transfer none) (nullable): the item it stands below
 */
YdItem *
yd_item_get_parent (YdItem *self)
{
  YdPlan *plan = yd_record_get_plan (YD_RECORD (self));
  YdId parent = yd_item_get_row (self)->parent;
  return plan != NULL && parent != YD_ID_NONE ? yd_plan_find_item (plan, parent) : NULL;
}

/**
 * yd_item_get_section:
 *
 * Returns: (transfer none): the top item above it, or itself
 */
YdItem *
yd_item_get_section (YdItem *self)
{
  YdItem *top = self;
  for (YdItem *up = self; up != NULL; up = yd_item_get_parent (up))
    top = up;
  return top;
}

/**
 * yd_item_get_next:
 *
 * Returns: (transfer none) (nullable): the item after it in the order of the document, children
 *   before siblings
 */
YdItem *
yd_item_get_next (YdItem *self)
{
  if (self->lists[CHILDREN] != NULL && yd_record_list_get_length (self->lists[CHILDREN]) > 0)
    return yd_record_list_get (self->lists[CHILDREN], 0);
  for (YdItem *item = self; item != NULL; item = yd_item_get_parent (item))
    {
      YdRecordList *siblings = yd_record_get_list (YD_RECORD (item));
      if (siblings != NULL && item->index + 1 < yd_record_list_get_length (siblings))
        return yd_record_list_get (siblings, item->index + 1);
    }
  return NULL;
}

/**
 * yd_item_get_tree_stamp:
 *
 * Returns: as yd_record_get_stamp(), but another one too when anything below the item changed, came,
 *   went or moved
 */
guint64
yd_item_get_tree_stamp (YdItem *self)
{
  return self->tree_stamp;
}

guint
yd_item_get_depth (YdItem *self)
{
  return self->depth;
}

/**
 * yd_item_is_assignable:
 *
 * Returns: whether a unit is expected to answer for it: points and tasks outside aims and safeguards
 */
gboolean
yd_item_is_assignable (YdItem *self)
{
  if (yd_item_get_kind (self) < YD_ITEM_POINT)
    return FALSE;
  for (YdItem *item = self; item != NULL; item = yd_item_get_parent (item))
    if (yd_item_get_row (item)->exempt)
      return FALSE;
  return TRUE;
}

/* The list into which rows of @table come that hang on it. */
YdRecordList *
yd_item_make_list (YdItem *self, YdTable table)
{
  static const int of_table[YD_N_TABLES] = {
    [YD_TABLE_ITEM] = CHILDREN,          [YD_TABLE_PARAGRAPH] = PARAGRAPHS,
    [YD_TABLE_ASSIGNMENT] = ASSIGNMENTS, [YD_TABLE_INDICATOR] = INDICATORS,
    [YD_TABLE_MILESTONE] = MILESTONES,   [YD_TABLE_SUGGESTION] = SUGGESTIONS,
    [YD_TABLE_REPORT] = REPORTS,
  };
  return yd_owner_make_list (&self->lists[of_table[table]]);
}

/**
 * yd_item_list_children:
 *
 * This and the lists below hold until the next edit; who wants to hear of changes follows the item.
 *
 * Returns: (transfer none): #YdItem in their order
 */
YdRecordList *
yd_item_list_children (YdItem *self)
{
  return yd_owner_list (self->lists[CHILDREN]);
}

/**
 * yd_item_get_child_model:
 *
 * For who shows a tree. When an item gets its first child, the list in which it stands says that
 * another item has come in its place.
 *
 * Returns: (transfer none) (nullable): its children, the same list from then on; %NULL where there have
 *   never been any
 */
GListModel *
yd_item_get_child_model (YdItem *self)
{
  return (GListModel *)self->lists[CHILDREN];
}

YdRecordList *
yd_item_list_paragraphs (YdItem *self)
{
  return yd_owner_list (self->lists[PARAGRAPHS]);
}

/**
 * yd_item_list_assignments:
 *
 * Returns: (transfer none): #YdAssignment, leads first
 */
YdRecordList *
yd_item_list_assignments (YdItem *self)
{
  return yd_owner_list (self->lists[ASSIGNMENTS]);
}

YdRecordList *
yd_item_list_indicators (YdItem *self)
{
  return yd_owner_list (self->lists[INDICATORS]);
}

YdRecordList *
yd_item_list_milestones (YdItem *self)
{
  return yd_owner_list (self->lists[MILESTONES]);
}

YdRecordList *
yd_item_list_suggestions (YdItem *self)
{
  return yd_owner_list (self->lists[SUGGESTIONS]);
}

YdRecordList *
yd_item_list_reports (YdItem *self)
{
  return yd_owner_list (self->lists[REPORTS]);
}

/**
 * yd_item_get_first_lead:
 *
 * Returns: (transfer none) (nullable): the unit that answers
 */
YdUnit *
yd_item_get_first_lead (YdItem *self)
{
  YdRecordList *assignments = yd_item_list_assignments (self);
  if (yd_record_list_get_length (assignments) == 0)
    return NULL;
  YdAssignment *first = yd_record_list_get (assignments, 0);
  return yd_assignment_get_role (first) == YD_ROLE_LEAD ? yd_assignment_get_unit (first) : NULL;
}

/**
 * yd_item_dup_units_text:
 * @separator: what stands between two names, usually 、
 *
 * Returns: (transfer full): the names of its units in that role; "" for none
 */
char *
yd_item_dup_units_text (YdItem *self, YdRole role, const char *separator)
{
  GString *text = g_string_new (NULL);
  YdRecordList *assignments = yd_item_list_assignments (self);
  for (guint i = 0; i < yd_record_list_get_length (assignments); i++)
    {
      YdAssignment *assignment = yd_record_list_get (assignments, i);
      if (yd_assignment_get_role (assignment) != role)
        continue;
      if (text->len > 0)
        g_string_append (text, separator);
      g_string_append (text, yd_assignment_get_unit_name (assignment));
    }
  return g_string_free (text, FALSE);
}

static gboolean
has_role (YdItem *self, YdRole role)
{
  YdRecordList *assignments = self->lists[ASSIGNMENTS];
  for (guint i = 0; assignments != NULL && i < yd_record_list_get_length (assignments); i++)
    if (yd_assignment_get_role (yd_record_list_get (assignments, i)) == role)
      return TRUE;
  return FALSE;
}

/**
 * yd_item_get_carrier:
 *
 * Returns: (transfer none): the item whose units in @role carry this one: itself, or of a task that names
 *   none the point that it belongs to
 */
YdItem *
yd_item_get_carrier (YdItem *self, YdRole role)
{
  YdItem *parent = yd_item_get_kind (self) == YD_ITEM_TASK ? yd_item_get_parent (self) : NULL;
  return parent != NULL && !has_role (self, role) ? parent : self;
}

static gboolean
is_live (YdItem *self)
{
  return yd_item_is_assignable (self) && yd_item_get_row (self)->status != YD_ITEM_ADJUSTED;
}

static gboolean
is_led (YdItem *self)
{
  return has_role (yd_item_get_carrier (self, YD_ROLE_LEAD), YD_ROLE_LEAD);
}

/* Whether it is broken down into tasks of which each that is still to be done has a lead. */
static gboolean
is_led_by_tasks (YdItem *self)
{
  YdRecordList *children = yd_item_list_children (self);
  guint n_tasks = 0;
  for (guint i = 0; i < yd_record_list_get_length (children); i++)
    {
      YdItem *task = yd_record_list_get (children, i);
      if (yd_item_get_kind (task) != YD_ITEM_TASK)
        continue;
      n_tasks++;
      if (is_live (task) && !has_role (task, YD_ROLE_LEAD))
        return FALSE;
    }
  return n_tasks > 0;
}

/* Nobody is named for it, neither here nor above nor in its tasks, though somebody should be. */
static gboolean
is_unnamed (YdItem *self)
{
  return is_live (self) && !is_led (self) && !is_led_by_tasks (self);
}

/**
 * yd_item_get_default_lead:
 *
 * Returns: (transfer none) (nullable): the plan's default lead, where it falls to that one
 */
YdUnit *
yd_item_get_default_lead (YdItem *self)
{
  YdPlan *plan = yd_record_get_plan (YD_RECORD (self));
  YdId unit = plan != NULL ? yd_plan_get_row (plan)->default_lead : YD_ID_NONE;
  return unit != YD_ID_NONE && is_unnamed (self) ? yd_plan_find_unit (plan, unit) : NULL;
}

/**
 * yd_item_dup_carriers_text:
 *
 * Returns: (transfer full): the names of those to whom it falls in @role, the plan's default lead
 *   included; "" for none
 */
char *
yd_item_dup_carriers_text (YdItem *self, YdRole role, const char *separator)
{
  YdUnit *unit = role == YD_ROLE_LEAD ? yd_item_get_default_lead (self) : NULL;
  return unit != NULL ? g_strdup (yd_unit_get_name (unit))
                      : yd_item_dup_units_text (yd_item_get_carrier (self, role), role, separator);
}

/**
 * yd_item_lacks_lead:
 *
 * Returns: whether somebody should answer for it and nobody does: no lead of its own, of its point, of all
 *   its tasks, nor of the plan
 */
gboolean
yd_item_lacks_lead (YdItem *self)
{
  return is_unnamed (self) && yd_item_get_default_lead (self) == NULL;
}

/* 6月底前 does not stand in 2026年6月底前, nor 年底前 in 2026年底前: they say something else there. */
static gboolean
is_part_of_number (const char *text, const char *at)
{
  const char *before = at > text ? g_utf8_prev_char (at) : NULL;
  if (before != NULL && before > text && g_str_has_prefix (before, "年"))
    before = g_utf8_prev_char (before);
  return before != NULL && g_unichar_isdigit (g_utf8_get_char (before));
}

/* Returns: (nullable): where @words stand in @text by themselves */
static const char *
find_in (const char *words, const char *text)
{
  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    if (!is_part_of_number (text, at))
      return at;
  return NULL;
}

/**
 * yd_item_find_words:
 * @start: (out): characters of the paragraph before @words
 *
 * Returns: (transfer none) (nullable): its first paragraph in which @words stand and mean what they mean alone
 */
YdParagraph *
yd_item_find_words (YdItem *self, const char *words, int *start)
{
  YdRecordList *paragraphs = yd_item_list_paragraphs (self);
  for (guint i = 0; i < yd_record_list_get_length (paragraphs); i++)
    {
      YdParagraph *paragraph = yd_record_list_get (paragraphs, i);
      const char *text = yd_paragraph_get_text (paragraph), *at = find_in (words, text);
      if (at == NULL)
        continue;
      *start = (int)g_utf8_pointer_to_offset (text, at);
      return paragraph;
    }
  return NULL;
}

/* Whether @words stand so in its title or in one of its paragraphs. */
gboolean
yd_item_has_words (YdItem *self, const char *words)
{
  int start;
  return find_in (words, yd_item_get_title (self)) != NULL
         || yd_item_find_words (self, words, &start) != NULL;
}

/**
 * yd_item_dup_body:
 *
 * Returns: (transfer full): its paragraphs, one a line
 */
char *
yd_item_dup_body (YdItem *self)
{
  GString *text = g_string_new (NULL);
  YdRecordList *paragraphs = yd_item_list_paragraphs (self);
  for (guint i = 0; i < yd_record_list_get_length (paragraphs); i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, yd_paragraph_get_text (yd_record_list_get (paragraphs, i)));
    }
  return g_string_free (text, FALSE);
}

#define OPENING 24 /* characters: enough to know an item by */

/**
 * yd_item_dup_opening:
 *
 * Returns: (transfer full): what a person knows it by: its title, or the first words of its body where it
 *   has none; "" where it has neither
 */
char *
yd_item_dup_opening (YdItem *self)
{
  const char *title = yd_item_get_title (self);
  if (*title != '\0')
    return g_strdup (title);
  g_autofree char *body = yd_item_dup_body (self);
  body[strcspn (body, "\n")] = '\0';
  if (g_utf8_strlen (body, -1) <= OPENING)
    return g_steal_pointer (&body);
  g_autofree char *words = g_utf8_substring (body, 0, OPENING);
  return g_strconcat (words, "…", NULL);
}

/**
 * yd_item_count_characters:
 *
 * Returns: characters of number, title and text, as they count in the plan; none of a task, which is
 *   not printed with it
 */
glong
yd_item_count_characters (YdItem *self)
{
  return yd_item_get_kind (self) == YD_ITEM_TASK
           ? 0
           : yd_text_count (yd_item_get_number (self)) + yd_text_count (yd_item_get_title (self))
               + yd_paragraph_list_count (yd_item_list_paragraphs (self));
}

/**
 * yd_item_dup_unit_mark:
 *
 * Returns: (transfer full) (nullable): the units as they are printed after the item, brackets
 *   included: as written while nobody has changed them, else by the plan's words; %NULL where there
 *   is no unit, or where another item's mark names them (then the written mark is empty)
 */
char *
yd_item_dup_unit_mark (YdItem *self)
{
  static const char *const lead_words[] = { "牵头单位：", "责任单位：", "负责部门：" };
  const YdItemRow *row = yd_item_get_row (self);
  if (row->unit_mark != NULL)
    return *row->unit_mark != '\0' ? g_strdup (row->unit_mark) : NULL;

  YdPlan *plan = yd_record_get_plan (YD_RECORD (self));
  int words = plan != NULL ? CLAMP (yd_plan_get_row (plan)->unit_words, 0, 2) : 0;
  g_autofree char *lead = yd_item_dup_units_text (self, YD_ROLE_LEAD, "、");
  g_autofree char *support = yd_item_dup_units_text (self, YD_ROLE_SUPPORT, "、");
  if (*lead == '\0' && *support == '\0' && row->scope == NULL)
    return NULL;

  GString *mark = g_string_new ("（");
  if (*lead != '\0')
    g_string_append_printf (mark, "%s%s", lead_words[words], lead);
  if (*support != '\0')
    g_string_append_printf (mark, "%s配合单位：%s", mark->len > strlen ("（") ? "；" : "", support);
  if (row->scope != NULL)
    g_string_append_printf (mark, "%s%s", mark->len > strlen ("（") ? "；" : "", row->scope);
  g_string_append (mark, "）");
  return g_string_free (mark, FALSE);
}
