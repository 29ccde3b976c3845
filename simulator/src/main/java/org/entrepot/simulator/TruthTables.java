package org.entrepot.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entrepot.net.IpAddress;

/**
 * What is true of a world, whatever is measured: its networks, interfaces, probes and links, a JSON
 * object a line, sorted, and what the world was made from. No analysis opens these files.
 */
final class TruthTables {
  /** Artefacts of reference files; the others are of packets and routers. */
  private static final Set<Artefact> OF_TABLES =
      EnumSet.of(
          Artefact.ANNOUNCED_LAN,
          Artefact.SECOND_ORIGIN,
          Artefact.MISPLACED_PROBE,
          Artefact.STALE_NAME,
          Artefact.PLACE_MISSING,
          Artefact.PLACE_WRONG,
          Artefact.PORT_MISSING,
          Artefact.SIBLING_MISSING);

  private final World world;
  private final Path folder;

  private TruthTables(World world, Path folder) {
    this.world = world;
    this.folder = folder;
  }

  static void write(World world, Path folder) throws IOException {
    new TruthTables(world, folder).write();
  }

  private void write() throws IOException {
    Files.createDirectories(folder);
    Files.write(
        folder.resolve("world.json"),
        (JsonText.object(this::world) + "\n").getBytes(StandardCharsets.UTF_8));
    try (LineFile to = new LineFile(folder.resolve("networks.jsonl.gz"))) {
      networks(to);
    }
    try (LineFile to = new LineFile(folder.resolve("interfaces.jsonl.gz"))) {
      interfaces(to);
    }
    try (LineFile to = new LineFile(folder.resolve("probes.jsonl.gz"))) {
      probes(to);
    }
    try (LineFile to = new LineFile(folder.resolve("links.jsonl.gz"))) {
      links(to);
    }
  }

  private void world(JsonGenerator json) throws IOException {
    Levels levels = world.settings.levels();
    json.writeBooleanField("synthetic", true);
    json.writeNumberField("seed", world.settings.seed());
    json.writeNumberField("networks", world.networks.size());
    json.writeNumberField("probes", world.probes.size());
    json.writeStringField("region", Tables.REGION);
    json.writeBooleanField("random_probes", world.settings.random());
    json.writeObjectFieldStart("artefacts");
    rates(json, EnumSet.complementOf(EnumSet.copyOf(OF_TABLES)));
    json.writeEndObject();
    json.writeObjectFieldStart("tables");
    rates(json, OF_TABLES);
    json.writeEndObject();
    JsonText.decimal(json, "level", common(levels), 6);
    json.writeObjectFieldStart("levels");
    for (Artefact artefact : Artefact.values()) {
      JsonText.decimal(json, artefact.word(), levels.level(artefact), 6);
    }
    json.writeEndObject();
  }

  private void rates(JsonGenerator json, Set<Artefact> of) throws IOException {
    for (Artefact artefact : of) {
      JsonText.decimal(json, artefact.word(), world.rate(artefact), 6);
    }
  }

  /** The level of all artefacts, or, where they differ, of those that are not at their default. */
  private static double common(Levels levels) {
    List<Double> all = levels.asMap().values().stream().distinct().toList();
    List<Double> moved = all.stream().filter(level -> level != 1.0).toList();
    return moved.size() == 1 ? moved.get(0) : 1.0;
  }

  private void networks(LineFile to) throws IOException {
    Set<Integer> hosts = new HashSet<>();
    world.probes.forEach(probe -> hosts.add(probe.network()));
    for (Network network : ReferenceFile.networks(world)) {
      to.line(
          JsonText.object(
              json -> {
                json.writeNumberField("asn", network.asn.value());
                json.writeStringField("name", network.plan.name());
                json.writeStringField(
                    "organisation", world.networks.get(network.plan.organisation()).plan.name());
                json.writeStringField("country", network.plan.country().code());
                json.writeStringField("kind", network.kind().name().toLowerCase(Locale.ROOT));
                json.writeNumberField("users", network.plan.users());
                json.writeBooleanField("in_region", world.inRegion(network));
                json.writeBooleanField("has_probe", hosts.contains(network.index));
              }));
    }
  }

  private void interfaces(LineFile to) throws IOException {
    List<Interface> sorted =
        world.interfaces.stream().sorted(Comparator.comparing(Interface::address)).toList();
    for (Interface each : sorted) {
      to.line(line(each, each.address()));
    }
    for (Interface each : sorted) {
      to.line(line(each, SixMap.of(each.address())));
    }
  }

  private String line(Interface at, IpAddress address) {
    return JsonText.object(
        json -> {
          json.writeStringField("addr", address.toString());
          json.writeNumberField("asn", world.networks.get(at.router().network()).asn.value());
          json.writeNumberField("router", at.router().id());
          json.writeNumberField("city", at.router().pop().metro().city().geonamesId());
          Exchange exchange = at.exchange();
          if (exchange == null) {
            json.writeNullField("exchange");
          } else {
            json.writeNumberField("exchange", exchange.id);
          }
        });
  }

  private void probes(LineFile to) throws IOException {
    for (Probe probe : world.probes.stream().sorted(Comparator.comparingInt(Probe::id)).toList()) {
      to.line(
          JsonText.object(
              json -> {
                json.writeNumberField("id", probe.id());
                json.writeNumberField("asn", world.networks.get(probe.network()).asn.value());
                json.writeStringField("country", probe.pop().metro().country().code());
                json.writeNumberField("city", probe.pop().metro().city().geonamesId());
                JsonText.decimal(json, "longitude", probe.place().longitude(), 6);
                JsonText.decimal(json, "latitude", probe.place().latitude(), 6);
                json.writeBooleanField("misplaced", probe.misplaced());
              }));
    }
  }

  private void links(LineFile to) throws IOException {
    for (AsLink link : AsLink.all(world)) {
      to.line(
          JsonText.object(
              json -> {
                json.writeNumberField("a", link.a().value());
                json.writeNumberField("b", link.b().value());
                json.writeStringField(
                    "relationship",
                    link.siblings() ? "sibling" : link.peers() ? "peer" : "provider");
              }));
    }
  }
}
