package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrepot.atlas.LocalAtlas;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measurements that are stopped and changed. */
class AtlasChangesTest {
  private final AtlasShell shell = new AtlasShell().withKey(LocalAtlas.KEY);

  @AfterEach
  void close() {
    shell.close();
  }

  private void makeOne() {
    AtlasShell.Run run =
        shell.run(
            "create",
            "ping",
            "--target",
            "192.0.2.7",
            "--probes",
            "area:WW:1",
            "--one-off",
            "--description",
            "to\u001b[31m the office\u202e",
            "--yes",
            "--at-most",
            "10");
    assertThat(run.status()).as(run.err()).isZero();
  }

  private List<String> orders() {
    List<String> all = shell.atlas().orders();
    return all.subList(1, all.size());
  }

  @Test
  void what_is_stopped_is_shown_before() {
    makeOne();
    AtlasShell.Run run = shell.line("stop 70000001 --yes");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("70000001\n");
    assertThat(run.err())
        .contains("70000001: ping of 192.0.2.7, Scheduled, \"to␛[31m the office\ufffd\"")
        .contains("stopped 1 measurement")
        .doesNotContain("\u001b", "\u202e");
    assertThat(orders()).containsExactly("DELETE measurements/70000001/ ");
  }

  @Test
  void without_consent_nothing_is_stopped() {
    makeOne();
    shell
        .line("stop 70000001 --dry-run")
        .isDone("70000001: ping of 192.0.2.7, Scheduled, \"to␛[31m the office\ufffd\"");
    assertThat(shell.line("stop 70000001").status()).isEqualTo(2);
    assertThat(shell.typing("n").line("stop 70000001").status()).isEqualTo(1);
    assertThat(orders()).isEmpty();
    assertThat(shell.typing("yes").line("stop 70000001").out()).isEqualTo("70000001\n");
    assertThat(orders()).hasSize(1);
  }

  @Test
  void what_is_not_there_is_told_and_the_others_are_stopped() {
    makeOne();
    AtlasShell.Run run = shell.line("stop 70000001 99 --yes");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).isEqualTo("70000001\n");
    assertThat(run.err()).contains("there is no measurement 99; the others are there");
    shell.line("stop 99 --yes").isOneSentence(2, "there is no measurement 99");
  }

  @Test
  void a_group_is_stopped_as_one() {
    shell
        .atlas()
        .object(
            "measurements/groups/70000001/",
            "{\"id\":70000001,\"total_members\":2,\"group_members\":[{\"id\":70000001},"
                + "{\"id\":70000002}]}");
    makeOne();
    AtlasShell.Run run = shell.line("stop 70000001 --group --yes");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).contains("of 2 measurements: 70000001, 70000002");
    assertThat(orders()).containsExactly("DELETE measurements/groups/70000001/ ");
  }

  @ParameterizedTest
  @CsvSource({"stop 1001", "change 1001 --description d", "change 1001 --publish --yes"})
  void a_change_needs_a_key(String words) {
    try (AtlasShell stranger = new AtlasShell()) {
      stranger.line(words).isOneSentence(2, "needs a key: set the variable RIPE_ATLAS_API_KEY");
      assertThat(stranger.atlas().targets()).isEmpty();
    }
  }

  @Test
  void a_measurement_is_described_tagged_and_published() {
    makeOne();
    AtlasShell.Run run =
        shell.line(
            "change 70000001 --description new --add-tag a,b --remove-tag c --publish --yes");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).contains("described it", "added the tag b", "published it");
    assertThat(orders())
        .containsExactly(
            "PATCH measurements/70000001/ {\"description\":\"new\"}",
            "POST measurements/70000001/tags/ {\"tag\":\"a\"}",
            "POST measurements/70000001/tags/ {\"tag\":\"b\"}",
            "DELETE measurements/70000001/tags/c/ ",
            "PATCH measurements/70000001/ {\"is_public\":true}");
  }

  @Test
  void what_cannot_be_undone_is_asked_for() {
    makeOne();
    AtlasShell.Run run = shell.line("change 70000001 --description new --publish");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("which cannot be undone", "nothing was sent");
    assertThat(orders()).isEmpty();
    assertThat(shell.line("change 70000001 --description new").status()).isZero();
    assertThat(orders()).hasSize(1);
  }

  @Test
  void more_probes_cost_no_more_than_allowed() {
    String more = "change 5051 --add-probes country:RS:5 ";
    shell.line(more + "--yes").isOneSentence(2, "--at-most CREDITS");
    AtlasShell.Run over = shell.line(more + "--yes --at-most 14399 --quiet");
    over.isOneSentence(2, "nothing was sent", "14,400", "14,399");
    assertThat(shell.atlas().orders()).isEmpty();
    AtlasShell.Run run = shell.line(more + "--yes --at-most 14400");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).contains("about 14,400 credits a day", "request 35879");
    assertThat(shell.atlas().orders()).hasSize(1).first().asString().contains("\"action\":\"add\"");
  }

  @Test
  void probes_are_taken_away_by_number() {
    AtlasShell.Run run = shell.line("change 5051 --remove-probes 1,4-5 --yes");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(shell.atlas().orders())
        .hasSize(1)
        .first()
        .asString()
        .contains("\"value\":\"1,4,5\"", "\"action\":\"remove\"");
  }

  @Test
  void a_change_of_nothing_is_a_mistake() {
    shell.line("change 5051").isOneSentence(2, "what is to change?");
    shell.line("change 99 --description d").isOneSentence(2, "there is no measurement 99");
  }

  @Test
  void requests_to_take_part_are_listed() {
    AtlasShell.Run run = shell.line("participation 5051 --format csv").isDone("2 requests");
    assertThat(run.lines())
        .containsExactly(
            "id,action,type,value,requested,created_at",
            "35001,add,country,RS,10,2015-12-13T09:46:40Z",
            "35002,remove,probes,4,1,2016-01-01T00:00:00Z");
    shell.line("participation 99").isOneSentence(2, "there is no measurement 99");
  }
}
