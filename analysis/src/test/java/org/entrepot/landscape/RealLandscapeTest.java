package org.entrepot.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.dataset.Role.AS_COUNTRIES;
import static org.entrepot.dataset.Role.AS_NAMES;
import static org.entrepot.dataset.Role.CITIES;
import static org.entrepot.dataset.Role.EXCHANGES;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entrepot.RealData;
import org.entrepot.aggregate.VisitShare;
import org.entrepot.annotate.AddressBook;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.net.City;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.stats.ClusterBootstrap;
import org.entrepot.stats.Estimand;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(RealData.TAG)
class RealLandscapeTest {
  private static List<DataFile> files(String... names) {
    return Stream.of(names).map(name -> new DataFile(RealData.path(name), name)).toList();
  }

  /**
   * The table of ixp-dependency (db6b4d5) has SOX Serbia, exchange 424, on 3 October 2022 with 33
   * peers: 10 national, 21 international, 2 that it does not know.
   */
  @Test
  void sox_has_the_members_that_the_internet_health_report_counted() throws Exception {
    AddressBook book =
        AddressBook.load(
            new Dataset(
                List.of(),
                Map.of(
                    EXCHANGES,
                    files(
                        "ixp/peeringdb-20221006-ix-ixlan-ixpfx.json.gz",
                        "ixp/peeringdb-20221006-netixlan.jsonl.gz"),
                    AS_NAMES,
                    files("as/asn-names.txt.gz"),
                    AS_COUNTRIES,
                    files("as/2022-10-06-asn-country.csv.gz"),
                    CITIES,
                    files("geo/geonames-cities15000-2012.txt.gz"))));
    Region serbia = Region.of(List.of(new CountryCode("RS")));
    VisitShare<City> none = VisitShare.citiesAway(book::organizationOf);
    CountryExchanges found =
        new Surveyor(serbia, book, 1)
            .landscape(
                LandscapeCount.by(book),
                ClusterBootstrap.withSeed(1)
                    .estimate(new Estimand("", "", "", "", ""), none.table()))
            .countries()
            .get(0);
    assertThat(found.exchanges()).isEqualTo(1);
    assertThat(found.members()).isEqualTo(33);
    assertThat(found.foreign()).isEqualTo(21);
    assertThat(found.domestic() + found.unknown()).isEqualTo(12);
  }
}
