package org.entrepot.atlas;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/**
 * The parameters of a request by their names in the API, and a list of ids that may be too long for
 * one. Immutable.
 */
final class Parameters {
  /** How many ids one request may name. */
  static final int MOST_IDS = 500;

  /** How long the list of ids of one request may be; servers refuse URLs of more than 8 kB. */
  static final int LONGEST_LIST = 5000;

  /** The most objects that the API puts on a page. */
  private static final int LARGEST_PAGE = 500;

  private static final Pattern NAME = Pattern.compile("-?[A-Za-z0-9_.\\-]+");

  /** Nobody's filters: the key has its header, and the others belong to the walk over pages. */
  private static final Set<String> OURS = Set.of("key", "page", "format", "callback");

  private final Map<String, String> values;
  private final String idsName;
  private final Set<Long> ids;
  private final boolean someIds;

  private Parameters(Map<String, String> values, String idsName, Set<Long> ids, boolean someIds) {
    this.values = values;
    this.idsName = idsName;
    this.ids = ids;
    this.someIds = someIds;
  }

  /**
   * @param idsName what the list of ids is called
   */
  static Parameters none(String idsName) {
    return new Parameters(Map.of(), idsName, Set.of(), false);
  }

  Parameters with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Parameters(Collections.unmodifiableMap(more), idsName, ids, someIds);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  Parameters with(String name, long value) {
    return with(name, Long.toString(value));
  }

  Parameters with(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " is a finite number, not " + value);
    }
    return with(name, Double.toString(value));
  }

  Parameters with(String name, Instant value) {
    return with(name, value.getEpochSecond());
  }

  /** A parameter that this version has no method for. */
  Parameters withOther(String name, String value) {
    if (OURS.contains(name) || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a filter: \"" + name + "\"");
    }
    return with(name, value);
  }

  /** Names joined with commas. */
  Parameters withNames(String name, String... names) {
    return with(name, String.join(",", checked(names)));
  }

  private static List<String> checked(String... names) {
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "a name is letters, digits, - and _, not \"" + name + "\"");
      }
    }
    return Arrays.asList(names);
  }

  /** Fields, and the id, without which nothing can be told apart. */
  Parameters withFields(String... names) {
    Set<String> all = new LinkedHashSet<>(List.of("id"));
    all.addAll(checked(names));
    return with("fields", String.join(",", all));
  }

  Parameters withSort(String field) {
    return withNames("sort", field);
  }

  Parameters withPageSize(int size) {
    if (size < 1 || size > LARGEST_PAGE) {
      throw new IllegalArgumentException(
          "a page has 1 to " + LARGEST_PAGE + " objects, not " + size);
    }
    return with("page_size", size);
  }

  /** The ids in the order given, each once. */
  Parameters withIds(Collection<Long> more) {
    for (long id : more) {
      if (id < 0) {
        throw new IllegalArgumentException("an id is not negative: " + id);
      }
    }
    Set<Long> copy = Collections.unmodifiableSet(new LinkedHashSet<>(more));
    return new Parameters(values, idsName, copy, true);
  }

  /**
   * The URLs to ask, one after the other: more than one where the ids are too many, and none where
   * a list of ids is given that has none.
   */
  List<HttpUrl> urls(HttpUrl at) {
    HttpUrl.Builder all = at.newBuilder();
    values.forEach(all::addQueryParameter);
    HttpUrl base = all.build();
    if (!someIds) {
      return List.of(base);
    }
    return lists().stream()
        .map(list -> base.newBuilder().addEncodedQueryParameter(idsName, list).build())
        .toList();
  }

  private List<String> lists() {
    List<String> lists = new ArrayList<>();
    StringBuilder list = new StringBuilder();
    int count = 0;
    for (long id : ids) {
      String text = Long.toString(id);
      if (count == MOST_IDS || list.length() + 1 + text.length() > LONGEST_LIST) {
        lists.add(list.toString());
        list.setLength(0);
        count = 0;
      }
      list.append(count == 0 ? "" : ",").append(text);
      count++;
    }
    if (count > 0) {
      lists.add(list.toString());
    }
    return lists;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Parameters that
        && values.equals(that.values)
        && ids.equals(that.ids)
        && someIds == that.someIds
        && idsName.equals(that.idsName);
  }

  @Override
  public int hashCode() {
    return Objects.hash(values, ids, someIds, idsName);
  }

  /** As in a URL, and how many ids instead of which. */
  @Override
  public String toString() {
    String all =
        values.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("&"));
    String list = someIds ? idsName + "=(" + ids.size() + " ids)" : "";
    return all + (all.isEmpty() || list.isEmpty() ? "" : "&") + list;
  }
}
