package org.entrepot.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.entrepot.atlas.ApiKey;
import org.entrepot.atlas.AtlasClient;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the user's keys. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "entrepot atlas keys [OPTION...]",
    description = {
      "Lists your keys and what they may do. Needs a key.",
      "The uuid of a key is the key itself: its end is hidden, unless you ask for",
      "it by --reveal."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot atlas keys --fields label,is_active,grants.permission",
      "      what each key may do"
    })
final class AtlasKeys extends AtlasVerb {
  private static final int SHOWN = 8;

  private static final Listing.Kind KIND =
      new Listing.Kind(
          "keys",
          "uuid",
          List.of("uuid", "label", "enabled", "is_active", "valid_to", "grants.permission"),
          Map.of());

  @Option(names = "--reveal", description = "Show the keys whole: whoever sees them can use them.")
  private boolean reveal;

  @ArgGroup(validate = false, order = 50, heading = "%nWhat is shown:%n")
  private Listing listing = new Listing();

  @Override
  void check(boolean hasKey) throws Failures.UserMistake {
    listing.check();
    needsKey(hasKey, "the list of keys");
  }

  @Override
  int run(AtlasClient client) throws Exception {
    listing.print(KIND, client.keys().map(this::row), false, this, row -> {});
    return 0;
  }

  private Row row(ApiKey key) {
    ObjectNode row = Row.object().put("uuid", reveal ? key.uuid() : hidden(key.uuid()));
    key.label().ifPresent(label -> row.put("label", label));
    key.isEnabled().ifPresent(enabled -> row.put("enabled", enabled));
    key.isActive().ifPresent(active -> row.put("is_active", active));
    key.other()
        .forEach(
            (name, json) -> {
              // A server may repeat the key in a field of another name, such as a link to it.
              String safe = reveal ? json : json.replace(key.uuid(), hidden(key.uuid()));
              row.set(name, Row.parse(safe));
            });
    return Row.of(row);
  }

  private static String hidden(String uuid) {
    return uuid.substring(0, Math.min(SHOWN, uuid.length() / 2)) + "...";
  }
}
