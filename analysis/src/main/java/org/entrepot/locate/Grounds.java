package org.entrepot.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.entrepot.annotate.Hint;
import org.entrepot.path.Belief;
import org.entrepot.path.Place;

/** Why an address is where it is said to be, in words for people. */
final class Grounds {
  private static final int NAMED = 6;

  private final Globe globe;
  private final Weigher weigher;

  Grounds(Globe globe, Weigher weigher) {
    this.globe = globe;
    this.weigher = weigher;
  }

  List<String> of(Place place, List<Hint> hints, Bounds bounds) {
    List<String> lines = new ArrayList<>();
    lines.add(
        place.match(
            located -> located.where() + ": " + located.reason(),
            unlocated -> "not located: " + unlocated.reason()));
    place.belief().ifPresent(belief -> lines.add("  " + believed(belief)));
    weigher.says(hints).forEach((group, say) -> lines.addAll(said(group, say, hints, bounds)));
    for (Disc disc : bounds.discs()) {
      lines.add(
          text(
              "  %.3f ms from probe %d: within %.0f km of it, and %.0f km of slack",
              disc.micros() / 1000.0,
              disc.probe(),
              LightSpeed.boundKm(disc.micros()),
              LightSpeed.SLACK_KM));
    }
    for (Globe.Abroad each : bounds.abroad()) {
      lines.add(
          text(
              "  %.3f ms from a probe somewhere in %s: within %.0f km of the country",
              each.micros() / 1000.0,
              each.country(),
              LightSpeed.boundKm(each.micros())
                  + LightSpeed.COUNTRY_SLACK_KM
                  + LightSpeed.SLACK_KM));
    }
    Left left = new Left();
    globe.within(bounds.discs(), bounds.abroad(), left);
    lines.add(text("  light leaves %,d of %,d cities", left.cities, globe.size()));
    return lines;
  }

  /** How many cities light allows. */
  private static final class Left implements Globe.Visitor {
    int cities;

    @Override
    public boolean wantsEach(int cell) {
      return true;
    }

    @Override
    public void city(int city, double likelihood) {
      cities++;
    }

    @Override
    public void cell(int cell, double likelihood) {
      throw new IllegalStateException("each city was asked for");
    }
  }

  private static String believed(Belief belief) {
    String cities =
        belief.cities().stream()
            .limit(NAMED)
            .map(each -> each.city() + text(" %.3f", each.probability()))
            .collect(Collectors.joining("; "));
    int more = belief.cities().size() - NAMED;
    return (belief.isSet() ? "90% set: " : "likeliest: ")
        + cities
        + (more > 0 ? " and " + more + " more" : "")
        + belief
            .country()
            .map(country -> text("; country %s %.3f", country, belief.countryProbability()))
            .orElse("");
  }

  /** What a group tells, and how much likelier it is of who is there than of anybody else. */
  private List<String> said(Weigher.Group group, Weigher.Say say, List<Hint> hints, Bounds bounds) {
    Map<Integer, String> told = new TreeMap<>();
    for (Hint hint : hints) {
      int city = globe.number(hint.city());
      if (Weigher.Group.of(hint.kind()) == group && city >= 0) {
        told.merge(
            city,
            text(
                "%s (%s, %s; right with %.3f)",
                Words.of(hint.kind()), hint.source(), hint.detail(), weigher.precision(hint)),
            (one, other) -> one + "; " + other);
      }
    }
    List<String> lines = new ArrayList<>();
    told.forEach(
        (city, who) ->
            lines.add(
                text(
                    "  %s, by %s: likelihood ratio %.4g%s",
                    globe.city(city),
                    who,
                    say.of(city) / say.others(),
                    bounds.allow(globe.city(city)) ? "" : "; too far for the speed of light")));
    return lines;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
