/* Plays the runs: two beside each other, or all. */

const SPEEDS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20];
const PREFERRED_SECONDS = 12;
const REDUCED_MOTION_FRAME_MILLIS = 500;
const reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)');

class Replay {
  constructor(controls) {
    this.controls = controls;
    this.time = 0;
    this.playing = false;
    SPEEDS.forEach(speed => controls.speed.append(new Option(`${speed}×`, speed)));
    controls.play.addEventListener('click', () => this.toggle());
    controls.previous.addEventListener('click', () => this.step(-1));
    controls.next.addEventListener('click', () => this.step(1));
    controls.position.addEventListener('input', () => {
      this.pause();
      this.seek(Number(controls.position.value));
    });
    controls.stage.addEventListener('keydown', event => this.onKey(event));
    window.addEventListener('beforeprint', () => {
      this.pause();
      this.seek(this.end);
    });
  }

  /** Shows runs at their end. */
  open(shown, small) {
    this.pause();
    this.end = Math.max(1, ...shown.map(run => run.end));
    const maxBacklog = Math.max(...shown.map(run => run.maxBacklog), 1);
    const onChoose = code => this.panels.forEach(panel => panel.choose(code));
    this.panels = shown.map(run => new Panel(run, { end: this.end, maxBacklog, small, onChoose }));
    this.times = [...new Set(shown.flatMap(run => run.events.map(event => event.time)))].sort((a, b) => a - b);
    this.controls.panels.replaceChildren(...this.panels.map(panel => panel.element));
    this.controls.panels.className = small ? 'every' : '';
    this.controls.position.max = Math.ceil(this.end);
    const wanted = this.end / 1000 / PREFERRED_SECONDS;
    this.controls.speed.value = SPEEDS.reduce((a, b) => (Math.abs(b - wanted) < Math.abs(a - wanted) ? b : a));
    this.seek(this.end);
  }

  seek(time) {
    this.time = Math.min(this.end, Math.max(0, time));
    this.panels.forEach(panel => panel.show(this.time));
    const { position, time: output, previous, next } = this.controls;
    position.value = this.time;
    position.setAttribute('aria-valuetext', seconds(this.time));
    output.textContent = seconds(this.time);
    previous.disabled = this.time === 0;
    next.disabled = this.time >= this.end;
  }

  /** Moves to the next or previous event, and shows its download. */
  step(direction) {
    this.pause();
    const time = direction > 0
      ? this.times.find(each => each > this.time)
      : this.times.findLast(each => each < this.time);
    this.seek(time ?? (direction > 0 ? this.end : 0));
    const happened = this.panels.flatMap(panel => panel.run.events
      .filter(event => event.time === this.time)
      .map(event => ({ panel, kind: event.kind, code: panel.run.downloads[event.index].code })));
    this.panels.forEach(panel => panel.choose(happened[0]?.code));
    this.controls.announcement.textContent = `${seconds(this.time)}: `
      + (happened.map(({ panel, kind, code }) => `${panel.run.name} ${code} ${kind}`).join(', ') || 'start');
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  play() {
    if (this.time >= this.end) this.seek(0);
    this.setPlaying(true);
    let last = null;
    const frame = now => {
      if (!this.playing) return;
      if (last === null) last = now;
      if (!reducedMotion.matches || now - last >= REDUCED_MOTION_FRAME_MILLIS) {
        this.seek(this.time + (now - last) * Number(this.controls.speed.value));
        last = now;
      }
      if (this.time >= this.end) this.pause();
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  pause() {
    this.setPlaying(false);
  }

  setPlaying(playing) {
    this.playing = playing;
    const { play } = this.controls;
    play.classList.toggle('playing', playing);
    play.setAttribute('aria-label', playing ? 'Pause' : 'Play');
    play.title = playing ? 'Pause' : 'Play';
  }

  onKey(event) {
    const actions = {
      ' ': () => this.toggle(),
      ArrowLeft: () => this.step(-1),
      ArrowRight: () => this.step(1),
      Home: () => {
        this.pause();
        this.seek(0);
      },
      End: () => {
        this.pause();
        this.seek(this.end);
      },
    };
    const action = actions[event.key];
    if (action && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      action();
    }
  }
}
