/* Owns: which part of a plan a window is about. Keeps to the same item through undo, and goes to a
 * neighbour when it is deleted. Refuses: to change the plan. */

#include "yd-ui-selection.h"

struct _YdUiTextPart
{
  GObject parent_instance;
  YdUiPart part;
};

G_DEFINE_FINAL_TYPE (YdUiTextPart, yd_ui_text_part, G_TYPE_OBJECT)

static void
yd_ui_text_part_class_init (YdUiTextPartClass *klass)
{
}

static void
yd_ui_text_part_init (YdUiTextPart *self)
{
}

YdUiTextPart *
yd_ui_text_part_new (YdUiPart part)
{
  YdUiTextPart *self = g_object_new (YD_UI_TYPE_TEXT_PART, NULL);
  self->part = part;
  return self;
}

YdUiPart
yd_ui_text_part_get_part (YdUiTextPart *self)
{
  return self->part;
}

/* ---- selection ---- */

struct _YdUiSelection
{
  GObject parent_instance;

  YdUiDocument *document; /* owned */
  YdUiPart part;
  YdItem *item;     /* owned; NULL unless part is ITEM */
  YdItem *previous; /* owned; the item before it in the document, to go to when it is deleted */
  YdId unit;        /* whose part alone is shown; none: everything */
};

G_DEFINE_FINAL_TYPE (YdUiSelection, yd_ui_selection, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TARGET,
  PROP_UNIT,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

/* The item before @item in reading order. */
static YdItem *
item_before (YdItem *item)
{
  YdItem *parent = yd_item_get_parent (item);
  YdPlan *plan = yd_record_get_plan (YD_RECORD (item));
  YdRecordList *siblings
    = parent != NULL ? yd_item_list_children (parent) : yd_plan_list_items (plan);
  guint index;
  if (!yd_record_list_find (siblings, YD_RECORD (item), &index) || index == 0)
    return parent;
  YdItem *last = yd_record_list_get (siblings, index - 1);
  for (guint n; (n = yd_record_list_get_length (yd_item_list_children (last))) > 0;)
    last = yd_record_list_get (yd_item_list_children (last), n - 1);
  return last;
}

static void
select_target (YdUiSelection *self, YdUiPart part, YdItem *item)
{
  if (part == self->part && item == self->item)
    return;
  self->part = part;
  g_set_object (&self->item, item);
  YdItem *previous = item != NULL ? item_before (item) : NULL;
  g_set_object (&self->previous, previous);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TARGET]);
}

static void
plan_changed_cb (YdPlan *plan, YdUiSelection *self)
{
  if (self->unit != YD_ID_NONE && yd_plan_find_unit (plan, self->unit) == NULL)
    yd_ui_selection_set_unit (self, YD_ID_NONE);
  if (self->part == YD_UI_PART_UNPLACED
      && yd_record_list_get_length (yd_plan_list_unplaced (plan)) == 0)
    select_target (self, YD_UI_PART_PREAMBLE, NULL);
  if (self->part != YD_UI_PART_ITEM || self->item == NULL)
    return;
  if (yd_record_get_plan (YD_RECORD (self->item)) != NULL)
    {
      g_set_object (&self->previous, item_before (self->item));
      return;
    }
  YdItem *item = yd_plan_find_item (plan, yd_record_get_id (YD_RECORD (self->item)));
  if (item == NULL && self->previous != NULL)
    item = yd_plan_find_item (plan, yd_record_get_id (YD_RECORD (self->previous)));
  if (item == NULL)
    item = yd_plan_get_first_item (plan);
  select_target (self, item != NULL ? YD_UI_PART_ITEM : YD_UI_PART_PREAMBLE, item);
}

static void
yd_ui_selection_dispose (GObject *object)
{
  YdUiSelection *self = YD_UI_SELECTION (object);
  g_clear_object (&self->item);
  g_clear_object (&self->previous);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (yd_ui_selection_parent_class)->dispose (object);
}

static void
yd_ui_selection_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  YdUiSelection *self = YD_UI_SELECTION (object);
  if (id == PROP_TARGET)
    g_value_set_object (value, self->item);
  else if (id == PROP_UNIT)
    g_value_set_int64 (value, self->unit);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
yd_ui_selection_class_init (YdUiSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = yd_ui_selection_dispose;
  G_OBJECT_CLASS (klass)->get_property = yd_ui_selection_get_property;
  props[PROP_TARGET] = g_param_spec_object ("target", NULL, NULL, YD_TYPE_ITEM,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_UNIT] = g_param_spec_int64 ("unit", NULL, NULL, G_MININT64, G_MAXINT64, YD_ID_NONE,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
yd_ui_selection_init (YdUiSelection *self)
{
  self->part = YD_UI_PART_PREAMBLE;
}

/**
 * yd_ui_selection_new:
 *
 * Returns: (transfer full): a selection that begins at the first point, or section, there is
 */
YdUiSelection *
yd_ui_selection_new (YdUiDocument *document)
{
  YdUiSelection *self = g_object_new (YD_UI_TYPE_SELECTION, NULL);
  self->document = g_object_ref (document);
  YdPlan *plan = yd_ui_document_get_plan (document);
  g_signal_connect_object (plan, "changed", G_CALLBACK (plan_changed_cb), self, 0);

  YdItem *first = yd_plan_get_first_item (plan);
  for (YdItem *item = first; item != NULL; item = yd_item_get_next (item))
    if (yd_item_get_kind (item) == YD_ITEM_POINT)
      {
        first = item;
        break;
      }
  if (first != NULL)
    select_target (self, YD_UI_PART_ITEM, first);
  return self;
}

YdUiDocument *
yd_ui_selection_get_document (YdUiSelection *self)
{
  return self->document;
}

YdPlan *
yd_ui_selection_get_plan (YdUiSelection *self)
{
  return yd_ui_document_get_plan (self->document);
}

/**
 * yd_ui_selection_get_item:
 *
 * Returns: (transfer none) (nullable): the selected item; %NULL where another part is selected
 */
YdItem *
yd_ui_selection_get_item (YdUiSelection *self)
{
  return self->item;
}

YdUiPart
yd_ui_selection_get_part (YdUiSelection *self)
{
  return self->part;
}

void
yd_ui_selection_set_item (YdUiSelection *self, YdItem *item)
{
  if (item != NULL)
    select_target (self, YD_UI_PART_ITEM, item);
}

void
yd_ui_selection_set_part (YdUiSelection *self, YdUiPart part)
{
  g_return_if_fail (part != YD_UI_PART_ITEM);
  select_target (self, part, NULL);
}

/**
 * yd_ui_selection_get_unit:
 *
 * Returns: the unit whose part in the plan is shown alone; none where everything is
 */
YdId
yd_ui_selection_get_unit (YdUiSelection *self)
{
  return self->unit;
}

void
yd_ui_selection_set_unit (YdUiSelection *self, YdId unit)
{
  if (self->unit == unit)
    return;
  self->unit = unit;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNIT]);
}

/**
 * yd_ui_selection_is_of_unit:
 *
 * Returns: whether the item is shown: where everything is, or the unit has a part in it or, of a task that
 *   names nobody, in its point
 */
gboolean
yd_ui_selection_is_of_unit (YdUiSelection *self, YdId id)
{
  YdPlan *plan = yd_ui_selection_get_plan (self);
  YdItem *item = yd_plan_find_item (plan, id);
  if (self->unit == YD_ID_NONE)
    return TRUE;
  if (item == NULL)
    return FALSE;
  for (int role = YD_ROLE_LEAD; role <= YD_ROLE_SUPPORT; role++)
    {
      YdItem *carrier = yd_item_get_carrier (item, (YdRole)role);
      if (yd_plan_find_assignment (plan, yd_record_get_id (YD_RECORD (carrier)), self->unit)
          != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * yd_ui_selection_list_paragraphs:
 * @owner_kind: (out) (optional): whose they are
 * @owner: (out) (optional)
 *
 * Returns: (transfer none): the paragraphs of what is selected; for words without a place the preamble's,
 *   which nobody shows then
 */
YdRecordList *
yd_ui_selection_list_paragraphs (YdUiSelection *self, YdOwner *owner_kind, YdId *owner)
{
  YdPlan *plan = yd_ui_selection_get_plan (self);
  gboolean closing = self->part == YD_UI_PART_CLOSING;
  if (owner_kind != NULL)
    *owner_kind = self->item != NULL ? YD_OWNER_ITEM
                  : closing          ? YD_OWNER_CLOSING
                                     : YD_OWNER_PREAMBLE;
  if (owner != NULL)
    *owner = self->item != NULL ? yd_record_get_id (YD_RECORD (self->item)) : yd_plan_get_id (plan);
  return self->item != NULL ? yd_item_list_paragraphs (self->item)
         : closing          ? yd_plan_list_closing (plan)
                            : yd_plan_list_preamble (plan);
}

/**
 * yd_ui_selection_get_neighbour:
 * @direction: -1 for the item before, +1 for the one after
 *
 * Returns: (transfer none) (nullable): that item in reading order, among those that are shown
 */
YdItem *
yd_ui_selection_get_neighbour (YdUiSelection *self, int direction)
{
  YdPlan *plan = yd_ui_selection_get_plan (self);
  YdItem *item = self->item != NULL
                   ? (direction > 0 ? yd_item_get_next (self->item) : item_before (self->item))
                 : self->part == YD_UI_PART_PREAMBLE && direction > 0
                   ? yd_plan_get_first_item (plan)
                   : NULL;
  while (item != NULL && self->unit != YD_ID_NONE
         && yd_plan_find_assignment (plan, yd_record_get_id (YD_RECORD (item)), self->unit) == NULL)
    item = direction > 0 ? yd_item_get_next (item) : item_before (item);
  return item;
}
