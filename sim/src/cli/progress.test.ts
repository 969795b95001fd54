import { describe, expect, it } from 'vitest';
import { duration, ProgressView } from './progress.ts';

function viewed(isTTY: boolean) {
  let text = '';
  let time = 0;
  const output = {
    isTTY,
    columns: 80,
    write: (more: string) => {
      text += more;
    },
  };
  const view = new ProgressView(output, () => time);
  return {
    view,
    text: () => text,
    at: (seconds: number, done: number) => {
      time = seconds * 1000;
      view.show({ done, planned: 100 });
    },
  };
}

describe('ProgressView', () => {
  it('draws over one line on a terminal, with the time left at the pace so far', () => {
    const { view, text, at } = viewed(true);
    // Twenty were there from before: they tell nothing of the pace.
    at(0, 20);
    at(10, 40);
    view.end();
    const lines = text().split('\r\u001b[K');
    expect(lines[1]).toBe('[######........................] 20 of 100 runs');
    expect(lines[2]).toBe('[############..................] 40 of 100 runs, 30 s left\n');
  });

  it('writes a plain line now and then elsewhere', () => {
    const { view, text, at } = viewed(false);
    for (let second = 0; second <= 25; second++) at(second, second);
    view.end();
    expect(text()).toBe(
      '0 of 100 runs\n10 of 100 runs, 1 min 30 s left\n20 of 100 runs, 1 min 20 s left\n',
    );
  });
});

describe('duration', () => {
  it.each([
    [0.2, '1 s'],
    [59.4, '59 s'],
    [60, '1 min 0 s'],
    [7505, '2 h 5 min'],
  ])('%f seconds are %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });
});
