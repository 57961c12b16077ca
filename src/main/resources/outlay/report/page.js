"use strict";
// The charts and the search. Charts draw what the tables beside them say; whatever comes out of the
// data goes into the page as text, never as markup.
(() => {
  const DAY = 86400;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const number = (n) => Math.round(n).toLocaleString("en-US");
  const iso = (seconds) => new Date(seconds * 1000).toISOString();
  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const make = (tag, className, text = "") => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  };

  // --- Figures out of tables ---------------------------------------------------------------------

  /** Returns what a table says of each day, oldest first: {days, series: {head: [numbers]}}. */
  function figuresOf(table) {
    const heads = all("thead th.number", table).map((head) => head.textContent);
    const byDay = new Map();
    for (const row of all("tbody tr", table)) {
      const day = Date.parse(one("time", row).dateTime) / 1000;
      const sums = byDay.get(day) ?? heads.map(() => 0);
      all("data", row).forEach((cell, i) => (sums[i] += Number(cell.value)));
      byDay.set(day, sums);
    }
    const days = [...byDay.keys()].sort((a, b) => a - b);
    const series = {};
    heads.forEach((head, i) => (series[head] = days.map((day) => byDay.get(day)[i])));
    return { days, series };
  }

  function plot(name) {
    const figure = one(`[data-plot="${name}"]`);
    return figure && { figure, ...figuresOf(one("table", figure)) };
  }

  // --- Charts -----------------------------------------------------------------------------------

  const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

  /** Labels of days, which name the year where a new one begins. */
  function dayLabels(u, splits, axis, space, step) {
    return splits.map((at, i) => {
      const day = new Date(at * 1000);
      const month = MONTHS[day.getUTCMonth()];
      const isNew = i > 0 && new Date(splits[i - 1] * 1000).getUTCFullYear() !== day.getUTCFullYear();
      const year = isNew ? " " + day.getUTCFullYear() : "";
      return step >= 28 * DAY ? month + year : day.getUTCDate() + " " + month + year;
    });
  }

  const STEPS = [1, 2, 7, 14, 30, 60, 90, 180, 365, 730, 1825].map((n) => n * DAY);
  const WHOLE = [1, 2, 5].flatMap((n) => [...Array(13).keys()].map((e) => n * 10 ** e)).sort((a, b) => a - b);

  /** Axes with room for a number so great. */
  function axes(most, showDays = true) {
    const common = {
      stroke: color("soft"),
      font: "12px " + getComputedStyle(document.body).fontFamily,
      ticks: { show: false },
    };
    return [
      { ...common, show: showDays, grid: { show: false }, values: dayLabels, space: 64, size: 28, incrs: STEPS },
      {
        ...common,
        grid: { stroke: color("line"), width: 1 },
        incrs: WHOLE,
        space: 22,
        size: 7.5 * number(most).length + 14,
        values: (u, splits) => splits.map(number),
      },
    ];
  }

  function options(height, most, series, more = {}) {
    return {
      width: 300,
      height,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
      legend: { show: false },
      padding: [8, 18, more.showDays === false ? 8 : 0, 0],
      scales: { y: { range: (u, min, max) => [0, Math.max(max * 1.05, 1)] }, ...more.scales },
      axes: axes(most * 1.05, more.showDays),
      bands: more.bands ?? [],
      series: [{}, ...series],
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false }, ...more.cursor },
    };
  }

  /** From the first day to the last, and a week at least; with so much room at either end. */
  const week = (days, room) => () => [days[0] - room, Math.max(days[days.length - 1], days[0] + 6 * DAY) + room];

  const stepped = (u, ...rest) => uPlot.paths.stepped({ align: 1 })(u, ...rest);
  const bars = (u, ...rest) => uPlot.paths.bars({ size: [0.7, 28, 2] })(u, ...rest);
  const bar = (name) => ({ paths: bars, points: { show: false }, fill: color(name), width: 0 });

  /**
   * Puts a chart beside its table. It is a slider over the days: who cannot see it hears what the
   * day says, and the arrow keys move it.
   */
  function chart({ figure, label, legend, days, say, panels }) {
    const box = make("div", "chart");
    const list = make("ul", "legend");
    legend.forEach(([className, text]) => list.append(make("li", className, text)));
    const slider = make("div", "panel");
    const readout = make("output", "readout");
    box.append(...(legend.length ? [list] : []), slider, readout);
    one("figcaption", figure).after(box);
    figure.classList.add("drawn");
    const set = (attributes) => Object.entries(attributes).forEach(([name, value]) => slider.setAttribute(name, value));
    set({ role: "slider", tabindex: 0, "aria-label": label, "aria-valuemin": 0, "aria-valuemax": days.length - 1 });

    let plots = [];
    let at = days.length - 1;
    const tell = (i) => {
      at = i;
      const text = iso(days[i]).slice(0, 10) + ": " + say(i);
      set({ "aria-valuenow": i, "aria-valuetext": text });
      readout.textContent = text;
    };
    const point = (i) => plots.forEach((u) => u.setCursor({ left: u.valToPos(days[i], "x"), top: 0 }, false));
    const listen = { setCursor: [(u) => u.cursor.idx != null && u.cursor.left >= 0 && tell(u.cursor.idx)] };
    const width = () => Math.max(Math.floor(slider.clientWidth), 200);
    const draw = () => {
      plots.forEach((u) => u.destroy());
      slider.replaceChildren();
      plots = panels().map(({ title, data, options }) => {
        if (title) slider.append(make("div", "strip", title));
        return new uPlot({ ...options, width: width(), hooks: listen }, data, slider);
      });
    };
    slider.addEventListener("keydown", (event) => {
      const moves = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -7, PageUp: 7, Home: -Infinity, End: Infinity };
      const move = moves[event.key];
      if (move === undefined) return;
      event.preventDefault();
      const next = Math.min(Math.max(at + move, 0), days.length - 1);
      point(next);
      tell(next);
    });
    slider.addEventListener("focus", () => point(at));
    draw();
    tell(at);
    new ResizeObserver(() => plots.forEach((u) => u.width !== width() && u.setSize({ width: width(), height: u.height }))).observe(slider);
    for (const media of ["(prefers-color-scheme: dark)", "print"]) matchMedia(media).addEventListener("change", draw);
  }

  /** Returns how many credits go on which day to come, in order: first emails take them, or they lapse. */
  function going(coming, lapses, end) {
    const byDay = new Map();
    const add = (day, credits) => byDay.set(day, (byDay.get(day) ?? 0) + credits);
    coming?.days.forEach((day, i) => add(day, coming.series.credits[i]));
    lapses?.days.forEach((day, i) => day + DAY < end && add(day + DAY, lapses.series.credits[i]));
    return [...byDay].sort(([a], [b]) => a - b);
  }

  /** Credits as they were, and behind today what the forecast leaves of them. */
  function drawCredits(figures, coming, lapses) {
    if (!figures) return;
    const today = Date.parse(one(".kicker time").dateTime.slice(0, 10)) / 1000;
    const { figure, series } = figures;
    const past = [...figures.days];
    const available = series.available ? [...series.available] : past.map(() => 0);
    const reserved = [...series.reserved];
    const spent = [...series.spent];
    const expired = series.expired ? [...series.expired] : past.map(() => 0);
    const hasExpired = expired.some((n) => n > 0);
    if (past[past.length - 1] < today) {
      past.push(today);
      [available, reserved, spent, expired].forEach((numbers) => numbers.push(numbers[numbers.length - 1]));
    }
    let left = available[past.length - 1] + reserved[past.length - 1];
    const ahead = past.map(() => null);
    ahead[past.length - 1] = left;
    const later = [];
    going(coming, lapses, today + figure.dataset.ahead * DAY).forEach(([day, credits]) => {
      left -= credits;
      if (day <= past[past.length - 1]) ahead[past.length - 1] = left;
      else { later.push(day); ahead.push(left); }
    });
    const days = [...past, ...later];
    const pad = (numbers) => [...numbers, ...later.map(() => null)];
    const data = [days, pad(available), pad(available.map((n, i) => n + reserved[i])), pad(spent), ahead, ...(hasExpired ? [pad(expired)] : [])];
    const isPast = (i) => i < past.length;
    const line = (name, more = {}) => ({ paths: stepped, points: { show: days.length < 3 }, stroke: color(name), width: 1.5, ...more });
    chart({
      figure,
      label: "Credits by day",
      days,
      legend: [...(series.available ? [["available", "available"]] : []), ["reserved", "reserved"], ["spent", "spent"], ...(hasExpired ? [["expired", "expired"]] : []), ...(later.length ? [["ahead", "left, by the forecast"]] : [])],
      say: (i) =>
        isPast(i)
          ? (series.available ? "available " + number(available[i]) + ", " : "") + "reserved " + number(reserved[i]) + ", spent " + number(spent[i]) + (hasExpired ? ", expired " + number(expired[i]) : "")
          : "left by the forecast " + number(ahead[i]),
      panels: () => [{
        data,
        options: options(280, Math.max(...data.slice(1).flat()), [
          line("available", { fill: color("available") + "55", width: series.available ? 1.5 : 0 }),
          line("reserved"),
          line("spent"),
          line("ahead", { dash: [3, 3] }),
          ...(hasExpired ? [line("expired")] : []),
        ], { scales: { x: { range: week(days, 0) } }, bands: [{ series: [2, 1], fill: color("reserved") + "50" }] }),
      }],
    });
  }

  function drawComing(figures) {
    if (!figures) return;
    const { figure, days, series } = figures;
    const first = series["first emails"];
    const follow = series["follow-ups"];
    const emails = first.map((n, i) => n + follow[i]);
    chart({
      figure,
      label: "Emails that leave, by day",
      days,
      legend: [["first", "first emails"], ["follow", "follow-ups"]],
      say: (i) => "first emails " + number(first[i]) + ", follow-ups " + number(follow[i]),
      panels: () => [{
        data: [days, emails, first],
        options: options(180, Math.max(...emails), [bar("returned"), bar("sent")], { scales: { x: { range: week(days, DAY) } } }),
      }],
    });
  }

  /** Three strips over the same days: a reply is worth seeing beside a hundred emails. */
  function drawEmails(figures) {
    if (!figures) return;
    const { figure, days, series } = figures;
    const shown = ["sent", "replies", "bounces"];
    const most = Math.max(...shown.flatMap((name) => series[name]));
    chart({
      figure,
      label: "Emails, replies and bounces by day",
      days,
      legend: [],
      say: (i) => shown.map((name) => name + " " + number(series[name][i])).join(", "),
      panels: () =>
        shown.map((name, i) => ({
          title: name,
          data: [days, series[name]],
          options: options(i === 0 ? 116 : i === 2 ? 88 : 68, most, [bar(name)], {
            showDays: i === shown.length - 1,
            scales: { x: { range: week(days, DAY) } },
            cursor: { sync: { key: "emails" } },
          }),
        })),
    });
  }

  const coming = plot("coming");
  const lapses = one("#lapses");
  drawCredits(plot("credits"), coming, lapses && figuresOf(lapses));
  drawComing(coming);
  drawEmails(plot("emails"));

  // --- The log ----------------------------------------------------------------------------------

  const find = one("#find");
  if (!find) return;
  const AT_ONCE = 60;
  const MORE = 1000;
  const TIME = 0;
  const OPERATION = 7;
  const found = one("#found");
  const more = one("#more");
  const body = one("#log-lines tbody");
  const kinds = all("#log-lines thead th").map((head) => head.className);
  const wordColumns = kinds.flatMap((kind, i) => (kind === "word" || kind === "name" ? [i] : []));
  const pattern = body.rows[0].cloneNode(true);
  all("td", pattern).forEach((cell) => (cell.textContent = ""));

  let log = null;
  let hits = [];
  let shown = 0;
  let soon = 0;
  let later = 0;

  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const dates = new Map();
  const two = (n) => String(n).padStart(2, "0");

  /** A date for each of 100,000 lines would take a while; there are far fewer days. */
  function time(seconds) {
    const day = Math.floor(seconds / DAY);
    if (!dates.has(day)) dates.set(day, iso(day * DAY).slice(0, 10));
    const rest = seconds - day * DAY;
    return dates.get(day) + " " + two(Math.floor(rest / 3600)) + ":" + two(Math.floor(rest / 60) % 60) + ":" + two(rest % 60);
  }

  /** The log is read when it is first asked for: it may be long. */
  function lines() {
    if (!log) {
      const { lines, words } = JSON.parse(one("#log-data").textContent);
      log = { lines, words: ["", ...words], folded: ["", ...words].map(folded), times: null };
    }
    return log;
  }

  /** Returns what says whether a line has a word: in one of its words, its time, its operation. */
  function test(word) {
    const { folded, lines } = log;
    const has = folded.map((each) => each !== "" && each.includes(word));
    const isTime = /^[\d:-]{3,}$/.test(word);
    if (isTime) log.times ??= lines.map((line) => time(line[TIME]));
    const operation = /^\d+$/.test(word) ? Number(word) : -1;
    return (line, i) =>
      wordColumns.some((column) => has[line[column]]) ||
      line[OPERATION] === operation ||
      (isTime && log.times[i].includes(word));
  }

  function search() {
    const { lines: list } = lines();
    const tests = folded(find.value).split(/\s+/).filter(Boolean).map(test);
    hits = [];
    for (let i = list.length - 1; i >= 0; i--) {
      if (tests.every((test) => test(list[i], i))) hits.push(i);
    }
    body.replaceChildren();
    shown = 0;
    show(AT_ONCE);
    later = setTimeout(() => show(2 * AT_ONCE), 150);
  }

  function show(count) {
    const rows = document.createDocumentFragment();
    for (const i of hits.slice(shown, shown + count)) rows.append(row(log.lines[i]));
    body.append(rows);
    shown = Math.min(shown + count, hits.length);
    more.hidden = shown === hits.length;
    const total = number(log.lines.length) + (log.lines.length === 1 ? " line" : " lines");
    found.textContent =
      (hits.length === log.lines.length ? total : number(hits.length) + " of " + total) +
      (shown < hits.length ? ", the last " + number(shown) + " shown" : "");
  }

  function row(line) {
    const row = pattern.cloneNode(true);
    kinds.forEach((kind, i) => {
      if (kind === "time") row.cells[i].append(make("bdi", "", time(line[i])));
      else if (kind === "number") {
        const data = make("data", "", number(line[i]));
        data.value = line[i];
        row.cells[i].append(data);
      } else if (line[i]) row.cells[i].append(make("bdi", "", log.words[line[i]]));
    });
    return row;
  }

  // Who types sees the first lines at once, and the others when he pauses.
  find.addEventListener("focus", lines, { once: true });
  find.addEventListener("input", () => {
    cancelAnimationFrame(soon);
    clearTimeout(later);
    soon = requestAnimationFrame(search);
  });
  more.addEventListener("click", () => (log ? show(MORE) : search()));
  all(".search [hidden]").forEach((each) => (each.hidden = false));
  more.hidden = !found.textContent.startsWith("The last");
})();
