package org.entrepot.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.entrepot.claim.Claim;
import org.entrepot.claim.ClaimVerdict;
import org.entrepot.claim.Finding;
import org.entrepot.claim.Measure;
import org.entrepot.net.CountryCode;
import org.entrepot.net.Region;
import org.entrepot.rank.Ranking;
import org.entrepot.stats.Estimate;
import org.entrepot.stats.Interval;
import org.entrepot.study.StudyResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageTest {
  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "\"'><img src=x onerror=alert(1)>",
          "${1+1} @if(true) </style></svg><!--",
          "\u202Egnp.exe\u202C",
          "شركة الاتصالات السعودية",
          "nul\u0000 bell\u0007 half \uD800 line\u2028end",
          "=cmd|' /C calc'!A0",
          "");
  private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>");
  private static final Pattern SVG =
      Pattern.compile("<svg.*?</svg>(<text.*?</svg>)?", Pattern.DOTALL);
  private static final Set<String> VOID = Set.of("meta", "link", "br", "img", "hr");

  @TempDir Path directory;

  static Stream<Studies> studies() {
    Map<String, Double> hostile = new LinkedHashMap<>();
    HOSTILE.forEach(name -> hostile.put(name, 0.5 - 0.05 * hostile.size()));
    Map<String, Double> thousand = new LinkedHashMap<>();
    for (int i = 0; i < 1_000; i++) {
      thousand.put("Operator " + i, 0.4 / (i + 1));
    }
    return Stream.of(
        Studies.of(40),
        Studies.of(40).synthetic(),
        Studies.of(40).leaving(),
        Studies.of(40).leaving().synthetic(),
        Studies.of(6).leaving(),
        Studies.of(40).leaving().operators(hostile),
        Studies.of(0).synthetic(),
        Studies.of(40)
            .findings(
                finding(ClaimVerdict.HOLDS, true), finding(ClaimVerdict.CANNOT_BE_TOLD, false)),
        Studies.of(14),
        Studies.of(6),
        Studies.of(0),
        Studies.of(40).operators(hostile).title(String.join(" ", HOSTILE)),
        Studies.of(40).operators(thousand),
        Studies.of(40).operators(Map.of("x".repeat(5_000), 0.3)),
        Studies.of(40).operators(Map.of()),
        Studies.of(40).region(Region.of(List.of(new CountryCode("ZZ")))));
  }

  private static Finding finding(ClaimVerdict verdict, boolean measured) {
    StudyResult study = Studies.of(40).result();
    Ranking<?> ranking = study.rankings().transitOrganization();
    Estimate share = ranking.rows().get(0).estimate();
    return new Finding(
        new Claim(
            "it",
            "<b>Telekom</b> carries \u202E a quarter.",
            "a <report>",
            Measure.TRANSIT.id(),
            Measure.TRANSIT,
            List.of("8400"),
            new Claim.Between(0.25, 1),
            new Claim.Frame(Optional.empty(), Optional.empty(), Optional.empty(), false),
            Optional.of("beside <it>")),
        verdict,
        "Telekom: 31.2% & more.",
        List.of("The claim is of another day."),
        measured
            ? Optional.of(
                new Finding.Measured(
                    "Telekom",
                    share,
                    share.interval(),
                    ranking.estimates(),
                    Optional.of(new Finding.Rival("Cogent", share, 0.5, 0.5, false))))
            : Optional.empty(),
        measured
            ? List.of(new Finding.BaseRate("of all operators", 0.5, new Interval(0.4, 0.6, 0.95)))
            : List.of(),
        measured
            ? Optional.of(new Finding.Placebo("pairs", 120, 3, 0.4, "A and B", 0.01))
            : Optional.empty(),
        "Holds if it is so.",
        measured ? "More paths." : "",
        measured ? OptionalLong.of(1404) : OptionalLong.empty(),
        measured ? "" : "measurement 10301");
  }

  @Test
  void claims_are_told_with_their_numbers_and_with_what_is_missing() {
    String page =
        Page.of(
            Studies.of(40)
                .findings(
                    finding(ClaimVerdict.OPEN, true), finding(ClaimVerdict.CANNOT_BE_TOLD, false))
                .result());
    assertThat(page)
        .contains("<a href=\"#claims\">Claims tested</a>")
        .contains(
            "&lt;b&gt;Telekom&lt;/b&gt; carries a quarter.",
            "a &lt;report&gt;",
            "beside &lt;it&gt;")
        .contains("Open: these data leave both possible", "Cannot be told from these data")
        .contains("Telekom: 31.2% &amp; more.", "The claim is of another day.")
        .contains("50.0% 40.0–60.0% of all operators", "Of 120 other pairs, 3 reach as much")
        .contains("1,404 more independent networks", "measurement 10301");
    assertThat(Page.of(Studies.of(40).result())).doesNotContain("id=\"claims\"");
  }

  @ParameterizedTest
  @MethodSource("studies")
  void every_element_is_closed_where_it_was_opened(Studies study) {
    String page = Page.of(study.result());
    Deque<String> open = new ArrayDeque<>();
    Matcher tags = TAG.matcher(page.replaceAll("(?s)<style>.*?</style>", ""));
    while (tags.find()) {
      if (!tags.group(1).isEmpty()) {
        assertThat(open.pop()).as(tags.group()).isEqualTo(tags.group(2));
      } else if (!VOID.contains(tags.group(2)) && !tags.group(3).endsWith("/")) {
        open.push(tags.group(2));
      }
    }
    assertThat(open).isEmpty();
    assertThat(page)
        .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
        .contains("charset=\"utf-8\"");
  }

  @ParameterizedTest
  @MethodSource("studies")
  void every_drawing_is_well_formed(Studies study) throws Exception {
    Matcher drawings = SVG.matcher(Page.of(study.result()));
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    while (drawings.find()) {
      byte[] drawing = drawings.group().getBytes(StandardCharsets.UTF_8);
      assertThat(factory.newDocumentBuilder().parse(new ByteArrayInputStream(drawing))).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("studies")
  void a_page_needs_nothing_from_elsewhere_and_runs_nothing(Studies study) {
    String page = Page.of(study.result());
    assertThat(page).doesNotContain("<script", "<img", "<iframe", "url(", "@import");
    assertThat(page).doesNotContainPattern("<[a-z][^>]* (on[a-z]+|src)=");
    assertThat(page.replaceAll("<a href=\"https://[^\"]*\">", "").replace("xmlns=\"http://", ""))
        .doesNotContainPattern("(href|src)=\"https?:");
  }

  @ParameterizedTest
  @MethodSource("studies")
  void a_link_inside_the_page_leads_somewhere_and_an_id_is_given_once(Studies study) {
    String page = Page.of(study.result());
    Set<String> ids = new TreeSet<>();
    Matcher found = Pattern.compile(" id=\"([^\"]*)\"").matcher(page);
    while (found.find()) {
      assertThat(ids.add(found.group(1))).as(found.group(1)).isTrue();
    }
    Matcher links = Pattern.compile(" (?:href=\"#|aria-labelledby=\")([^\"]*)\"").matcher(page);
    while (links.find()) {
      assertThat(ids).contains(links.group(1).split(" "));
    }
  }

  @Test
  void hostile_names_are_text_and_turn_nothing_around_them() {
    Map<String, Double> names = new LinkedHashMap<>();
    HOSTILE.forEach(name -> names.put(name, 0.5 - 0.05 * names.size()));
    String page = Page.of(Studies.of(40).operators(names).result());
    assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("\u202E");
    assertThat(page).contains("\u2068شركة الاتصالات السعودية\u2069").contains("(no name)");
    assertThat(page).contains("nul\uFFFD bell\uFFFD half \uFFFD line end");
  }

  @Test
  void names_keep_their_letters() {
    assertThat(Page.of(Studies.of(40).result()))
        .contains("Теленор Србија", "Telekom Srbija", "društvo sa ograničenom odgovornošću", "Niš");
  }

  @Test
  void suppressed_numbers_are_nowhere() {
    String page = Page.of(Studies.of(6).result());
    assertThat(page).contains("Too little was observed to say").contains("numbers withheld");
    assertThat(page).doesNotContain("Telekom Srbija", "31.2%", "class=\"map\"");
    String open = Page.of(Studies.of(6).unresolved(20).result());
    assertThat(open).doesNotContain("80%", "80.0%");
  }

  @Test
  void the_only_destination_is_named_at_the_top() {
    assertThat(Page.of(Studies.of(40).result()))
        .contains("Paths to one address only: 192.0.2.8 (Resolver &amp; Sons)");
    assertThat(Page.of(Studies.of(40).destinations(1_290).result()))
        .doesNotContain("one address only")
        .contains("<dd>1,290 addresses in 1,290 networks</dd>");
  }

  @Test
  void upper_bounds_are_not_drawn_where_most_is_unresolved() {
    String drawn = Page.of(Studies.of(40).result());
    assertThat(drawn).contains("class=\"bound\"", "Upper bound</th>");
    String open = Page.of(Studies.of(40).unresolved(20).result());
    assertThat(open)
        .doesNotContain("class=\"bound\"")
        .contains("any true share may be much higher", "(weighted) part of the way has no known")
        .contains("and more than 30% is too many");
  }

  @Test
  void every_ranking_says_what_holds_of_whoever_is_not_in_it() {
    String page = Page.of(Studies.of(40).result());
    Map<String, Integer> rankings = Map.of("operator", 3, "network", 2, "city", 7, "country", 3);
    rankings.forEach(
        (kind, number) ->
            assertThat(page.split("<p class=\"unlisted\">Any " + kind + " besides the ", -1))
                .as(kind)
                .hasSize(1 + number));
    assertThat(page.split("up to 7.5% of all", -1)).hasSize(1 + 15);
    assertThat(Page.of(Studies.of(40).operators(Map.of()).result()))
        .contains("None was observed on any path.</p>\n<p class=\"unlisted\">Any operator");
    assertThat(Page.of(Studies.of(6).result()))
        .doesNotContain("class=\"unlisted\"", "rule of three)");
  }

  @Test
  void a_hub_is_where_paths_change_hands_and_what_is_open_is_said() {
    String page = Page.of(Studies.of(40).result());
    assertThat(page)
        .contains("<a href=\"#hubs\">City hubs</a>")
        .contains(
            "Vienna is seen to hand over the largest share of paths, 11% of all (95% interval")
        .contains("but cannot be told apart from")
        .contains("Tunnels (MPLS) can hide routers without a trace")
        .contains("<a href=\"city-hubs.csv\">")
        .contains("Of 600 hops between the ends of these paths, 50.0% stand in the country of")
        .contains("of 100 paths, 11.0% have the same countries in both readings, 7.0% differ")
        .doesNotContain("Cities by which paths come into the region");
    assertThat(Page.of(Studies.of(40).leaving().result()))
        .contains("Cities by which paths come into the region, by the probabilities of places");
    String few = Page.of(Studies.of(6).result());
    assertThat(few)
        .contains("Where paths change hands is not told: too few independent vantage points")
        .doesNotContain("What is certain and what is possible of handovers");
    assertThat(HubsFile.of(Studies.of(6).result())).hasLineCount(1);
    assertThat(HubsFile.of(Studies.of(40).result()))
        .contains("\n2761369,Vienna,AT,0.111750,0.611750,0.089400,0.100575,0.122925,0.711750\n");
    assertThat(Page.of(Studies.of(40).synthetic().result()))
        .contains("SYNTHETIC: Vienna is seen to hand over");
  }

  @Test
  void paths_that_leave_the_region_have_a_section_an_answer_and_a_row_for_each_country() {
    String page = Page.of(Studies.of(40).leaving().result());
    assertThat(page)
        .contains("<a href=\"#exit\">Leaving the region</a>")
        .contains("Which operator of the region carries the paths of others out of it?")
        .contains("<th scope=\"row\">Kosovo*</th>");
    assertThat(Page.of(Studies.of(40).result())).doesNotContain("Leaving the region");
    assertThat(Page.of(Studies.of(6).leaving().result())).contains("too few networks");
  }

  @Test
  void what_the_vantage_points_stand_for_among_users_is_said() {
    String page = Page.of(Studies.of(40).leaving().result());
    assertThat(page)
        .contains("have 56% of the region's 8,000,000 users", "networks of the other 44% nothing")
        .contains("25% of them would have to be elsewhere")
        .contains("<td class=\"num\">75%</td>");
    assertThat(Page.of(Studies.of(40).result())).doesNotContain("APNIC");
  }

  @Test
  void answers_are_tried_under_other_definitions_by_a_rule_that_is_stated() {
    String page = Page.of(Studies.of(40).leaving().result());
    assertThat(page)
        .contains(
            "Fragile: Telekom Srbija has the largest share under 9 of 12 combinations, Cogent &amp;"
                + " Söhne under 3. Its share lies between 5.0% and 27%.")
        .contains("Not upheld: Telekom Srbija has the largest share under only 4 of 12")
        .contains("robust</strong> if the operator or city named stays first under all");
    // Of fewer than 10 networks no number is shown, whatever it is of.
    assertThat(Page.of(Studies.of(6).leaving().result())).doesNotContain("Fragile:");
  }

  @Test
  void to_be_met_is_told_from_not_to_be_avoided() {
    String page = Page.of(Studies.of(40).leaving().result());
    assertThat(page)
        .contains(
            "To be met is not to be needed. By the business relationships that are known, no way")
        .contains("registered in AT on 45.0% of paths (", "; in RS on 31.0% of paths (")
        .contains("Countries with no way around the operators registered there")
        .doesNotContain("no way around the operators that its state owns");
    assertThat(Page.of(Studies.of(40).result())).contains("no table of business relationships");
    assertThat(Page.of(Studies.of(6).leaving().result()))
        .contains("go around the operators of a country is not told: too few")
        .doesNotContain("AT on 45");
  }

  @Test
  void a_country_without_vantage_points_is_shown() {
    assertThat(Page.of(Studies.of(40).result())).contains("Kosovo").contains("no vantage point");
  }

  @Test
  void kosovo_carries_its_asterisk_wherever_it_is_named() {
    String page = Page.of(Studies.of(40).frame("RIPE Atlas probes in Albania, Kosovo").result());
    String body = page.substring(0, page.indexOf("id=\"kosovo\""));
    assertThat(body).contains("probes in Albania, Kosovo*,").doesNotContainPattern("Kosovo(?!\\*)");
    assertThat(body.replace("<td class=\"id\">XK</td>", ""))
        .doesNotContainPattern("\\bXK\\b(?!\\*)");
  }

  @Test
  void the_country_with_the_most_networks_is_named_from_a_fifth_of_all_on() {
    assertThat(Page.of(Studies.of(40).serbian(16).result()))
        .contains("<br>Serbia has 16 of the 40 networks")
        .contains("seen more often.\nSerbia has 16 of the 40 networks.");
    assertThat(Page.of(Studies.of(50).serbian(9).result())).doesNotContain("of the 50 networks");
    assertThat(Page.of(Studies.of(40).region(Region.of(List.of(new CountryCode("RS")))).result()))
        .contains("the region's one country")
        .doesNotContain("of the 40 networks");
    assertThat(
            Page.of(
                Studies.of(16)
                    .region(Region.of(List.of(new CountryCode("RS"), new CountryCode("AL"))))
                    .result()))
        .contains("all 2 countries of the region")
        .contains("Albania and Serbia have 8 of the 16 networks each");
  }

  @Test
  void what_is_estimated_stands_outside_what_is_closed() {
    String page = Page.of(Studies.of(40).result());
    String open = page.replaceAll("(?s)<details.*?</details>", "");
    assertThat(open.split("class=\"estimand\"", -1)).hasSize(1 + 12);
    assertThat(open).contains("Of traceroute paths, weighted by one vote for each probe AS");
  }

  @Test
  void what_trimming_does_is_said_beside_what_it_leaves() {
    String page = Page.of(Studies.of(40).result());
    String hegemony = page.substring(page.indexOf("<h3>AS hegemony of organisations"));
    assertThat(hegemony.substring(0, hegemony.indexOf("<details>")))
        .contains("no more than 10% of the networks meet has 0, whatever it is to those few")
        .contains("they have 0 once the highest are left out")
        .doesNotContain("besides the 17 in this ranking");
  }

  @Test
  void cones_stand_beside_the_ranking_with_how_often_relationships_are_wrong() {
    String page = Page.of(Studies.of(40).leaving().result());
    assertThat(page)
        .contains("Networks that pay an operator, directly or indirectly")
        .contains("99.6% of customers and 98.7% of peers were right among the 34.6%")
        .contains(
            "<td class=\"num\">2,000</td><td class=\"num\">100</td><td class=\"num\">6.3%</td>")
        .contains("<td class=\"num\">not known</td>");
    assertThat(Page.of(Studies.of(40).result())).doesNotContain("Networks that pay");
    assertThat(Page.of(Studies.of(6).leaving().result())).doesNotContain("Networks that pay");
  }

  @Test
  void on_whom_countries_depend_is_told_where_paths_lead_to_them() {
    assertThat(Page.of(Studies.of(40).leaving().result()))
        .contains("Kosovo*</th><td>networks</td><td class=\"num\">3 of 60 (5.0%)</td>")
        .contains("<td>Telekom Srbija 40.0% (30.0–50.0%, at most 60.0%)</td>")
        .contains("1,000 of an unknown number</td>", "<td>too few networks with a probe</td>");
    assertThat(Page.of(Studies.of(40).result()))
        .contains("these paths cannot tell on whom its countries depend")
        .doesNotContain("country-hegemony.csv");
  }

  @Test
  void betweenness_is_shown_where_it_orders_operators_otherwise_than_path_share() {
    String other = "The same operators, one vote for each pair";
    String same = "the first 15 operators in between stand in the same order as above";
    assertThat(Page.of(Studies.of(40).result())).contains(same).doesNotContain(other);
    assertThat(Page.of(Studies.of(40).leaving().result())).contains(other).doesNotContain(same);
    assertThat(Page.of(Studies.of(6).result())).doesNotContain(other, same);
  }

  @Test
  void what_comes_behind_a_gap_is_a_hint_at_most_and_the_destination_is_marked() {
    Studies study = Studies.of(40).operators(Map.of("Resolver & Sons and siblings", 0.3));
    String page = Page.of(study.result());
    String gapped = page.substring(page.indexOf("<h3>First operator seen, behind a gap"));
    assertThat(gapped.substring(0, gapped.indexOf("</table>")))
        .contains("Evidence: indicative only", "another operator may have come first")
        .contains("<small>(the destination itself)</small>");
    assertThat(page.substring(0, page.indexOf("<h3>First operator seen, behind a gap")))
        .doesNotContain("(the destination itself)", "Evidence: indicative only");
    assertThat(Page.of(study.destinations(7).result())).doesNotContain("(the destination itself)");
  }

  @Test
  void a_table_says_what_its_identifiers_are_and_names_countries_once() {
    String page = Page.of(Studies.of(40).result());
    assertThat(page)
        .contains("Organisation (by its lowest AS number)</th>")
        .contains("AS number</th>", "GeoNames id</th>")
        .contains("Code</th><th scope=\"col\">Country</th>")
        .doesNotContain(">Country</th><th scope=\"col\">Country<");
  }

  @Test
  void an_answer_says_how_much_it_stands_on() {
    assertThat(Page.of(Studies.of(40).result()))
        .contains("<span>1,000 paths from 40 networks</span>");
  }

  @Test
  void nothing_but_a_denial_speaks_of_traffic() {
    assertThat(Page.of(Studies.of(40).result()).split("traffic", -1)).hasSize(4);
  }

  @Test
  void an_address_in_an_example_loses_its_end() {
    String page = Page.of(Studies.of(40).examples("a:1: 198.51.100.23 2001:db8:1:2::3").result());
    assertThat(page).contains("198.51.100.x 2001:db8:x").doesNotContain("100.23");
  }

  @Test
  void a_browser_shows_the_page_without_complaint() throws Exception {
    Path chromium = Path.of("/usr/bin/chromium");
    boolean installed = Files.isExecutable(chromium);
    if (!installed) {
      System.err.println("SKIPPED: no " + chromium + ", so no browser has seen the page");
    }
    assumeTrue(installed);
    ReportWriter.write(Studies.of(40).result(), directory);
    Path picture = directory.resolve("page.png");
    Path log = directory.resolve("log");
    Process browser =
        new ProcessBuilder(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--enable-logging=stderr",
                "--v=0",
                "--user-data-dir=" + directory.resolve("profile"),
                "--screenshot=" + picture,
                directory.resolve("report.html").toUri().toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(browser.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(browser.exitValue()).isZero();
    assertThat(Files.size(picture)).isPositive();
    assertThat(Files.readString(log, StandardCharsets.ISO_8859_1)).doesNotContain("CONSOLE");
  }
}
