package org.polyfuse.runtime.study;

import org.polyfuse.api.Choice;
import org.polyfuse.api.Setting;
import org.polyfuse.api.split.ProtocolFactory;
import org.polyfuse.runtime.config.Key;

/** How a system is evaluated. */
public record EvaluationSection(
    @Setting(value = "How the corpus is split.", defaultsTo = "own-split")
        Choice<ProtocolFactory<?>> protocol,
    @Setting(
            value = "With several folds: also train on everything, into model/.",
            defaultsTo = "true")
        @Key("final")
        boolean finalModel,
    @Setting(
            value = "Tested recordings that the report shows with what was attended to.",
            defaultsTo = "{}")
        ShowSection show) {}
