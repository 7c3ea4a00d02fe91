"use strict";
// Draws what the data element holds. Names come from outside: they reach the page as text nodes only.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const MIB_PER_GIB = 1024;
  const ROWS_AT_ONCE = 100;
  // More are folded away.
  const LINES_AT_ONCE = 5;
  const CHART_HEIGHT = 260;
  const PRINT_WIDTH = 640;
  // So few are no line.
  const FEW_POINTS = 6;
  // Shorter runs have minutes on their axes, longer ones a clock's times.
  const HOURS_IN_MINUTES = 2;
  const MINUTES = 60;
  const byId = id => document.getElementById(id);
  const shown = new Set(data.policies.map((_, i) => i));
  const charts = [];
  let printing = false;

  // Charts count minutes in either case.
  const onClock = data.hours >= HOURS_IN_MINUTES;
  // Each bucket has two points, its smallest and its largest value in the order in which they came.
  const times = [];
  for (let i = 0; i < data.buckets; i++) {
    times.push((i + 0.25) * MINUTES * data.hours / data.buckets, (i + 0.75) * MINUTES * data.hours / data.buckets);
  }
  const TIME = "Virtual time (" + (onClock ? "h:mm" : "min") + ")";

  // A series that never changes comes as one value.
  const whole = series => Array.isArray(series) ? series : times.map(() => series);
  for (const policy of data.policies) {
    for (const tracks of [policy.hosts, policy.guests]) {
      for (const track of tracks) {
        for (const name of Object.keys(track)) {
          if (name !== "hot" && name !== "down") track[name] = whole(track[name]);
        }
      }
    }
  }

  const element = (name, text, parent) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (parent) parent.append(made);
    return made;
  };
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const gib = series => series.map(v => v === null ? null : v / MIB_PER_GIB);
  const constant = value => times.map(() => value);
  const largest = lists => lists.reduce((most, list) => list.reduce((m, v) => v > m ? v : m, most), 0);
  const number = (value, digits) => value == null ? "–" : value.toFixed(digits);
  /** What a legend says of a series while no pointer is over the charts. */
  const atRest = series => {
    const most = largest([series]);
    return series.every(v => v === most) ? number(most, 2) : "at most " + number(most, 2);
  };
  const two = value => String(value).padStart(2, "0");
  /** An hour as a clock shows it. */
  const clock = hours => {
    const seconds = Math.round(hours * 3600);
    return Math.floor(seconds / 3600) + ":" + two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60);
  };

  // Steps of an axis that has a clock's times; uPlot takes the first that leaves room for the texts.
  const CLOCK_STEPS = [1, 2, 5, 10, 15, 30, ...[1, 2, 3, 4, 6, 12, 24, 48, 96, 168, 336, 672].map(hours => hours * MINUTES)];
  const clockAxis = onClock
    ? { incrs: CLOCK_STEPS, values: (_, splits) => splits.map(v => Math.floor(v / MINUTES) + ":" + two(v % MINUTES)) } : {};

  const line = (label, stroke, values, more) => ({ label, stroke, values, ...more });

  /** Shades spells behind the series. */
  const shade = (u, spells, fill) => {
    u.ctx.save();
    u.ctx.fillStyle = fill;
    for (const [from, to] of spells) {
      const left = Math.max(u.bbox.left, u.valToPos(from * MINUTES, "x", true));
      const right = Math.min(u.bbox.left + u.bbox.width, u.valToPos(to * MINUTES, "x", true));
      if (right > left) u.ctx.fillRect(left, u.bbox.top, Math.max(right - left, devicePixelRatio), u.bbox.height);
    }
    u.ctx.restore();
  };

  /** Draws a dashed vertical line for each mark. */
  const marks = (u, list) => {
    u.ctx.save();
    u.ctx.lineWidth = 2 * devicePixelRatio;
    u.ctx.setLineDash([6 * devicePixelRatio, 4 * devicePixelRatio]);
    for (const mark of list) {
      const x = u.valToPos(mark.at * MINUTES, "x", true);
      if (x < u.bbox.left || x > u.bbox.left + u.bbox.width) continue;
      u.ctx.strokeStyle = colour(mark.colour);
      u.ctx.beginPath();
      u.ctx.moveTo(x, u.bbox.top);
      u.ctx.lineTo(x, u.bbox.top + u.bbox.height);
      u.ctx.stroke();
    }
    u.ctx.restore();
  };

  const widthOf = box => printing ? PRINT_WIDTH : Math.max(300, box.clientWidth);

  // Boxes change not only with the window: panels come and go, fonts arrive, a scroll bar appears. Captions are observed in place of
  // the boxes, as they are as wide, but do not change their height with the chart, which would have them observed again at once.
  const observer = new ResizeObserver(entries => {
    const changed = new Set(entries.map(entry => entry.target));
    charts.filter(({ caption }) => changed.has(caption)).forEach(({ u, box }) => {
      if (u.width !== widthOf(box)) u.setSize({ width: widthOf(box), height: CHART_HEIGHT });
    });
  });

  const chart = (panel, group, what) => {
    const figure = element("figure", undefined, panel);
    const caption = element("figcaption", what.title, figure);
    const box = element("div", undefined, figure);
    box.setAttribute("role", "img");
    box.setAttribute("aria-label", what.title + ": " + what.lines.map(l => l.label).join(", ") + "; " + what.unit
      + " over " + TIME);
    const axis = { stroke: colour("ink"), grid: { stroke: colour("line"), width: 1 }, ticks: { stroke: colour("line") },
      labelSize: 26, font: "12px system-ui, sans-serif", labelFont: "13px system-ui, sans-serif" };
    const u = new uPlot({
      width: widthOf(box),
      height: CHART_HEIGHT,
      legend: { markers: { width: 2, dash: (v, i) => v.series[i].dash ? "dashed" : "solid" } },
      cursor: { sync: { key: group }, points: { size: 6 } },
      scales: { x: { time: false, range: (_, min, max) => min === times[0] && max === times.at(-1) && what.span || [min, max] }, y: { range: [0, what.top] } },
      axes: [{ ...axis, ...clockAxis, label: TIME, size: 36 }, { ...axis, label: what.unit, size: 58 }],
      series: [{ label: "Time (" + (onClock ? "h:mm:ss" : "min") + ")",
        value: (_, v) => v == null ? "all" : onClock ? clock(v / MINUTES) : number(v, 2) }].concat(what.lines.map(l => ({
        label: l.label, stroke: colour(l.stroke) + (l.faint ? "80" : ""), width: l.width || 1.5, dash: l.dash,
        points: { show: l.values.filter(v => v !== null).length <= FEW_POINTS },
        fill: l.fill ? colour(l.stroke) + "33" : undefined,
        value: (_, v, s, index) => index == null ? atRest(l.values) : number(v, 2)
      }))),
      hooks: {
        drawClear: [v => { shade(v, what.hot || [], colour("hot")); shade(v, what.down || [], colour("down")); }],
        draw: [v => marks(v, what.marks || [])]
      }
    }, [times].concat(what.lines.map(l => l.values)), box);
    charts.push({ u, box, caption, group });
    observer.observe(caption);
  };

  const clear = (id, group) => {
    for (let i = charts.length - 1; i >= 0; i--) {
      if (charts[i].group !== group) continue;
      const [{ u, caption }] = charts.splice(i, 1);
      observer.unobserve(caption);
      u.destroy();
    }
    byId(id).replaceChildren();
  };

  const panel = (id, policy) => {
    const made = element("div", undefined, byId(id));
    made.className = "panel";
    element("h3", policy.name, made);
    return made;
  };

  /** Makes the panels of all policies to show before it has any of them drawn in, because each one more makes the others narrower. */
  const inPanels = (id, draw) => data.policies.filter((_, p) => shown.has(p))
    .map(policy => ({ policy, place: panel(id, policy) }))
    .forEach(({ policy, place }) => draw(policy, place));

  const moveText = move => clock(move.began) + " " + move.vm + " from " + move.from + " to " + move.to + ", "
    + move.outcome + (move.seconds === undefined ? "" : " after " + move.seconds + " s");

  const listMoves = (parent, policy, moves) => {
    if (moves.length > 0) {
      element("div", "Migrations: " + moves.length, parent);
      const list = element("ol", undefined, parent);
      moves.forEach(move => element("li", moveText(move), list));
    }
    if (policy.movesUnsaid > 0) {
      element("div", policy.movesUnsaid + " later migrations of this policy are left out.", parent);
    }
  };

  const drawHost = () => {
    clear("host-charts", "host");
    const index = byId("host").value;
    const host = data.hosts[index];
    const topMemory = 1.03 * Math.max(host.memory, ...data.policies.map(p =>
      largest([p.hosts[index].demand, p.hosts[index].sizes, p.hosts[index].ballooned, p.hosts[index].swap]))) / MIB_PER_GIB;
    const topCores = 1.03 * Math.max(host.cores, ...data.policies.map(p => largest([p.hosts[index].wanted])));
    inPanels("host-charts", (policy, place) => {
      const series = policy.hosts[index];
      const moves = policy.moves.filter(m => m.from === host.name || m.to === host.name);
      const common = {
        hot: series.hot, down: series.down,
        marks: moves.map(m => ({ at: m.began, colour: m.from === host.name ? "leaves" : "comes" }))
      };
      chart(place, "host", { ...common, title: "Memory of " + host.name, unit: "Memory (GiB)", top: topMemory, lines: [
        line("wanted by guests", "s1", gib(series.demand), { width: 2 }),
        line("balloon sizes (may hold)", "s2", gib(series.sizes), { width: 2 }),
        line("resident with overhead (physical)", "s5", gib(series.resident), { width: 2 }),
        line("ballooned away", "s3", gib(series.ballooned), { dash: [2, 3] }),
        line("in host swap", "s4", gib(series.swap), { fill: true }),
        line("capacity (physical)", "limit", constant(host.memory / MIB_PER_GIB), { width: 1 }),
        line("allocatable", "limit", constant(host.allocatable / MIB_PER_GIB), { dash: [8, 4], width: 1 })
      ] });
      chart(place, "host", { ...common, title: "CPU of " + host.name, unit: "CPU (cores)", top: topCores, lines: [
        line("wanted by guests", "s1", series.wanted, { fill: true }),
        line("given to guests", "s2", series.given, { width: 1 }),
        line("capacity", "limit", constant(host.cores), { width: 1 })
      ].concat(host.allocatableCores < host.cores
        ? [line("allocatable", "limit", constant(host.allocatableCores), { dash: [8, 4], width: 1 })] : []) });
      listMoves(place, policy, moves);
    });
  };

  /** Returns the part of the time in which the series has values, with a little room, or nothing if that is nearly all or none. */
  const lifetime = series => {
    const first = series.findIndex(v => v !== null);
    const last = series.findLastIndex(v => v !== null);
    if (first < 0 || last - first > series.length / 2) return undefined;
    const room = Math.max(2, (last - first) / 4);
    return [times[Math.max(0, Math.round(first - room))], times[Math.min(times.length - 1, Math.round(last + room))]];
  };

  const drawGuest = () => {
    clear("guest-charts", "guest");
    const index = byId("guest").value;
    const guest = data.guests[index];
    if (!guest) return;
    inPanels("guest-charts", (policy, place) => {
      const series = policy.guests[index];
      const top = 1.03 * Math.max(guest.maximum, largest(data.policies.flatMap(p => [p.guests[index].resident, p.guests[index].ownSwap]))) / MIB_PER_GIB;
      const moves = policy.moves.filter(m => m.vm === guest.name);
      if (series.demand.every(v => v === null)) {
        element("p", guest.name + " did not run under this policy.", place);
        return;
      }
      chart(place, "guest", { title: "Memory of " + guest.name, unit: "Memory (GiB)",
        marks: moves.map(m => ({ at: m.began, colour: "leaves" })), top, span: lifetime(series.demand), lines: [
          line("balloon target", "s3", gib(series.target), { width: 6, faint: true }),
          line("balloon size (may hold)", "s2", gib(series.size), { width: 2 }),
          line("wanted by the guest", "s1", gib(series.demand), { width: 2 }),
          line("resident with overhead (physical)", "s5", gib(series.resident), { width: 2 }),
          line("in host swap", "s4", gib(series.swapped), { fill: true }),
          line("in its own swap", "s6", gib(series.ownSwap), { width: 2, dash: [2, 3] }),
          line("maximum", "limit", constant(guest.maximum / MIB_PER_GIB), { dash: [8, 4], width: 1 })
        ] });
      listMoves(place, policy, moves);
    });
  };

  const rows = data.policies.flatMap((policy, p) => policy.turns.rows.map(row => ({
    p, row, text: [policy.name, row[1], row[2], row[3], ...row[4].flat()].join(" ").toLowerCase()
  }))).sort((a, b) => a.row[0] - b.row[0] || a.p - b.p);
  let limit = ROWS_AT_ONCE;

  const reason = (sentence, figures, parent) => {
    if (sentence) parent.append(sentence + " ");
    element("span", figures, parent).className = "code";
  };

  const turnRow = ({ p, row: [time, turn, sentence, figures, lines, unsaid] }, body, unfolded) => {
    const made = element("tr", undefined, body);
    element("td", clock(time), made);
    element("td", data.policies[p].name, made);
    element("td", turn, made);
    reason(sentence, figures, element("td", undefined, made));
    const cell = element("td", undefined, made);
    const say = (some, parent) => {
      const list = element("ul", undefined, parent);
      some.forEach(([what, why, code]) => reason(what + (why ? ", because " + why : ","), code, element("li", undefined, list)));
    };
    say(lines.slice(0, LINES_AT_ONCE), cell);
    if (lines.length > LINES_AT_ONCE) {
      const rest = element("details", undefined, cell);
      rest.open = unfolded;
      element("summary", lines.length - LINES_AT_ONCE + " more", rest);
      say(lines.slice(LINES_AT_ONCE), rest);
    }
    if (unsaid > 0) element("div", "… and " + unsaid + " that only the record of turns has", cell);
  };

  const drawTurns = () => {
    const words = byId("filter").value.toLowerCase().split(/\s+/).filter(word => word);
    const found = rows.filter(r => shown.has(r.p) && words.every(word => r.text.includes(word)));
    const body = byId("turns").tBodies[0];
    body.replaceChildren();
    found.slice(0, limit).forEach(r => turnRow(r, body, words.length > 0));
    byId("found").textContent = found.length + " found, " + Math.min(limit, found.length) + " shown";
    byId("more").hidden = found.length <= limit;
  };

  const drawCharts = () => { drawHost(); drawGuest(); };

  const option = (parent, text, index) => { element("option", text, parent).value = index; };

  data.policies.forEach((policy, p) => {
    const label = element("label", undefined, byId("policies"));
    const box = element("input", undefined, label);
    box.type = "checkbox";
    box.checked = true;
    label.append(" " + policy.name);
    box.addEventListener("change", () => {
      if (box.checked) shown.add(p); else shown.delete(p);
      drawCharts();
      drawTurns();
    });
  });
  byId("policies").hidden = data.policies.length < 2;
  data.hosts.forEach((host, i) => option(byId("host"), host.name, i));
  const groups = new Map();
  data.guests.forEach((guest, i) => {
    if (!groups.has(guest.host)) {
      const group = element("optgroup", undefined, byId("guest"));
      group.label = "began on " + guest.host;
      groups.set(guest.host, group);
    }
    option(groups.get(guest.host), guest.name, i);
  });

  byId("turns-left-out").textContent = data.policies.map(({ name, turns }) => name + ": " + turns.rows.length + " of "
    + turns.worth + " such turns are listed" + (turns.worth > turns.rows.length
      ? ", " + (turns.worth - turns.rows.length) + " left out, evenly over time" : "")
    + "; " + turns.all + " turns and acting ticks in all").join(". ") + ".";

  // What there is most to see of comes first: the host that was hot or took part in migrations most, the guest whose wants vary most.
  const most = (list, worth) => list.reduce((best, _, i) => worth(i) > worth(best) ? i : best, 0);
  const sum = (list, of) => list.reduce((all, one) => all + of(one), 0);
  const hostWorth = data.hosts.map((host, i) => sum(data.policies, p => sum(p.hosts[i].hot, ([from, to]) => to - from)
    + p.moves.filter(m => m.from === host.name || m.to === host.name).length));
  const guestWorth = data.guests.map((guest, i) => sum(data.policies, p => {
    const wants = p.guests[i].demand.filter(v => v !== null);
    return wants.length * (largest([wants]) - wants.reduce((m, v) => v < m ? v : m, Infinity)) || 0;
  }));
  byId("host").value = most(data.hosts, i => hostWorth[i]);
  byId("guest").value = most(data.guests, i => guestWorth[i]);

  byId("codes").addEventListener("change", () => byId("turns").classList.toggle("plain", !byId("codes").checked));
  byId("host").addEventListener("change", drawHost);
  byId("guest").addEventListener("change", drawGuest);
  byId("filter").addEventListener("input", () => { limit = ROWS_AT_ONCE; drawTurns(); });
  byId("more").addEventListener("click", () => { limit += ROWS_AT_ONCE; drawTurns(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawCharts);
  const print = on => {
    printing = on;
    document.documentElement.classList.toggle("printing", on);
    document.querySelectorAll("#turns details").forEach(folded => { folded.open = on; });
    drawCharts();
  };
  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));

  drawCharts();
  drawTurns();
  // For tests, and for the curious with a console.
  window.drsReport = { data, charts };
})();
