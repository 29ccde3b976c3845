package org.entrepot.annotate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.entrepot.net.IpAddress;

/**
 * A study's own list of the sites of any anycast service: CSV with the header {@code
 * service,address,instance,city,country,latitude,longitude,reach}, and lines such as {@code
 * example,192.0.2.53,ns#.beg.example.net,Belgrade,RS,44.80,20.46,local}. In {@code instance}, which
 * is the whole name of a server, {@code #} stands for one or more digits; {@code reach} is {@code
 * global}, {@code local} or nothing.
 */
final class SiteDictionary implements Source<List<AnycastService>> {
  private static final String HEADER =
      "service,address,instance,city,country,latitude,longitude,reach";
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
  private static final int COLUMNS = 8;

  private static final class Draft {
    final NavigableSet<IpAddress> addresses = new TreeSet<>();
    final Map<String, AnycastSite> sites = new LinkedHashMap<>();
  }

  @Override
  public String format() {
    return "sites of anycast services (CSV: " + HEADER + ")";
  }

  @Override
  public String licence() {
    return "The study's own.";
  }

  @Override
  public boolean recognises(Head head) {
    return head.firstLine().strip().equals(HEADER);
  }

  @Override
  public List<AnycastService> read(Content content) throws IOException {
    Map<String, Draft> drafts = new LinkedHashMap<>();
    content.eachLine(
        "#",
        line -> {
          if (!line.text().strip().equals(HEADER)) {
            take(line, drafts);
          }
        });
    List<AnycastService> services = new ArrayList<>();
    drafts.forEach(
        (id, draft) ->
            services.add(
                new AnycastService(
                    id,
                    id,
                    draft.addresses,
                    List.copyOf(draft.sites.values()),
                    List.of(content.name()))));
    return services;
  }

  private static void take(Line line, Map<String, Draft> drafts) throws Rejected {
    line.splitCsv().expect(COLUMNS);
    String id = line.text(0);
    if (!ID.matcher(id).matches()) {
      throw new Rejected("service is not a file-safe name in lower case");
    }
    String instance = line.text(2).strip().toLowerCase(Locale.ROOT);
    if (instance.isEmpty()) {
      throw new Rejected("without an instance");
    }
    IpAddress address = line.address(1);
    AnycastSite site =
        new AnycastSite(
            Optional.of(line.text(3)).filter(town -> !town.isBlank()),
            Optional.of(Places.country(line.text(4))),
            line.coordinates(5, 6),
            List.of(instance),
            RootServerSites.reach(Optional.of(line.text(7)).filter(text -> !text.isBlank())),
            Optional.empty(),
            true);
    Draft draft = drafts.computeIfAbsent(id, key -> new Draft());
    draft.addresses.add(address);
    draft.sites.putIfAbsent(instance, site);
  }
}
