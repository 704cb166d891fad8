package org.polyfuse.tensorflow;

import ai.djl.BaseModel;
import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.exceptions.TensorFlowException;

/** A SavedModel of anyone as a model of DJL. */
final class SavedModelNetwork extends BaseModel {

  SavedModelNetwork(String name, NDManager manager) {
    super(name);
    this.manager = manager;
    this.dataType = DataType.FLOAT32;
  }

  @Override
  public void load(Path folder, String prefix, Map<String, ?> options)
      throws MalformedModelException {
    if (!Files.isRegularFile(folder.resolve("saved_model.pb"))) {
      throw new MalformedModelException("there is no saved_model.pb in it");
    }
    setModelDir(folder);
    try {
      block = new SavedModelBlock(bundle(folder), manager);
      wasLoaded = true;
    } catch (TensorFlowException e) {
      throw new MalformedModelException(String.valueOf(e.getMessage()), e);
    }
  }

  private static SavedModelBundle bundle(Path folder) {
    return SavedModelBundle.loader(folder.toString())
        .withTags("serve")
        .withConfigProto(ForeignGraphs.CONFIG)
        .load();
  }

  @Override
  public void close() {
    if (block instanceof SavedModelBlock loaded) {
      loaded.close();
    }
    super.close();
  }
}
