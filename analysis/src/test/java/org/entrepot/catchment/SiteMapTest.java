package org.entrepot.catchment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.entrepot.annotate.AnycastService;
import org.entrepot.annotate.AnycastSite;
import org.entrepot.annotate.Cities;
import org.entrepot.annotate.RootLetter;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteMapTest {
  static final AnycastSite BELGRADE = site("Belgrade", "RS", 44.80, 20.47, "ns1.rs-beg.k.ripe.net");
  static final AnycastSite FRANKFURT =
      site("Frankfurt", "DE", 50.11, 8.68, "ns1.de-fra.k.ripe.net", "ns2.de-fra.k.ripe.net");
  static final AnycastSite AMSTERDAM =
      site("Amsterdam", "NL", 52.37, 4.90, "ns1.nl-ams.k.ripe.net");

  static AnycastSite site(
      String town, String country, double latitude, double longitude, String... instances) {
    return new AnycastSite(
        Optional.of(town),
        Optional.of(new CountryCode(country)),
        new Coordinates(latitude, longitude),
        List.of(instances),
        Optional.of(AnycastSite.Reach.GLOBAL),
        Optional.empty(),
        true);
  }

  static SiteMap map(String id, AnycastSite... sites) {
    return SiteMap.of(List.of(service(id, sites)), Cities.none()).get(0);
  }

  private static AnycastService service(String id, AnycastSite... sites) {
    return new AnycastService(id, id, new TreeSet<>(), List.of(sites), List.of("list"));
  }

  static SiteMap k() {
    return map("k-root", BELGRADE, FRANKFURT, AMSTERDAM);
  }

  private static String where(SiteMap map, String text) {
    Instance instance = map.instance(text);
    return instance instanceof Instance.AtSite at
        ? at.site().city().name()
        : instance instanceof Instance.Unlisted unlisted ? "? " + unlisted.label() : "-";
  }

  @ParameterizedTest
  @CsvSource({
    "ns1.rs-beg.k.ripe.net, Belgrade",
    "ns7.rs-beg.k.ripe.net, Belgrade", // another server of the site
    "NS1.RS-BEG.K.RIPE.NET, Belgrade",
    "ns1.rs-beg.k.ripe.net., Belgrade",
    "k3.ams-ix.k.ripe.net, Amsterdam", // before 2015
    "k1.linx.k.ripe.net, ? linx",
    "ns1.sg-sin.k.ripe.net, ? sg-sin",
  })
  void servers_of_k_root_are_known_by_their_site(String text, String where) {
    assertThat(where(k(), text)).isEqualTo(where);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "dnsmasq-2.80",
        "rs-beg",
        "ns1.rs-beg.k.ripe.net.evil.example",
        "x.ns1.rs-beg.k.ripe.net",
        "ns1.rs-beg.k.ripe.net..",
        " ns1.rs-beg.k.ripe.net",
        "ns1.rs-beg.k.ripe.net ns1.de-fra.k.ripe.net",
        "ns1.rs-beg.k.ripe.net\\000",
        "ns1.rs-beg.k.ripe.net\n",
        "ns.rs-beg.k.ripe.net",
        "ns1.r\u017f-beg.k.ripe.net",
        "ns1.rs-beg.kxripe.net"
      })
  void what_is_no_name_of_the_service_is_nobodys_site(String text) {
    assertThat(where(k(), text)).isEqualTo("-");
  }

  @Test
  void a_huge_text_is_nobodys_site() {
    assertThat(where(k(), "ns1.rs-beg.k.ripe.net".repeat(100_000))).isEqualTo("-");
    assertThat(where(k(), "ns" + "1".repeat(1_000_000) + ".rs-beg.k.ripe.net")).isEqualTo("-");
  }

  @ParameterizedTest
  @CsvSource({
    "A, n6.nl-ams.root, a6.nl-ams.root",
    "A, a21-a.us-qas.root, a1b.us-qas.root",
    "B, b1-ams, b3-ams",
    "D, ajci1.droot.maxgigapop.net, ajci9.droot.maxgigapop.net",
    "F, bbu1f.f.root-servers.org, bbu1a.f.root-servers.org",
    "F, YYC.cf.f.root-servers.org, yyc.cf.f.root-servers.org",
    "G, groot-eur2-1, groot-eur2-3",
    "H, 001.den.h.root-servers.org, 002.den.h.root-servers.org",
    "I, acc, s2.acc",
    "J, a1.sa--ruh.root, n1.sa-ruh.root",
    "L, ci-abj-aa, ci-abj-ab",
    "M, M-NRT-JPIX-3, M-NRT-JPIX-1",
    "M, M-KTM, M-KTM-1",
  })
  void each_root_letter_has_its_convention(String letter, String listed, String seen) {
    SiteMap map = map(RootLetter.valueOf(letter).id(), site("There", "XK", 42.6, 21.2, listed));
    assertThat(where(map, seen)).isEqualTo("There");
    assertThat(where(map, "ns1.rs-beg.k.ripe.net")).isEqualTo("-");
  }

  @Test
  void sites_without_names_are_known_by_the_airports_of_other_lists() {
    AnycastService c = service("c-root", site("Frankfurt", "DE", 50.12, 8.70));
    AnycastService f =
        service("f-root", site("Frankfurt", "DE", 50.03, 8.57, "FRA.cf.f.root-servers.org"));
    List<SiteMap> maps = SiteMap.of(List.of(c, f), Cities.none());
    assertThat(where(maps.get(0), "fra1b.c.root-servers.org")).isEqualTo("Frankfurt");
    assertThat(where(maps.get(0), "par1b.c.root-servers.org")).isEqualTo("? par");
    assertThat(
            where(map("c-root", site("Frankfurt", "DE", 50.12, 8.70)), "fra1b.c.root-servers.org"))
        .isEqualTo("? fra");
  }

  @Test
  void in_a_list_of_ones_own_a_hash_sign_stands_for_digits() {
    SiteMap map = map("other", site("Bihac", "BA", 44.8, 15.9, "ns#.bih.example"));
    assertThat(where(map, "ns12.bih.example.")).isEqualTo("Bihac");
    assertThat(where(map, "ns.bih.example")).isEqualTo("-");
    assertThat(where(map, "ns1xbih.example")).isEqualTo("-");
  }
}
