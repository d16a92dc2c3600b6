/* Owns: a row as an object, and lists of such objects that tell of a change once. Refuses: to be
 * changed by anybody but the plan's builder. */

#include "yd-record-private.h"

#include <string.h>

/* Kept small: a long plan has tens of thousands. */
typedef struct
{
  gpointer row;       /* owned, packed; never NULL after construction; its key is always the same */
  YdPlan *plan;       /* borrowed; NULL once the record left its plan */
  YdRecordList *list; /* borrowed; the list it stands in */
  guint64 stamp : 63; /* of the gesture that touched it last; never that of another time or plan */
  guint64 renewed : 1; /* its list is to tell of it as if another had come in its place */
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

/* ---- tables of records, by the ids that a row begins with ---- */

/* Where the row's address stands, which another row may take: the ids that it begins with do not change. */
gconstpointer
yd_record_get_key (YdRecord *self)
{
  return &private_of (self)->row;
}

static guint
mix (guint64 first, guint64 second)
{
  guint64 mixed = first * 0x9e3779b97f4a7c15u ^ second;
  return (guint)(mixed ^ (mixed >> 32));
}

static guint
hash_one (gconstpointer key)
{
  const YdId *ids = *(const YdId *const *)key;
  return mix ((guint64)ids[0], 0);
}

static guint
hash_two (gconstpointer key)
{
  const YdId *ids = *(const YdId *const *)key;
  return mix ((guint64)ids[0], (guint64)ids[1]);
}

static gboolean
equal_one (gconstpointer a, gconstpointer b)
{
  const YdId *x = *(const YdId *const *)a, *y = *(const YdId *const *)b;
  return x[0] == y[0];
}

static gboolean
equal_two (gconstpointer a, gconstpointer b)
{
  const YdId *x = *(const YdId *const *)a, *y = *(const YdId *const *)b;
  return x[0] == y[0] && x[1] == y[1];
}

static void
release (gpointer record)
{
  yd_record_detach (record);
  g_object_unref (record);
}

/**
 * yd_record_table_new:
 *
 * Returns: (transfer full): of records of @table, which it owns, by yd_record_get_key()
 */
GHashTable *
yd_record_table_new (YdTable table)
{
  gboolean two = yd_table_get_info (table)->n_keys == 2;
  return g_hash_table_new_full (two ? hash_two : hash_one, two ? equal_two : equal_one, NULL,
                                release);
}

/* @second: of a link; else not looked at */
gpointer
yd_record_table_find (GHashTable *records, YdId first, YdId second)
{
  const YdId ids[] = { first, second }, *key = ids;
  return g_hash_table_lookup (records, &key);
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
  union
  {
    YdRecord **many; /* owned, with room for the next power of two */
    YdRecord *one;   /* where there is but one, as in most lists */
  };
  guint n;
  guint n_committed; /* how many the outside knows of; newly added ones stand behind */
  GPtrArray *before; /* between arranging and telling: what stood here; NULL for nothing */
};

static guint
room_for (guint n)
{
  return n > 1 ? 1u << g_bit_storage (n - 1) : n;
}

/* They are owned. */
static YdRecord **
records_of (YdRecordList *self)
{
  return self->n > 1 ? self->many : &self->one;
}

/* Those that stay are the first of them. */
static void
set_length (YdRecordList *self, guint n)
{
  YdRecord *first = self->n > 0 ? records_of (self)[0] : NULL;
  YdRecord **many = self->n > 1 ? self->many : NULL;
  if (n <= 1)
    {
      g_free (many);
      self->one = first;
    }
  else if (many == NULL || room_for (n) != room_for (self->n))
    {
      self->many = g_renew (YdRecord *, many, room_for (n));
      self->many[0] = first;
    }
  self->n = n;
}

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
  return position < self->n_committed ? g_object_ref (records_of (self)[position]) : NULL;
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
    g_object_unref (records_of (self)[i]);
  set_length (self, 0);
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
  set_length (self, self->n + 1);
  records_of (self)[self->n - 1] = g_object_ref (record);
}

static int
compare_records (gconstpointer a, gconstpointer b, gpointer data)
{
  YdRecord *x = *(YdRecord *const *)a, *y = *(YdRecord *const *)b;
  return YD_RECORD_GET_CLASS (x)->compare (x, y);
}

static void
drop_strangers (YdRecordList *self)
{
  YdRecord **records = records_of (self);
  guint n = 0;
  for (guint i = 0; i < self->n; i++)
    if (yd_record_get_list (records[i]) == self)
      records[n++] = records[i];
    else
      g_object_unref (records[i]);
  if (n < self->n)
    set_length (self, n);
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
        g_ptr_array_add (self->before, g_object_ref (records_of (self)[i]));
    }
  drop_strangers (self);
  if (self->n > 1)
    g_qsort_with_data (self->many, (int)self->n, sizeof *self->many, compare_records, NULL);
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
  YdRecord **records = records_of (self);
  guint n_old = old != NULL ? old->len : 0;
  guint head = 0, tail = 0, shorter = MIN (n_old, self->n);
  while (head < shorter && is_as_before (old->pdata[head], records[head]))
    head++;
  while (tail < shorter - head
         && is_as_before (old->pdata[n_old - 1 - tail], records[self->n - 1 - tail]))
    tail++;
  for (guint i = head; i < self->n - tail; i++)
    private_of (records[i])->renewed = FALSE;
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
  return records_of (self)[index];
}

/**
 * yd_record_list_find:
 * @index: (out) (optional): where it stands
 */
gboolean
yd_record_list_find (YdRecordList *self, YdRecord *record, guint *index)
{
  for (guint i = 0; i < self->n; i++)
    if (records_of (self)[i] == record)
      {
        if (index != NULL)
          *index = i;
        return TRUE;
      }
  return FALSE;
}
