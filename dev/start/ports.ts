import { createServer } from 'node:net';

export const PORT_NAMES = ['pages', 'mailbox', 'functions', 'functionsHttps', 'simulator', 'smtp'] as const;
export type PortName = (typeof PORT_NAMES)[number] | `sharePoint ${string}`;
export type Ports = { of: (name: PortName) => number; moved: { name: PortName; wanted: number; taken: number }[] };

/**
 * A port for each name, in a row from `first`; where one is taken the system gives another, and `moved` says so. `first` 0: free ones
 * for all.
 */
export async function choosePorts(names: readonly PortName[], first: number): Promise<Ports> {
  const chosen = new Map<PortName, number>();
  const moved: Ports['moved'] = [];
  for (const [at, name] of names.entries()) {
    const wanted = first === 0 ? 0 : first + at;
    const port = (wanted && (await freePort(wanted))) || (await freePort(0, [...chosen.values()])) || 0;
    if (!port) throw new Error('There is no free port on this machine.');
    if (wanted && port !== wanted) moved.push({ name, wanted, taken: port });
    chosen.set(name, port);
  }
  return {
    moved,
    of: (name) => {
      const port = chosen.get(name);
      if (port === undefined) throw new Error(`No port was chosen for ${name}.`);
      return port;
    },
  };
}

/** The port when nobody listens on it, on either loopback address; null when taken. */
async function freePort(port: number, avoid: readonly number[] = []): Promise<number | null> {
  const found = await tryListen(port, '127.0.0.1');
  if (found === null || avoid.includes(found)) return port === 0 && found !== null ? freePort(0, avoid) : null;
  return port === 0 || (await tryListen(port, '::1')) !== null || !(await hasLoopback6()) ? found : null;
}

async function hasLoopback6(): Promise<boolean> {
  return (await tryListen(0, '::1')) !== null;
}

function tryListen(port: number, host: string): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}
