package org.entrepot.annotate;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entrepot.dataset.Dataset;
import org.entrepot.dataset.Role;
import org.entrepot.net.PrefixMap;

/** Reads the files of a dataset, as many roles at a time as there are processors. */
final class Loading {
  private final Dataset dataset;

  Loading(Dataset dataset) {
    this.dataset = dataset;
  }

  AddressBook book() throws IOException {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(), Loading::daemonThread);
    try {
      return book(threads);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread daemonThread(Runnable work) {
    Thread thread = new Thread(work, "reference files");
    thread.setDaemon(true);
    return thread;
  }

  private AddressBook book(ExecutorService threads) throws IOException {
    // The long ones first; one that waits for the cities is started after them, so that even a
    // single thread finds them done.
    Future<List<ReadFile<CityFacts>>> cityFiles =
        threads.submit(() -> read(Role.CITIES, Formats.CITIES));
    Future<Cities> cities = threads.submit(() -> Cities.of(values(cityFiles.get())));
    var origins = threads.submit(() -> read(Role.IP_TO_AS, Formats.IP_TO_AS));
    var locations =
        threads.submit(() -> read(Role.ADDRESS_LOCATIONS, Formats.addressLocations(cities.get())));
    var hostnames = threads.submit(() -> read(Role.HOSTNAMES, Formats.hostnames(cities.get())));
    var exchanges = threads.submit(() -> read(Role.EXCHANGES, Formats.EXCHANGES));
    var joined = threads.submit(() -> new Exchanges(exchanges.get(), cities.get()));
    var names = threads.submit(() -> read(Role.AS_NAMES, Formats.AS_NAMES));
    var probes = threads.submit(() -> read(Role.PROBES, Formats.PROBES));
    var groups = threads.submit(() -> read(Role.AS_ORGANISATIONS, Formats.AS_ORGANISATIONS));
    var countries = threads.submit(() -> read(Role.AS_COUNTRIES, Formats.AS_COUNTRIES));
    var owners = threads.submit(() -> read(Role.AS_OWNERS, Formats.AS_OWNERS));
    var tables = threads.submit(() -> read(Role.RIB, Formats.RIB));
    var links = threads.submit(() -> read(Role.AS_RELATIONSHIPS, Formats.AS_RELATIONSHIPS));
    var users = threads.submit(() -> read(Role.AS_USERS, Formats.AS_USERS));
    var sites = threads.submit(() -> read(Role.SITES, Formats.SITES));

    AsFacts networks =
        new AsFacts(
            sourced(await(names)),
            values(await(groups)),
            sourced(await(countries)),
            sourced(await(users)));
    Probes known = new Probes();
    values(await(probes)).forEach(known::addAll);
    Exchanges peering = await(joined);
    List<LoadedFile> files = new ArrayList<>();
    for (Role role : Role.values()) {
      switch (role) {
        case PROBES -> files.addAll(loaded(await(probes)));
        case IP_TO_AS -> files.addAll(loaded(await(origins)));
        case AS_NAMES -> files.addAll(loaded(await(names)));
        case AS_ORGANISATIONS -> files.addAll(loaded(await(groups)));
        case AS_COUNTRIES -> files.addAll(loaded(await(countries)));
        case AS_RELATIONSHIPS -> files.addAll(loaded(await(links)));
        case AS_USERS -> files.addAll(loaded(await(users)));
        case EXCHANGES -> files.addAll(loaded(await(exchanges)));
        case ADDRESS_LOCATIONS -> files.addAll(loaded(await(locations)));
        case CITIES -> files.addAll(loaded(await(cityFiles)));
        case RIB -> files.addAll(loaded(await(tables)));
        case AS_OWNERS -> files.addAll(loaded(await(owners)));
        case HOSTNAMES -> files.addAll(loaded(await(hostnames)));
        case SITES -> files.addAll(loaded(await(sites)));
      }
    }
    return new AddressBook(
        files,
        known.records(),
        origins(sourced(await(origins)), await(tables)),
        networks,
        new Owners(await(owners)),
        values(await(links)),
        new RoutingTables(values(await(tables))),
        peering,
        new AddressPlaces(
            values(await(locations)),
            peering,
            new Hostnames(values(await(hostnames)), await(cities))),
        await(cities),
        AnycastService.merged(values(await(sites))));
  }

  /** A study that names routing tables and no other file of origins takes those of the tables. */
  private static List<Sourced<PrefixMap<Origins>>> origins(
      List<Sourced<PrefixMap<Origins>>> named, List<ReadFile<RoutingTable>> tables) {
    if (!named.isEmpty() || tables.isEmpty()) {
      return named;
    }
    String source = String.join(", ", tables.stream().map(table -> table.file().name()).toList());
    return List.of(new Sourced<>(TableOrigins.of(values(tables)), source));
  }

  private <T> List<ReadFile<T>> read(Role role, List<Source<T>> formats) throws IOException {
    return ReadFile.all(role, dataset.files(role), formats);
  }

  private static <T> List<T> values(List<ReadFile<T>> files) {
    return files.stream().map(ReadFile::value).toList();
  }

  private static <T> List<Sourced<T>> sourced(List<ReadFile<T>> files) {
    return files.stream().map(file -> new Sourced<>(file.value(), file.file().name())).toList();
  }

  private static <T> List<LoadedFile> loaded(List<ReadFile<T>> files) {
    return files.stream().map(ReadFile::loaded).toList();
  }

  /** The result, or what went wrong with it; the cause stays behind a fault of this program. */
  private static <T> T await(Future<T> result) throws IOException {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while reading reference files");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      while (cause instanceof ExecutionException) {
        cause = cause.getCause();
      }
      if (cause instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException("reading reference files failed", cause);
    }
  }
}
