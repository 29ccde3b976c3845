package org.entrepot.net;

/**
 * Who runs one or more autonomous systems.
 *
 * @param id stable within one source of organisations; an AS known to none of them is its own
 *     organisation, with its AS number as id
 * @param name as the source spells it
 */
public record Organization(String id, String name) implements Comparable<Organization> {
  @Override
  public int compareTo(Organization other) {
    int byId = id.compareTo(other.id);
    return byId != 0 ? byId : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
