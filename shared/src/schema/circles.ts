/**
 * A circle is a named set of people who alone see its tickets (`HR`, `Works council`). It is one SharePoint group and one folder with permissions of
 * its own in each list that holds what a ticket says, so the number of permission scopes grows with the circles, never with the tickets.
 */
export type Circle = {
  /** Name of its folders and value of `Tickets.Circle`; says nothing about the circle. */
  key: string;
  name: string;
  /** Its SharePoint group. */
  groupId: number;
};

export const MAX_CIRCLES = 20;
export const MAX_CIRCLE_NAME_CHARS = 60;
/** Also the name of its folders: `circle-` and eight characters. */
export const CIRCLE_KEY = /^circle-[0-9a-z]{8}$/;

/** Reads stored circles leniently; one that is broken is left out, and its tickets stay where they are: unseen by whoever may not see them. */
export function parseCircles(value: unknown): Circle[] {
  if (!Array.isArray(value)) return [];
  return (value as unknown[]).slice(0, MAX_CIRCLES).flatMap((each): Circle[] => {
    if (typeof each !== 'object' || each === null) return [];
    const { key, name, groupId } = each as Record<string, unknown>;
    if (
      typeof key !== 'string' ||
      !CIRCLE_KEY.test(key) ||
      typeof name !== 'string' ||
      name.trim() === '' ||
      typeof groupId !== 'number' ||
      !Number.isInteger(groupId) ||
      groupId < 1
    )
      return [];
    return [{ key, name: name.trim().slice(0, MAX_CIRCLE_NAME_CHARS), groupId }];
  });
}
