#pragma once

#include "yd-date.h"
#include "yd-decimal.h"
#include "yd-id.h"

G_BEGIN_DECLS

/* The rows a plan is made of, as plain values, and a description of each that lets the store write
 * and read them without a line of code a column. Texts belong to the row; %NULL is absent. The order
 * of the fields is that of the columns in schema-N.sql, and migrations only append. */

typedef enum
{
  YD_TABLE_PLAN,
  YD_TABLE_ITEM,
  YD_TABLE_PARAGRAPH,
  YD_TABLE_UNIT,
  YD_TABLE_UNIT_ALIAS,
  YD_TABLE_UNIT_MEMBER,
  YD_TABLE_ASSIGNMENT,
  YD_TABLE_INDICATOR,
  YD_TABLE_INDICATOR_TARGET,
  YD_TABLE_MILESTONE,
  YD_TABLE_SUGGESTION,
  YD_TABLE_REPORT,
  YD_TABLE_NOTICE,
  YD_TABLE_ANNEX,
  YD_TABLE_RECIPIENT,
  YD_TABLE_UNPLACED,
  YD_TABLE_COMMENT,
  YD_TABLE_SUPPRESSION,
  YD_TABLE_SETTING,
  YD_N_TABLES
} YdTable;

/* ---- values that stand in rows as integers; never renumber them ---- */

typedef enum
{
  YD_PLAN_GENERAL = 0, /* 综合 */
  YD_PLAN_SPECIAL = 1, /* 专项 */
} YdPlanKind;

typedef enum
{
  YD_STAGE_DRAFT = 0,    /* 初稿 */
  YD_STAGE_COMMENTS = 1, /* 征求意见稿 */
  YD_STAGE_APPROVAL = 2, /* 送审稿 */
  YD_STAGE_ISSUED = 3,   /* 印发稿 */
} YdStage;

/* How far a point's counter runs before it starts again. */
typedef enum
{
  YD_SCOPE_PLAN = 0,    /* 1. to 18. through the whole plan */
  YD_SCOPE_PARENT = 1,  /* again under each section or group */
  YD_SCOPE_SECTION = 2, /* through the groups of a section, again in the next */
} YdNumberScope;

/* How a number is written. */
typedef enum
{
  YD_FORM_DEFAULT = 0,      /* by kind: section 一、 group （一） point 1. task （1） */
  YD_FORM_HAN_COMMA = 1,    /* 一、 */
  YD_FORM_HAN_PAREN = 2,    /* （一） */
  YD_FORM_ARABIC = 3,       /* 1 and the plan's mark */
  YD_FORM_ARABIC_PAREN = 4, /* （1） */
  YD_FORM_CIRCLED = 5,      /* ① */
  YD_FORM_NONE = 6,         /* printed without a number */
  YD_FORM_HAN_ORDINAL = 7,  /* 第一， */
  YD_FORM_DECIMAL = 8,      /* 2.1.3: the numbers above and its own */
} YdNumberForm;

typedef enum
{
  YD_PRINT_NONE = 0,        /* units are not printed with the text */
  YD_PRINT_AFTER_POINT = 1, /* （责任单位：…；配合单位：…） after each point */
  YD_PRINT_TABLE = 2,       /* in the breakdown table (任务分解表) */
} YdUnitPrint;

typedef enum
{
  YD_WORDS_LEAD = 0,        /* 牵头单位 / 配合单位 */
  YD_WORDS_RESPONSIBLE = 1, /* 责任单位 / 配合单位 */
  YD_WORDS_DEPARTMENT = 2,  /* 负责部门 */
} YdUnitWords;

typedef enum
{
  YD_ITEM_SECTION = 0,
  YD_ITEM_GROUP = 1,
  YD_ITEM_POINT = 2,
  YD_ITEM_TASK = 3,
} YdItemKind;

typedef enum
{
  YD_ITEM_ACTIVE = 0,
  YD_ITEM_ADJUSTED = 1, /* 已调整/终止 */
} YdItemStatus;

typedef enum
{
  YD_OWNER_ITEM = 0,     /* owner_id: the item */
  YD_OWNER_PREAMBLE = 1, /* owner_id: the plan */
  YD_OWNER_CLOSING = 2,
  YD_OWNER_NOTICE = 3, /* owner_id: the notice */
  YD_OWNER_ANNEX = 4,  /* owner_id: the annex */
} YdOwner;

typedef enum
{
  YD_UNIT_OFFICE = 0,     /* 委机关科室 */
  YD_UNIT_MEDICAL = 1,    /* 医疗卫生机构 */
  YD_UNIT_BUREAU = 2,     /* 委办局 */
  YD_UNIT_STREET = 3,     /* 街镇 */
  YD_UNIT_COLLECTIVE = 4, /* 统称单位 */
  YD_UNIT_OTHER = 5,
} YdUnitKind;

typedef enum
{
  YD_ROLE_LEAD = 0,
  YD_ROLE_SUPPORT = 1,
} YdRole;

typedef enum
{
  YD_COMPARE_AT_LEAST = 0, /* ≥ */
  YD_COMPARE_AT_MOST = 1,  /* ≤ */
  YD_COMPARE_EQUAL = 2,
  YD_COMPARE_RANGE = 3, /* target to target_high */
  YD_COMPARE_RISE = 4,  /* a direction without a number */
  YD_COMPARE_FALL = 5,
} YdComparison;

/* How what the units reach makes what the whole reaches. */
typedef enum
{
  YD_ADDS_UP_SUM = 0,
  YD_ADDS_UP_MEAN = 1,
  YD_ADDS_UP_LEAST = 2,
  YD_ADDS_UP_GREATEST = 3,
  YD_ADDS_UP_EACH = 4, /* it does not: each of them has to reach the target */
} YdAddsUp;

typedef enum
{
  YD_RECUR_NONE = 0,
  YD_RECUR_MONTH = 1,
  YD_RECUR_QUARTER = 2,
  YD_RECUR_HALF_YEAR = 3,
  YD_RECUR_YEAR = 4,
  YD_RECUR_WEEK = 5,
  YD_RECUR_HALF_MONTH = 6,
  YD_RECUR_TWO_WEEKS = 7,
  YD_RECUR_TEN_DAYS = 8, /* 旬: a third of a month */
} YdRecurrence;

typedef enum
{
  YD_SUGGEST_MILESTONE = 0,
  YD_SUGGEST_INDICATOR = 1,
  YD_SUGGEST_UNIT = 2,
} YdSuggestionKind;

typedef enum
{
  YD_SUGGESTION_OPEN = 0,
  YD_SUGGESTION_ACCEPTED = 1,
  YD_SUGGESTION_DISMISSED = 2,
} YdSuggestionState;

typedef enum
{
  YD_NOTICE_DOCUMENT = 0, /* 文件 */
  YD_NOTICE_LETTER = 1,   /* 信函 */
  YD_NOTICE_MINUTES = 2,  /* 纪要 */
  YD_NOTICE_ORDER = 3,    /* 命令（令） */
} YdNoticeForm;

/* What is put over the signature, and so what room is left there. */
typedef enum
{
  YD_NOTICE_SEAL_NONE = 0,
  YD_NOTICE_SEAL_OFFICE = 1, /* 印章 */
  YD_NOTICE_SEAL_SIGNER = 2, /* 签发人签名章; the signature is then the signer's post, one a line */
} YdNoticeSeal;

typedef enum
{
  YD_REPORT_GOING = 0,    /* in hand */
  YD_REPORT_CLAIMED = 1,  /* 申请办结: a unit says it is done */
  YD_REPORT_CONFIRMED = 2 /* 已办结: the office says so too */
} YdReportState;

/* ---- rows ---- */

typedef struct
{
  YdId id;
  char *uid; /* never changes; the file is known by it */
  char *title;
  int year;           /* of the plan; 0 where unknown */
  YdDate period_from; /* first and last day of the plan's time */
  YdDate period_to;
  int kind;          /* YdPlanKind */
  int stage;         /* YdStage */
  char *issuer;      /* 发文机关 */
  YdId default_lead; /* unit */
  int point_scope;   /* YdNumberScope */
  char *number_mark; /* after an Arabic number: "." "、" "．" ". " or "" */
  int unit_print;    /* YdUnitPrint */
  int unit_words;    /* YdUnitWords */
  int assigning;     /* 1 once anybody has assigned a unit */
  char *subtitle;    /* （征求意见稿） and the like, as printed */
  int groups_run_on; /* （一） of groups goes on from section to section */
} YdPlanRow;

typedef struct
{
  YdId id;
  YdId parent; /* item; none at the top */
  char *order_key;
  int kind;    /* YdItemKind */
  int form;    /* YdNumberForm */
  char *title; /* without number and closing 。; "" for an item that has none */
  int run_in;  /* 1: title and body share the first paragraph; above: they will again as soon as
                         * the item's kind is run_in - 1 or deeper, from where it was moved up */
  char *number_found; /* as the source had it, mark included */
  char *unit_mark;    /* the units as the source wrote them, printed while nobody changes them */
  int mark_own_line;  /* that mark stood on a line of its own */
  char *scope;        /* 适用范围 as written */
  char *source;       /* 任务来源 */
  char *tags;         /* 为民办实事 and the like, one a line */
  int supervised;     /* under supervision */
  int exempt;         /* aims, safeguards: nothing to assign here */
  int status;         /* YdItemStatus */
  char *lineage_plan; /* last year's plan uid */
  YdId lineage_item;  /* and item there */
  int span_start;     /* task: the characters of the point's body it stands for */
  int span_length;    /* 0: it stands for none; -1: they were there, and are gone */
} YdItemRow;

typedef struct
{
  YdId id;
  int owner_kind; /* YdOwner */
  YdId owner;
  char *order_key;
  char *text;
  int labelled; /* begins with a sub-heading up to ： */
} YdParagraphRow;

typedef struct
{
  YdId id;
  char *name;       /* official, or as written where nobody has said what it is */
  char *short_name; /* 规范化简称 */
  int kind;         /* YdUnitKind */
  char *order_key;  /* precedence */
  YdDate valid_from;
  YdDate valid_until;
  YdId merged_into; /* unit */
  int registered;   /* 0: only known from a text */
} YdUnitRow;

typedef struct
{
  YdId id;
  YdId unit;
  char *name;
} YdUnitAliasRow;

typedef struct
{
  YdId collective; /* key: both */
  YdId member;
} YdUnitMemberRow;

typedef struct
{
  YdId item; /* key: both */
  YdId unit;
  int role; /* YdRole */
  char *order_key;
  char *office; /* 承办科室 */
} YdAssignmentRow;

typedef struct
{
  YdId id;
  YdId item;
  char *order_key;
  char *name;
  char *definition; /* 口径 */
  char *source;
  int comparison;     /* YdComparison */
  gint64 target;      /* digits; the value is target / 10^scale */
  gint64 target_high; /* of a range, same scale */
  int scale;
  char *measure;  /* unit of measure: %, 家, 分钟 */
  int cumulative; /* counted through the year, not at a date */
  int points;     /* 分值, in tenths */
  char *words;    /* what it came from */
  YdDate due;
} YdIndicatorRow;

/* The target of one year, of one unit, or of both. */
typedef struct
{
  YdId id; /* yd_indicator_target_make_id() of the three below */
  YdId indicator;
  int year;  /* 0: of the whole time */
  YdId unit; /* none: of all together */
  gint64 target;
  int scale;
  int adds_up; /* YdAddsUp; one for all rows of an indicator */
} YdIndicatorTargetRow;

typedef struct
{
  YdId id;
  YdId item;
  char *order_key;
  char *title;
  YdDate due;
  int before;     /* 年底前: before its end, not on it */
  int recurrence; /* YdRecurrence */
  int long_term;  /* 长期推进 */
  char *words;    /* as written */
  YdId unit;      /* that answers */
  int weight;
  YdDate done_on;
} YdMilestoneRow;

typedef struct
{
  YdId id;
  YdId item;
  int kind;       /* YdSuggestionKind */
  char *words;    /* the words it came from */
  YdId paragraph; /* where they stand; none for the title */
  int span_start; /* in characters */
  int span_length;
  int state;   /* YdSuggestionState */
  YdId result; /* the row that accepting made */
  /* the payload: what would be recorded */
  char *name;
  YdDate due;
  int before;
  int recurrence;
  int long_term;
  int comparison;
  gint64 target;
  gint64 target_high;
  int scale;
  char *measure;
  int role; /* of a unit */
} YdSuggestionRow;

typedef struct
{
  YdId id;
  YdId item; /* task or point */
  YdId milestone;
  YdId indicator;
  YdDate period;
  YdId unit;
  int percent; /* 0 to 100; -1 unknown */
  gint64 value;
  int scale;
  char *progress; /* 进展 */
  char *problems; /* 存在问题 */
  char *next;     /* 下一步措施 */
  char *reporter;
  YdDate received_on;
  char *file_digest;
  char *cell;
  YdId supersedes;
  int state; /* YdReportState */
} YdReportRow;

typedef struct
{
  YdId id;
  int form;          /* YdNoticeForm */
  char *head;        /* 发文机关标志, as printed in red */
  char *number;      /* whole: 示卫〔2025〕1号 */
  char *copy_number; /* 份号 */
  char *secrecy;     /* 密级和保密期限 */
  char *urgency;     /* 特急, 加急 */
  char *signer;      /* 签发人 */
  char *title;
  char *addressee;      /* 主送, without the closing ： */
  char *signature;      /* 署名 */
  YdDate date;          /* 成文日期 */
  char *note;           /* 附注, without the outer （） */
  char *disclosure;     /* 公开属性: 主动公开, 依申请公开, 不予公开 */
  char *copy_to;        /* 抄送, one a line */
  char *printed_by;     /* 印发机关 */
  YdDate printed_on;    /* 印发日期 */
  int copies;           /* 共印N份; 0 unknown */
  char *joint;          /* joint agencies, one a line */
  int as_annex;         /* the plan goes as 附件, not as the notice's own substance */
  char *issuer;         /* 发文机关 */
  char *plan_signature; /* where the plan itself is signed and dated after its text */
  YdDate plan_date;
  int sealed; /* YdNoticeSeal: room is left for it */
} YdNoticeRow;

typedef struct
{
  YdId id;
  YdId notice;
  char *order_key;
  char *label; /* 附件1, as written */
  char *title;
  int listed; /* named after the text (附件说明) */
} YdAnnexRow;

typedef struct
{
  YdId id;
  YdId notice;
  char *order_key;
  YdId unit;
  char *name;
  int role;   /* 0 主送, 1 抄送, 2 存档 */
  int copies; /* electronic counts 0 */
  char *channel;
} YdRecipientRow;

typedef struct
{
  YdId id;
  char *order_key;
  char *text;
  char *reason; /* stable word: web-remains, head, tail, unknown */
  YdId before;  /* the item it stood before; none at the end */
} YdUnplacedRow;

typedef struct
{
  YdId id;
  YdId item;
  YdId reply_to;
  char *author;
  gint64 time; /* seconds since 1970 */
  char *text;
  int state; /* 0 open, 1 采纳, 2 不采纳 */
  char *reason;
} YdCommentRow;

typedef struct
{
  YdId id;
  char *rule; /* of the checks; with # and a mark where one finding alone is meant */
  YdId item;  /* none: the whole plan, or a finding outside the items */
  char *reason;
} YdSuppressionRow;

typedef struct
{
  YdId id;
  char *name;
  char *value;
} YdSettingRow;

/* ---- description ---- */

typedef enum
{
  YD_FIELD_ID,  /* YdId; NULL in SQLite for none */
  YD_FIELD_INT, /* int */
  YD_FIELD_INT64,
  YD_FIELD_TEXT, /* char *, owned */
  YD_FIELD_DATE, /* YdDate; ISO text with precision in SQLite */
} YdFieldType;

typedef struct
{
  const char *name; /* of the column */
  YdFieldType type;
  gsize offset; /* in the row */
} YdField;

typedef struct
{
  const char *name; /* of the table */
  gsize size;       /* of the row */
  guint n_keys;     /* leading fields that are the primary key: 1, or 2 for a link */
  const YdField *fields;
  guint n_fields;
  gssize order_key; /* offset in the row of what siblings stand by; -1 where there is none */
} YdTableInfo;

const YdTableInfo *yd_table_get_info (YdTable table);
gboolean yd_table_find (const char *name, YdTable *table);
const YdField *yd_table_find_field (YdTable table, const char *name);

gpointer yd_row_new (YdTable table);
gpointer yd_row_copy (YdTable table, gconstpointer row);
gpointer yd_row_pack (YdTable table, gconstpointer row);
void yd_row_free (YdTable table, gpointer row);
void yd_row_clear (YdTable table, gpointer row);
gboolean yd_row_equal (YdTable table, gconstpointer a, gconstpointer b);
void yd_row_set_text (char **field, const char *text);

/* A list of rows of several tables, in order: what an import makes and one edit writes. */
typedef struct _YdRowList YdRowList;

YdRowList *yd_row_list_new (void);
void yd_row_list_free (YdRowList *list);
gpointer yd_row_list_add (YdRowList *list, YdTable table);
guint yd_row_list_get_length (const YdRowList *list);
gpointer yd_row_list_get (const YdRowList *list, guint index, YdTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YdRowList, yd_row_list_free)

G_END_DECLS
