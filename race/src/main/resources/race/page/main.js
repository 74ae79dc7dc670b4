/* Connects the controls of the page. */

if (recordedRuns.length > 0) {
  const byId = id => document.getElementById(id);
  const replay = new Replay({
    play: byId('play'), previous: byId('previous'), next: byId('next'), position: byId('position'), time: byId('time'),
    speed: byId('speed'), stage: byId('stage'), panels: byId('panels'), announcement: byId('announcement'),
  });
  const selects = [byId('left'), byId('right')];
  const all = byId('all');
  const indexOf = (name, otherwise) => {
    const index = recordedRuns.findIndex(run => run.name === name);
    return index < 0 ? otherwise : index;
  };
  const left = indexOf('threadpool', 0);
  const preferred = [left, indexOf('ascompleted', (left + 1) % recordedRuns.length)];
  selects.forEach((select, side) => {
    recordedRuns.forEach((run, index) => select.append(new Option(run.name, index)));
    select.value = preferred[side];
  });
  const open = () => {
    const pair = selects.map(select => recordedRuns[select.value]);
    replay.open(all.checked ? recordedRuns : pair, all.checked);
    showSources(byId('source'), ...pair);
  };
  selects.forEach(select => select.addEventListener('change', open));
  all.addEventListener('change', open);
  byId('player').hidden = false;
  open();
} else {
  document.getElementById('replay').hidden = true;
}
