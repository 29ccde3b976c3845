package org.entrepot.simulator;

import java.util.List;
import org.entrepot.simulator.Blueprint.Link;
import org.entrepot.simulator.Blueprint.Plan;
import org.entrepot.simulator.Blueprint.Site;

/**
 * How large the blocks of each network are: as its kind has them, larger where its links need more
 * addresses, and all of them smaller where there are too many networks for the addresses set aside.
 */
final class AddressNeeds {
  /** Part of the addresses that may be used: not all of a block that is cut up fits somebody. */
  private static final double USABLE = 0.95;

  /** The length of the block that no kind has shorter, and of that which none has longer. */
  private static final int SHORTEST = 10;

  private static final int LONGEST = 24;

  /** Routers of one role in a city of a backbone, at most. */
  private static final int WIDTH = 4;

  /** Cables that are laid for a city, at most: to the nearest, and to the network's home. */
  private static final int CABLES_A_CITY = Backbone.NEAR + 1;

  private final int[] blocks;
  private final int[] darks;

  private AddressNeeds(int[] blocks, int[] darks) {
    this.blocks = blocks;
    this.darks = darks;
  }

  /**
   * @param cities of each network, by index
   * @throws IllegalArgumentException if there are too many networks for the addresses set aside
   */
  static AddressNeeds of(Blueprint blueprint, List<List<Metro>> cities) {
    List<Plan> plans = blueprint.networks();
    long[] links = links(blueprint, cities);
    long lans = (long) blueprint.exchanges().size() << (32 - Wiring.LAN_LENGTH);
    for (int narrower = 0; narrower <= LONGEST; narrower++) {
      int[] blocks = new int[plans.size()];
      int[] darks = new int[plans.size()];
      long sum = lans;
      for (int i = 0; i < blocks.length; i++) {
        Kind kind = plans.get(i).kind();
        // The first quarter of a block is for links, two addresses each; the dark one is all so.
        blocks[i] = length(kind.blockLength() + narrower, 8 * links[i]);
        darks[i] = length((kind.isBackbone() ? 18 : 22) + narrower, 2 * links[i]);
        sum += (1L << (32 - blocks[i])) + (1L << (32 - darks[i]));
      }
      if (sum <= USABLE * AddressSpace.SIZE) {
        return new AddressNeeds(blocks, darks);
      }
    }
    throw new IllegalArgumentException("there are too many networks for the addresses set aside");
  }

  /** The length of the block that a network announces. */
  int blockLength(int network) {
    return blocks[network];
  }

  /** The length of the block that nobody announces. */
  int darkLength(int network) {
    return darks[network];
  }

  private static int length(int usual, long addresses) {
    int length = Math.min(usual, LONGEST);
    while (length > SHORTEST && 1L << (32 - length) < addresses) {
      length--;
    }
    return length;
  }

  /** How many links each network numbers, at most. */
  private static long[] links(Blueprint blueprint, List<List<Metro>> cities) {
    List<Plan> plans = blueprint.networks();
    long[] meetings = new long[plans.size()];
    for (Link link : blueprint.links()) {
      boolean carriers =
          plans.get(link.a()).kind() == Kind.CARRIER && plans.get(link.b()).kind() == Kind.CARRIER;
      int most = carriers ? Wiring.CARRIER_MEETINGS : Wiring.PRIVATE_MEETINGS;
      int both = Math.min(cities.get(link.a()).size(), cities.get(link.b()).size());
      meetings[link.a()] += Math.min(most, both);
      meetings[link.b()] += Math.min(most, both);
    }
    long[] links = meetings.clone();
    for (Site site : blueprint.exchanges()) {
      site.members().forEach(member -> meetings[member]++);
    }
    for (int i = 0; i < links.length; i++) {
      int pops = cities.get(i).size();
      if (plans.get(i).kind().isBackbone()) {
        long borders = meetings[i] / Wiring.MEETINGS_A_BORDER + pops;
        links[i] += WIDTH * (borders + pops) + (long) WIDTH * WIDTH * CABLES_A_CITY * pops;
      } else {
        links[i] += (long) (CABLES_A_CITY + 1) * pops;
      }
    }
    for (int i = 0; i < links.length; i++) {
      int parent = plans.get(i).organisation();
      if (parent != i) {
        links[parent] += links[i];
      }
    }
    return links;
  }
}
