/* Owns: names that are written with one slip: a unit of the register or a set phrase in which one
 * character is missing, twice, exchanged with its neighbour, or another of the same reading. Refuses:
 * other differences: 区中心医院 and 区中医医院 are two. */

#include "yd-check-private.h"

#include "yd-char.h"
#include "yd-pinyin.h"

#include <string.h>

#define SHORTEST 6 /* characters: of shorter names one character is too much */

/* Said the same in every plan. */
static const char *const phrases[] = {
  "习近平新时代中国特色社会主义思想",
  "中国特色社会主义",
  "突发公共卫生事件",
  "基本公共卫生服务",
  "社区卫生服务中心",
  "疾病预防控制中心",
  "紧密型城市医疗集团",
  "家庭医生签约服务",
  "公立医院高质量发展",
  "中央八项规定精神",
  "国民经济和社会发展",
  "医疗卫生服务体系",
  "严重精神障碍患者",
  "中医药传承创新",
  "检查检验结果互认",
  "卫生健康委员会",
  "人力资源和社会保障局",
  "发展和改革委员会",
  "市场监督管理局",
  "为民办实事项目",
};

typedef struct
{
  gunichar *chars; /* owned */
  int n;
  const char *text; /* the same; static, or the unit's */
} Name;

struct _YdCheckNear
{
  GArray *names;       /* Name */
  guint8 heads[8192];  /* a bit a character below U+10000: a pair begins with it */
  GHashTable *by_pair; /* owned: two characters, where in the name they stand → GArray of guint */
  GHashTable *all;     /* names as text, borrowed: what is one of them is no slip of another */
};

static const int anchors[] = { 0, 3 }; /* a slip at one leaves the other as it is */

static void
clear_name (gpointer data)
{
  g_free (((Name *)data)->chars);
}

static gint64
key_of (const gunichar *chars, guint anchor)
{
  return (gint64)((guint64)chars[0] << 32 | (guint64)chars[1] << 8 | anchor);
}

static void
add_name (YdCheckNear *self, const char *text)
{
  if (text == NULL || g_hash_table_contains (self->all, text))
    return;
  g_hash_table_add (self->all, (gpointer)text);
  if (g_utf8_strlen (text, -1) < SHORTEST)
    return;
  glong n = 0;
  Name name = { g_utf8_to_ucs4_fast (text, -1, &n), 0, text };
  name.n = (int)n;
  guint index = self->names->len;
  for (guint a = 0; a < G_N_ELEMENTS (anchors); a++)
    {
      gint64 key = key_of (name.chars + anchors[a], a);
      gunichar head = name.chars[anchors[a]];
      if (head < 0x10000)
        self->heads[head / 8] |= (guint8)(1u << head % 8);
      GArray *list = g_hash_table_lookup (self->by_pair, &key);
      if (list == NULL)
        g_hash_table_insert (self->by_pair, g_memdup2 (&key, sizeof key),
                             list = g_array_new (FALSE, FALSE, sizeof (guint)));
      g_array_append_val (list, index);
    }
  g_array_append_val (self->names, name);
}

YdCheckNear *
yd_check_near_new (YdPlan *plan)
{
  YdCheckNear *self = g_new0 (YdCheckNear, 1);
  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_set_clear_func (self->names, clear_name);
  self->by_pair
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_array_unref);
  self->all = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    add_name (self, phrases[i]);
  YdRecordList *units = yd_plan_list_units (plan);
  for (guint i = 0; i < yd_record_list_get_length (units); i++)
    {
      YdUnit *unit = yd_record_list_get (units, i);
      YdRecordList *aliases = yd_unit_list_aliases (unit);
      add_name (self, yd_unit_get_row (unit)->name);
      add_name (self, yd_unit_get_row (unit)->short_name);
      for (guint k = 0; k < yd_record_list_get_length (aliases); k++)
        add_name (self, yd_unit_alias_get_row (yd_record_list_get (aliases, k))->name);
    }
  return self;
}

void
yd_check_near_free (YdCheckNear *self)
{
  g_array_unref (self->names);
  g_hash_table_unref (self->by_pair);
  g_hash_table_unref (self->all);
  g_free (self);
}

/* Whether the characters of @text from @i on are those of @name from @k on, to its end. */
static gboolean
goes_on (const YdText *text, int i, const Name *name, int k)
{
  return i >= 0 && i + name->n - k <= text->n_chars
         && memcmp (text->chars + i, name->chars + k, sizeof (gunichar) * (gsize)(name->n - k))
              == 0;
}

/* 规划和自然资源局 is called 规划自然资源局 rightly. */
static gboolean
is_link (gunichar c)
{
  return c == 0x548c || c == 0x4e0e || c == 0x53ca || c == 0x7684 || c == 0x6027
         || c == 0x5404; /* 和与及的性各 */
}

/* The length of what stands at @i for @name with one slip within it; 0 where it is something else, or
 * the name itself. */
static int
slip_at (const YdText *text, int i, const Name *name)
{
  int k = 0;
  if (i < 0)
    return 0;
  while (k < name->n && i + k < text->n_chars && text->chars[i + k] == name->chars[k])
    k++;
  if (k == 0 || k == name->n || i + k >= text->n_chars || !yd_char_is_han (text->chars[i + k]))
    return 0;
  const gunichar *here = text->chars + i + k;
  if (goes_on (text, i + k + 1, name, k + 1) && yd_pinyin_sounds_alike (here[0], name->chars[k]))
    return name->n; /* another character */
  if (k == name->n - 1)
    return 0; /* an end of its own: 妇幼保健院 and 妇幼保健所 */
  if (here[0] == name->chars[k + 1] && here[1] == name->chars[k]
      && goes_on (text, i + k + 2, name, k + 2))
    return name->n; /* two in the wrong order */
  if (here[0] == name->chars[k - 1] && goes_on (text, i + k + 1, name, k))
    return name->n + 1; /* one twice */
  if (k + 1 < name->n - 1 && name->n > SHORTEST && !is_link (name->chars[k])
      && goes_on (text, i + k, name, k + 1))
    return name->n - 1; /* one left out */
  return 0;
}

/* Whether a shorter form is a name of its own: 规划自然资源局. */
static gboolean
is_known (YdCheckNear *self, const YdText *text, int i, int n)
{
  g_autofree char *words = yd_text_dup_span (text, i, n);
  return g_hash_table_contains (self->all, words);
}

static int
find_slip (YdCheckNear *self, const YdText *text, int at, const Name **meant, int *start)
{
  for (guint a = 0; a < G_N_ELEMENTS (anchors); a++)
    {
      gint64 key = key_of (text->chars + at, a);
      GArray *list = g_hash_table_lookup (self->by_pair, &key);
      for (guint k = 0; list != NULL && k < list->len; k++)
        {
          *meant = &g_array_index (self->names, Name, g_array_index (list, guint, k));
          *start = at - anchors[a];
          int n = slip_at (text, *start, *meant);
          if (n > 0 && !is_known (self, text, *start, n))
            return n;
        }
    }
  return 0;
}

static void
check_near (YdCheck *check, const YdText *text)
{
  int end = 0;
  for (int i = 0; i + 1 < text->n_chars; i++)
    {
      const Name *meant = NULL;
      int start = 0, n = 0;
      gunichar head = text->chars[i];
      if (head >= 0x10000 || (check->near->heads[head / 8] & (1u << head % 8)) == 0
          || (n = find_slip (check->near, text, i, &meant, &start)) == 0 || start < end)
        continue;
      end = start + n;
      YdFinding *finding = yd_check_add_at (check, text, start, n);
      yd_finding_take_argument (finding, yd_text_dup_span (text, start, n));
      yd_finding_take_argument (finding, g_strdup (meant->text));
      yd_finding_add_edit (finding, text, start, n, meant->text);
    }
}

/* clang-format off */
const YdCheckRule yd_check_near_rules[] = {
  { .rule = { "misspelt-name", YD_SEVERITY_WARNING, N_("Names of units and set phrases with one slip"), NULL },
    .sentence = N_("“%s”: perhaps “%s” is meant"),
    .check_text = check_near },
};
/* clang-format on */
const guint yd_check_n_near_rules = G_N_ELEMENTS (yd_check_near_rules);
