package org.entrepot.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.entrepot.atlas.ProbeSource;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;

/** Reads where probes are to be taken from. */
final class ProbeSources {
  private ProbeSources() {}

  /** Of the form {@code country:RS:10+tag~tag}. */
  static List<ProbeSource> read(String option, List<String> texts) throws Failures.UserMistake {
    List<ProbeSource> sources = new ArrayList<>();
    for (String text : texts) {
      sources.add(Given.checked(option, () -> ProbeSource.parse(text.strip())));
    }
    return sources;
  }

  /**
   * Of the form {@code see:50+tag~tag}: a region of this program, which RIPE Atlas does not know.
   */
  static List<ProbeSource> ofRegions(String option, List<String> texts)
      throws Failures.UserMistake {
    List<ProbeSource> sources = new ArrayList<>();
    for (String text : texts) {
      int colon = text.indexOf(':');
      String name = colon < 0 ? text : text.substring(0, colon);
      Region region =
          Region.builtIn(name.strip())
              .orElseThrow(
                  () ->
                      new Failures.UserMistake(
                          option
                              + " is NAME:COUNT with one of "
                              + String.join(", ", Region.builtInNames())
                              + ", such as see:50, not \""
                              + text
                              + "\""));
      String countries =
          region.countries().stream().map(CountryCode::code).collect(Collectors.joining(","));
      String rest = colon < 0 ? "" : text.substring(colon).strip();
      sources.add(Given.checked(option, () -> ProbeSource.parse("countries:" + countries + rest)));
    }
    return sources;
  }
}
