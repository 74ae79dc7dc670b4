/* The timeline of one run: a row for each slot, a bar for each download. */

const MAX_LABELED_DOWNLOADS = 120;
const MAX_LABELED_SLOTS = 12;
const MAX_LANE_PIXELS = 26;
const LANES_PIXELS = 150;
const SMALL_LANES_PIXELS = 90;
const EVENT_LINE_PIXELS = 18;
const FIGURES_HINT = 'Point at a bar, or step, for its figures.';

class Panel {
  /**
   * @param run the run
   * @param end the time at the right edge, the same for all panels
   * @param maxBacklog the upper end of the backlog's scale, the same for all panels
   * @param small whether there is a list of events beside the timeline
   * @param onChoose called with the code of the download that the user points at
   */
  constructor(run, { end, maxBacklog, small, onChoose }) {
    this.run = run;
    this.end = end;
    this.position = 0;
    this.counts = { started: 0, finished: 0, read: 0 };
    this.bars = [];
    this.labels = [];
    this.tracks = element('div', { class: 'tracks' });
    this.lanes = this.drawLanes(small ? SMALL_LANES_PIXELS : LANES_PIXELS);
    this.curtain = element('div', { class: 'curtain' });
    this.needle = element('div', { class: 'needle' });
    this.tracks.append(this.lanes, ...(run.ofCards ? [] : [this.drawBacklog(Math.max(1, maxBacklog))]),
      this.curtain, this.needle, this.drawAxis());
    this.events = small ? null : element('ol', { class: 'events', 'aria-label': `Events of ${run.name}` });
    this.hint = small ? '' : FIGURES_HINT;
    this.figures = element('p', { class: 'figures' }, this.hint);
    this.element = element('article', { class: 'panel', 'data-run': run.name }, this.head(),
      element('div', { class: 'panel-body' }, this.tracks, ...(this.events ? [this.events] : [])), this.figures);
    this.lanes.addEventListener('pointermove', event => onChoose(this.codeAt(event)));
    this.lanes.addEventListener('pointerdown', event => onChoose(this.codeAt(event)));
    this.lanes.addEventListener('pointerleave', () => onChoose(null));
  }

  head() {
    const count = (field, name, before, after = '') => {
      this[field] = element('b', {}, '0');
      return element('span', { class: `count-${name}` }, `${before} `, this[field], after);
    };
    return element('div', { class: 'panel-head' }, element('h3', {}, this.run.name),
      element('p', { class: 'counts' }, count('inFlight', 'in-flight', this.run.ofCards ? 'in progress' : 'in flight'),
        ...(this.run.ofCards ? [] : [count('unread', 'unread', 'unread')]),
        count('readCount', 'read', this.run.ofCards ? 'done' : 'read', ` of ${this.run.downloads.length}`)));
  }

  drawLanes(pixels) {
    const { downloads, slots, name } = this.run;
    const height = Math.min(pixels, slots * MAX_LANE_PIXELS);
    const svg = svgElement('svg', {
      viewBox: `0 0 ${this.end} ${slots}`, preserveAspectRatio: 'none', height, role: 'img',
      'aria-label': `Timeline of ${name}: ${downloads.length} downloads in ${slots} slots`,
    });
    for (let slot = 1; slot < slots && slots <= MAX_LABELED_SLOTS; slot++) {
      svg.append(svgElement('line', { class: 'slot', x1: 0, x2: this.end, y1: slot, y2: slot }));
    }
    const labels = element('div', { class: 'labels', 'aria-hidden': 'true' });
    const labeled = slots <= MAX_LABELED_SLOTS && downloads.length <= MAX_LABELED_DOWNLOADS && pixels > SMALL_LANES_PIXELS;
    for (const { code, status, slot, start, end } of downloads) {
      const bar = svgElement('rect', { class: `bar ${STATUSES[status]}`, 'data-code': code, x: start, y: slot + 0.1,
        width: end - start, height: 0.8 });
      svg.append(bar);
      this.bars.push(bar);
      if (labeled) {
        const label = element('span', { 'data-code': code });
        label.style.cssText = `left:${100 * start / this.end}%;width:${100 * (end - start) / this.end}%;`
          + `top:${100 * slot / slots}%;height:${100 / slots}%`;
        labels.append(label);
        this.labels.push(label);
      }
    }
    this.chosen = svgElement('rect', { class: 'chosen', visibility: 'hidden', height: 0.8 });
    svg.append(this.chosen);
    return element('div', { class: slots > MAX_LABELED_SLOTS ? 'lanes dense' : 'lanes' }, svg, labels);
  }

  drawBacklog(max) {
    let path = '';
    let level = 0;
    for (const [time, count] of this.run.backlog) {
      path += level > 0 ? `H${time}V${max - count}` : `M${time} ${max}V${max - count}`;
      level = count;
    }
    const svg = svgElement('svg', { viewBox: `0 0 ${this.end} ${max}`, preserveAspectRatio: 'none', role: 'img',
      'aria-label': `Finished flags of ${this.run.name} that wait to be read: ${this.run.maxBacklog} at most` });
    svg.append(svgElement('path', { d: path }));
    return element('div', { class: 'backlog', 'data-scale': `unread, at most ${this.run.maxBacklog}` }, svg);
  }

  drawAxis() {
    const rough = this.end / 5;
    const magnitude = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map(factor => factor * magnitude).find(value => value >= rough);
    const axis = element('div', { class: 'axis', 'aria-hidden': 'true' });
    for (let time = 0; time < this.end * 0.97; time += step) {
      const tick = element('span', {}, `${Number((time / 1000).toPrecision(4))} s`);
      tick.style.left = `${100 * time / this.end}%`;
      axis.append(tick);
    }
    return axis;
  }

  /** Shows the run at a time. Only what has changed since is updated. */
  show(time) {
    const { events } = this.run;
    const before = this.position;
    while (this.position < events.length && events[this.position].time <= time) {
      this.apply(events[this.position++], 1);
    }
    while (this.position > 0 && events[this.position - 1].time > time) {
      this.apply(events[--this.position], -1);
    }
    const fraction = Math.min(1, time / this.end);
    this.curtain.style.transform = `scaleX(${1 - fraction})`;
    this.needle.style.left = `${100 * fraction}%`;
    this.needle.hidden = fraction === 1;
    if (before !== this.position || time === 0) {
      this.inFlight.textContent = this.counts.started - this.counts.finished;
      if (this.unread) this.unread.textContent = this.counts.finished - this.counts.read;
      this.readCount.textContent = this.run.ofCards ? this.counts.finished : this.counts.read;
      this.showEvents();
    }
  }

  apply({ kind, index }, direction) {
    this.counts[kind] += direction;
    const states = this.run.ofCards ? ['', 'flight', 'read'] : ['', 'flight', 'unread', 'read'];
    const state = states[Run.ORDER[kind] + (direction > 0 ? 1 : 0)];
    this.bars[index].setAttribute('class', `bar ${STATUSES[this.run.downloads[index].status]} ${state}`);
    if (this.labels[index]) this.labels[index].className = state;
  }

  showEvents() {
    if (!this.events) return;
    const lines = Math.max(1, Math.floor(this.events.clientHeight / EVENT_LINE_PIXELS) || 1);
    const shown = this.run.events.slice(Math.max(0, this.position - lines), this.position);
    this.events.replaceChildren(...shown.map(({ time, kind, index }) => element('li', {},
      element('span', { class: 'time' }, (time / 1000).toFixed(3)),
      element('span', {}, this.run.downloads[index].code),
      element('span', {}, kind))));
  }

  /** The code of the download at the pointer, or null. */
  codeAt(event) {
    const box = this.lanes.getBoundingClientRect();
    const time = this.end * (event.clientX - box.left) / box.width;
    const slot = Math.floor(this.run.slots * (event.clientY - box.top) / box.height);
    const found = this.run.downloads.find(each => each.slot === slot && each.start <= time && time <= each.end);
    return found ? found.code : null;
  }

  /** Marks the download of a code and shows its figures. */
  choose(code) {
    const download = this.run.downloads.find(each => each.code === code);
    this.chosen.setAttribute('visibility', download ? 'visible' : 'hidden');
    if (download) {
      this.chosen.setAttribute('x', download.start);
      this.chosen.setAttribute('y', download.slot + 0.1);
      this.chosen.setAttribute('width', download.end - download.start);
    }
    this.figures.textContent = download ? this.run.describe(download) : this.hint;
  }
}
