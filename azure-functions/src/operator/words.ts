/** "1 message", "2 messages": counts as a sentence says them. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
