#pragma once

#include "yd-composer.h"

G_BEGIN_DECLS

/* A plan and its notice out of a short text, so that a case reads like what it makes:
 *
 *   plan.title 2025年示例区卫生健康工作要点
 *   notice.number 示卫〔2025〕12号
 *   body 现将……
 *   section 完善服务体系
 *   point 推进家庭医生签约
 *   runin 推进家庭医生签约        title and text share a paragraph
 *   text 一段正文。
 *   mark （责任单位：区卫生健康委）
 *   markline （责任单位：……）     on a line of its own
 *   option duplex
 */
typedef struct
{
  YdPlan *plan;
  YdNoticeOptions options;
  YdId next_id;
  YdId item, section, group, annex; /* the ones that what follows belongs to */
  guint order;
} NoticeCase;

NoticeCase *notice_case_new (void);
void notice_case_free (NoticeCase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NoticeCase, notice_case_free)
NoticeCase *notice_case_parse (const char *text);

YdPages *notice_case_compose (NoticeCase *self, YdComposer *composer);

const char *notice_case_get_worked_example (void);

char *notice_case_read (const char *file, const char **pages);
void notice_case_write (const char *file, const char *input, const char *pages);
void notice_case_add_tests (const char *path, GTestDataFunc test);

const YdPlaced *notice_find_placed (YdPages *pages, guint page, YdPlacedKind kind, YdPart part,
                                    guint nth);
guint notice_count_placed (YdPages *pages, guint page, YdPart part);
gboolean notice_has_note (YdPages *pages, YdNoteKind kind, const char *words);

/* What main() of a test program begins and ends with. The composer is the only one, and goes with the run. */
YdComposer *notice_case_begin (int *argc, char ***argv);
int notice_case_run (void);

G_END_DECLS
