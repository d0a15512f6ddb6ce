import { LONG_PRESS_MS, onLongPress } from './longPress';

let stop: () => void = () => undefined;
let box: HTMLElement;
let row: HTMLElement;
const taken: Element[] = [];
beforeEach(() => {
  jest.useFakeTimers();
  taken.length = 0;
  box = document.body.appendChild(document.createElement('div'));
  row = box.appendChild(document.createElement('div'));
  stop = onLongPress(box, (target) => taken.push(target) > 0);
});
afterEach(() => {
  stop();
  box.remove();
  jest.useRealTimers();
});

/** The DOM of the tests has no pointers of its own. */
const pointer = (type: string, { pointerType = 'touch', ...place }: MouseEventInit & { pointerType?: string } = {}): void =>
  void row.dispatchEvent(Object.assign(new MouseEvent(type, { bubbles: true, cancelable: true, ...place }), { pointerType, isPrimary: true }));

test.each<[string, () => void, boolean]>([
  ['rests', () => undefined, true],
  ['trembles', () => pointer('pointermove', { clientX: 4, clientY: 4 }), true],
  ['scrolls', () => pointer('pointermove', { clientX: 0, clientY: 30 }), false],
  ['is taken for scrolling by the browser', () => pointer('pointercancel'), false],
  ['goes', () => pointer('pointerup'), false],
])('a finger that %s', (_, meanwhile, told) => {
  pointer('pointerdown', { clientX: 0, clientY: 0 });
  meanwhile();
  jest.advanceTimersByTime(LONG_PRESS_MS);
  expect(taken).toEqual(told ? [row] : []);
});

test('a mouse that rests says nothing, and what ended hears nothing', () => {
  pointer('pointerdown', { pointerType: 'mouse' });
  jest.advanceTimersByTime(LONG_PRESS_MS);
  stop();
  pointer('pointerdown');
  jest.advanceTimersByTime(LONG_PRESS_MS);
  expect(taken).toEqual([]);
});

test('the click and the menu that follow a press are its own; the next click is a click', () => {
  const heard = jest.fn();
  row.addEventListener('click', heard);
  pointer('pointerdown', { clientX: 0, clientY: 0 });
  jest.advanceTimersByTime(LONG_PRESS_MS);
  const menu = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
  row.dispatchEvent(menu);
  row.click();
  expect([menu.defaultPrevented, heard.mock.calls.length]).toEqual([true, 0]);
  row.click();
  expect(heard).toHaveBeenCalledTimes(1);
});
