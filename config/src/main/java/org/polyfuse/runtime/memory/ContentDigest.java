package org.polyfuse.runtime.memory;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.polyfuse.api.PolyfuseException;
import org.polyfuse.api.data.Dataset;
import org.polyfuse.api.data.Frames;
import org.polyfuse.api.data.RawStream;
import org.polyfuse.api.data.Recording;
import org.polyfuse.api.data.StreamSource;
import org.polyfuse.api.data.StreamSource.InMemory;
import org.polyfuse.runtime.digest.Digest;

/**
 * SHA-256 of all that a dataset says. A stream counts by its key if it has one, a file by its path
 * and span, any other stream by its content, which is read once for it.
 */
public final class ContentDigest {

  private final MessageDigest sha = Digest.sha256();
  private final DataOutputStream out =
      new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha));

  private ContentDigest() {}

  /**
   * Digests a dataset.
   *
   * @return 64 hexadecimal digits
   * @throws PolyfuseException if a stream has neither a key nor content that can be digested
   */
  public static String of(Dataset dataset) {
    ContentDigest digest = new ContentDigest();
    try {
      digest.add(dataset.target());
      for (Recording recording : dataset.recordings()) {
        digest.add(recording);
      }
      return Digest.hex(digest.sha);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is written anywhere
    }
  }

  private void add(Recording recording) throws IOException {
    add(recording.id());
    add(recording.label());
    add(new TreeMap<>(recording.groups()));
    add(recording.split());
    for (Map.Entry<String, StreamSource> stream : new TreeMap<>(recording.streams()).entrySet()) {
      add(stream.getKey());
      addStream(recording.id(), stream.getKey(), stream.getValue());
    }
  }

  private void addStream(String recording, String name, StreamSource source) throws IOException {
    if (!(source instanceof InMemory memory)) {
      add(source);
    } else if (memory.key().isPresent()) {
      add(memory.key());
    } else {
      RawStream stream = memory.stream().get();
      try {
        add(stream);
      } catch (UnknownContent e) {
        throw new PolyfuseException(
            String.format(
                Locale.ROOT,
                "dataset: recording '%s', stream '%s': its content must be known, so that a run goes on"
                    + " with the same data only, but a %s cannot be looked into. Give the stream a"
                    + " key (StreamSource.InMemory), or make it a record of arrays.",
                recording,
                name,
                e.getMessage()),
            e);
      }
    }
  }

  /** Each value with its type and its size, so that no two datasets look alike. */
  private void add(Object value) throws IOException {
    if (value instanceof Frames film) {
      addFilm(film);
    } else if (value instanceof Record record) {
      addRecord(record);
    } else if (value instanceof Optional<?> optional) {
      out.writeBoolean(optional.isPresent());
      if (optional.isPresent()) {
        add(optional.get());
      }
    } else if (value instanceof Map<?, ?> map) {
      out.writeInt(map.size());
      for (Map.Entry<?, ?> each : map.entrySet()) {
        add(each.getKey());
        add(each.getValue());
      }
    } else if (value instanceof Collection<?> values) {
      out.writeInt(values.size());
      for (Object each : values) {
        add(each);
      }
    } else if (value.getClass().isArray()) {
      addArray(value);
    } else {
      addText(value);
    }
  }

  /** Picture by picture; a film may be too large to hold. */
  private void addFilm(Frames film) throws IOException {
    addBytes(Frames.class.getName());
    out.writeInt(film.height());
    out.writeInt(film.width());
    out.writeDouble(film.seconds());
    film.forEach(
        frame -> {
          try {
            out.writeDouble(frame.time());
            add(frame.picture());
          } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is written anywhere
          }
        });
  }

  private void addRecord(Record record) throws IOException {
    addBytes(record.getClass().getName());
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      addBytes(component.getName());
      add(read(component, record));
    }
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true); // a record may be of a private class
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException | RuntimeException e) {
      throw new UnknownContent(record.getClass(), e);
    }
  }

  private void addArray(Object array) throws IOException {
    int length = Array.getLength(array);
    out.writeInt(length);
    if (array instanceof byte[] bytes) {
      out.write(bytes);
    } else if (array instanceof float[] numbers) {
      for (float number : numbers) {
        out.writeInt(Float.floatToRawIntBits(number));
      }
    } else if (array instanceof double[] numbers) {
      for (double number : numbers) {
        out.writeLong(Double.doubleToRawLongBits(number));
      }
    } else {
      for (int i = 0; i < length; i++) {
        add(Array.get(array, i));
      }
    }
  }

  /** Values whose text is all of them. */
  private void addText(Object value) throws IOException {
    boolean plain =
        value instanceof CharSequence
            || value instanceof Number
            || value instanceof Boolean
            || value instanceof Character
            || value instanceof Enum<?>
            || value instanceof Path
            || value instanceof ai.djl.ndarray.types.Shape;
    if (!plain) {
      throw new UnknownContent(value.getClass(), null);
    }
    addBytes(value instanceof Path path ? path.toAbsolutePath().toString() : value.toString());
  }

  private void addBytes(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** A type that cannot be looked into. */
  private static final class UnknownContent extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownContent(Class<?> type, @org.jspecify.annotations.Nullable Throwable cause) {
      super(type.getName(), cause);
    }
  }
}
