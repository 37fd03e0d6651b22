const key = "tocsin-sound";

export const isSoundOn = () => localStorage.getItem(key) === "on";

export function setSound(isOn: boolean) {
  localStorage.setItem(key, isOn ? "on" : "off");
  if (isOn) ringOnce();
}

/** Two falling tones, made on the spot: no file to load at the very moment it matters. */
export function ringOnce() {
  if (!isSoundOn()) return;
  const audio = new AudioContext();
  [880, 660].forEach((pitch, index) => {
    const start = audio.currentTime + index * 0.28;
    const tone = new OscillatorNode(audio, { frequency: pitch, type: "triangle" });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueAtTime(0.25, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.6);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.6);
  });
}
