package org.entrepot.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entrepot.atlas.AtlasClient;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the account of credits. */
@Command(
    name = "credits",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "entrepot atlas credits [--transactions|--transfers] [OPTION...]",
    description = {
      "Shows your account of credits. Needs a key.",
      "How many there are, what a day brings and costs, for how long they last."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  entrepot atlas credits",
      "      the balance",
      "  entrepot atlas credits --transactions --limit 10",
      "      the last ten entries of the account"
    })
final class AtlasCredits extends AtlasVerb {
  private static final Listing.Kind BALANCE =
      new Listing.Kind(
          "accounts",
          "current_balance",
          List.of(
              "current_balance",
              "estimated_daily_income",
              "estimated_daily_expenditure",
              "estimated_daily_balance",
              "estimated_runout_seconds"),
          Map.of());

  private static final Listing.Kind TRANSACTIONS =
      new Listing.Kind(
          "transactions",
          "id",
          List.of("id", "date", "type", "amount", "balance_after", "reason", "description"),
          Map.of());

  @Option(
      names = "--transactions",
      description = "All that came in and went out, the latest first.")
  private boolean transactions;

  @Option(
      names = "--transfers",
      description =
          "Only what came from other users or went to them, and corrections by the RIPE NCC.")
  private boolean transfers;

  @ArgGroup(validate = false, order = 50, heading = "%nWhat is shown:%n")
  private Listing listing = new Listing();

  @Override
  void check(boolean hasKey) throws Failures.UserMistake {
    listing.check();
    Given.notBoth("--transactions", transactions, "--transfers", transfers);
    needsKey(hasKey, "the account of credits");
  }

  @Override
  int run(AtlasClient client) throws Exception {
    if (transactions || transfers) {
      var list = transfers ? client.creditTransfers() : client.creditTransactions();
      listing.print(TRANSACTIONS, list.map(each -> new Row(each.toJson())), false, this, row -> {});
    } else {
      Row balance = new Row(client.credits().toJson());
      listing.print(BALANCE, Stream.of(balance), true, this, row -> {});
    }
    return 0;
  }
}
