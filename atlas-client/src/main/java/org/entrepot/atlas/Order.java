package org.entrepot.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A request that changes something.
 *
 * @param body what is sent, or nothing
 * @param look how to find out whether it was done, where no answer tells
 */
record Order(String method, HttpUrl url, @Nullable JsonNode body, String look) {
  /** Whether to do it twice is the same as to do it once: all but POST, as this client uses it. */
  boolean isIdempotent() {
    return !method.equals("POST");
  }
}
