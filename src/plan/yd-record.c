/* Owns: a row as an object, and lists of such objects that tell of a change once. Refuses: to be
 * changed by anybody but the plan's builder. */

#include "yd-record-private.h"

#include <string.h>

typedef struct
{
  gpointer row;       /* owned, packed; never NULL after construction */
  YdPlan *plan;       /* borrowed; NULL once the record left its plan */
  YdRecordList *list; /* borrowed; the list it stands in */
  guint64 stamp;      /* of the gesture that touched it last; never that of another time or plan */
  YdKey key;          /* of the row; the same for the record's whole life */
  gboolean renewed;   /* its list is to tell of it as if another had come in its place */
} YdRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (YdRecord, yd_record, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static inline YdRecordPrivate *
private_of (YdRecord *self)
{
  return yd_record_get_instance_private (self);
}

/* Siblings stand by order key, and by id where the table has none or two keys are equal. */
static int
compare_by_order_key (YdRecord *a, YdRecord *b)
{
  gssize offset = yd_table_get_info (yd_record_get_table (a))->order_key;
  if (offset >= 0)
    {
      int order = g_strcmp0 (G_STRUCT_MEMBER (char *, yd_record_get_row (a), offset),
                             G_STRUCT_MEMBER (char *, yd_record_get_row (b), offset));
      if (order != 0)
        return order;
    }
  YdId x = yd_record_get_id (a), y = yd_record_get_id (b);
  return (x > y) - (x < y);
}

static void
yd_record_finalize (GObject *object)
{
  g_free (private_of (YD_RECORD (object))->row);
  G_OBJECT_CLASS (yd_record_parent_class)->finalize (object);
}

static void
yd_record_class_init (YdRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_record_finalize;
  klass->compare = compare_by_order_key;
  /**
   * YdRecord::changed:
   *
   * Its row, its printed number or what hangs on it is not what it was.
   */
  signals[CHANGED] = g_signal_new ("changed", YD_TYPE_RECORD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
yd_record_init (YdRecord *self)
{
}

YdRecord *
yd_record_new (GType type, YdPlan *plan, gconstpointer row)
{
  YdRecord *self = g_object_new (type, NULL);
  YdRecordPrivate *priv = private_of (self);
  priv->row = yd_row_pack (yd_record_get_table (self), row);
  priv->key = yd_key_of (yd_record_get_table (self), row);
  priv->plan = plan;
  return self;
}

void
yd_record_set_row (YdRecord *self, gconstpointer row)
{
  YdRecordPrivate *priv = private_of (self);
  gpointer packed = yd_row_pack (yd_record_get_table (self), row);
  g_free (priv->row);
  priv->row = packed;
}

YdKey
yd_key_of (YdTable table, gconstpointer row)
{
  const YdId *ids = row;
  return (YdKey){ ids[0], yd_table_get_info (table)->n_keys == 2 ? ids[1] : YD_ID_NONE };
}

const YdKey *
yd_record_get_key (YdRecord *self)
{
  return &private_of (self)->key;
}

/* At the next telling its list says that another record stands in its place: who made something of it
 * when it came makes that anew. */
void
yd_record_renew (YdRecord *self)
{
  private_of (self)->renewed = TRUE;
}

void
yd_record_detach (YdRecord *self)
{
  private_of (self)->plan = NULL;
  private_of (self)->list = NULL;
}

/* One for each gesture, through all plans of the program and all its threads, so that no record ever
 * bears the same stamp in two states. */
guint64
yd_record_next_stamp (void)
{
  static _Atomic guint64 last;
  return ++last;
}

void
yd_record_touch (YdRecord *self, guint64 stamp)
{
  private_of (self)->stamp = stamp;
}

void
yd_record_emit_changed (YdRecord *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

YdRecordList *
yd_record_get_list (YdRecord *self)
{
  return private_of (self)->list;
}

void
yd_record_set_list (YdRecord *self, YdRecordList *list)
{
  private_of (self)->list = list;
}

/**
 * yd_record_get_id:
 *
 * Returns: its id; for a link of two rows the first of them
 */
YdId
yd_record_get_id (YdRecord *self)
{
  return *(const YdId *)private_of (self)->row;
}

YdTable
yd_record_get_table (YdRecord *self)
{
  return YD_RECORD_GET_CLASS (self)->table;
}

/**
 * yd_record_get_row:
 *
 * Returns: (transfer none): its values, valid until the next edit
 */
gconstpointer
yd_record_get_row (YdRecord *self)
{
  return private_of (self)->row;
}

/**
 * yd_record_get_plan:
 *
 * Returns: (transfer none) (nullable): the plan it is of; %NULL once it was removed
 */
YdPlan *
yd_record_get_plan (YdRecord *self)
{
  return private_of (self)->plan;
}

/**
 * yd_record_get_stamp:
 *
 * Returns: a number that is another one whenever #YdRecord::changed was emitted: what was worked out
 *   from the record holds while its stamp is the same
 */
guint64
yd_record_get_stamp (YdRecord *self)
{
  return private_of (self)->stamp;
}

/* ---- list ---- */

/* Kept small: a plan has one for each item at the least. */
struct _YdRecordList
{
  GObject parent_instance;
  YdRecord **records; /* owned, with room for the next power of two; NULL where there is none */
  guint n;
  guint n_committed; /* how many the outside knows of; newly added ones stand behind */
  GPtrArray *before; /* between arranging and telling: what stood here; NULL for nothing */
};

static GType
list_get_item_type (GListModel *model)
{
  return YD_TYPE_RECORD;
}

static guint
list_get_n_items (GListModel *model)
{
  return YD_RECORD_LIST (model)->n_committed;
}

static gpointer
list_get_item (GListModel *model, guint position)
{
  YdRecordList *self = YD_RECORD_LIST (model);
  return position < self->n_committed ? g_object_ref (self->records[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = list_get_item_type;
  iface->get_n_items = list_get_n_items;
  iface->get_item = list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (YdRecordList, yd_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
yd_record_list_finalize (GObject *object)
{
  YdRecordList *self = YD_RECORD_LIST (object);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  for (guint i = 0; i < self->n; i++)
    g_object_unref (self->records[i]);
  g_free (self->records);
  G_OBJECT_CLASS (yd_record_list_parent_class)->finalize (object);
}

static void
yd_record_list_class_init (YdRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yd_record_list_finalize;
}

static void
yd_record_list_init (YdRecordList *self)
{
}

YdRecordList *
yd_record_list_new (void)
{
  return g_object_new (YD_TYPE_RECORD_LIST, NULL);
}

/**
 * yd_record_list_get_none:
 *
 * Returns: (transfer none): a list that is always empty: the answer of who has none yet
 */
YdRecordList *
yd_record_list_get_none (void)
{
  static YdRecordList *none;
  if (g_once_init_enter (&none))
    g_once_init_leave (&none, yd_record_list_new ());
  return none;
}

/* Puts @record behind the others; it is seen from outside after yd_record_list_arrange(). */
void
yd_record_list_add (YdRecordList *self, YdRecord *record)
{
  yd_record_set_list (record, self);
  if ((self->n & (self->n - 1)) == 0) /* the room is full */
    self->records = g_renew (YdRecord *, self->records, MAX (self->n * 2, 1));
  self->records[self->n++] = g_object_ref (record);
}

static int
compare_records (gconstpointer a, gconstpointer b, gpointer data)
{
  YdRecord *x = *(YdRecord *const *)a, *y = *(YdRecord *const *)b;
  return YD_RECORD_GET_CLASS (x)->compare (x, y);
}

static guint
room_for (guint n)
{
  return n > 1 ? 1u << g_bit_storage (n - 1) : n;
}

static void
drop_strangers (YdRecordList *self)
{
  guint n = 0;
  for (guint i = 0; i < self->n; i++)
    if (yd_record_get_list (self->records[i]) == self)
      self->records[n++] = self->records[i];
    else
      g_object_unref (self->records[i]);
  if (n == self->n)
    return;
  self->n = n;
  self->records = g_renew (YdRecord *, self->records, room_for (n));
}

/* Drops the records that moved elsewhere and sorts. From here on the list reads as it now is;
 * yd_record_list_tell() must follow, before anything else is added. */
void
yd_record_list_arrange (YdRecordList *self)
{
  g_clear_pointer (&self->before, g_ptr_array_unref);
  if (self->n_committed > 0)
    {
      self->before = g_ptr_array_new_full (self->n_committed, g_object_unref);
      for (guint i = 0; i < self->n_committed; i++)
        g_ptr_array_add (self->before, g_object_ref (self->records[i]));
    }
  drop_strangers (self);
  if (self->n > 1)
    g_qsort_with_data (self->records, (int)self->n, sizeof *self->records, compare_records, NULL);
  self->n_committed = self->n;
}

static gboolean
is_as_before (YdRecord *old, YdRecord *now)
{
  return old == now && !private_of (now)->renewed;
}

/* Tells once of the range that differs since before yd_record_list_arrange(). */
void
yd_record_list_tell (YdRecordList *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->before);
  guint n_old = old != NULL ? old->len : 0;
  guint head = 0, tail = 0, shorter = MIN (n_old, self->n);
  while (head < shorter && is_as_before (old->pdata[head], self->records[head]))
    head++;
  while (tail < shorter - head
         && is_as_before (old->pdata[n_old - 1 - tail], self->records[self->n - 1 - tail]))
    tail++;
  for (guint i = head; i < self->n - tail; i++)
    private_of (self->records[i])->renewed = FALSE;
  if (head < n_old - tail || head < self->n - tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, n_old - head - tail,
                                self->n - head - tail);
}

guint
yd_record_list_get_length (YdRecordList *self)
{
  return self->n_committed;
}

/**
 * yd_record_list_get:
 *
 * Returns: (transfer none): the record at @index, which must be there
 */
gpointer
yd_record_list_get (YdRecordList *self, guint index)
{
  g_return_val_if_fail (index < self->n_committed, NULL);
  return self->records[index];
}

/**
 * yd_record_list_find:
 * @index: (out) (optional): where it stands
 */
gboolean
yd_record_list_find (YdRecordList *self, YdRecord *record, guint *index)
{
  for (guint i = 0; i < self->n; i++)
    if (self->records[i] == record)
      {
        if (index != NULL)
          *index = i;
        return TRUE;
      }
  return FALSE;
}
