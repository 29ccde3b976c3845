package org.entrepot.atlas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Prefix;

/**
 * Where probes are taken from, and how many. The service gives as many as it can, and no more than
 * that. Immutable: every method returns another source.
 *
 * <p>The text form, as {@link #parse} reads it and {@link #toString} writes it, is {@code
 * type:value:count}, then a {@code +} before each tag that a probe must have and a {@code ~} before
 * each that it must not have: {@code country:RS:10+system-ipv6-works~nat}.
 */
public final class ProbeSource {
  private final String type;
  private final String value;
  private final int requested;
  private final String words;
  private final List<String> included;
  private final List<String> excluded;

  private ProbeSource(
      String type,
      String value,
      int requested,
      String words,
      List<String> included,
      List<String> excluded) {
    if (requested < 1) {
      throw new IllegalArgumentException("at least 1 probe, not " + requested);
    }
    this.type = type;
    this.value = value;
    this.requested = requested;
    this.words = words;
    this.included = included;
    this.excluded = excluded;
  }

  private static ProbeSource of(String type, String value, int count, String words) {
    return new ProbeSource(type, value, count, words, List.of(), List.of());
  }

  /** From a part of the world. */
  public static ProbeSource area(ProbeArea area, int count) {
    return of("area", area.text(), count, "in " + area.words());
  }

  /** From a region, which is younger than the areas. */
  public static ProbeSource region(ProbeRegion region, int count) {
    return of("region", region.text(), count, "in the region " + region.text());
  }

  /** From a country. */
  public static ProbeSource country(CountryCode country, int count) {
    return of("country", country.code(), count, "in " + country.englishName());
  }

  /** From several countries together. */
  public static ProbeSource countries(Collection<CountryCode> countries, int count) {
    List<CountryCode> some = List.copyOf(new LinkedHashSet<>(countries));
    if (some.isEmpty()) {
      throw new IllegalArgumentException("at least 1 country");
    }
    String codes = some.stream().map(CountryCode::code).collect(Collectors.joining(","));
    String names = some.stream().map(CountryCode::englishName).collect(Collectors.joining(", "));
    return of("countries", codes, count, "in " + names);
  }

  /** From an AS. */
  public static ProbeSource asn(Asn asn, int count) {
    return of("asn", Long.toString(asn.value()), count, "in " + asn);
  }

  /** With an address in a prefix. */
  public static ProbeSource prefix(Prefix prefix, int count) {
    return of("prefix", prefix.toString(), count, "in " + prefix);
  }

  /** The probes of another measurement. */
  public static ProbeSource sameAs(long measurement, int count) {
    Options.between("the id of a measurement", measurement, 1, Long.MAX_VALUE);
    return of("msm", Long.toString(measurement), count, "of measurement " + measurement);
  }

  /** These probes, each once. */
  public static ProbeSource probes(Collection<Long> ids) {
    Set<Long> some = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
    some.forEach(id -> Options.between("the id of a probe", id, 1, Long.MAX_VALUE));
    String list = some.stream().map(id -> Long.toString(id)).collect(Collectors.joining(","));
    return of("probes", list, some.size(), "by number");
  }

  /** These probes, each once. */
  public static ProbeSource probes(long... ids) {
    return probes(Arrays.stream(ids).boxed().toList());
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not of that form; the message says what is
   */
  public static ProbeSource parse(String text) {
    return SourceText.parse(text);
  }

  /** Only probes that have all of these tags, by their slugs. */
  public ProbeSource withTags(String... slugs) {
    return new ProbeSource(type, value, requested, words, more(included, slugs), excluded);
  }

  /** Only probes that have none of these tags, by their slugs. */
  public ProbeSource withoutTags(String... slugs) {
    return new ProbeSource(type, value, requested, words, included, more(excluded, slugs));
  }

  private static List<String> more(List<String> some, String... slugs) {
    Set<String> all = new LinkedHashSet<>(some);
    for (String slug : slugs) {
      all.add(Options.tag(slug));
    }
    return List.copyOf(all);
  }

  /** How many probes are wanted. */
  public int requested() {
    return requested;
  }

  /** "50 probes in Serbia with tag home". */
  String words() {
    return requested
        + (requested == 1 ? " probe " : " probes ")
        + (type.equals("probes") ? value : words)
        + tags(" with tag ", included)
        + tags(" without tag ", excluded);
  }

  private static String tags(String before, List<String> tags) {
    return tags.isEmpty() ? "" : before + String.join(", ", tags);
  }

  ObjectNode node() {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("type", type).put("value", value).put("requested", requested);
    if (!included.isEmpty() || !excluded.isEmpty()) {
      ObjectNode tags = node.putObject("tags");
      if (!included.isEmpty()) {
        included.forEach(tags.putArray("include")::add);
      }
      if (!excluded.isEmpty()) {
        excluded.forEach(tags.putArray("exclude")::add);
      }
    }
    return node;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProbeSource that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The text form. */
  @Override
  public String toString() {
    String count = type.equals("probes") ? "" : ":" + requested;
    return type
        + ":"
        + value
        + count
        + included.stream().map(tag -> "+" + tag).collect(Collectors.joining())
        + excluded.stream().map(tag -> "~" + tag).collect(Collectors.joining());
  }
}
