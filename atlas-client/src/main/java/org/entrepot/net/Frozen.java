package org.entrepot.net;

import java.util.AbstractSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set in natural order, for the sets of one or two that stand by the million in paths.
 * A copy of one is itself, so that what hands it on need not fear for it. The look-ups of a
 * navigable set that nobody does by the million go to a tree.
 *
 * @param <E> the elements
 */
public final class Frozen<E extends Comparable<? super E>> extends AbstractSet<E>
    implements NavigableSet<E> {
  private final List<E> sorted;

  private Frozen(List<E> sorted) {
    this.sorted = sorted;
  }

  /** The set of one. */
  public static <E extends Comparable<? super E>> NavigableSet<E> of(E only) {
    return new Frozen<>(List.of(only));
  }

  /** A set of the same elements. */
  public static <E extends Comparable<? super E>> NavigableSet<E> copyOf(NavigableSet<E> set) {
    if (set instanceof Frozen || set.isEmpty()) {
      return set.isEmpty() ? Collections.emptyNavigableSet() : set;
    }
    return new Frozen<>(
        set.comparator() == null ? List.copyOf(set) : set.stream().sorted().toList());
  }

  private NavigableSet<E> tree() {
    return Collections.unmodifiableNavigableSet(new TreeSet<>(sorted));
  }

  @Override
  public int size() {
    return sorted.size();
  }

  @Override
  public Iterator<E> iterator() {
    return sorted.iterator();
  }

  @Override
  public boolean contains(Object element) {
    return sorted.contains(element);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Frozen<?> frozen ? sorted.equals(frozen.sorted) : super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  @Override
  public E first() {
    return sorted.get(0);
  }

  @Override
  public E last() {
    return sorted.get(sorted.size() - 1);
  }

  @Override
  public @Nullable Comparator<? super E> comparator() {
    return null;
  }

  @Override
  public @Nullable E lower(E element) {
    return tree().lower(element);
  }

  @Override
  public @Nullable E floor(E element) {
    return tree().floor(element);
  }

  @Override
  public @Nullable E ceiling(E element) {
    return tree().ceiling(element);
  }

  @Override
  public @Nullable E higher(E element) {
    return tree().higher(element);
  }

  @Override
  public @Nullable E pollFirst() {
    return tree().pollFirst();
  }

  @Override
  public @Nullable E pollLast() {
    return tree().pollLast();
  }

  @Override
  public NavigableSet<E> descendingSet() {
    return tree().descendingSet();
  }

  @Override
  public Iterator<E> descendingIterator() {
    return tree().descendingIterator();
  }

  @Override
  public NavigableSet<E> subSet(E from, boolean fromToo, E to, boolean toToo) {
    return tree().subSet(from, fromToo, to, toToo);
  }

  @Override
  public NavigableSet<E> headSet(E to, boolean toToo) {
    return tree().headSet(to, toToo);
  }

  @Override
  public NavigableSet<E> tailSet(E from, boolean fromToo) {
    return tree().tailSet(from, fromToo);
  }

  @Override
  public SortedSet<E> subSet(E from, E to) {
    return tree().subSet(from, to);
  }

  @Override
  public SortedSet<E> headSet(E to) {
    return tree().headSet(to);
  }

  @Override
  public SortedSet<E> tailSet(E from) {
    return tree().tailSet(from);
  }
}
