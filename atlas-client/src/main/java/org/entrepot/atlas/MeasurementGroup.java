package org.entrepot.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Measurements that were made together.
 *
 * @param id the measurement that leads the group
 * @param isWifiGroup whether they are of wireless networks
 * @param members the measurements, of which the service does not list all if there are many
 * @param totalMembers how many there are
 * @param other fields that have no component or are not as expected, as JSON text
 */
public record MeasurementGroup(
    long id,
    Optional<Boolean> isWifiGroup,
    List<Member> members,
    OptionalLong totalMembers,
    Map<String, String> other) {
  /** Copies the collections. */
  public MeasurementGroup {
    members = List.copyOf(members);
    other = Written.copy(other);
  }

  /**
   * A measurement of a group.
   *
   * @param id its number
   * @param type ping, traceroute, dns, http, sslcert, ntp or wifi
   * @param other fields that have no component or are not as expected, as JSON text
   */
  public record Member(long id, Optional<String> type, Map<String, String> other) {
    /** Copies the collection. */
    public Member {
      other = Written.copy(other);
    }

    private static Optional<Member> tryRead(JsonNode node) {
      if (!(node instanceof ObjectNode object)) {
        return Optional.empty();
      }
      Fields fields = new Fields(object);
      OptionalLong id = fields.whole("id");
      if (id.isEmpty()) {
        return Optional.empty();
      }
      Member bare = new Member(id.getAsLong(), fields.text("type"), Map.of());
      return Optional.of(new Member(bare.id, bare.type, bare.written().other(object)));
    }

    private Written written() {
      return new Written().number("id", id).text("type", type);
    }
  }

  static MeasurementGroup of(ObjectNode object) throws UnexpectedBody {
    Fields fields = new Fields(object);
    MeasurementGroup bare =
        new MeasurementGroup(
            fields.id("id"),
            fields.flag("is_wifi_group"),
            fields.list("group_members", Member::tryRead),
            fields.whole("total_members"),
            Map.of());
    return new MeasurementGroup(
        bare.id, bare.isWifiGroup, bare.members, bare.totalMembers, bare.written().other(object));
  }

  private Written written() {
    return new Written()
        .list("group_members", members, member -> member.written().bare(member.other()))
        .number("id", id)
        .flag("is_wifi_group", isWifiGroup)
        .whole("total_members", totalMembers);
  }

  /** The object as one line of JSON with every field that was read. */
  public String toJson() {
    return written().json(other);
  }
}
