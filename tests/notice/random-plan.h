#pragma once

#include "yd-fonts.h"

G_BEGIN_DECLS

/* A plan that a seed makes, as notice_case_parse() reads it. */
typedef struct
{
  char *text;
  char *facts; /* name=value a line, for measure-pdf.py */
  const char *const
    *families; /* nullable: YD_N_FACES of them, chosen for the faces; NULLs where none is */
} RandomPlan;

RandomPlan *random_plan_new (guint32 seed);
void random_plan_free (RandomPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RandomPlan, random_plan_free)

G_END_DECLS
