// Scrolls through the page once, as a reader would, so that what waits to be scrolled to is loaded and shown;
// then ends what is still fading in.
(async () => {
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const height = () => Math.min(document.documentElement.scrollHeight, 40000);
  for (let y = 0, steps = 0; y < height() && steps < 25; y += 1600, steps++) {
    window.scrollTo({ top: y, behavior: "instant" });
    await pause(40);
  }
  window.scrollTo({ top: 0, behavior: "instant" });
  await pause(60);
  for (const animation of document.getAnimations()) {
    try { animation.finish(); } catch { /* one without an end */ }
  }
})()
