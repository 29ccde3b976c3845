package org.entrepot.infer;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.annotate.AddressBook;

/**
 * Closes a gap between two stretches of one AS: {@code A * * A} is {@code A}; and one behind the AS
 * that the destination is in, from where the way goes nowhere else. Every other gap stays, so that
 * the operators on its two sides never pass for neighbours.
 */
final class Gaps extends Rule {
  Gaps() {
    super("gaps", "METHOD.md 1, rule 5; PEERS.md 3.2 f for what bridging does");
  }

  @Override
  void onSteps(Draft draft, AddressBook book) {
    List<Draft.Step> closed = new ArrayList<>();
    for (Draft.Step step : draft.steps) {
      int size = closed.size();
      boolean rejoins =
          size >= 2
              && closed.get(size - 1).isGap()
              && step.isNetwork()
              && step.operators().equals(closed.get(size - 2).operators());
      if (rejoins) {
        Draft.Step gap = closed.remove(size - 1);
        closed.set(size - 2, closed.get(size - 2).and(gap).and(step));
        draft.flags.add("gap-closed");
      } else {
        closed.add(step);
      }
    }
    int size = closed.size();
    if (size >= 2
        && closed.get(size - 1).isGap()
        && closed.get(size - 2).operators().equals(draft.destinationAsns)
        && closed.get(size - 2).isNetwork()) {
      Draft.Step gap = closed.remove(size - 1);
      closed.set(size - 2, closed.get(size - 2).and(gap));
      draft.flags.add("gap-closed");
    }
    draft.steps = closed;
  }
}
