import { faultOf } from './fault';

const partMissing = Object.assign(new Error('Loading chunk 861 failed. (https://cdn.example/chunk.861_1.js)'), { name: 'ChunkLoadError' });
const network = (onLine: boolean): void => void jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(onLine);
afterEach(() => jest.restoreAllMocks());

test.each([
  ['a fault of the lists', { code: 'lists.full', message: 'no space', retryAfterSeconds: null }, true, 'lists.full', 'no space'],
  ['a fault of the lists without network', { code: 'lists.full', message: 'no space' }, false, 'lists.full', 'no space'],
  ['an error of ours', new Error('it moved'), true, 'lists.unavailable', 'it moved'],
  ['a part of the page', partMissing, true, 'lists.unavailable', 'a part of the page did not load'],
  ['a part of the page without network', partMissing, false, 'lists.offline', 'a part of the page did not load'],
])('%s', (_name, error, onLine, code, message) => {
  network(onLine);
  expect(faultOf(error)).toEqual({ code, message, retryAfterSeconds: null });
});
