// A camera and microphone that can be recognised at the other end. Given: window.__who, a number from 0 to 15.
// The picture: above, 32 bits as black and white blocks (who, a counter, the time of drawing, a check); below, noise,
// so that the encoder has something to spend bits on. The sound: a tone of its own for each person.
(() => {
  const PEOPLE = [...Array(16).keys()], TONE_DB = -45; // tones arrive at about -15 dB, what a gap in another's spreads at -60
  const WIDTH = 640, HEIGHT = 360, COLUMNS = 8, ROWS = 4, FPS = 15;
  const tone = (who) => 500 + 300 * who;
  const nowMs = () => performance.timeOrigin + performance.now();

  function bitsOf(who, counter, timeMs) {
    const value = [who & 15, counter & 255, timeMs & 65535];
    const check = (value[0] + value[1] + (value[1] >> 4) + value[2] + (value[2] >> 4) + (value[2] >> 8) + (value[2] >> 12)) & 15;
    const bits = [];
    const push = (number, width) => { for (let i = width - 1; i >= 0; i--) bits.push((number >> i) & 1); };
    push(value[0], 4); push(value[1], 8); push(value[2], 16); push(check, 4);
    return bits;
  }

  function camera(who) {
    const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
    const pen = canvas.getContext("2d");
    const noise = Array.from({ length: 4 }, () => {
      const image = new ImageData(WIDTH, HEIGHT / 2);
      for (let y = 0; y < image.height; y += 4) for (let x = 0; x < image.width; x += 4) {
        const shade = Math.random() * 255;
        for (let dy = 0; dy < 4; dy++) for (let dx = 0; dx < 4; dx++) {
          image.data.set([shade, 255 - shade, shade / 2, 255], ((y + dy) * WIDTH + x + dx) * 4);
        }
      }
      return image;
    });
    let counter = 0;
    const draw = () => {
      counter += 1;
      bitsOf(who, counter, Date.now() % 65536).forEach((bit, i) => {
        pen.fillStyle = bit ? "#fff" : "#000";
        pen.fillRect((i % COLUMNS) * (WIDTH / COLUMNS), Math.floor(i / COLUMNS) * (HEIGHT / 2 / ROWS), WIDTH / COLUMNS, HEIGHT / 2 / ROWS);
      });
      pen.putImageData(noise[counter % noise.length], 0, HEIGHT / 2);
    };
    draw();
    setInterval(draw, 1000 / FPS);
    return canvas.captureStream(FPS).getVideoTracks()[0];
  }

  function microphone(who) {
    const context = new AudioContext();
    const oscillator = new OscillatorNode(context, { frequency: tone(who) });
    const out = context.createMediaStreamDestination();
    oscillator.connect(new GainNode(context, { gain: 0.3 })).connect(out);
    oscillator.start();
    return out.stream.getAudioTracks()[0];
  }

  if (window.__who !== undefined) {
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const tracks = [];
      if (wanted.audio) tracks.push(microphone(window.__who));
      if (wanted.video) tracks.push(camera(window.__who));
      return new MediaStream(tracks);
    };
  }

  // The other end. Sounds are taken from the connections themselves, pictures from what the page shows.
  window.__heard = [];
  const pictures = [];
  const Connection = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Connection {
    constructor(...given) {
      super(...given);
      (window.__connections ??= []).push(this);
      this.addEventListener("track", (event) => {
        (event.track.kind === "audio" ? window.__heard : pictures).push(event.track);
      });
    }
  };

  // Packets that have come so far, by kind: whether they are shown says nothing of what they cost.
  window.__packets = async () => {
    const came = { audio: 0, video: 0 };
    for (const connection of window.__connections ?? []) {
      if (connection.connectionState === "closed") continue;
      for (const [, row] of await connection.getStats()) {
        if (row.type === "inbound-rtp") came[row.kind] += row.packetsReceived;
      }
    }
    return came;
  };

  function readBits(video, canvas) {
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    canvas.width = COLUMNS * 4; canvas.height = ROWS * 2 * 4;
    pen.drawImage(video, 0, 0, canvas.width, canvas.height);
    let bits = [];
    for (let i = 0; i < COLUMNS * ROWS; i++) {
      const pixel = pen.getImageData((i % COLUMNS) * 4 + 2, Math.floor(i / COLUMNS) * 4 + 2, 1, 1).data;
      bits.push(pixel[0] + pixel[1] + pixel[2] > 384 ? 1 : 0);
    }
    const number = (from, width) => bits.slice(from, from + width).reduce((sum, bit) => sum * 2 + bit, 0);
    const read = { who: number(0, 4), counter: number(4, 8), timeMs: number(12, 16) };
    return String(bitsOf(read.who, read.counter, read.timeMs)) === String(bits) ? read : null;
  }

  // Watch the tile of a person: every frame that the browser presents is read.
  window.__watch = (id) => {
    const seen = { who: {}, frames: 0, unread: 0, counters: [], agesMs: [], presented: 0, beganMs: performance.now() };
    const canvas = document.createElement("canvas");
    (window.__seen ??= {})[id] = seen;
    let watched = null;
    const look = (video) => (_, frame) => {
      if (watched !== video) return;
      video.requestVideoFrameCallback(look(video));
      seen.presented = frame.presentedFrames;
      const read = readBits(video, canvas);
      if (!read) { seen.unread += 1; return; }
      seen.frames += 1;
      seen.who[read.who] = (seen.who[read.who] ?? 0) + 1;
      if (seen.counters.at(-1) !== read.counter) seen.counters.push(read.counter);
      seen.agesMs.push((Date.now() - read.timeMs + 65536 * 4) % 65536);
      seen.lastMs = performance.now();
    };
    setInterval(() => { // the element of a tile may be replaced
      const video = document.querySelector(`[data-testid="tile"][data-id="${id}"][data-kind="camera"] video`);
      if (video && video !== watched) { watched = video; video.requestVideoFrameCallback(look(video)); }
    }, 100);
  };

  // Who arrives at all, shown in the page or not: by person the time (ms since 1970) of the last picture and sound.
  window.__arrives = async () => {
    const last = (window.__arrived = { pictures: {}, sounds: {} });
    for (const track of pictures.filter((each) => each.readyState === "live")) {
      const video = Object.assign(document.createElement("video"), { muted: true });
      video.srcObject = new MediaStream([track]);
      const canvas = document.createElement("canvas");
      const look = () => {
        const read = readBits(video, canvas);
        if (read) last.pictures[read.who] = nowMs();
        video.requestVideoFrameCallback(look);
      };
      video.requestVideoFrameCallback(look);
      void video.play().catch(() => {}); // one that nothing comes to never begins
    }
    await window.__hears(last.sounds);
  };

  // From now on: by person the time (ms since 1970) of the last sound; `__heardNow` are those of the last moment.
  window.__hears = async (last = {}) => {
    const context = new AudioContext();
    await context.resume();
    let ears = [], tracks = 0;
    setInterval(() => {
      if (tracks !== window.__heard.length) { ears = earsOf(context); tracks = window.__heard.length; }
      const levels = Object.entries(loudest(context, ears, PEOPLE));
      for (const [who, level] of levels) if (level > TONE_DB) last[who] = nowMs();
    }, 50);
    window.__heardNow = () => Object.keys(last).map(Number).filter((who) => nowMs() - last[who] < 300).sort();
  };

  function earsOf(context) {
    return window.__heard.filter((track) => track.readyState === "live").map((track) => {
      const ear = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
      context.createMediaStreamSource(new MediaStream([track])).connect(ear);
      return ear;
    });
  }

  function loudest(context, ears, people) {
    const found = {};
    for (const ear of ears) {
      const levels = new Float32Array(ear.frequencyBinCount);
      ear.getFloatFrequencyData(levels);
      for (const who of people) {
        const bin = Math.round(tone(who) / (context.sampleRate / ear.fftSize));
        const level = Math.max(levels[bin - 1], levels[bin], levels[bin + 1]);
        found[who] = Math.max(found[who] ?? -200, Number.isFinite(level) ? level : -200);
      }
    }
    return found;
  }

  // The strengths (dB) of everybody's tone in all that arrives, loudest of the tracks.
  window.__listen = async (people, seconds = 1) => {
    const context = new AudioContext();
    await context.resume();
    const ears = earsOf(context);
    await new Promise((done) => setTimeout(done, seconds * 1000));
    const levels = loudest(context, ears, people);
    await context.close();
    return levels;
  };
})();
