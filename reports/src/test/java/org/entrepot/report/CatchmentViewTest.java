package org.entrepot.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.entrepot.annotate.AnycastService;
import org.entrepot.annotate.AnycastSite;
import org.entrepot.annotate.Cities;
import org.entrepot.catchment.Catchment;
import org.entrepot.catchment.CatchmentCount;
import org.entrepot.catchment.CatchmentEstimation;
import org.entrepot.catchment.Frame;
import org.entrepot.catchment.Reading;
import org.entrepot.catchment.SiteMap;
import org.entrepot.catchment.Vantage;
import org.entrepot.net.Asn;
import org.entrepot.net.Coordinates;
import org.entrepot.net.CountryCode;
import org.entrepot.net.IpAddress;
import org.entrepot.net.Organization;
import org.entrepot.net.Region;
import org.junit.jupiter.api.Test;

class CatchmentViewTest {
  private static AnycastSite site(String town, String country, double longitude, String instance) {
    return new AnycastSite(
        Optional.of(town),
        Optional.of(new CountryCode(country)),
        new Coordinates(45, longitude),
        List.of(instance),
        Optional.of(AnycastSite.Reach.LOCAL),
        Optional.empty(),
        true);
  }

  private static SiteMap map(String id, String name, AnycastSite... sites) {
    AnycastService service =
        new AnycastService(id, name, new TreeSet<>(), List.of(sites), List.of("list.json"));
    return SiteMap.of(List.of(service), Cities.none()).get(0);
  }

  private static SiteMap k() {
    return map(
        "k-root",
        "K-root",
        site("Belgrade", "RS", 20.5, "ns1.rs-beg.k.ripe.net"),
        site("Frankfurt", "DE", 8.7, "ns1.de-fra.k.ripe.net"));
  }

  private static void ask(CatchmentCount count, long probe, String country, String text) {
    count.accept(
        new Vantage(
            probe, new Asn(probe), new CountryCode(country), Optional.of(new Coordinates(44, 20))),
        1,
        0,
        new Reading(Reading.Kind.NAMED, text, Reading.Asked.IDENTITY),
        OptionalDouble.of(40));
  }

  private static Catchment catchment(SiteMap map, int networks, String... texts) {
    CatchmentCount count = new CatchmentCount(map, IpAddress.Family.IPV4);
    for (int probe = 1; probe <= networks; probe++) {
      ask(count, probe, probe % 3 == 0 ? "XK" : "RS", texts[probe % texts.length]);
    }
    ask(count, 1, "RS", "<b>router</b>");
    return CatchmentEstimation.of(
        count,
        new Frame(
            Region.builtIn("wb6").orElseThrow(),
            "probes",
            "in a test",
            "2026-01-01",
            "",
            1,
            asn -> new Organization(Long.toString(asn.value()), asn.toString()),
            asn -> 0));
  }

  @Test
  void the_sentence_says_whose_votes_they_are_and_has_an_interval() {
    Catchment catchment = catchment(k(), 24, "ns1.rs-beg.k.ripe.net", "ns1.de-fra.k.ripe.net");
    CatchmentView view = new CatchmentView(catchment, false);
    assertThat(view.sentence())
        .contains("50.0% of the answers of K-root over IPv4")
        .contains("95% interval")
        .contains("24 answers in 24 networks")
        .contains("votes of probes, not queries");
    assertThat(new CatchmentView(catchment, true).sentence()).startsWith("SYNTHETIC");
    assertThat(view.cities()).hasSize(2);
    assertThat(view.countries())
        .extracting(CatchmentView.CountryRow::country)
        .contains("Kosovo*", "Serbia");
    assertThat(view.distances())
        .extracting(CatchmentView.Count::words)
        .anyMatch(w -> w.contains("locally"));
    assertThat(view.concentration()).contains("2.0 cities").contains("HHI 0.500");
  }

  @Test
  void of_too_few_networks_there_is_no_share_anywhere() {
    Catchment catchment = catchment(k(), 6, "ns1.rs-beg.k.ripe.net", "ns1.de-fra.k.ripe.net");
    CatchmentView view = new CatchmentView(catchment, false);
    assertThat(view.suppressed()).isTrue();
    assertThat(view.sentence()).startsWith("Too few networks").doesNotContain("%");
    assertThat(view.concentration()).isEmpty();
    assertThat(CatchmentJson.of(catchment).toString())
        .doesNotContain("\"value\"")
        .doesNotContain("hhi")
        .contains("\"networks\":3");
  }

  @Test
  void beside_it_stands_where_other_services_have_their_sites() {
    Catchment k = catchment(k(), 24, "ns1.rs-beg.k.ripe.net", "ns1.de-fra.k.ripe.net");
    Catchment b =
        catchment(map("b-root", "B-root", site("Amsterdam", "NL", 4.9, "b1-ams")), 24, "b2-ams");
    List<CatchmentView> views = CatchmentView.of(List.of(b, k), false);
    assertThat(views).extracting(view -> view.catchment().id()).containsExactly("k-root", "b-root");
    PlaceboTable placebo = PlaceboTable.of(views);
    assertThat(placebo.columns()).containsExactly("Belgrade, RS");
    assertThat(placebo.rows().get(0).cells().get(0)).startsWith("rank 1 of 2, 50.0%");
    assertThat(placebo.rows().get(1).cells()).containsExactly("no site");
    assertThat(placebo.rows().get(1).first()).startsWith("Amsterdam 100");
  }

  @Test
  void what_others_call_themselves_is_shown_as_text() {
    Catchment catchment = catchment(k(), 12, "ns1.rs-beg.k.ripe.net");
    CatchmentView view = new CatchmentView(catchment, false);
    assertThat(view.texts(catchment.foreign()))
        .containsExactly(new CatchmentView.Count("<b>router</b>", "1"));
    assertThat(catchment.strangers()).isEqualTo(1);
    String page = Page.of(Studies.of(30).catchments(List.of(catchment)).result());
    assertThat(page)
        .contains("id=\"catchments\"")
        .contains("&lt;b&gt;router&lt;/b&gt;")
        .doesNotContain("<b>router");
  }
}
