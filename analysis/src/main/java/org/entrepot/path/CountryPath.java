package org.entrepot.path;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;

/**
 * A path as the countries that it goes through, twice (METHOD.md 2): by where its routers stand,
 * and by the country that each of its operators is taken to be of. They answer two questions: an
 * incumbent's router in Vienna is Austrian soil and Serbian administration.
 *
 * <p>By soil, a hop has the country that may be claimed of it ({@link Belief#claimedCountry}), and
 * none where no country is sure enough. Where no hop of an operator has any evidence of a place,
 * the stretch has the country of the operator, and is marked as administrative. Neighbours of one
 * country are one segment; what is not known is a segment, too, and never taken for its neighbours'
 * country. Hops on the viewpoint's own premises are left out, and so is the destination's own
 * address, which may be anycast, unless it is all that was seen of its operator.
 *
 * @param geographic by where routers stand
 * @param administrative by the countries of operators; an exchange's LAN has none and is left out
 * @param agreeing number of hops between the ends whose soil and operator are of one country
 * @param differing number of those where both are known and differ
 * @param unknown number of those where either is not known, the silent hops included
 */
public record CountryPath(
    List<Segment> geographic,
    List<Segment> administrative,
    int agreeing,
    int differing,
    int unknown) {
  /** Copies the lists. */
  public CountryPath {
    geographic = List.copyOf(geographic);
    administrative = List.copyOf(administrative);
  }

  /**
   * A stretch of a path in one country.
   *
   * @param country empty where it is not known
   * @param isAdministrative whether it is the operator's country, in want of any evidence of a
   *     place; not so on a path that is administrative as a whole
   */
  public record Segment(Optional<CountryCode> country, boolean isAdministrative) {
    /** The country's code, in parentheses if it is the operator's, {@code ?} if not known. */
    @Override
    public String toString() {
      String code = country.map(CountryCode::code).orElse("?");
      return isAdministrative ? "(" + code + ")" : code;
    }
  }

  /** How the two compare. */
  public enum Verdict {
    /** On every hop between the ends both are known, and are the same. */
    AGREE,
    /** On some hop both are known, and are not the same. */
    DIFFER,
    /** On no hop they are seen to differ, and on some, or all, either is not known. */
    UNKNOWN
  }

  /**
   * Reads a path whose hops are located.
   *
   * @param countryOf the country that an AS is taken to be of
   */
  public static CountryPath of(ObservedPath path, Function<Asn, Optional<CountryCode>> countryOf) {
    Reader reader = new Reader(path, countryOf);
    path.asPath().steps().forEach(reader::step);
    return new CountryPath(
        reader.geographic,
        reader.administrative,
        reader.agreeing,
        reader.differing,
        reader.unknown);
  }

  /** How the two compare over the whole path. */
  public Verdict verdict() {
    return differing > 0
        ? Verdict.DIFFER
        : unknown == 0 && agreeing > 0 ? Verdict.AGREE : Verdict.UNKNOWN;
  }

  /** One of the two as text: {@code RS ? AT (DE)}. */
  public static String words(List<Segment> segments) {
    return segments.stream().map(Segment::toString).collect(Collectors.joining(" "));
  }

  private static final class Reader {
    private final Map<Integer, ObservedHop> hops = new HashMap<>();
    private final Function<Asn, Optional<CountryCode>> countryOf;
    final List<Segment> geographic = new ArrayList<>();
    final List<Segment> administrative = new ArrayList<>();
    int agreeing;
    int differing;
    int unknown;

    Reader(ObservedPath path, Function<Asn, Optional<CountryCode>> countryOf) {
      this.countryOf = countryOf;
      path.hops().forEach(hop -> hops.put(hop.number(), hop));
    }

    void step(AsPath.Step step) {
      Optional<CountryCode> operator = operator(step);
      if (!(step instanceof AsPath.Crossing)) {
        add(administrative, new Segment(operator, false));
      }
      List<ObservedHop> row =
          step.hops().stream()
              .map(hops::get)
              .filter(hop -> hop != null && hop.role() != ObservedHop.Role.EDGE)
              .toList();
      boolean told = row.stream().anyMatch(Reader::hasEvidence);
      if (!told) {
        add(geographic, new Segment(operator, operator.isPresent()));
      }
      for (ObservedHop hop : row) {
        Optional<CountryCode> soil = soil(hop.place());
        if (told && hop.role() != ObservedHop.Role.DESTINATION) {
          add(geographic, new Segment(soil, false));
        }
        if (hop.role() == ObservedHop.Role.TRANSIT) {
          compare(soil, operator);
        }
      }
    }

    private void compare(Optional<CountryCode> soil, Optional<CountryCode> operator) {
      if (soil.isEmpty() || operator.isEmpty()) {
        unknown++;
      } else if (soil.equals(operator)) {
        agreeing++;
      } else {
        differing++;
      }
    }

    private Optional<CountryCode> operator(AsPath.Step step) {
      Set<Optional<CountryCode>> countries =
          step.asns().stream().map(countryOf).collect(Collectors.toSet());
      return countries.size() == 1 ? countries.iterator().next() : Optional.empty();
    }

    private static boolean hasEvidence(ObservedHop hop) {
      return hop.place().city().isPresent() || hop.place().belief().isPresent();
    }

    /** A belief that the path's own time contradicts claims nothing. */
    private static Optional<CountryCode> soil(Place place) {
      return place.belief().isEmpty()
          ? place.city().map(city -> city.country())
          : place
              .belief()
              .filter(any -> !place.reason().equals(Place.TOO_FAR))
              .flatMap(Belief::claimedCountry);
    }

    private static void add(List<Segment> segments, Segment next) {
      if (segments.isEmpty() || !segments.get(segments.size() - 1).equals(next)) {
        segments.add(next);
      }
    }
  }
}
