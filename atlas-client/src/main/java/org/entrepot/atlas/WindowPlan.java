package org.entrepot.atlas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.entrepot.atlas.DownloadState.Covered;
import org.entrepot.atlas.DownloadState.Part;

/** Which times are still to be asked for, and which need not be any more. */
final class WindowPlan {
  private WindowPlan() {}

  /**
   * The windows of a period that are missing, in their order. They are cut at the multiples of
   * their length since 1970, and where what was asked for before ends.
   *
   * @param period the time of a query
   * @param covered what the file has of any query
   * @param done what this run has of any query
   * @param window the length of a window in seconds
   * @param lookBack for how long results may come in, in seconds
   */
  static List<Span> missing(
      Span period, List<Covered> covered, List<Part> done, long window, long lookBack) {
    List<Span> known =
        covered.stream().map(Covered::span).filter(span -> span.query() == period.query()).toList();
    List<Span> settled = new ArrayList<>();
    covered.stream()
        .filter(each -> each.isFinal(lookBack))
        .map(Covered::span)
        .filter(span -> span.query() == period.query())
        .forEach(settled::add);
    done.stream()
        .map(Part::span)
        .filter(span -> span.query() == period.query())
        .forEach(settled::add);
    List<Span> missing = new ArrayList<>();
    for (Span gap : without(period, settled)) {
      cut(gap, known, window, missing);
    }
    return missing;
  }

  /** What is left of a period without these times. */
  private static List<Span> without(Span period, List<Span> settled) {
    List<Span> sorted = new ArrayList<>(settled);
    sorted.sort(Comparator.comparingLong(Span::from));
    List<Span> left = new ArrayList<>();
    long at = period.from();
    for (Span span : sorted) {
      if (span.from() > at) {
        left.add(period.between(at, Math.min(span.from(), period.to())));
      }
      at = Math.max(at, span.to());
      if (at >= period.to()) {
        return left;
      }
    }
    if (at < period.to()) {
      left.add(period.between(at, period.to()));
    }
    return left;
  }

  private static void cut(Span gap, List<Span> known, long window, List<Span> into) {
    TreeSet<Long> cuts = new TreeSet<>();
    cuts.add(gap.to());
    long grid = (Math.floorDiv(gap.from(), window) + 1) * window;
    for (long at = grid; at < gap.to(); at += window) {
      cuts.add(at);
    }
    for (Span span : known) {
      cuts.add(span.from());
      cuts.add(span.to());
    }
    long from = gap.from();
    for (long to : cuts.subSet(gap.from(), false, gap.to(), true)) {
      long start = from;
      boolean again = known.stream().anyMatch(span -> span.holds(start));
      into.add(new Span(gap.query(), start, to, again));
      from = to;
    }
  }

  /**
   * What the file has once these parts are in it. Final times that touch are made one, lest they
   * grow in number for ever.
   */
  static List<Covered> covered(List<Covered> before, List<Part> parts, long lookBack) {
    List<Covered> all = new ArrayList<>();
    for (Covered old : before) {
      List<Span> over =
          parts.stream()
              .map(Part::span)
              .filter(span -> span.query() == old.span().query())
              .toList();
      for (Span left : without(old.span(), over)) {
        all.add(new Covered(left, old.fetched()));
      }
    }
    for (Part part : parts) {
      Span span = part.span();
      all.add(new Covered(new Span(span.query(), span.from(), span.to(), false), part.fetched()));
    }
    all.sort(
        Comparator.comparingInt((Covered each) -> each.span().query())
            .thenComparingLong(each -> each.span().from()));
    List<Covered> joined = new ArrayList<>();
    for (Covered next : all) {
      Covered last = joined.isEmpty() ? next : joined.get(joined.size() - 1);
      boolean touch =
          !joined.isEmpty()
              && last.span().query() == next.span().query()
              && last.span().to() == next.span().from()
              && last.isFinal(lookBack)
              && next.isFinal(lookBack);
      if (touch) {
        long fetched = Math.min(last.fetched(), next.fetched());
        Covered one =
            new Covered(last.span().between(last.span().from(), next.span().to()), fetched);
        if (one.isFinal(lookBack)) {
          joined.set(joined.size() - 1, one);
          continue;
        }
      }
      joined.add(next);
    }
    return joined;
  }
}
