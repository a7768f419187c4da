// The page as HTML, each element that a reader does not see marked with the reason.
//
// Nothing of the page is changed: an inert copy is made, marked and written, so that no script of the page can see,
// forge or take away a mark; marks of its own are dropped. What would be read back as other elements than those
// that are here (comments, raw text) is made harmless. Geometry: CSSOM View; colours: CSS Color 4.
// The benefit of the doubt is the page's: a slide, a tab, text beyond a cut are not marked. `sampling.js` stands before.
(() => {
  const MARK = "data-syndicate-hidden", MOST = 150000, FAINT = 0.05, FAR = 5000, FLAT = 1.2;
  const SAME = "text in the colour of its background", COVERED = "covered by another element";
  const inert = document.implementation.createHTMLDocument("");
  const RAW = new Set(["iframe", "noembed", "noframes", "noscript", "template", "object"]);
  const NO_BOX = new Set(["area", "map", "option", "optgroup", "select", "source", "track", "param", "wbr", "br", "slot"]);
  const SILENT = new Set(["script", "style", "link", "meta"]);
  let count = 0;

  const rgba = (text) => {
    const found = /^rgba?\(([^)]*)\)$/.exec(text);
    if (!found) return null;
    const [r, g, b, a = "1"] = found[1].split(/[\s,/]+/);
    return { key: `${r},${g},${b}`, alpha: parseFloat(a) };
  };

  function ground(style, around, boxed) {
    if (style.backgroundImage !== "none") return "";
    const own = rgba(style.backgroundColor);
    if (!own) return "";
    if (own.alpha === 1) return own.key;
    if (own.alpha > 0) return "";
    const apart = style.position !== "static" || style.mixBlendMode !== "normal" || boxed ||
      [style.marginTop, style.marginLeft, style.marginRight, style.marginBottom].some((m) => m.startsWith("-"));
    return apart ? "" : around;
  }

  // What a control that is seen opens: tabs, disclosures, popovers (WAI-ARIA APG, HTML), and slides of a carousel.
  const opened = new Set();
  const CONTROLS = "[aria-controls], [popovertarget], [commandfor], [data-target], [data-bs-target], a[role=tab], a[data-toggle]";
  for (const control of document.querySelectorAll(CONTROLS)) {
    const box = control.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || !control.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    for (const name of ["aria-controls", "popovertarget", "commandfor", "data-target", "data-bs-target", "href"]) {
      for (const id of (control.getAttribute(name) || "").split(/\s+/)) if (id) opened.add(id.replace(/^#/, ""));
    }
  }
  const isOpened = (element) => (element.id && opened.has(element.id)) || element.getAttribute("hidden") === "until-found" ||
    /^slide$/i.test(element.getAttribute("aria-roledescription") || "");

  function clippedAway(path) {
    if (/^(circle|ellipse)\(\s*0(px|%)?(\s|\))/.test(path)) return true;
    const inset = /^inset\(([^)]*?)(\s+round.*)?\)$/.exec(path);
    if (inset) {
      const [top, right = top, bottom = top, left = right] = inset[1].trim().split(/\s+/).map((each) => each.endsWith("%") ? parseFloat(each) : 0);
      return top + bottom >= 100 || left + right >= 100;
    }
    const polygon = /^polygon\((?:(?:nonzero|evenodd),\s*)?([^)]*)\)$/.exec(path);
    return !!polygon && new Set(polygon[1].split(",").map((point) => point.trim())).size < 3;
  }

  function shut(style, opacity) {
    if (!style.display) return "not drawn"; // no slot of a shadow tree takes it
    if (style.display === "none") return "display: none";
    if (style.contentVisibility === "hidden") return "content-visibility: hidden";
    if (opacity <= FAINT) return "opacity: 0";
    if (/opacity\(\s*0(\.0+)?%?\s*\)/.test(style.filter)) return "filter: opacity(0)";
    const rect = /rect\(\s*([-\d.]+)px[\s,]+([-\d.]+)px[\s,]+([-\d.]+)px[\s,]+([-\d.]+)px/.exec(style.clip);
    if (rect && (style.position === "absolute" || style.position === "fixed") &&
        (rect[2] - rect[4] <= 1 || rect[3] - rect[1] <= 1)) return "clipped to nothing";
    if (clippedAway(style.clipPath)) return "clipped to nothing";
    return "";
  }

  function collapsed(element, style) {
    const cut = /hidden|clip/;
    const box = element.getBoundingClientRect();
    if (style.display === "inline" || style.display === "contents") return "";
    if (cut.test(style.overflowX) && box.width <= 1) return "width: 0 with overflow: hidden";
    if (cut.test(style.overflowY) && box.height <= 1) return "height: 0 with overflow: hidden";
    return "";
  }

  function ownText(element) {
    for (const child of element.childNodes) {
      if (child.nodeType === 3 && child.data.trim()) return true;
    }
    return false;
  }

  function inkReason(style, behind) {
    if (parseFloat(style.fontSize) <= 1) return "font-size: 0";
    const ink = rgba(style.webkitTextFillColor || style.color);
    if (!ink) return "";
    const painted = style.textShadow !== "none" || /text/.test(style.webkitBackgroundClip || style.backgroundClip) ||
      parseFloat(style.webkitTextStrokeWidth) > 0;
    if (painted) return "";
    if (ink.alpha <= FAINT) return "color: transparent";
    return ink.alpha === 1 && behind && ink.key === behind ? SAME : "";
  }

  // A style sheet that did not come may have given the text another ground.
  const lacking = [...document.querySelectorAll("link[rel~=stylesheet i]")].some((link) => {
    try { return !link.disabled && !(link.sheet && link.sheet.cssRules.length); } catch { return false; } // of another site, and here
  });
  const fixedRight = [document.documentElement, document.body].some((each) => each && /hidden|clip/.test(getComputedStyle(each).overflowX));

  function placeReason(element, scrolls) {
    const range = document.createRange();
    let seen = false, any = false;
    for (const child of element.childNodes) {
      if (child.nodeType !== 3 || !child.data.trim()) continue;
      range.selectNodeContents(child);
      for (const box of range.getClientRects()) {
        any = true;
        if (box.width * box.height < 0.5 || box.height <= FLAT) continue;
        const leftOf = box.right + window.scrollX <= 0 && getComputedStyle(document.documentElement).direction !== "rtl";
        const above = box.bottom + window.scrollY <= 0;
        const rightOf = fixedRight && box.left + window.scrollX >= FAR;
        if (scrolls || !(leftOf || above || rightOf)) return "";
        seen = true;
      }
    }
    if (seen) return "placed off-screen";
    return any ? "no size" : "not drawn";
  }

  function judge(element, around) {
    const style = getComputedStyle(element), tag = element.localName;
    if (NO_BOX.has(tag)) return { ...around, reason: around.shut || around.reason, pending: "" };
    let opacity = around.opacity * parseFloat(style.opacity || 1), own = shut(style, opacity);
    const isAway = !!own || style.visibility !== "visible", awaits = isAway && !around.shut && isOpened(element);
    if (awaits) { opacity = around.opacity; own = ""; }
    const state = { ...around, opacity, boxed: /grid/.test(style.display), pending: "" };
    state.shut = around.shut || own;
    state.open = around.open || awaits || (tag === "details" && !element.open);
    state.unseen = around.unseen || (awaits && style.visibility !== "visible");
    const escapes = style.position === "fixed" || (style.position === "absolute" && !around.holds);
    if (escapes) state.cut = "";
    state.holds = style.position !== "static" || style.transform !== "none" ||
      (around.holds && !(style.overflowX !== "visible" || style.overflowY !== "visible"));
    const root = element === document.body || element === document.documentElement;
    if (!root && !state.open) {
      const own = collapsed(element, style);
      if (own) { state.cut = own; state.holds = style.position !== "static" || style.transform !== "none"; }
    }
    state.scrolls = around.scrolls ||
      (!root && (style.overflowX !== "visible" || style.overflowY !== "visible"));
    state.ground = ground(style, around.ground, around.boxed);
    state.reason = state.shut || state.cut ||
      (style.visibility !== "visible" && !state.unseen ? `visibility: ${style.visibility}` : "");
    if (!state.reason && ownText(element)) {
      state.reason = inkReason(style, state.ground) || (state.open ? "" : placeReason(element, state.scrolls));
      if (element.ownerDocument === document && element.getRootNode() === document && !element.shadowRoot && !state.open) {
        state.pending = state.reason === SAME ? SAME : state.reason ? "" : COVERED;
      } else if (state.reason === SAME) state.reason = "";
      if (state.reason === SAME && lacking) state.reason = state.pending = "";
    }
    return state;
  }

  function sheetText(element) {
    let text = element.textContent;
    if (!text.trim() && element.sheet) {
      try { text = [...element.sheet.cssRules].map((rule) => rule.cssText).join("\n"); } catch { text = ""; }
    }
    return text.replace(/</g, " ");
  }

  function copyOf(element) {
    const tag = element.localName;
    const copy = tag === "xmp" || tag === "plaintext" || tag === "listing"
      ? inert.createElement("pre") : inert.importNode(element, false);
    copy.removeAttribute(MARK);
    if (element.ownerDocument !== document) {
      for (const name of ["href", "src"]) {
        try { if (copy.hasAttribute(name)) copy.setAttribute(name, new URL(copy.getAttribute(name), element.baseURI).href); } catch { /* no address */ }
      }
    }
    if (tag === "style") copy.textContent = sheetText(element);
    if (tag === "script" && /json/i.test(element.type || "")) copy.textContent = element.textContent.replace(/</g, "\\u003c");
    return copy;
  }

  function below(element, copy) {
    const tag = element.localName;
    if (tag === "style" || tag === "script" || RAW.has(tag)) return [];
    const lists = [[element.childNodes, copy]];
    if (element.shadowRoot) {
      const shade = inert.createElement("template");
      shade.setAttribute("shadowrootmode", "open");
      copy.append(shade);
      lists.push([element.shadowRoot.childNodes, shade.content]);
    }
    return lists;
  }

  // The words of a frame of the page's own site are the page's; those of another site are that site's, and are not read.
  const NO_BLOCK = "p, a, button, table, h1, h2, h3, h4, h5, h6, pre, select, svg, label";
  const kept = [];
  function framed(element, copy, state) {
    let body = null;
    try { body = element.contentDocument && element.contentDocument.body; } catch { /* of another site */ }
    if (!body || body.localName !== "body") return;
    const place = inert.createElement("div");
    const reason = state.reason || (!state.open && (element.clientWidth <= 1 || element.clientHeight <= 1) ? "no size" : "");
    place.setAttribute("style", "display: none"); // the picture shows the frame itself
    place.setAttribute(MARK, reason);
    if (element.ownerDocument !== document || element.getRootNode() !== document || element.closest(NO_BLOCK)) kept.push(place);
    else copy.after(place);
    work.push([body, place, judge(body, { ...start, shut: reason, opacity: state.opacity, ground: "", scrolls: true, open: state.open }), false]);
  }

  // Without a background of its own the page stands on the canvas, which may be dark (CSS Color Adjust §2).
  const schemes = getComputedStyle(document.documentElement).colorScheme + " " +
    [...document.querySelectorAll('meta[name="color-scheme" i]')].map((meta) => meta.content).join(" ");
  const start = {
    shut: "", cut: "", reason: "", opacity: 1, ground: /dark/i.test(schemes) ? "" : "255,255,255",
    open: false, scrolls: false, holds: false, boxed: false, unseen: false, pending: "",
  };
  const pending = [];
  const top = copyOf(document.documentElement);
  const work = [[document.documentElement, top, judge(document.documentElement, start), false]];
  while (work.length) {
    const [element, copy, state, inHead] = work.pop();
    for (const [nodes, into] of below(element, copy)) {
      for (const node of nodes) {
        if (++count > MOST) throw new Error("too many nodes");
        if (node.nodeType === 3) into.append(inert.createTextNode(node.data));
        else if (node.nodeType === 8) into.append(inert.createComment(node.data.replace(/[<>]|-(?=-)|-$/g, " ")));
        else if (node.nodeType === 1) {
          if (node.localName === "template") continue;
          const child = copyOf(node), head = inHead || node.localName === "head";
          const next = head ? state : judge(node, state);
          if (!head && !SILENT.has(node.localName) && (next.reason || state.reason)) child.setAttribute(MARK, next.reason);
          if (!head && next.pending) pending.push([node, child, next.pending]);
          if (SILENT.has(node.localName) && node.ownerDocument !== document) continue;
          into.append(child);
          work.push([node, child, next, head]);
          if (node.localName === "iframe") framed(node, child, next);
        }
      }
    }
  }
  const body = top.querySelector("body");
  if (body) body.append(...kept);
  const later = sampling.each(pending, (element, copy, kind) => {
    if (kind === SAME && !sampling.isPlain(element)) copy.setAttribute(MARK, "");
    if (kind !== COVERED || !sampling.isCovered(element)) return;
    for (const child of copy.children) {
      if (!SILENT.has(child.localName) && !child.hasAttribute(MARK)) child.setAttribute(MARK, "");
    }
    copy.setAttribute(MARK, COVERED);
  });
  for (const [, copy, kind] of later) if (kind === SAME) copy.setAttribute(MARK, "");
  const adopted = [...document.adoptedStyleSheets].map((sheet) => [...sheet.cssRules].map((rule) => rule.cssText).join("\n"));
  const head = top.querySelector("head");
  if (adopted.length && head) {
    const style = inert.createElement("style");
    style.textContent = adopted.join("\n").replace(/</g, " ");
    head.append(style);
  }
  return (document.doctype ? "<!DOCTYPE html>\n" : "") + top.outerHTML;
})()
