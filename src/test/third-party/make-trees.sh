#!/usr/bin/env bash
# Makes corpora in the shape of RAVDESS or CREMA-D with programs of others: espeak-ng speaks, ffmpeg draws a face, films and codes it.
#
#   make-trees.sh ravdess DIR [ACTOR ...]    48 kHz sound; 48 kHz AAC with H.264 at 30000/1001 pictures a second in MP4
#   make-trees.sh crema-d DIR [ACTOR ...]    16 kHz sound; H.263 at 30000/1001 pictures a second with MP3 in FLV
#
# Without actors: all of them. TAKES=2 makes every take (RAVDESS) or sentence (CREMA-D), SIZE=1280x720 larger films, SONGS=1 songs too.
# Among the clips lie things that people find there: wrong names, notes, what git-lfs left, copies.
set -euo pipefail

readonly shape=$1 root=$2
shift 2
readonly takes=${TAKES:-1} size=${SIZE:-256x192} songs=${SONGS:-0}
readonly rate=30000/1001
for program in espeak-ng ffmpeg; do
  command -v "$program" >/dev/null || { echo "make-trees.sh: needs $program" >&2; exit 3; }
done
mkdir -p "$root"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
running=0
coder() { ffmpeg -nostdin -v error -y -threads 1 "$@"; }

# How each emotion looks and sounds: brows' lift and slant, eyes' opening, mouth's curve, width and opening; pitch, words a minute, loudness.
look() {
  case $1 in
    neutral)   echo " 0    0    .055  0    .22 .03   0 170  90" ;;
    calm)      echo " .01 -.02  .045  .06  .21 .02  -6 150  70" ;;
    happy)     echo " .04 -.05  .05   .45  .30 .06  22 200 120" ;;
    sad)       echo "-.01 -.28  .04  -.30  .19 .02 -12 125  60" ;;
    angry)     echo "-.06  .35  .06  -.15  .26 .06  12 220 180" ;;
    fearful)   echo " .08 -.22  .085 -.12  .24 .08  30 240 100" ;;
    disgust)   echo "-.04  .12  .035 -.25  .22 .05  -8 145 110" ;;
    surprised) echo " .12 -.05  .09   0    .16 .14  38 190 130" ;;
  esac
}

# A face under a lamp, mouth closed and open: soft spots of dark and light on an oval.
draw() {
  local emotion=$1 lift slant eye curve wide gap rest
  read -r lift slant eye curve wide gap rest <<<"$(look "$emotion")"
  for open in 0 1; do
    local mouth="($gap+.06*$open)"
    local X="(X-W/2)/(H*.42)" Y="(Y-H*.53)/(H*.42)" a="abs(ld(0))"
    local spot="exp(-(pow(($a-%s)/%s,2)+pow((ld(1)-(%s))/%s,2)))"
    local at
    at() { printf "$spot" "$@"; }
    local brow="-.40-$lift+$slant*(.33-$a)"
    local light="195-45*(ld(0)*ld(0)+ld(1)*ld(1))-75*$(at .33 .21 -.20 .13)-110*$(at .33 .10 -.17 "$eye")"
    light+="-110*$(at .33 .20 "$brow" .05)+35*$(at 0 .06 -.08 .26)-45*$(at .10 .06 .22 .05)+20*$(at .45 .20 .15 .15)"
    light+="-95*$(at 0 "$wide" ".52-$curve*(ld(0)*ld(0)-.04)*2" "$mouth")"
    local skin="lte(pow(ld(0)/.78,2)+pow(ld(1)/1.02,2),1)" hair="lte(pow(ld(0)/.92,2)+pow((ld(1)+.12)/1.05,2),1)*lt(ld(1),.1)"
    coder -f lavfi -i "color=gray:s=192x192:r=1:d=1,format=yuv444p,geq=
lum='st(0,$X);st(1,$Y);if($skin*gt(ld(1),-.72+.25*ld(0)*ld(0)),clip($light,16,235),if($hair,45,125-.15*Y))':
cb='st(0,$X);st(1,$Y);if($skin*gt(ld(1),-.72+.25*ld(0)*ld(0)),112,128)':
cr='st(0,$X);st(1,$Y);if($skin*gt(ld(1),-.72+.25*ld(0)*ld(0)),146,128)'" -frames:v 1 "$work/$emotion-$open.png"
  done
}

# speak ACTOR EMOTION TEXT FILE: a voice of its own for each actor; odd ones are men.
speak() {
  local actor=$((10#$1)) pitch speed loud rest
  read -r rest rest rest rest rest rest pitch speed loud <<<"$(look "$2")"
  local voice=m$((actor / 2 % 7 + 1)) base=$((34 + actor * 7 % 16))
  [ $((actor % 2)) -eq 1 ] || { voice=f$((actor / 2 % 4 + 1)); base=$((50 + actor * 5 % 14)); }
  espeak-ng -v "en-us+$voice" -p $((base + pitch)) -s $((speed + actor % 5 * 4)) -a "$loud" -w "$4" "$3"
}

# film SOUND ACTOR EMOTION OUTPUT-OPTIONS...: the actor's own tint, light and place; the mouth moves with the sound's length.
film() {
  local sound=$1 actor=$((10#$2)) emotion=$3
  shift 3
  local height=${size#*x}
  coder -f lavfi -i "color=0x$((actor * 3 % 4 + 3))0$((actor % 4 + 4))0$((actor * 5 % 4 + 4))0:s=$size:r=$rate" \
    -loop 1 -framerate $rate -i "$work/$emotion-0.png" -loop 1 -framerate $rate -i "$work/$emotion-1.png" -i "$sound" \
    -filter_complex "[1][2]overlay=enable='lt(mod(t,.28),.14)':format=rgb,scale=-2:$((height * 9 / 10)),eq=brightness=$((actor % 5 - 2))*0.03:saturation=0.$((6 + actor % 4))[f];
[0][f]overlay=x='(W-w)/2+W*.02*sin(2*t+$actor)':y='(H-h)/2+H*.01*cos(3*t)',format=yuv420p[v]" \
    -map '[v]' -map 3:a -shortest "$@"
}

pad="adelay=200,apad=pad_dur=0.2"

ravdess_clip() { # ACTOR CHANNEL CODE EMOTION INTENSITY STATEMENT TAKE
  local rest=$2-$3-$5-$6-$7-$1 texts=("" "Kids are talking by the door" "Dogs are sitting by the door")
  local sound=$work/$rest.wav text=${texts[10#$6]}
  speak "$1" "$4" "$text" "$work/$rest-raw.wav"
  local filter=$pad
  [ "$2" = 01 ] || filter="atempo=0.7,vibrato=f=5:d=0.4,$pad"
  mkdir -p "$root/Video_Speech_Actor_$1/Actor_$1" "$root/Audio_Speech_Actors_01-24/Actor_$1"
  local films=$root/Video_Speech_Actor_$1/Actor_$1
  coder -i "$work/$rest-raw.wav" -af "$filter" -ar 48000 -ac 1 -c:a pcm_s16le "$sound"
  film "$sound" "$1" "$4" -c:v libx264 -preset ultrafast -crf 26 -c:a aac -ar 48000 -b:a 96k "$films/01-$rest.mp4"
  coder -i "$films/01-$rest.mp4" -an -c copy "$films/02-$rest.mp4"
  mv "$sound" "$root/Audio_Speech_Actors_01-24/Actor_$1/03-$rest.wav"
}

crema_d_clip() { # ACTOR SENTENCE CODE EMOTION LEVEL TEXT
  local name=$1_$2_$3_$5
  speak "$1" "$4" "$6" "$work/$name-raw.wav"
  mkdir -p "$root/AudioWAV" "$root/AudioMP3" "$root/VideoFlash"
  coder -i "$work/$name-raw.wav" -af "$pad" -ar 16000 -ac 1 -c:a pcm_s16le "$root/AudioWAV/$name.wav"
  film "$root/AudioWAV/$name.wav" "$1" "$4" -c:v flv -q:v 4 -c:a libmp3lame -ar 44100 "$root/VideoFlash/$name.flv"
}

ravdess_tree() {
  local emotions=(neutral calm happy sad angry fearful disgust surprised) actor i
  [ $# -gt 0 ] || set -- $(seq -w 1 24)
  for i in "${!emotions[@]}"; do draw "${emotions[$i]}"; done
  for actor in "$@"; do
    for i in "${!emotions[@]}"; do
      for statement in 01 02; do
        for take in $(seq -w 01 0"$takes"); do
          for intensity in 01 02; do
            [ "$takes" -gt 1 ] || [ $intensity$statement = 0101 ] || continue
            [ $i -gt 0 ] || [ $intensity = 01 ] || continue
            at_once ravdess_clip "$actor" 01 "0$((i + 1))" "${emotions[$i]}" $intensity $statement "$take"
          done
        done
      done
    done
    [ "$songs" -eq 0 ] || at_once ravdess_clip "$actor" 02 05 angry 01 01 01
  done
  all_done
  local first=$root/Audio_Speech_Actors_01-24/Actor_$1
  cp "$first/03-01-05-01-01-01-$1.wav" "$first/03-01-09-01-01-01-$1.wav"
  cp "$first/03-01-05-01-01-01-$1.wav" "$first/03-01-05-01-01-01-$1 (1).wav"
  mkdir -p "$root/again/Actor_$1"
  cp "$first/03-01-05-01-01-01-$1.wav" "$root/again/Actor_$1/"
  echo "unpacked on a Tuesday" >"$root/notes.txt"
}

crema_d_tree() {
  local -A emotions=([ANG]=angry [DIS]=disgust [FEA]=fearful [HAP]=happy [NEU]=neutral [SAD]=sad)
  local -A texts=([DFA]="Don't forget a jacket" [IWW]="I wonder what this is about")
  local actor code sentence
  [ $# -gt 0 ] || set -- $(seq 1001 1091)
  for code in "${!emotions[@]}"; do draw "${emotions[$code]}"; done
  for actor in "$@"; do
    for code in ANG DIS FEA HAP NEU SAD; do
      for sentence in DFA IWW; do
        [ "$takes" -gt 1 ] || [ $sentence = DFA ] || continue
        at_once crema_d_clip "$actor" $sentence $code "${emotions[$code]}" XX "${texts[$sentence]}"
      done
    done
  done
  all_done
  cp "$root/AudioWAV/$1_DFA_ANG_XX.wav" "$root/AudioWAV/$1_DFA_XXX_XX.wav"
  printf 'version https://git-lfs.github.com/spec/v1\noid sha256:%064d\nsize 72862\n' 7 >"$root/AudioMP3/$1_DFA_ANG_XX.mp3"
  echo "ActorID,Age" >"$root/VideoDemographics.csv"
}

# Runs a command beside others, as many as there are processors; one that fails ends everything.
at_once() {
  if [ "$running" -ge "$(nproc)" ]; then
    wait -n
    running=$((running - 1))
  fi
  "$@" &
  running=$((running + 1))
}

# Waits for the last of them.
all_done() {
  while [ "$running" -gt 0 ]; do
    wait -n
    running=$((running - 1))
  done
}

case $shape in
  ravdess) ravdess_tree "$@" ;;
  crema-d) crema_d_tree "$@" ;;
  *) echo "make-trees.sh: must make ravdess or crema-d but was told $shape" >&2; exit 2 ;;
esac
