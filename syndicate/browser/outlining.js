// Draws a frame with a label around each element that a finding speaks of, above the page and without moving anything.
(async (outlines) => {
  for (const image of document.images) image.loading = "eager";
  await Promise.race([
    Promise.all([...document.images].map((image) => image.decode().catch(() => 0))),
    new Promise((done) => setTimeout(done, 3000)),
  ]);
  const layer = document.createElement("div");
  layer.style.cssText = "all: initial; position: absolute; left: 0; top: 0; width: 0; height: 0; z-index: 2147483647";
  const root = document.documentElement;
  const labels = new Map();
  for (const [selector, label] of outlines) {
    const element = document.querySelector(selector);
    if (element) labels.set(element, [...(labels.get(element) || []), label]);
  }
  let drawn = 0;
  for (const [element, names] of labels) {
    const box = element.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) continue;
    const frame = document.createElement("div"), name = document.createElement("div");
    frame.style.cssText = `all: initial; position: absolute; box-sizing: border-box; border: 3px solid #b3261e;
      box-shadow: 0 0 0 2px #fff; left: ${box.left + scrollX - 4}px; top: ${box.top + scrollY - 4}px;
      width: ${box.width + 8}px; height: ${box.height + 8}px`;
    name.textContent = [...new Set(names)].join(", ");
    name.style.cssText = `all: initial; position: absolute; right: -3px; bottom: 100%; padding: 1px 6px; background: #b3261e;
      color: #fff; font: bold 13px/18px sans-serif; white-space: nowrap`;
    frame.append(name);
    layer.append(frame);
    drawn++;
  }
  root.append(layer);
  return [drawn, Math.max(root.scrollHeight, document.body ? document.body.scrollHeight : 0)];
})
