import { moveZone } from './useShortcuts';

const SHOWN = [{}] as unknown as DOMRectList;
const HIDDEN = [] as unknown as DOMRectList;

beforeEach(() => {
  jest.spyOn(HTMLElement.prototype, 'getClientRects').mockImplementation(function (this: HTMLElement) {
    return this.closest('[hidden]') ? HIDDEN : SHOWN;
  });
  document.body.innerHTML = `
    <main>
      <header data-zone="bar"><button hidden>Find</button><button id="new">New</button></header>
      <div data-zone="bulk" hidden><button id="bulk">Solve</button></div>
      <div data-zone="list"><button tabindex="-1">Sort</button><div class="tr" tabindex="-1">1</div><div class="tr" id="row" tabindex="0" data-stop>2</div></div>
      <div data-zone="status"><span>J K to move</span></div>
      <aside data-zone="pane"><button id="open">Open</button><div id="talk" data-zone="conversation" tabindex="0" data-stop>Hello</div></aside>
    </main>`;
});
afterEach(() => {
  jest.restoreAllMocks();
  document.body.innerHTML = '';
});

const from = (id: string, step: 1 | -1): string | undefined => {
  document.getElementById(id)?.focus();
  moveZone(document.querySelector('main'), step);
  return document.activeElement?.id;
};

test.each([
  ['row', 1, 'open', 'the line at the foot has no place for the focus and is passed over'],
  ['open', -1, 'row', 'back to the row, not to a head of a column'],
  ['new', 1, 'row', 'what is not shown is passed over'],
  ['row', -1, 'new', 'a hidden button is no place for the focus'],
  ['open', 1, 'talk', 'a zone in a zone is one of its own'],
  ['talk', -1, 'open', 'and is left backwards too'],
  ['talk', 1, 'new', 'after the last comes the first'],
  ['nothing', 1, 'new', 'from outside to the first'],
  ['nothing', -1, 'talk', 'from outside to the last'],
] as const)('from %s by %i to %s: %s', (start, step, end) => {
  expect(from(start, step)).toBe(end);
});
