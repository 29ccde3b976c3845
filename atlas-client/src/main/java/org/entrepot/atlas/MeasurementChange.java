package org.entrepot.atlas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A measurement was made or has changed. What the service tells of it is documented nowhere that
 * could be read; so the text stands here whole.
 *
 * @param measurementId the measurement ({@code msm_id}, or {@code id})
 * @param json what the service tells
 */
public record MeasurementChange(OptionalLong measurementId, String json) implements StreamEvent {

  static MeasurementChange of(ObjectNode object) {
    Fields fields = new Fields(object);
    OptionalLong id = fields.whole("msm_id");
    return new MeasurementChange(id.isPresent() ? id : fields.whole("id"), object.toString());
  }

  @Override
  public <T> T match(
      Function<? super Received, ? extends T> received,
      Function<? super ProbeChange, ? extends T> probe,
      Function<? super MeasurementChange, ? extends T> measurement,
      Function<? super Notice, ? extends T> notice) {
    return measurement.apply(this);
  }
}
