package org.entrepot.atlas;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entrepot.dataset.FileUse;
import org.entrepot.dataset.Licence;
import org.entrepot.dataset.Role;

/**
 * Where the well-known reference files of a study are published. Each is one file; {@link #latest}
 * and {@link #of} give what {@link Downloads} is to fetch.
 *
 * <p>The patterns of the URLs were held against programs that fetch these files, in November 2026;
 * the publishers themselves were not asked. What is not even known from those is marked "not
 * verified" below. Of the publishers only GeoNames states a licence beside the file; the names of
 * the others' terms, and their addresses, which are not verified, are a reminder that there are
 * terms.
 */
public enum ReferenceSource {
  /**
   * The IPv4 prefixes that RIPE RIS sees, each with its origin and the number of peers that see it:
   * the tables of all collectors, three times a day. Only the current one is published.
   */
  RIS_WHOIS_IPV4(Role.IP_TO_AS, Publisher.RIS, "riswhoisdump.IPv4.gz", Dates.CURRENT),

  /** The same of IPv6. */
  RIS_WHOIS_IPV6(Role.IP_TO_AS, Publisher.RIS, "riswhoisdump.IPv6.gz", Dates.CURRENT),

  /** Names and countries of ASes, {@code number name, CC}. Daily, and only the current one. */
  AS_NAMES(Role.AS_NAMES, Publisher.RIPE_FTP, "ripe/asnames/asn.txt", Dates.CURRENT),

  /**
   * What the regional registries have given to whom, in one file: the extended statistics of the
   * Number Resource Organization, of which the countries of ASes are read. Daily; that the folders
   * of days before 2021 hold it under this name is not verified, some hold {@code combined-stat}.
   */
  NRO_DELEGATED(
      Role.AS_COUNTRIES,
      Publisher.NRO,
      "pub/stats/ripencc/nro-stats/latest/nro-delegated-stats",
      "pub/stats/ripencc/nro-stats/{YYYYMMDD}/nro-delegated-stats",
      Dates.DAYS),

  /**
   * All that is public in PeeringDB, with exchanges, their LANs and their members: CAIDA's daily
   * copy. The copy of a day is there from the next one on.
   */
  PEERINGDB(
      Role.EXCHANGES,
      Publisher.CAIDA,
      "",
      "datasets/peeringdb/{YYYY}/{MM}/peeringdb_2_dump_{YYYY}_{MM}_{DD}.json",
      Dates.DAYS),

  /** The exchanges, from PeeringDB itself and as of now; it allows few requests without a key. */
  PEERINGDB_EXCHANGES(Role.EXCHANGES, Publisher.PEERINGDB, "api/ix", Dates.CURRENT),

  /** The LANs of the exchanges, as above. */
  PEERINGDB_LANS(Role.EXCHANGES, Publisher.PEERINGDB, "api/ixlan", Dates.CURRENT),

  /** The prefixes of those LANs, as above. */
  PEERINGDB_PREFIXES(Role.EXCHANGES, Publisher.PEERINGDB, "api/ixpfx", Dates.CURRENT),

  /** The interfaces of networks at exchanges, as above. */
  PEERINGDB_INTERFACES(Role.EXCHANGES, Publisher.PEERINGDB, "api/netixlan", Dates.CURRENT),

  /** Places of routers, by RIPE IPmap. Daily; how long those of old days stay is not verified. */
  IPMAP(
      Role.ADDRESS_LOCATIONS,
      Publisher.RIPE_FTP,
      "ripe/ipmap/geolocations-latest",
      "ripe/ipmap/geolocations_{YYYY}-{MM}-{DD}.csv.bz2",
      Dates.DAYS),

  /**
   * Who is provider, customer or peer of whom, inferred by CAIDA from BGP (serial-1). Of the first
   * day of each month; it appears within some weeks of it.
   */
  AS_RELATIONSHIPS(
      Role.AS_RELATIONSHIPS,
      Publisher.CAIDA,
      "",
      "datasets/as-relationships/serial-1/{YYYYMM}01.as-rel.txt.bz2",
      Dates.MONTHS),

  /**
   * Which organisation runs an AS, by CAIDA from the registries. There is one of the first day of
   * each January, April, July and October, of which {@link #of} gives one; in 2026 there are others
   * too. Whether those of before 2020 are in this form, too, is not verified.
   */
  AS_ORGANISATIONS(
      Role.AS_ORGANISATIONS,
      Publisher.CAIDA,
      "datasets/as-organizations/latest.as-org2info.jsonl.gz",
      "datasets/as-organizations/{YYYYMM}01.as-org2info.jsonl.gz",
      Dates.QUARTERS),

  /** All RIPE Atlas probes, public or not so far as they are shown, each day since 2014. */
  PROBES(
      Role.PROBES,
      Publisher.ATLAS_FTP,
      "ripe/atlas/probes/archive/meta-latest",
      "ripe/atlas/probes/archive/{YYYY}/{MM}/{YYYYMMDD}.json.bz2",
      Dates.DAYS),

  /**
   * Cities of more than 15,000 people and capitals. Daily, and only the current one. It is a zip
   * with one file in it, which is kept as it is: {@link org.entrepot.dataset.DataFile} reads that
   * as any other compressed file.
   */
  CITIES(Role.CITIES, Publisher.GEONAMES, "export/dump/cities15000.zip", Dates.CURRENT);

  /** Of which days there is a file. */
  private enum Dates {
    CURRENT,
    DAYS,
    MONTHS,
    QUARTERS
  }

  /** Who publishes, where, and under which terms. */
  private enum Publisher {
    RIS(
        "https://www.ris.ripe.net/dumps/",
        "RIPE NCC terms",
        "https://www.ripe.net/about-us/legal/",
        "RIPE NCC Routing Information Service (RIS)"),
    RIPE_FTP(
        "https://ftp.ripe.net/",
        "RIPE NCC terms",
        "https://www.ripe.net/about-us/legal/",
        "RIPE NCC"),
    ATLAS_FTP(
        "https://ftp.ripe.net/",
        "RIPE Atlas terms of service",
        "https://atlas.ripe.net/legal/terms-conditions/",
        "RIPE NCC, RIPE Atlas"),
    NRO(
        "https://ftp.ripe.net/",
        "terms of use of the regional Internet registries",
        "https://www.nro.net/about/rirs/statistics/",
        "Number Resource Organization"),
    CAIDA(
        "https://publicdata.caida.org/",
        "CAIDA acceptable use agreement",
        "https://www.caida.org/about/legal/aua/",
        "CAIDA, UC San Diego"),
    PEERINGDB(
        "https://www.peeringdb.com/",
        "PeeringDB acceptable use policy",
        "https://www.peeringdb.com/aup",
        "PeeringDB"),
    GEONAMES(
        "https://download.geonames.org/",
        "CC-BY-4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        "GeoNames, www.geonames.org");

    private final String base;
    private final String licence;
    private final String terms;
    private final String words;

    Publisher(String base, String licence, String terms, String words) {
      this.base = base;
      this.licence = licence;
      this.terms = terms;
      this.words = words;
    }
  }

  private final Role role;
  private final Publisher publisher;
  private final String latest;
  private final String dated;
  private final Dates dates;

  ReferenceSource(Role role, Publisher publisher, String latest, Dates dates) {
    this(role, publisher, latest, "", dates);
  }

  ReferenceSource(Role role, Publisher publisher, String latest, String dated, Dates dates) {
    this.role = role;
    this.publisher = publisher;
    this.latest = latest;
    this.dated = dated;
    this.dates = dates;
  }

  /** What it is used for. */
  public Role role() {
    return role;
  }

  /** The publisher's terms, as far as they are known. */
  public Licence licence() {
    return Licence.of(publisher.licence, URI.create(publisher.terms));
  }

  /** The words to name the publisher with. */
  public String attribution() {
    return publisher.words;
  }

  /** The publisher's server. */
  public URI base() {
    return URI.create(publisher.base);
  }

  /** Whether files of past days are published. */
  public boolean hasHistory() {
    return dates != Dates.CURRENT;
  }

  /**
   * The file that is the right one for a day: that of the day itself, or the last one before it
   * where there is not one of each day.
   *
   * @return empty if only the current one is published, which is of another day
   */
  public Optional<FileRequest> of(LocalDate day) {
    return of(day, base());
  }

  /**
   * Like {@link #of(LocalDate)}, from a mirror.
   *
   * @param base in the place of {@link #base}; it ends with a slash
   */
  public Optional<FileRequest> of(LocalDate day, URI base) {
    if (dates == Dates.CURRENT) {
      return Optional.empty();
    }
    LocalDate of =
        switch (dates) {
          case MONTHS -> day.withDayOfMonth(1);
          case QUARTERS -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
          default -> day;
        };
    String path = filled(of);
    return Optional.of(request(base.resolve(path), path, of));
  }

  /**
   * The current file.
   *
   * @param today the day, in UTC, by which it is named and dated, though its content may be of the
   *     day before
   */
  public FileRequest latest(LocalDate today) {
    return latest(today, base());
  }

  /**
   * Like {@link #latest(LocalDate)}, from a mirror.
   *
   * @param base in the place of {@link #base}; it ends with a slash
   */
  public FileRequest latest(LocalDate today, URI base) {
    if (latest.isEmpty()) {
      // The last that is surely there; what is of today comes tomorrow, or in some weeks.
      LocalDate safe = dates == Dates.DAYS ? today.minusDays(1) : today.minusMonths(1);
      return of(safe, base).orElseThrow();
    }
    return request(base.resolve(latest), latest, today);
  }

  private String filled(LocalDate day) {
    String year = String.format(Locale.ROOT, "%04d", day.getYear());
    String month = String.format(Locale.ROOT, "%02d", day.getMonthValue());
    String date = String.format(Locale.ROOT, "%02d", day.getDayOfMonth());
    String path = dated;
    for (Map.Entry<String, String> each :
        List.of(
            Map.entry("{YYYYMMDD}", year + month + date),
            Map.entry("{YYYYMM}", year + month),
            Map.entry("{YYYY}", year),
            Map.entry("{MM}", month),
            Map.entry("{DD}", date))) {
      path = path.replace(each.getKey(), each.getValue());
    }
    return path;
  }

  /** The day stands in front of the name: a study reads it there where the content has none. */
  private FileRequest request(URI url, String path, LocalDate day) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (publisher == Publisher.PEERINGDB) {
      name = "peeringdb-" + name + ".json";
    }
    return FileRequest.of(url, "reference/" + role.key() + "/" + day + "-" + name, FileUse.of(role))
        .withLicence(licence(), publisher.words)
        .withDate(day.toString());
  }
}
