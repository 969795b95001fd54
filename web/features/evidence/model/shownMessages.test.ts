import { selectEvidence, splitImage, verifyEvidence } from '@weir/contracts/messages';
import { describe, expect, it } from 'vitest';
import { scope, syntheticTalk } from '../testing/syntheticTalk.ts';
import { choosable, chosenOf, shownMessages } from './shownMessages.ts';

// 256 by 2 pixels.
const PNG = [
  0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0, 0, 0, 0,
  2,
];
const picture = (start: number[], length: number) => {
  const bytes = new Uint8Array(length).fill(7);
  bytes.set(start);
  return bytes;
};
const words = (messages: ReturnType<typeof choosable>) =>
  messages.map(({ author, content }) => [
    author,
    content.kind === 'text' ? content.text : content.kind,
  ]);

describe('choosable', { timeout: 60_000 }, () => {
  it('has what both wrote in the order of their clocks, and no clock moves a side’s own order', () => {
    const { buyer, say } = syntheticTalk();
    say('buyer', 'I pay now', 100);
    say('seller', 'Fine', 150);
    // A clock that was put back.
    say('buyer', 'Paid', 50);
    say('seller', 'Not here', 200);
    expect(words(choosable(buyer.state))).toEqual([
      ['own', 'I pay now'],
      ['own', 'Paid'],
      ['other', 'Fine'],
      ['other', 'Not here'],
    ]);
  });

  it('shows the parts of an image as one, and choosing it reveals them all', () => {
    const { buyer, say } = syntheticTalk();
    say('buyer', 'Look', 1);
    const chunks = splitImage('image/png', picture(PNG, 9000));
    for (const chunk of chunks) say('buyer', { kind: 'imageChunk', ...chunk }, 2);
    const [, image] = choosable(buyer.state);
    expect(chunks.length).toBe(3);
    expect(image).toMatchObject({ from: 2, to: 4, content: { kind: 'image' } });
    expect(image?.content).toMatchObject({ image: { kind: 'shown' } });
    expect(chosenOf(image ? [image] : []).map(({ sequence }) => sequence)).toEqual([2, 3, 4]);
  });

  it('draws an image by its content, not by the type that its sender names, and says what is missing', () => {
    const { buyer, say } = syntheticTalk();
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>');
    for (const chunk of splitImage('image/png', svg))
      say('buyer', { kind: 'imageChunk', ...chunk }, 1);
    const [first, second] = splitImage('image/png', picture(PNG, 5000));
    if (!first || !second) throw new Error('it has two parts');
    say('buyer', { kind: 'imageChunk', ...first }, 2);
    const images = choosable(buyer.state).map(({ content }) =>
      content.kind === 'image' ? content.image : null,
    );
    expect(images).toEqual([{ kind: 'refused' }, { kind: 'incomplete', missing: 1, count: 2 }]);
  });
});

describe('shownMessages', { timeout: 60_000 }, () => {
  it('tells what is not shown by its numbers, and never its text', () => {
    const { buyer, say, keys } = syntheticTalk();
    const said = ['one', 'two', 'three', 'four'].map((text, i) => say('buyer', text, i));
    const [first, , , last] = said;
    if (!first || !last) throw new Error('four were said');
    const chosen = [first, last].map(({ link: { sender, sequence } }) => ({ sender, sequence }));
    const evidence = selectEvidence(buyer.state, chosen);
    const shown = shownMessages(verifyEvidence(evidence, scope, keys).messages);
    expect(shown.map(({ from, to, content }) => [from, to, content.kind])).toEqual([
      [1, 1, 'text'],
      [2, 3, 'hidden'],
      [4, 4, 'text'],
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/two|three/);
  });
});
