package org.entrepot.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar with rate and time left for each stage, on standard error. */
final class TerminalBar implements Common.Bar {
  private static final long MEGABYTE = 1_000_000;

  private @Nullable ProgressBar bar;
  private String shown = "";

  @Override
  public void at(String stage, long done, long total) {
    show(stage, done, total, " MB", MEGABYTE);
  }

  @Override
  public void count(String stage, long done, long total) {
    show(stage, done, total, "", 1);
  }

  private void show(String stage, long done, long total, String unit, long size) {
    if (!stage.equals(shown)) {
      close();
      shown = stage;
      bar =
          new ProgressBarBuilder()
              .setTaskName(stage)
              .setStyle(ProgressBarStyle.ASCII)
              .setUnit(unit, size)
              .setInitialMax(total > 0 ? total : -1)
              .showSpeed()
              .setUpdateIntervalMillis(200)
              .build();
    }
    if (bar != null) {
      if (total > 0 && total != bar.getMax()) {
        bar.maxHint(total); // what is estimated changes
      }
      bar.stepTo(done);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      shown = "";
    }
  }
}
