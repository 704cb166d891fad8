package org.polyfuse.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Changes what array files say of themselves, and keeps the rest of them readable. */
final class ArrayMutation {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAGIC = 8;
  private static final int BOMB = 16 << 20;
  private static final List<String> DESCRIPTIONS =
      List.of(
          "'<f8'",
          "'>f4'",
          "'<f2'",
          "'|b1'",
          "'<i8'",
          "'<u8'",
          "'|u1'",
          "'<c16'",
          "'<c8'",
          "'|O'",
          "'<U3'",
          "'<U99999999'",
          "'|S0'",
          "'<U0'",
          "'<M8[ns]'",
          "'|V8'",
          "[('a', '<f4')]",
          "'<f16'",
          "''",
          "'<f4",
          "1");

  private final Draw draw;

  ArrayMutation(Draw draw) {
    this.draw = draw;
  }

  /** The header of an npy file with other words, padded or not, its length told rightly. */
  byte[] npy(byte[] bytes) {
    if (bytes.length < MAGIC + 2) {
      return new BytesMutation(draw).of(bytes);
    }
    int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort(MAGIC) & 0xffff;
    int end = Math.min(bytes.length, MAGIC + 2 + length);
    String header = new String(bytes, MAGIC + 2, end - MAGIC - 2, StandardCharsets.ISO_8859_1);
    byte[] changed = header(header).getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, MAGIC);
    out.write(changed.length & 0xff);
    out.write(changed.length >> 8 & 0xff);
    out.writeBytes(changed);
    out.write(bytes, end, bytes.length - end);
    return out.toByteArray();
  }

  private String header(String header) {
    return switch (draw.below(6)) {
      case 0, 1 -> header.replaceFirst("\\([^)]*\\)", "(" + shape() + ")");
      case 2 -> header.replaceFirst("'descr': '[^']*'", "'descr': " + draw.of(DESCRIPTIONS));
      case 3 ->
          header.contains("False")
              ? header.replace("False", "True")
              : header.replace("True", "False");
      default ->
          new String(
              new TextMutation(draw).of(header.getBytes(StandardCharsets.ISO_8859_1)),
              StandardCharsets.ISO_8859_1);
    };
  }

  private String shape() {
    StringBuilder shape = new StringBuilder();
    for (int axes = draw.below(6); axes > 0; axes--) {
      shape.append(draw.oneIn(3) ? draw.of(Extremes.NUMBERS) : Long.valueOf(draw.below(5)));
      shape.append(", ");
    }
    return draw.oneIn(3) ? shape.toString().strip() : shape.append(draw.below(9)).toString();
  }

  /** Another array, name or packing in an npz file. */
  byte[] npz(byte[] bytes) throws IOException {
    Map<String, byte[]> members = members(bytes);
    if (members.isEmpty() || draw.oneIn(5)) {
      return new BytesMutation(draw).of(bytes);
    }
    for (int i = 1 + draw.below(2); i > 0 && !members.isEmpty(); i--) {
      change(members);
    }
    return packed(members);
  }

  private void change(Map<String, byte[]> members) {
    String name = draw.of(List.copyOf(members.keySet()));
    byte[] member = members.get(name);
    switch (draw.below(8)) {
      case 0 -> members.remove(name);
      case 1 -> {
        members.remove(name);
        members.put(Extremes.text(draw) + ".npy", member);
      }
      case 2 -> members.put(name, new BytesMutation(draw).of(member));
      case 3 -> members.put(name, bomb(member));
      case 4 -> members.put(draw.of(List.copyOf(members.keySet())), member);
      default -> members.put(name, npy(member));
    }
  }

  /** Many zeros, which take no room in an archive. */
  private byte[] bomb(byte[] member) {
    String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (%d, 1), }";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(member, 0, Math.min(MAGIC, member.length));
    String text = String.format(java.util.Locale.ROOT, header, BOMB);
    out.write(text.length());
    out.write(0);
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(new byte[BOMB]);
    return out.toByteArray();
  }

  private static Map<String, byte[]> members(byte[] bytes) throws IOException {
    Map<String, byte[]> members = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        members.put(entry.getName(), in.readAllBytes());
      }
    } catch (ZipException | java.io.EOFException | IllegalArgumentException e) {
      return members; // changed before: what could be read
    }
    return members;
  }

  private byte[] packed(Map<String, byte[]> members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      boolean stored = draw.oneIn(2);
      out.setLevel(Deflater.BEST_SPEED);
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        ZipEntry entry = new ZipEntry(shortened(member.getKey()));
        if (stored && member.getValue().length < BOMB) {
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(member.getValue().length);
          CRC32 sum = new CRC32();
          sum.update(member.getValue());
          entry.setCrc(sum.getValue());
        }
        out.putNextEntry(entry);
        out.write(member.getValue());
        out.closeEntry();
      }
    } catch (IllegalArgumentException e) { // a name that Java does not write
      return new BytesMutation(draw).of(bytes.toByteArray());
    }
    return bytes.toByteArray();
  }

  private static String shortened(String name) {
    return name.substring(0, Math.min(name.length(), 10_000));
  }

  /** Other entries in the header of a safetensors file, its length told rightly, mostly. */
  byte[] safetensors(byte[] bytes) throws IOException {
    if (bytes.length < MAGIC) {
      return new BytesMutation(draw).of(bytes);
    }
    long told = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    int length = (int) Math.max(0, Math.min(told, bytes.length - MAGIC));
    byte[] header = new byte[length];
    System.arraycopy(bytes, MAGIC, header, 0, length);
    byte[] changed = header(header);
    long tells = draw.oneIn(8) ? draw.of(Extremes.NUMBERS) : changed.length;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ByteBuffer.allocate(MAGIC).order(ByteOrder.LITTLE_ENDIAN).putLong(tells).array());
    out.writeBytes(changed);
    out.write(bytes, MAGIC + length, bytes.length - MAGIC - length);
    return out.toByteArray();
  }

  private byte[] header(byte[] header) throws IOException {
    try {
      JsonNode tree = JSON.readTree(header);
      JsonNode changed = new TreeMutation(draw, List.of(tree), List.of()).of(tree);
      return JSON.writeValueAsBytes(changed);
    } catch (JsonProcessingException e) { // changed before, or deeper than it writes
      return new TextMutation(draw).of(header);
    }
  }
}
