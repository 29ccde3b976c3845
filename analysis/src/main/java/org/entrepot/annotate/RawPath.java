package org.entrepot.annotate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The AS path of one route as it was announced, before anything is judged; and what is made of it.
 * One object is used again and again.
 *
 * <p>A path is a sequence of AS numbers that can be interrupted by sets, whose order is not known
 * (RFC 4271), and by the segments of a confederation, which are nobody else's business (RFC 5065).
 */
final class RawPath {
  static final String NONE = "AS path without a sequence";
  static final String LOOP = "loop in the AS path";
  static final String RESERVED = "reserved AS number within the AS path";

  /** No honest path is longer; to look for loops in one of any length would take too long. */
  private static final int LONGEST = 1024;

  /** Between the sequence and the aggregate of a cleaned path: no AS has the number 0. */
  static final int AGGREGATE = 0;

  /** A part of a path. Each but the first kind is closed by {@link #CLOSE}. */
  enum Segment {
    SEQUENCE(2, ' ', ' '),
    SET(1, '{', '}'),
    CONFEDERATION_SEQUENCE(3, '(', ')'),
    CONFEDERATION_SET(4, '[', ']');

    private final int type;
    private final char opening;
    private final char closing;

    Segment(int type, char opening, char closing) {
      this.type = type;
      this.opening = opening;
      this.closing = closing;
    }

    /** The segment of this number in the attribute AS_PATH. */
    static Optional<Segment> ofType(int type) {
      return SEGMENTS.stream().filter(segment -> segment.type == type).findFirst();
    }

    /** The segment that bgpdump opens with a character. */
    static Optional<Segment> openedBy(byte character) {
      return SEGMENTS.stream().filter(segment -> segment.opening == character).findFirst();
    }

    boolean isClosedBy(byte character) {
      return closing == character;
    }
  }

  private static final List<Segment> SEGMENTS = List.of(Segment.values());
  private static final long CLOSE = -1;

  private long[] steps = new long[64]; // AS numbers; CLOSE; CLOSE - type of the segment opened
  private int size;
  private int[] route = new int[64];
  private int routeSize;

  void clear() {
    size = 0;
  }

  void open(Segment segment) {
    if (segment != Segment.SEQUENCE) {
      add(CLOSE - segment.type);
    }
  }

  void close(Segment segment) {
    if (segment != Segment.SEQUENCE) {
      add(CLOSE);
    }
  }

  /** Adds an AS number, from 0 to 2<sup>32</sup> - 1. */
  void step(long asn) {
    add(asn);
  }

  private void add(long step) {
    if (size == steps.length) {
      steps = Arrays.copyOf(steps, size * 2);
    }
    steps[size++] = step;
  }

  private static Segment opened(long step) {
    return Segment.ofType((int) (CLOSE - step)).orElseThrow();
  }

  /** How many steps there are as RFC 4271 counts: a set is one, a confederation none. */
  private int length() {
    int length = 0;
    for (int i = 0; i < size; i = next(i)) {
      length += counts(i) ? 1 : 0;
    }
    return length;
  }

  /** The position behind so many steps. */
  private int behind(int length) {
    int left = length;
    int i = 0;
    while (i < size && left > 0) {
      left -= counts(i) ? 1 : 0;
      i = next(i);
    }
    return i;
  }

  private boolean counts(int position) {
    return steps[position] >= 0 || opened(steps[position]) == Segment.SET;
  }

  /** Behind the number at a position, or the whole segment that is opened there. */
  private int next(int position) {
    int next = position;
    if (steps[position] < CLOSE) {
      while (steps[next] != CLOSE) {
        next++;
      }
    }
    return next + 1;
  }

  /**
   * Puts the numbers of 32 bits in the place of the end of this path of 16 bits (RFC 6793, section
   * 4.2.3): what a router of 16 bits prepended stays, and a path that is shorter than the other is
   * left as it is.
   *
   * @param wide the path that the attribute AS4_PATH tells
   */
  void widen(RawPath wide) {
    int leading = length() - wide.length();
    if (leading < 0 || wide.size == 0) {
      return;
    }
    size = behind(leading);
    for (int i = 0; i < wide.size; i = wide.next(i)) {
      if (wide.counts(i)) {
        for (int j = i; j < wide.next(i); j++) {
          add(wide.steps[j]);
        }
      }
    }
  }

  /**
   * Makes of the path the route that {@link #route} gives: the number of the peer; those of the
   * sequence, prepending taken out; then, if there is a set, {@link #AGGREGATE} and the numbers of
   * the set and of all behind it, ascending. A set of one is a step like any other. Reserved
   * numbers in sets and at the end of the path, where a customer without a number of its own
   * stands, are left out.
   *
   * @param peer the AS that the route was heard from
   * @return how many numbers the route has
   * @throws Rejected if no sequence is left, an AS comes again after another, or a reserved number
   *     stands between others
   */
  int clean(long peer) throws Rejected {
    if (route.length < size + 2) {
      route = new int[size * 2];
    }
    route[0] = (int) peer;
    int set = sequence();
    if (routeSize == 1) {
      throw new Rejected(NONE);
    }
    if (set < size) {
      aggregate(set);
    }
    return routeSize;
  }

  /** The numbers of the route cleaned last, of 32 bits without a sign. Not to be kept. */
  int[] route() {
    return route;
  }

  /** Copies the steps before the first set of several, and says where that is. */
  private int sequence() throws Rejected {
    routeSize = 1;
    boolean reserved = false;
    boolean confederation = false;
    for (int i = 0; i < size; i++) {
      long step = steps[i];
      if (step == CLOSE) {
        confederation = false;
      } else if (step < CLOSE) {
        if (opened(step) == Segment.SET && !isSetOfOne(i)) {
          return i;
        }
        confederation = opened(step) != Segment.SET;
      } else if (!confederation && AsNumbers.isReserved(step)) {
        reserved = true;
      } else if (!confederation) {
        if (reserved) {
          throw new Rejected(RESERVED);
        }
        append((int) step);
      }
    }
    return size;
  }

  private void append(int asn) throws Rejected {
    if (routeSize > 1 && route[routeSize - 1] == asn) {
      return;
    }
    for (int i = 1; i < routeSize; i++) {
      if (route[i] == asn) {
        throw new Rejected(LOOP);
      }
    }
    if (routeSize > LONGEST) {
      throw new Rejected("AS path of more than " + LONGEST + " ASes");
    }
    route[routeSize++] = asn;
  }

  private boolean isSetOfOne(int opening) {
    return opening + 2 < size && steps[opening + 1] >= 0 && steps[opening + 2] == CLOSE;
  }

  private void aggregate(int set) {
    long[] members = new long[size - set];
    int count = 0;
    boolean confederation = false;
    for (int i = set; i < size; i++) {
      long step = steps[i];
      if (step == CLOSE) {
        confederation = false;
      } else if (step < CLOSE) {
        confederation = opened(step) != Segment.SET;
      } else if (!confederation && !AsNumbers.isReserved(step)) {
        members[count++] = step;
      }
    }
    if (count > 0) {
      route[routeSize++] = AGGREGATE;
      Arrays.stream(members, 0, count)
          .sorted()
          .distinct()
          .forEach(member -> route[routeSize++] = (int) member);
    }
  }

  /** The form in which {@code bgpdump -m} prints it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    Segment inside = Segment.SEQUENCE;
    boolean first = true;
    for (int i = 0; i < size; i++) {
      long step = steps[i];
      if (step == CLOSE) {
        text.append(inside.closing);
        inside = Segment.SEQUENCE;
        first = false;
        continue;
      }
      boolean comma = inside == Segment.SET || inside == Segment.CONFEDERATION_SET;
      text.append(first ? "" : comma ? "," : " ");
      if (step < CLOSE) {
        inside = opened(step);
        text.append(inside.opening);
        first = true;
      } else {
        text.append(step);
        first = false;
      }
    }
    return text.toString();
  }
}
