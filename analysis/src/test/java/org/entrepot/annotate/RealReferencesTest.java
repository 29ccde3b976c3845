package org.entrepot.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entrepot.annotate.References.file;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.entrepot.RealData;
import org.entrepot.dataset.DataFile;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Role;
import org.entrepot.net.Asn;
import org.entrepot.net.City;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag(RealData.TAG)
class RealReferencesTest {
  private static AddressBook study(String name) throws IOException {
    Path file = RealData.path(name);
    Map<String, Object> study =
        new YAMLMapper().readValue(file.toFile(), new TypeReference<Map<String, Object>>() {});
    Map<String, List<String>> named =
        new YAMLMapper().convertValue(study.get("reference"), new TypeReference<>() {});
    Map<Role, List<DataFile>> reference = new EnumMap<>(Role.class);
    named.forEach(
        (key, names) ->
            reference.put(
                Role.ofKey(key).orElseThrow(),
                names.stream().map(each -> data(file.resolveSibling(each), each)).toList()));
    return AddressBook.load(new Dataset(List.of(), reference));
  }

  private static DataFile data(Path path, String name) {
    return new DataFile(path, name);
  }

  private static AddressBook load(Role role, String name) throws IOException {
    DataFile file = data(RealData.path(name), name);
    return AddressBook.load(new Dataset(List.of(), Map.of(role, List.of(file))));
  }

  private static long all(LoadedFile file) {
    return file.records() + file.rejected().values().stream().mapToLong(n -> n).sum();
  }

  private static IpAddress ip(String text) {
    return IpAddress.parse(text);
  }

  @Test
  void the_references_of_southeast_europe_say_what_is_known() throws IOException {
    AddressBook book = study("see-2017.yaml");

    assertThat(all(file(book, "ip2as/2021-04-16-routeviews-prefix-origin.tsv.gz")))
        .isEqualTo(989_626);
    assertThat(all(file(book, "geo/ripe-ipmap-20191203.csv.bz2"))).isEqualTo(256_478);
    assertThat(file(book, "geo/geonames-cities15000-2012.txt.gz").records()).isEqualTo(22_933);
    assertThat(book.files()).hasSize(13).allMatch(f -> f.fingerprint().bytes() > 0);
    LoadedFile links = file(book, "as/caida-20170601.as-rel.txt.gz");
    assertThat(links.records()).isEqualTo(113_828 + 136_514);
    assertThat(links.rejected()).isEmpty();
    assertThat(links.date()).contains("2017-06-01");
    assertThat(book.relationship(new Asn(3356), new Asn(174))).contains(Relationship.PEER);
    assertThat(book.files()).noneMatch(f -> f.records() == 0);

    ProbeRecord probe = book.probe(1).orElseThrow();
    assertThat(probe.asn4().orElseThrow().value()).isEqualTo(new Asn(3265));
    assertThat(probe.country().orElseThrow().value()).isEqualTo(new CountryCode("NL"));
    assertThat(probe.coordinates().orElseThrow().source()).startsWith("probes/2016-02");

    Origins google = book.origins(ip("8.8.8.8")).orElseThrow().value().value();
    assertThat(google.asns()).containsExactly(new Asn(15169));
    assertThat(book.nameOf(new Asn(8400)).orElseThrow().toLowerCase(Locale.ROOT))
        .contains("telekom srbija");
    assertThat(book.countryOf(new Asn(8400)).orElseThrow().value()).hasToString("RS");
    assertThat(book.countryOf(new Asn(8661)).orElseThrow().value()).hasToString("XK");
    assertThat(book.organizationOf(new Asn(8400))).isEqualTo(book.organizationOf(new Asn(6701)));
    assertThat(book.usersOf(new Asn(8400)).orElse(0)).isGreaterThan(1_000_000);
    assertExchanges(book);
    assertCities(book.cities());
  }

  private static void assertExchanges(AddressBook book) {
    ExchangeAddress sox = book.exchange(ip("185.1.27.10")).orElseThrow();
    assertThat(sox.exchange().id()).isEqualTo(424);
    assertThat(sox.exchange().city().map(City::name)).contains("Belgrade");
    ExchangeAddress frankfurt = book.exchange(ip("80.81.192.83")).orElseThrow();
    assertThat(frankfurt.exchange().name()).isEqualTo("DE-CIX Frankfurt");
    assertThat(frankfurt.exchange().city().map(City::name)).contains("Frankfurt am Main");
    Asn member = frankfurt.member().orElseThrow();
    assertThat(book.isMember(frankfurt.exchange(), member)).isTrue();
    ExchangeAddress sofia = book.exchange(ip("193.169.198.20")).orElseThrow();
    assertThat(sofia.exchange().city().map(City::name)).contains("Sofia");
    assertThat(book.exchange(ip("8.8.8.8"))).isEmpty();
  }

  private static void assertCities(Cities cities) {
    assertThat(cities.named("Zürich", new CountryCode("CH")).map(City::geonamesId))
        .contains(2657896L);
    assertThat(cities.named("New York/New Jersey", new CountryCode("US")).map(City::name))
        .contains("New York City");
    assertThat(cities.nearest(new Coordinates(44.8, 20.47)).map(City::name)).contains("Belgrade");
    assertThat(cities.nearest(new Coordinates(42.66, 21.16), new CountryCode("XK")).map(City::name))
        .contains("Pristina");
    City first = cities.all().get(0);
    assertThat(cities.all()).allMatch(city -> city.population() <= first.population());
  }

  @Test
  void the_references_of_the_middle_east_are_read() throws IOException {
    AddressBook book = study("middle-east-2019.yaml");

    assertThat(book.files()).hasSize(13);
    assertThat(book.probe(1).orElseThrow().asn4().orElseThrow().source())
        .isEqualTo("probes/2021-04-16-probes-api-v2.jsonl.gz");
    assertThat(book.countryOf(new Asn(5)).orElseThrow().value()).hasToString("BR");
    assertThat(book.countryOf(new Asn(8400))).as("in several countries").isEmpty();
    assertThat(book.organizationOf(new Asn(15169)).id()).startsWith("AS");
    assertThat(all(file(book, "as/2022-10-06-asn-country.csv.gz"))).isEqualTo(79_362);
  }

  static Stream<Arguments> every_other_file_and_the_number_of_its_records() {
    return Stream.of(
        Arguments.of(Role.PROBES, "probes/2023-01-probes-see-telecom-groups.jsonl.gz", 672),
        Arguments.of(Role.IP_TO_AS, "ip2as/2014-05-13-pyasn.dat.gz", 512_621),
        Arguments.of(Role.IP_TO_AS, "ip2as/2021-caida-pfx2as-ipv4.gz", 924_442),
        Arguments.of(Role.IP_TO_AS, "ip2as/2021-caida-pfx2as-ipv6.gz", 135_263),
        Arguments.of(Role.IP_TO_AS, "ip2as/2022-10-06-prefix-asn-rir-country.tsv.gz", 1_087_306),
        Arguments.of(Role.IP_TO_AS, "ip2as/2022-07-24-riswhoisdump.IPv6.gz", 212_465),
        Arguments.of(Role.IP_TO_AS, "ip2as/iptoasn-v4-sample.tsv", 1_427),
        Arguments.of(Role.AS_NAMES, "as/as2org.json.gz", 80_070),
        Arguments.of(Role.AS_COUNTRIES, "as/delegated-ripencc-20140630.txt.gz", 85_685),
        Arguments.of(Role.AS_COUNTRIES, "as/as-classes-2025.txt.gz", 93_005),
        Arguments.of(Role.EXCHANGES, "ixp/pch-and-peeringdb-2016-2020/ix.json.gz", 557),
        Arguments.of(Role.EXCHANGES, "ixp/pch-and-peeringdb-2016-2020/ixlan.json", 559),
        Arguments.of(Role.EXCHANGES, "ixp/pch-and-peeringdb-2016-2020/ixpfx.json", 793));
  }

  @ParameterizedTest
  @MethodSource("every_other_file_and_the_number_of_its_records")
  void no_record_of_any_file_is_lost(Role role, String name, long records) throws IOException {
    assertThat(all(file(load(role, name), name))).isEqualTo(records);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ixp/caida-ixs_201901.jsonl.gz", "ixp/caida-ixs_202310.jsonl.gz"})
  void the_merged_lists_of_exchanges_know_frankfurt(String name) throws IOException {
    AddressBook book = load(Role.EXCHANGES, name);

    assertThat(book.exchange(ip("80.81.192.83")).orElseThrow().exchange().id()).isEqualTo(31);
    assertThat(file(book, name).date()).isPresent();
  }

  @Test
  void a_file_without_probe_ids_and_one_without_users_are_refused() {
    String probes = "probes/2024-probes-ip-coordinates-cc.jsonl.gz";
    String users = "as/apnic-pop/apnic-20170626-per-country-eyeballs+atlas-probes.json.gz";
    RealData.path(probes); // skips the test where the data is missing, before anything is caught
    assertThatThrownBy(() -> load(Role.PROBES, probes)).isInstanceOf(UnknownFormatException.class);
    assertThatThrownBy(() -> load(Role.AS_USERS, users)).isInstanceOf(UnknownFormatException.class);
  }
}
