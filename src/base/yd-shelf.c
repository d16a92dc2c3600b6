/* Owns: boards of memory, filled one after the other. Refuses: to take a single piece back. */

#include "yd-shelf.h"

#include <string.h>

#define BOARD (256 * 1024) /* bytes: more than the heap keeps for itself when it is freed */
#define ALIGNMENT 8

struct _YdShelf
{
  GPtrArray *boards; /* owned */
  char *next;        /* on the last board */
  gsize room;        /* bytes behind it */
};

YdShelf *
yd_shelf_new (void)
{
  YdShelf *self = g_new0 (YdShelf, 1);
  self->boards = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
yd_shelf_free (YdShelf *self)
{
  g_ptr_array_unref (self->boards);
  g_free (self);
}

/**
 * yd_shelf_take:
 *
 * Returns: (transfer none): @size bytes, for anything that is aligned to eight of them
 */
gpointer
yd_shelf_take (YdShelf *self, gsize size)
{
  size = (size + ALIGNMENT - 1) & ~(gsize)(ALIGNMENT - 1);
  if (size > self->room || self->next == NULL) /* nothing at all has a place too */
    {
      self->room = MAX (size, BOARD);
      self->next = g_malloc (self->room);
      g_ptr_array_add (self->boards, self->next);
    }
  gpointer piece = self->next;
  self->next += size;
  self->room -= size;
  return piece;
}

gpointer
yd_shelf_copy (YdShelf *self, gconstpointer data, gsize size)
{
  return memcpy (yd_shelf_take (self, size), data, size);
}
