package org.entrepot.annotate;

import java.util.Arrays;

/**
 * Lists of whole numbers, each kept once and known by the number of its place. They lie one behind
 * the other in one array, so that a million short lists take little more than their numbers do.
 */
final class IntLists {
  private int[] numbers = new int[1 << 10];
  private int[] ends = new int[1 << 8]; // of each list; it starts where the one before it ends
  private int[] slots = new int[1 << 10]; // 0 where free, else the list's place + 1
  private int size;

  /** The place of the list of these numbers, which is added if it is new. */
  int place(int[] from, int length) {
    int slot = slot(slots, from, length);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    int start = size == 0 ? 0 : ends[size - 1];
    if (start + length > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(start + length, numbers.length * 2));
    }
    System.arraycopy(from, 0, numbers, start, length);
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
    }
    ends[size] = start + length;
    slots[slot] = ++size;
    if (size * 2 > slots.length) {
      grow();
    }
    return size - 1;
  }

  /** How many lists there are: their places are 0 to one less. */
  int size() {
    return size;
  }

  int start(int place) {
    return place == 0 ? 0 : ends[place - 1];
  }

  int end(int place) {
    return ends[place];
  }

  /** A number of a list, between its start and its end. */
  int at(int position) {
    return numbers[position];
  }

  /** Copies a list into a buffer that is long enough, and says how long the list is. */
  int copy(int place, int[] into) {
    int length = end(place) - start(place);
    System.arraycopy(numbers, start(place), into, 0, length);
    return length;
  }

  /** Gives back what is needed only while lists are added. None can be added after it. */
  void freeze() {
    numbers = Arrays.copyOf(numbers, size == 0 ? 0 : ends[size - 1]);
    ends = Arrays.copyOf(ends, size);
    slots = new int[0];
  }

  private void grow() {
    int[] larger = new int[slots.length * 2];
    for (int place = 0; place < size; place++) {
      int slot = hash(numbers, start(place), end(place)) & (larger.length - 1);
      while (larger[slot] != 0) {
        slot = (slot + 1) & (larger.length - 1);
      }
      larger[slot] = place + 1;
    }
    slots = larger;
  }

  private int slot(int[] table, int[] from, int length) {
    int slot = hash(from, 0, length) & (table.length - 1);
    while (table[slot] != 0 && !isList(table[slot] - 1, from, length)) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private boolean isList(int place, int[] from, int length) {
    return Arrays.equals(numbers, start(place), end(place), from, 0, length);
  }

  private static int hash(int[] from, int start, int end) {
    long mixed = (long) end - start;
    for (int i = start; i < end; i++) {
      mixed = (mixed ^ from[i]) * 0x9E37_79B9_7F4A_7C15L;
      mixed ^= mixed >>> 29;
    }
    return (int) (mixed >>> 20);
  }
}
