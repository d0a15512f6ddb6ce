import { parseStartOptions } from './options.ts';

it.each([
  [[], { fresh: false, port: 4400, tickets: null }],
  [['--fresh', '--port', '5000'], { fresh: true, port: 5000, tickets: null }],
  [['--tickets', '100000'], { fresh: false, port: 4400, tickets: 100_000 }],
  [['--tickets', '1e9'], { problem: '--tickets 1e9 is no number from 1 to 250000.' }],
  [['--help'], { help: true }],
  [['--port', '0'], { problem: '--port 0 is no port from 1 to 65500.' }],
  [['--port', 'http'], { problem: '--port http is no port from 1 to 65500.' }],
  [['--ports', '1'], { problem: expect.stringContaining("Unknown option '--ports'") }],
  [['fresh'], { problem: expect.stringContaining('Unexpected argument') }],
])('%j', (args, expected) => {
  expect(parseStartOptions(args)).toEqual(expected);
});
