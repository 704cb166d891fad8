package org.polyfuse.spark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** A manifest of five sounds, one that is none, and one that is not there. */
final class Sounds {

  static final int WHOLE = 5;

  private static final int RATE = 16_000;

  private Sounds() {}

  static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    StringBuilder rows = new StringBuilder("id,label,split,audio\n");
    for (int i = 0; i < WHOLE; i++) {
      AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
      byte[] samples = samples(200 * (i + 1));
      try (var in = new AudioInputStream(new ByteArrayInputStream(samples), format, RATE)) {
        AudioSystem.write(in, AudioFileFormat.Type.WAVE, folder.resolve(i + ".wav").toFile());
      }
      rows.append(i).append(i % 2 == 0 ? ",low,train," : ",high,test,").append(i).append(".wav\n");
    }
    Files.writeString(folder.resolve("broken.wav"), "RIFF");
    rows.append("broken,low,train,broken.wav\ngone,high,train,gone.wav\n");
    return Files.writeString(folder.resolve("manifest.csv"), rows);
  }

  private static byte[] samples(double frequency) {
    byte[] bytes = new byte[2 * RATE];
    for (int i = 0; i < RATE; i++) {
      int sample = (int) (12_000 * Math.sin(2 * Math.PI * frequency * i / RATE));
      bytes[2 * i] = (byte) sample;
      bytes[2 * i + 1] = (byte) (sample >> 8);
    }
    return bytes;
  }
}
