package org.entrepot.atlas;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Prefix;

/** Reads a source of probes from its text form. */
final class SourceText {
  /** Values may hold colons (IPv6) and hyphens (areas), and neither {@code +} nor {@code ~}. */
  private static final Pattern FORM =
      Pattern.compile("([a-z]+):([^+~]+?)(?::([0-9]{1,9}))?((?:[+~][^+~]*)*)");

  private static final Pattern TAG = Pattern.compile("([+~])([^+~]*)");

  private SourceText() {}

  static ProbeSource parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "probes are asked for as type:value:count, such as country:RS:10, area:WW:50,"
              + " asn:8400:5 or probes:1,2,3, and not as \""
              + text
              + "\"");
    }
    String type = form.group(1);
    String value = form.group(2);
    ProbeSource source =
        type.equals("probes")
            ? probes(text, value, form.group(3) != null)
            : counted(type, value, count(text, form));
    Matcher tag = TAG.matcher(form.group(4));
    while (tag.find()) {
      source =
          tag.group(1).equals("+")
              ? source.withTags(tag.group(2))
              : source.withoutTags(tag.group(2));
    }
    return source;
  }

  private static int count(String text, Matcher form) {
    if (form.group(3) == null) {
      throw new IllegalArgumentException(
          "how many probes? Say "
              + form.group(1)
              + ":"
              + form.group(2)
              + ":10, not \""
              + text
              + "\"");
    }
    return Integer.parseInt(form.group(3));
  }

  private static ProbeSource probes(String text, String value, boolean counted) {
    if (counted) {
      throw new IllegalArgumentException(
          "probes by number have no count: \"" + text + "\" has one");
    }
    return ProbeSource.probes(split(value).stream().map(SourceText::id).toList());
  }

  private static ProbeSource counted(String type, String value, int count) {
    return switch (type) {
      case "area" -> ProbeSource.area(area(value), count);
      case "region" -> ProbeSource.region(region(value), count);
      case "country" -> ProbeSource.country(CountryCode.parse(value), count);
      case "countries" ->
          ProbeSource.countries(split(value).stream().map(CountryCode::parse).toList(), count);
      case "asn" -> ProbeSource.asn(Asn.parse(value), count);
      case "prefix" -> ProbeSource.prefix(Prefix.parse(value), count);
      case "msm" -> ProbeSource.sameAs(id(value), count);
      default ->
          throw new IllegalArgumentException(
              "probes are asked for by area, region, country, countries, asn, prefix, msm or"
                  + " probes, not by \""
                  + type
                  + "\"");
    };
  }

  private static List<String> split(String list) {
    return Arrays.asList(list.split(",", -1));
  }

  private static long id(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not the number of a probe or measurement: " + text, e);
    }
  }

  private static ProbeArea area(String text) {
    return Arrays.stream(ProbeArea.values())
        .filter(area -> area.text().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "an area is "
                        + Arrays.stream(ProbeArea.values()).map(ProbeArea::text).toList()
                        + ", not \""
                        + text
                        + "\""));
  }

  private static ProbeRegion region(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return Arrays.stream(ProbeRegion.values())
        .filter(region -> region.text().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no region \""
                        + text
                        + "\"; there are "
                        + Arrays.stream(ProbeRegion.values()).map(ProbeRegion::text).toList()));
  }
}
