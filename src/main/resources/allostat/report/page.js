// Draws the report from the answers that are in the page. Aggregation was done in SQL; here is only choice, layout and rounding.
(() => {
  'use strict';
  const page = JSON.parse(document.getElementById('data').textContent);

  // ---------------------------------------------------------------------------------------------------------------- data

  const decoded = {};
  /** Rows of an answer as objects; none where the run has no such table. */
  function rows(id) {
    if (decoded[id]) return decoded[id];
    const set = page.datasets[id];
    if (!set) return (decoded[id] = []);
    const read = set.columns.map((c) => (c.words ? (i) => c.words[c.codes[i]] : (i) => c.values[i]));
    const all = [];
    for (let i = 0; i < set.rows; i++) {
      const row = {};
      set.columns.forEach((c, k) => { row[c.name] = read[k](i); });
      all.push(row);
    }
    return (decoded[id] = all);
  }
  const has = (id) => rows(id).length > 0;
  const distinct = (list) => [...new Set(list)];
  const isNumber = (x) => typeof x === 'number' && Number.isFinite(x);

  const STANDINGS = ['guideline', 'practice', 'scenario', 'reference'];
  const policies = page.policies.slice().sort((a, b) =>
    STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) || a.id.localeCompare(b.id));
  const policyOf = Object.fromEntries(policies.map((p) => [p.id, p]));
  const measureRows = Object.fromEntries(rows('measures').map((m) => [m.measure, m]));
  const plain = (text) => String(text).replace(/_/g, ' ');
  const lowered = (text) => (/^[A-Z][a-z]/.test(text) ? text[0].toLowerCase() + text.slice(1) : text);
  const measureName = (id) => (measureRows[id] ? lowered(measureRows[id].label) : plain(id.replace(/^mean_/, '')));
  const stratumName = (v, s) => (v === 'all' ? 'everybody of the cohort' : `${plain(v)}: ${plain(s)}`);
  const shortUnit = (unit) => String(unit).replace(' among those alive at the end', '');

  // ------------------------------------------------------------------------------------------------------------ rounding

  const minus = (text) => text.replace('-', '\u2212');
  const grouped = (text) => { const [a, b] = text.split('.'); return a.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (b ? '.' + b : ''); };
  /** Decimals that an interval allows: its half width keeps one digit, two where the first is 1 or 2. */
  function decimals(low, high) {
    const half = (high - low) / 2;
    if (!(half > 0)) return 3;
    const place = Math.floor(Math.log10(half));
    return Math.min(6, Math.max(0, -place + (half / 10 ** place < 3 ? 1 : 0)));
  }
  function fixed(value, places, signed) {
    if (!isNumber(value)) return 'not shown';
    const text = value.toFixed(places);
    const zero = Number(text) === 0;
    return minus((signed && !zero && value > 0 ? '+' : '') + grouped(zero ? text.replace('-', '') : text));
  }
  function interval(value, low, high, signed) {
    if (!isNumber(value)) return 'withheld or undefined';
    if (!isNumber(low) || !isNumber(high)) return fixed(value, Math.abs(value) < 10 ? 2 : 0, signed);
    const places = decimals(low, high);
    return `${fixed(value, places, signed)} (${fixed(low, places, signed)} to ${fixed(high, places, signed)})`;
  }
  function cell(value, unit) {
    if (value === null || value === undefined) return '';
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    if (!isNumber(value)) return String(value);
    if (Number.isInteger(value)) return unit === 'year' || unit === 'id' ? String(value) : minus(grouped(String(value)));
    const text = Math.abs(value) >= 1e6 || Math.abs(value) < 1e-4 ? value.toExponential(3) : String(Number(value.toPrecision(5)));
    return /e/.test(text) ? minus(text) : minus(grouped(text));
  }

  // -------------------------------------------------------------------------------------------------------------- colours

  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  let printing = false;
  const isDark = () => dark.matches && !printing;
  // told apart by those who do not see red, green or blue, and by dash and mark besides
  const LIGHT = ['#0b5fa5', '#c25700', '#00775a', '#8c2a87', '#7a6200', '#b3123d', '#3d6e87', '#5b4a9e', '#5f6b00'];
  const DARK = ['#6db3f2', '#ff9d57', '#4fc9a4', '#e08adb', '#d8c04a', '#ff7f96', '#9cc4d9', '#b3a5f0', '#c9c96a'];
  const DASHES = ['solid', 'dashed', 'dotted'];
  const MARKS = ['circle', 'diamond', 'triangle', 'rect'];
  const options = policies.filter((p) => p.standing !== 'reference').map((p) => p.id);
  function look(id) {
    const place = options.indexOf(id);
    if (place < 0) {
      const reference = policies.filter((p) => p.standing === 'reference').findIndex((p) => p.id === id);
      return { color: ink().grey, dash: DASHES[(reference + 1) % 3], mark: MARKS[reference % 4] };
    }
    const palette = isDark() ? DARK : LIGHT;
    return { color: palette[place % palette.length], dash: DASHES[Math.floor(place / 3) % 3], mark: MARKS[place % 4] };
  }
  function ink() {
    return isDark()
      ? { text: '#ececf0', soft: '#b4b8c0', line: '#3a3e46', grey: '#8e939c', paper: '#16181c', band: '#2b2f37' }
      : { text: '#1d1d1f', soft: '#55585f', line: '#d3d6db', grey: '#85898f', paper: '#ffffff', band: '#eef0f3' };
  }

  // --------------------------------------------------------------------------------------------------------------- choice

  const contrastMeasures = distinct(rows('contrasts').map((r) => r.measure));
  const strata = distinct(rows('contrasts').map((r) => `${r.stratum_variable}:${r.stratum}`));
  const payers = distinct(rows('budget').map((r) => r.payer));
  const tornadoPolicies = distinct(rows('tornado').map((r) => r.policy));
  const defaults = {
    measure: contrastMeasures.includes('qalys') ? 'qalys' : contrastMeasures[0],
    stratum: strata.includes('exposure_type:long_term') ? 'exposure_type:long_term' : strata[0],
    policies: policies.filter((p) => p.standing !== 'scenario').map((p) => p.id).join(','),
    payer: 'all',
    references: 'apart',
    option: tornadoPolicies.find((id) => policyOf[id] && policyOf[id].standing === 'guideline') || tornadoPolicies[0],
  };
  const state = { ...defaults };
  function readHash() {
    Object.assign(state, defaults);
    new URLSearchParams(location.hash.slice(1)).forEach((value, name) => {
      const known = { measure: contrastMeasures, stratum: strata, payer: payers, option: tornadoPolicies, references: ['apart', 'everywhere'] }[name];
      if (name === 'policies') state.policies = value.split(',').filter((id) => policyOf[id]).join(',');
      else if (known && known.includes(value)) state[name] = value;
    });
  }
  function writeHash() {
    const query = new URLSearchParams();
    Object.keys(defaults).forEach((name) => { if (state[name] && state[name] !== defaults[name]) query.set(name, state[name]); });
    history.replaceState(null, '', '#' + query.toString());
  }
  const chosen = () => policies.filter((p) => state.policies.split(',').includes(p.id));
  /** Those of the choice that stand in a chart with the options: references only where the reader asks. */
  const together = () => chosen().filter((p) => p.standing !== 'reference' || state.references === 'everywhere');
  const stratumPair = () => { const at = state.stratum.indexOf(':'); return [state.stratum.slice(0, at), state.stratum.slice(at + 1)]; };
  const inStratum = (r) => `${r.stratum_variable}:${r.stratum}` === state.stratum;
  /** Courses are told for everybody and by exposure alone. */
  const courseStratum = () => (stratumPair()[0] === 'exposure_type' || stratumPair()[0] === 'all' ? stratumPair()[1] : 'all');

  // ------------------------------------------------------------------------------------------------------------ elements

  function make(tag, attributes, ...children) {
    const node = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([name, value]) => {
      if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
      else if (value !== false && value !== undefined) node.setAttribute(name, value === true ? '' : value);
    });
    children.flat().forEach((child) => node.append(child));
    return node;
  }
  function choose(label, name, values, words) {
    const select = make('select', { 'data-choice': name, onchange: (e) => { state[name] = e.target.value; changed(); } },
      values.map((v) => make('option', { value: v, selected: v === state[name] }, words(v))));
    return make('label', {}, label + ' ', select);
  }
  const SHAPES = { circle: 'M15 1 a4.5 4.5 0 1 0 .01 0 Z', diamond: 'M15 0 L20 5 L15 10 L10 5 Z', triangle: 'M15 0 L20 10 L10 10 Z', rect: 'M10 0 H20 V10 H10 Z' };
  function swatch(id, marks) {
    const style = look(id);
    const ns = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(ns, 'svg');
    svg.setAttribute('width', 30); svg.setAttribute('height', 10); svg.setAttribute('aria-hidden', 'true');
    if (marks) {
      const mark = document.createElementNS(ns, 'path');
      mark.setAttribute('d', SHAPES[style.mark]); mark.setAttribute('fill', style.color);
      svg.append(mark);
      return svg;
    }
    const line = document.createElementNS(ns, 'line');
    Object.entries({ x1: 0, x2: 30, y1: 5, y2: 5, stroke: style.color, 'stroke-width': 3,
      'stroke-dasharray': { solid: '', dashed: '7 4', dotted: '2 3' }[style.dash] }).forEach(([k, v]) => line.setAttribute(k, v));
    svg.append(line);
    return svg;
  }
  const key = (ids, marks) => make('ul', { class: 'key' }, ids.map((id) => make('li', {}, swatch(id, marks), id)));

  // columns whose distance says how many digits mean anything, and the unit of those they speak for
  const PAIRS = [['ci_low', 'ci_high', 'as unit'], ['difference_low_usd', 'difference_high_usd', 'USD'], ['simulated_low', 'simulated_high', 'as unit']];
  function table(id, list, words) {
    const set = page.datasets[id];
    const most = 400;
    const shown = list.slice(0, most);
    const head = make('tr', {}, set.columns.map((c) => make('th', { scope: 'col', title: c.meaning, class: c.unit === 'text' || c.unit === 'citation' ? 'text' : false }, plain(c.name), make('br'), `[${c.unit}]`)));
    const body = shown.map((row) => {
      const pair = PAIRS.find(([low, high]) => isNumber(row[low]) && isNumber(row[high]));
      const places = pair ? Math.min(6, decimals(row[pair[0]], row[pair[1]]) + 1) : -1;
      const shownAs = (c) => (pair && isNumber(row[c.name]) && c.unit === pair[2] ? fixed(row[c.name], places) : cell(row[c.name], c.unit));
      return make('tr', {}, set.columns.map((c) => make('td', isNumber(row[c.name]) ? { class: 'number' } : {}, shownAs(c))));
    });
    const caption = `${set.title}. A row: ${set.grain}` + (list.length > most ? ` The first ${most} of ${list.length} rows; the CSV has all.` : '');
    return make('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': 'Table: ' + (words || set.title) },
      make('table', {}, make('caption', {}, caption), make('thead', {}, head), make('tbody', {}, body)));
  }
  function csv(id) {
    const set = page.datasets[id];
    const quote = (v) => (v === null || v === undefined ? '' : /[",\n]/.test(String(v)) ? '"' + String(v).replace(/"/g, '""') + '"' : String(v));
    return [set.columns.map((c) => c.name).join(','), ...rows(id).map((r) => set.columns.map((c) => quote(r[c.name])).join(','))].join('\n') + '\n';
  }
  function save(id) {
    const link = make('a', { href: URL.createObjectURL(new Blob([csv(id)], { type: 'text/csv' })), download: id + '.csv' });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
  function behind(id, filter) {
    const set = page.datasets[id];
    const inner = make('div', {});
    const fill = () => {
      const list = filter ? rows(id).filter(filter) : rows(id);
      inner.replaceChildren(
        make('p', { class: 'note' }, `From ${set.sources.join(', ')}. `,
          make('button', { type: 'button', onclick: () => save(id) }, `CSV, ${set.rows} rows`)),
        table(id, list),
        make('dl', {}, set.columns.map((c) => [make('dt', {}, `${c.name} [${c.unit}]`), make('dd', {}, c.meaning)]).flat()),
        make('pre', { tabindex: '0', 'aria-label': 'SQL that made it' }, set.sql));
    };
    const details = make('details', { 'data-table': id, ontoggle: () => { if (details.open) fill(); } },
      make('summary', {}, `Table, CSV and SQL: ${set.title.toLowerCase()}`), inner);
    return { details, refresh: () => { if (details.open) fill(); } };
  }

  // -------------------------------------------------------------------------------------------------------------- figures

  const figures = [];
  const observer = new IntersectionObserver((entries) => entries.forEach((e) => { if (e.isIntersecting) e.target.drawNow(); }), { rootMargin: '300px' });

  /** A place for one chart; it is drawn when it comes near the screen, or before the page is printed. */
  function chart(parent, build) {
    const node = make('div', { class: 'chart', role: 'img', 'aria-label': 'A chart that is not drawn yet' });
    parent.append(node);
    const self = { node, drawn: false, instance: null };
    self.draw = () => {
      const width = node.clientWidth || 700;
      const option = build(width);
      node.setAttribute('aria-label', option.words);
      node.style.height = option.height + 'px';
      if (!self.instance) self.instance = echarts.init(node, null, { renderer: 'svg' });
      self.instance.resize({ width, height: option.height });
      self.instance.setOption({ animation: false, textStyle: { color: ink().text, fontFamily: 'system-ui, Arial, sans-serif' },
        backgroundColor: 'transparent', ...option.option }, true);
      self.instance.getZr().flush();
      const svg = node.querySelector('svg');
      svg.setAttribute('viewBox', `0 0 ${width} ${option.height}`);
      svg.setAttribute('aria-hidden', 'true');
      svg.setAttribute('focusable', 'false');
      self.drawn = true;
      node.setAttribute('data-drawn', 'true');
    };
    node.drawNow = () => { if (!self.drawn) self.draw(); };
    observer.observe(node);
    return self;
  }

  const sections = {};
  function figure(section, id, title, caption, set, parts) {
    if (page.only.length && !page.only.includes(id)) return;
    if (!sections[section]) {
      const slug = section.toLowerCase().replace(/[^a-z]+/g, '-');
      sections[section] = make('section', { 'aria-labelledby': slug }, make('h2', { id: slug }, section));
      document.getElementById('figures').append(sections[section]);
      document.querySelector('#contents ul').append(make('li', {}, make('a', { href: '#' + slug, onclick: (e) => {
        e.preventDefault(); document.getElementById(slug).scrollIntoView(); } }, section)));
    }
    const block = make('div', { class: 'figure', id: 'figure-' + id }, make('h3', {}, title));
    const captionNode = make('p', { class: 'caption' });
    const whole = make('div', { class: 'whole' });
    block.append(captionNode, whole);
    sections[section].append(block);
    const self = { charts: [], refreshers: [] };
    self.caption = () => { captionNode.textContent = typeof caption === 'function' ? caption() : caption; };
    self.caption();
    parts(self, whole);
    (Array.isArray(set) ? set : [set]).filter(Boolean).forEach((one) => {
      const [name, filter] = Array.isArray(one) ? one : [one];
      if (!has(name)) return;
      const table = behind(name, filter);
      block.append(table.details);
      self.refreshers.push(table.refresh);
    });
    figures.push(self);
  }
  const panel = (self, parent, build) => { self.charts.push(chart(parent, build)); };

  // -------------------------------------------------------------------------------------------------------- kinds of chart

  const axisStyle = () => ({ axisLine: { lineStyle: { color: ink().soft } }, axisLabel: { color: ink().text, hideOverlap: true },
    splitLine: { lineStyle: { color: ink().line } }, nameTextStyle: { color: ink().soft } });

  /**
   * Values with intervals, one line each, on a common axis. A line: {label, value, mc: [low, high], wide: [low, high], color, hollow, text}.
   * wide is drawn thin: the uncertainty interval, or the published one.
   */
  function ranges(width, lines, axis) {
    const narrow = width < 640;
    const textWidth = narrow ? 0 : Math.min(290, width * 0.28);
    const labelWidth = narrow ? 0 : Math.min(axis.labelWidth || 220, width * 0.3);
    const rowHeight = narrow ? 44 : 27;
    const height = lines.length * rowHeight + 74;
    const item = (params, api) => {
      const line = lines[params.dataIndex];
      const at = (x) => api.coord([x, params.dataIndex])[0];
      const y = api.coord([0, params.dataIndex])[1] + (narrow ? 8 : 0);
      const left = params.coordSys.x;
      const right = left + params.coordSys.width;
      const inside = (x) => Math.max(left, Math.min(right, x));
      const children = [];
      const bar = (pair, size, opacity) => {
        if (pair && isNumber(pair[0]) && isNumber(pair[1])) {
          const from = inside(at(pair[0]));
          const to = inside(at(pair[1]));
          children.push({ type: 'rect', shape: { x: from, y: y - size / 2, width: Math.max(1.5, to - from), height: size }, style: { fill: line.color, opacity } });
        }
      };
      bar(line.wide, axis.wideIsBand ? 13 : 3, axis.wideIsBand ? 0.3 : 0.75);
      bar(line.mc, 9, 0.55);
      if (isNumber(line.value)) {
        children.push({ type: 'circle', shape: { cx: inside(at(line.value)), cy: y, r: 5 },
          style: { fill: line.hollow ? ink().paper : line.color, stroke: line.color, lineWidth: 2 } });
      }
      if (narrow) {
        children.push({ type: 'text', style: { text: `${line.label}  ${line.text}`, x: left, y: y - 23, fill: line.color, fontSize: 12, width: params.coordSys.width, overflow: 'truncate' } });
      } else {
        children.push({ type: 'text', style: { text: line.text, x: right + 12, y: y - 6, fill: ink().text, fontSize: 12, width: textWidth, overflow: 'truncate' } });
      }
      return { type: 'group', children };
    };
    const known = lines.flatMap((l) => [l.value, ...(l.mc || []), ...(l.wide || [])]).filter(isNumber);
    const ends = known.length ? known : [0, 1];
    const low = Math.min(...ends, ...(axis.reference !== undefined ? [axis.reference] : []));
    const high = Math.max(...ends, ...(axis.reference !== undefined ? [axis.reference] : []));
    const pad = (high - low) * 0.04 || 0.1;
    return {
      height,
      words: axis.words + ' ' + lines.map((l) => `${l.label}: ${l.text}`).join('; ') + '.',
      option: {
        grid: { left: narrow ? 12 : labelWidth + 14, right: narrow ? 14 : textWidth + 20, top: 8, bottom: 60 },
        xAxis: { type: axis.log ? 'log' : 'value', name: axis.name, nameLocation: 'middle', nameGap: 30,
          min: axis.min !== undefined ? axis.min : axis.log ? undefined : low - pad, max: axis.max !== undefined ? axis.max : axis.log ? undefined : high + pad, ...axisStyle(),
          axisLabel: { color: ink().text, hideOverlap: true, formatter: (v) => minus(grouped(String(Number(v.toPrecision(4))))), showMinLabel: Boolean(axis.log), showMaxLabel: Boolean(axis.log) } },
        yAxis: { type: 'category', inverse: true, data: lines.map((l) => l.label), axisTick: { show: false },
          axisLine: { show: false }, axisLabel: { show: !narrow, color: ink().text, width: labelWidth, overflow: 'truncate', interval: 0 } },
        series: [{ type: 'custom', renderItem: item, data: lines.map((l, i) => [isNumber(l.value) ? l.value : 0, i]), encode: { x: 0, y: 1 },
          markLine: axis.reference === undefined ? undefined
            : { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: ink().text, type: 'solid', width: 1 }, data: [{ xAxis: axis.reference }] },
          markArea: axis.band ? { silent: true, itemStyle: { color: ink().band }, data: [[{ xAxis: axis.band[0] }, { xAxis: axis.band[1] }]] } : undefined }],
      },
    };
  }

  const betterWords = (id) => ({ lower: 'lower is better', higher: 'higher is better' })[measureRows[id] && measureRows[id].better] || '';
  /** Options in one picture; references below in one of their own, on their own scale, since what they show is harm and no option. */
  function apart(self, whole, list, line, axis) {
    const lines = (wanted) => list().filter((p) => (p.standing === 'reference') === wanted).map(line).filter(Boolean);
    panel(self, whole, (width) => ranges(width, lines(false), axis()));
    if (policies.some((p) => p.standing === 'reference')) {
      whole.append(make('p', { class: 'note' }, 'References, on a scale of their own: what harm looks like, no options.'));
      panel(self, whole, (width) => ranges(width, lines(true), axis()));
    }
  }

  // ------------------------------------------------------------------------------------------------------------- sections

  const DRAWS = has('contrasts') && rows('contrasts').some((r) => isNumber(r.draw_mean));
  const identificationWords = { turned: 'sign not identified', unclear: 'no clear sign', 'not examined': 'sign not examined', identified: '' };

  function forest() {
    figure('Policies side by side', 'forest', 'Difference from ' + page.comparator,
      () => `${measureName(state.measure)}, ${stratumName(...stratumPair())}, the same people under both policies. Thick bar: Monte Carlo interval (finite patients)`
        + (DRAWS ? '; thin bar: uncertainty interval over draws of the parameters; the mark is the mean over draws.' : '; parameter uncertainty needs draws (--set draws=100).')
        + ' A hollow mark: the sign is not identified, is unclear, or was not examined, so no policy leads. References in grey show harm and are no options.',
      [['contrasts', (r) => inStratum(r) && r.measure === state.measure]], (self, whole) => apart(self, whole, () => chosen().filter((p) => p.id !== page.comparator), (p) => {
        const r = rows('contrasts').find((row) => inStratum(row) && row.measure === state.measure && row.policy === p.id);
        if (!r) return null;
        const value = isNumber(r.draw_mean) ? r.draw_mean : r.difference;
        const wide = isNumber(r.uncertainty_low) ? [r.uncertainty_low, r.uncertainty_high] : null;
        const word = identificationWords[r.identification];
        return { label: p.id, value, mc: [r.ci_low, r.ci_high], wide, color: look(p.id).color, hollow: r.identification !== 'identified',
          text: interval(value, wide ? wide[0] : r.ci_low, wide ? wide[1] : r.ci_high, true) + (word ? `, ${word}` : '') };
      }, () => {
        const one = rows('contrasts').find((row) => inStratum(row) && row.measure === state.measure);
        const unit = one ? shortUnit(one.unit) : '';
        const better = betterWords(state.measure);
        return { name: `${page.comparator} = 0; ${unit}${better ? '; ' + better : ''}`, reference: 0,
          words: `Forest plot of ${measureName(state.measure)} less ${page.comparator}, ${stratumName(...stratumPair())}, ${unit}.` };
      }));
  }

  /** One line a policy: of which outcomes the sign is open, and what turns each furthest. */
  function turned() {
    if (!has('turned')) return;
    figure('Policies side by side', 'turned', 'Where the sign is not identified', () => page.datasets.turned.meaning + ' Here: ' + plain(turnedStratum()) + '.', 'turned', (self, whole) => {
      const box = make('div', {});
      whole.append(box);
      self.refreshers.push(() => {
        const lines = chosen().map((p) => [p.id, rows('turned').filter((r) => r.policy === p.id && r.stratum === turnedStratum())]).filter(([, list]) => list.length);
        box.replaceChildren(make('dl', {}, lines.map(([id, list]) => [make('dt', {}, id),
          make('dd', {}, list.map((r) => `${measureName(r.measure)} (${r.turned_by})`).join('; '))]).flat()));
      });
    });
  }
  const turnedStratum = () => (state.stratum === 'all:all' ? 'all' : 'long_term');

  function structures() {
    if (!has('structures')) return;
    figure('Policies side by side', 'structures', page.datasets.structures.title, page.datasets.structures.meaning, 'structures', (self, whole) => {
      whole.append(table('structures', rows('structures')));
    });
  }

  const COURSES = ['mean_pain', 'mean_hyperkatifeia', 'mean_reward_deficiency', 'mean_stress_reactivity', 'mean_mood', 'mean_mme_per_day', 'share_off_opioids', 'share_on_buprenorphine'];
  const SYSTEMS = ['dopamine', 'opioid_peptide', 'dynorphin', 'crf', 'norepinephrine', 'hypocretin', 'neuroimmune'];
  const YEARS_PER_MONTH = 28 / 365.25;
  const MOST_BANDS = 3;
  let courseIndex = null;
  function courseOf(policy, stratum) {
    if (!courseIndex) {
      courseIndex = new Map();
      rows('courses').forEach((r) => {
        const name = r.policy + '|' + r.stratum;
        if (!courseIndex.has(name)) courseIndex.set(name, []);
        courseIndex.get(name).push(r);
      });
    }
    return courseIndex.get(policy + '|' + stratum) || [];
  }
  let spreadIndex = null;
  function spreadOf(policy, stratum, measure) {
    if (!spreadIndex) {
      spreadIndex = new Map();
      rows('course_uncertainty').forEach((r) => {
        const name = [r.policy, r.stratum, r.measure].join('|');
        if (!spreadIndex.has(name)) spreadIndex.set(name, []);
        spreadIndex.get(name).push(r);
      });
    }
    return spreadIndex.get([policy, stratum, measure].join('|')) || [];
  }
  function course(width, measure) {
    const column = page.datasets.courses.columns.find((c) => c.name === measure);
    const stratum = courseStratum();
    const scale = measure.startsWith('share_') ? 100 : 1;
    const unit = measure.startsWith('share_') ? '%' : column.unit === '1' ? 'activity' : column.unit;
    const series = [];
    const ends = [];
    together().forEach((p) => {
      const list = courseOf(p.id, stratum).filter((r) => isNumber(r[measure]));
      if (!list.length) return;
      const style = look(p.id);
      const spread = spreadOf(p.id, stratum, measure);
      const error = measure + '_standard_error';
      const band = spread.length ? spread.map((r) => [r.month * YEARS_PER_MONTH, scale * r.uncertainty_low, scale * r.uncertainty_high])
        : list.filter((r) => isNumber(r[error])).map((r) => [r.month * YEARS_PER_MONTH, scale * (r[measure] - 1.959964 * r[error]), scale * (r[measure] + 1.959964 * r[error])]);
      if (band.length > 1 && (p.id === page.comparator || together().length <= MOST_BANDS)) {
        const outline = [...band.map((b) => [b[0], b[1]]), ...band.slice().reverse().map((b) => [b[0], b[2]])];
        series.push({ type: 'custom', silent: true, clip: true, data: [[band[0][0], Math.min(...band.map((b) => b[1]))], [band[0][0], Math.max(...band.map((b) => b[2]))]],
          renderItem: (params, api) => (params.dataIndex > 0 ? undefined
            : { type: 'polygon', shape: { points: outline.map((q) => api.coord(q)) }, style: { fill: style.color, opacity: 0.16 } }) });
      }
      series.push({ type: 'line', name: p.id, showSymbol: false, data: list.map((r) => [r.month * YEARS_PER_MONTH, scale * r[measure]]),
        lineStyle: { color: style.color, type: style.dash, width: 2 }, itemStyle: { color: style.color } });
      const last = list[list.length - 1];
      ends.push(`${p.id} ends at ${Number((scale * last[measure]).toPrecision(3))}`);
    });
    const name = measureName(measure);
    return { height: 190, words: `Course of ${name} in ${unit}, ${stratum === 'all' ? 'everybody' : plain(stratum)}: ${ends.join('; ')}.`,
      option: { title: { text: `${name} [${unit}]`, textStyle: { color: ink().text, fontSize: 13, fontWeight: 600 }, left: 0, top: 0 },
        grid: { left: 44, right: 12, top: 30, bottom: 34 }, tooltip: { trigger: 'axis', confine: true, valueFormatter: (v) => String(Number(v.toPrecision(3))) },
        xAxis: { type: 'value', name: 'years', nameLocation: 'middle', nameGap: 20, ...axisStyle(), splitLine: { show: false } },
        yAxis: { type: 'value', scale: !measure.startsWith('share_') && measure !== 'mean_mme_per_day', ...axisStyle() }, series } };
  }
  function courses(id, title, measures) {
    figure('Courses over the years', id, title,
      () => `Means over those alive, ${courseStratum() === 'all' ? 'everybody of the cohort' : plain(courseStratum())}. Bands: 95% `
        + (has('course_uncertainty') ? 'uncertainty intervals over draws' : 'Monte Carlo intervals')
        + (together().length > MOST_BANDS ? ` of ${page.comparator} alone; choose no more than ${MOST_BANDS} policies to see those of each` : '') + '. Axes of scores do not begin at 0.',
      id === 'courses' ? [['courses', (r) => r.stratum === courseStratum() && state.policies.split(',').includes(r.policy)], 'course_uncertainty'] : [],
      (self, whole) => {
        const legend = make('div', {});
        const many = make('div', { class: 'many' });
        whole.append(legend, many);
        self.refreshers.push(() => legend.replaceChildren(key(together().map((p) => p.id))));
        measures.forEach((m) => panel(self, many, (width) => course(width, m)));
      });
  }

  const ROUTES = ['overdoses_prescribed', 'overdoses_lost_tolerance', 'overdoses_illicit'];
  function events() {
    const caption = () => `Events per 100 person-years, ${stratumName(...stratumPair())}. The whisker is the 95% Monte Carlo interval of overdoses by any route.`;
    figure('Events by route and by definition', 'routes', 'Overdoses by route', caption, [['outcomes', inStratum], 'measures'], (self, whole) => panel(self, whole, (width) => {
      const narrow = width < 640;
      const list = chosen();
      const found = rows('outcomes').filter(inStratum);
      const of = (p, m) => found.find((r) => r.policy === p.id && r.measure === m);
      const shades = isDark() ? ['#6db3f2', '#ff9d57', '#c9c96a'] : ['#0b5fa5', '#e08a3c', '#7a6200'];
      const decals = [undefined, { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: 0.8, color: 'rgba(255,255,255,.5)' }, { symbol: 'circle', symbolSize: 0.5, color: 'rgba(255,255,255,.5)' }];
      const whisker = (params, api) => {
        const r = of(list[params.dataIndex], 'overdoses');
        if (!r || !isNumber(r.ci_low)) return undefined;
        const y = api.coord([0, params.dataIndex])[1];
        const [a, b] = [api.coord([r.ci_low, params.dataIndex])[0], api.coord([r.ci_high, params.dataIndex])[0]];
        return { type: 'group', children: [[a, y, b, y], [a, y - 4, a, y + 4], [b, y - 4, b, y + 4]].map(([x1, y1, x2, y2]) =>
          ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: ink().text, lineWidth: 1.5 } })) };
      };
      return { height: list.length * 30 + 96,
        words: 'Overdoses by route. ' + list.map((p) => `${p.id}: ` + ROUTES.map((m) => { const r = of(p, m); return `${measureName(m)} ${r && isNumber(r.estimate) ? r.estimate.toPrecision(3) : 'withheld'}`; }).join(', ')).join('; ') + '.',
        option: { legend: { top: 0, textStyle: { color: ink().text }, data: ROUTES.map(measureName), type: 'scroll' }, tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true, valueFormatter: (v) => (isNumber(v) ? v.toPrecision(3) : '') },
          grid: { left: narrow ? 130 : 220, right: 20, top: 34, bottom: 48 },
          xAxis: { type: 'value', name: 'per 100 person-years', nameLocation: 'middle', nameGap: 28, ...axisStyle() },
          yAxis: { type: 'category', inverse: true, data: list.map((p) => p.id), axisTick: { show: false }, axisLabel: { color: ink().text, interval: 0, width: narrow ? 120 : 210, overflow: 'truncate' } },
          series: [...ROUTES.map((m, i) => ({ type: 'bar', name: measureName(m), stack: 'routes', data: list.map((p) => { const r = of(p, m); return r ? r.estimate : null; }),
            itemStyle: { color: shades[i], decal: decals[i] } })), { type: 'custom', silent: true, renderItem: whisker, data: list.map((p, i) => [0, i]), encode: { x: 0, y: 1 } }] } };
    }));
    figure('Events by route and by definition', 'definitions', 'Events by definition',
      () => `Per 100 person-years, ${stratumName(...stratumPair())}. Claims count overdoses and months of moderate withdrawal together, so their number is larger. Thick bar: Monte Carlo interval`
        + (DRAWS ? '; thin bar: uncertainty interval.' : '.'), [], (self, whole) => {
        ['overdose_claims_defined', 'mental_health_crises', 'deaths'].forEach((m) => {
          whole.append(make('h4', {}, measureName(m)));
          const found = () => rows('outcomes').filter((r) => inStratum(r) && r.measure === m);
          apart(self, whole, chosen, (p) => {
            const r = found().find((row) => row.policy === p.id);
            if (!r) return null;
            const wide = isNumber(r.uncertainty_low) ? [r.uncertainty_low, r.uncertainty_high] : null;
            const value = isNumber(r.draw_mean) ? r.draw_mean : r.estimate;
            return { label: p.id, value, mc: [r.ci_low, r.ci_high], wide, color: look(p.id).color,
              text: wide ? interval(value, wide[0], wide[1]) : interval(value, r.ci_low, r.ci_high) };
          }, () => ({ name: found().length ? found()[0].unit : '', words: `${measureName(m)}, ${stratumName(...stratumPair())}.` }));
        });
      });
  }

  function differences() {
    if (!has('differences')) return;
    const available = () => rows('differences').some(inStratum);
    const mine = (r) => (available() ? inStratum(r) : r.stratum_variable === 'all');
    figure('Who benefits and who is harmed', 'differences', 'How differences in QALYs are spread',
      () => `Share of patients by what the policy changes for them against ${page.comparator}, ${available() ? stratumName(...stratumPair()) : 'everybody of the cohort (not told for the chosen group)'}. `
        + 'Behind a mean near nothing can stand many who gain and many who lose. Each patient met both policies with the same luck, under the registry\u2019s values alone; shares of fewer than 11 patients are withheld.',
      [['differences', mine]], (self, whole) => panel(self, whole, (width) => {
        const narrow = width < 640;
        const list = chosen().filter((p) => p.id !== page.comparator);
        const found = rows('differences').filter(mine);
        const classes = distinct(rows('differences').slice().sort((a, b) => a.place - b.place).map((r) => r.class));
        const shades = ['#b35806', '#f1a340', isDark() ? '#6b6f78' : '#d5d7dc', '#998ec3', '#542788'];
        const of = (p, c) => { const r = found.find((row) => row.policy === p.id && row.class === c); return r && isNumber(r.share) ? 100 * r.share : null; };
        return { height: list.length * 32 + 120,
          words: 'Spread of differences in QALYs. ' + list.map((p) => `${p.id}: ` + classes.map((c) => `${c} ${of(p, c) === null ? 'withheld or nobody' : Math.round(of(p, c)) + '%'}`).join(', ')).join('; ') + '.',
          option: { legend: { top: 0, textStyle: { color: ink().text }, data: classes }, tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true, valueFormatter: (v) => (isNumber(v) ? v.toFixed(0) + '%' : 'withheld or nobody') },
            grid: { left: narrow ? 130 : 220, right: 20, top: narrow ? 70 : 50, bottom: 44 },
            xAxis: { type: 'value', max: 100, name: '% of patients, weighted', nameLocation: 'middle', nameGap: 26, ...axisStyle() },
            yAxis: { type: 'category', inverse: true, data: list.map((p) => p.id), axisTick: { show: false }, axisLabel: { color: ink().text, interval: 0, width: narrow ? 120 : 210, overflow: 'truncate' } },
            series: classes.map((c, i) => ({ type: 'bar', name: c, stack: 'all', data: list.map((p) => of(p, c)), itemStyle: { color: shades[i] },
              label: { show: true, formatter: (x) => (x.value >= 7 ? Math.round(x.value) + '%' : ''), color: i === 0 || i === 4 ? '#ffffff' : isDark() && i === 2 ? '#ffffff' : '#000000', fontSize: 11 } })) } };
      }));
  }

  function plane() {
    if (!has('cost_effectiveness')) return;
    const one = rows('cost_effectiveness')[0];
    figure('Costs and QALYs', 'plane', 'Cost-effectiveness plane',
      `Per person of the whole cohort, less ${page.comparator}; costs as ${plain(one.perspective)} counts them, USD of ${one.price_year}; after the horizon: ${one.beyond_horizon === 'none' ? 'nothing counted' : 'remaining life expectancy'}. `
        + (rows('plane').length > policies.length ? 'Small marks: draws of the parameters; large ones: their mean. ' : '') + 'Lines: 50,000, 100,000 and 150,000 USD a QALY; below a line a policy is worth its cost. Hollow: the sign of the QALYs is not identified, so no policy leads.',
      ['cost_effectiveness', 'plane'], (self, whole) => {
        const legend = make('div', {});
        whole.append(legend);
        self.refreshers.push(() => legend.replaceChildren(key(together().filter((p) => p.id !== page.comparator).map((p) => p.id), true)));
        panel(self, whole, () => {
          const list = together().filter((p) => p.id !== page.comparator);
          const means = list.map((p) => [p, rows('cost_effectiveness').find((r) => r.policy === p.id)]).filter((pair) => pair[1]);
          const cloud = list.map((p) => ({ type: 'scatter', name: p.id, symbol: look(p.id).mark, symbolSize: 5, itemStyle: { color: look(p.id).color, opacity: 0.4 },
            data: rows('plane').filter((r) => r.policy === p.id && r.draw > 0 && isNumber(r.qalys) && isNumber(r.cost_usd)).map((r) => [r.qalys, r.cost_usd]) }));
          const points = [...cloud.flatMap((s) => s.data), ...means.map(([, r]) => [r.comparator_incremental_qalys, r.comparator_incremental_cost_usd]), [0, 0]];
          const span = (k) => { const v = points.map((q) => q[k]); const [a, b] = [Math.min(...v), Math.max(...v)]; const pad = (b - a) * 0.08 || 1; return [a - pad, b + pad]; };
          const [x, y] = [span(0), span(1)];
          const thresholds = [50000, 100000, 150000].map((t) => ({ type: 'line', silent: true, symbol: 'none', clip: true, data: [[x[0], t * x[0]], [x[1], t * x[1]]], lineStyle: { color: ink().grey, type: 'dotted', width: 1 } }));
          return { height: 420,
            words: 'Cost-effectiveness plane. ' + means.map(([p, r]) => `${p.id}: ${r.comparator_incremental_qalys.toPrecision(3)} QALYs, ${Math.round(r.comparator_incremental_cost_usd)} USD${r.identified === false ? ', sign of QALYs not identified' : ''}`).join('; ') + '.',
            option: { grid: { left: 74, right: 24, top: 14, bottom: 50 }, tooltip: { confine: true, formatter: (q) => `${q.seriesName}<br>${q.value[0].toPrecision(3)} QALYs<br>${Math.round(q.value[1])} USD` },
              xAxis: { type: 'value', min: x[0], max: x[1], name: 'QALYs less ' + page.comparator, nameLocation: 'middle', nameGap: 30, ...axisStyle(), axisLabel: { color: ink().text, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: (v) => minus(String(Number(v.toPrecision(2)))) } },
              yAxis: { type: 'value', min: y[0], max: y[1], name: 'USD', ...axisStyle(), axisLabel: { color: ink().text, showMinLabel: false, showMaxLabel: false, formatter: (v) => minus(grouped(String(Math.round(v)))) } },
              series: [...thresholds, ...cloud, ...means.map(([p, r]) => ({ type: 'scatter', name: p.id, symbol: look(p.id).mark, symbolSize: 15,
                itemStyle: { color: r.identified === false ? ink().paper : look(p.id).color, borderColor: look(p.id).color, borderWidth: 2.5 }, data: [[r.comparator_incremental_qalys, r.comparator_incremental_cost_usd]] }))] } };
        });
      });
  }

  function acceptability() {
    if (!has('acceptability')) return;
    const build = (column, words) => (width) => {
      const thresholds = distinct(rows('acceptability').map((r) => r.threshold_usd_per_qaly)).sort((a, b) => a - b);
      const list = policies.filter((p) => rows('acceptability').some((r) => r.policy === p.id && isNumber(r[column])));
      const series = list.map((p) => ({ type: 'line', name: p.id, showSymbol: false, lineStyle: { color: look(p.id).color, type: look(p.id).dash, width: 2 }, itemStyle: { color: look(p.id).color },
        data: rows('acceptability').filter((r) => r.policy === p.id).map((r) => [r.threshold_usd_per_qaly, 100 * r[column]]) }));
      if (column === 'probability_best') {
        series.push({ type: 'line', name: 'frontier', showSymbol: false, z: 1, lineStyle: { color: ink().text, width: 6, opacity: 0.22 }, itemStyle: { color: ink().text },
          data: thresholds.map((t) => { const r = rows('acceptability').find((row) => row.threshold_usd_per_qaly === t && row.on_frontier); return [t, r ? 100 * r.probability_best : null]; }) });
      }
      return { height: 320, words: words + ' ' + list.map((p) => { const r = rows('acceptability').find((row) => row.policy === p.id && row.threshold_usd_per_qaly === 100000); return r ? `${p.id}: ${Math.round(100 * r[column])}% at 100,000 USD` : p.id; }).join('; ') + '.',
        option: { grid: { left: 50, right: 24, top: 14, bottom: 48 }, tooltip: { trigger: 'axis', confine: true, valueFormatter: (v) => (isNumber(v) ? Math.round(v) + '%' : '') },
          xAxis: { type: 'value', name: 'USD a QALY', nameLocation: 'middle', nameGap: 28, ...axisStyle(), axisLabel: { color: ink().text, hideOverlap: true, formatter: (v) => grouped(String(v)) } },
          yAxis: { type: 'value', max: 100, name: '% of draws', ...axisStyle() }, series } };
    };
    const draws = rows('acceptability')[0].draws;
    figure('Acceptability', 'acceptability-guidelines', 'Guideline policies among themselves', `Share of ${draws} draws in which a guideline policy has the highest net benefit of the guideline policies. A high share is no proof: it says how often, not by how much.`, 'acceptability', (self, whole) => {
      whole.append(key(policies.filter((p) => p.standing === 'guideline').map((p) => p.id)));
      panel(self, whole, build('probability_best_of_guidelines', 'Acceptability among guideline policies.'));
    });
    figure('Acceptability', 'acceptability-all', 'All options', `Share of ${draws} draws in which a policy has the highest net benefit of all options; the broad grey line is the frontier: the share of the policy with the highest mean net benefit. References are not among the options.`, [], (self, whole) => {
      whole.append(key(options.filter((id) => rows('acceptability').some((r) => r.policy === id))));
      panel(self, whole, build('probability_best', 'Acceptability among all options.'));
    });
  }

  function information() {
    if (!has('information')) return;
    const list = rows('information').filter((r) => r.value_usd > 0 || r.kind === 'perfect').slice(0, 16);
    const one = list[0];
    figure('What knowing more would be worth', 'information', 'Value of information', `${page.datasets.information.meaning} Threshold here: ${grouped(String(one.threshold_usd_per_qaly))} USD a QALY, ${one.draws} draws. The vertical mark on a bar is what luck alone makes the strongest of its kind.`, 'information', (self, whole) => panel(self, whole, (width) => {
      const narrow = width < 640;
      const mark = (params, api) => {
        const r = list[params.dataIndex];
        if (!isNumber(r.strongest_by_luck_usd)) return undefined;
        const [x, y] = api.coord([r.strongest_by_luck_usd, params.dataIndex]);
        return { type: 'line', shape: { x1: x, x2: x, y1: y - 9, y2: y + 9 }, style: { stroke: ink().text, lineWidth: 2 } };
      };
      return { height: list.length * 26 + 70, words: 'Value of information per person. ' + list.map((r) => `${r.subject}: ${Math.round(r.value_usd)} USD${isNumber(r.strongest_by_luck_usd) && r.value_usd <= r.strongest_by_luck_usd ? ', within luck' : ''}`).join('; ') + '.',
        option: { grid: { left: narrow ? 150 : 320, right: 24, top: 6, bottom: 44 }, tooltip: { confine: true },
          xAxis: { type: 'value', name: 'USD a person', nameLocation: 'middle', nameGap: 26, max: Math.ceil(1.05 * Math.max(...list.flatMap((r) => [r.value_usd, r.strongest_by_luck_usd || 0]))), ...axisStyle() },
          yAxis: { type: 'category', inverse: true, data: list.map((r) => (r.kind === 'perfect' ? 'everything' : r.subject)), axisTick: { show: false }, axisLabel: { color: ink().text, interval: 0, width: narrow ? 140 : 310, overflow: 'truncate' } },
          series: [{ type: 'bar', barMaxWidth: 14, data: list.map((r) => ({ value: r.value_usd, itemStyle: { color: !isNumber(r.strongest_by_luck_usd) || r.value_usd > r.strongest_by_luck_usd ? look(options[0]).color : ink().grey } })) },
            { type: 'custom', silent: true, renderItem: mark, data: list.map((r, i) => [r.value_usd, i]), encode: { x: 0, y: 1 } }] } };
    }));
  }

  function tornado() {
    if (!has('tornado')) return;
    figure('What knowing more would be worth', 'tornado', 'Tornado: on what the net benefit hangs', () => `Net benefit of ${state.option} over ${page.comparator} per person where one parameter is low or high and the others are averaged; grey where the share of variance is within luck.`,
      [['tornado', (r) => r.policy === state.option]], (self, whole) => {
        whole.append(make('p', { class: 'own' }, choose('Option', 'option', tornadoPolicies, (v) => v)));
        panel(self, whole, (width) => {
          const narrow = width < 640;
          const list = rows('tornado').filter((r) => r.policy === state.option);
          const bar = (params, api) => {
            const r = list[params.dataIndex];
            const [a, b, m] = [r.outcome_at_low, r.outcome_at_high, r.outcome_mean].map((v) => api.coord([v, params.dataIndex])[0]);
            const y = api.coord([0, params.dataIndex])[1];
            const colour = r.variance_share > r.strongest_by_luck_share ? look(options[0]).color : ink().grey;
            return { type: 'group', children: [
              { type: 'rect', shape: { x: Math.min(a, m), y: y - 7, width: Math.max(1, Math.abs(a - m)), height: 14 }, style: { fill: colour, opacity: 0.45 } },
              { type: 'rect', shape: { x: Math.min(b, m), y: y - 7, width: Math.max(1, Math.abs(b - m)), height: 14 }, style: { fill: colour } }] };
          };
          const ends = list.flatMap((r) => [r.outcome_at_low, r.outcome_at_high, r.outcome_mean]);
          const pad = (Math.max(...ends) - Math.min(...ends)) * 0.05 || 1;
          return { height: list.length * 26 + 70, words: `Tornado of ${state.option}. ` + list.map((r) => `${r.parameter_id}: ${Math.round(r.outcome_at_low)} to ${Math.round(r.outcome_at_high)} USD`).join('; ') + '.',
            option: { grid: { left: narrow ? 150 : 340, right: 24, top: 6, bottom: 48 },
              xAxis: { type: 'value', min: Math.min(...ends) - pad, max: Math.max(...ends) + pad, name: 'USD a person; pale: parameter low, full: parameter high', nameLocation: 'middle', nameGap: 28, ...axisStyle(), axisLabel: { color: ink().text, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: (v) => minus(grouped(String(Math.round(v)))) } },
              yAxis: { type: 'category', inverse: true, data: list.map((r) => r.parameter_id), axisTick: { show: false }, axisLabel: { color: ink().text, interval: 0, width: narrow ? 140 : 330, overflow: 'truncate' } },
              series: [{ type: 'custom', renderItem: bar, data: list.map((r, i) => [r.outcome_mean, i]), encode: { x: 0, y: 1 } }] } };
        });
      });
  }

  function budget() {
    if (!has('budget')) return;
    figure('Budget impact', 'budget', 'Budget impact by year', () => `Undiscounted cost less ${page.comparator}, million USD of ${rows('budget')[0].price_year}, payer: ${plain(state.payer)}; for the ${page.adults} whom the cohort stands for. Whiskers: 95% ${rows('budget').some((r) => isNumber(r.uncertainty_low_usd)) ? 'uncertainty' : 'Monte Carlo'} intervals.`,
      [['budget', (r) => r.payer === state.payer]], (self, whole) => {
        const legend = make('div', {});
        whole.append(make('p', { class: 'own' }, choose('Payer', 'payer', payers, plain)), legend);
        const list = () => together().filter((p) => p.id !== page.comparator);
        self.refreshers.push(() => legend.replaceChildren(key(list().map((p) => p.id))));
        panel(self, whole, () => {
          const found = rows('budget').filter((r) => r.payer === state.payer);
          const years = distinct(found.map((r) => r.year)).sort((a, b) => a - b);
          const shown = list();
          const of = (p, y) => found.find((r) => r.policy === p.id && r.year === y);
          const count = shown.length;
          const whisker = (place) => (params, api) => {
            const r = of(shown[place], years[params.dataIndex]);
            if (!r) return undefined;
            const [low, high] = isNumber(r.uncertainty_low_usd) ? [r.uncertainty_low_usd, r.uncertainty_high_usd] : [r.difference_low_usd, r.difference_high_usd];
            if (!isNumber(low)) return undefined;
            const width = api.size([1, 0])[0] * 0.8;
            const x = api.coord([params.dataIndex, 0])[0] - width / 2 + ((place + 0.5) * width) / count;
            const [a, m, b] = [low, r.difference_usd, high].map((v) => api.coord([0, v / 1e6])[1]);
            const style = look(shown[place].id);
            return { type: 'group', children: [{ type: 'line', shape: { x1: x, x2: x, y1: a, y2: b }, style: { stroke: style.color, lineWidth: 2 } },
              { type: 'circle', shape: { cx: x, cy: m, r: 4 }, style: { fill: style.color } }] };
          };
          return { height: 340, words: `Budget impact by year, payer ${plain(state.payer)}, million USD. ` + shown.map((p) => `${p.id}: ` + years.map((y) => { const r = of(p, y); return `year ${y} ${r ? Math.round(r.difference_usd / 1e6) : 'none'}`; }).join(', ')).join('; ') + '.',
            option: { grid: { left: 70, right: 20, top: 24, bottom: 44 },
              xAxis: { type: 'category', data: years, name: 'year since policy start', nameLocation: 'middle', nameGap: 26, ...axisStyle(), splitLine: { show: true, lineStyle: { color: ink().line } } },
              yAxis: { type: 'value', name: 'million USD', ...axisStyle() },
              series: shown.map((p, place) => ({ type: 'custom', name: p.id, renderItem: whisker(place), encode: { x: 0, y: [1, 2, 3] },
                data: years.map((y, i) => { const r = of(p, y) || {}; const wide = isNumber(r.uncertainty_low_usd); return [i, (wide ? r.uncertainty_low_usd : r.difference_low_usd) / 1e6, (wide ? r.uncertainty_high_usd : r.difference_high_usd) / 1e6, 0]; }) })) } };
        });
      });
  }

  /** Published and simulated on one axis: the simulated as a ratio of the published. */
  function published() {
    if (!has('published')) return;
    ['predicted', 'fitted'].forEach((use) => {
      const all = rows('published').filter((r) => r.use === use && isNumber(r.published) && r.published > 0 && isNumber(r.simulated) && r.simulated > 0);
      if (!all.length) return;
      figure('Published against simulated', 'survey-' + use, `The survey: ${use} figures`,
        (use === 'fitted' ? 'The model was set to these: that they agree is no evidence. ' : 'Not tuned to. Most follow from fitted figures or are counts of another year. ')
          + 'Each simulated figure as a ratio of the published one (1 = equal); pale band: published 95% interval; thick bar: simulated 95% interval. Hollow: differs by more than both errors.',
        [['published', (r) => r.use === use]], (self, whole) => panel(self, whole, (width) => ranges(width, all.map((r) => ({
          label: plain(r.estimate_id) + (r.domain === 'all' ? '' : ` (${plain(r.domain)})`), value: r.simulated / r.published,
          mc: [r.simulated_low, r.simulated_high].every(isNumber) ? [r.simulated_low / r.published, r.simulated_high / r.published] : null,
          wide: [r.published_low, r.published_high].every(isNumber) ? [r.published_low / r.published, r.published_high / r.published] : null,
          color: use === 'fitted' ? ink().grey : look(options[0] || '').color, hollow: r.agrees === false,
          text: `${cell(Number(r.published.toPrecision(3)))} v. ${cell(Number(r.simulated.toPrecision(3)))} ${r.unit}${r.agrees === false ? ', differ' : ''}` })),
        { name: 'simulated over published', reference: 1, wideIsBand: true, labelWidth: 300, words: `Simulated over published, ${use}.` })));
    });
  }

  function emulated() {
    if (!has('emulated')) return;
    ['predicted', 'fitted'].forEach((use) => {
      const all = rows('emulated').filter((r) => r.use === use && isNumber(r.z));
      if (!all.length) return;
      const agree = all.filter((r) => r.agrees).length;
      figure('Published against simulated', 'studies-' + use, `Published studies repeated: ${use} results`,
        `${agree} of ${all.length} agree within both errors. ` + (use === 'fitted' ? 'The model was set to these: no evidence. ' : 'Nothing was tuned on these. ') + 'Difference over both errors (z); the band holds what both errors allow.',
        [['emulated', (r) => r.use === use]], (self, whole) => panel(self, whole, (width) => ranges(width, all.map((r) => ({
          label: `${r.study}: ${plain(r.estimand)}`, value: Math.max(-8, Math.min(8, r.z)), color: use === 'fitted' ? ink().grey : look(options[0] || '').color, hollow: !r.agrees,
          text: `${cell(Number(r.published.toPrecision(3)))} v. ${isNumber(r.simulated) ? cell(Number(r.simulated.toPrecision(3))) : 'undefined'} ${r.unit}${r.agrees ? '' : ', differ'}` })),
        { name: 'z, cut off at 8', reference: 0, band: [-1.96, 1.96], labelWidth: 320, min: -8.5, max: 8.5, words: `Published against simulated studies, ${use}.` })));
    });
  }

  function calibration() {
    if (has('narrowed')) {
      figure('The calibration', 'narrowed', 'How much the data narrowed each parameter', page.datasets.narrowed.meaning + ' Hollow: not identified.', 'narrowed', (self, whole) => panel(self, whole, (width) =>
        ranges(width, rows('narrowed').map((r) => ({ label: r.parameter_id, value: r.spread, color: look(options[0] || '').color, hollow: r.spread > 0.9,
          text: `${cell(Number(r.median.toPrecision(3)))} (${cell(Number(r.low.toPrecision(3)))} to ${cell(Number(r.high.toPrecision(3)))})${r.unit === '1' ? '' : ' ' + r.unit}` })),
        { name: 'posterior over prior spread', reference: 1, min: 0, max: 1.2, labelWidth: 340, words: 'Posterior over prior spread.' })));
    }
    if (has('fit')) {
      figure('The calibration', 'fit', page.datasets.fit.title, page.datasets.fit.meaning, 'fit', (self, whole) => { whole.append(table('fit', rows('fit'))); });
    }
  }

  function people() {
    if (!has('cohort')) return;
    const whole = rows('cohort').find((r) => r.variable === 'all');
    figure('Who they are', 'cohort', 'The cohort', `${cell(whole.patients)} synthetic patients who stand for ${whole.persons < 1e6 ? (whole.persons / 1e3).toFixed(0) + ' thousand' : (whole.persons / 1e6).toFixed(2) + ' million'} ${page.adults} without misuse who meet two or more criteria.`, 'cohort', (self, node) => panel(self, node, (width) => {
      const narrow = width < 640;
      const list = rows('cohort').filter((r) => r.variable !== 'all' && isNumber(r.share));
      const colour = look(options[0] || '').color;
      return { height: list.length * 21 + 60, words: 'Make-up of the cohort. ' + list.map((r) => `${r.variable} ${plain(r.value)} ${Math.round(100 * r.share)}%`).join('; ') + '.',
        option: { grid: { left: narrow ? 160 : 280, right: 50, top: 4, bottom: 40 },
          xAxis: { type: 'value', name: '% of the cohort', nameLocation: 'middle', nameGap: 24, ...axisStyle() },
          yAxis: { type: 'category', inverse: true, data: list.map((r) => `${r.variable}: ${plain(r.value)}`), axisTick: { show: false }, axisLabel: { color: ink().text, interval: 0, width: narrow ? 150 : 270, overflow: 'truncate' } },
          series: [{ type: 'bar', barMaxWidth: 12, itemStyle: { color: colour }, data: list.map((r) => 100 * r.share), label: { show: true, position: 'right', color: ink().text, formatter: (x) => x.value.toFixed(x.value < 10 ? 1 : 0) + '%' } }] } };
    }));
  }

  function parameters() {
    if (!has('parameters')) return;
    const counts = {};
    rows('parameters').forEach((r) => { counts[r.basis] = (counts[r.basis] || 0) + 1; });
    figure('What the parameters rest on', 'parameters', 'Basis of the parameters', Object.entries(counts).sort().map(([b, n]) => `${n} ${b}`).join(', ') + '. An assumed value is a judgement, whatever the interval around what follows from it.', 'parameters', (self, whole) => panel(self, whole, (width) => {
      const bases = ['measured', 'derived', 'calibrated', 'assumed'].filter((b) => counts[b]);
      return { height: bases.length * 30 + 50, words: 'Parameters by basis. ' + bases.map((b) => `${b}: ${counts[b]}`).join('; ') + '.',
        option: { grid: { left: 100, right: 60, top: 4, bottom: 40 }, xAxis: { type: 'value', name: 'parameters', nameLocation: 'middle', nameGap: 24, ...axisStyle() },
          yAxis: { type: 'category', inverse: true, data: bases, axisTick: { show: false }, axisLabel: { color: ink().text } },
          series: [{ type: 'bar', barMaxWidth: 18, itemStyle: { color: look(options[0] || '').color }, data: bases.map((b) => counts[b]), label: { show: true, position: 'right', color: ink().text } }] } };
    }));
  }

  function provenance() {
    figure('Where this comes from', 'provenance', 'Provenance', 'What was asked, and with what it was computed. The same command gives the same tables.', null, (self, whole) => {
      whole.append(make('dl', {}, Object.entries(page.facts).map(([name, value]) => [make('dt', {}, name), make('dd', {}, value)]).flat()));
    });
    if (policies.length) {
      figure('Where this comes from', 'policies', 'The policies', 'What each encodes, and what in it no trial supports.', null, (self, whole) => {
        whole.append(make('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': 'Table: the policies' }, make('table', {}, make('caption', {}, 'Policies of the run'),
          make('thead', {}, make('tr', {}, ['policy', 'standing', 'what', 'encodes', 'assumed'].map((h) => make('th', { scope: 'col' }, h)))),
          make('tbody', {}, policies.map((p) => make('tr', {}, [p.id, p.standing, p.title, p.citation, p.assumptions.join(' ')].map((c) => make('td', {}, c))))))));
      });
    }
    if (page.checklist.length) {
      figure('Where this comes from', 'cheers', 'CHEERS 2022 checklist', 'Filled as far as the run knows; what is marked is for a person to fill (Husereau 2022, BMJ 376:e067975).', null, (self, whole) => {
        whole.append(make('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': 'Table: CHEERS 2022 checklist' }, make('table', {}, make('caption', {}, 'CHEERS 2022'),
          make('thead', {}, make('tr', {}, ['item', 'topic', 'asks for', 'answer'].map((h) => make('th', { scope: 'col' }, h)))),
          make('tbody', {}, page.checklist.map((i) => make('tr', {}, make('td', {}, String(i.number)), make('td', {}, i.topic), make('td', {}, i.asks),
            i.answer ? make('td', {}, i.answer) : make('td', {}, make('span', { class: 'open-item' }, 'for a person to fill'))))))));
      });
    }
  }

  // --------------------------------------------------------------------------------------------------------------- page

  function controls() {
    const box = document.getElementById('controls');
    if (!contrastMeasures.length) return;
    const boxes = policies.map((p) => make('label', { title: p.title }, make('input', { type: 'checkbox', value: p.id, 'data-choice': 'policies',
      checked: state.policies.split(',').includes(p.id), onchange: () => {
        state.policies = boxes.map((b) => b.querySelector('input')).filter((i) => i.checked).map((i) => i.value).join(',');
        changed();
      } }), ' ' + p.id));
    box.replaceChildren(choose('Outcome', 'measure', contrastMeasures, measureName),
      choose('Group', 'stratum', strata, (v) => { const at = v.indexOf(':'); return stratumName(v.slice(0, at), v.slice(at + 1)); }),
      make('fieldset', {}, make('legend', {}, 'Policies'), boxes),
      choose('References in courses, plane and budget', 'references', ['apart', 'everywhere'], (v) => (v === 'apart' ? 'left out' : 'shown')),
      make('p', { class: 'note' }, 'The address of the page keeps the choice: send it with the file. ', make('button', { type: 'button', onclick: () => { Object.assign(state, defaults); controls(); changed(); } }, 'As at first')));
  }
  function refresh() {
    figures.forEach((f) => {
      f.caption();
      f.refreshers.forEach((r) => r());
      f.charts.forEach((c) => { if (c.drawn) c.draw(); });
    });
  }
  function changed() { writeHash(); refresh(); }
  function drawAll() { figures.forEach((f) => f.charts.forEach((c) => c.node.drawNow())); }

  document.getElementById('about').textContent = page.facts.about || '';
  delete page.facts.about;
  document.getElementById('contents').append(make('ul', {}));
  document.getElementById('contents').hidden = page.only.length > 0;
  readHash();
  controls();
  if (has('contrasts')) { forest(); turned(); structures(); }
  if (has('courses')) { courses('courses', 'What patients feel and take', COURSES); courses('systems', 'The seven opponent systems', SYSTEMS); }
  if (has('outcomes')) events();
  differences(); plane(); acceptability(); information(); tornado(); budget(); people(); published(); emulated(); calibration(); parameters(); provenance();
  figures.forEach((f) => f.refreshers.forEach((r) => r()));
  window.addEventListener('hashchange', () => { readHash(); controls(); refresh(); });
  dark.addEventListener('change', refresh);
  let wait = 0;
  window.addEventListener('resize', () => { clearTimeout(wait); wait = setTimeout(refresh, 150); });
  window.addEventListener('beforeprint', () => { printing = true; drawAll(); if (dark.matches) refresh(); });
  window.addEventListener('afterprint', () => { printing = false; if (dark.matches) refresh(); });
  // what is out of sight is drawn when nothing else is to be done, so that find and print see it
  const later = window.requestIdleCallback || ((f) => setTimeout(f, 50));
  const queue = figures.flatMap((f) => f.charts);
  const next = () => { const c = queue.shift(); if (c) { c.node.drawNow(); later(next); } else document.body.setAttribute('data-ready', 'true'); };
  later(next);
})();
