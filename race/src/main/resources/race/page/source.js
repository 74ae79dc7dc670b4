/* Two sources beside each other. Equal lines are at the same height. */

const BODY = /\bvoid (downloadMany|makeCards)\(/;
const CONTINUATION_INDENT = 4;
const TOKENS = new RegExp([
  /(?<comment>^\s*\/?\*.*|\/\/.*)/,
  /(?<string>"(?:\\.|[^"\\])*")/,
  /(?<keyword>\b(?:package|import|public|private|static|final|class|record|void|int|new|return|throws|throw|try|catch|finally|for|while|if|else|var|null|true|false)\b)/,
].map(expression => expression.source).join('|'), 'g');

/** Pairs the lines of two texts: equal lines with each other, others as they come, with null for a missing line. */
function align(left, right) {
  const lengths = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      lengths[i][j] = left[i] === right[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const rows = [];
  let removed = [];
  let added = [];
  const flush = () => {
    for (let k = 0; k < Math.max(removed.length, added.length); k++) rows.push([removed[k] ?? null, added[k] ?? null, true]);
    removed = [];
    added = [];
  };
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      flush();
      rows.push([i++, j++, false]);
    } else if (j === right.length || (i < left.length && lengths[i + 1][j] >= lengths[i][j + 1])) {
      removed.push(i++);
    } else {
      added.push(j++);
    }
  }
  flush();
  return rows;
}

function highlight(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    const kind = Object.keys(match.groups).find(group => match.groups[group] !== undefined);
    parts.push(text.slice(end, match.index), element('span', { class: kind }, match[0]));
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return parts;
}

/** Lists one side. The rows of both sides share the rows of a grid, so that equal lines stay level where lines wrap. */
function listing(name, label, lines, first, rows, side) {
  const shown = rows.map(row => {
    const index = row[side];
    if (index === null) return element('div', { class: 'line filler' });
    const code = element(row[2] ? 'mark' : 'code', {}, ...highlight(lines[index]));
    code.style.setProperty('--indent', Math.max(0, lines[index].search(/\S/)) + CONTINUATION_INDENT);
    return element('div', { class: 'line', 'data-line': first + index + 1 }, code);
  });
  const created = element('div', { class: 'listing', role: 'region', 'aria-label': `${label} of ${name}` },
    element('h4', {}, name), ...shown);
  created.style.gridRow = `span ${rows.length + 1}`;
  return created;
}

/** Removes the indentation that all lines have. */
function dedent(lines) {
  const indents = lines.filter(line => line.trim() !== '' && line !== '}').map(line => line.search(/\S/));
  const common = Math.min(...indents, 8);
  return lines.map(line => (line.slice(0, common).trim() === '' ? line.slice(common) : line));
}

/** Shows the part of two sources from downloadMany on, and the part before folded. */
function showSources(place, left, right) {
  const sides = [left, right].map(run => {
    const lines = run.source ? run.source.trimEnd().split('\n') : ['(no source: not a program of this project)'];
    const body = lines.findIndex(line => BODY.test(line));
    return { name: run.name, lines, body: Math.max(0, body) };
  });
  const parts = (label, from, to) => {
    const texts = sides.map(side => dedent(side.lines.slice(from(side), to(side))));
    const rows = align(...texts);
    return element('div', { class: 'listings' },
      ...sides.map((side, index) => listing(side.name, `${label} ${index + 1}`, texts[index], from(side), rows, index)));
  };
  const header = parts('Header', () => 0, side => side.body);
  const marked = header.querySelectorAll('mark').length;
  place.replaceChildren(
    ...(sides.some(side => side.body > 0)
      ? [element('details', {}, element('summary', {}, `Header: imports, description and limits (${marked} lines differ)`), header)]
      : []),
    parts('Source', side => side.body, side => side.lines.length));
}
