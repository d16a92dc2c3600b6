#pragma once

#include "yd-ui-document.h"

#include "yd-check.h"

/* What was typed last, to be offered again where it could not be kept. */
typedef struct
{
  YdTable table; /* PARAGRAPH: a whole body; else one field of a row */
  YdOwner owner_kind;
  YdId id;     /* of the owner or the row */
  char *field; /* owned; NULL for a body */
  char *text;  /* owned */
} Typed;

struct _YdUiDocument
{
  GObject parent_instance;

  YdStore *store; /* owned */

  gboolean typing; /* a gesture is open in the store */
  guint pause_id;  /* source: ends it after a pause */
  guint limit_id;  /* source: ends it whatever happens */
  Typed typed;
  char *unkept;      /* owned: why what was typed stands on screen alone; NULL where it is kept */
  gboolean settling; /* the plan may just be going back to what was before the typing */

  GPtrArray *findings; /* owned: YdFinding; NULL before the first check */
  guint check_id;      /* source: waits for a pause, or steps */
  YdCheckRun *check;   /* owned: the run that is going on; NULL for none */
  YdPlan *other;       /* owned: whose points these may be copies of; NULL for none */
  gboolean other_sought;
  YdNoticeOptions options; /* of the layout: the plan's settings and the person's */
  YdPages *pages;          /* owned; NULL before they are composed, or where they cannot be */
  char *pages_problem;     /* owned: why not */
  guint pages_id;          /* source: waits for the frame */
  gint64 pages_begun;      /* microseconds: when the last composing began */
  gint64 pages_took;       /* microseconds, the last time; at first nobody knows */
  gboolean composing;      /* on another thread */
  gboolean outdated;       /* the plan changed since */
  gboolean given_back;     /* the memory that opening no longer needs, or it is about to be */
  guint give_back_id;      /* source */
};

/* yd-ui-document-typing.c */
void yd_ui_document_install_typing (YdUiDocumentClass *klass);
void yd_ui_document_watch_typing (YdUiDocument *self);
void yd_ui_document_forget_typing (YdUiDocument *self);
