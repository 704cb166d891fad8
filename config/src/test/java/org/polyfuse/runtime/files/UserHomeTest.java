package org.polyfuse.runtime.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserHomeTest {

  @Test
  void a_home_is_a_folder_that_is_there(@TempDir Path home) {
    assertThat(UserHome.folder(home.toString())).contains(home);
    assertThat(UserHome.folder(home.resolve("missing").toString())).isEmpty();
    assertThat(UserHome.folder("?")).isEmpty();
    assertThat(UserHome.folder(".")).isEmpty();
    assertThat(UserHome.folder("")).isEmpty();
    assertThat(UserHome.folder(null)).isEmpty();
  }
}
