package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.atlas.LocalAtlas;
import org.junit.jupiter.api.Test;

/** Holds the guide to what the command prints. */
class AtlasGuideTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```console\n(.*?)```");
  private static final String PROMPT = "$ entrepot atlas ";

  private static Path guide() {
    Path docs = Path.of("docs");
    return (Files.isDirectory(docs) ? docs : Path.of("..", "docs")).resolve("atlas-shell.md");
  }

  /** Renewed by {@code mvn -pl cli -am test -Dtest=AtlasGuideTest -Dgolden=write}. */
  @Test
  void every_example_prints_what_the_guide_says() throws IOException {
    String written = Files.readString(guide(), StandardCharsets.UTF_8);
    String run;
    try (AtlasShell shell = new AtlasShell().withKey(LocalAtlas.KEY)) {
      Matcher blocks = BLOCK.matcher(written);
      run =
          blocks.replaceAll(
              block ->
                  Matcher.quoteReplacement("```console\n" + run(shell, block.group(1)) + "```"));
      assertThat(shell.targets()).hasSizeGreaterThan(10);
    }
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(guide(), run);
    }
    assertThat(Files.readString(guide(), StandardCharsets.UTF_8)).isEqualTo(run);
  }

  private static String run(AtlasShell shell, String block) {
    StringBuilder run = new StringBuilder();
    for (String line : block.lines().filter(each -> each.startsWith(PROMPT)).toList()) {
      AtlasShell.Run done = shell.line(line.substring(PROMPT.length()));
      String url = shell.atlas().url().toString();
      run.append(line).append('\n').append(done.out());
      run.append(done.err().replace(url, "https://atlas.ripe.net/api/v2/"));
    }
    return run.toString().replace("\r\n", "\n");
  }

  @Test
  void every_verb_and_every_option_of_the_guide_is_there() throws IOException {
    String written = Files.readString(guide(), StandardCharsets.UTF_8);
    try (AtlasShell shell = new AtlasShell()) {
      String help = shell.line("--help").out();
      for (String verb :
          help.substring(help.indexOf("Verbs:"), help.indexOf("Example:"))
              .lines()
              .filter(line -> line.matches("  [a-z].*"))
              .map(line -> line.strip().split(" ", 2)[0])
              .toList()) {
        assertThat(written).contains(PROMPT + verb);
      }
      String ours = written.substring(written.indexOf("## Coming from"));
      for (String line :
          ours.lines().filter(row -> row.startsWith("| `") || row.startsWith("| |")).toList()) {
        String[] cells = line.split("\\|", -1);
        String words = cells[3].strip().replace("`", "");
        if (words.equals("entrepot atlas")) {
          continue;
        }
        String verb = words.replaceFirst("^(create [a-z]+|[a-z-]+).*", "$1");
        String options = shell.line(verb + " --help").out();
        Matcher option = Pattern.compile("--[a-z0-9-]+").matcher(words);
        while (option.find()) {
          assertThat(options).as(line).contains(option.group());
        }
      }
    }
  }
}
