package org.polyfuse.datasets.generated;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.polyfuse.api.Setting;
import org.polyfuse.api.Summary;

/** Settings of {@link GeneratedFactory}. */
@Summary("A known-answer corpus of voices, faces and words, made in memory from a seed.")
public record GeneratedConfig(
    @Setting(value = "Seed of everything in the corpus.", defaultsTo = "1") long seed,
    @Setting(
            value = "signal: sound at 16 kHz and markers at 120 Hz; features: step vectors.",
            defaultsTo = "signal")
        Level level,
    @Setting(
            value = "Classes, 2 to 9 of hap, sad, ang, neu, exc, fru, sur, fea, dis.",
            defaultsTo = "[hap, sad, ang, neu]")
        List<String> classes,
    @Setting(
            value =
                "Sessions of two speakers, 3 to 1000; the last is test, that before validation.",
            defaultsTo = "5")
        int sessions,
    @Setting(value = "Recordings of each speaker, 1 or more; 200000 of all.", defaultsTo = "60")
        int perSpeaker,
    @Setting(value = "Shortest recording in seconds, 0.5 to 600.", defaultsTo = "1.3")
        double minSeconds,
    @Setting(value = "Longest recording in seconds, up to 600.", defaultsTo = "1.9")
        double maxSeconds,
    @Setting(value = "How much the class changes the voice, 0 (not) to 1000.", defaultsTo = "1")
        double voiceStrength,
    @Setting(value = "How much the class changes the face, 0 (not) to 1000.", defaultsTo = "1")
        double faceStrength,
    @Setting(value = "How much the class changes the words, 0 (not) to 1000.", defaultsTo = "1")
        double textStrength,
    @Setting(value = "Words a second, 0.5 to 10; one word or more.", defaultsTo = "4")
        double wordsPerSecond,
    @Setting(
            value = "Spread of acting within a class, 0 to 1000; 1 is the step between two styles.",
            defaultsTo = "0.2")
        double spread,
    @Setting(value = "How much speakers differ, 0 (not) to 1000.", defaultsTo = "1")
        double speakerVariation,
    @Setting(value = "Share of recordings with one stream spoiled, 0..1.", defaultsTo = "0.15")
        double spoiledShare,
    @Setting(value = "Signal to noise of spoiled sound, -300 to 300 dB.", defaultsTo = "-15")
        double spoiledDecibels,
    @Setting(value = "Share of markers lost where they are spoiled, 0..1.", defaultsTo = "0.95")
        double lostShare,
    @Setting(
            value = "Share of recordings whose class only a coincidence of events tells, 0..1.",
            defaultsTo = "0.1")
        double coincidenceShare,
    @Setting(value = "Strength of the events, 0 (none) to 1000.", defaultsTo = "1")
        double eventStrength,
    @Setting(value = "Channels of a step vector (level features), 8 to 4096.", defaultsTo = "16")
        int channels,
    @Setting(
            value =
                "Share of recordings that lack a stream, 0..1, such as {markers: 0.2}; drawn for each"
                    + " stream on its own.",
            defaultsTo = "{}")
        Map<String, Double> missing) {

  /** The streams of a recording that lacks none. */
  static final List<String> STREAMS = List.of("audio", "markers", "transcript");

  /** Recordings, which are listed in memory. */
  private static final int MOST = 200_000;

  /** What the streams are made of. */
  public enum Level {
    /** A {@code Waveform} and a {@code Series} of 55 markers, and a {@code Text}. */
    SIGNAL,
    /** Two {@code FeatureArray}s, and a {@code Text}. */
    FEATURES
  }

  /** Checks the ranges. */
  public GeneratedConfig {
    classes = List.copyOf(classes);
    missing = Collections.unmodifiableMap(new TreeMap<>(missing));
    check(
        classes.size() >= 2
            && new HashSet<>(classes).size() == classes.size()
            && Emotion.codes().containsAll(classes),
        "classes: must be 2 or more different ones of " + Emotion.codes(),
        classes);
    check(sessions >= 3, "sessions: must be 3 or more", sessions);
    check(sessions <= 1000, "sessions: must be 1000 or less", sessions);
    check(
        perSpeaker >= 1 && 2L * sessions * perSpeaker <= MOST,
        String.format(
            Locale.ROOT,
            "perSpeaker: must be 1 to %d, since %d speakers may have %d recordings,",
            MOST / (2 * sessions),
            2 * sessions,
            MOST),
        perSpeaker);
    check(minSeconds >= 0.5 && minSeconds <= 600, "minSeconds: must be 0.5 to 600", minSeconds);
    check(
        maxSeconds >= minSeconds && maxSeconds <= 600,
        "maxSeconds: must be from minSeconds to 600",
        maxSeconds);
    check(strength(voiceStrength), "voiceStrength: must be 0 to 1000", voiceStrength);
    check(strength(faceStrength), "faceStrength: must be 0 to 1000", faceStrength);
    check(strength(textStrength), "textStrength: must be 0 to 1000", textStrength);
    check(
        wordsPerSecond >= 0.5 && wordsPerSecond <= 10,
        "wordsPerSecond: must be 0.5 to 10",
        wordsPerSecond);
    check(strength(spread), "spread: must be 0 to 1000", spread);
    check(strength(speakerVariation), "speakerVariation: must be 0 to 1000", speakerVariation);
    check(share(spoiledShare), "spoiledShare: must be 0..1", spoiledShare);
    check(
        spoiledDecibels >= -300 && spoiledDecibels <= 300,
        "spoiledDecibels: must be -300 to 300",
        spoiledDecibels);
    check(share(lostShare), "lostShare: must be 0..1", lostShare);
    check(
        share(coincidenceShare) && coincidenceShare + spoiledShare <= 1,
        "coincidenceShare: must be 0..1, and 1 or less together with spoiledShare",
        coincidenceShare);
    check(strength(eventStrength), "eventStrength: must be 0 to 1000", eventStrength);
    check(channels >= 8 && channels <= 4096, "channels: must be 8 to 4096", channels);
    check(
        STREAMS.containsAll(missing.keySet())
            && missing.values().stream().allMatch(GeneratedConfig::share),
        "missing: must give a share of 0..1 for streams of " + STREAMS,
        missing);
  }

  private static boolean strength(double value) {
    return value >= 0 && value <= 1000;
  }

  private static boolean share(double value) {
    return value >= 0 && value <= 1;
  }

  private static void check(boolean holds, String rule, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + " but was " + value);
    }
  }
}
