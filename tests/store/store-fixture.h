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
void store_fixture_set_up (StoreFixture *fixture, gconstpointer data);
void store_fixture_tear_down (StoreFixture *fixture, gconstpointer data);

/* The plan as text, to be compared: number, title, units and body of each item, indented. */
char *store_fixture_dump (YdPlan *plan);
