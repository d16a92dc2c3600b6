#pragma once

#include "yd-edit.h"

/* A plan in memory, made by verbs: two sections, the first with two points. */
typedef struct
{
  YdStore *store;
  YdPlan *plan;
  YdId sections[2];
  YdId points[2];
} StoreFixture;

YdStoreContext store_fixture_context (void);
/* How it is dumped. */
#define STORE_FIXTURE_START "一、甲板块\n  1.第一件事\n  2.第二件事\n二、乙板块\n"

void store_fixture_set_up (StoreFixture *fixture, gconstpointer data);
void store_fixture_tear_down (StoreFixture *fixture, gconstpointer data);

/* The plan as text, to be compared: number, title, units and body of each item, indented. */
char *store_fixture_dump (YdPlan *plan);
void store_fixture_assert_plan (StoreFixture *fixture, const char *expected);
/* What was done last is one gesture: an undo takes all of it back, a redo brings it again. */
void store_fixture_assert_undoes (StoreFixture *fixture, const char *before, const char *after);
