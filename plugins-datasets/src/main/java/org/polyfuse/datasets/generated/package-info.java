/**
 * A corpus whose answers are known because they were planted.
 *
 * <p><b>Styles.</b> The voice shows a class's arousal (-1, 0, 1), the face its valence, and neither
 * shows the other: happy (0, 1), sad (-1, -1), angry (1, -1), neutral (0, 0). So angry and sad
 * differ in the voice only, happy and neutral in the face only, all other pairs in both; whoever
 * knows one stream of four equally frequent classes is right in at most 3 of 4 recordings. The
 * words show the dominance: happy and angry speakers use the same ones, sad ones others, neutral
 * ones those that everybody uses too.
 *
 * <p><b>Spoiling.</b> In a share of the recordings one stream is of little use: the sound drowns in
 * noise, or most markers are lost.
 *
 * <p><b>Coincidence.</b> In another share voice and face are those of a neutral speaker, whatever
 * the class, as are the words, and every kind of event happens once in each stream, whatever the
 * class; only which vocal and which facial event happen <em>together</em> tells it ({@link
 * org.polyfuse.datasets.generated.Coincidence}).
 *
 * <p>A {@link org.polyfuse.datasets.generated.Script} holds all that voice, face and words may know
 * of the class; actors turn it into sound, markers, step vectors or a sentence, each with random
 * numbers of its own.
 */
@NullMarked
package org.polyfuse.datasets.generated;

import org.jspecify.annotations.NullMarked;
