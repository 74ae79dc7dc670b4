'use strict';

/* The recorded runs. All times are in milliseconds since the start of a run. */

const STATUSES = { OK: 'ok', NOT_FOUND: 'missing', ERROR: 'error' };
const STATUS_NAMES = { OK: 'saved', NOT_FOUND: 'not found', ERROR: 'error' };
const MICROS_PER_MILLI = 1000;

/** Creates an element with attributes and children. */
function element(name, attributes = {}, ...children) {
  const created = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => created.setAttribute(key, value));
  created.append(...children);
  return created;
}

/** Creates an SVG element with attributes. */
function svgElement(name, attributes = {}) {
  const created = document.createElementNS('http://www.w3.org/2000/svg', name);
  Object.entries(attributes).forEach(([key, value]) => created.setAttribute(key, value));
  return created;
}

function milliseconds(value) {
  return value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`;
}

function seconds(value) {
  return `${(value / 1000).toFixed(3)} s`;
}

/** A run: its downloads, and the events of all downloads in the order of time. */
class Run {
  constructor({ name, kind, downloads, source }) {
    this.name = name;
    this.ofCards = kind === 'CARDS';
    this.source = source;
    this.downloads = downloads.map(([code, status, slot, ...micros]) => {
      const [start, end, delay, read] = micros.map(value => value / MICROS_PER_MILLI);
      return { code, status, slot, start, end, delay, read };
    });
    this.slots = 1 + Math.max(0, ...this.downloads.map(download => download.slot));
    this.end = Math.max(0, ...this.downloads.map(download => download.read));
    this.events = this.downloads
      .flatMap((download, index) => [
        { time: download.start, kind: 'started', index },
        { time: download.end, kind: 'finished', index },
        ...(this.ofCards ? [] : [{ time: download.read, kind: 'read', index }]),
      ])
      .sort((a, b) => a.time - b.time || Run.ORDER[a.kind] - Run.ORDER[b.kind]);
    this.backlog = this.ofCards ? [] : this.backlogSteps();
    this.maxBacklog = Math.max(0, ...this.backlog.map(([, count]) => count));
  }

  /** Pairs of a time and the number of finished downloads that the program has not read from then on. */
  backlogSteps() {
    const steps = [];
    let count = 0;
    for (const { time, kind } of this.events) {
      if (kind === 'started') continue;
      count += kind === 'finished' ? 1 : -1;
      const last = steps[steps.length - 1];
      if (last && last[0] === time) last[1] = count;
      else steps.push([time, count]);
    }
    return steps;
  }

  /** The figures of a download, as a sentence. */
  describe({ code, status, start, end, delay, read }) {
    const took = `${code}: ${STATUS_NAMES[status]}. Waited ${milliseconds(start)} for a slot, took ${milliseconds(end - start)}`;
    if (this.ofCards) return `${took}.`;
    return `${took}${delay > 0 ? `, of which the server delayed it ${milliseconds(delay)}` : ''}`
      + `; read ${milliseconds(read - end)} after its end.`;
  }
}
Run.ORDER = { started: 0, finished: 1, read: 2 };

const runs = JSON.parse(document.getElementById('race-data').textContent).map(entry => new Run(entry));
const recordedRuns = runs.filter(run => run.downloads.length > 0);
