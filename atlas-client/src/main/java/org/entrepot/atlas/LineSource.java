package org.entrepot.atlas;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines in their order, one at a time. */
interface LineSource extends Closeable {
  /** The next line; null at the end. */
  @Nullable KeyedLine next() throws IOException;
}
