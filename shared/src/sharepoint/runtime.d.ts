// What browsers and Node both have and this folder and documents use; the compiler is given neither's library, so that nothing else slips in.
declare class URL {
  constructor(url: string, base?: string);
  readonly pathname: string;
  readonly searchParams: { get(name: string): string | null };
}
declare class Blob {
  constructor(parts: readonly Uint8Array[]);
  readonly size: number;
  slice(start: number, end?: number): Blob;
}
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare class TextDecoder {
  constructor(encoding?: string, options?: { fatal?: boolean });
  decode(bytes: Uint8Array): string;
}
