package org.entrepot.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.entrepot.PlacedPaths;
import org.entrepot.net.Asn;
import org.entrepot.net.CountryCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AS 1 and 2 are of Serbia, AS 3 of Germany, AS 7 of no known country, others of Austria. */
class CountryPathTest {
  private static Optional<CountryCode> country(Asn asn) {
    return switch ((int) asn.value()) {
      case 1, 2 -> Optional.of(new CountryCode("RS"));
      case 3 -> Optional.of(new CountryCode("DE"));
      case 7 -> Optional.empty();
      default -> Optional.of(new CountryCode("AT"));
    };
  }

  private static CountryPath of(String hops) {
    return CountryPath.of(PlacedPaths.path(hops), CountryPathTest::country);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // An incumbent's router in Vienna is on Austrian soil.
        "1@Nis 1@Belgrade 1@Vienna 3@Frankfurt 3! | RS AT DE        | RS DE",
        // Neighbours in one country are one, what is unknown between them is told.
        "1@Nis 2@Belgrade 3@Frankfurt 3!          | RS DE           | RS DE",
        "1@Nis * 3@Frankfurt 3!                   | RS ? DE         | RS ? DE",
        "1@Nis 1@- 1@Belgrade 1!                  | RS ? RS         | RS",
        // An operator without a router of any evidence stands with its country, marked.
        "1@Nis 3@- 4@Vienna 4!                    | RS (DE) AT      | RS DE AT",
        "1@Nis 7@- 4@Vienna 4!                    | RS ? AT         | RS ? AT",
        "1@Nis 3!                                 | RS (DE)         | RS DE",
        "3@Frankfurt 3!                           | (RS) DE         | RS DE",
        // A router of which something is said, and too little for a country, is not known.
        "1@Nis 1@Vienna=.5,Budapest=.5 1!         | RS ?            | RS",
        "1@Nis 1@Vienna=.9,Budapest=.1 1!         | RS ?            | RS",
        "1@Nis 1@Vienna=.5,Graz=.5 1!             | RS AT           | RS",
        // One of several operators of one country is of it; of several it is not known.
        "1@Nis 2/3@- 4@Vienna 4!                  | RS ? AT         | RS ? AT",
        "1@Nis 4/5@- 4!                           | RS (AT)         | RS AT",
        // The LAN of an exchange is somewhere, and nobody's.
        "1@Nis ix7@Vienna 3@Frankfurt 3!          | RS AT DE        | RS DE",
      })
  void soil_and_operator_are_two_paths(String hops, String geographic, String administrative) {
    CountryPath path = of(hops.strip());
    assertThat(CountryPath.words(path.geographic())).isEqualTo(geographic.replaceAll(" +$", ""));
    assertThat(CountryPath.words(path.administrative())).isEqualTo(administrative);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1@Nis 3@Frankfurt 3!         | AGREE   | 2 | 0 | 0",
        "1@Nis 1@Vienna 3@Frankfurt 3! | DIFFER  | 2 | 1 | 0",
        // To differ somewhere is to differ, whatever is unknown elsewhere.
        "1@Nis 1@Vienna * 3!          | DIFFER  | 1 | 1 | 1",
        "1@Nis 1@- 3@Frankfurt 3!     | UNKNOWN | 2 | 0 | 1",
        "1@Nis 7@Vienna 7!            | UNKNOWN | 1 | 0 | 1",
        // The operator's country in want of evidence does not agree with itself.
        "1@- 3!                       | UNKNOWN | 0 | 0 | 1",
        "3!                           | UNKNOWN | 0 | 0 | 0",
      })
  void they_agree_differ_or_cannot_be_compared(
      String hops, CountryPath.Verdict verdict, int agreeing, int differing, int unknown) {
    CountryPath path = of(hops.strip());
    assertThat(path.verdict()).isEqualTo(verdict);
    assertThat(path.agreeing()).isEqualTo(agreeing);
    assertThat(path.differing()).isEqualTo(differing);
    assertThat(path.unknown()).isEqualTo(unknown);
  }

  @Test
  void a_place_that_light_contradicts_claims_no_country() {
    ObservedPath path = PlacedPaths.path("1@Nis 3@Frankfurt=.9 3!");
    ObservedHop hop = path.hops().get(1);
    ObservedHop contradicted =
        hop.withPlace(new Place.Unlocated(Place.TOO_FAR, hop.place().belief()));
    CountryPath other =
        CountryPath.of(
            path.withHops(java.util.List.of(path.hops().get(0), contradicted, path.hops().get(2))),
            CountryPathTest::country);
    assertThat(CountryPath.words(other.geographic())).isEqualTo("RS ?");
  }
}
