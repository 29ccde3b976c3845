package org.entrepot.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entrepot.claim.Claim.Above;
import org.entrepot.claim.Claim.Between;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.rank.Subject;
import org.entrepot.stats.Percent;

/** Sentences about claims. */
final class Wording {
  private static final String COMPARED =
      "; refuted if %s; both together with all other comparisons of the file (Holm, 5%%)."
          + " Open otherwise, and where more than half of the paths are unresolved.";

  private Wording() {}

  /** In what the data are not those that a claim speaks of. */
  static List<String> differences(Claim claim, Trial.Setting setting) {
    List<String> found = new ArrayList<>();
    Claim.Frame frame = claim.frame();
    frame
        .window()
        .filter(window -> !window.contains(setting.window()))
        .ifPresent(
            window ->
                found.add(
                    "The claim is of %s, the data are of %s."
                        .formatted(window.words(), setting.window().words())));
    frame
        .direction()
        .filter(way -> !claim.measure().direction().equals(Optional.of(way)))
        .ifPresent(
            way ->
                found.add(
                    "The claim is of paths %s, %s of %s."
                        .formatted(
                            way.words(),
                            claim.metric(),
                            claim
                                .measure()
                                .direction()
                                .map(other -> "paths " + other.words())
                                .orElse(claim.measure().means()))));
    frame
        .region()
        .filter(region -> !region.countries().equals(setting.region().countries()))
        .ifPresent(
            region ->
                found.add(
                    "The claim is of %s, the data are of %s."
                        .formatted(countries(region), countries(setting.region()))));
    return found;
  }

  private static String countries(Region region) {
    return region.countries().stream()
        .map(CountryCode::englishName)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  static String names(List<Subject> subjects) {
    return subjects.stream().map(Subject::name).collect(Collectors.joining(" and "));
  }

  static String rule(Claim.Comparison comparison) {
    if (comparison instanceof Between between) {
      return "Holds if all that the data leave possible is %s, refuted if none of it is, else open."
              .formatted(words(between))
          + " Possible is all from the lower end of the share's interval to the upper end of the"
          + " interval of what it were if everything unresolved were theirs.";
    }
    return comparison instanceof Above
        ? "Holds if the share is above the other in at least 95% of the bootstrap draws, which"
            + " resample the same networks for both"
            + COMPARED.formatted("the other is so")
        : "Holds if all others but those named lie significantly below it, all pairs judged at once"
            + COMPARED.formatted("one of them lies significantly above it");
  }

  static String words(Between between) {
    return between.low() == 0
        ? Percent.of(between.high()) + " or less"
        : between.high() == 1
            ? Percent.of(between.low()) + " or more"
            : Percent.of(between.low()) + " to " + Percent.of(between.high());
  }

  static String points(double difference) {
    String percent = Percent.of(difference);
    return percent.substring(0, percent.length() - 1) + " percentage points";
  }
}
