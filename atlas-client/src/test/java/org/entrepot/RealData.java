package org.entrepot;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * The real data that tests and benchmarks may read: the directory in the variable {@code
 * ENTREPOT_DATA}, or {@code shared/data} beside the checkout. Tests that need it are tagged {@link
 * #TAG} and are skipped where it is missing; every run says how many.
 */
public final class RealData {
  /** The tag of tests that need real data. */
  public static final String TAG = "real-data";

  private RealData() {}

  /** The directory, if there is one. */
  public static Optional<Path> directory() {
    String named = System.getenv("ENTREPOT_DATA");
    if (named != null) {
      return Optional.of(Path.of(named)).filter(Files::isDirectory);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path candidate = at.resolve("shared").resolve("data");
      if (Files.isDirectory(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** A file or folder of the real data; skips the calling test where the data is missing. */
  public static Path path(String name) {
    Optional<Path> found = directory().map(data -> data.resolve(name)).filter(Files::exists);
    Assumptions.assumeTrue(found.isPresent(), "real data is not here: " + name);
    return found.orElseThrow();
  }

  /** Counts the tests that wanted real data and did not get it. */
  public static final class Listener implements TestExecutionListener {
    private final AtomicInteger run = new AtomicInteger();
    private final AtomicInteger skipped = new AtomicInteger();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest() && test.getTags().contains(TestTag.create(TAG))) {
        boolean aborted = result.getStatus() == TestExecutionResult.Status.ABORTED;
        (aborted ? skipped : run).incrementAndGet();
      }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
      if (run.get() + skipped.get() > 0) {
        PrintStream out = System.out;
        out.println(
            "real-data tests: " + run + " run, " + skipped + " SKIPPED for want of the data");
      }
    }
  }
}
