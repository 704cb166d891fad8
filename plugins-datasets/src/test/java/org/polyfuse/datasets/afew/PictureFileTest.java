package org.polyfuse.datasets.afew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyfuse.api.data.DamagedStreamException;

class PictureFileTest {

  /** Where the first chunk of a PNG says width and height; its sum stands 13 bytes on. */
  private static final int SIZE = 16;

  @TempDir Path folder;

  private Path picture(int width, int height) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", png);
    ByteBuffer bytes = ByteBuffer.wrap(png.toByteArray());
    bytes.putInt(SIZE, width).putInt(SIZE + 4, height);
    CRC32 sum = new CRC32();
    sum.update(bytes.array(), SIZE - 4, 17);
    bytes.putInt(SIZE + 13, (int) sum.getValue());
    return Files.write(folder.resolve("face.png"), bytes.array());
  }

  @Test
  void a_picture_is_read() throws IOException {
    BufferedImage read = PictureFile.read(picture(3, 2));
    assertThat(read.getWidth()).isEqualTo(3);
    assertThat(read.getHeight()).isEqualTo(2);
  }

  @Test
  void a_few_bytes_that_ask_for_gigabytes_are_refused() throws IOException {
    Path file = picture(100_000, 100_000);
    assertThatThrownBy(() -> PictureFile.read(file))
        .isInstanceOf(DamagedStreamException.class)
        .hasMessage(
            file + ": must be a picture of at most 40000000 pixels but is one of 100000 x 100000");
  }

  @Test
  void what_is_no_picture_is_refused() throws IOException {
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    assertThatThrownBy(() -> PictureFile.read(text)).hasMessageContaining("none that can be read");
    assertThatThrownBy(() -> PictureFile.read(folder)).hasMessageContaining("no regular file");
  }
}
