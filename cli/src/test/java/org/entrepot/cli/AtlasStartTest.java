package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtlasStartTest {
  @ParameterizedTest
  @ValueSource(strings = {"--help", "atlas --help", "atlas probes --help"})
  void help_loads_nothing_that_goes_online(String words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xlog:class+load",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName()));
    command.addAll(List.of(words.split(" ", -1)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(out).contains("Usage: entrepot", "org.entrepot.cli.AtlasCommand");
    assertThat(out.lines())
        .noneMatch(line -> line.contains(" okhttp3.") || line.contains(" okio."));
    assertThat(out.contains("org.entrepot.cli.AtlasProbes"))
        .as("only atlas pays for its verbs")
        .isEqualTo(words.startsWith("atlas"));
  }

  @Test
  void the_rehearsal_for_the_launcher_ends_and_asks_nobody() throws Exception {
    Rehearsal.main();
  }
}
