// The page as HTML, each element that a reader does not see marked with the reason.
//
// Nothing of the page is changed: an inert copy is made, marked and written, so that no script of the page can see,
// forge or take away a mark; marks of its own are dropped. What would be read back as other elements than those
// that are here (comments, raw text) is made harmless. Geometry: CSSOM View; colours: CSS Color 4.
// The benefit of the doubt is the page's: a covered element, a slide, text beyond a cut are not marked.
(() => {
  const MARK = "data-syndicate-hidden", MOST = 150000, FAINT = 0.05;
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

  function shut(style, opacity) {
    if (!style.display) return "not drawn"; // no slot of a shadow tree takes it
    if (style.display === "none") return "display: none";
    if (style.contentVisibility === "hidden") return "content-visibility: hidden";
    if (opacity <= FAINT) return "opacity: 0";
    if (/opacity\(\s*0(\.0+)?%?\s*\)/.test(style.filter)) return "filter: opacity(0)";
    const rect = /rect\(\s*([-\d.]+)px[\s,]+([-\d.]+)px[\s,]+([-\d.]+)px[\s,]+([-\d.]+)px/.exec(style.clip);
    if (rect && (style.position === "absolute" || style.position === "fixed") &&
        (rect[2] - rect[4] <= 1 || rect[3] - rect[1] <= 1)) return "clipped to nothing";
    const inset = /inset\(\s*(\d+(?:\.\d+)?)%\s*\)/.exec(style.clipPath);
    if ((inset && inset[1] >= 50) || /(circle|ellipse)\(\s*0(px|%)?(\s|\))/.test(style.clipPath)) return "clipped to nothing";
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
    return ink.alpha === 1 && behind && ink.key === behind ? "text in the colour of its background" : "";
  }

  function placeReason(element, scrolls) {
    const range = document.createRange();
    let seen = false, any = false;
    for (const child of element.childNodes) {
      if (child.nodeType !== 3 || !child.data.trim()) continue;
      range.selectNodeContents(child);
      for (const box of range.getClientRects()) {
        any = true;
        if (box.width * box.height < 0.5) continue;
        const leftOf = box.right + window.scrollX <= 0 && getComputedStyle(document.documentElement).direction !== "rtl";
        const above = box.bottom + window.scrollY <= 0;
        if (scrolls || !(leftOf || above)) return "";
        seen = true;
      }
    }
    if (seen) return "placed off-screen";
    return any ? "no size" : "not drawn";
  }

  function judge(element, around) {
    const style = getComputedStyle(element), tag = element.localName;
    if (NO_BOX.has(tag)) return { ...around, reason: around.shut || around.reason };
    const opacity = around.opacity * parseFloat(style.opacity || 1);
    const state = { ...around, opacity, boxed: /grid/.test(style.display) };
    state.shut = around.shut || shut(style, opacity);
    state.open = around.open || (tag === "details" && !element.open);
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
      (style.visibility !== "visible" ? `visibility: ${style.visibility}` : "");
    if (!state.reason && ownText(element)) {
      state.reason = inkReason(style, state.ground) || (state.open ? "" : placeReason(element, state.scrolls));
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

  const start = {
    shut: "", cut: "", reason: "", opacity: 1, ground: "255,255,255", open: false, scrolls: false, holds: false, boxed: false,
  };
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
          into.append(child);
          work.push([node, child, next, head]);
        }
      }
    }
  }
  const adopted = [...document.adoptedStyleSheets].map((sheet) => [...sheet.cssRules].map((rule) => rule.cssText).join("\n"));
  const head = top.querySelector("head");
  if (adopted.length && head) {
    const style = inert.createElement("style");
    style.textContent = adopted.join("\n").replace(/</g, " ");
    head.append(style);
  }
  return (document.doctype ? "<!DOCTYPE html>\n" : "") + top.outerHTML;
})()
