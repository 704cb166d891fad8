package org.polyfuse.runtime.config;

import java.util.Optional;
import java.util.function.Function;
import org.polyfuse.api.Choice;
import org.polyfuse.runtime.plugins.PluginKind;

/**
 * Goes through the parts in settings, an outer one before those in its settings.
 *
 * @param outer the part whose settings these are
 * @param each gives what is to be in a part's place
 */
record PartWalk(Optional<ChosenPart> outer, Function<ChosenPart, Choice<?>> each)
    implements SettingVisit {

  @Override
  public Choice<?> part(Place at, PluginKind kind, Choice<?> choice) {
    ChosenPart part = new ChosenPart(at.path(), kind, choice, outer);
    Choice<?> own = each.apply(part);
    Record config = own.config();
    PartWalk inside = new PartWalk(Optional.of(part), each);
    Record walked = (Record) new SectionForm(config.getClass()).walk(config, at, inside);
    return walked.equals(config) ? own : new Choice<>(own.factory(), walked);
  }
}
