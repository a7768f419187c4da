// What differs from one look at a page to the next, set: chance begins the same, and the clock stands where the page was
// fetched and goes in whole seconds (one that stood still would keep pages waiting for ever). Runs before the page's scripts.
((began) => {
  const Real = Date, now = () => performance.timeOrigin + performance.now(), start = now();
  const told = () => began + Math.floor((now() - start) / 1000) * 1000;
  const Told = new Proxy(Real, {
    construct: (real, given, by) => Reflect.construct(real, given.length ? given : [told()], by),
    apply: () => new Real(told()).toString(),
  });
  Real.now = told;
  Real.prototype.constructor = Told;
  globalThis.Date = Told;
  let state = 0x9e3779b9; // xorshift32 (Marsaglia, 2003)
  const next = () => {
    state ^= state << 13; state ^= state >>> 17; state ^= state << 5;
    return state >>> 0;
  };
  Math.random = () => next() / 2 ** 32;
  const given = crypto.getRandomValues.bind(crypto);
  crypto.getRandomValues = (array) => {
    given(array); // which refuses what is no array of whole numbers
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let at = 0; at < bytes.length; at++) bytes[at] = next();
    return array;
  };
  if (crypto.randomUUID) crypto.randomUUID = () => {
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((each, at) =>
      (at === 6 ? each & 15 | 64 : at === 8 ? each & 63 | 128 : each).toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  };
})
