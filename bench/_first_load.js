// When the controls of the class can be pressed, ms after the link was opened. The button of the page before it is pressed
// as soon as it is there. Both count once they are painted and the page has nothing else to do at once.
(() => {
  const there = (name) => document.querySelector(`[data-testid="${name}"]:not([disabled])`);
  const settled = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go, 0)));
  let pressed = false, used = false;
  new MutationObserver(async () => {
    const button = there("join-button");
    if (!pressed && button) {
      pressed = true;
      await settled();
      button.click();
    } else if (pressed && !used && there("mic-toggle")) {
      used = true;
      await settled();
      console.debug(`usable ${performance.now()}`);
    }
  }).observe(document, { childList: true, subtree: true });
})();
