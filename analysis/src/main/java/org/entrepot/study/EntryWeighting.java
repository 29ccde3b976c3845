package org.entrepot.study;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.entrepot.aggregate.EntryWeights;
import org.entrepot.annotate.AddressBook;
import org.entrepot.net.Asn;
import org.entrepot.net.Organization;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.ClusterTable;

/**
 * By whom others' paths come into the region if destinations count by something else than how often
 * somebody measured towards them (METHOD.md 3).
 *
 * @param by what a destination counts by
 * @param ranking operators that carry others' paths in
 * @param known of how many destinations the weight is known
 * @param destinations how many there are
 */
public record EntryWeighting(By by, Ranking<Organization> ranking, int known, int destinations) {
  /** What a destination counts by. */
  public enum By {
    /** Each path alike. */
    PATH("path"),
    /** Each AS that is a destination alike. */
    DESTINATION("destination AS"),
    /** The users of that AS. */
    USERS("users of the destination AS"),
    /** The IPv4 addresses that it announces, without what others announce within them. */
    ADDRESSES("/24 blocks that the destination AS announces");

    private final String words;

    By(String words) {
      this.words = words;
    }

    /** It in words. */
    public String words() {
      return words;
    }
  }

  /** All that the study's tables know enough for; none where no path comes in. */
  static List<EntryWeighting> of(
      EntryWeights<Organization> counted,
      Ranking<Organization> byPath,
      AddressBook book,
      Function<Input, Ranking<Organization>> rank) {
    List<NavigableSet<Asn>> destinations = counted.destinations();
    int all = destinations.size();
    List<EntryWeighting> weightings = new ArrayList<>();
    weightings.add(new EntryWeighting(By.PATH, byPath, all, all));
    AnnouncedSpace space = AnnouncedSpace.of(book, destinations);
    for (By by : List.of(By.DESTINATION, By.USERS, By.ADDRESSES)) {
      ToLongFunction<NavigableSet<Asn>> weight =
          switch (by) {
            case USERS -> to -> to.stream().mapToLong(asn -> book.usersOf(asn).orElse(0)).sum();
            case ADDRESSES -> space::blocks;
            default -> to -> 1;
          };
      int known = (int) destinations.stream().filter(to -> weight.applyAsLong(to) > 0).count();
      if (known > 0) {
        Ranking<Organization> ranking = rank.apply(new Input(by, counted.transit(weight)));
        weightings.add(new EntryWeighting(by, ranking, known, all));
      }
    }
    return List.copyOf(weightings);
  }

  /** What a ranking is made of. */
  record Input(By by, ClusterTable<Organization> table) {}
}
