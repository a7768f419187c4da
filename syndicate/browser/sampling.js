// What stands before a text or behind it, asked of the drawn page at a few points of the text (CSSOM View §7).
//
// A reader closes banners, scrolls bars away, turns slides and points at cards. Before a text counts therefore only an
// opaque element of the page's own flow that does not move, holds nothing to press, and is no like of what it covers.
const sampling = (() => {
  const LINES = 4, MOST = 4000, WIDE = 0.6, AWAY = 300;
  const PRESSED = "button, input, select, label, summary, [role=button], [role=dialog], [aria-modal], [onclick], " +
    "[data-dismiss], [data-bs-dismiss], a:not([href]), a[href^='#'], a[href^='javascript:']";
  const clear = /^(rgba\(.*,\s*0(\.\d+)?\)|transparent)$|\/\s*0(\.\d+)?\)$/;

  function lineOf(element) {
    const found = [];
    for (let at = element; at; at = at.assignedSlot || at.parentNode || at.host) found.push(at);
    return found;
  }

  function boxesOf(element) {
    const range = document.createRange(), found = [];
    for (const child of element.childNodes) {
      if (child.nodeType !== 3 || !child.data.trim()) continue;
      range.selectNodeContents(child);
      for (const box of range.getClientRects()) if (box.width >= 1 && box.height >= 1) found.push(box);
    }
    return found.length <= LINES ? found : [found[0], found[1], found[found.length >> 1], found[found.length - 1]];
  }

  // Points within the window; null where one cannot be asked for.
  function pointsOf(element) {
    const points = [];
    for (const box of boxesOf(element)) {
      for (const part of [0.5, 0.08, 0.92]) {
        const x = box.left + box.width * part, y = box.top + box.height / 2;
        if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return null;
        points.push([x, y]);
      }
    }
    return points.length ? points : null;
  }

  function cutAway(line, [x, y]) {
    return line.some((at) => {
      if (at.nodeType !== 1 || at === document.documentElement || at === document.body) return false;
      const style = getComputedStyle(at);
      if (style.overflowX === "visible" && style.overflowY === "visible" && style.clipPath === "none") return false;
      const box = at.getBoundingClientRect();
      return x < box.left || x > box.right || y < box.top || y > box.bottom;
    });
  }

  function moves(at) {
    const style = getComputedStyle(at);
    return style.position === "fixed" || style.position === "sticky" ||
      (style.transitionDuration || "0s").split(",").some((each) => parseFloat(each) > 0);
  }

  function paints(at, [x, y]) {
    const style = getComputedStyle(at), box = at.getBoundingClientRect();
    return !clear.test(style.backgroundColor) && style.clipPath === "none" && style.maskImage === "none" &&
      x >= box.left && x <= box.right && y >= box.top && y <= box.bottom &&
      box.width * box.height < WIDE * innerWidth * innerHeight;
  }

  function whole(at) {
    const style = getComputedStyle(at);
    return style.opacity === "1" && style.mixBlendMode === "normal" && style.filter === "none";
  }

  function alike(one, other) {
    if (!one || !other || one.localName !== other.localName) return false;
    const place = (each) => getComputedStyle(each).position;
    return (place(one) === "absolute" && place(other) === "absolute") ||
      [...one.classList].some((name) => other.classList.contains(name)) ||
      ["role", "aria-roledescription"].some((name) => one.hasAttribute(name) && other.getAttribute(name) === one.getAttribute(name));
  }

  function coveredAt(element, line, point) {
    const hit = document.elementFromPoint(...point);
    if (!hit || hit.shadowRoot || line.includes(hit)) return false;
    const before = lineOf(hit);
    if (before.includes(element)) return false;
    const shared = before.findIndex((at) => line.includes(at));
    const branch = before.slice(0, shared).filter((at) => at.nodeType === 1), top = branch[branch.length - 1];
    if (shared < 0 || !top || top.matches(PRESSED) || top.querySelector(PRESSED)) return false;
    const own = line[line.indexOf(before[shared]) - 1];
    return !alike(top, own) && branch.every(whole) && !branch.some(moves) && branch.some((at) => paints(at, point));
  }

  function isCovered(element) {
    const points = pointsOf(element), line = lineOf(element);
    if (!points || getComputedStyle(element).pointerEvents === "none") return false;
    const elements = line.filter((at) => at.nodeType === 1);
    return points.every((point) => coveredAt(element, line, point)) && !elements.some(moves) &&
      !points.some((point) => cutAway(line, point));
  }

  // Whether nothing but what the text stands in is behind it, so that its ground is what the styles say.
  function isPlain(element) {
    const points = pointsOf(element), line = lineOf(element);
    if (!points || getComputedStyle(element).pointerEvents === "none") return false;
    const drawn = (at, part) => !["none", "normal", ""].includes(getComputedStyle(at, part).content);
    if (line.some((at) => at.nodeType === 1 && (drawn(at, "::before") || drawn(at, "::after")))) return false;
    return points.every((point) => {
      const stack = document.elementsFromPoint(...point), own = stack.indexOf(element);
      return own >= 0 && stack.slice(own).every((at) => line.includes(at));
    });
  }

  // Asks `tell` about each [element, …] when it stands in the window; nothing of the page runs in between.
  function each(pending, tell) {
    const top = (element) => (boxesOf(element)[0] || { top: 0 }).top + scrollY;
    const sorted = pending.slice(0, MOST).map((item) => [top(item[0]), item]).sort((a, b) => a[0] - b[0]);
    for (const [y, item] of sorted) {
      if (y < scrollY || y > scrollY + innerHeight - AWAY) scrollTo({ top: Math.max(0, y - AWAY), behavior: "instant" });
      tell(...item);
    }
    scrollTo({ top: 0, behavior: "instant" });
    return pending.slice(MOST);
  }

  return { each, isCovered, isPlain };
})();
