// What a page of `bench room` notes: when it was clicked, when the picture of an awaited person was painted first, and
// which connections were made and wished to negotiate. Times are ms of the one clock that all pages of a browser share.
(() => {
  const nowMs = () => performance.timeOrigin + performance.now();
  window.__connections = [];
  window.__negotiations = 0;
  const Connection = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Connection {
    constructor(...given) {
      super(...given);
      window.__connections.push(this);
      this.addEventListener("negotiationneeded", () => { window.__negotiations += 1; });
    }
  };

  addEventListener("click", (event) => { window.__clickedMs = performance.timeOrigin + event.timeStamp; }, true);

  // The first four blocks of a picture are the bits of its sender's number (tests/browser/source.js).
  const eye = new OffscreenCanvas(4, 1).getContext("2d", { willReadFrequently: true });
  function whoIn(video) {
    eye.drawImage(video, 0, 0, video.videoWidth / 2, video.videoHeight / 8, 0, 0, 4, 1);
    const pixels = eye.getImageData(0, 0, 4, 1).data;
    return [0, 4, 8, 12].reduce((sum, at) => sum * 2 + (pixels[at] > 127 ? 1 : 0), 0);
  }

  window.__await = (id, who) => { window.__awaited = { id, who }; window.__paintedMs = null; };
  const looked = new WeakSet();
  function look(video) {
    video.requestVideoFrameCallback(() => {
      const awaited = window.__awaited;
      const tile = awaited && video.closest(`[data-testid="tile"][data-id="${awaited.id}"][data-kind="camera"]`);
      if (tile && whoIn(video) === awaited.who) {
        window.__paintedMs = nowMs();
        window.__awaited = null;
      }
      look(video);
    });
  }
  const rejoining = sessionStorage.getItem("bench:rejoin");
  new MutationObserver(() => {
    for (const video of document.querySelectorAll("video")) {
      if (!looked.has(video)) { looked.add(video); look(video); }
    }
    const button = rejoining && document.querySelector('[data-testid="join-button"]:not([disabled])');
    if (button && !window.__rejoined) { window.__rejoined = true; button.click(); }
  }).observe(document, { subtree: true, childList: true });
  if (rejoining) window.__await(...JSON.parse(rejoining));

  // What must be the same before and after a move.
  window.__wiring = async () => {
    const open = window.__connections.filter((one) => one.connectionState !== "closed");
    const wiring = { made: window.__connections.length, open: open.length, negotiations: window.__negotiations, ends: {} };
    for (const [number, one] of open.entries()) {
      const announced = `${one.localDescription?.sdp}${one.remoteDescription?.sdp}`.match(/a=ssrc:\d+|a=mid:\S+/g) ?? [];
      wiring.ends[`${number} announced`] = [...new Set(announced)].sort().join(" ");
      wiring.ends[`${number} mids`] = one.getTransceivers().map((each) => `${each.mid} ${each.direction}`).join(" ");
      for (const stat of (await one.getStats()).values()) {
        if (stat.type === "outbound-rtp" || stat.type === "inbound-rtp") {
          wiring.ends[`${number} ${stat.type} ${stat.mid}`] = stat.ssrc;
        }
      }
    }
    return wiring;
  };
})();
